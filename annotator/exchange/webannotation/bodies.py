"""What the bodies of a Web Annotation say: labels, comments, entries of databases, its creator."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from annotator.exchange.foreign.document import Reference
from annotator.exchange.foreign.json_things import Object, words_in

_LABELS = ("tagging", "classifying", "highlighting")
_NO_LABELS = ("tagging", "commenting", "describing")
"""Motivations that tell what bodies are, not what is annotated."""
_DEEPEST = 8  # sets of bodies within one another
_OTHER = "\0other"
"""A key of ours in the bodies that are another choice than the first."""
_WIKIDATA = ("http://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/")
_NAMES = ("name", "nickname", "nick", "email", "id", "@id")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The labels, comments and references of an annotation, and the annotations it leads to.

    `described` are words that describe, which of ours repeat what is said in another form.
    """

    labels: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    leads_to: tuple[str, ...] = ()


def bodies(annotation: Object) -> Bodies:
    """Return what the bodies of an annotation say."""
    labels = [*words_in(annotation.get("tags", []))]  # as Hypothesis has them, and `text`
    comments: list[str] = []
    described: list[str] = []
    references: list[Reference] = []
    leads: list[str] = []
    comments += [*words_in(annotation.get("bodyValue", [])), *words_in(annotation.get("text", []))]
    for one in _each(annotation.get("body")):
        if isinstance(one, str):
            leads.append(one)
            references.append(_reference(one))
        elif isinstance(one, dict):
            told = ["commenting"] if one.get(_OTHER) else purposes(one) or purposes(annotation)
            where = described if "describing" in told else comments
            _take(one, told, (labels, where, references, leads))
    if purposes(annotation) != ["linking"]:
        labels = labels or [one for one in purposes(annotation) if one not in _NO_LABELS]
    return Bodies(
        tuple(labels),
        tuple(filter(None, comments)),
        tuple(filter(None, described)),
        tuple(references),
        tuple(leads),
    )


def _each(found: Any, depth: int = 0) -> Iterator[Any]:
    """Yield bodies, those in sets too; of a choice the first is said, others are only noted."""
    for one in listed(found):
        items = one.get("items") if isinstance(one, dict) else None
        if not isinstance(items, list) or depth >= _DEEPEST:
            yield one
            continue
        told = {key: one[key] for key in ("purpose",) if key in one}
        for number, item in enumerate(items):
            is_other = one.get("type") == "Choice" and number > 0
            for inner in _each(item, depth + 1):
                more = told | ({_OTHER: True} if is_other else {})
                yield {**more, **inner} if isinstance(inner, dict) else inner


def purposes(thing: Object) -> list[str]:
    """Return the purposes or motivations of a body or an annotation."""
    found = [*words_in(thing.get("purpose", [])), *words_in(thing.get("motivation", []))]
    return [one.rpartition(":")[2].rpartition("/")[2].rpartition("#")[2] for one in found]


def creator(annotation: Object) -> str:
    """Return the name of who made an annotation, or nothing ("")."""
    user = annotation.get("user")
    if isinstance(user, str):  # acct:NAME@HOST, as Hypothesis has it
        return user.removeprefix("acct:").partition("@")[0]
    for one in listed(annotation.get("creator")):
        if isinstance(one, str):
            return one
        if isinstance(one, dict):
            return next((word for key in _NAMES for word in words_in(one.get(key, []))), "")
    return ""


def listed(found: Any) -> list[Any]:
    """Return a value as a list, as JSON-LD lets one stand for a list of one."""
    return [] if found is None else found if isinstance(found, list) else [found]


def _take(
    body: Object,
    told: list[str],
    into: tuple[list[str], list[str], list[Reference], list[str]],
) -> None:
    """Put what a body says where it belongs."""
    labels, comments, references, leads = into
    values = [*words_in(body.get("value", []))]
    if values:
        is_label = any(one in _LABELS for one in told)
        (labels if is_label else comments).extend(values)
        return
    for iri in _iris(body):
        leads.append(iri)
        references.append(_reference(iri))


def _iris(body: Object) -> Iterator[str]:
    for key in ("source", "id", "@id"):
        value = body.get(key)
        iri = value.get("id") if isinstance(value, dict) else value
        if isinstance(iri, str):
            yield iri
            return


def _reference(iri: str) -> Reference:
    """An entry of Wikidata, or any other address."""
    for start in _WIKIDATA:
        if iri.startswith(start):
            return Reference("Wikidata", iri.removeprefix(start))
    try:
        scheme = urlsplit(iri).scheme
    except ValueError:
        scheme = ""
    return Reference(scheme, iri[len(scheme) + 1 :]) if scheme else Reference("link", iri)

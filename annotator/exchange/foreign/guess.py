"""What foreign names most likely mean: by our names, usual ones, the codebook's, and their use."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from annotator.exchange.foreign.guess_by_use import ByUse
from annotator.exchange.foreign.mapping import NameMapping
from annotator.exchange.foreign.outgoing_layer import EVENT_PREFIX, OWN_LABELS, PART_LABELS
from annotator.exchange.foreign.survey import Survey
from annotator.exchange.foreign.targets import EVENT_PARTS, IGNORE, RECORD_FIELDS
from annotator.exchange.foreign.usual_names import (
    ATTRIBUTES,
    CLOSED,
    NAMES,
    QUOTE_PARTS,
    ROLES,
    SEGMENTS,
    SPEAKER_KINDS,
    VALUES,
)
from annotator.model.codebook import Codebook

CHAINS = "*-[0-9]*"
"""Labels such as Tom_Sawyer-3 in LitBank: each names one speaker."""

_CHAIN = re.compile(r".*-\d+")
_MENTION_PREFIX = {"PROP_": "name", "NOM_": "nominal", "PRON_": "pronoun"}
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """A mapping that was guessed; `reasons` say by what, where it was not by the name itself."""

    mapping: NameMapping
    reasons: Mapping[tuple[str, str], str]


def guessed(survey: Survey, codebook: Codebook, *, add_types: bool) -> Guess:
    """Return what the names of a survey most likely become in a project with this codebook."""
    quotes = {label for label in survey.counts["events"] if _is_quote(label, survey, codebook)}
    attributes = {name: _attribute(name, codebook) for name in _sorted(survey.counts["attributes"])}
    relations = {name: _relation(name, codebook) for name in _sorted(survey.counts["relations"])}
    kind = partial(_event_type, codebook=codebook)
    use = ByUse(survey, relations, lambda one: kind(one) or (_code(one) if add_types else ""))
    spans = _spans(survey.counts["spans"], codebook, use)
    tables = {
        "spans": {label: target for label, (target, _) in spans.items()},
        "events": {
            label: "quote" if label in quotes else _event(label, codebook)
            for label in _sorted(survey.counts["events"])
        },
        "roles": _roles(survey, quotes, codebook),
        "relations": {name: use.relation(name, spans) for name in relations},
        "attributes": attributes,
    }
    reasons = {("spans", label): reason for label, (_, reason) in spans.items() if reason}
    return Guess(NameMapping(tables, _all_values(survey, attributes), add_types), reasons)


def _all_values(survey: Survey, attributes: Mapping[str, str]) -> dict[str, dict[str, str]]:
    return {
        name: found
        for name, target in attributes.items()
        if target in CLOSED and (found := _values(survey.values[name], target))
    }


def _spans(labels: Iterable[str], codebook: Codebook, use: ByUse) -> dict[str, tuple[str, str]]:
    """What labels of spans become, and by what that was guessed if not by their names."""
    found: dict[str, tuple[str, str]] = {}
    has_prefixes = any(label.startswith(tuple(_MENTION_PREFIX)) for label in labels)
    for label in _sorted(labels):
        if has_prefixes and _CHAIN.fullmatch(label):
            found[CHAINS] = ("chain", "")
        elif _plain(label) in SEGMENTS.split():
            found[label] = (IGNORE, "")
        elif (target := _span(label, codebook)) == "quote content":
            found[label] = use.quoted(label, _plain(label))
        else:
            found[label] = (target, "") if target else use.span(label)
    return found


def _span(label: str, codebook: Codebook) -> str:
    """What a label of spans becomes by its name, or nothing ("") where that tells nothing."""
    plain = _plain(label)
    if label in codebook.terms("event_types") and label not in OWN_LABELS:
        return f"event {label}"
    if label in (PART_LABELS[part] for part in ("date", "venue", *EVENT_PARTS)):
        return "part"
    for prefix, kind in _MENTION_PREFIX.items():
        if label.startswith(prefix):
            return f"mention {kind}{_speaker_kind(_plain(label.removeprefix(prefix)))}"
    if part := _named(plain, QUOTE_PARTS):
        return "mention" if part == "speaker" else f"quote {part}"
    if code := _event_type(label, codebook):
        return f"event {code}"
    kind = _speaker_kind(plain)
    return f"mention{kind}" if kind or plain in NAMES.split() else ""


def _speaker_kind(plain: str) -> str:
    """A space and the kind of speaker that a label tells, or nothing ("")."""
    kind = _named(plain, SPEAKER_KINDS)
    return f" {kind}" if kind else ""


def _is_quote(label: str, survey: Survey, codebook: Codebook) -> bool:
    """Whether a frame has arguments that only quotes have, or is called one."""
    if label in codebook.terms("event_types") and label != "Quote":
        return False
    roles = {
        _named(_plain(role.rpartition("/")[2]), QUOTE_PARTS)
        for role in survey.counts["roles"]
        if role.startswith(f"{label}/")
    }
    return _named(_plain(label), QUOTE_PARTS) == "content" or bool(roles & {"content", "cue"})


def _event(label: str, codebook: Codebook) -> str:
    return f"event {_event_type(label, codebook) or _code(label)}"


def _event_type(label: str, codebook: Codebook) -> str:
    """The code of the event type that a label names, or nothing ("")."""
    if label.removeprefix(EVENT_PREFIX) in codebook.terms("event_types"):
        return label.removeprefix(EVENT_PREFIX)
    for one in codebook.event_types:
        if _plain(label) in (_plain(one.code), _plain(one.name)):
            return one.code
    return ""


def _roles(survey: Survey, quotes: set[str], codebook: Codebook) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in _sorted(survey.counts["roles"]):
        label, _, role = key.rpartition("/")
        if label in quotes:
            part = _named(_plain(role), QUOTE_PARTS)
            actor = _role(role, codebook) == "participant actor"
            found[key] = part or ("source" if actor else _join(role) or "note")
        else:
            found[role] = _role(role, codebook)
    return found


def _role(role: str, codebook: Codebook) -> str:
    """What a role of an event becomes: the codebook's, the usual ones, or one of its own."""
    plain = re.sub(r"arg\d*$|\d+$", "", _plain(role)) or _plain(role)
    for one in codebook.terms("roles").values():
        if plain in (_plain(one.code), _plain(one.name)):
            return f"participant {one.code}"
    target = _named(plain, ROLES)
    known = target.partition(" ")[2]
    if target and (not known or known in codebook.terms("roles")):
        return target
    return f"participant {_code(re.sub('[0-9]+$', '', role) or role)}"


def _code(name: str) -> str:
    """A name as a codebook may have it."""
    fit = "".join(sign if sign.isprintable() and sign != "|" else "_" for sign in name)
    return fit.strip() or "_"


def _join(name: str) -> str:
    target = _named(_plain(name), ROLES)
    return "" if target.startswith("participant") else target


def _relation(label: str, codebook: Codebook) -> str:
    plain = _plain(label)
    if part := _named(plain, QUOTE_PARTS) or _named(plain.removesuffix("of"), QUOTE_PARTS):
        return part
    target = _role(label, codebook)
    known = target.partition(" ")[2]
    return target if not known or known in codebook.terms("roles") else "note"


def _attribute(name: str, codebook: Codebook) -> str:
    if name in RECORD_FIELDS:
        return name
    if name.startswith("field_") and name != "field_":
        return f"field {_code(name.removeprefix('field_'))}"
    if name in codebook.terms("roles"):
        return f"participant {name}"
    return _named(_plain(name), ATTRIBUTES) or "note"


def _values(words: Iterable[str], target: str) -> dict[str, str]:
    """What the words of an attribute become where that is no other word of the same list."""
    found = {}
    for word in _sorted(words):
        if word not in CLOSED[target] and (value := _named(_plain(word), VALUES[target])):
            found[word] = value
    return found


def _named(plain: str, names: Mapping[str, str]) -> str:
    """The entry whose usual names have this one, or nothing ("")."""
    if not plain:
        return ""
    return next((target for target, words in names.items() if plain in words.split()), "")


def _plain(name: str) -> str:
    """A name in small letters without spaces and signs, so that spellings meet."""
    return _NOT_LETTERS.sub("", name).casefold()


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(names)

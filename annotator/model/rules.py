"""What a record may hold: the closed lists, the codebook's lists, dates and countries."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from annotator.errors import AnnotatorError
from annotator.model import countries, dates
from annotator.model.annotations import (
    ALIAS_KINDS,
    CERTAINTIES,
    EVENT_ROLES,
    LAYER_KINDS,
    MENTION_KINDS,
    MODALITIES,
    ORIGINS,
    POLARITIES,
    QUOTE_ROLES,
    QUOTE_TYPES,
    SPEAKER_KINDS,
    STATUSES,
    Annotation,
    Event,
    Layer,
    Mention,
    Quote,
    Speaker,
)
from annotator.model.article import PURPOSES, SOURCE_TYPES, Article
from annotator.model.codebook import Codebook, load
from annotator.model.spans import parts_problem
from annotator.model.times import is_moment

LARGEST_SCORE = 1 << 53
"""Beyond it a whole number cannot be kept as a number with a fraction."""

_CAMEO_ACTOR = re.compile("(?:[A-Z]{3})+")
_LANGUAGE = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def problems(record: Any, codebook: Codebook) -> Iterator[str]:
    """Yield, a sentence each, what a record holds that the model or the codebook does not know."""
    if isinstance(record, Annotation):
        yield from _one_of("certainty", record.certainty, CERTAINTIES)
        yield from _one_of("origin", record.origin, ORIGINS)
        if record.score is not None and not abs(record.score) <= LARGEST_SCORE:
            yield "the score is too large"
        yield from _moment("created_at", record.created_at)
        yield from _moment("updated_at", record.updated_at)
        if record.fields:
            yield from _declared(record, codebook)
    yield from _RULES.get(type(record), _nothing)(record, codebook)


def _nothing(_record: Any, _codebook: Codebook) -> Iterator[str]:
    return iter(())


def is_language(code: str) -> bool:
    """Whether this is a code of a language by the form of BCP 47, as en, zh-Hant or und."""
    return _LANGUAGE.fullmatch(code) is not None


def _article(record: Article, _: Codebook) -> Iterator[str]:
    yield from _given("title", record.title)
    if not is_language(record.language):
        yield f"language {record.language!r} is not a code of BCP 47, such as en, zh-Hant or und"
    yield from _one_of("source_type", record.source_type, SOURCE_TYPES)
    yield from _date("published", record.published)
    yield from _moment("created_at", record.created_at)
    assigned = [one.annotator for one in record.assignments]
    if len(assigned) > len(set(assigned)):
        yield "it is assigned twice to one annotator"
    for one in record.assignments:
        yield from _one_of("the purpose of an assignment", one.purpose, PURPOSES)


def _layer(record: Layer, _: Codebook) -> Iterator[str]:
    yield from _one_of("kind", record.kind, LAYER_KINDS)
    yield from _one_of("status", record.status, STATUSES)


def _speaker(record: Speaker, codebook: Codebook) -> Iterator[str]:
    yield from _given("name", record.name)
    yield from _one_of("kind", record.kind, SPEAKER_KINDS)
    yield from _country("country", record.country)
    if record.sector is not None:
        yield from _one_of(
            "sector", record.sector, countries.sectors(), listed="PLOVER's sectors, such as GOV"
        )
    if record.cameo_code is not None and not _CAMEO_ACTOR.fullmatch(record.cameo_code):
        yield (
            f"cameo_code {record.cameo_code!r} is not a code of an actor in CAMEO: three capital"
            " letters for the country and for each role, such as KORGOV"
        )
    if record.fields:
        yield from _declared(record, codebook)
    if record.wikidata is not None and not _is_wikidata(record.wikidata):
        yield f"wikidata {record.wikidata!r} is not Q and a number, such as Q42"
    for alias in record.aliases:
        yield from _given("the name of an alias", alias.name)
        yield from _one_of("the kind of an alias", alias.kind, ALIAS_KINDS)
    for office in record.offices:
        yield from _country("the country of an office", office.country)
        yield from _date("the time of an office", office.valid)


def _mention(record: Mention, _: Codebook) -> Iterator[str]:
    yield from _one_of("kind", record.kind, MENTION_KINDS)
    if record.fields and (words := parts_problem(record)):
        yield words
    if not isinstance(record.fields.get("label", ""), str):
        yield "fields.label is not text"


def _quote(record: Quote, codebook: Codebook) -> Iterator[str]:
    yield from _one_of("type", record.type, QUOTE_TYPES)
    yield from _one_of("act", record.act, codebook.terms("quote_acts"), of=codebook)
    yield from _one_of("stance", record.stance, codebook.terms("stances"), of=codebook)
    yield from _date("date", record.date)
    for span in record.spans:
        yield from _one_of("the role of a span", span.role, QUOTE_ROLES)


def _event(record: Event, codebook: Codebook) -> Iterator[str]:
    types = codebook.terms("event_types")
    yield from _one_of("type", record.type, types, of=codebook)
    if record.mode is not None and record.type in types:
        modes = {mode.code for mode in codebook.event_type(record.type).modes}
        yield from _one_of(f"mode of {record.type}", record.mode, modes, of=codebook)
    if record.cameo_code is not None and record.cameo_code not in types:
        cameo = load("cameo").terms("event_types")
        yield from _one_of("cameo_code", record.cameo_code, cameo, listed="CAMEO's, such as 036")
    for context in record.contexts:
        yield from _one_of("context", context, codebook.terms("contexts"), of=codebook)
    yield from _one_of("modality", record.modality, MODALITIES)
    yield from _one_of("polarity", record.polarity, POLARITIES)
    yield from _country("location_country", record.location_country)
    yield from _date("date", record.date)
    for span in record.spans:
        yield from _one_of("the role of a span", span.role, EVENT_ROLES)
    for participant in record.participants:
        yield from _one_of(
            "the role of a participant", participant.role, codebook.terms("roles"), of=codebook
        )


_RULES: dict[type, Callable[[Any, Codebook], Iterator[str]]] = {
    Article: _article,
    Layer: _layer,
    Speaker: _speaker,
    Mention: _mention,
    Quote: _quote,
    Event: _event,
}


def _given(name: str, value: str) -> Iterable[str]:
    if not value.strip():
        yield f"{name} is empty"


def _one_of(
    name: str,
    value: str | None,
    known: Collection[str],
    *,
    of: Codebook | None = None,
    listed: str = "the codebook's list",
) -> Iterable[str]:
    """Yield a sentence where a value is none of a list's, with the nearest one that is."""
    if value is None or value in known:
        return
    near = get_close_matches(value, known, n=1)
    listed = ", ".join(known) if len(known) <= 12 else listed
    advice = f"did you mean {near[0]}?" if near else f"it is one of {listed or 'none at all'}"
    where = f" in the codebook {of.name} {of.version}" if of else ""
    yield f"{name} {value!r} is not known{where}; {advice}"


def _date(name: str, value: str | None) -> Iterable[str]:
    if value is not None:
        try:
            dates.parse(value)
        except AnnotatorError as error:
            yield f"{name}: {error.message} {error.hint}".strip()


def _moment(name: str, value: str) -> Iterable[str]:
    if value and not is_moment(value):
        yield f"{name} {value!r} is not a moment in UTC, such as 2018-03-20T09:30:00.000Z"


MENTION_FIELDS = ("parts", "label")
"""What `fields` of a mention may hold: the parts of its words, each [start, end) in the article,
where they are several; its label in the file that it comes from."""


def _declared(record: Speaker | Annotation, codebook: Codebook) -> Iterable[str]:
    """Yield a sentence for each custom field of a record that the codebook does not have."""
    kind = type(record).__name__.lower()
    known = {field.name for field in codebook.fields_of(kind)}
    known |= set(MENTION_FIELDS) if kind == "mention" else set()
    for name in record.fields:
        if name not in known:
            book = f"{codebook.name} {codebook.version}"
            yield f"fields: the codebook {book} has no field {name!r} of {kind}s"


def _country(name: str, value: str | None) -> Iterable[str]:
    if value is not None and not countries.is_country(value):
        yield f"{name} {value!r} is not a country code of three letters, such as KOR, or UNO, IGO …"


def _is_wikidata(value: str) -> bool:
    return value[:1] == "Q" and value[1:].isascii() and value[1:].isdigit() and value[1] != "0"

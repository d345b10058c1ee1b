"""The tables of a report: speakers, quotes and events of one article, in the analyst's words."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from annotator.model.annotations import Event, Mention, Quote, Speaker, words_of
from annotator.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its id on the page, its number, the mark it leads to ("" for none), its cells."""

    id: str
    number: str
    back: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Names:
    """What ids and codes are called: speakers, other rows by record, annotators by layer."""

    speakers: Mapping[str, str]
    numbers: Mapping[str, str]
    annotators: Mapping[str, str]
    codebook: Codebook

    def of(self, speaker: str | None) -> str:
        """The name of a speaker, or nothing."""
        return self.speakers.get(speaker or "", "")

    def term(self, part: str, code: str | None) -> str:
        """What a code of one of the codebook's lists is called."""
        found = self.codebook.terms(part).get(code or "")
        return found.name if found else code or ""


# How much room a column needs; those that are not here hold a word of a list, which is not broken.
_ROOM = {
    **dict.fromkeys(("Quoted words", "Who", "In the text"), "wide"),
    "Note": "note",
    **dict.fromkeys(("Name", "Role", "Organisation", "Said by", "Said to"), "words"),
    **dict.fromkeys(("Reporting word", "Event word", "When, where", "Annotator"), "words"),
}
_DAY = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?[~?]?")


def table(title: str, kind: str, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the HTML of a table, without the columns that are empty in every row."""
    yield f"<h2>{title}</h2>\n"
    if not rows:
        yield '<p class="none">None.</p>\n'
        return
    columns = [name for name in rows[0].cells if any(row.cells[name] for row in rows)]
    head = "".join(f'<th scope="col">{name}</th>' for name in ("", *columns))
    yield f'<table class="{kind}">\n<thead><tr>{head}</tr></thead>\n<tbody>\n'
    for row in rows:
        number = f'<a href="#{row.back}">{row.number}</a>' if row.back else row.number
        cells = "".join(_cell(name, row.cells[name]) for name in columns)
        yield f'<tr id="{row.id}"><td>{number}</td>{cells}</tr>\n'
    yield "</tbody>\n</table>\n"


def _cell(column: str, words: str) -> str:
    room = f' class="{_ROOM[column]}"' if column in _ROOM else ""
    told = escape(words)
    if column == "When, where":
        told = _DAY.sub(r'<span class="day">\g<0></span>', told)
    return f'<td dir="auto"{room}>{told}</td>'


def speaker_cells(speaker: Speaker, mentions: Sequence[Mention]) -> dict[str, str]:
    """Return what a row says of a speaker and the names that the text has for it."""
    return {
        "Name": speaker.name,
        "Kind": speaker.kind,
        "Role": speaker.role or "",
        "Organisation": speaker.affiliation or "",
        "Country": speaker.country or "",
        "In the text": _listed(dict.fromkeys(mention.text for mention in mentions)),
        "Note": _lines(_fields(speaker.fields), speaker.note),
    }


def quote_cells(quote: Quote, names: Names) -> dict[str, str]:
    """Return what a row says of a quote."""
    stance = names.term("stances", quote.stance)
    target = names.of(quote.stance_target)
    return {
        "Said by": names.of(quote.speaker),
        "Quoted words": words_of(quote, "content"),
        "Reporting word": words_of(quote, "cue"),
        "Said to": _listed(names.of(one) for one in quote.addressees),
        "Kind": _lines(
            quote.type.replace("_", " "),
            names.term("quote_acts", quote.act),
            f"{stance}: {target}" if stance and target else stance or target,
        ),
        "When, where": _lines(
            quote.date or words_of(quote, "date"), quote.venue or words_of(quote, "venue")
        ),
        "Within": names.numbers.get(quote.parent or "", ""),
        **_of_all(quote, names),
    }


def event_cells(event: Event, names: Names) -> dict[str, str]:
    """Return what a row says of an event."""
    kinds = names.codebook.terms("event_types")
    modes = names.codebook.event_type(event.type).modes if event.type in kinds else ()
    mode = next((mode.name for mode in modes if mode.code == event.mode), event.mode)
    took_part = (
        f"{names.term('roles', part.role)}: {names.of(part.speaker)}" for part in event.participants
    )
    place = event.location or words_of(event, "location")
    polarity = "" if event.polarity == "positive" else f", {event.polarity}"
    return {
        "Type": _lines(names.term("event_types", event.type), mode or ""),
        "Event word": words_of(event, "trigger"),
        "Who": "\n".join(took_part),
        "When, where": _lines(
            event.date or words_of(event, "date"), _listed((place, event.location_country))
        ),
        "Context": _lines(
            *(names.term("contexts", one) for one in event.contexts),
            f"CAMEO {event.cameo_code}" if event.cameo_code else "",
        ),
        "Happened": f"{event.modality}{polarity}",
        "Said in": names.numbers.get(event.quote or "", ""),
        "Same as": names.numbers.get(event.same_as or "", ""),
        **_of_all(event, names),
    }


def _of_all(record: Quote | Event, names: Names) -> dict[str, str]:
    several = len(set(names.annotators.values())) > 1
    return {
        "Note": _lines(
            "" if record.certainty == "high" else f"{record.certainty} certainty",
            _fields(record.fields),
            record.note,
        ),
        "Annotator": names.annotators[record.layer] if several else "",
    }


def _fields(fields: Mapping[str, Any]) -> str:
    told = (
        f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in fields.items()
    )
    return "\n".join(told)


def _lines(*words: str) -> str:
    return "\n".join(filter(None, words))


def _listed(words: Iterable[str | None]) -> str:
    return ", ".join(filter(None, words))

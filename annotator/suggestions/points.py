"""What an annotator may have overlooked in an article, in the order of the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.model.annotations import Dismissed, Event, Mention, Quote, Speaker, spans_of
from annotator.model.codebook import Codebook
from annotator.model.spans import span_problem
from annotator.suggestions.cues import Cue, cues_in
from annotator.suggestions.frame import STOPS, Frame, Place, frame_of
from annotator.suggestions.indirect import has_that, may_report
from annotator.suggestions.languages import detect, language
from annotator.suggestions.proposals import Point
from annotator.suggestions.statements import turns_in

Record = Mention | Quote | Event

_SCARE_WORDS = 4
"""Quotations of so few words are mostly titles and “so-called” words."""

_NAME_WORDS = 2
"""And of so few even where a stop stands within, as it does in America: named it “Robogee.”"""


def to_look_at(
    text: str,
    records: Iterable[Record | Speaker],
    dismissed: Iterable[Dismissed] = (),
    codebook: Codebook | None = None,
    *,
    language: str = "",
) -> list[Point]:
    """Return the places to look at, in order, without those that were dismissed.

    `records` are those of one layer of the article, and the speakers whom they name, where these
    are to be looked at. `codebook` tells which fields are required; `language` is a BCP 47 code,
    without which the text's is guessed. A lower score means a likelier false alarm: short words in
    quotation marks with no reporting word near.
    """
    every = list(records)
    listed = [one for one in every if not isinstance(one, Speaker)]
    speakers = [one for one in every if isinstance(one, Speaker)]
    waved = {(one.rule, one.start, one.end) for one in dismissed}
    points = [*_unaccounted(text, listed, language), *_of_records(text, listed, codebook)]
    if codebook:
        points += _of_speakers(text, speakers, listed, codebook)
    kept = [point for point in points if (point.rule, point.start, point.end) not in waved]
    return sorted(kept, key=lambda point: (point.start, -point.score, point.rule))


@dataclass(frozen=True, slots=True)
class _Taken:
    """Places that records account for, joined where they touch, for quick questions."""

    starts: list[int]
    ends: list[int]

    def touches(self, start: int, end: int) -> bool:
        """Whether one of the places has a sign in common with [start, end)."""
        at = bisect_right(self.ends, start)
        return at < len(self.starts) and self.starts[at] < end


def _taken(places: Iterable[Place]) -> _Taken:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(places):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return _Taken(starts, ends)


def _unaccounted(text: str, records: list[Record], given: str) -> Iterator[Point]:
    """Quotations and reporting words of the text that are in no quote."""
    code = given if given not in ("", "und") else detect(text)
    frame = frame_of(text, language(code))
    quotes = [record for record in records if isinstance(record, Quote)]
    content = _taken(_places(quotes, "content"))
    words = _taken((*_places(quotes, "cue"), *_places(quotes, "content")))
    cues = [cue for cue in cues_in(frame, 0, len(text)) if _is_plain(frame, cue)]
    missed = [block for block in frame.blocks if not content.touches(*block)]
    units = list(_units_of(frame, missed))
    begins = [cue.start for cue in cues]
    for block, unit in zip(missed, units, strict=True):
        yield _quotation(text, block, near=_is_near(begins, unit))
    open_units = _taken(units)
    for cue in cues:
        inside = words.touches(cue.start, cue.end) or open_units.touches(cue.start, cue.end)
        if not inside and may_report(frame, frame.unit_of(cue.start), cue):
            yield _reporting(frame, cue)
    named = frame.language.by.finditer(frame.masked) if frame.language.spaced else ()
    for found in named:  # according to
        if not words.touches(*found.span()):
            yield _reporting(frame, Cue(found.start(), found.end(), "say"))
    yield from _turns(text, _taken((*_places(quotes, "cue"), *_places(quotes, "content"))))


def _is_plain(frame: Frame, cue: Cue) -> bool:
    """Whether a word reports more often than not; "found" does before "that"."""
    if not frame.language.has("vague", cue.word):
        return True
    return has_that(frame, frame.unit_of(cue.start), cue)


def _turns(text: str, taken: _Taken) -> Iterator[Point]:
    """The turns of a talk that are in no quote: "SECRETARY KERRY:"."""
    reason = "What is said behind this name and colon is in no quote."
    for start, end in turns_in(text):
        if not taken.touches(start, end):
            yield Point(rule="turn", reason=reason, score=0.8, start=start, end=end)


def _places(quotes: Iterable[Quote], role: str) -> Iterator[Place]:
    for quote in quotes:
        for span in quote.spans:
            if span.role == role:
                yield span.start, span.end


def _is_near(begins: list[int], unit: Place) -> bool:
    """Whether a reporting word stands in a sentence."""
    at = bisect_left(begins, unit[0])
    return at < len(begins) and begins[at] < unit[1]


def _units_of(frame: Frame, blocks: list[Place]) -> Iterator[Place]:
    """The sentence of each quotation that is listed: its verb needs no point of its own."""
    starts = [unit[0] for unit in frame.units]
    for start, _ in blocks:
        yield frame.units[bisect_right(starts, start) - 1]


def _quotation(text: str, block: Place, *, near: bool) -> Point:
    inside = text[block[0] + 1 : min(block[1] - 1, block[0] + 400)]
    stop = inside.rstrip()[-1:] in {*STOPS, ","}
    words = len(inside.split())
    name = words <= _NAME_WORDS and not near and not inside.rstrip().endswith(("!", "?", ","))
    short = words <= _SCARE_WORDS and len(inside) <= 40 and (name or not stop)
    if short and not near:
        reason = "These few words in quotation marks are in no quote; they may be a title."
        return Point(rule="marked-words", reason=reason, score=0.2, start=block[0], end=block[1])
    reason = "These words in quotation marks are in no quote."
    score = 0.9 if near and not short else 0.6
    return Point(rule="quotation", reason=reason, score=score, start=block[0], end=block[1])


def _reporting(frame: Frame, cue: Cue) -> Point:
    words = frame.text[cue.start : cue.end]
    return Point(
        rule="reporting-word",
        reason=f"“{words}” may report what someone said, but is in no quote.",
        score=0.7 if frame.language.has("clause", cue.word) else 0.4,
        start=cue.start,
        end=cue.end,
    )


def _of_records(text: str, records: list[Record], codebook: Codebook | None) -> Iterator[Point]:
    """What is missing, unsure or wrong in the records themselves."""
    for record in records:
        kind = type(record).__name__.lower()
        for rule, reason, score in _faults(text, record, codebook):
            start, end = _place(text, record)
            yield Point(
                rule=rule,
                reason=reason,
                score=score,
                start=start,
                end=end,
                kind=kind,
                record=record.id,
            )


def _of_speakers(
    text: str, speakers: list[Speaker], records: list[Record], codebook: Codebook
) -> Iterator[Point]:
    """What is missing of the speakers, at the first place where each is in a record."""
    for speaker in speakers:
        names = missing_fields(speaker, codebook)
        places = [_place(text, one) for one in records if speaker.id in _speakers_of(one)]
        if names and places:
            rule, reason, score = _missing(names)
            start, end = min(places)
            yield Point(
                rule=rule,
                reason=reason,
                score=score,
                start=start,
                end=end,
                kind="speaker",
                record=speaker.id,
            )


def _speakers_of(record: Record) -> set[str | None]:
    if isinstance(record, Event):
        return {part.speaker for part in record.participants}
    heard = record.addressees if isinstance(record, Quote) else ()
    return {record.speaker, *heard}


def _missing(names: list[str]) -> tuple[str, str, float]:
    shown = ", ".join(name.replace("_", " ") for name in names)
    return "missing:" + ",".join(names), f"The codebook asks for what is empty: {shown}.", 0.8


def _faults(
    text: str, record: Record, codebook: Codebook | None
) -> Iterator[tuple[str, str, float]]:
    if any(span_problem(span, text) for span in spans_of(record)):
        yield "words-changed", "The marked words are no longer those of the text.", 1.0
    if isinstance(record, Quote) and record.speaker is None:
        yield "no-speaker", "This quote has no speaker yet.", 0.9
    if isinstance(record, Mention) and record.speaker is None:
        yield "unlinked-mention", "This name is not linked to a speaker yet.", 0.8
    if codebook and (names := missing_fields(record, codebook)):
        yield _missing(names)
    if record.certainty == "low":
        yield "unsure", "You marked this as unsure.", 0.5


def missing_fields(record: Record | Speaker, codebook: Codebook) -> list[str]:
    """Return the names of a record's fields that the codebook requires and that are empty."""
    kind = type(record).__name__.lower()
    names = list(codebook.required_fields.get(kind, ()))
    names += [field.name for field in codebook.fields_of(kind) if field.required]
    if isinstance(record, Event) and record.type in codebook.terms("event_types"):
        names += ["recipient"] if codebook.event_type(record.type).recipient_required else []
    if isinstance(record, Quote) and record.speaker is None:
        names = [name for name in names if name != "speaker"]  # has a point of its own
    return [name for name in dict.fromkeys(names) if not _has(record, name)]


def _has(record: Record | Speaker, name: str) -> bool:
    """Whether a field, a role of its participants or of its spans is filled."""
    if record.fields.get(name) not in (None, "") or getattr(record, name, None):
        return True
    if isinstance(record, Event) and any(one.role == name for one in record.participants):
        return True
    spans = () if isinstance(record, Speaker) else spans_of(record)
    return any(span.role == name for span in spans)


def _place(text: str, record: Record) -> Place:
    """Where a record is shown: its first content, trigger or place, within the text."""
    spans = spans_of(record)
    first = next((span for span in spans if span.role in ("content", "trigger")), spans[0])
    start = min(max(first.start, 0), len(text))
    return start, min(max(first.end, start), len(text))

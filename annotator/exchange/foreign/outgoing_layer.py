"""Our records as marks and frames, with labels that the guess of a mapping knows."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from annotator.exchange.foreign.document import (
    DocumentLayer,
    Frame,
    Mark,
    Reference,
    Stretch,
    Value,
)
from annotator.model.annotations import Event, Layer, Mention, Quote, Span, Speaker
from annotator.model.codebook import Codebook

MENTION, QUOTE = "Mention", "Quote"
PART_LABELS = {
    "cue": "Cue",
    "source": "Source",
    "addressee": "Addressee",
    "insertion": "Insertion",
    "date": "DateWords",
    "venue": "VenueWords",
    "location": "LocationWords",
    "other_mention": "OtherMention",
}
"""The labels of the parts of quotes and events; as roles of frames they have our own names."""
NAME_LABELS = {
    "person": "Person",
    "organisation": "Organisation",
    "state": "State",
    "group": "Group",
    "document": "Document",
}
"""The labels of mentions by the kind of their speaker; others are plain mentions."""
OWN_LABELS = frozenset((MENTION, QUOTE, *PART_LABELS.values(), *NAME_LABELS.values()))
EVENT_PREFIX = "Event_"
"""Stands before an event type that is called like one of our labels."""
_QUOTE = ("type", "act", "stance", "date", "venue", "in_headline", "certainty")
_EVENT = (
    *("mode", "contexts", "cameo_code", "date", "location", "location_country"),
    *("modality", "polarity", "certainty"),
)
_DEFAULTS = {
    *(("certainty", "high"), ("modality", "asserted"), ("polarity", "positive")),
    ("in_headline", False),
}


class OutgoingLayer:
    """Makes the marks and frames of one layer; `named` gathers the speakers it refers to."""

    def __init__(
        self, speakers: Mapping[str, Speaker], codebook: Codebook, named: set[str]
    ) -> None:
        self._speakers, self._codebook, self._named = speakers, codebook, named
        self._marks: list[Mark] = []
        self._frames: dict[str, str] = {}
        self._mentions: dict[str, tuple[str, str | None]] = {}

    def of(
        self, layer: Layer, annotator: str, records: Mapping[str, Sequence[Any]]
    ) -> DocumentLayer:
        """Return the layer of an annotator (name) with its mentions, quotes and events."""
        for mention in records["mentions"]:
            self._mention(mention)
        for number, record in enumerate((*records["quotes"], *records["events"]), 1):
            self._frames[record.id] = f"E{number}"
        frames = [self._quote(quote) for quote in records["quotes"]]
        frames += [self._event(event) for event in records["events"]]
        return DocumentLayer(
            annotator=annotator,
            kind=layer.kind,
            status=layer.status,
            marks=tuple(self._marks),
            frames=tuple(frames),
            same=tuple(self._same()),
        )

    def _same(self) -> Iterator[tuple[str, ...]]:
        """Yield the mentions (marks) of each speaker who is named in several places."""
        groups: dict[str, list[str]] = {}
        for mark, speaker in self._mentions.values():
            if speaker is not None:
                groups.setdefault(speaker, []).append(mark)
        return (tuple(group) for group in groups.values() if len(group) > 1)

    def _mark(self, label: str, parts: Iterable[Stretch], **values: Any) -> str:
        id = f"T{len(self._marks) + 1}"
        self._marks.append(Mark(id=id, label=label, parts=tuple(parts), **values))
        return id

    def _mention(self, mention: Mention) -> None:
        parts = mention.fields.get("parts") or [(mention.start, mention.end)]
        attributes: dict[str, Value] = {"kind": mention.kind}
        attributes |= _values(mention, ("certainty",))
        if mention.fields.get("label"):
            attributes["label"] = str(mention.fields["label"])
        attributes |= self._names("speaker", (mention.speaker,))
        known = self._speakers.get(mention.speaker or "")
        id = self._mark(
            NAME_LABELS.get(known.kind, MENTION) if known else MENTION,
            [(start, end) for start, end in parts],
            attributes=attributes,
            note=mention.note,
            record=mention.id,
            references=self._references(mention.speaker),
        )
        self._mentions[mention.id] = (id, mention.speaker)

    def _quote(self, quote: Quote) -> Frame:
        content = [(span.start, span.end) for span in quote.spans if span.role == "content"]
        trigger = self._mark(QUOTE, content)
        attributes = _values(quote, _QUOTE) | _custom(quote)
        attributes |= self._names("speaker", (quote.speaker,))
        attributes |= self._names("addressees", quote.addressees)
        attributes |= self._names("stance_target", (quote.stance_target,))
        arguments = self._parts(quote.spans, "content")
        arguments += self._leading("parent", quote.parent)
        return self._frame(quote, QUOTE, trigger, (attributes, arguments))

    def _event(self, event: Event) -> Frame:
        label = f"{EVENT_PREFIX}{event.type}" if event.type in OWN_LABELS else event.type
        words = [(span.start, span.end) for span in event.spans if span.role == "trigger"]
        trigger = self._mark(label, words)
        attributes = _values(event, _EVENT) | _custom(event)
        arguments = self._parts(event.spans, "trigger")
        others: dict[str, list[str]] = {}
        for part in event.participants:
            mark, speaker = self._mentions.get(part.mention or "", ("", None))
            if mark and speaker == part.speaker:
                arguments.append((part.role, mark))
            else:
                others.setdefault(part.role, []).append(part.speaker)
        for role, speakers in others.items():
            attributes |= self._names(role, speakers)
        arguments += self._leading("in_quote", event.quote)
        arguments += self._leading("same_as", event.same_as)
        return self._frame(event, label, trigger, (attributes, arguments))

    def _frame(
        self,
        record: Quote | Event,
        label: str,
        trigger: str,
        said: tuple[dict[str, Value], list[tuple[str, str]]],
    ) -> Frame:
        attributes, arguments = said
        return Frame(
            id=self._frames[record.id],
            label=label,
            trigger=trigger,
            attributes=attributes,
            arguments=tuple(arguments),
            note=record.note,
            record=record.id,
        )

    def _parts(self, spans: Iterable[Span], main: str) -> list[tuple[str, str]]:
        """Mark the other parts of a record, each stretch by itself."""
        return [
            (span.role, self._mark(PART_LABELS[span.role], [(span.start, span.end)]))
            for span in spans
            if span.role != main
        ]

    def _leading(self, role: str, record: str | None) -> list[tuple[str, str]]:
        """An argument that leads to another record, if that is in the layer."""
        return [(role, self._frames[record])] if record in self._frames else []

    def _names(self, key: str, speakers: Iterable[str | None]) -> dict[str, Value]:
        """The names of speakers as an attribute, if there are any."""
        found = [one for one in speakers if one is not None]
        self._named.update(found)
        names = tuple(self._speakers[one].name for one in found)
        return {key: names if len(names) > 1 else names[0]} if names else {}

    def _references(self, speaker: str | None) -> tuple[Reference, ...]:
        known = self._speakers.get(speaker or "")
        if known is None or not known.wikidata:
            return ()
        return (Reference("Wikidata", known.wikidata, known.name),)


def _values(record: Any, names: Iterable[str]) -> dict[str, Value]:
    """The fields of a record that say more than the default does."""
    found = {name: getattr(record, name) for name in names}
    return {
        name: value
        for name, value in found.items()
        if value not in (None, "", ()) and (name, value) not in _DEFAULTS
    }


def _custom(record: Quote | Event) -> dict[str, Value]:
    """The custom fields of a record; what is no text is written as JSON."""
    return {
        f"field_{name}": value
        if isinstance(value, str | bool)
        else json.dumps(value, ensure_ascii=False)
        for name, value in record.fields.items()
        if value is not None
    }

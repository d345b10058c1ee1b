"""The rows of the tables, as plain values in the order of the columns."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from annotator.exchange.tables.source import Batch, Row, grouped
from annotator.exchange.tables.values import joined, offsets, words
from annotator.model import dates
from annotator.store import listings
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Known:
    """What rows tell beside their own record: speakers' names, quad classes, the own fields."""

    names: Mapping[str, str]
    quad_classes: Mapping[str, str]
    fields: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Which speakers the selected annotations refer to, and how often they are named and quoted."""

    named: Counter[str] = field(default_factory=Counter)
    quoted: Counter[str] = field(default_factory=Counter)
    others: set[str] = field(default_factory=set)

    def add(self, batch: Batch) -> None:
        """Count what is in some more articles."""
        self.named.update(row[3] for row in batch.mentions)
        for row in batch.quotes:
            self.quoted[row[3]] += 1
            self.others.add(row[7])
        for told in batch.addressees.values():
            self.others.update(row[0] for row in told)
        for took in batch.participants.values():
            self.others.update(row[1] for row in took)

    def refers_to(self, speaker: str) -> bool:
        """Tell whether any annotation refers to a speaker."""
        return speaker in self.named or speaker in self.quoted or speaker in self.others


def known(project: Project) -> Known:
    """Return what rows of a project tell beside their own record."""
    codebook = project.codebook
    return Known(
        listings.speaker_names(project),
        {kind.code: kind.quad_class for kind in codebook.event_types},
        {
            record: tuple(one.name for one in codebook.fields_of(record))
            for record in ("speaker", "quote", "event")
        },
    )


def articles(_: Known, batch: Batch) -> Iterator[Row]:
    """Yield the rows of articles.csv."""
    statuses: dict[str, dict[str | None, None]] = {}
    for work in batch.layers.values():
        statuses.setdefault(work.article, {})[work.status] = None
    for article in batch.articles:
        yield (*article, joined(list(statuses.get(article[0], ("new",)))))


def mentions(known: Known, batch: Batch) -> Iterator[Row]:
    """Yield the rows of mentions.csv, in the order of the text."""
    names = known.names
    for layer, start, mention, speaker, end, text, kind, certainty, note in batch.mentions:
        at = batch.layers[layer]
        yield (
            *(mention, at.article, at.title, at.annotator),
            *(names.get(speaker), kind, certainty, note),
            *(speaker, f"{start}..{end}", text),
        )


def quotes(known: Known, batch: Batch) -> Iterator[Row]:
    """Yield the rows of quotes.csv, in the order of the text."""
    name, own = known.names.get, known.fields["quote"]
    for row in batch.quotes:
        layer, quote, kind, speaker, parent, act, stance, target, date = row[:9]
        venue, in_headline, certainty, note, fields = row[9:]
        at, parts = batch.layers[layer], batch.quote_parts[quote]
        content, cue, said_by = parts["content"], parts.get("cue", ()), parts.get("source", ())
        told = [known.names[told] for (told,) in batch.addressees.get(quote, ())]
        yield (
            *(quote, at.article, at.title, at.source, at.published, at.annotator),
            *(kind, name(speaker), act, stance, name(target), joined(told), date, venue),
            *(bool(in_headline), certainty, note),
            *(speaker, *_days(date), words(content), words(cue), words(said_by)),
            *(offsets(content), offsets(cue), parent, batch.sentence(at.article, content[0])),
            *_own(own, fields),
        )


def events(known: Known, batch: Batch) -> Iterator[Row]:
    """Yield the rows of events.csv, in the order of the text."""
    names, own = known.names, known.fields["event"]
    for row in batch.events:
        layer, event, kind, mode, contexts, cameo, date = row[:7]
        at, trigger = batch.layers[layer], batch.event_parts[event]["trigger"]
        took = batch.participants.get(event, ())
        yield (
            *(event, at.article, at.title, at.source, at.published, at.annotator),
            *(kind, mode, "" if contexts == "[]" else joined(json.loads(contexts)), cameo, date),
            *row[7:-2],
            known.quad_classes.get(kind),
            joined([names[speaker] for role, speaker in took if role == "actor"]),
            joined([names[speaker] for role, speaker in took if role == "recipient"]),
            *(*_days(date), words(trigger), offsets(trigger), row[-2]),
            batch.sentence(at.article, trigger[0]),
            *_own(own, row[-1]),
        )


def participants(known: Known, batch: Batch) -> Iterator[Row]:
    """Yield the rows of participants.csv, event by event in the order of the text."""
    for layer, event, kind, *_ in batch.events:
        at = batch.layers[layer]
        for role, speaker in batch.participants.get(event, ()):
            yield (event, kind, role, known.names[speaker], speaker, at.article, at.annotator)


def speakers(project: Project, known: Known, tally: Tally, *, everyone: bool) -> Iterator[Row]:
    """Yield the rows of speakers.csv: everyone, or those that annotations refer to."""
    aliases = grouped(listings.alias_names(project))
    for row in listings.speakers(project):
        if everyone or tally.refers_to(row[0]):
            counts = tally.named[row[0]], tally.quoted[row[0]]
            yield _speaker(known, row, aliases, counts)


def speakers_named(project: Project, known: Known, ids: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of speakers.csv for some speakers (ids), counted in the whole project."""
    aliases = grouped(listings.alias_names(project, ids))
    counts = {speaker: found for speaker, *found in listings.speaker_counts(project, ids)}
    for row in listings.speakers(project, ids):
        yield _speaker(known, row, aliases, counts[row[0]])


def _speaker(
    known: Known, row: Row, aliases: Mapping[str, list[Row]], counts: Sequence[int]
) -> Row:
    speaker, *values, note, fields = row
    also = joined([name for (name,) in aliases.get(speaker, ())])
    return (speaker, *values, also, note, *counts, *_own(known.fields["speaker"], fields))


def _own(names: Sequence[str], fields: str) -> Sequence[Any]:
    """Return the values of the project's own fields, which are kept as JSON."""
    if not names:
        return ()
    values = json.loads(fields)
    return [values.get(name) for name in names]


@lru_cache(maxsize=4096)
def _days(date: str | None) -> tuple[str, str]:
    """Return the first and last day of a date, empty where it has none."""
    if not date or not dates.is_valid(date):
        return "", ""
    days = dates.parse(date)
    return days.start, days.end

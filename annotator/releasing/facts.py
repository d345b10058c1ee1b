"""What a data card tells of a release, counted from its copy of the project."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.store import gold, listings
from annotator.store.gold import Person
from annotator.store.project import Project

NOT_SAID = "not said"
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Split:
    """One of train, dev and test: how many articles, characters, mentions, quotes and events."""

    name: str
    articles: int
    characters: int
    mentions: int
    quotes: int
    events: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the articles of a release, and of who made it.

    Each of the counts is of articles, the commonest value first; `dates` are the first and the
    last day on which one was published, "" for none; of `undated` that is not known. `by_several`
    were annotated by two people or more, and `groups` are how many there are when those with
    nearly the same text are one.
    """

    splits: tuple[Split, ...]
    sources: Counts
    source_types: Counts
    licences: Counts
    languages: Counts
    dates: tuple[str, str]
    undated: int
    people: tuple[Person, ...]
    by_several: int
    groups: int
    codebook: str

    @property
    def articles(self) -> int:
        """How many articles are released."""
        return sum(split.articles for split in self.splits)

    @property
    def without_licence(self) -> int:
        """How many of them do not say under which licence they stand."""
        return self.licences.get(NOT_SAID, 0)


def facts(
    project: Project, splits: Mapping[str, Sequence[str]], groups: Mapping[str, str]
) -> Facts:
    """Count what is in a release; `splits` are the articles (ids) of each."""
    articles = [id for ids in splits.values() for id in ids]
    rows = {row[0]: row for row in listings.articles(project, articles)}
    counts = gold.record_counts(project)
    book = project.codebook

    def known(column: int) -> Counts:
        return _common(rows[id][column] for id in sorted(rows))

    published = sorted(day for row in rows.values() if (day := _day(row[6])))
    return Facts(
        splits=tuple(_split(name, ids, rows, counts) for name, ids in splits.items()),
        sources=known(2),
        source_types=known(3),
        licences=known(9),
        languages=known(8),
        dates=(published[0], published[-1]) if published else ("", ""),
        undated=len(rows) - len(published),
        people=tuple(gold.people(project)),
        by_several=gold.by_several(project),
        groups=len(set(groups.values())),
        codebook=f"{book.name} {book.version}",
    )


def _split(
    name: str,
    ids: Sequence[str],
    rows: Mapping[str, Sequence[object]],
    counts: Mapping[str, tuple[int, int, int]],
) -> Split:
    records = [counts[id] for id in ids]
    mentions, quotes, events = (sum(one[kind] for one in records) for kind in range(3))
    return Split(
        name, len(ids), sum(int(str(rows[id][11])) for id in ids), mentions, quotes, events
    )


def _common(values: Iterable[str | None]) -> Counts:
    counter = Counter(value or NOT_SAID for value in values)
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def _day(date: str | None) -> str:
    """A date as it sorts: without an open beginning and without signs of doubt."""
    return (date or "").lstrip("./").rstrip("~?")

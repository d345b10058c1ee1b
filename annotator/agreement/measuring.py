"""Measuring agreement: articles with everybody's records come in, an `Agreement` goes out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from threadpoolctl import threadpool_limits

from annotator.agreement import bootstrap
from annotator.agreement.bootstrap import Progress
from annotator.agreement.differences import differences_in
from annotator.agreement.finishing import Draft
from annotator.agreement.marks import Mark, mark_of
from annotator.agreement.matching import TOKEN, Matching, Words
from annotator.agreement.results import Agreement, Difference
from annotator.agreement.tallies import Tally
from annotator.agreement.units import UNITS, unit_named
from annotator.model.annotations import Event, Mention, Quote
from annotator.model.codebook import Codebook

NOT_BEGUN, ONE_BEGAN = "begun by nobody yet", "begun by one person only"
FINISHED = ("done", "reviewed", "adjudicated")


class Work(Protocol):
    """One person's work on an article."""

    @property
    def status(self) -> str:
        """How far the person is."""

    @property
    def records(self) -> Sequence[Mention | Quote | Event]:
        """What the person marked."""


class Article(Protocol):
    """An article with the work of several people by name, as the store reads it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def text(self) -> str:
        """Its text."""

    @property
    def works(self) -> Mapping[str, Work]:
        """Everybody's work."""


@dataclass(frozen=True, slots=True)
class Options:
    """How agreement is measured: of what, matched how, and how the intervals are drawn.

    `names` gives the names of speakers by id, for tables; the codebook a project's own fields.
    `left_out` says which articles are not given at all, and how many. Where a `reference` is named
    among the annotators, everyone is compared with it, and with nobody else.
    """

    units: tuple[str, ...] = tuple(UNITS)
    matching: Matching = field(default_factory=Matching)
    resamples: int = bootstrap.RESAMPLES
    seed: int = bootstrap.SEED
    names: Mapping[str, str] = field(default_factory=dict)
    codebook: Codebook | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)
    reference: str = ""


def measure(
    articles: Iterable[Article],
    annotators: Sequence[str],
    options: Options | None = None,
    *,
    total: int = 0,
    progress: Progress = lambda _done, _all: None,
) -> Agreement:
    """Measure how far annotators agree; `total` articles come, for the progress.

    Work that is new and empty has not been begun, and does not count. The progress may raise what
    it likes to end this. Raises AnnotatorError for a unit that there is none of.
    """
    options = options or Options()
    measuring = Measuring(annotators, options)
    steps = total + options.resamples
    for number, article in enumerate(articles):
        progress(number, steps)
        measuring.add(article)
    return measuring.result(lambda done, _all: progress(total + done, steps))


class Measuring:
    """Takes articles one by one, and keeps of each only what the numbers need."""

    def __init__(self, annotators: Sequence[str], options: Options) -> None:
        self._options = options
        others = sorted(set(annotators) - {options.reference})
        self._annotators = (*([options.reference] if options.reference else []), *others)
        self._tallies = [
            Tally(
                unit_named(name, options.codebook),
                self._annotators,
                options.matching,
                has_reference=bool(options.reference),
            )
            for name in options.units
        ]
        self._articles: list[tuple[str, str]] = []
        self._differences: list[Difference] = []
        self._not_begun: Counter[str] = Counter()
        self._unfinished = 0

    def add(self, article: Article) -> None:
        """Take one article; it does not count where less than two people have begun it."""
        works = {
            name: article.works[name]
            for name in self._annotators
            if name in article.works and _is_begun(article.works[name])
        }
        if len(works) < 2:
            self._not_begun[ONE_BEGAN if works else NOT_BEGUN] += 1
            return
        self._unfinished += any(work.status not in FINISHED for work in works.values())
        words = Words.of(article.text) if self._options.matching.how == TOKEN else Words()
        marked = {name: _marks(work) for name, work in works.items()}
        for tally in self._tallies:
            marks = {name: found.get(tally.unit.kind, []) for name, found in marked.items()}
            groups = tally.add(len(self._articles), len(article.text), marks, words)
            self._differences += differences_in(article, tally.unit, groups, tuple(works))
        self._articles.append((article.id, article.title))

    def result(self, progress: Progress = lambda _done, _all: None) -> Agreement:
        """Return what was measured; the intervals take a while."""
        with threadpool_limits(limits=1, user_api="blas"):  # more wait for each other here
            return self._result(progress)

    def _result(self, progress: Progress) -> Agreement:
        options = self._options
        drafts = [Draft(tally, self._articles) for tally in self._tallies]
        intervals = bootstrap.intervals(
            [function for draft in drafts for function in draft.functions],
            len(self._articles),
            resamples=options.resamples,
            seed=options.seed,
            progress=progress,
        )
        rest = iter(intervals)
        units = [draft.finished(rest, options.names) for draft in drafts]
        return Agreement(
            match=str(options.matching),
            reference=options.reference,
            seed=options.seed,
            resamples=options.resamples,
            units={unit.unit: unit for unit in units},
            left_out={**options.left_out, **self._not_begun},
            unfinished=self._unfinished,
            differences=tuple(self._differences),
        )


def _is_begun(work: Work) -> bool:
    return bool(work.records) or work.status != "new"


def _marks(work: Work) -> dict[str, list[Mark]]:
    """Return what is compared of each kind of record."""
    found: dict[str, list[Mark]] = {}
    for mark in map(mark_of, work.records):
        found.setdefault(mark.kind, []).append(mark)
    return found

"""The numbers of one kind of record, made of its tally."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import numpy as np

from annotator.agreement.bootstrap import Interval, f1, once
from annotator.agreement.coefficients import Alpha, Cohen, Fleiss, Statistic
from annotator.agreement.labels import confusion_of
from annotator.agreement.matching import TOKEN
from annotator.agreement.ratings import Floats, Ratings, per_article
from annotator.agreement.results import (
    RECORDS,
    WORDS,
    ArticleScore,
    Coefficient,
    Confusion,
    Score,
    TypeScore,
    UnitAgreement,
)
from annotator.agreement.tallies import Names, Tally

COHEN, FLEISS, ALPHA, ALPHA_U = (
    "cohen_kappa",
    "fleiss_kappa",
    "krippendorff_alpha",
    "krippendorff_alpha_u",
)
SPANS = "spans"
EMPTY = "left empty"
ALONE = "marked by one only"
NOT_BY_ALL = "not marked by all"
JOINED = "joined to one that it overlaps"

R = TypeVar("R", Score, Coefficient)


@dataclass(frozen=True, slots=True)
class Unsure(Generic[R]):
    """A result that still lacks its interval, and what computes it for resamples of articles."""

    result: R
    values: Callable[[Floats], Floats]

    def sure(self, interval: Interval | None) -> R:
        """Return the result with its interval."""
        return replace(self.result, ci=interval)


def scores(tally: Tally, articles: int) -> Iterator[Unsure[Score]]:
    """Yield the score of each pair of annotators, over so many articles."""
    for pair, flat in tally.amounts.items():
        yield _score(pair, flat, articles)


def scores_of_types(tally: Tally, articles: int) -> Iterator[tuple[str, Unsure[Score]]]:
    """Yield each type with the score of each pair of annotators in records of it."""
    for pair, types in tally.types.items():
        for type, flat in sorted(types.items()):
            yield type, _score(pair, flat, articles)


def coefficients(tally: Tally, articles: int) -> Iterator[Unsure[Coefficient]]:
    """Yield every coefficient, those of the places first, those of all annotators first."""
    order = sorted(tally.places, key=len, reverse=True)
    for between in order:
        places = tally.places[between]
        skipped = {JOINED: places.joined} if places.joined else {}
        yield _unsure((ALPHA_U, SPANS, between), places.statistic(articles), skipped, articles)
    tables = [(between, tally.ratings(between)) for between in order]
    for i in range(len(tally.unit.attributes)):
        for between, ratings in tables:
            of, table = ratings[i]
            for name, statistic, skipped in _nominal(tally, between, table, articles):
                yield _unsure((name, of, between), statistic, skipped, articles)


class Draft:
    """All numbers of one kind of record, before they have their intervals."""

    def __init__(self, tally: Tally, articles: Sequence[tuple[str, str]]) -> None:
        self._tally, self._articles = tally, articles
        self._scores = list(scores(tally, len(articles)))
        self._types = list(scores_of_types(tally, len(articles)))
        self._coefficients = list(coefficients(tally, len(articles)))

    @property
    def functions(self) -> list[Callable[[Floats], Floats]]:
        """What must be computed for resamples of the articles."""
        scored = [*self._scores, *(one for _, one in self._types)]
        of_scores = [one.values for one in scored]
        return [*of_scores, *(one.values for one in self._coefficients)]

    def finished(
        self, intervals: Iterator[Interval | None], names: Mapping[str, str]
    ) -> UnitAgreement:
        """Return everything, with intervals in the order of the functions."""
        tally = self._tally
        return UnitAgreement(
            unit=tally.unit.name,
            counted=WORDS if tally.matching.how == TOKEN else RECORDS,
            annotators=tally.annotators,
            articles=len(self._articles),
            pairs=tuple(one.sure(next(intervals)) for one in self._scores),
            by_type=tuple(TypeScore(type, one.sure(next(intervals))) for type, one in self._types),
            coefficients=tuple(one.sure(next(intervals)) for one in self._coefficients),
            by_article=tuple(_by_article(tally, self._articles)),
            confusion=tuple(_confusion(tally, names)),
        )


def _score(pair: tuple[str, str], flat: "array[int]", articles: int) -> Unsure[Score]:
    """Make a score of what was counted in each article; no interval where that is one at most."""
    where, *amounts = np.array(flat, dtype=np.int64).reshape(-1, 4).T
    sums = np.array([per_article(where, one, articles) for one in amounts])
    matched, only_a, only_b = (int(one.sum()) for one in amounts)
    score = Score(*pair, matched, only_a, only_b, articles=len(where))
    return Unsure(score, f1(sums) if _is_spread(sums.sum(axis=0)) else _undefined)


def _nominal(
    tally: Tally, between: Names, ratings: Ratings, articles: int
) -> Iterator[tuple[str, Statistic, dict[str, int]]]:
    """Yield the coefficients of one attribute, with what they leave out."""
    rows = len(ratings.articles)
    of_all = between == tally.annotators
    if of_all:
        alpha = Alpha.of(ratings, articles)
        alone = tally.sizes[1]
        yield ALPHA, alpha, {ALONE: alone, EMPTY: rows - alpha.n}
    if of_all and tally.is_of_several:
        fleiss = Fleiss.of(ratings, articles, raters=tally.most)
        fewer = sum(count for size, count in tally.sizes.items() if 1 < size < tally.most)
        left = {ALONE: alone, NOT_BY_ALL: fewer, EMPTY: rows - fewer - fleiss.n}
        yield FLEISS, fleiss, left
    if len(between) == 2:
        cohen = Cohen.of(ratings, articles)
        yield COHEN, cohen, {ALONE: tally.alone[between], EMPTY: rows - cohen.n}


def _unsure(
    names: tuple[str, str, Names], statistic: Statistic, skipped: Mapping[str, int], articles: int
) -> Unsure[Coefficient]:
    weights = once(articles)
    value, percent = (_plain(found(weights)) for found in (statistic.values, statistic.shares))
    coefficient = Coefficient(
        *names,
        value,
        None,
        percent,
        statistic.n,
        {why: count for why, count in skipped.items() if count},
        statistic.why_undefined if value is None else None,
    )
    is_sure = value is not None and _is_spread(statistic.amounts)
    return Unsure(coefficient, statistic.values if is_sure else _undefined)


def _is_spread(amounts: Floats) -> bool:
    """Whether what a number rests on, in each article, lies in two at least.

    Of one article there is nothing to draw: every resample would give the same number.
    """
    return int(np.count_nonzero(amounts)) > 1


def _undefined(weights: Floats) -> Floats:
    """What is undefined for all articles is so for any of them."""
    return np.full(weights.shape[1], np.nan)


def _plain(values: Floats) -> float | None:
    value = float(values[0])
    return None if np.isnan(value) else value


def _by_article(tally: Tally, articles: Sequence[tuple[str, str]]) -> Iterator[ArticleScore]:
    rows: list[tuple[int, Score]] = []
    for (a, b), flat in tally.amounts.items():
        table = np.array(flat, dtype=np.int64).reshape(-1, 4).tolist()
        rows += [(number, Score(a, b, both, one, other)) for number, both, one, other in table]
    rows.sort(key=lambda row: (row[0], row[1].a, row[1].b))
    return (ArticleScore(*articles[number], score) for number, score in rows)


def _confusion(tally: Tally, names: Mapping[str, str]) -> Iterator[Confusion]:
    for pair in tally.amounts:
        for of, ratings in tally.ratings(pair):
            yield confusion_of(ratings, of, pair, names)

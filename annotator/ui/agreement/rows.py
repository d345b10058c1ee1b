"""What stands in the tables of agreement: for each, rows of texts."""

from collections.abc import Sequence

from annotator.agreement.results import Difference, Score, UnitAgreement
from annotator.agreement.units import UNITS
from annotator.agreement.wording import interval, number, percent
from annotator.ui.words import agreement as words

Rows = Sequence[tuple[str, ...]]
NUMBERS = {
    "pairs": range(1, 9),
    "coefficients": range(3, 7),
    "types": range(2, 9),
    "articles": range(2, 8),
    "differences": range(0),
}
"""Which columns of a table are numbers."""


def rows_of(unit: UnitAgreement) -> dict[str, Rows]:
    """Return the rows of all tables of numbers, by the names of the tables."""
    return {
        "pairs": _pairs(unit),
        "coefficients": _coefficients(unit),
        "types": [
            (one.type, words.people((one.score.a, one.score.b)), *_sure_cells(one.score))
            for one in unit.by_type
        ],
        "articles": [
            (one.title, words.people((one.score.a, one.score.b)), *_cells(one.score))
            for one in sorted(unit.by_article, key=lambda one: _or_one(one.score.f1))
        ],
    }


def articles_of(unit: UnitAgreement) -> list[str]:
    """Return the articles (ids) of the rows of the table of articles."""
    found = sorted(unit.by_article, key=lambda one: _or_one(one.score.f1))
    return [one.article for one in found]


def difference_row(one: Difference) -> tuple[str, ...]:
    """Return the row of one difference."""
    kind = UNITS[one.unit].kind
    return (
        one.words,
        words.listed(tuple(one.records)),
        words.listed(one.missing),
        words.listed([words.attribute(kind, name) for name in one.differing]),
        one.title,
    )


def _pairs(unit: UnitAgreement) -> Rows:
    return [
        (words.people((one.a, one.b)), *_sure_cells(one), f"{one.articles:,}") for one in unit.pairs
    ]


def _coefficients(unit: UnitAgreement) -> Rows:
    kind = UNITS[unit.unit].kind
    return [
        (
            words.attribute(kind, one.of),
            words.MEASURES[one.name],
            words.people(one.between),
            number(one.value),
            interval(one.ci),
            percent(one.percent),
            f"{one.n:,}",
            words.remarks(one.undefined, one.skipped),
        )
        for one in unit.telling
    ]


def _sure_cells(score: Score) -> tuple[str, ...]:
    return (*_cells(score), interval(score.ci))


def _cells(score: Score) -> tuple[str, ...]:
    counts = (score.matched, score.only_a, score.only_b)
    shares = (score.precision, score.recall, score.f1)
    return (*(f"{count:,}" for count in counts), *map(number, shares))


def _or_one(share: float | None) -> float:
    return 1.0 if share is None else share

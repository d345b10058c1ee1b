"""What comes out: scores of pairs, coefficients, tables and differences, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.agreement.bootstrap import Interval

RECORDS, WORDS = "records", "words"


@dataclass(frozen=True, slots=True)
class Score:
    """What two annotators have in common (records or words), and what only one of them has.

    Precision takes a for right: how much of b's is a's too; recall is how much of a's is b's too.
    """

    a: str
    b: str
    matched: int
    only_a: int
    only_b: int
    ci: Interval | None = None
    """Of F1."""
    articles: int = 0

    @property
    def precision(self) -> float | None:
        """Matched over all of b's; None where b has nothing."""
        return _share(self.matched, self.matched + self.only_b)

    @property
    def recall(self) -> float | None:
        """Matched over all of a's; None where a has nothing."""
        return _share(self.matched, self.matched + self.only_a)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where neither has anything."""
        return _share(2 * self.matched, 2 * self.matched + self.only_a + self.only_b)


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One coefficient of some annotators: of an attribute, or of the places (`of` is "spans").

    `value` is None where it is undefined, and `undefined` says why. `percent` is agreement without
    correction for chance, 0 to 1; `skipped` says which records were left out, and how many.
    """

    name: str
    of: str
    between: tuple[str, ...]
    value: float | None
    ci: Interval | None
    percent: float | None
    n: int
    skipped: Mapping[str, int]
    undefined: str | None


@dataclass(frozen=True, slots=True)
class TypeScore:
    """The score of two annotators over the records of one type."""

    type: str
    score: Score


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """The score of two annotators in one article."""

    article: str
    title: str
    score: Score


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often a said one thing and b another of the records both marked; "" for nothing."""

    of: str
    a: str
    b: str
    cells: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Difference:
    """Records in which annotators differ: those who did not mark it, and in what the others do.

    `place` is where it begins and ends in its article; `records` are their ids by annotator.
    """

    article: str
    title: str
    unit: str
    place: tuple[int, int]
    words: str
    records: Mapping[str, str]
    missing: tuple[str, ...]
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitAgreement:
    """Everything about one kind of record; `counted` says what scores count."""

    unit: str
    counted: str
    annotators: tuple[str, ...]
    articles: int
    pairs: tuple[Score, ...]
    coefficients: tuple[Coefficient, ...]
    by_type: tuple[TypeScore, ...]
    by_article: tuple[ArticleScore, ...]
    confusion: tuple[Confusion, ...]

    @property
    def telling(self) -> tuple[Coefficient, ...]:
        """The coefficients to show; of an attribute that has no value, the first one only."""
        defined = {one.of for one in self.coefficients if one.value is not None}
        first = {one.of: one for one in reversed(self.coefficients)}
        return tuple(one for one in self.coefficients if one.of in defined or one is first[one.of])


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was measured, and how; `left_out` says which articles were not, and how many.

    `unfinished` is the number of articles that count, though someone has not called them done;
    `reference` is with what all were compared, "" where it was with each other.
    """

    match: str
    seed: int
    resamples: int
    units: Mapping[str, UnitAgreement]
    left_out: Mapping[str, int]
    unfinished: int
    differences: tuple[Difference, ...]
    reference: str = ""

    @property
    def articles(self) -> int:
        """How many articles count: those that two people or more have begun."""
        return max((unit.articles for unit in self.units.values()), default=0)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None

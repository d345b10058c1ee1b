"""The tables of a report of agreement: their rows as texts, and tables and matrices as HTML."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from annotator.agreement import wording
from annotator.agreement.results import (
    ArticleScore,
    Confusion,
    Difference,
    Score,
    UnitAgreement,
)

MOST_VALUES = 24
"""Rows of a matrix; the rest are one row and column, "…"."""
REST = "…"

Rows = tuple[Sequence[str], Sequence[Sequence[str]]]
"""The head of a table, and its rows; a head with "#" in front is of numbers."""

SCORE_HEAD = ("#both", "#only the first", "#only the second", "#precision", "#recall", "#F1")


def score_cells(score: Score) -> tuple[str, ...]:
    """Return the numbers of a score."""
    return (
        *(f"{count:,}" for count in (score.matched, score.only_a, score.only_b)),
        *map(wording.number, (score.precision, score.recall, score.f1)),
    )


def pair_rows(unit: UnitAgreement) -> Rows:
    """Return the scores of all pairs."""
    rows = [
        (
            wording.pair(one),
            *score_cells(one),
            wording.interval(one.ci),
            f"{one.articles:,}",
        )
        for one in unit.pairs
    ]
    return ("pair", *SCORE_HEAD, "95 % of F1", "#articles"), rows


def coefficient_rows(unit: UnitAgreement) -> Rows:
    """Return the coefficients; one row of an attribute that says the same of everybody."""
    rows = [
        (
            wording.attribute(one.of),
            wording.MEASURES[one.name],
            wording.between(one.between),
            wording.number(one.value),
            wording.interval(one.ci),
            wording.percent(one.percent),
            f"{one.n:,}",
            wording.remarks(one),
        )
        for one in unit.telling
    ]
    return ("of", "measure", "between", "#value", "95 %", "#agree", "#n", "remarks"), rows


def type_rows(unit: UnitAgreement) -> Rows:
    """Return the scores of each type."""
    rows = [
        (
            one.type,
            wording.pair(one.score),
            *score_cells(one.score),
            wording.interval(one.score.ci),
        )
        for one in unit.by_type
    ]
    return ("type", "pair", *SCORE_HEAD, "95 % of F1"), rows


def article_rows(found: Iterable[ArticleScore]) -> Rows:
    """Return the scores of articles."""
    rows = [(one.title, wording.pair(one.score), *score_cells(one.score)) for one in found]
    return ("article", "pair", *SCORE_HEAD), rows


def difference_rows(found: Iterable[Difference]) -> Rows:
    """Return where annotators differ."""
    rows = [
        (
            one.title,
            f"{one.place[0]:,}",
            one.words,
            wording.people(tuple(one.records)),
            wording.people(one.missing),
            ", ".join(map(wording.attribute, one.differing)),
        )
        for one in found
    ]
    return ("article", "#at", "words", "marked by", "not marked by", "differ in"), rows


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table as HTML."""
    numbers = [name.startswith("#") for name in head]

    def cells(tag: str, texts: Sequence[str]) -> str:
        return "".join(_cell(tag, *one) for one in zip(texts, numbers, strict=True))

    yield '<div class="scroll"><table>\n<thead><tr>'
    yield cells("th", [name.lstrip("#") for name in head])
    yield "</tr></thead>\n<tbody>\n"
    for row in rows:
        yield f"<tr>{cells('td', row)}</tr>\n"
    yield "</tbody>\n</table></div>\n"


def matrix(confusion: Confusion) -> Iterator[str]:
    """Yield a confusion as a matrix, the most frequent values first."""
    values, cells = shown_cells(confusion)
    most = max(cells.values(), default=1)
    yield '<div class="scroll"><table class="matrix">\n<tr><td></td>'
    yield "".join(_cell("th", value or "–", True) for value in values)
    yield "</tr>\n"
    for a in values:
        yield f"<tr>{_cell('th', a or '–', False)}"
        yield "".join(_shaded(a, b, cells.get((a, b), 0), most) for b in values)
        yield "</tr>\n"
    yield "</table></div>\n"


def _shaded(a: str, b: str, count: int, most: int) -> str:
    """One cell of a matrix, the darker the more records it stands for."""
    if not count:
        return "<td></td>"
    kind = "same" if a == b and a != REST else "other"
    return f'<td class="{kind}" style="--part: {round(60 * count / most)}%">{count:,}</td>'


def shown_cells(
    confusion: Confusion, most: int = MOST_VALUES
) -> tuple[list[str], dict[tuple[str, str], int]]:
    """Return the values of a matrix, the frequent ones first, and its cells; the rest as one."""
    times: Counter[str] = Counter()
    for (a, b), count in confusion.cells.items():
        times[a] += count
        times[b] += count
    values = sorted(times, key=lambda value: (value == "", -times[value], value))
    kept = values if len(values) <= most else [*values[: most - 1], REST]
    cells: Counter[tuple[str, str]] = Counter()
    for (a, b), count in confusion.cells.items():
        cells[a if a in kept else REST, b if b in kept else REST] += count
    return kept, dict(cells)


def _cell(tag: str, text: str, is_number: bool) -> str:  # noqa: FBT001 - given by zip
    kind = ' class="number"' if is_number else ""
    return f"<{tag}{kind}>{escape(text)}</{tag}>"

"""Agreement as tables for a terminal."""

from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

from annotator.agreement import wording
from annotator.agreement.report_tables import coefficient_rows, pair_rows, type_rows
from annotator.agreement.results import Agreement, UnitAgreement


def as_text(agreement: Agreement) -> str:
    """Return the tables of every kind of record, and what was left out."""
    parts = [line for unit in agreement.units.values() for line in _unit(agreement, unit)]
    return "\n".join((*parts, *wording.left_out(agreement)))


def _unit(agreement: Agreement, unit: UnitAgreement) -> Iterator[str]:
    how = f"matched by {agreement.match}, in {unit.counted}"
    about = (wording.articles(unit.articles), wording.who(agreement, unit), how)
    yield f"{unit.unit.upper()}: {'; '.join(about)}"
    for head, rows in (pair_rows(unit), coefficient_rows(unit), type_rows(unit)):
        yield ""
        yield from table(head, rows)
    yield ""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; a column whose head begins with "#" is of numbers."""
    if not rows:
        return
    names = [name.lstrip("#") for name in head]
    right = [name.startswith("#") for name in head]
    widths = [max(map(width, column)) for column in zip(names, *rows, strict=True)]
    for row in (names, *rows):
        cells = map(_padded, row, widths, right)
        yield "  ".join(cells).rstrip()


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    wide = sum(east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(bool(combining(sign)) for sign in text)


def _padded(text: str, wide: int, right: bool) -> str:  # noqa: FBT001 - given by map
    space = " " * (wide - width(text))
    return space + text if right else text + space

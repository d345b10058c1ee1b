"""Agreement as one page to read: HTML that needs nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from annotator.agreement import wording
from annotator.agreement.page_style import CSS
from annotator.agreement.report_tables import (
    article_rows,
    coefficient_rows,
    difference_rows,
    matrix,
    pair_rows,
    table,
    type_rows,
)
from annotator.agreement.results import Agreement, UnitAgreement

MOST_ARTICLES = 200
MOST_DIFFERENCES = 500
"""Rows of a page; the CSV has all articles, the window all differences."""

FEW = 20
"""Articles of which intervals are rather too narrow."""

_OF_FEW = "From so few articles they are rather too narrow."
_HOW = {
    "exact": "Two records are the same where they mark just the same characters.",
    "overlap": "Two records are the same where the characters that both mark are at least {share}"
    " of those that either marks; of all ways to pair them, the one that overlaps most is taken.",
    "token": "Two records are the same where they have a word in common; precision, recall and F1"
    " count words.",
}
_NOTES = """\
Precision and recall take the first of a pair for right: precision is how much of the second’s \
work is the first’s too, recall how much of the first’s is the second’s too.
κ and α are agreement beyond chance: 1 is perfect, 0 what chance gives. Krippendorff (Content \
Analysis, 2nd edition, 2004, p. 241) relies on 0.80 and more, and draws tentative conclusions from \
0.667 on. They speak of records that those compared both marked; α for unitizing (Krippendorff, \
Quality & Quantity 38, 2004) speaks of where things were marked at all."""


def page(agreement: Agreement, title: str) -> Iterator[str]:
    """Yield the page, piece by piece; the title is the project's."""
    name = escape(f"Agreement: {title}")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f"<title>{name}</title>\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<style>{CSS}</style>\n</head>\n<body>\n<h1>{name}</h1>\n"
    yield from _how(agreement)
    for unit in agreement.units.values():
        yield from _unit(agreement, unit)
    yield "</body>\n</html>\n"


def _how(agreement: Agreement) -> Iterator[str]:
    how, _, share = agreement.match.partition(":")
    drawn = f"{agreement.resamples:,} times, with seed {agreement.seed}"
    yield from _paragraphs((_HOW[how].format(share=share), *_NOTES.splitlines()))
    sure = f"Intervals (95 %): as many articles were drawn from these {drawn}."
    if 1 < agreement.articles < FEW:
        sure += f" {_OF_FEW}"
    yield from _paragraphs((sure,))
    yield from _paragraphs(wording.left_out(agreement))


def _unit(agreement: Agreement, unit: UnitAgreement) -> Iterator[str]:
    yield f"<h2>{escape(unit.unit.capitalize())}</h2>\n"
    who = escape(wording.who(agreement, unit))
    yield f'<p class="muted">{wording.articles(unit.articles)}; {who}</p>\n'
    yield from _section(f"Pairs, in {unit.counted}", pair_rows(unit))
    yield from _section("Beyond chance", coefficient_rows(unit))
    yield from _section(f"By type, in {unit.counted}", type_rows(unit))
    yield from _confusions(unit)
    yield from _articles(unit)
    yield from _differences(agreement, unit)


def _section(title: str, rows: tuple[Sequence[str], Sequence[Sequence[str]]]) -> Iterator[str]:
    if rows[1]:
        yield f"<h3>{escape(title)}</h3>\n"
        yield from table(*rows)


def _confusions(unit: UnitAgreement) -> Iterator[str]:
    wanted = [one for one in unit.confusion if len({v for cell in one.cells for v in cell}) > 1]
    if wanted:
        yield "<h3>Who said what</h3>\n"
    for number, one in enumerate(wanted):
        title = f"{wording.attribute(one.of)}: {one.a} (rows), {one.b} (columns)"
        opened = " open" if not number else ""
        yield f"<details{opened}><summary>{escape(title)}</summary>\n"
        yield from matrix(one)
        yield "</details>\n"


def _articles(unit: UnitAgreement) -> Iterator[str]:
    found = sorted(unit.by_article, key=lambda one: _or_one(one.score.f1))
    title = f"By article, in {unit.counted}, the lowest first"
    if len(found) > MOST_ARTICLES:
        title += f" ({MOST_ARTICLES:,} of {len(found):,})"
    yield f"<details><summary>{escape(title)}</summary>\n"
    yield from table(*article_rows(found[:MOST_ARTICLES]))
    yield "</details>\n"


def _differences(agreement: Agreement, unit: UnitAgreement) -> Iterator[str]:
    found = [one for one in agreement.differences if one.unit == unit.unit]
    if not found:
        return
    title = f"Where they differ ({len(found):,})"
    if len(found) > MOST_DIFFERENCES:
        title = f"Where they differ (the first {MOST_DIFFERENCES:,} of {len(found):,})"
    yield f"<details><summary>{escape(title)}</summary>\n"
    yield from table(*difference_rows(found[:MOST_DIFFERENCES]))
    yield "</details>\n"


def _paragraphs(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        yield f"<p>{escape(sentence)}</p>\n"


def _or_one(share: float | None) -> float:
    return 1.0 if share is None else share

"""Agreement as a page, a table, JSON and text."""

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from annotator.agreement import wording
from annotator.agreement.as_json import plain
from annotator.agreement.as_text import as_text, width
from annotator.agreement.marks import mark_of
from annotator.agreement.report_tables import REST, shown_cells
from annotator.agreement.reports import written
from annotator.agreement.results import Confusion
from annotator.agreement.units import UNITS
from annotator.errors import AnnotatorError
from tests.agreement.works import article, event, measured, mention, quote

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def agreement():
    odd = replace(
        article("a", ann=[quote("1", (0, 5))], ben=[quote("2", (0, 5), type="mixed")]),
        title=f"=1+1 {SCRIPT}",
    )
    other = article(
        "b",
        ann=[quote("3", (0, 5), type="mixed")],
        ben=[quote("4", (0, 5), type="mixed"), event("5", (6, 12))],
    )
    return measured(odd, other)


def test_the_page_is_whole_escaped_and_needs_nothing_else(agreement):
    html = "".join(written(agreement, ".html", f"talks {SCRIPT}"))
    tags = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag != "meta":
                tags.append(tag)
            assert not {"src", "href"} & {name for name, _ in attrs}

        def handle_endtag(self, tag):
            assert tags.pop() == tag

    Reader().feed(html)
    assert tags == []
    assert "<script" not in html
    assert "Cohen’s κ" in html
    assert "undefined: " in html
    assert html.count("<p>") == 4  # how records are matched, how to read it, how sure it is


def test_the_csv_reads_back_and_guards_formulas(agreement):
    text = "".join(written(agreement, ".csv", ""))
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert {row["article_title"] for row in rows} == {"", f"'=1+1 {SCRIPT}", "Title of b"}
    first = rows[0]
    assert (first["unit"], first["measure"], first["between"], first["value"]) == (
        "quotes",
        "f1",
        "ann | ben",
        "1.0",
    )
    assert {row["measure"] for row in rows} >= {"cohen_kappa", "krippendorff_alpha_u", "confusion"}


def test_json_and_csv_have_the_same_numbers(agreement):
    found = json.loads("".join(written(agreement, ".json", "")))
    assert found == plain(agreement)
    text = "".join(written(agreement, ".csv", ""))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    for name, unit in found["units"].items():
        mine = [row for row in rows if row["unit"] == name]
        values = [one["value"] for one in unit["coefficients"]]
        told = [
            row["value"] for row in mine if row["measure"].endswith(("alpha", "alpha_u", "kappa"))
        ]
        assert told == ["" if value is None else str(value) for value in values]


def test_the_tables_of_a_terminal_are_aligned(agreement):
    lines = as_text(agreement).splitlines()
    head = next(line for line in lines if line.startswith("pair"))
    assert lines[lines.index(head) + 1].index("1.00") > 0
    assert "undefined: only one value used" in as_text(agreement)
    assert width("平壤") == 4
    assert width("e\u0301") == 1


def test_a_report_of_no_known_form_is_refused(agreement):
    with pytest.raises(AnnotatorError, match="no form of report"):
        list(written(agreement, ".pdf", ""))


def test_everything_that_is_compared_has_a_name():
    names = {attribute.name for unit in UNITS.values() for attribute in unit.attributes}
    compared = {
        name
        for record in (quote("", (0, 1)), event("", (0, 1)), mention("", (0, 1)))
        for name in mark_of(record).attributes
    }
    assert (names | compared) - wording.ATTRIBUTES.keys() == set()


def test_a_matrix_of_very_many_values_puts_the_rare_ones_together():
    cells = {(str(i), str(i)): 100 - i for i in range(40)} | {("38", "39"): 1}
    values, shown = shown_cells(Confusion("speaker", "ann", "ben", cells), most=5)
    assert values == ["0", "1", "2", "3", REST]
    assert shown[REST, REST] == sum(100 - i for i in range(4, 40)) + 1

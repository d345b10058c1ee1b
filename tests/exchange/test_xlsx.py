"""XLSX as openpyxl reads it: the same cells as csv, all of them texts."""

import csv
import re

import openpyxl
import pytest

from annotator.editing import articles, mentions, quotes, speakers
from annotator.errors import AnnotatorError
from annotator.exchange.exporting import export
from annotator.exchange.formats import WriteOptions
from annotator.exchange.progress import Cancelled
from annotator.exchange.tables import tables, xlsx_format

HOSTILE = (
    *("=1+1", "'=1", "042", "2018-03-20", "1e5", "TRUE", "https://a.b/c", "mailto:a@b.c", " x "),
    *(
        "<r><t>x</t></r>",
        "<r>&</r>",
        "</t>&amp;",
        "one\ntwo",
        "one\rtwo",
        "\x0b\x1f\x7f",
        "_x0041_",
    ),
    *("\U0001f54a\u2028é e\u0301\u00a0", "{=1}", "#REF!", '"', "\uffff"),
)


def unescaped(text):
    """Office's own writing of characters that XML lacks, which openpyxl leaves to its reader."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def sheets(path):
    """All cells of a workbook; every one a text."""
    book = openpyxl.load_workbook(path)
    found = {}
    for sheet in book:
        rows = list(sheet.iter_rows())
        assert {cell.data_type for row in rows for cell in row if cell.value is not None} <= {"s"}
        assert not any(cell.hyperlink for row in rows for cell in row)
        found[sheet.title] = [[unescaped(cell.value or "") for cell in row] for row in rows]
    book.close()
    return found


@pytest.fixture
def marked(project, article):
    """The article with a quote of a speaker."""
    kim = speakers.add_speaker(project, "Kim", note="=1+1")
    quotes.mark_quote(project, article.id, [(42, 57)], speaker=kim.id, date="2018-03")
    mentions.mark_mention(project, article.id, 58, 70, speaker=kim.id)
    return project


def test_a_sheet_has_the_cells_of_its_csv_file(marked, tmp_path):
    export(marked, tmp_path / "out")
    written = export(marked, tmp_path / "out.xlsx")
    found = sheets(tmp_path / "out.xlsx")
    assert tuple(found) == tables.NAMES
    for name, rows in found.items():
        with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert rows == list(csv.reader(file))
        assert written.counts[name] == len(rows) - 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(marked, hostile, tmp_path):
    speakers.add_speaker(marked, "Lee", note=hostile)
    export(marked, tmp_path / "out.xlsx", options=WriteOptions(table="speakers"))
    header, _, lee = sheets(tmp_path / "out.xlsx")["speakers"]
    assert lee[header.index("note")] in (hostile, "'" + hostile)


def test_a_cell_that_was_cut_is_the_only_one_that_is_locked(marked, tmp_path):
    speakers.add_speaker(marked, "Lee", note="\U0001f54a" * 20_000)
    export(marked, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [cell for row in book["speakers"].iter_rows() for cell in row]
    locked = [cell.value for cell in cells if cell.value and cell.protection.locked]
    assert locked == ["\U0001f54a" * 16_383 + "…"]
    assert book["speakers"].protection.sheet
    assert not book["quotes"].protection.sheet
    book.close()


def test_more_rows_than_a_sheet_has_are_refused(marked, monkeypatch, tmp_path):
    monkeypatch.setattr(xlsx_format, "MOST_ROWS", 3)
    speakers.add_speaker(marked, "Lee")
    export(marked, tmp_path / "full.xlsx")
    speakers.add_speaker(marked, "Moon")
    with pytest.raises(AnnotatorError, match="speakers has more rows than a sheet"):
        export(marked, tmp_path / "out.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["full.xlsx"]


def test_an_export_that_is_stopped_leaves_nothing(project, tmp_path):
    for number in range(60):
        articles.add_article(project, f"Article {number}")

    def stop(done, _total):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(project, tmp_path / "out.xlsx", options=WriteOptions(progress=stop))
    assert list(tmp_path.iterdir()) == []

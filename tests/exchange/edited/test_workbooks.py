"""Workbooks as programs save them: shared strings, dates, numbers, formulas, damage."""

import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from shutil import copy

import openpyxl
import pytest

from annotator.editing.speakers import add_speaker
from annotator.exchange.edited import sheets
from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.model.annotations import Event, Quote, Speaker
from annotator.model.article import Article

OFFICE = Path(__file__).parents[2] / "files" / "libreoffice"
ARTICLE = "000_fb6f2489e31ca239"


class Book:
    """An exported workbook as openpyxl opens it; cells are set by sheet, id and column."""

    def __init__(self, project, path):
        export(project, path)
        self.path, self.book = path, openpyxl.load_workbook(path)

    def cell(self, sheet, key, column):
        table = self.book[sheet]
        header = [cell.value for cell in table[1]]
        row = next(cell.row for cell in table["A"] if cell.value == key)
        return table.cell(row, header.index(column) + 1)

    def set(self, sheet, key, column, value, number_format=None):
        cell = self.cell(sheet, key, column)
        cell.value = value
        if number_format:
            cell.number_format = number_format

    def save(self):
        self.book.save(self.path)
        return self.path


@pytest.fixture
def saved_by_office(tmp_path):
    """The seed article's workbook as LibreOffice saved it."""
    return Path(copy(OFFICE / "tables.xlsx", tmp_path))


@pytest.fixture
def book(seed, tmp_path):
    return Book(seed, tmp_path / "tables.xlsx")


def test_a_workbook_that_was_not_edited_is_no_edit(seed, tmp_path, book):
    add_speaker(seed, "Kim", note="one\r\ntwo \x0b_x0041_ <r>&amp;</r> \U0001f54a", role=" x ")
    add_speaker(seed, "=Kim", note="'=1")
    again = Book(seed, tmp_path / "again.xlsx")
    step = seed.undo_entry
    for path in (tmp_path / "again.xlsx", again.save()):
        imported = import_paths(seed, [path])
        assert (imported.changes, imported.warnings) == ((), ())
    assert seed.undo_entry == step


def test_changed_cells_of_all_sheets_are_one_step(seed, book, content):
    before = content()
    book.set("quotes", "q01", "stance", "neutral")
    book.set("speakers", "a01", "name", "Andrey Kulik")
    book.set("events", "e02", "note", None)
    imported = import_paths(seed, [book.save()])
    assert [change.line().partition("tables.xlsx")[2] for change in imported.changes] == [
        ":quotes:2: stance: support -> neutral",
        ":events:3: note: no cue and no source in the sentence: unattributed -> (empty)",
        ":speakers:2: name: Andrei Kulik -> Andrey Kulik",
    ]
    seed.undo()
    assert content() == before


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (datetime(2018, 3, 5), "dd/mm/yyyy", "2018-03-05"),  # noqa: DTZ001
        (date(2018, 3, 5), "mmm\\-yy", "2018-03"),
        (date(2018, 1, 1), "yyyy", "2018"),
        (date(2018, 3, 5), '[$-409]d" of "mmmm yyyy;@', "2018-03-05"),
        (2018, "General", "2018"),
        ("2018-03~", "@", "2018-03~"),
        ("5.3.2018", "@", "2018-03-05"),
    ],
)
def test_dates_are_read_whether_they_are_texts_or_dates(seed, book, value, number_format, expected):
    book.set("articles", ARTICLE, "published", value, number_format)
    import_paths(seed, [book.save()])
    assert seed.get(Article, ARTICLE).published == expected


def test_numbers_and_truths_are_read_as_what_they_stand_for(seed, book):
    book.set("events", "e01", "cameo_code", 42, "0")
    book.set("quotes", "q01", "in_headline", False, "General")
    book.set("quotes", "q02", "note", 3.0, "0.00")
    book.set("quotes", "q03", "note", 0.25, "0%")
    import_paths(seed, [book.save()])
    assert seed.get(Event, "e01").cameo_code == "042"
    assert seed.get(Quote, "q01").in_headline is False
    assert [seed.get(Quote, one).note for one in ("q02", "q03")] == ["3", "0.25"]


def test_a_formula_without_a_value_is_told(seed, book):
    book.set("quotes", "q01", "stance", '=IF(1=1,"support","oppose")')
    with pytest.raises(ImportProblems, match=r"quotes:2: stance: it is a formula without a value"):
        import_paths(seed, [book.save()])


def test_new_rows_of_a_sheet_are_added(seed, book):
    header = [cell.value for cell in book.book["speakers"][1]]
    row = book.book["speakers"].max_row + 3  # people leave rows empty
    book.book["speakers"].cell(row, header.index("name") + 1).value = "Lee Nak-yon"
    book.set("quotes", "q01", "speaker", "Lee Nak-yon")
    book.book.create_sheet("Notes")["A1"] = "my own"
    imported = import_paths(seed, [book.save()])
    assert seed.get(Speaker, seed.get(Quote, "q01").speaker).name == "Lee Nak-yon"
    assert f"speakers:{row}: new: Lee Nak-yon" in imported.changes[0].line()
    assert imported.warnings[0].endswith(
        "tables.xlsx:Notes was passed over: it is none of the tables"
    )


def test_a_sheet_of_any_name_in_any_order_of_columns(seed, book):
    table = book.book["quotes"]
    book.set("quotes", "q05", "note", "seen")
    table.title = "Tabelle1"
    table.move_range(f"A1:A{table.max_row}", cols=40)
    for name in ("articles", "mentions", "events", "participants", "speakers"):
        del book.book[name]
    assert len(import_paths(seed, [book.save()]).changes) == 1
    assert seed.get(Quote, "q05").note == "seen"


def test_a_workbook_of_others_is_no_table_of_ours(seed, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["title", "text"])
    book.active.append(["One", "A text of an article."])
    book.save(tmp_path / "articles.xlsx")
    assert len(import_paths(seed, [tmp_path / "articles.xlsx"]).articles) == 1
    with pytest.raises(ImportProblems, match="has not the columns of one of Annotator's tables"):
        import_paths(seed, [tmp_path / "articles.xlsx"], format="xlsx")


def changed(path, part, change):
    """Write a workbook anew with one part changed."""
    with zipfile.ZipFile(path) as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in parts.items():
            packed.writestr(name, raw)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("xl/worksheets/sheet4.xml", lambda raw: raw[: len(raw) // 2]),
        ("xl/workbook.xml", lambda raw: raw.replace(b"<sheets>", b"<sheets><sheet/>")),
        ("xl/worksheets/sheet4.xml", lambda raw: raw.replace(b'<row r="5"', b'<row r="five"')),
        ("_rels/.rels", lambda raw: raw.replace(b"officeDocument", b"other")),
    ],
)
def test_a_damaged_workbook_is_told_in_a_sentence(seed, saved_by_office, content, part, change):
    before = content()
    changed(saved_by_office, part, change)
    with pytest.raises(ImportProblems, match="is damaged or not complete"):
        import_paths(seed, [saved_by_office], format="xlsx")
    assert content() == before


def test_a_workbook_that_declares_entities_is_told_as_such(seed, saved_by_office):
    changed(
        saved_by_office,
        "xl/sharedStrings.xml",
        lambda raw: raw.replace(b"<sst", b"<!DOCTYPE s []><sst", 1),
    )
    with pytest.raises(ImportProblems, match="declares a document type or entities"):
        import_paths(seed, [saved_by_office], format="xlsx")


def test_strings_in_pieces_and_how_they_are_spoken(seed, saved_by_office):
    """As Excel saves words in several looks, or typed in Japanese."""
    plain = '<si><t xml:space="preserve">Kulik</t></si>'
    pieces = "<si><r><t>大</t></r><r><rPr><b/></rPr><t>使</t></r><rPh sb='0'><t>タイ</t></rPh></si>"

    def change(raw):
        assert plain.encode() in raw
        return raw.replace(plain.encode(), pieces.encode())

    changed(saved_by_office, "xl/sharedStrings.xml", change)
    import_paths(seed, [saved_by_office])
    assert [alias.name for alias in seed.get(Speaker, "a01").aliases] == ["大使"]


def test_what_libreoffice_saves_unedited_is_no_edit(seed, saved_by_office):
    step = seed.undo_entry
    for paths in ([saved_by_office], OFFICE.glob("*.csv")):
        imported = import_paths(seed, paths)
        assert (imported.changes, imported.warnings) == ((), ())
    assert seed.undo_entry == step
    events = (OFFICE / "events.csv").read_text("utf-8")
    assert "AGREE,,diplomatic,36," in events  # it was 036
    assert ",TRUE," in (OFFICE / "quotes.csv").read_text("utf-8")


def test_what_was_edited_in_libreoffice_comes_back(seed, content):
    """Texts, a date shown as 18/03/18, one as Mar 18, one as a bare number, a formula, truths."""
    before = content()
    imported = import_paths(seed, [OFFICE / "edited.xlsx"])
    assert [change.line().partition("edited.xlsx:")[2] for change in imported.changes[:2]] == [
        "speakers:21: new: Lee Nak-yon",
        "quotes:2: stance: support -> neutral",
    ]
    changed = {(c.file.rpartition(":")[2], c.row, c.column): c.after for c in imported.changes[1:]}
    assert changed == {
        ("quotes", 2, "stance"): "neutral",
        ("quotes", 3, "date"): "2018-03-19",
        ("quotes", 4, "note"): "=1+1 is a text here",
        ("quotes", 5, "in_headline"): "true",
        ("quotes", 6, "venue"): "Moscow",
        ("quotes", 7, "note"): "two\\nlines, 3.0",
        ("quotes", 8, "note"): "3",
        ("events", 2, "cameo_code"): "042",
        ("events", 3, "cameo_code"): "042",
        ("events", 4, "date"): "2018-03-18",
        ("events", 6, "date"): "2018-03",
        ("events", 7, "date"): "2018-03-17",
    }
    assert imported.warnings == ()
    seed.undo()
    assert content() == before


def test_a_cell_in_no_column_is_none(seed, saved_by_office):
    change = lambda raw: raw.replace(b'r="B2"', b'r="-1"')  # noqa: E731
    changed(saved_by_office, "xl/worksheets/sheet4.xml", change)
    assert import_paths(seed, [saved_by_office]).changes == ()


def test_cells_without_places_stand_one_after_another(seed, book):

    book.set("speakers", "a01", "role", "envoy")
    changed(
        book.save(),
        "xl/worksheets/sheet2.xml",
        lambda raw: re.sub(
            rb'<row r="(\d+)"[^>]*>', b"<row>", re.sub(rb'<c r="[A-Z]+\d+"', b"<c", raw)
        ),
    )
    rows = list(sheets.opened(book.path).rows(sheets.opened(book.path).sheets[1]))
    assert [number for number, _ in rows] == list(range(1, 18))

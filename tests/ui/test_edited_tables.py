"""Edited tables in the window: what changes is shown first, and made only when that is said."""

import csv
from pathlib import Path
from shutil import make_archive

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from annotator.exchange.counting import Counting
from annotator.exchange.edited.ledger import CHANGED, CellChange
from annotator.exchange.exporting import export
from annotator.exchange.importing import Imported, import_paths
from annotator.model.annotations import Quote
from annotator.store.files import open_project
from annotator.ui.dialogs.details import DetailsDialog
from annotator.ui.dialogs.edited_tables import EditedTablesDialog
from annotator.ui.words import edited_tables as words

GOLD = Path(__file__).parents[1] / "files" / "seed-gold.json"


@pytest.fixture
def window(open_window, seed_project):
    """The window on the seed article with all its annotations."""
    with open_project(seed_project, annotator="mina") as project:
        import_paths(project, [GOLD])
    return open_window(seed_project)


@pytest.fixture
def project(window):
    return window.bench.desk.project


@pytest.fixture
def drop(window, qtbot):
    """Drop a file on the window, and wait until it was looked at."""

    def drop(path):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        at, action = QPointF(5, 5), Qt.DropAction.CopyAction
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        window.dropEvent(QDropEvent(at, action, data, button, keys))
        qtbot.waitUntil(lambda: window.files.worker is None)
        return window.findChild(EditedTablesDialog)

    return drop


@pytest.fixture
def table(project, tmp_path):
    """The quotes as a table, with cells (row, column) changed."""

    def table(cells):
        export(project, tmp_path / "out")
        path = tmp_path / "out" / "quotes.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        for (row, column), cell in cells.items():
            rows[row][rows[0].index(column)] = cell
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return table


def shown(dialog):
    model = dialog.list.model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_the_changes_are_shown_and_then_made_as_one_step(qtbot, window, project, drop, table):
    step = project.undo_entry
    dialog = drop(table({(1, "stance"): "neutral", (2, "venue"): "Moscow", (2, "note"): ""}))
    assert dialog.isVisible()
    assert project.undo_entry == step
    assert shown(dialog)[:2] == [
        ("quotes.csv, row 2", "indirect: Russia ready for dialogue with North Korea", "stance",
         "support", "neutral"),
        ("quotes.csv, row 3", shown(dialog)[1][1], "venue", "—", "Moscow"),
    ]  # fmt: skip
    dialog.apply.click()
    qtbot.waitUntil(lambda: window.files.worker is None)
    assert (project.get(Quote, "q01").stance, project.get(Quote, "q02").venue) == (
        "neutral",
        "Moscow",
    )
    assert window.bench.messages.text().startswith("Changed 2 quotes")
    project.undo()
    assert project.get(Quote, "q01").stance == "support"
    assert project.undo_entry == step


def test_the_number_of_the_row_is_not_cut_off(drop, table):
    dialog = drop(table({(1, "stance"): "neutral"}))
    assert dialog.list.sizeHintForColumn(0) <= dialog.list.columnWidth(0)


def test_cancel_changes_nothing(window, project, drop, table):
    step = project.undo_entry
    dialog = drop(table({(1, "stance"): "neutral"}))
    dialog.reject()
    assert project.undo_entry == step
    assert project.get(Quote, "q01").stance == "support"


@pytest.mark.parametrize("name", ["tables.zip", "tables.xlsx", "out"])
def test_archives_workbooks_and_folders_are_shown_too(project, drop, table, tmp_path, name):
    table({(1, "stance"): "neutral"})
    if name == "tables.zip":
        make_archive(str(tmp_path / "tables"), "zip", tmp_path / "out")
    elif name == "tables.xlsx":
        export(project, tmp_path / name)
        book = openpyxl.load_workbook(tmp_path / name)
        book["quotes"].cell(2, 10).value = "neutral"
        book.save(tmp_path / name)
    (change,) = shown(drop(tmp_path / name))
    assert change[2:] == ("stance", "support", "neutral")


def test_tables_that_say_the_same_open_no_dialog(window, drop, table):
    assert drop(table({})) is None
    assert window.bench.messages.text() == words.NOTHING


def test_what_is_wrong_is_told_and_can_be_looked_at(window, project, drop, table):
    step = project.undo_entry
    assert drop(table({(1, "stance"): "suport", (2, "speaker"): "Nobody"})) is None
    assert "There are 2 problems, the first" in window.bench.messages.text()
    window.files.show_import()
    text = window.findChild(DetailsDialog).details.toPlainText()
    assert "quotes.csv:3: speaker: no speaker is called 'Nobody'" in text
    assert project.undo_entry == step


def test_what_is_not_taken_is_behind_a_button(window, drop, table):
    dialog = drop(table({(1, "stance"): "neutral", (1, "text"): "Other words"}))
    dialog.more.click()
    text = dialog.findChild(DetailsDialog).details.toPlainText()
    assert "quotes.csv:2: text: not changed, since the column is only context" in text


def test_a_table_that_was_changed_meanwhile_is_not_taken(qtbot, window, project, drop, table):
    dialog = drop(table({(1, "stance"): "neutral"}))
    table({(1, "stance"): "oppose"})
    dialog.apply.click()
    qtbot.waitUntil(lambda: window.files.worker is None)
    assert "not as they were when the changes were shown" in window.bench.messages.text()
    assert project.get(Quote, "q01").stance == "support"


def test_very_many_changes_are_shown_at_once(window):
    changes = [
        CellChange("quotes.csv", row, CHANGED, "indirect: words", "stance", "support", "oppose")
        for row in range(2, 200_002)
    ]
    found = Imported(Counting(), changes=tuple(changes))
    dialog = EditedTablesDialog(window, found, deletes=False)
    dialog.open()
    assert dialog.list.model().rowCount() == 200_000
    assert words.summary(changes, 0).startswith("200,000 cells in 200,000 rows changed.")
    dialog.reject()


@pytest.fixture
def shorter(table):
    """The table of quotes without its last row."""
    path = table({})
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows[:-1])
    return path, rows[-1][0]


def test_a_row_that_is_missing_is_told_and_its_record_stays(window, project, drop, shorter):
    path, id = shorter
    dialog = drop(path)
    assert not dialog.apply.isEnabled()
    assert dialog.delete.text() == "Delete the record that has no row any more"
    dialog.reject()
    assert project.find(Quote, id) is not None


def test_what_has_no_row_is_deleted_once_that_is_said_and_seen(
    qtbot, window, project, drop, shorter
):
    path, id = shorter
    drop(path).delete.click()
    qtbot.waitUntil(lambda: window.files.worker is None)
    dialogs = window.findChildren(EditedTablesDialog)
    again = next(one for one in dialogs if one.isVisible())
    assert again.delete.isChecked()
    assert [row[-1] for row in shown(again)] == [words.GONE]
    assert project.find(Quote, id) is not None
    again.apply.click()
    qtbot.waitUntil(lambda: window.files.worker is None)
    assert project.find(Quote, id) is None
    project.undo()
    assert project.find(Quote, id) is not None

"""Articles in by the window: files offered, columns asked for, what was guessed and left told."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from annotator.exchange.formats import FORMATS
from annotator.model import codebook
from annotator.model.article import Article
from annotator.store.files import create
from annotator.ui.dialogs.columns import ColumnsDialog
from annotator.ui.dialogs.details import DetailsDialog
from annotator.ui.importing import file_filters
from annotator.ui.words import importing as words

FILES = Path(__file__).parents[1] / "files"
LONG = "Northland is ready for talks with all sides, an official said on Tuesday. " * 3


@pytest.fixture
def drop(window, qtbot):
    """Drop files on the window and, unless something is asked, wait for the end of the import."""

    def drop(*paths, asks=False):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        window.dropEvent(
            QDropEvent(
                QPointF(5, 5),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )
        if not asks:
            qtbot.waitUntil(lambda: window.files.worker is None)

    return drop


@pytest.fixture
def table(tmp_path):
    """A table of two articles whose first column is no headline, though it is called so."""
    path = tmp_path / "table.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [
                ("Headline", "Name", "Date", "Body"),
                ("x1", "Talks", "03/04/2018", LONG),
                ("x2", "Answer", "05/06/2018", "No."),
            ]
        )
    return path


def articles(window):
    return window.bench.desk.project.all(Article)


def said(window):
    return window.bench.messages.text()


def details(window):
    """What is behind the button that the message offers."""
    (button,) = (
        one
        for one in window.bench.messages.findChildren(QPushButton)
        if one.text().startswith(words.DETAILS)
    )
    assert button.isVisible()
    button.click()
    dialog = window.findChild(DetailsDialog)
    text = dialog.details.toPlainText()
    dialog.reject()
    return text


def test_the_dialog_for_files_offers_every_suffix_that_can_be_read():
    first, *others = file_filters().split(";;")
    for one in FORMATS:
        for suffix in one.suffixes if one.reads else ():
            assert f"*{suffix}" in first
    assert "*.zip" in first
    assert others[-1] == words.ALL_FILES


def test_documents_that_are_dropped_come_in(window, drop):
    pytest.importorskip("docx")
    pytest.importorskip("pypdf")
    drop(FILES / "documents" / "statement.docx", FILES / "documents" / "statement.pdf")
    assert said(window).startswith("Imported 2 articles")
    assert "'Ministry of Foreign Affairs of Northland'" in details(window)
    assert window.bench.messages.take_up()
    assert window.bench.page.view.text().startswith("Statement on the talks\n20 March 2018")


def test_the_status_tells_that_the_articles_are_saved(open_window, tmp_path, qtbot):
    create(tmp_path / "new.sqlite", codebook.load("plover"), annotator="mina").close()
    (tmp_path / "a.txt").write_text("A text.")
    window = open_window(tmp_path / "new.sqlite")
    qtbot.waitUntil(lambda: window.status().startswith("Nothing changed yet"))
    window.files.import_paths([tmp_path / "a.txt"])
    qtbot.waitUntil(lambda: window.status().startswith("Saved "))


def test_that_a_file_was_divided_is_told(window, drop):
    drop(FILES / "databases" / "lexisnexis.txt")
    assert said(window).startswith("Imported 2 articles")
    assert "is from Nexis: its 2 articles came in without the rest" in details(window)


def test_what_was_left_out_is_told(window, drop, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A text.")
    (tmp_path / "in" / "b.txt").write_text("")
    drop(tmp_path / "in")
    assert "left out 1 file that could not be read" in said(window)
    assert "b.txt: The text is empty" in details(window)


def test_all_that_was_wrong_is_told(window, drop, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("")
    drop(tmp_path / "a.txt", tmp_path / "b.txt")
    assert said(window).startswith("There are 2 problems")
    assert details(window).count("The text is empty") == 2
    assert len(articles(window)) == 1


def test_the_last_import_can_be_looked_at_later(window, drop, tmp_path):
    (tmp_path / "a.txt").write_text("A text.")
    drop(tmp_path / "a.txt")
    window.files.show_import()
    dialog = window.findChild(DetailsDialog)
    assert not dialog.details.isVisible()
    dialog.reject()


def test_columns_are_shown_as_guessed_and_can_be_changed(window, drop, table, qtbot):
    drop(table, asks=True)
    dialog = window.findChild(ColumnsDialog)
    chosen = {field: one.currentText() for field, one in dialog.choices.items()}
    assert (chosen["text"], chosen["title"], chosen["published"]) == ("Body", "Headline", "Date")
    assert chosen["source"] == words.NOT_THERE
    assert dialog.preview.toPlainText().startswith("x1\n\nNorthland is ready")
    dialog.choices["title"].setCurrentText("Name")
    dialog.in_front.setChecked(True)
    dialog.dates.setCurrentIndex(dialog.dates.findData("day first"))
    assert dialog.preview.toPlainText().startswith("Talks\n2018-04-03\n\nTalks\nNorthland is ready")
    dialog.accept()
    qtbot.waitUntil(lambda: window.files.worker is None)
    _, first, second = articles(window)
    assert (first.title, first.published) == ("Talks", "2018-04-03")
    assert window.bench.desk.project.text(second.id) == "Answer\nNo."
    assert "title is 'Name'" in details(window)


def test_a_table_that_nobody_explains_stays_out(window, drop, table):
    drop(table, asks=True)
    dialog = window.findChild(ColumnsDialog)
    dialog.choices["text"].setCurrentIndex(0)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.problem() == words.NO_TEXT
    dialog.reject()
    assert window.files.worker is None
    assert len(articles(window)) == 1


def test_tables_of_the_same_columns_are_asked_about_once(window, drop, table, tmp_path, qtbot):
    other = tmp_path / "other.csv"
    other.write_text(table.read_text(encoding="utf-8").replace("No.", "Yes."), encoding="utf-8")
    drop(table, other, asks=True)
    window.findChild(ColumnsDialog).accept()
    qtbot.waitUntil(lambda: window.files.worker is None)
    assert len(articles(window)) == 4

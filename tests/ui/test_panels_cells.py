"""Cells of the panels in a real window: choices, refusals, several rows at once, filter, sort."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from annotator.editing import quotes, speakers
from annotator.model.annotations import Quote, Speaker
from annotator.ui.record_form.fields import Field

SAID = ("Moscow is ready", "We are always ready", "Russia has always", "A major condition")


@pytest.fixture
def panels(window):
    """The panels beside the seed article, with four quotes and three speakers."""
    desk = window.bench.desk
    text = desk.project.text(desk.article)
    for words in SAID:
        start = text.index(words)
        quotes.mark_quote(desk.project, desk.article, [(start, start + len(words))])
    for name in ("Suh Hoon", "Andrei Kulik", "Sarah Sanders"):
        speakers.add_speaker(desk.project, name)
    return window.bench.panels


@pytest.fixture
def open_cell(panels, qtbot):
    """Opens a cell with F2, types into it, and waits for its list."""

    def open_cell(panel, row, column, words):
        table = panel.table
        index = table.lines.index(row, column)
        table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_F2)
        line = table.findChild(QLineEdit)
        line.selectAll()
        QTest.keyClicks(line, words)
        return line

    return open_cell


def offered(line):
    model = line.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def closed(qtbot, panel):
    qtbot.waitUntil(lambda: panel.table.findChild(QLineEdit) is None)


def stances(project):
    return {quote.stance for quote in project.all(Quote)}


def test_a_country_is_found_by_any_word_of_its_name(panels, window, open_cell, qtbot):
    line = open_cell(panels.speakers, 0, 2, "korea")
    assert sorted(offered(line))[:2] == ["KOR, South Korea", "PRK, North Korea"]
    line.selectAll()
    QTest.keyClicks(line, "korea north")
    QTest.keyClick(line, Qt.Key.Key_Return)
    closed(qtbot, panels.speakers)
    id = panels.speakers.table.lines.id_at(0)
    assert window.bench.desk.project.get(Speaker, id).country == "PRK"


def test_the_list_is_as_wide_as_its_words(panels, open_cell):
    line = open_cell(panels.quotes, 0, 0, "i")
    assert line.list.width() > line.width()
    assert line.list.width() >= line.list.sizeHintForColumn(0)


def test_enter_takes_what_is_lit_at_once(panels, window, open_cell, qtbot):
    line = open_cell(panels.quotes, 0, 1, "kul")
    QTest.keyClick(line.list, Qt.Key.Key_Return)
    closed(qtbot, panels.quotes)
    assert panels.quotes.table.lines.index(0, 1).data() == "Andrei Kulik"
    assert len(window.bench.desk.project.all(Speaker)) == 3


def test_down_takes_the_next_choice(panels, window, open_cell, qtbot):
    line = open_cell(panels.quotes, 0, 1, "sa")
    second = offered(line)[1]
    QTest.keyClick(line.list, Qt.Key.Key_Down)
    QTest.keyClick(line.list, Qt.Key.Key_Return)
    closed(qtbot, panels.quotes)
    assert second.startswith(panels.quotes.table.lines.index(0, 1).data())


def test_a_name_that_others_contain_can_still_be_new(panels, window, open_cell, qtbot):
    line = open_cell(panels.quotes, 0, 1, "Suh")
    assert offered(line) == ["Suh Hoon", "Suh, new speaker"]
    QTest.keyClick(line.list, Qt.Key.Key_Down)
    QTest.keyClick(line.list, Qt.Key.Key_Return)
    closed(qtbot, panels.quotes)
    assert panels.quotes.table.lines.index(0, 1).data() == "Suh"


def test_escape_closes_list_and_cell(panels, open_cell, qtbot):
    line = open_cell(panels.quotes, 0, 1, "kul")
    QTest.keyClick(line.list, Qt.Key.Key_Escape)
    closed(qtbot, panels.quotes)
    assert panels.quotes.table.lines.index(0, 1).data() == "–"


def test_an_unknown_code_keeps_what_was_typed(panels, window, open_cell, qtbot):
    line = open_cell(panels.speakers, 0, 2, "Atlantis")
    with qtbot.waitSignal(window.bench.desk.failed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert (line.text(), line.isVisible()) == ("Atlantis", True)
    with qtbot.waitActive(window):
        window.activateWindow()  # the list was a window of its own
    with qtbot.waitSignal(window.bench.desk.failed):
        window.bench.page.view.setFocus()
    assert (line.text(), line.hasFocus()) == ("Atlantis", False)
    panels.speakers.table.setFocus()
    QTest.keyClick(panels.speakers.table, Qt.Key.Key_Return)
    assert line.hasFocus()
    line.selectAll()
    QTest.keyClicks(line, "fra")
    QTest.keyClick(line, Qt.Key.Key_Return)
    closed(qtbot, panels.speakers)


def test_a_cell_is_set_on_all_selected_rows_in_one_step(panels, window, open_cell, qtbot):
    project, table = window.bench.desk.project, panels.quotes.table
    table.selectAll()
    line = open_cell(panels.quotes, 2, 3, "supp")
    QTest.keyClick(line, Qt.Key.Key_Return)
    closed(qtbot, panels.quotes)
    assert stances(project) == {"support"}
    assert len(table.chosen()) == len(SAID)
    project.undo()
    assert stances(project) == {None}


def test_what_is_set_in_the_form_is_offered_for_all_selected_rows(panels, window, press):
    project, table = window.bench.desk.project, panels.quotes.table
    table.selectRow(0)
    table.selectAll()
    panels.form.page("quote").given.emit(Field("act"), "directive")
    assert window.bench.messages.text() == "Set Act here; 4 rows are selected."
    press("F4")
    assert {one.act for one in project.all(Quote)} == {"directive"}
    project.undo()
    assert [one.act for one in project.all(Quote)].count("directive") == 1


def test_what_belongs_to_one_quote_alone_is_not_offered_for_others(panels, window):
    table = panels.quotes.table
    table.selectRow(0)
    table.selectAll()
    said = window.bench.messages.text()
    panels.form.page("quote").given.emit(Field("parent"), None)
    assert window.bench.messages.text() == said


def test_leaving_a_cell_untouched_sets_no_other_row(panels, window, open_cell, qtbot):
    project, table = window.bench.desk.project, panels.quotes.table
    quotes.change_quote(project, table.lines.id_at(0), stance="support")
    table.selectAll()
    open_cell(panels.quotes, 0, 3, "")
    window.bench.page.setFocus()
    closed(qtbot, panels.quotes)
    assert stances(project) == {"support", None}


def test_the_head_says_how_many_rows_are_selected(panels):
    table, head = panels.quotes.table, panels.quotes.findChild(QLabel, "panelName")
    table.selectRow(0)
    assert head.text() == "Quotes  4"
    table.selectAll()
    assert head.text() == "Quotes  4 · 4 selected"
    assert "F2" in head.toolTip()
    table.selectRow(1)
    assert (head.text(), head.toolTip()) == ("Quotes  4", "")


def test_the_menu_says_on_how_many_rows_and_sorts(panels, qtbot):
    table = panels.quotes.table
    table.selectAll()
    from annotator.ui.panels.row_menu import row_menu

    menu = row_menu(table, 3, 4)
    assert menu.actions()[0].text() == "Set Stance on 4 rows …"
    menu.actions()[3].trigger()
    assert table.horizontalHeader().sortIndicatorSection() == 3
    menu.deleteLater()


def test_the_menu_of_one_row_deletes_it(panels, window):
    from annotator.ui.panels.row_menu import row_menu

    table = panels.quotes.table
    table.selectRow(0)
    gone = table.lines.id_at(0)
    menu = row_menu(table, 0, 1)
    (delete,) = (action for action in menu.actions() if action.objectName() == "delete")
    delete.trigger()
    assert gone not in {quote.id for quote in window.bench.desk.project.all(Quote)}
    menu.deleteLater()


def test_selected_rows_are_copied_under_their_titles(panels):
    table = panels.quotes.table
    table.setFocus()
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Type", "Said by", "Words", "Stance"]
    assert [line.split("\t")[2] for line in lines[1:]] == list(SAID)


def test_sorting_by_keys_and_back(panels, window):
    table = panels.quotes.table
    table.setFocus()
    table.setCurrentIndex(table.lines.index(0, 2))
    words = lambda: [table.lines.index(row, 2).data() for row in range(len(SAID))]  # noqa: E731
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert words() == sorted(SAID, reverse=True)
    window.bench.desk.choose("", "")
    window.bench.articles.step(1)
    assert words() == sorted(SAID, reverse=True)
    table.setCurrentIndex(table.lines.index(0, 2))
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert words() == list(SAID)


def test_the_filter_is_reached_and_left_by_keys(panels, window, qtbot):
    table = panels.quotes.table
    table.setFocus()
    QTest.keyClick(table, "/")
    QTest.keyClicks(QApplication.focusWidget(), "RUSSIA")
    assert table.lines.rowCount() == 1
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert table.hasFocus()
    assert table.chosen() == [table.lines.id_at(0)]
    QTest.keyClick(table, "/")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert table.lines.rowCount() == len(SAID)
    assert table.hasFocus()


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_columns_fill_the_table(panels, window, qtbot, width):
    window.resize(width, 800)
    window.bench.splitter.setSizes([200, width - 200 - width // 3, width // 3])
    for table in (panels.speakers.table, panels.quotes.table):
        qtbot.waitUntil(lambda t=table: t.horizontalHeader().length() == t.viewport().width())
    assert panels.quotes.table.horizontalHeader().sectionSize(2) >= width // 10

"""Dates as people write them, in a real window: shown below the field, and then taken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.editing import events, quotes, speakers
from annotator.model.annotations import Event, Quote, Speaker
from annotator.model.article import Article
from annotator.ui.dialogs.article_form import ArticleDialog


@pytest.fixture
def desk(window):
    return window.bench.desk


@pytest.fixture
def met(window, desk):
    """An event of the seed article, which was published on Tuesday, 20 March 2018."""
    event = events.mark_event(desk.project, desk.article, [(0, 6)], type="CONSULT")
    desk.choose("event", event.id)
    return event


@pytest.fixture
def field(window):
    """The date's field in the form of the chosen record."""

    def field(name="date"):
        form = window.bench.panels.form
        line = form.page(window.bench.desk.kind).editors[name].line
        line.setFocus()
        return line

    return field


def press(line, key):
    """Press a key where a person's would arrive: in the open list, else in the line."""
    QTest.keyClick(QApplication.activePopupWidget() or line, key)


def offered(line):
    if line.row_lit() < 0:
        return []
    model = line.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_words_are_shown_as_dates_below_the_field_and_enter_takes_the_first(desk, met, field):
    line = field()
    QTest.keyClicks(line, "March 5-6")
    assert offered(line)[0].startswith("2018-03-05/2018-03-06, ")
    assert desk.project.get(Event, met.id).date is None
    press(line, Qt.Key.Key_Return)
    assert desk.project.get(Event, met.id).date == "2018-03-05/2018-03-06"
    assert line.text() == "2018-03-05/2018-03-06"


def test_tab_takes_the_reading_that_is_lit_and_goes_on(desk, met, field):
    line = field()
    QTest.keyClicks(line, "on Friday")
    second = offered(line)[1].partition(",")[0]
    press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Tab)
    assert desk.project.get(Event, met.id).date == second
    assert QApplication.focusWidget() is not line


def test_a_click_takes_a_reading(desk, met, field):
    line = field()
    QTest.keyClicks(line, "on Friday")
    second = offered(line)[1].partition(",")[0]
    place = line.list.visualRect(line.list.model().index(1, 0)).center()
    QTest.mouseClick(line.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.project.get(Event, met.id).date == second


def test_what_is_edtf_is_taken_as_it_is(desk, met, field):
    line = field()
    QTest.keyClicks(line, "2018-03~")
    assert offered(line) == []
    press(line, Qt.Key.Key_Return)
    assert desk.project.get(Event, met.id).date == "2018-03~"


def test_what_is_no_date_is_refused_in_a_sentence(window, desk, met, field):
    line = field()
    QTest.keyClicks(line, "once upon a time")
    press(line, Qt.Key.Key_Return)
    assert "is not a date" in window.bench.messages.text()
    assert line.text() == "once upon a time"


def test_escape_leaves_what_was_there(desk, met, field):
    line = field()
    QTest.keyClicks(line, "2017")
    press(line, Qt.Key.Key_Return)
    line.selectAll()
    QTest.keyClicks(line, "on Friday")
    press(line, Qt.Key.Key_Escape)
    assert (line.text(), desk.project.get(Event, met.id).date) == ("2017", "2017")


def test_a_quote_reads_words_against_its_own_article(desk, field):
    quote = quotes.mark_quote(desk.project, desk.article, [(0, 6)])
    desk.choose("quote", quote.id)
    line = field()
    QTest.keyClicks(line, "yesterday")
    press(line, Qt.Key.Key_Return)
    assert desk.project.get(Quote, quote.id).date == "2018-03-19"


def test_a_cell_offers_the_same(window, desk, met):
    table = window.bench.panels.events.table
    table.setFocus()
    table.setCurrentIndex(table.lines.index(0, 3))
    QTest.keyClick(table, Qt.Key.Key_F2)
    line = table.findChild(QLineEdit)
    QTest.keyClicks(line, "on Tuesday")
    assert offered(line)[0].startswith("2018-03-20, ")
    press(line, Qt.Key.Key_Return)
    assert desk.project.get(Event, met.id).date == "2018-03-20"


def test_an_office_has_a_time_in_words_and_an_article(window, desk):
    kulik = speakers.add_speaker(desk.project, "Andrei Kulik")
    desk.choose("speaker", kulik.id)
    form = window.bench.panels.form
    rows = form.page("speaker").editors["offices"]
    rows.add.click()
    cells = rows.rows()[0].cells
    cells["role"].line.setFocus()
    QTest.keyClicks(cells["role"].line, "director")
    QTest.keyClick(cells["role"].line, Qt.Key.Key_Return)
    cells["valid"].line.setFocus()
    QTest.keyClicks(cells["valid"].line, "since May 2016")
    press(cells["valid"].line, Qt.Key.Key_Return)
    title = desk.project.get(Article, desk.article).title
    cells["article"].control.setFocus()
    QTest.keyClicks(cells["article"].control, title[:12])
    press(cells["article"].control, Qt.Key.Key_Return)
    (office,) = desk.project.get(Speaker, kulik.id).offices
    assert (office.role, office.valid, office.article) == ("director", "2016-05/..", desk.article)
    rows.rows()[0].remove.click()
    assert desk.project.get(Speaker, kulik.id).offices == ()


def test_the_article_form_reads_dates_that_need_no_other(qtbot, window, desk):
    window.findChild(object, "article").trigger()
    qtbot.waitUntil(lambda: window.findChild(ArticleDialog) is not None)
    dialog = window.findChild(ArticleDialog)
    line = dialog.published
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "21 March 2018")
    assert offered(line)[0].startswith("2018-03-21, ")
    press(line, Qt.Key.Key_Return)
    assert line.text() == "2018-03-21"
    dialog.does.click()
    assert desk.project.get(Article, desk.article).published == "2018-03-21"

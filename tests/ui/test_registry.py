"""Speakers of the whole project: also here, split, the card; what is done with open points."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.editing import mentions, quotes, speakers
from annotator.model.annotations import Mention, Quote, Speaker
from annotator.ui.also_here import AlsoHere
from annotator.ui.dialogs.split import SplitDialog
from annotator.ui.points.window import PointsWindow
from annotator.ui.speaker_card import SpeakerCard


@pytest.fixture
def desk(window):
    return window.bench.desk


@pytest.fixture
def kulik(desk, view):
    """A speaker with one mention and two quotes."""
    project, text = desk.project, view.text()
    speaker = speakers.add_speaker(project, "Andrei Kulik")
    start = text.index("Andrei Kulik")
    mentions.mark_mention(project, desk.article, start, start + 12, speaker=speaker.id)
    for words in ('"We are always', '"Russia has always'):
        place = text.index(words)
        quotes.mark_quote(project, desk.article, [(place, place + 40)], speaker=speaker.id)
    desk.choose("speaker", speaker.id)
    view.setFocus()
    return speaker


def linked(project, speaker):
    return [one.text for one in project.all(Mention) if one.speaker == speaker.id]


def test_other_places_are_marked_in_one_step(window, desk, view, kulik, press):
    press("J")
    shown = window.bench.page.findChild(AlsoHere)
    assert shown.list.count() == 1
    assert view.extraSelections()
    press("Return")
    assert linked(desk.project, kulik) == ["Andrei Kulik", "Kulik"]
    assert not view.extraSelections()
    desk.project.undo()
    assert linked(desk.project, kulik) == ["Andrei Kulik"]


def test_what_is_not_ticked_is_not_marked_and_the_list_goes_away(window, desk, kulik, press, qtbot):
    press("J", "Space", "Return")
    assert linked(desk.project, kulik) == ["Andrei Kulik"]
    press("J", "Esc")
    qtbot.waitUntil(lambda: window.bench.page.findChildren(AlsoHere) == [])


@pytest.mark.parametrize("key", ["Return", "Esc"])
def test_one_reads_on_where_one_was_before_the_list(desk, view, kulik, press, key):
    project, start = desk.project, view.text().rindex("Korea")
    view.move_caret(start)
    scrolled = view.verticalScrollBar().value()
    assert scrolled > 0
    press("J")
    assert view.caret() != start
    press(key)
    assert (view.caret(), view.verticalScrollBar().value()) == (start, scrolled)
    assert view.hasFocus()
    assert len(linked(project, kulik)) == (2 if key == "Return" else 1)


def test_a_quote_goes_to_another_speaker_when_a_speaker_is_split(window, desk, kulik, qtbot):
    window._actions["split"].trigger()
    dialog = window.findChild(SplitDialog)
    rows = [dialog.list.item(row) for row in range(dialog.list.count())]
    next(row for row in rows if "Russia has" in row.text()).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.into.combo.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "A Russian diplomat")
    dialog.does.click()
    project = desk.project
    names = [project.get(Speaker, quote.speaker).name for quote in project.all(Quote)]
    assert names == ["Andrei Kulik", "A Russian diplomat"]
    project.undo()
    assert {quote.speaker for quote in project.all(Quote)} == {kulik.id}
    assert len(project.all(Speaker)) == 1


def test_the_card_lists_what_was_said_and_goes_there(window, desk, kulik, press):
    press("R")
    card = window.findChild(SpeakerCard)
    table = card.tables["quote"]
    assert table.model().rowCount() == 2
    said = [table.model().index(row, 3).data() for row in range(2)]
    assert said[0].startswith('"We are always')
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert desk.kind == "quote"
    assert desk.project.get(Quote, desk.record).spans[0].text.startswith('"Russia has')


def test_an_article_is_done_with_open_points_and_says_so(window, view, press):
    view.setFocus()
    press("Ctrl+Return")
    assert window.bench.page.records.status == "done"
    count = len(window.points.looking.open)
    assert count
    assert f"{count} open points" in window.bench.messages.text()


def test_enter_in_the_list_of_points_goes_to_the_first(window, view, press, qtbot):
    view.setFocus()
    press("F8")
    listed = window.bench.findChild(PointsWindow)
    qtbot.waitUntil(listed.isActiveWindow)
    listed.tree.setFocus()
    view.move_caret(0)
    QTest.keyClick(listed.tree, Qt.Key.Key_Return)
    assert view.caret() > 0
    assert window.points.bar.isVisible()


def test_the_list_of_points_dismisses_and_brings_back(window, qtbot):
    window._actions["points"].trigger()
    listed = window.bench.findChild(PointsWindow)
    qtbot.waitUntil(listed.isActiveWindow)
    before = list(window.points.looking.open)
    group = listed.tree.topLevelItem(0)
    listed.tree.setCurrentItem(group.child(0))
    QTest.keyClick(listed.tree, Qt.Key.Key_Delete)
    assert len(window.points.looking.open) == len(before) - 1
    listed.box.setChecked(True)
    last = listed.tree.topLevelItem(listed.tree.topLevelItemCount() - 1)
    listed.tree.setCurrentItem(last.child(0))
    QTest.keyClick(listed.tree, Qt.Key.Key_Delete)
    assert window.points.looking.open == before

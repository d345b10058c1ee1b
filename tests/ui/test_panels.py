"""The panels follow the project and the desk, and edit in place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from annotator.editing import events, mentions, quotes, speakers
from annotator.model.annotations import Event, Quote, Speaker
from annotator.ui.desk import Desk
from annotator.ui.panels import SidePanels


@pytest.fixture
def desk(project, article, qtbot):
    """A desk with the article on it."""
    desk = Desk(project)
    desk.show_article(article.id)
    yield desk
    desk.release()


@pytest.fixture
def panels(desk, qtbot):
    """The side panels, shown."""
    panels = SidePanels(desk)
    qtbot.addWidget(panels)
    panels.resize(500, 900)
    panels.show()
    for panel in (panels.speakers, panels.quotes, panels.events):
        panel.table.lines.read()
    return panels


def cells(panel):
    lines = panel.table.lines
    return [
        [lines.index(row, column).data() for column in range(lines.columnCount())]
        for row in range(lines.rowCount())
    ]


def type_into(qtbot, panel, row, column, words):
    """Edit a cell as a person does: F2, type over it, Enter."""
    table = panel.table
    table.setCurrentIndex(table.lines.index(row, column))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    line = table.findChild(QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return line


def edit(qtbot, panel, row, column, words):
    """Edit a cell, and see that one Enter ends it."""
    type_into(qtbot, panel, row, column, words)
    qtbot.waitUntil(lambda: panel.table.findChild(QLineEdit) is None)


def test_quotes_stand_in_the_order_of_the_text(panels, project, article):
    kulik = speakers.add_speaker(project, "Kulik")
    quotes.mark_quote(project, article.id, [(76, 103)])
    quotes.mark_quote(project, article.id, [(42, 57)], speaker=kulik.id, stance="support")
    assert cells(panels.quotes)[0] == ["direct", "Kulik", "“We are ready,”", "support"]
    assert len(cells(panels.quotes)) == 2


def test_a_renamed_speaker_is_renamed_everywhere(panels, project, article):
    kulik = speakers.add_speaker(project, "Kulik")
    quotes.mark_quote(project, article.id, [(42, 57)], speaker=kulik.id)
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT")
    events.add_participant(project, event.id, "actor", kulik.id)
    speakers.change_speaker(project, kulik.id, name="Andrei Kulik")
    assert cells(panels.quotes)[0][1] == "Andrei Kulik"
    assert cells(panels.events)[0][2] == "Andrei Kulik"
    assert cells(panels.speakers)[0][0] == "Andrei Kulik"


def test_participants_read_who_to_whom(panels, project, article):
    ids = [speakers.add_speaker(project, name).id for name in ("Chung", "Suh", "North Korea")]
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT", mode="visit")
    for role, speaker in zip(("actor", "actor", "recipient"), ids, strict=True):
        events.add_participant(project, event.id, role, speaker)
    assert cells(panels.events) == [["CONSULT · visit", "ready", "Chung, Suh → North Korea", ""]]


def test_speakers_are_counted_and_keep_their_places(panels, project, article):
    for name in ("Suh", "Kulik", "Chung"):
        speakers.add_speaker(project, name)
    before = [row[0] for row in cells(panels.speakers)]
    kulik = project.all(Speaker, name="Kulik")[0]
    mentions.mark_mention(project, article.id, 58, 70, speaker=kulik.id)
    quotes.mark_quote(project, article.id, [(42, 57)], speaker=kulik.id)
    assert [row[0] for row in cells(panels.speakers)] == before
    assert {row[0]: row[3:] for row in cells(panels.speakers)}["Kulik"] == ["1", "2"]


def test_a_row_and_the_desks_record_are_one(panels, desk, project, article):
    first = quotes.mark_quote(project, article.id, [(42, 57)])
    second = quotes.mark_quote(project, article.id, [(76, 103)])
    desk.choose("quote", second.id)
    assert panels.quotes.table.chosen() == [second.id]
    panels.quotes.table.selectRow(0)
    assert (desk.kind, desk.record) == ("quote", first.id)
    desk.choose("", "")
    assert panels.quotes.table.chosen() == []


def test_a_chosen_mention_shows_its_speaker(panels, desk, project, article):
    kulik = speakers.add_speaker(project, "Kulik")
    mention = mentions.mark_mention(project, article.id, 58, 70, speaker=kulik.id)
    desk.choose("mention", mention.id)
    assert panels.speakers.table.chosen() == [kulik.id]
    assert desk.kind == "mention"


def test_editing_in_each_panel(panels, qtbot, project, article):
    kulik = speakers.add_speaker(project, "Kulik")
    quote = quotes.mark_quote(project, article.id, [(42, 57)])
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT")
    edit(qtbot, panels.speakers, 0, 2, "rus")
    edit(qtbot, panels.quotes, 0, 0, "mixed")
    edit(qtbot, panels.quotes, 0, 1, "kulik")
    edit(qtbot, panels.events, 0, 3, "2018-03-05/2018-03-06")
    edit(qtbot, panels.events, 0, 0, "consult · visit")
    assert project.get(Speaker, kulik.id).country == "RUS"
    assert project.get(Quote, quote.id).type == "mixed"
    assert project.get(Quote, quote.id).speaker == kulik.id
    assert project.get(Event, event.id).date == "2018-03-05/2018-03-06"
    assert project.get(Event, event.id).mode == "visit"


def test_an_unknown_name_makes_a_speaker_in_the_same_step(panels, qtbot, project, article):
    quotes.mark_quote(project, article.id, [(42, 57)])
    edit(qtbot, panels.quotes, 0, 1, "Sergey Lavrov")
    assert cells(panels.quotes)[0][1] == "Sergey Lavrov"
    project.undo()
    assert project.all(Speaker) == []
    assert cells(panels.quotes)[0][1] == "–"


def test_what_cannot_be_is_said_and_changes_nothing(panels, desk, qtbot, project, article):
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT")
    with qtbot.waitSignal(desk.failed) as failed:
        line = type_into(qtbot, panels.events, 0, 3, "20 March")
    assert "20 March" in failed.args[0]
    assert project.get(Event, event.id).date is None
    assert line.text() == "20 March"
    assert line.hasFocus()
    line.selectAll()
    qtbot.keyClicks(line, "2018-03-20")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panels.events.table.findChild(QLineEdit) is None)
    assert project.get(Event, event.id).date == "2018-03-20"


def test_escape_drops_what_was_refused(panels, desk, qtbot, project, article):
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT")
    with qtbot.waitSignal(desk.failed):
        line = type_into(qtbot, panels.events, 0, 3, "20 March")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panels.events.table.findChild(QLineEdit) is None)
    assert project.get(Event, event.id).date is None


def test_letters_do_not_start_editing(panels, qtbot, project, article):
    quotes.mark_quote(project, article.id, [(42, 57)])
    panels.quotes.table.selectRow(0)
    qtbot.keyClick(panels.quotes.table, Qt.Key.Key_D)
    assert panels.quotes.table.findChild(QLineEdit) is None


def test_sorting_and_filtering(panels, project, article):
    quotes.mark_quote(project, article.id, [(42, 57)])
    quotes.mark_quote(project, article.id, [(76, 103)])
    table = panels.quotes.table
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    newest = quotes.mark_quote(project, article.id, [(0, 6)])
    shown = [row[2] for row in cells(panels.quotes)]
    assert shown == sorted(shown, key=str.casefold, reverse=True)
    quotes.delete_quote(project, newest.id)
    assert len(cells(panels.quotes)) == 2
    table.lines.filter("closest")
    assert ["closest" in row[2] for row in cells(panels.quotes)] == [True]


def test_rows_are_copied_with_tabs(panels, qtbot, project, article):
    quotes.mark_quote(project, article.id, [(42, 57)])
    panels.quotes.table.selectRow(0)
    qtbot.keyClick(panels.quotes.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Type\tSaid by\tWords\tStance\ndirect\t–\t“We are ready,”\t\n"
    )


def test_an_empty_panel_says_how_to_fill_it(panels, project, article):
    assert "press Q" in panels.quotes._empty.text()
    assert panels.quotes._stack.currentIndex() == 1
    quotes.mark_quote(project, article.id, [(42, 57)])
    assert panels.quotes._stack.currentIndex() == 0


def test_undo_of_everything_empties_the_panels(panels, project, article):
    quotes.mark_quote(project, article.id, [(42, 57)])
    while project.undo_entry:
        project.undo()
    assert cells(panels.quotes) == []


def test_a_recipient_without_an_actor_is_no_actor(panels, project, article):
    seoul = speakers.add_speaker(project, "Seoul")
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT")
    events.add_participant(project, event.id, "recipient", seoul.id)
    assert cells(panels.events)[0][2] == "→ Seoul"


def test_a_panel_emptied_by_undo_says_how_to_fill_it(panels, project, article):
    quotes.mark_quote(project, article.id, [(42, 57)])
    project.undo()
    assert "press Q" in panels.quotes._empty.text()
    assert panels.quotes._header.text() == "Quotes  0"

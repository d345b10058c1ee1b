"""The lead settles by keys what two people differ in, and sees it beside each other."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from annotator import settings
from annotator.editing import adjudication, layers
from annotator.editing.adjudication import gold_of
from annotator.editing.articles import add_article
from annotator.editing.events import change_event, mark_event
from annotator.editing.quotes import mark_quote
from annotator.editing.speakers import add_speaker
from annotator.model import codebook
from annotator.model.annotations import Event, Layer, Quote
from annotator.store.files import create
from annotator.ui.actions import actions_of
from annotator.ui.adjudication.window import AdjudicationWindow

TEXT = "Russia is ready for talks, Kulik said. Chung visited Pyongyang on Monday, he added.\n" * 3


@pytest.fixture
def lead(tmp_path, open_window):
    """The window of lena, on an article that anna and ben annotated: events of other types."""
    path = tmp_path / "team.sqlite"
    with create(path, codebook.load("plover"), annotator="lena") as project:
        article = add_article(project, TEXT, language="en").id
        kulik = add_speaker(project, "Kulik").id
        for name, visit in (("anna", "CONSULT"), ("ben", "SUPPORT")):
            project.annotator = name
            mark_quote(project, article, [(0, 25)], type="indirect", speaker=kulik)
            mark_event(project, article, [(45, 52)], type=visit)
            layers.set_status(project, article, "done")
    settings.set_annotator(path, "lena")
    return open_window(path, annotator="lena")


@pytest.fixture
def settling(lead, press):
    """The window in which it is settled."""
    press("Ctrl+J")
    (found,) = lead.bench.findChildren(AdjudicationWindow)
    yield found
    if isValid(found):
        found.close()


def gold(lead, kind):
    project = lead.bench.desk.project
    return project.all(kind, layer=gold_of(project, lead.bench.desk.article).id)


def type_into(settling, *keys):
    for key in keys:
        QTest.keyClick(settling.differences, key)


def test_a_key_takes_the_version_of_one_and_goes_to_what_is_open_next(lead, settling):
    assert settling.differences.number() == 0
    type_into(settling, Qt.Key.Key_A, Qt.Key.Key_2)
    assert [one.type for one in gold(lead, Event)] == ["SUPPORT"]
    assert len(gold(lead, Quote)) == 1
    assert "adjudicated" in settling.side.said.text()


def test_the_pieces_say_wherein_they_differ_first(settling):
    settling.differences.choose(1)
    pieces = settling.pieces
    assert pieces.verticalHeaderItem(0).text() == "Event type"
    assert [pieces.item(0, column).text() for column in range(3)] == ["CONSULT", "SUPPORT", ""]


def test_what_the_sign_of_the_chosen_one_means_is_said(settling):
    assert "0 of 2 decided, 2 open" in settling.side.said.text()
    assert settling.side.said.text().endswith("= all agree; not taken yet")
    settling.differences.choose(1)
    assert settling.side.said.text().endswith("○ open")
    type_into(settling, Qt.Key.Key_1)
    settling.differences.choose(1)
    assert settling.side.said.text().endswith("● in the agreed version")


def test_undo_opens_what_was_decided(lead, settling):
    type_into(settling, Qt.Key.Key_1)
    lead.bench.desk.project.undo()
    assert [row.text(0) for row in rows(settling)] == ["=", "○"]


def test_a_reason_is_typed_and_kept(lead, settling):
    settling.differences.choose(1)
    settling.side.reason.setFocus()
    QTest.keyClicks(settling.side.reason, "a visit, 1st")
    type_into(settling, Qt.Key.Key_1)
    assert gold(lead, Event)[0].reason == "a visit, 1st"


def test_a_key_of_another_layout_decides_too(lead, settling):
    settling.differences.choose(1)
    # where B is on a Russian keyboard
    pressed = QKeyEvent(QEvent.Type.KeyPress, ord("И"), Qt.KeyboardModifier.NoModifier, "и")
    QApplication.sendEvent(settling.differences, pressed)
    assert len(gold(lead, Event)) == 2


def test_what_is_left_out_can_be_opened_again(settling):
    settling.differences.choose(1)
    type_into(settling, Qt.Key.Key_X)
    assert rows(settling)[1].text(0) == "✕"
    settling.differences.choose(1)
    type_into(settling, Qt.Key.Key_O)
    assert rows(settling)[1].text(0) == "○"


def test_edit_shows_the_agreed_record_in_the_window_to_be_changed(lead, settling, press, qtbot):
    settling.differences.choose(1)
    type_into(settling, Qt.Key.Key_E)
    (event,) = gold(lead, Event)
    desk = lead.bench.desk
    assert (desk.kind, desk.record) == ("event", event.id)
    qtbot.waitUntil(lead.isActiveWindow)
    lead.bench.page.view.setFocus()
    press("U")
    assert gold(lead, Event)[0].certainty == "low"


def test_a_click_on_a_mark_chooses_its_difference(settling):
    settling.differences.choose(0)
    record = settling.comparison.differences[1].ids[1]
    settling.columns.record_clicked.emit(record)
    assert settling.differences.number() == 1


def test_it_goes_along_to_the_next_article_and_closes_where_nothing_can_be_compared(
    lead, settling, press
):
    project = lead.bench.desk.project
    other = add_article(project, "Chung left. " + TEXT, language="en").id
    add_article(project, "Nobody was here. " + TEXT, language="en")
    for name in ("anna", "ben"):
        project.annotator = name
        mark_event(project, other, [(6, 10)], type="CONSULT")
        layers.set_status(project, other, "done")
    project.annotator = "lena"
    settling.differences.setFocus()
    press("Alt+PgDown")
    assert lead.bench.desk.article == other
    assert [row.text(0) for row in rows(settling)] == ["="]
    press("A")
    assert gold_of(project, other).status == "adjudicated"
    press("Alt+PgDown")
    assert not isValid(settling) or not settling.isVisible()
    assert "nobody has annotated this article" in lead.bench.messages.text()


def test_where_nothing_can_be_compared_the_person_is_told_why(window, press):
    press("Ctrl+J")
    assert "nobody has annotated this article" in window.bench.messages.text()


def rows(settling):
    tree = settling.differences
    return [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]


def test_the_keys_go_on_after_undo_and_what_is_typed_as_the_reason_stays(lead, settling, press):
    type_into(settling, Qt.Key.Key_1)
    settling.side.reason.setFocus()
    QTest.keyClicks(settling.side.reason, "a visit")
    lead.bench.desk.project.undo()
    assert settling.side.reason.text() == "a visit"
    settling.differences.setFocus()
    settling.differences.choose(1)
    press("2")
    assert gold(lead, Event)[0].reason == "a visit"


def test_after_a_click_on_a_button_the_keys_decide(lead, settling, press):
    QTest.mouseClick(settling.side.buttons["A"], Qt.MouseButton.LeftButton)
    press("2")
    assert settling.side.reason.text() == ""
    assert [one.type for one in gold(lead, Event)] == ["SUPPORT"]


def test_what_is_changed_beside_it_is_compared_anew_and_the_keys_go_on(lead, settling, press):
    settling.differences.choose(1)
    type_into(settling, Qt.Key.Key_1)
    project = lead.bench.desk.project
    ben = settling.comparison.differences[1].records[settling.comparison.sides[1].layer]
    project.annotator = "ben"
    change_event(project, ben.id, type="REJECT")
    project.annotator = "lena"
    assert rows(settling)[1].text(0) == "◐"
    settling.differences.choose(1)
    press("K")
    assert rows(settling)[1].text(0) == "●"
    assert gold(lead, Event)[0].type == "CONSULT"


def test_the_window_closes_when_there_is_nothing_left_to_compare(lead, settling):
    project = lead.bench.desk.project
    with project.edit("Remove ben's work"):
        layer = settling.comparison.sides[1].layer
        for kind in (Quote, Event):
            for one in project.all(kind, layer=layer):
                project.delete(kind, one.id)
        project.delete(Layer, layer)
    assert not isValid(settling) or not settling.isVisible()
    assert "only anna has annotated" in lead.bench.messages.text()


def test_the_keeper_is_told_that_they_write_and_not_done_while_something_is_open(
    lead, settling, press, qtbot
):
    type_into(settling, Qt.Key.Key_E)
    qtbot.waitUntil(lead.isActiveWindow)
    assert "You write in the agreed version" in lead.bench.page.whose.text()
    lead.bench.page.view.setFocus()
    press("Ctrl+Return")
    assert "1 thing is still open" in lead.bench.messages.text()
    desk = lead.bench.desk
    assert gold_of(desk.project, desk.article).status == "in_progress"


def test_what_can_do_nothing_is_grey(settling, press):
    keep, again = (settling.side.buttons[key] for key in "KO")
    settling.differences.choose(1)
    assert not keep.isEnabled()
    assert not again.isEnabled()
    press("K")
    assert rows(settling)[1].text(0) == "○"
    press("X")
    settling.differences.choose(1)
    assert rows(settling)[1].text(0) == "✕"
    assert again.isEnabled()
    assert not keep.isEnabled()


def test_what_is_agreed_while_nobody_has_it_stands_last_in_the_list(lead, settling, press):
    settling.differences.choose(1)
    press("1")
    project = lead.bench.desk.project
    with project.edit("Delete"):
        for event in settling.comparison.differences[1].records.values():
            project.delete(Event, event.id)
    row = rows(settling)[-1]
    assert (row.text(0), row.text(3).partition(":")[0]) == ("◌", "only the agreed version has it")
    settling.differences.choose(len(rows(settling)) - 1)
    assert settling.side.buttons["K"].isEnabled()
    press("K")
    assert rows(settling)[-1].text(0) == "●"
    project.undo()
    assert rows(settling)[-1].text(0) == "◌"
    settling.differences.choose(len(rows(settling)) - 1)
    press("X")
    assert rows(settling)[-1].text(0) == "✕"
    project.undo()
    assert len(gold(lead, Event)) == 1


def test_who_does_not_keep_the_agreed_version_keeps_it_instead_by_a_key(lead, settling, press):
    project = lead.bench.desk.project
    assert not settling.side.buttons["T"].isVisible()
    settling.differences.choose(1)
    press("1")
    with project.edit("Merge another project"):
        project.annotator = "otto"
        adjudication.take_over(project)
        project.annotator = "lena"
    assert "otto keeps this agreed version" in settling.side.said.text()
    settling.differences.choose(0)
    press("A")
    assert len(gold(lead, Quote)) == 0
    press("T")
    assert "otto" not in settling.side.said.text()
    assert not settling.side.buttons["T"].isVisible()
    press("A")
    assert len(gold(lead, Quote)) == 1


def test_all_agreed_versions_are_kept_from_the_menu(lead, settling, press):
    settling.differences.choose(1)
    press("1")
    project = lead.bench.desk.project
    actions_of(lead)["keep_agreed"].trigger()
    assert lead.bench.messages.text().startswith("You keep 1 agreed version already")
    project.annotator = "otto"
    actions_of(lead)["keep_agreed"].trigger()
    assert "Whose they were: lena: 1" in lead.bench.messages.text()
    assert adjudication.keeper_of(project, lead.bench.desk.article) == "otto"

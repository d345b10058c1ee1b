"""In the form: new speakers, a click that selects, participants removed, speakers merged, locks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolButton

from annotator.editing.events import add_participant, mark_event
from annotator.editing.quotes import mark_quote
from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Event, Participant, Quote, Speaker
from annotator.ui.desk import Desk
from annotator.ui.dialogs.merge import MergeDialog
from annotator.ui.record_form import RecordForm
from annotator.ui.record_form.controls import Combo

SIDE = 300  # pixels of the narrowest side of the window, and a bit


@pytest.fixture
def kulik(project):
    return add_speaker(project, "Andrei Kulik", role="director", country="RUS")


@pytest.fixture
def quote(project, article, kulik):
    return mark_quote(project, article.id, [(42, 57), (82, 106)], speaker=kulik.id)


@pytest.fixture
def event(project, article, kulik):
    event = mark_event(project, article.id, [(110, 113)], type="CONSULT")
    return add_participant(project, event.id, "actor", kulik.id)


@pytest.fixture
def shown(qtbot, project, article):
    """Shows a record in a form."""

    def show(kind, record, size=(460, 800)):
        desk = Desk(project)
        desk.show_article(article.id)
        form = RecordForm(desk)
        qtbot.addWidget(form)
        form.resize(*size)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        desk.choose(kind, record.id)
        return form, form.page(kind).editors

    return show


def press(key):
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)


def test_a_click_selects_the_name_so_that_typing_replaces_it(shown, quote, project):
    chung = add_speaker(project, "Chung Eui-yong")
    _, fields = shown("quote", quote)
    line = fields["speaker"].line
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(30, 8))
    assert line.selectedText() == "Andrei Kulik"
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(30, 8))
    assert line.selectedText() == ""  # the second click puts the caret
    line.selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "chung")
    press(Qt.Key.Key_Return)
    assert project.get(Quote, quote.id).speaker == chung.id


def test_a_name_that_nobody_has_makes_a_speaker_in_the_same_step(shown, quote, kulik, project):
    _, fields = shown("quote", quote)
    fields["speaker"].control.setFocus()
    fields["speaker"].line.selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "Kim Jong-un")
    assert [one.name for one in fields["speaker"].shown] == ["New speaker “Kim Jong-un”"]
    press(Qt.Key.Key_Return)
    assert project.get(Speaker, project.get(Quote, quote.id).speaker).name == "Kim Jong-un"
    assert fields["speaker"].typed() == "Kim Jong-un"
    assert project.undo() == "New speaker Kim Jong-un"
    assert project.all(Speaker) == [kulik]
    assert project.get(Quote, quote.id).speaker == kulik.id
    assert fields["speaker"].typed() == "Andrei Kulik"


def test_a_new_speaker_is_the_last_choice_beside_those_that_fit(shown, quote):
    _, fields = shown("quote", quote)
    fields["speaker"].control.setFocus()
    fields["speaker"].line.selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "kulik")
    offered = [one.name for one in fields["speaker"].shown]
    assert offered == ["Andrei Kulik", "New speaker “kulik”"]
    press(Qt.Key.Key_Escape)


def test_new_speakers_take_part_and_are_told(shown, event, quote, project):
    form, fields = shown("event", event)
    fields["participants"].add.click()
    QTest.keyClicks(QApplication.focusWidget(), "Suh Hoon")
    press(Qt.Key.Key_Return)
    added = project.get(Event, event.id).participants[-1]
    assert (added.role, project.get(Speaker, added.speaker).name) == ("actor", "Suh Hoon")
    form.desk.choose("quote", quote.id)
    told = form.page("quote").editors["addressees"]
    told.add.click()
    QTest.keyClicks(QApplication.focusWidget(), "journalists")
    press(Qt.Key.Key_Return)
    (heard,) = project.get(Quote, quote.id).addressees
    assert project.get(Speaker, heard).name == "journalists"


def test_half_a_name_left_behind_makes_nobody(qtbot, shown, quote, kulik, project):
    form, fields = shown("quote", quote)
    fields["speaker"].control.setFocus()
    fields["speaker"].line.selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "Zzz")
    fields["speaker"].view.hide()
    with qtbot.waitSignal(form.desk.failed) as failed:
        fields["venue"].control.setFocus()
    assert "no speaker yet" in failed.args[0]
    assert project.all(Speaker) == [kulik]


def test_a_participant_is_removed_by_keys(shown, event, kulik, project):
    project_event = add_participant(project, event.id, "recipient", kulik.id)
    _, fields = shown("event", project_event)
    fields["participants"].rows()[0].remove.setFocus()
    press(Qt.Key.Key_Space)
    assert project.get(Event, event.id).participants == (Participant("recipient", kulik.id),)
    assert project.undo_entry.label.startswith("Remove participant")


def test_a_speaker_is_merged_into_another_as_one_step(qtbot, shown, quote, kulik, project):
    other = add_speaker(project, "A. Kulik")
    form, _ = shown("speaker", kulik)
    (button,) = (one for one in form.findChildren(QToolButton) if one.text() == "Merge into …")
    button.setFocus()
    press(Qt.Key.Key_Space)
    dialog = form.findChild(MergeDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.into.control)
    QTest.keyClicks(QApplication.focusWidget(), "kulik")
    press(Qt.Key.Key_Return)
    dialog.does.setFocus()
    press(Qt.Key.Key_Space)
    assert project.get(Quote, quote.id).speaker == other.id
    assert form.record.id == other.id
    assert [alias.name for alias in form.record.aliases] == ["Andrei Kulik"]
    project.undo()
    assert project.get(Quote, quote.id).speaker == kulik.id


def test_a_project_that_can_only_be_read_shows_fields_that_cannot_be_edited(shown, event, project):
    project.opened_to_write = False
    form, _ = shown("event", event)
    QTest.keyClicks(form.page("event").editors["date"].control, "2018")
    assert form.page("event").editors["date"].typed() == ""
    assert all(line.isReadOnly() for line in form.findChildren(QLineEdit))
    assert all(box.isReadOnly() for box in form.findChildren(QPlainTextEdit))
    assert not any(button.isVisible() for button in form.findChildren(QToolButton))


@pytest.mark.parametrize("width", [SIDE, 460])
def test_nothing_of_the_form_is_cut_off_or_squeezed(shown, event, width):
    form, _ = shown("event", event, (width, 230))
    assert form.widget().width() <= form.viewport().width()
    combos = [one for one in form.findChildren(Combo) if one.isVisible()]
    assert len(combos) > 6
    assert all(one.height() >= 24 and one.width() >= 40 for one in combos)

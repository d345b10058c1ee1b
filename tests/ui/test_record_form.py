"""The form of the selected record: what it shows, and what keys in it do to the project."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.editing.events import add_participant, change_event, mark_event
from annotator.editing.mentions import mark_mention
from annotator.editing.quotes import change_quote, delete_quote, mark_quote
from annotator.editing.spans import add_span
from annotator.editing.speakers import add_speaker, change_speaker
from annotator.model.annotations import Alias, Event, Mention, Participant, Quote, Speaker
from annotator.ui.desk import Desk
from annotator.ui.record_form import RecordForm


@pytest.fixture
def desk(project, article):
    """A desk with the article on it."""
    desk = Desk(project)
    desk.show_article(article.id)
    return desk


@pytest.fixture
def kulik(project):
    return add_speaker(project, "Andrei Kulik", role="director", country="RUS")


@pytest.fixture
def chung(project):
    return add_speaker(project, "Chung Eui-yong", aliases=(Alias("Chung"),))


@pytest.fixture
def quote(project, article, kulik):
    return mark_quote(project, article.id, [(42, 57), (82, 106)], speaker=kulik.id)


@pytest.fixture
def event(project, article):
    return mark_event(project, article.id, [(110, 113)], type="CONSULT")


@pytest.fixture
def form(qtbot, desk):
    """The form in a shown window."""
    form = RecordForm(desk)
    qtbot.addWidget(form)
    form.resize(460, 800)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def editor(form, kind, name):
    return form.page(kind).editors[name]


def press(qtbot, control, key):
    """Press a key where a person's would arrive: in the open list, else in the field."""
    qtbot.keyClick(QApplication.activePopupWidget() or control, key)


def retype(qtbot, control, text):
    """Replace what stands in a field by typing."""
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(control, Qt.Key.Key_Delete)
    qtbot.keyClicks(control, text)


def test_without_a_record_the_form_says_what_to_do(form, desk):
    assert "Click a mark" in form.empty.text()
    assert form.empty.isVisible()


def test_every_field_of_a_quote_is_shown(form, desk, quote):
    desk.choose("quote", quote.id)
    assert editor(form, "quote", "speaker").typed() == "Andrei Kulik"
    assert editor(form, "quote", "type").typed() == quote.type.capitalize()
    assert len(editor(form, "quote", "spans").remove_buttons()) == 2
    assert not form.empty.isVisible()


def test_typing_is_stored_by_enter_and_undone_by_the_window(qtbot, form, desk, project, quote):
    desk.choose("quote", quote.id)
    line = editor(form, "quote", "venue").control
    retype(qtbot, line, "Moscow")
    assert project.get(Quote, quote.id).venue is None
    press(qtbot, line, Qt.Key.Key_Return)
    assert project.get(Quote, quote.id).venue == "Moscow"
    project.undo()
    assert line.text() == ""


def test_typing_is_stored_on_leaving(qtbot, form, desk, project, quote):
    desk.choose("quote", quote.id)
    line = editor(form, "quote", "venue").control
    retype(qtbot, line, " Geneva ")
    press(qtbot, line, Qt.Key.Key_Tab)
    assert project.get(Quote, quote.id).venue == "Geneva"
    assert line.text() == "Geneva"


def test_typing_is_stored_after_a_pause(qtbot, form, desk, project, kulik):
    desk.choose("speaker", kulik.id)
    note = editor(form, "speaker", "note")
    with qtbot.waitSignal(desk.changed, timeout=4000):
        note.control.setFocus()
        qtbot.keyClicks(note.control, "seen ")
    assert project.get(Speaker, kulik.id).note == "seen"
    assert note.typed() == "seen "  # the person may be about to type on


def test_typing_is_stored_when_another_record_is_chosen(qtbot, form, project, quote, event):
    form.desk.choose("quote", quote.id)
    retype(qtbot, editor(form, "quote", "venue").control, "Geneva")
    form.desk.choose("event", event.id)
    assert project.get(Quote, quote.id).venue == "Geneva"


def test_escape_takes_back_what_was_typed(qtbot, form, desk, project, quote):
    change_quote(project, quote.id, venue="Moscow")
    desk.choose("quote", quote.id)
    line = editor(form, "quote", "venue").control
    retype(qtbot, line, "Geneva")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Moscow"
    assert project.get(Quote, quote.id).venue == "Moscow"


def test_a_change_from_elsewhere_leaves_the_typing_alone(qtbot, form, desk, project, quote):
    desk.choose("quote", quote.id)
    line = editor(form, "quote", "venue").control
    retype(qtbot, line, "Gen")
    change_quote(project, quote.id, venue="Moscow", act="assertive")
    assert line.text() == "Gen"
    assert editor(form, "quote", "act").typed() == "Assertive"


def test_undo_means_the_typing_only_while_there_is_some(qtbot, form, desk, project, quote):
    desk.choose("quote", quote.id)
    line = editor(form, "quote", "venue").control
    undo = QAction(form)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    undo.triggered.connect(project.undo)
    form.addAction(undo)
    retype(qtbot, line, "Geneva")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    assert project.find(Quote, quote.id) is not None
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert project.find(Quote, quote.id) is None


def test_a_refused_date_keeps_the_typing_and_says_why(qtbot, form, desk, project, quote):
    desk.choose("quote", quote.id)
    date = editor(form, "quote", "date")
    retype(qtbot, date.control, "last week")
    with qtbot.waitSignal(desk.failed) as failed:
        press(qtbot, date.control, Qt.Key.Key_Tab)
    assert "is not a date" in failed.args[0]
    assert date.typed() == "last week"
    assert date.control.property("wrong")
    assert "is not a date" in date.control.toolTip()
    retype(qtbot, date.control, "2018-03-05/..")
    press(qtbot, date.control, Qt.Key.Key_Tab)
    assert project.get(Quote, quote.id).date == "2018-03-05/.."
    assert not date.control.property("wrong")


def test_a_speaker_is_found_by_letters_of_another_name(qtbot, form, quote, kulik, chung):
    project = form.desk.project
    change_speaker(project, chung.id, aliases=(Alias("the advisor"),))
    form.desk.choose("quote", quote.id)
    said_by = editor(form, "quote", "speaker").control
    retype(qtbot, said_by, "advis")
    press(qtbot, said_by, Qt.Key.Key_Return)
    assert project.get(Quote, quote.id).speaker == chung.id
    assert said_by.currentText() == "Chung Eui-yong"


def test_an_emptied_speaker_is_taken_away(qtbot, form, desk, project, quote):
    desk.choose("quote", quote.id)
    said_by = editor(form, "quote", "speaker").control
    retype(qtbot, said_by, "")
    press(qtbot, said_by, Qt.Key.Key_Tab)
    assert project.get(Quote, quote.id).speaker is None


def test_the_list_opens_and_takes_the_lit_row(qtbot, form, desk, project, quote):
    desk.choose("quote", quote.id)
    act = editor(form, "quote", "act")
    act.control.setFocus()
    qtbot.keyClick(act.control, Qt.Key.Key_Down)
    qtbot.waitUntil(act.view.isVisible)
    qtbot.keyClick(act.view, Qt.Key.Key_Down)
    qtbot.keyClick(act.view, Qt.Key.Key_Down)
    qtbot.keyClick(act.view, Qt.Key.Key_Return)
    assert project.get(Quote, quote.id).act == "assertive"
    assert act.gloss.isVisible()


def test_what_is_not_in_the_list_is_refused(qtbot, form, desk, project, quote):
    desk.choose("quote", quote.id)
    act = editor(form, "quote", "act")
    retype(qtbot, act.control, "zzz")
    with qtbot.waitSignal(desk.failed):
        press(qtbot, act.control, Qt.Key.Key_Tab)
    assert act.typed() == "zzz"
    assert project.get(Quote, quote.id).act is None


def test_a_quote_is_said_to_several(qtbot, form, quote, kulik, chung):
    project = form.desk.project
    form.desk.choose("quote", quote.id)
    rows = editor(form, "quote", "addressees")
    for letters in ("chung", "kulik"):
        qtbot.mouseClick(rows.add, Qt.MouseButton.LeftButton)
        control = rows.rows()[-1].cells[""].control
        qtbot.keyClicks(control, letters)
        press(qtbot, control, Qt.Key.Key_Return)
    assert project.get(Quote, quote.id).addressees == (chung.id, kulik.id)
    qtbot.mouseClick(rows.rows()[0].remove, Qt.MouseButton.LeftButton)
    assert project.get(Quote, quote.id).addressees == (kulik.id,)
    assert len(rows.rows()) == 1


def test_a_participant_is_added_with_a_role(qtbot, form, project, event, chung):
    form.desk.choose("event", event.id)
    rows = editor(form, "event", "participants")
    qtbot.mouseClick(rows.add, Qt.MouseButton.LeftButton)
    cells = rows.rows()[0].cells
    qtbot.keyClicks(cells["speaker"].control, "chung")
    press(qtbot, cells["speaker"].control, Qt.Key.Key_Return)
    assert project.get(Event, event.id).participants == (Participant("actor", chung.id),)
    retype(qtbot, cells["role"].control, "recip")
    press(qtbot, cells["role"].control, Qt.Key.Key_Return)
    assert project.get(Event, event.id).participants == (Participant("recipient", chung.id),)


def test_the_participant_keeps_its_place_in_the_text(qtbot, form, article, event, chung):
    project = form.desk.project
    mention = mark_mention(project, article.id, 0, 6, speaker=chung.id)
    add_participant(project, event.id, "actor", chung.id, mention=mention.id)
    form.desk.choose("event", event.id)
    role = editor(form, "event", "participants").rows()[0].cells["role"].control
    retype(qtbot, role, "third")
    press(qtbot, role, Qt.Key.Key_Return)
    stored = project.get(Event, event.id).participants
    assert stored == (Participant("third_party", chung.id, mention.id),)


def test_an_office_is_a_row_of_four_fields(qtbot, form, desk, project, kulik):
    desk.choose("speaker", kulik.id)
    rows = editor(form, "speaker", "offices")
    qtbot.mouseClick(rows.add, Qt.MouseButton.LeftButton)
    cells = rows.rows()[0].cells
    qtbot.keyClicks(cells["role"].control, "ambassador")
    press(qtbot, cells["role"].control, Qt.Key.Key_Return)
    retype(qtbot, cells["valid"].control, "2019/..")
    press(qtbot, cells["valid"].control, Qt.Key.Key_Return)
    retype(qtbot, cells["country"].control, "iraq")
    press(qtbot, cells["country"].control, Qt.Key.Key_Return)
    (office,) = project.get(Speaker, kulik.id).offices
    assert (office.role, office.country, office.valid) == ("ambassador", "IRQ", "2019/..")


def test_an_alias_is_added_renamed_and_taken_out(qtbot, form, desk, project, kulik):
    desk.choose("speaker", kulik.id)
    rows = editor(form, "speaker", "aliases")
    qtbot.mouseClick(rows.add, Qt.MouseButton.LeftButton)
    name = rows.rows()[0].cells["name"].control
    qtbot.keyClicks(name, "Kulik")
    press(qtbot, name, Qt.Key.Key_Tab)
    assert project.get(Speaker, kulik.id).aliases == (Alias("Kulik"),)
    retype(qtbot, name, "")
    with qtbot.waitSignal(desk.failed):
        press(qtbot, name, Qt.Key.Key_Return)
    assert project.get(Speaker, kulik.id).aliases == (Alias("Kulik"),)
    qtbot.mouseClick(rows.rows()[0].remove, Qt.MouseButton.LeftButton)
    assert project.get(Speaker, kulik.id).aliases == ()


def test_contexts_are_chosen_from_the_codebook(qtbot, form, desk, project, event):
    desk.choose("event", event.id)
    rows = editor(form, "event", "contexts")
    qtbot.mouseClick(rows.add, Qt.MouseButton.LeftButton)
    control = rows.rows()[0].cells[""].control
    qtbot.keyClicks(control, "diplom")
    press(qtbot, control, Qt.Key.Key_Return)
    assert project.get(Event, event.id).contexts == ("diplomatic",)


def test_the_modes_are_those_of_the_type(qtbot, form, desk, project, event):
    desk.choose("event", event.id)
    modes = {mode.code for mode in project.codebook.event_type("CONSULT").modes}
    assert set(editor(form, "event", "mode").options.all()) == modes
    kind = editor(form, "event", "type").control
    retype(qtbot, kind, "protest")
    press(qtbot, kind, Qt.Key.Key_Return)
    modes = {mode.code for mode in project.codebook.event_type("PROTEST").modes}
    assert set(editor(form, "event", "mode").options.all()) == modes


def test_a_stretch_is_removed_but_never_the_last(qtbot, form, desk, project, quote):
    add_span(project, Quote, quote.id, "cue", (71, 75))
    desk.choose("quote", quote.id)
    spans = editor(form, "quote", "spans")
    qtbot.mouseClick(spans.remove_buttons()[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(spans.remove_buttons()[1], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(desk.failed):
        qtbot.mouseClick(spans.remove_buttons()[0], Qt.MouseButton.LeftButton)
    assert [span.role for span in project.get(Quote, quote.id).spans] == ["content"]


def test_a_quote_stands_within_another(qtbot, form, project, article, quote):
    outer = mark_quote(project, article.id, [(110, 130)])
    form.desk.choose("quote", quote.id)
    parent = editor(form, "quote", "parent")
    assert list(parent.options.all()) == [outer.id]
    retype(qtbot, parent.control, "met kim")
    press(qtbot, parent.control, Qt.Key.Key_Return)
    assert project.get(Quote, quote.id).parent == outer.id


def test_a_box_is_ticked(qtbot, form, desk, project, quote):
    desk.choose("quote", quote.id)
    box = editor(form, "quote", "in_headline").control
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert project.get(Quote, quote.id).in_headline is True


def test_a_new_name_of_the_speaker_is_seen(form, desk, project, quote, kulik):
    desk.choose("quote", quote.id)
    change_speaker(project, kulik.id, name="A. Kulik")
    assert editor(form, "quote", "speaker").typed() == "A. Kulik"


def test_a_deleted_record_leaves_the_form_empty(qtbot, form, desk, project, quote):
    desk.choose("quote", quote.id)
    editor(form, "quote", "venue").control.setFocus()
    qtbot.keyClicks(editor(form, "quote", "venue").control, "Gen")
    delete_quote(project, quote.id)
    assert form.empty.isVisible()
    assert form.record is None
    project.undo()
    desk.choose("", "")
    desk.choose("quote", quote.id)
    assert editor(form, "quote", "venue").typed() == ""


def test_a_mention_is_linked(qtbot, form, project, article, kulik):
    mention = mark_mention(project, article.id, 58, 70)
    form.desk.choose("mention", mention.id)
    speaker = editor(form, "mention", "speaker").control
    retype(qtbot, speaker, "kul")
    press(qtbot, speaker, Qt.Key.Key_Tab)
    assert project.get(Mention, mention.id).speaker == kulik.id


def test_the_wheel_scrolls_the_form_and_changes_no_choice(qtbot, form, desk, project, quote):
    desk.choose("quote", quote.id)
    kind = editor(form, "quote", "type").control
    before = kind.currentText()
    kind.setFocus()
    where = QPointF(kind.rect().center())
    event = QWheelEvent(
        where,
        QPointF(kind.mapToGlobal(kind.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(kind, event)
    assert kind.currentText() == before
    assert not event.isAccepted()


def test_every_control_has_a_name_and_a_tip(form, quote, event, kulik, article):
    project = form.desk.project
    mention = mark_mention(project, article.id, 58, 70)
    chosen = {"quote": quote, "event": event, "speaker": kulik, "mention": mention}
    for kind, record in chosen.items():
        form.desk.choose(kind, record.id)
        for field in form.page(kind).editors.values():
            assert field.control.accessibleName()
            assert field.control.toolTip()


@pytest.fixture
def participant(form, project, event, chung):
    """The row of an event's only participant."""
    add_participant(project, event.id, "actor", chung.id)
    form.desk.choose("event", event.id)
    return editor(form, "event", "participants").rows()[0]


@pytest.mark.parametrize(
    ("width", "lines", "order"),
    [(460, 1, "role speaker mention remove"), (360, 2, "role speaker mention remove")],
)
def test_a_participant_takes_one_line_where_there_is_room(form, participant, width, lines, order):
    form.resize(width, 1200)
    cells = participant.cells
    tops = {cell.mapTo(participant, QPoint(0, 0)).y() for cell in cells.values()}
    assert len(tops) == lines
    stops = {name: cell.control for name, cell in cells.items()} | {"remove": participant.remove}
    seen = [stops["role"]]
    seen[0].setFocus()
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [stops[name] for name in order.split()]


def test_tab_goes_from_top_to_bottom(qtbot, form, project, event, chung):
    add_participant(project, event.id, "actor", chung.id)
    change_event(project, event.id, contexts=("legal", "health"))
    form.desk.choose("event", event.id)
    form.resize(460, 1200)
    editor(form, "event", "type").control.setFocus()
    seen = [QApplication.focusWidget()]
    while not isinstance(seen[-1], QPlainTextEdit) and len(seen) < 60:
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    places = [widget.mapTo(form, QPoint(0, 12)) for widget in seen]
    lines = [(place.y() // 12, place.x()) for place in places]
    assert len(seen) > 20
    assert lines == sorted(lines)

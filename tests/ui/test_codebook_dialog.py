"""The codebook dialog in a real window: each change is a step, told and taken back at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from annotator.editing import codebook, events, quotes, speakers
from annotator.model.annotations import Event, Quote
from annotator.model.codebook import Code, CustomField
from annotator.ui.dialogs.codebook import CodebookDialog
from annotator.ui.dialogs.codebook.parts import Part


@pytest.fixture
def project(window):
    return window.bench.desk.project


@pytest.fixture
def quote(window, project):
    return quotes.mark_quote(project, window.bench.desk.article, [(0, 6)], stance="oppose")


@pytest.fixture
def dialog(qtbot, window, quote):
    return shown(qtbot, window)


def shown(qtbot, window):
    window._actions["codebook"].trigger()
    dialog = window.bench.findChild(CodebookDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def column(dialog, name):
    at = dialog.entries.columns.index(name)
    return [dialog.entries.index(row, at).data() for row in range(dialog.entries.rowCount())]


def go(dialog, part, code, name):
    dialog.parts.choose(part)
    row, at = dialog.entries.row_of(code), dialog.entries.columns.index(name)
    dialog.table.setCurrentIndex(dialog.entries.index(row, at))
    dialog.table.setFocus()


def retype(qtbot, dialog, words):
    """Change the cell that is chosen, by keys."""
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    line = dialog.table.findChild(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.table.findChild(QLineEdit) is None)


def test_it_counts_the_records_of_each_entry_that_is_seen(qtbot, dialog):
    dialog.parts.choose(Part("stances"))
    qtbot.waitUntil(lambda: column(dialog, "used") == ["0", "1", "0", "0", "0", "0"])


def test_it_begins_with_the_event_types(dialog, project):
    assert column(dialog, "code") == [kind.code for kind in project.codebook.event_types]
    assert dialog.retire.text() == "Retire"


def test_a_renamed_code_follows_into_the_records(qtbot, dialog, project, quote, press):
    go(dialog, Part("stances"), "oppose", "code")
    retype(qtbot, dialog, "against")
    assert project.get(Quote, quote.id).stance == "against"
    assert "“against”, also in one record" in dialog.said.text()
    press("Ctrl+Z")
    assert project.get(Quote, quote.id).stance == "oppose"
    assert "oppose" in column(dialog, "code")


def test_name_and_meaning_are_changed_in_place(qtbot, dialog, project):
    go(dialog, Part("contexts"), "military", "gloss")
    retype(qtbot, dialog, "soldiers and arms")
    assert project.codebook.terms("contexts")["military"].gloss == "soldiers and arms"
    assert project.undo_entry.label == "Change context"


def test_what_does_not_fit_is_said_in_the_dialog(qtbot, dialog, project):
    go(dialog, Part("stances"), "oppose", "code")
    before = project.codebook
    retype(qtbot, dialog, "support")
    assert "'support' is there twice" in dialog.said.text()
    assert project.codebook == before
    assert dialog.said.objectName() == "problem"


def test_an_entry_is_added_by_keys(dialog, project, press, type_words):
    dialog.parts.choose(Part("modes", "CONSULT"))
    dialog.adding.code.setFocus()
    press("Return")
    assert "Type a code" in dialog.said.text()
    type_words("letter")
    press("Tab")
    type_words("By letter")
    press("Return")
    assert project.codebook.event_type("CONSULT").modes[-1].name == "By letter"
    assert dialog.entries.code(dialog.table.currentIndex().row()) == "letter"
    assert dialog.adding.code.text() == ""
    press("Ctrl+Z")
    assert "letter" not in column(dialog, "code")


def test_a_field_is_added_with_its_kind_and_then_stands_in_the_form(qtbot, window, dialog, project):
    dialog.parts.choose(Part("custom_fields", "speaker"))
    dialog.adding.code.setText("party")
    dialog.adding.kind.setCurrentIndex(dialog.adding.kind.findData("choice"))
    dialog.adding.choices.setText("left, right")
    dialog.adding.required.setChecked(True)
    dialog.adding.add.click()
    field = CustomField("speaker", "party", "choice", ("left", "right"), required=True)
    assert project.codebook.fields_of("speaker") == (field,)
    go(dialog, Part("custom_fields", "speaker"), "party", "kind")
    retype(qtbot, dialog, "left, right, centre")
    assert project.codebook.fields_of("speaker")[0].choices == ("left", "right", "centre")
    speaker = speakers.add_speaker(project, "Kim")
    window.bench.desk.choose("speaker", speaker.id)
    editor = window.bench.panels.form.page("speaker").editors["fields.party"]
    assert [choice.value for choice in editor.options.fitting("")] == ["left", "right", "centre"]


def test_the_kind_of_value_of_a_field_is_typed(qtbot, dialog, project, press):
    codebook.add_entry(project, "custom_fields", CustomField("speaker", "seats"))
    speakers.add_speaker(project, "Kim", fields={"seats": "12"})
    go(dialog, Part("custom_fields", "speaker"), "seats", "kind")
    retype(qtbot, dialog, "number")
    assert project.codebook.fields_of("speaker")[0].kind == "number"
    assert "also in one record" in dialog.said.text()
    retype(qtbot, dialog, "few")
    assert "no kind of value" in dialog.said.text()
    press("Ctrl+Z")
    assert project.codebook.fields_of("speaker")[0].kind == "text"


def test_required_is_ticked_by_space(dialog, project):
    codebook.add_entry(project, "custom_fields", CustomField("quote", "tone"))
    go(dialog, Part("custom_fields", "quote"), "tone", "required")
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert project.codebook.fields_of("quote")[0].required


def test_a_retired_entry_lists_who_has_it_and_a_click_shows_one(
    qtbot, window, dialog, project, quote
):
    window.bench.desk.choose("", "")
    go(dialog, Part("stances"), "oppose", "code")
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert Code("stances", "", "oppose") in project.codebook.retired
    assert "One record has it still" in dialog.said.text()
    qtbot.waitUntil(lambda: dialog.holders.count() == 1)
    rect = dialog.holders.visualItemRect(dialog.holders.item(0))
    QTest.mouseClick(dialog.holders.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert window.bench.desk.record == quote.id
    dialog.retire.click()
    assert not project.codebook.retired


def test_what_is_retired_is_shown_and_not_offered(window, project, quote):
    codebook.retire(project, "stances", "oppose")
    codebook.retire(project, "event_types", "CONSULT")
    desk, panels = window.bench.desk, window.bench.panels
    desk.choose("quote", quote.id)
    picker = panels.form.page("quote").editors["stance"]
    assert "oppose" in picker.typed().casefold()
    assert "Retired" in picker.gloss.text()
    assert "oppose" not in [choice.value for choice in picker.options.fitting("")]
    window.annotating.mark_event()
    offered = [choice.value for choice in window.bench.page.entry.field.choices("")]
    assert "PROTEST" in offered
    assert "CONSULT" not in offered
    window.bench.page.close_entry()


def test_a_retired_field_is_seen_only_on_records_that_have_it(window, project, quote):
    codebook.add_entry(project, "custom_fields", CustomField("event", "shade"))
    article = window.bench.desk.article
    old = events.mark_event(project, article, [(0, 6)], type="AID", fields={"shade": "dark"})
    new = events.mark_event(project, article, [(7, 13)], type="AID")
    codebook.retire(project, "custom_fields", "shade", of="event")
    for event, seen in ((new, False), (old, True), (new, False)):
        window.bench.desk.choose("event", event.id)
        page = window.bench.panels.form.page("event")
        assert page.editors["fields.shade"].isVisibleTo(page) == seen
    assert project.get(Event, old.id).fields == {"shade": "dark"}


def test_a_project_that_is_read_only_can_be_looked_at(qtbot, window, project):
    project.opened_to_write = False
    dialog = shown(qtbot, window)
    assert dialog.adding.isHidden()
    assert dialog.retire.isHidden()
    assert not dialog.entries.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert not project.codebook.retired


def tick(dialog, of, label):
    """Tick or untick that a built-in field is required, by keys."""
    dialog.parts.choose(Part("custom_fields", of))
    row, at = column(dialog, "field").index(label), dialog.entries.columns.index("required")
    dialog.table.setCurrentIndex(dialog.entries.index(row, at))
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)


@pytest.mark.parametrize(
    "field",
    [
        ("speaker", "Country", "country"),
        ("quote", "Said on", "date"),
        ("quote", "Reporting word", "cue"),
        ("event", "Who: recipient", "recipient"),
    ],
)
def test_a_built_in_field_is_required_and_no_more(dialog, project, press, field):
    of, label, name = field
    tick(dialog, of, label)
    assert project.codebook.required_fields == {of: (name,)}
    tick(dialog, of, label)
    assert project.codebook.required_fields == {}
    press("Ctrl+Z", "Ctrl+Z")
    assert project.codebook.required_fields == {}


def test_a_record_without_a_required_field_is_something_to_look_at(window, dialog, quote):
    window.bench.desk.choose("quote", quote.id)
    tick(dialog, "quote", "Said on")
    dialog.reject()
    window.points.looking.hurry()
    open_points = {point.rule for point in window.points.looking.open}
    assert "missing:date" in open_points
    labels = window.bench.panels.form.page("quote")._labels
    assert labels["date"].text() == "Said on *"
    assert labels["venue"].text() == "Said at"


def test_a_built_in_field_can_only_be_required(dialog, project):
    dialog.parts.choose(Part("custom_fields", "quote"))
    row = column(dialog, "field").index("Said on")
    dialog.table.setCurrentIndex(dialog.entries.index(row, 0))
    before = project.codebook
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert dialog.table.findChild(QLineEdit) is None
    assert project.codebook == before
    assert not dialog.retire.isEnabled()


@pytest.fixture
def begun(window, dialog, monkeypatch):
    """Rename a stance that so many records have that the window does not wait for them."""
    monkeypatch.setattr("annotator.ui.dialogs.codebook.following.MANY", 0)
    dialog.parts.choose(Part("stances"))
    row = dialog.entries.row_of("oppose")
    dialog.entries.setData(dialog.entries.index(row, 0), "against")
    return window.files


def test_many_records_follow_beside_the_window(qtbot, begun, dialog, project, quote):
    assert begun.worker is not None
    qtbot.waitUntil(lambda: begun.worker is None)
    assert project.get(Quote, quote.id).stance == "against"
    assert "“against”, also in one record" in dialog.said.text()
    assert "against" in column(dialog, "code")
    project.undo()
    assert project.get(Quote, quote.id).stance == "oppose"

"""Every field of every record can be seen and changed in the form, a project's own fields too."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.editing.quotes import mark_quote
from annotator.exchange.importing import import_paths
from annotator.model import codebook
from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.model.codebook import CustomField
from annotator.store import files
from annotator.store.connection import MEMORY
from annotator.ui.desk import Desk
from annotator.ui.entries.field import Choice
from annotator.ui.record_form import RecordForm
from annotator.ui.record_form.editor import Check
from annotator.ui.record_form.lines import Line, Note
from annotator.ui.record_form.options import Options
from annotator.ui.record_form.picker import Picker
from annotator.ui.record_form.rows import Rows
from annotator.ui.record_form.spans import Spans, Words

GOLD = Path(__file__).parents[1] / "files" / "seed-gold.json"
KINDS = {"speaker": Speaker, "mention": Mention, "quote": Quote, "event": Event}
OWN = (
    CustomField("quote", "urgent", "boolean"),
    CustomField("quote", "tone", "choice", ("calm", "sharp"), "how it sounds"),
    CustomField("quote", "weight", "number"),
    CustomField("quote", "note", "text"),
)


def shown_form(qtbot, project):
    form = RecordForm(Desk(project))
    qtbot.addWidget(form)
    form.resize(460, 800)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def says(field, value):
    """Whether a field shows a value."""
    if isinstance(field, Rows):
        rows = field.rows()
        return len(rows) == len(value) and all(
            says(cell, getattr(item, name) if name else item)
            for row, item in zip(rows, value, strict=True)
            for name, cell in row.cells.items()
        )
    if isinstance(field, Spans):
        return len(field.remove_buttons()) == len(value)
    if isinstance(field, Check):
        return field.box.isChecked() is value
    if isinstance(field, Words):
        return field.label.text().split() == value.split()
    if isinstance(field, Picker):
        chosen = field.options.all()[value].name if value else ""
        return field.typed() == chosen
    return field.typed() == (value or "")


def type_in(qtbot, field, text):
    """Replace what stands in a field by typing, and leave it."""
    control = field.control
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(control, text)
    qtbot.keyClick(QApplication.activePopupWidget() or control, Qt.Key.Key_Tab)


def take(qtbot, field, value):
    """Open a field's list, go to the row of a value, and take it."""
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_Down)
    rows = [choice.value for choice in field.shown]
    for _ in range(rows.index(value) + 1):
        qtbot.keyClick(field.view, Qt.Key.Key_Down)
    qtbot.keyClick(field.view, Qt.Key.Key_Return)


TYPED = {"date": "2018-03-05~", "wikidata": "Q42", "name": "Somebody else"}
CAMEO = {"speaker": "KORGOVMIL", "event": "1053"}


def change(qtbot, form, kind, record, name):
    """Change a field as a person does; say whether it is stored and undo brings it back."""
    project, field = form.desk.project, form.page(kind).editors[name]
    if isinstance(field, Line | Note):
        text = CAMEO[kind] if name == "cameo_code" else TYPED.get(name, "other words")
        type_in(qtbot, field, text)
    elif isinstance(field, Picker):
        chosen = [c for c in field.options.all().values() if c.value != getattr(record, name)]
        if not chosen:
            return True  # this type of event has no modes
        take(qtbot, field, chosen[-1].value)
    elif isinstance(field, Check):
        field.control.setFocus()
        qtbot.keyClick(field.box, Qt.Key.Key_Space)
    elif isinstance(field, Rows | Spans):
        buttons = (
            [row.remove for row in field.rows()]
            if isinstance(field, Rows)
            else field.remove_buttons()
        )
        if not buttons or (isinstance(field, Spans) and len(buttons) == 1):
            return True  # nothing that could go
        qtbot.mouseClick(buttons[-1], Qt.MouseButton.LeftButton)
    stored = project.get(KINDS[kind], record.id)
    if getattr(stored, name) == getattr(record, name):
        return False
    project.undo()
    return says(field, getattr(record, name))


@pytest.fixture
def gold():
    """The seed article with all its annotations, opened by who made them."""
    with files.create(MEMORY, codebook.load("plover"), annotator="reference") as project:
        import_paths(project, [GOLD])
        yield project


@pytest.mark.parametrize(("kind", "count"), [("speaker", 16), ("quote", 12), ("event", 18)])
def test_every_record_of_the_seed_is_shown_whole(qtbot, gold, kind, count):
    form = shown_form(qtbot, gold)
    records = gold.all(KINDS[kind])
    assert len(records) == count
    for record in records:
        form.desk.choose(kind, record.id)
        for name, field in form.page(kind).editors.items():
            assert says(field, getattr(record, name)), (record, name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_seed_can_be_changed(qtbot, gold, kind):
    form = shown_form(qtbot, gold)
    for record in gold.all(KINDS[kind]):
        form.desk.choose(kind, record.id)
        for name, field in form.page(kind).editors.items():
            if not isinstance(field, Words):
                now = gold.get(KINDS[kind], record.id)
                assert change(qtbot, form, kind, now, name), (record, name)


@pytest.fixture
def own_fields(qtbot):
    """The form of a quote in a project whose codebook adds fields of each kind."""
    book = replace(codebook.load("plover"), name="Own", custom_fields=OWN)
    with files.create(MEMORY, book, annotator="mina") as project:
        from annotator.editing.articles import add_article

        article = add_article(project, "He said that it was late.")
        quote = mark_quote(project, article.id, [(8, 24)])
        form = shown_form(qtbot, project)
        form.desk.choose("quote", quote.id)
        yield form, quote.id


def test_a_projects_own_fields_are_stored_by_their_names(qtbot, own_fields):
    form, id = own_fields
    editors = form.page("quote").editors
    editors["fields.urgent"].control.setFocus()
    qtbot.keyClick(editors["fields.urgent"].box, Qt.Key.Key_Space)
    type_in(qtbot, editors["fields.tone"], "sharp")
    type_in(qtbot, editors["fields.weight"], "2,5")
    type_in(qtbot, editors["fields.note"], "mine")
    quote = form.desk.project.get(Quote, id)
    assert quote.fields == {"urgent": True, "tone": "sharp", "weight": 2.5, "note": "mine"}
    assert quote.note == ""
    assert editors["fields.weight"].typed() == "2.5"


def test_an_emptied_own_field_is_no_longer_there(qtbot, own_fields):
    form, id = own_fields
    weight = form.page("quote").editors["fields.weight"]
    type_in(qtbot, weight, "3")
    assert form.desk.project.get(Quote, id).fields == {"weight": 3}
    weight.control.setFocus()
    weight.control.selectAll()
    qtbot.keyClick(weight.control, Qt.Key.Key_Delete)
    qtbot.keyClick(weight.control, Qt.Key.Key_Tab)
    assert form.desk.project.get(Quote, id).fields == {}


def test_a_number_must_be_one(qtbot, own_fields):
    form, id = own_fields
    weight = form.page("quote").editors["fields.weight"]
    with qtbot.waitSignal(form.desk.failed) as failed:
        type_in(qtbot, weight, "nan")
    assert "is not a number" in failed.args[0]
    assert form.desk.project.get(Quote, id).fields == {}


def test_the_list_of_a_narrow_field_is_as_wide_as_its_rows(qtbot):
    about = "to whom it is done, or with whom"
    picker = Picker(Options(lambda: [Choice("recipient", "Recipient", about)]))
    qtbot.addWidget(picker)
    picker.resize(110, 30)
    picker.show()
    picker.combo.showPopup()
    assert picker.view.viewport().width() >= picker.view.sizeHintForColumn(0) > picker.width()
    picker.view.hide()

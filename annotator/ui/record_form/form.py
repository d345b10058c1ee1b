"""The form of the selected record."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from annotator.editing.events import change_event, remove_participant
from annotator.editing.mentions import change_mention
from annotator.editing.quotes import change_quote
from annotator.editing.several import set_field
from annotator.editing.spans import remove_span
from annotator.editing.speakers import change_speaker
from annotator.errors import AnnotatorError, Hindered
from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.store.changes import Edit
from annotator.ui.desk import Desk
from annotator.ui.record_form.controls import add_button
from annotator.ui.record_form.fields import Field
from annotator.ui.record_form.new_speaker import make_speaker, new_names
from annotator.ui.record_form.options import Sources, linked
from annotator.ui.record_form.page import Page
from annotator.ui.words import form as words
from annotator.ui.words.window import CHOOSE_RECORD

_RECORDS: Mapping[str, type[Any]] = {
    "speaker": Speaker,
    "mention": Mention,
    "quote": Quote,
    "event": Event,
}
_CHANGE: Mapping[str, Callable[..., Any]] = {
    "speaker": change_speaker,
    "mention": change_mention,
    "quote": change_quote,
    "event": change_event,
}

_STYLE = """
#formEmpty, #fieldLabel, #gloss, #muted { color: palette(dark); }
#gloss { font-size: 8pt; }
#formEmpty { padding: 24px; }
#formTitle { font-weight: 600; }
QPlainTextEdit { border: 1px solid palette(mid); border-radius: 4px; padding: 0 2px;
  background: palette(base); }
QPlainTextEdit:focus { border-color: palette(link); }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {
  border: 1px solid #d9552b; }
QToolButton[quiet="true"] { color: palette(dark); padding: 1px 4px 1px 0; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], QComboBox[locked="true"] {
  background: transparent; border-color: transparent; }
QCheckBox::indicator { width: 12px; height: 12px; border: 1px solid palette(dark);
  border-radius: 3px; background: palette(base); }
QCheckBox:focus::indicator { border-color: palette(link); }
QComboBox::down-arrow { image: none; }
QComboBox::drop-down { border: none; width: 18px; }
"""


class RecordForm(QScrollArea):
    """All fields of the record that is selected on the desk, to see and to change."""

    stored = Signal(str, Field, object)  # kind of record, which field of it, and its new value

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._sources = Sources(desk.project, desk.everyone)
        self._codebook = desk.project.codebook
        self._pages: dict[str, Page] = {}
        self._page: Page | None = None
        self.record: Any = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(words.FORM)
        self.setStyleSheet(_STYLE)
        body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.empty = QLabel(words.EMPTY, body)
        self.empty.setObjectName("formEmpty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        self._body = body
        self.setWidget(body)
        desk.beside.record_chosen.connect(self._chosen)
        desk.beside.changed.connect(self._changed)
        self._chosen(desk.kind, desk.record)

    def flush(self) -> None:
        """Store what was typed and is not stored yet."""
        if self._page is not None and self.record is not None:
            self._page.flush()

    def release(self) -> None:
        """Store what was typed, and let go of the project before it is closed.

        A field that has the keys would read what it shows once more when it loses them.
        """
        self.flush()
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def enter(self) -> None:
        """Go to the first field of the record; where there is none, say that one is needed."""
        if self._page is None:
            self.desk.failed.emit(CHOOSE_RECORD)
            return
        stops = (stop for one in self._page.editors.values() for stop in one.stops())
        next(stops).setFocus(Qt.FocusReason.TabFocusReason)

    def page(self, kind: str) -> Page:
        """The fields of a kind of record."""
        if kind not in self._pages:
            page = Page(kind, self.desk.project, self._sources, self._body)
            page.given.connect(self._give)
            page.refused.connect(self.desk.failed.emit)
            page.said.connect(self.desk.said.emit)
            page.hide()
            if kind == "speaker" and page.writable:
                page.add_to_head(self._merge_button(page))
            self._pages[kind] = page
            self._column.insertWidget(self._column.count() - 1, page)
        return self._pages[kind]

    def _merge_button(self, parent: QWidget) -> QToolButton:
        """Asks which other speaker is the same one."""
        button = add_button(parent)
        button.setText(words.MERGE)
        button.setToolTip(words.MERGE_TIP)
        button.clicked.connect(self._merge)
        return button

    def _merge(self) -> None:
        from annotator.ui.dialogs.merge import merge  # noqa: PLC0415 - few merge

        merge(self.desk, self.record.id, self.window())

    def _chosen(self, kind: str, id: str) -> None:
        """Show the record that was chosen, after storing what was typed for the last one."""
        self.flush()
        record = self.desk.project.find(_RECORDS[kind], id) if kind in _RECORDS else None
        self._show(kind, record)

    def _show(self, kind: str, record: Any) -> None:
        page = None if record is None else self.page(kind)
        self.record = record
        self._sources_show()
        if page is not None:
            page.show_record(record, fresh=True)
        if page is not self._page:
            if self._page is not None:
                self._page.hide()
            self._page = page
            if page is not None:
                page.show()
        self.empty.setVisible(page is None)
        self.verticalScrollBar().setValue(0)

    def _sources_show(self) -> None:
        if self.record is not None:
            self._sources.show(self.record, self.desk.article)

    def _changed(self, edit: Edit) -> None:
        """Follow what became of the record and of the names that it shows."""
        if edit.touches("codebook") and self.desk.project.codebook != self._codebook:
            self._rebuild()  # not for what another program did elsewhere: one may be typing
        self._sources.follow(edit)
        if self.record is None or self._page is None or not self._concerns(edit):
            return
        kind = self._page.kind
        self.record = self.desk.project.find(_RECORDS[kind], self.record.id)
        if self.record is None:
            self._show("", None)
            return
        self._sources_show()
        self._page.show_record(self.record, fresh=False)

    def _concerns(self, edit: Edit) -> bool:
        """Whether an edit touched the record, or one that it names."""
        shown = {self.record.id, *linked(self.record)}
        return edit.everything or any(change.id in shown for change in edit.changes)

    def _rebuild(self) -> None:
        """The codebook is another one: its fields and terms are read again."""
        kind, id = self.desk.kind, self.desk.record
        for page in self._pages.values():
            page.deleteLater()
        self._codebook = self.desk.project.codebook
        self._pages, self._page, self.record = {}, None, None
        self._sources = Sources(self.desk.project, self.desk.everyone)
        self._chosen(kind, id)

    def _give(self, field: Field, value: Any) -> None:
        """Store a value; where that cannot be, mark its field and keep what was typed."""
        page, record = self._page, self.record
        if page is None or record is None:
            return
        refused: list[AnnotatorError] = []

        def work() -> object:
            try:
                return self._store(page.kind, field, value)
            except AnnotatorError as error:
                refused.append(error)
                raise

        done = self.desk.attempt(work)
        editor = page.editors[field.key]
        if done is not None:
            editor.mark("")
            self.stored.emit(page.kind, field, value)
        elif refused and not isinstance(refused[0], Hindered):
            editor.mark(str(refused[0]))
        else:
            editor.wait(str(refused[0]) if refused else self.desk.hold or self.desk.lost())

    def _store(self, kind: str, field: Field, value: Any) -> object:
        project, record = self.desk.project, self.record
        new = next(new_names(value), None)
        if new is not None:
            with project.edit(words.new_speaker_step(new)):
                return self._store(kind, field, make_speaker(project, new, value))
        if field.name == "spans":
            return remove_span(project, _RECORDS[kind], record.id, value)
        if field.name == "participants" and (gone := _left_out(record.participants, value)) >= 0:
            return remove_participant(project, record.id, gone)
        if field.custom:
            return set_field(project, _RECORDS[kind], [record.id], field.key, value)
        return _CHANGE[kind](project, record.id, **{field.name: value})


def _left_out(old: tuple[Any, ...], new: tuple[Any, ...]) -> int:
    """Which item is no longer there, where that is all that is new; else -1."""
    at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(new))
    return at if new == (*old[:at], *old[at + 1 :]) and len(new) < len(old) else -1

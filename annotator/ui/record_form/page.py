"""The fields of one kind of record, under each other; made once and shown for every such record."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.store.project import Project
from annotator.ui.elided import ElidedLabel
from annotator.ui.record_form.dates import Date
from annotator.ui.record_form.editor import Check, Editor, line_height
from annotator.ui.record_form.fields import ROWS, Field, RowsOf, fields_of
from annotator.ui.record_form.lines import Line, Note, Number
from annotator.ui.record_form.mention_options import MentionOptions
from annotator.ui.record_form.options import Options, Sources
from annotator.ui.record_form.picker import Picker
from annotator.ui.record_form.rows import Rows
from annotator.ui.record_form.spans import Spans, Words
from annotator.ui.theme import scaled
from annotator.ui.words import form as words

_PAIRS = 400  # pixels from which on two short fields stand in one line


class Page(QWidget):
    """Shows a record; `given` carries the field, and the value that the person wants in it."""

    given = Signal(object, object)  # Field, value
    refused = Signal(str)
    said = Signal(str)  # what was done, where that is easily overlooked

    def __init__(self, kind: str, project: Project, sources: Sources, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind, self._project, self._sources = kind, project, sources
        self._codebook = project.codebook
        self.writable = project.writable
        self.editors: dict[str, Editor] = {}
        self._labels: dict[str, QLabel] = {}
        self._fields = fields_of(kind, self._codebook)
        self._glosses = {field.name: field.gloss for field in self._codebook.fields_of(kind)}
        self._in_pairs: bool | None = None
        title, self._origin = QLabel(words.TITLES[kind], self), ElidedLabel(self)
        title.setObjectName("formTitle")
        self._origin.setObjectName("gloss")
        self._origin.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self._origin, 1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(7)
        self._grid.setVerticalSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._grid)
        for field in self._fields:
            self._add(field)
        self._place(pairs=True)
        self._head = head

    def add_to_head(self, widget: QWidget) -> None:
        """Put something beside the title."""
        self._head.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let two fields share a line only where there is room for them."""
        super().resizeEvent(event)
        self._place(pairs=event.size().width() >= scaled(_PAIRS))

    def _place(self, *, pairs: bool) -> None:
        """Put each field into its line."""
        if pairs == self._in_pairs:
            return
        self._in_pairs = pairs
        line = 0
        lone = {
            before.key
            for before, after in pairwise((*self._fields, self._fields[0]))
            if not (pairs and (before.beside or after.beside))
        }
        for field in self._fields:
            second = pairs and field.beside
            line += not second
            column = 2 if second else 0
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(self._labels[field.key], line, column, top)
            wide = 3 if field.key in lone else 1
            self._grid.addWidget(self.editors[field.key], line, column + 1, 1, wide, top)
        for column, stretch in ((1, 1), (3, 1 if pairs else 0)):
            self._grid.setColumnStretch(column, stretch)

    def show_record(self, record: Any, *, fresh: bool) -> None:
        """Show a record: a fresh one, or the same one as it is now."""
        for field in self._fields:
            editor = self.editors[field.key]
            if field.retired:
                editor.setVisible(field.name in record.fields)
                self._labels[field.key].setVisible(field.name in record.fields)
            value = record.fields.get(field.name) if field.custom else getattr(record, field.name)
            if fresh:
                editor.open(value)
            else:
                editor.refresh(value)
        if self.kind != "speaker":
            self._origin.setText(words.origin(record))
            self._origin.setToolTip(words.origin(record))

    def flush(self) -> None:
        """Give everything that was typed."""
        for editor in self.editors.values():
            editor.flush()

    def _order(self) -> None:
        """Let Tab go from top to bottom, through rows that were added too."""
        stops = [stop for editor in self.editors.values() for stop in editor.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _add(self, field: Field) -> None:
        label, tip = self._words(field)
        if self._is_required(field):
            label, tip = words.required(label), words.required_tip(tip)
        editor = self._list(field) if field.editor == "list" else self._editor(field, self)
        editor.describe(label, words.date_tip(tip) if field.editor == "date" else tip)
        editor.given.connect(lambda value: self.given.emit(field, value))
        editor.refused.connect(self.refused.emit)
        editor.grew.connect(self._order)
        self.editors[field.key] = editor
        shown = QLabel(label, self)
        shown.setObjectName("fieldLabel")
        shown.setToolTip(tip)
        shown.setBuddy(editor.control)
        shown.setFixedHeight(line_height())
        self._labels[field.key] = shown

    def _is_required(self, field: Field) -> bool:
        """Whether the codebook asks for a field."""
        if not field.custom:
            return field.name in self._codebook.required_fields.get(self.kind, ())
        own = self._codebook.fields_of(self.kind)
        return any(one.required for one in own if one.name == field.name)

    def _words(self, field: Field) -> tuple[str, str]:
        """The label of a field and what it asks for."""
        if field.custom:
            return words.custom_field(field.name), self._glosses[field.name]
        return words.LABELS[self.kind][field.name]

    def _list(self, field: Field) -> Rows:
        of = ROWS[field.name]
        rows = Rows(field.name, self._with_role(of), self._editor, self)
        rows.removed.connect(self.said)
        if not self.writable:
            rows.lock()
        return rows

    def _with_role(self, of: RowsOf) -> RowsOf:
        """A new participant has the codebook's first role, until another one is chosen."""
        roles = [role.code for role in self._codebook.roles if not role.retired]
        if not roles or not hasattr(of.blank, "speaker"):
            return of
        return replace(of, blank=replace(of.blank, role=roles[0]))

    def _editor(self, field: Field, parent: QWidget) -> Editor:
        """The editor of a field, which only shows it where the project cannot be changed."""
        editor = self._made(field, parent)
        if not self.writable:
            editor.lock()
        return editor

    def _made(self, field: Field, parent: QWidget) -> Editor:
        if field.editor == "pick":
            return Picker(
                self._options(field),
                parent,
                empty=field.empty,
                glossed=field.options in _GLOSSED,
                creates=field.options == "speakers",
            )
        if field.editor == "date":
            return Date(self._sources.published, parent)
        return _EDITORS[field.editor](parent)

    def _options(self, field: Field) -> Options:
        """What a field is chosen from; of mentions, each row has its own."""
        if field.options == "mentions":
            return MentionOptions(self._project, self._sources)
        return self._sources[field.options]


_GLOSSED = frozenset(("event_types", "modes", "quote_acts", "stances"))

_EDITORS: Mapping[str, Callable[[QWidget], Editor]] = {
    "line": Line,
    "required line": lambda parent: Line(parent, required=True),
    "note": Note,
    "number": Number,
    "check": Check,
    "spans": Spans,
    "words": Words,
}

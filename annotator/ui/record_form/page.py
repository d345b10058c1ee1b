"""The fields of one kind of record, under each other; made once and shown for every such record."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from annotator.model import dates
from annotator.model.codebook import Codebook
from annotator.ui.record_form.editor import Check, Editor, Line, Note, Number
from annotator.ui.record_form.fields import ROWS, Field, RowsOf, fields_of
from annotator.ui.record_form.options import Sources
from annotator.ui.record_form.picker import Picker
from annotator.ui.record_form.rows import Rows, Spans, Words
from annotator.ui.words import form as words


class Page(QWidget):
    """Shows a record; `given` carries the field, and the value that the person wants in it."""

    given = Signal(object, object)  # Field, value
    refused = Signal(str)

    def __init__(self, kind: str, codebook: Codebook, sources: Sources, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind, self._codebook, self._sources = kind, codebook, sources
        self.editors: dict[str, Editor] = {}
        self._fields = fields_of(kind, codebook)
        self._glosses = {field.name: field.gloss for field in codebook.fields_of(kind)}
        self._origin = QLabel(self)
        self._origin.setObjectName("gloss")
        self._origin.setWordWrap(True)
        form = QFormLayout(self)
        form.setContentsMargins(10, 6, 10, 8)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        title = QLabel(words.TITLES[kind], self)
        title.setObjectName("formTitle")
        form.addRow(title)
        for field in self._fields:
            self._add(form, field)
        form.addRow(self._origin)

    def show_record(self, record: Any, *, fresh: bool) -> None:
        """Show a record: a fresh one, or the same one as it is now."""
        for field in self._fields:
            editor = self.editors[field.key]
            value = record.fields.get(field.name) if field.custom else getattr(record, field.name)
            if fresh:
                editor.open(value)
            else:
                editor.refresh(value)
        if self.kind != "speaker":
            self._origin.setText(words.origin(record))

    def flush(self) -> None:
        """Give everything that was typed."""
        for editor in self.editors.values():
            editor.flush()

    def _order(self) -> None:
        """Let Tab go from top to bottom, through rows that were added too."""
        stops = [stop for editor in self.editors.values() for stop in editor.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _add(self, form: QFormLayout, field: Field) -> None:
        label, tip = self._words(field)
        editor = self._list(field) if field.editor == "list" else self._editor(field, self)
        editor.describe(label, f"{tip}\n{dates.HINT}" if field.editor == "date" else tip)
        editor.given.connect(lambda value: self.given.emit(field, value))
        editor.refused.connect(self.refused.emit)
        editor.grew.connect(self._order)
        self.editors[field.key] = editor
        shown = QLabel(label, self)
        shown.setObjectName("fieldLabel")
        shown.setToolTip(tip)
        shown.setBuddy(editor.control)
        form.addRow(shown, editor)

    def _words(self, field: Field) -> tuple[str, str]:
        """The label of a field and what it asks for."""
        if field.custom:
            return field.name.replace("_", " ").capitalize(), self._glosses[field.name]
        return words.LABELS[self.kind][field.name]

    def _list(self, field: Field) -> Rows:
        of = ROWS[field.name]
        return Rows(field.name, self._with_role(of), self._editor, self)

    def _with_role(self, of: RowsOf) -> RowsOf:
        """A new participant has the codebook's first role, until another one is chosen."""
        roles = list(self._codebook.terms("roles"))
        if not roles or not hasattr(of.blank, "speaker"):
            return of
        return replace(of, blank=replace(of.blank, role=roles[0]))

    def _editor(self, field: Field, parent: QWidget) -> Editor:
        """The editor of a field."""
        if field.editor == "pick":
            return Picker(
                self._sources[field.options],
                parent,
                empty=field.empty,
                glossed=field.options in _GLOSSED,
            )
        if field.editor == "date":
            line = Line(parent)
            line.line.setPlaceholderText(words.PLACEHOLDER_DATE)
            return line
        return _EDITORS[field.editor](parent)


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

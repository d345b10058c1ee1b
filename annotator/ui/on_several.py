"""A field that is set in the form while several rows are selected: offered for all of them."""

from typing import Any

from PySide6.QtCore import QObject

from annotator.editing.several import set_field
from annotator.model.annotations import Event, Quote, Speaker
from annotator.ui.desk import Desk
from annotator.ui.messages import MessageBar
from annotator.ui.panels import SidePanels
from annotator.ui.record_form.fields import Field
from annotator.ui.words import form as form_words
from annotator.ui.words import panels as words

_OF_ONE = frozenset(
    (
        *("name", "aliases", "offices", "wikidata"),
        *("spans", "participants", "parent", "quote", "same_as"),
    )
)
"""The fields that belong to one record alone."""
_KINDS: dict[str, type[Any]] = {"speaker": Speaker, "quote": Quote, "event": Event}


class OnSeveral(QObject):
    """Listens to the form, and looks which rows are selected."""

    def __init__(self, desk: Desk, panels: SidePanels, messages: MessageBar) -> None:
        super().__init__(panels)
        self._desk, self._messages = desk, messages
        self._tables = {
            "speaker": panels.speakers.table,
            "quote": panels.quotes.table,
            "event": panels.events.table,
        }
        panels.form.stored.connect(self._offer)

    def _offer(self, kind: str, field: Field, _given: object) -> None:
        if kind not in self._tables or field.name in _OF_ONE:
            return
        chosen = self._tables[kind].chosen()
        record = self._desk.project.find(_KINDS[kind], self._desk.record)
        if len(chosen) < 2 or self._desk.record not in chosen or record is None:
            return
        value = record.fields.get(field.name) if field.custom else getattr(record, field.name)
        title = field.name if field.custom else form_words.LABELS[kind][field.name][0]

        def set_on_all() -> None:
            desk, record_kind = self._desk, _KINDS[kind]
            done = desk.attempt(
                lambda: set_field(desk.project, record_kind, chosen, field.key, value)
            )
            if done is not None:
                desk.said.emit(words.set_on(title, len(chosen)))

        self._messages.say(words.set_on_one(title, len(chosen)))
        self._messages.offer(words.set_on_all(len(chosen)), set_on_all)

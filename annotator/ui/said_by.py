"""Tells where a quote has a new speaker, but still the words that name the one before."""

from PySide6.QtCore import QObject

from annotator.editing.mentions import change_mention
from annotator.editing.said_by import Stale, stale_words, unmark_words
from annotator.model.annotations import Speaker
from annotator.store.changes import Edit
from annotator.ui.desk import Desk
from annotator.ui.messages import MessageBar
from annotator.ui.words import said_by as words
from annotator.ui.words.form import first_words

_MANY = 1000  # quotes of one edit that are looked at; a merge of large registries may change more


class SaidBy(QObject):
    """Follows edits; says what became untrue, and offers to mend it: nothing is lost silently."""

    def __init__(self, desk: Desk, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._messages = desk, messages
        desk.beside.changed.connect(self._changed)

    def _changed(self, edit: Edit) -> None:
        found = [
            stale
            for quote, former in _former(edit)[:_MANY]
            for stale in stale_words(self._desk.project, quote, former)
        ]
        if len(found) == 1:
            self._tell_one(found[0])
        elif found:
            self._messages.say(words.still_named_in(len(found)))
            self._messages.offer(words.UNMARK_ALL, lambda: self._unmark(found))

    def _tell_one(self, stale: Stale) -> None:
        """Offer to unmark a name; other words, as “he”, may name the new speaker as well."""
        project = self._desk.project
        former = project.get(Speaker, stale.mention.speaker or "").name
        now = project.get(Speaker, stale.quote.speaker).name if stale.quote.speaker else ""
        self._messages.say(words.still_named(first_words(stale.span.text), former))
        if stale.mention.kind == "name" or not now:
            self._messages.offer(words.UNMARK, lambda: self._unmark([stale]))
        else:
            said = first_words(stale.mention.text)
            self._messages.offer(words.pass_on(said, now), lambda: self._pass_on(stale, now))

    def _unmark(self, found: list[Stale]) -> None:
        count = self._desk.attempt(lambda: unmark_words(self._desk.project, found))
        if count:
            self._desk.said.emit(words.unmarked(count))

    def _pass_on(self, stale: Stale, now: str) -> None:
        id, speaker = stale.mention.id, stale.quote.speaker
        if self._desk.attempt(lambda: change_mention(self._desk.project, id, speaker=speaker)):
            self._desk.said.emit(words.passed_on(first_words(stale.mention.text), now))


def _former(edit: Edit) -> list[tuple[str, str]]:
    """The quotes that an edit gave another speaker, each with the one before."""
    return [
        (change.id, str(change.before["speaker"]))
        for change in edit.changes
        if change.table == "quotes"
        and change.before is not None
        and change.after is not None
        and change.before.get("speaker")
        and "speaker" in change.after
    ]

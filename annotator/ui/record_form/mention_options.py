"""The places where a participant of an event is named, to be chosen from."""

from collections.abc import Iterator
from typing import Any

from annotator.model.annotations import Layer, Mention, first_position
from annotator.store.project import Project
from annotator.ui.entries.field import Choice
from annotator.ui.record_form.options import Options, Sources
from annotator.ui.words import form as words

_AROUND = 24  # characters on each side that tell one “he” from another


class MentionOptions(Options):
    """The mentions of the speaker of one row, those nearest to the event first."""

    def __init__(self, project: Project, of: Sources) -> None:
        super().__init__(self._mentions)
        self._project, self._of, self._speaker = project, of, ""

    def belong_to(self, item: Any) -> None:
        """Offer the mentions of this participant's speaker."""
        self._speaker = item.speaker
        self.forget()

    def find(self, value: str) -> Choice:
        """A mention by id, whoever it names."""
        found = self._project.find(Mention, value)
        return Choice(value, value) if found is None else self._choice(found)

    def _mentions(self) -> Iterator[Choice]:
        event = self._of.record
        found = self._project.all(Mention, layer=event.layer, speaker=self._speaker)
        place = first_position(event)
        yield from map(self._choice, sorted(found, key=lambda one: abs(one.start - place)))

    def _choice(self, mention: Mention) -> Choice:
        text = self._project.text(self._project.get(Layer, mention.layer).article)
        before = text[max(0, mention.start - _AROUND) : mention.start]
        after = text[mention.end : mention.end + _AROUND]
        said = words.shown(mention.text)
        return Choice(mention.id, said, words.around(before, said, after))

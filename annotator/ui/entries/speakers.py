"""The speakers to choose from, the likeliest first for a place in the article."""

from collections.abc import Callable, Sequence
from typing import Any

from annotator.editing import speakers as speaking
from annotator.store.speaker_names import SpeakerName, speaker_names
from annotator.ui.article_records import ArticleRecords
from annotator.ui.desk import Desk
from annotator.ui.entries.field import Choice, Field, fitting
from annotator.ui.words import window as words


class SpeakerChoices:
    """Offers the speakers of a project; all of them are read only once letters are typed."""

    def __init__(self, desk: Desk, records: ArticleRecords, place: int) -> None:
        self._desk = desk
        ids = records.speakers_near(place)
        self._near = [as_choice(name) for name in speaker_names(desk.project, ids)]
        self._all: list[Choice] | None = None

    def __call__(self, letters: str) -> Sequence[Choice]:
        """The speakers that letters fit."""
        if not letters and self._near:
            return self._near
        if self._all is None:
            near = {choice.value for choice in self._near}
            every = map(as_choice, speaker_names(self._desk.project))
            self._all = [*self._near, *(choice for choice in every if choice.value not in near)]
        return fitting(self._all, letters)

    def alike(self, name: str) -> "NamedChoices":
        """The same, with those first whose name has a word of the given name."""
        return NamedChoices(self, name)


class NamedChoices:
    """Speakers for a place in the text that names one: those of a like name come first."""

    def __init__(self, choices: SpeakerChoices, name: str) -> None:
        self._choices, self._name = choices, name

    def __call__(self, letters: str) -> Sequence[Choice]:
        """The speakers that letters fit, or else the name."""
        if letters:
            return self._choices(letters)
        like = fitting(self._choices(self._name), self._name)
        first = {choice.value for choice in like}
        return [*like, *(choice for choice in self._choices("") if choice.value not in first)]


def as_choice(speaker: SpeakerName) -> Choice:
    """A speaker as a row of an entry."""
    return Choice(speaker.id, speaker.name, speaker.about, speaker.aliases)


def speaker_field(
    desk: Desk,
    caption: str,
    choices: Callable[[str], Sequence[Choice]],
    take: Callable[[str], object],
    **more: Any,
) -> Field:
    """A field that takes a speaker, or makes a new one by a name, as one step either way."""

    def taken(speaker: str) -> object:
        return desk.attempt(lambda: take(speaker))

    def created(name: str) -> object:
        def work() -> object:
            with desk.project.edit(f"New speaker {name}"):
                return take(speaking.add_speaker(desk.project, name).id)

        return desk.attempt(work)

    return Field(caption, choices, taken, created, words.PLACEHOLDER_SPEAKER, **more)

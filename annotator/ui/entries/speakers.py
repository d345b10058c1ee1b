"""The speakers to choose from, the likeliest first for a place in the article."""

from collections.abc import Callable, Sequence
from typing import Any

from annotator.editing import speakers as speaking
from annotator.store.speaker_names import SpeakerName, speaker_names
from annotator.ui.article_records import ArticleRecords
from annotator.ui.desk import Desk
from annotator.ui.entries.field import Choice, Field, fitting
from annotator.ui.entries.names import MOST
from annotator.ui.words import window as words


class SpeakerChoices:
    """Offers the speakers of a project; all of them are read only once letters are typed."""

    def __init__(self, desk: Desk, records: ArticleRecords, place: int) -> None:
        self._desk, self._records = desk, records
        ids = records.speakers_near(place)
        self._near = [as_choice(name) for name in speaker_names(desk.project, ids)]
        self._all: list[Choice] | None = None

    def named(self, names: Sequence[str], place: tuple[int, int]) -> "SpeakerChoices":
        """The same; those named in `place` come first, then whom these names name, new or known."""
        here = [choice for choice in self._near if self._is_named(choice.value, place)]
        found: list[Choice] = []
        for name in names[: 2 * MOST]:
            known = [choice for choice in self._every() if choice.match(name) in (0, 1, 2)]
            lone = " " not in name and bool(here or found)  # "Asia", where somebody is named
            if not known and not lone and sum(choice.new for choice in found) < MOST:
                known = [new_choice(name)]
            found += known[:1]
        first = list(dict.fromkeys([*here, *found]))
        self._near = [*first, *(choice for choice in self._near if choice not in first)]
        return self

    def _is_named(self, speaker: str, place: tuple[int, int]) -> bool:
        return any(place[0] <= m.start < place[1] for m in self._records.mentions_of(speaker))

    def _every(self) -> list[Choice]:
        """All speakers, those of the article first."""
        if self._all is None:
            near = {choice.value for choice in self._near}
            every = map(as_choice, speaker_names(self._desk.project))
            self._all = [*self._near, *(choice for choice in every if choice.value not in near)]
        return self._all

    def __call__(self, letters: str) -> Sequence[Choice]:
        """The speakers that letters fit."""
        if letters:
            return fitting([*self._every(), *self._new()], letters)
        known = {choice.value for choice in self._near}
        if known and self._all is None:
            return self._near  # the likeliest are known without reading all
        return [*self._near, *(choice for choice in self._every() if choice.value not in known)]

    def _new(self) -> list[Choice]:
        return [choice for choice in self._near if choice.new]

    def alike(self, name: str, *, new: str = "") -> "NamedChoices":
        """The same, with those first whose name has a word of the given one; `new` before all."""
        return NamedChoices(self, name, new)


class NamedChoices:
    """Speakers for a place in the text that names one: those of a like name come first."""

    def __init__(self, choices: SpeakerChoices, name: str, new: str) -> None:
        self._choices, self._name = choices, name
        self._new = [new_choice(new)] if new else []

    def __call__(self, letters: str) -> Sequence[Choice]:
        """The speakers that letters fit, or else the name."""
        if letters:
            return self._choices(letters)
        like = fitting(self._choices(self._name), self._name)
        first = {choice.value for choice in like}
        return [
            *self._new,
            *like,
            *(choice for choice in self._choices("") if choice.value not in first),
        ]


def as_choice(speaker: SpeakerName) -> Choice:
    """A speaker as a row of an entry."""
    return Choice(speaker.id, speaker.name, speaker.about, speaker.aliases)


def new_choice(name: str) -> Choice:
    """A row that makes a speaker of a name."""
    return Choice(name, words.new_speaker(name), words=(name,), new=True)


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

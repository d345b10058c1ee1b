"""What the entry of an event asks: what happened, then who took part, role by role."""

from collections.abc import Sequence

from annotator.editing import events
from annotator.model.annotations import Event
from annotator.model.codebook_terms import EventType
from annotator.store.codes_in_use import types_of_words
from annotator.suggestions.event_types import likely_type
from annotator.ui.article_records import ArticleRecords
from annotator.ui.desk import Desk
from annotator.ui.entries.field import Choice, Field, fitting
from annotator.ui.entries.roles import Participants
from annotator.ui.entries.tellers import teller_at
from annotator.ui.keyboard import by_place
from annotator.ui.words import window as words


def event_fields(
    desk: Desk,
    records: ArticleRecords,
    place: tuple[int, int],
    event: Event | None = None,
    *,
    said_in: str = "",
) -> list[Field]:
    """What happened, by the codebook's types; then who took part, role by role.

    `said_in` is the quote that a new event is told in, "" for none.
    """
    made = [event.id] if event else []
    taking_part = Participants(desk, records, place, made)
    taking_part.tell(*teller_at(desk, said_in or (event.quote if event else None) or ""))
    roles = (role for role in desk.project.codebook.roles if not role.retired)
    parts = [taking_part.field(role.code, role.name) for role in roles]
    return parts if event else [_Happening(desk, place, made, said_in).what(), *parts]


class _Happening:
    """The type of a new event, which is made by choosing one; `made` then holds its id."""

    def __init__(self, desk: Desk, place: tuple[int, int], made: list[str], said_in: str) -> None:
        self._desk, self._place, self._made, self._said_in = desk, place, made, said_in
        types = desk.project.codebook.event_types
        self._types = [_choice(kind) for kind in types if not kind.retired]

    def what(self) -> Field:
        """What happened; the type is lit that such words were marked for."""
        project = self._desk.project
        said = project.text(self._desk.article)[slice(*self._place)]
        offered = {one.value for one in self._types}
        likely = likely_type(said, types_of_words(project, said), offered)
        return Field(
            words.WHAT,
            self._fitting,
            self._mark,
            placeholder=words.PLACEHOLDER_TYPE,
            needed=True,
            likely=likely,
            takes_first=bool(likely),
        )

    def _fitting(self, letters: str) -> Sequence[Choice]:
        return fitting(self._types, letters) or fitting(self._types, by_place(letters))

    def _mark(self, code: str) -> object:
        done = self._desk.attempt(lambda: self._make(code))
        if done is not None:
            self._desk.choose("event", done.id)
        return done

    def _make(self, code: str) -> Event:
        """Mark the words as an event of a type; give the event another one if it is there."""
        project = self._desk.project
        if self._made:
            return events.change_event(project, self._made[0], type=code)
        quote = self._said_in or None
        new = events.mark_event(project, self._desk.article, [self._place], type=code, quote=quote)
        self._made.append(new.id)
        return new


def _choice(kind: EventType) -> Choice:
    modes = (mode.name for mode in kind.modes if not mode.retired)
    about = _said(kind.name, kind.code, kind.gloss)
    return Choice(kind.code, kind.code, about, (kind.name, *modes), kind.gloss)


def _said(name: str, code: str, gloss: str) -> str:
    """What stands beside a code: its name where that says more, and what it means."""
    alike = name.casefold() == code.casefold().replace("_", " ")
    return gloss if alike else f"{name}: {gloss}" if gloss else name

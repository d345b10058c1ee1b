"""The events of the article: their type, the word for them, who did what to whom, when."""

from collections.abc import Iterable, Mapping, Sequence

from annotator.editing.several import set_field
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, words_of
from annotator.store.article_lines import names_of
from annotator.store.project import Project
from annotator.ui.panels.choices import event_types, in_use
from annotator.ui.panels.lines import Column, Line, LineSource
from annotator.ui.panels.typing import one_of
from annotator.ui.words import panels as words


def _lines(project: Project, ids: Iterable[str]) -> list[Line]:
    events = project.many(Event, ids)
    names = names_of(project, {part.speaker for event in events for part in event.participants})
    return [_line(event, names) for event in events]


def _line(event: Event, names: Mapping[str, str]) -> Line:
    kind = f"{event.type} · {event.mode}" if event.mode else event.type
    unsure = words.UNSURE if event.certainty == "low" else ""
    return Line(
        event.id,
        (kind, unsure + words_of(event, "trigger"), _who(event, names), event.date or ""),
        frozenset(part.speaker for part in event.participants),
    )


def _who(event: Event, names: Mapping[str, str]) -> str:
    """The participants, as "Chung, Suh → North Korea (Russia)": actors, recipients, others."""

    def named(*roles: str) -> str:
        parts = (part for part in event.participants if part.role in roles)
        return ", ".join(names.get(part.speaker, words.NOBODY) for part in parts)

    actors, recipients = named("actor"), named("recipient")
    others = named(*({part.role for part in event.participants} - {"actor", "recipient"}))
    shown = f"{actors} → {recipients}".strip() if recipients else actors
    return f"{shown} ({others})".strip() if others else shown


def _set(project: Project, ids: Sequence[str], field: str, typed: str) -> object:
    if field == "type":
        return _set_type(project, ids, typed)
    return set_field(project, Event, ids, field, typed.strip() or None)


def _set_type(project: Project, ids: Sequence[str], typed: str) -> object:
    """Take "CONSULT · visit", "CONSULT" or a type in small letters."""
    code, _, mode = (part.strip() for part in typed.partition("·"))
    types = [kind.code for kind in in_use(project.codebook.event_types)]
    kind = one_of(types, code, words.TYPE)
    if kind is None:
        raise AnnotatorError(words.NO_TYPE, words.NO_TYPE_HINT)
    with project.edit(words.type_of_events(len(ids))):
        set_field(project, Event, ids, "type", kind)
        return set_field(project, Event, ids, "mode", mode or None)


EVENTS = LineSource(
    kind="event",
    table="events",
    columns=(
        Column(
            title=words.TYPE,
            tip=words.EVENT_TYPE_TIP,
            cell="type",
            field="type",
            letters=12,
            grows=1,
            choices=event_types,
        ),
        Column(title=words.WORDS, tip=words.TRIGGER_TIP, cell="words", letters=5, grows=1),
        Column(title=words.WHO, tip=words.WHO_TIP, cell="who", letters=16, grows=2),
        Column(
            title=words.DATE,
            tip=words.DATE_TIP,
            cell="date",
            field="date",
            letters=9,
            grows=1,
            dated=True,
        ),
    ),
    set=_set,
    record=Event,
    lines=_lines,
    named=("who",),
)

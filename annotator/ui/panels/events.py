"""The events of the article: their type, the word for them, who did what to whom, when."""

from collections.abc import Iterable, Mapping, Sequence

from annotator.editing import events as editing
from annotator.editing.layers import find_layer
from annotator.model.annotations import Event, first_position, words_of
from annotator.store.article_lines import names_of, record_ids
from annotator.store.project import Project
from annotator.ui.panels.lines import Column, Line, LineSource
from annotator.ui.panels.typing import one_of
from annotator.ui.words import panels as words


def _ids(project: Project, article: str) -> list[str]:
    layer = find_layer(project, article)
    return record_ids(project, Event, layer.id) if layer else []


def _lines(project: Project, article: str, ids: Iterable[str]) -> list[Line]:
    layer = find_layer(project, article)
    events = [one for one in project.many(Event, ids) if layer and one.layer == layer.id]
    names = names_of(project, {part.speaker for event in events for part in event.participants})
    return [_line(event, names) for event in events]


def _line(event: Event, names: Mapping[str, str]) -> Line:
    kind = f"{event.type} · {event.mode}" if event.mode else event.type
    unsure = words.UNSURE if event.certainty == "low" else ""
    return Line(
        event.id,
        (kind, unsure + words_of(event, "trigger"), _who(event, names), event.date or ""),
        first_position(event),
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


def _set(project: Project, id: str, field: str, typed: str) -> object:
    if field == "type":
        return _set_type(project, id, typed)
    return editing.change_event(project, id, **{field: typed.strip() or None})


def _set_type(project: Project, id: str, typed: str) -> object:
    """Take "CONSULT · visit", "CONSULT" or a type in small letters."""
    code, _, mode = (part.strip() for part in typed.partition("·"))
    kind = one_of(list(project.codebook.terms("event_types")), code, words.TYPE)
    assert kind is not None, "every event type has a code"
    if not mode:
        return editing.change_event(project, id, type=kind)
    with project.edit("Change type of event"):
        return editing.change_event(project, id, type=kind, mode=mode)


def _types(project: Project) -> Sequence[str]:
    types = project.codebook.event_types
    return [
        choice
        for kind in types
        for choice in (kind.code, *(f"{kind.code} · {mode.code}" for mode in kind.modes))
    ]


EVENTS = LineSource(
    kind="event",
    table="events",
    columns=(
        Column(words.TYPE, words.EVENT_TYPE_TIP, "type", 118, _types),
        Column(words.WORDS, words.TRIGGER_TIP, width=92),
        Column(words.WHO, words.WHO_TIP),
        Column(words.DATE, words.DATE_TIP, "date", 98),
    ),
    ids=_ids,
    lines=_lines,
    set=_set,
)

"""What a person can do to events."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from annotator.editing.changes import change, save
from annotator.editing.labels import change_label
from annotator.editing.layers import own_layer, refuse_others
from annotator.editing.mentions import link_words
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Mention, Participant, Speaker
from annotator.model.ids import new_id
from annotator.model.spans import cut
from annotator.store.project import Project


def mark_event(
    project: Project,
    article: str,
    stretches: Sequence[tuple[int, int]],
    *,
    type: str,
    **known: Any,
) -> Event:
    """Mark stretches [start, end) of an article as the words for an event of a codebook's type."""
    text = project.text(article)
    spans = tuple(cut(text, "trigger", start, end) for start, end in stretches)
    with project.edit("Mark event"):
        layer = own_layer(project, article).id
        event = Event(id=new_id(), layer=layer, type=type, spans=spans, **known)
        save(project, event)
    return project.get(Event, event.id)


def change_event(project: Project, id: str, **values: Any) -> Event:
    """Set fields of an event; a new type drops a mode that it does not have.

    A participant who is another speaker now keeps no mention of the one before.
    """
    if "participants" in values:
        event = project.get(Event, id)
        parts = tuple(_with_own_mention(project, event, part) for part in values["participants"])
        values = {**values, "participants": parts}
    if "type" in values and "mode" not in values:
        event = project.get(Event, id)
        kind = project.codebook.event_type(values["type"])
        if event.mode is not None and event.mode not in {mode.code for mode in kind.modes}:
            return change(
                project, Event, id, label=change_label("event", ("type",)), mode=None, **values
            )
    return change(project, Event, id, **values)


def _with_own_mention(project: Project, event: Event, part: Participant) -> Participant:
    """Return a participant, without a mention kept from another; refuse one that names another."""
    mention = project.find(Mention, part.mention) if part.mention else None
    if mention is None or mention.speaker in (None, part.speaker) or part in event.participants:
        return part
    if any(one.mention == part.mention for one in event.participants):
        return replace(part, mention=None)
    names = [project.get(Speaker, one).name for one in (str(mention.speaker), part.speaker)]
    raise AnnotatorError(
        f"“{mention.text}” names {names[0]}, not {names[1]}.",
        "Nothing was changed; choose words that name this participant.",
    )


def add_participant(
    project: Project,
    id: str,
    role: str,
    speaker: str,
    *,
    mention: str | tuple[int, int, str] | None = None,
) -> Event:
    """Say that a speaker took part in an event in a role of the codebook.

    `mention` is where the speaker is named for it: a mention's id, or words (start, end, kind) of
    the article, which become linked.
    """
    found = project.codebook.terms("roles").get(role)
    label = f"Add {found.name.lower() if found else role} of event"
    with project.edit(label):
        event = project.get(Event, id)
        if isinstance(mention, tuple):
            mention = link_words(project, event, speaker, mention)
        parts = (*event.participants, Participant(role, speaker, mention))
        # a role that is not known is refused here
        return change(project, Event, id, label=label, participants=parts)


def remove_participant(project: Project, id: str, index: int) -> Event:
    """Take one participant out of an event, by its place in the list."""
    event = project.get(Event, id)
    parts = (*event.participants[:index], *event.participants[index + 1 :])
    return change(project, Event, id, label="Remove participant of event", participants=parts)


def delete_event(project: Project, id: str) -> None:
    """Remove an event; others that were the same as it stay, on their own."""
    refuse_others(project, project.get(Event, id).layer)
    drop_event(project, id)


def drop_event(project: Project, id: str) -> None:
    """Remove an event, whoever's it is, for what removes more than that."""
    with project.edit("Delete event"):
        for other in project.all(Event, same_as=id):
            save(project, replace(other, same_as=None))
        project.delete(Event, id)

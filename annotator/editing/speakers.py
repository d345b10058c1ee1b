"""What a person can do to speakers."""

from dataclasses import replace
from typing import Any

from annotator.editing.changes import change, save
from annotator.model.annotations import Alias, Event, Mention, Quote, Speaker
from annotator.model.ids import new_id
from annotator.store.project import Project


def add_speaker(project: Project, name: str, **known: Any) -> Speaker:
    """Add a speaker to the project's registry."""
    speaker = Speaker(id=new_id(), name=name.strip(), **known)
    with project.edit("Add speaker"):
        save(project, speaker)
    return speaker


def change_speaker(project: Project, id: str, **values: Any) -> Speaker:
    """Set what is known about a speaker."""
    return change(project, Speaker, id, **values)


def merge_speakers(project: Project, kept: str, dropped: str) -> Speaker:
    """Make two speakers one: the first gets the names of the second and all that pointed to it."""
    if kept == dropped:
        return project.get(Speaker, kept)
    first, second = project.get(Speaker, kept), project.get(Speaker, dropped)
    known = {first.name, *(alias.name for alias in first.aliases)}
    new = [Alias(second.name), *second.aliases]
    aliases = (*first.aliases, *(alias for alias in new if alias.name not in known))
    offices = (*first.offices, *(o for o in second.offices if o not in first.offices))
    with project.edit("Merge speakers"):
        save(project, replace(first, aliases=aliases, offices=offices))
        _point_elsewhere(project, dropped, kept)
        project.delete(Speaker, dropped)
    return project.get(Speaker, kept)


def delete_speaker(project: Project, id: str) -> None:
    """Remove a speaker; quotes and mentions stay without one, and its parts in events go."""
    project.get(Speaker, id)
    with project.edit("Delete speaker"):
        _point_elsewhere(project, id, None)
        project.delete(Speaker, id)


def _point_elsewhere(project: Project, old: str, new: str | None) -> None:
    """Let everything that refers to one speaker refer to another, or to none."""
    for mention in project.all(Mention, speaker=old):
        save(project, replace(mention, speaker=new))
    said = (
        "speaker = ? OR stance_target = ?"
        " OR id IN (SELECT quote FROM quote_addressees WHERE speaker = ?)"
    )
    for quote in project.select(Quote, said, (old, old, old)):
        save(
            project,
            replace(
                quote,
                speaker=new if quote.speaker == old else quote.speaker,
                stance_target=new if quote.stance_target == old else quote.stance_target,
                addressees=_without_repeats(_swap(quote.addressees, old, new)),
            ),
        )
    took_part = "id IN (SELECT event FROM participants WHERE speaker = ?)"
    for event in project.select(Event, took_part, (old,)):
        parts = (
            replace(p, speaker=new or p.speaker) if p.speaker == old else p
            for p in event.participants
            if new is not None or p.speaker != old
        )
        save(project, replace(event, participants=_without_repeats(parts)))


def _swap(ids: tuple[str, ...], old: str, new: str | None) -> list[str]:
    swapped = (new if one == old else one for one in ids)
    return [one for one in swapped if one is not None]


def _without_repeats(items: Any) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(items))

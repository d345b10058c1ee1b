"""What a person can do to speakers."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from annotator.editing.changes import change, save
from annotator.model.annotations import Alias, Event, Mention, Quote, Speaker
from annotator.model.ids import new_id
from annotator.store.project import Project

MERGE_SPEAKERS = "Merge speakers"
"""The name of the step, by which a merge of projects knows what was made one by hand."""


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
    with project.edit(MERGE_SPEAKERS):
        save(project, replace(first, aliases=aliases, offices=offices))
        _point_elsewhere(project, dropped, kept)
        project.delete(Speaker, dropped)
    return project.get(Speaker, kept)


def split_speaker(
    project: Project, id: str, moved: Iterable[tuple[str, str, str]], into: str
) -> Speaker:
    """Let some of what refers to a speaker refer to another, as one step.

    `moved` are kinds of record (mention, quote, event), their ids, and what the speaker is there:
    "speaker", "addressee" or "target" of a quote; of a mention or an event it does not matter.
    """
    project.get(Speaker, into)
    roles: dict[tuple[str, str], set[str]] = {}
    for kind, record, role in moved:
        roles.setdefault((kind, record), set()).add(role)
    named = {record for kind, record in roles if kind == "mention"}
    with project.edit("Split speaker"):
        for (kind, record), parts in roles.items():
            if kind == "mention":
                save(project, replace(project.get(Mention, record), speaker=into))
            elif kind == "quote":
                save(project, _swapped(project.get(Quote, record), id, into, parts))
            else:
                save(project, _swapped_event(project.get(Event, record), id, into))
        for mention in named:
            where = "id IN (SELECT event FROM participants WHERE mention = ?)"
            for event in project.select(Event, where, (mention,)):
                save(project, _swapped_event(event, id, into, mention))
    return project.get(Speaker, into)


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
        save(project, _swapped(quote, old, new, ("speaker", "addressee", "target")))
    took_part = "id IN (SELECT event FROM participants WHERE speaker = ?)"
    for event in project.select(Event, took_part, (old,)):
        save(project, _swapped_event(event, old, new))


def _swapped(quote: Quote, old: str, new: str | None, parts: Collection[str]) -> Quote:
    """A quote that refers to another speaker, or none, in some of its parts."""
    speaker, target, heard = quote.speaker, quote.stance_target, quote.addressees
    if "addressee" in parts:
        heard = _without_repeats(_swap(heard, old, new))
    return replace(
        quote,
        speaker=new if "speaker" in parts and speaker == old else speaker,
        stance_target=new if "target" in parts and target == old else target,
        addressees=heard,
    )


def _swapped_event(event: Event, old: str, new: str | None, mention: str = "") -> Event:
    """An event with another participant, or none; where a mention is given, only in that part."""
    parts = (
        replace(part, speaker=new or part.speaker)
        if part.speaker == old and mention in ("", part.mention)
        else part
        for part in event.participants
        if new is not None or part.speaker != old
    )
    return replace(event, participants=_without_repeats(parts))


def _swap(ids: tuple[str, ...], old: str, new: str | None) -> list[str]:
    swapped = (new if one == old else one for one in ids)
    return [one for one in swapped if one is not None]


def _without_repeats(items: Any) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(items))

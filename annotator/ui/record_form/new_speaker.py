"""A speaker who is chosen before the project has them: made in the same step as the choice."""

from collections.abc import Iterator
from typing import Any

from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Participant
from annotator.store.project import Project


class NewSpeaker(str):
    """The name of a speaker to make; it stands where else the id of one stands."""

    __slots__ = ()


def new_names(value: Any) -> Iterator[NewSpeaker]:
    """The speakers to make before a value can be stored."""
    for one in value if isinstance(value, tuple) else (value,):
        speaker = one.speaker if isinstance(one, Participant) else one
        if isinstance(speaker, NewSpeaker):
            yield speaker


def make_speaker(project: Project, name: NewSpeaker, value: Any) -> Any:
    """Make a speaker, inside an edit, and return the value with their id in place of the name."""
    id = add_speaker(project, name).id
    if isinstance(value, tuple):
        return tuple(_placed(one, name, id) for one in value)
    return _placed(value, name, id)


def _placed(item: Any, name: NewSpeaker, id: str) -> Any:
    if isinstance(item, Participant):
        return Participant(item.role, _placed(item.speaker, name, id), item.mention)
    return id if isinstance(item, NewSpeaker) and item == name else item

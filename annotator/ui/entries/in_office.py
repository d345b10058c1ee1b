"""The known speakers whom an office names: "the President of Veridia"."""

from annotator.model.annotations import Speaker
from annotator.store.project import Project
from annotator.store.speaker_names import SpeakerName, speaker_names, speakers_with_role


def speakers_in_office(project: Project, words: str) -> list[SpeakerName]:
    """The speakers who have the office that words name, with its country or house, or had it."""
    from annotator.suggestions.offices import (  # noqa: PLC0415 - keeps the start fast
        head_of,
        holds,
        office_of,
    )

    office = office_of(words)
    if office is None:
        return []
    ids = speakers_with_role(project, head_of(office))
    holders = [one.id for one in project.many(Speaker, ids) if holds(one, office)]
    return speaker_names(project, holders)

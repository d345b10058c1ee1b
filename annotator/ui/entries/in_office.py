"""The known speakers whom an office names: "the President of Veridia"."""

from annotator.store.project import Project
from annotator.store.speaker_names import SpeakerName, holders_of, offices_with, speaker_names

_MOST = 50  # speakers of one office who are offered


def speakers_in_office(project: Project, words: str) -> list[SpeakerName]:
    """The speakers who have the office that words name, with its country or house, or had it."""
    from annotator.suggestions.offices import (  # noqa: PLC0415 - keeps the start fast
        head_of,
        is_same,
        office_of,
    )

    office = office_of(words)
    if office is None:
        return []
    same = [one for one in offices_with(project, head_of(office)) if is_same(office, *one)]
    return speaker_names(project, holders_of(project, same, _MOST)) if same else []

"""The speakers whom an article may mean, out of a registry of many thousands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.model.annotations import Speaker
from annotator.suggestions.names import Index, index_of, named_in

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


@dataclass(frozen=True, slots=True)
class Registry:
    """Speakers with the index of their names; made once for many articles."""

    speakers: dict[str, Speaker]
    index: Index

    @classmethod
    def of(cls, speakers: Iterable[Speaker]) -> "Registry":
        """The registry of some speakers."""
        listed = {speaker.id: speaker for speaker in speakers}
        return cls(listed, index_of(listed.values()))

    def meant_in(self, text: str, linked: Iterable[str] = ()) -> Sequence[Speaker]:
        """Those whom a text names, who have an office that it names, or who are `linked` to it."""
        words = set(_WORD.findall(text.lower()))
        ids = {named.speaker for named in named_in(text, self.index)} | set(linked)
        return [
            speaker
            for speaker in self.speakers.values()
            if speaker.id in ids or not words.isdisjoint(_roles(speaker))
        ]


def _roles(speaker: Speaker) -> Iterable[str]:
    """The last words of a speaker's offices, in small letters: minister, official."""
    roles = (speaker.role, *(office.role for office in speaker.offices))
    return (role.lower().split()[-1] for role in roles if role and role.strip())

"""All speakers of a project, to look for letters in their names."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from annotator.store.changes import Edit
from annotator.store.project import Project
from annotator.store.speaker_names import SpeakerName, first_speakers, speaker_names, written_names
from annotator.ui.entries.field import Choice, folded

MOST = 200
"""Speakers that are offered at most; more letters show the others."""

_MANY = 100  # changed speakers from which on all names are read again
_NAME, _OTHER = "\0", "\1"  # in front of a name, and of each other name behind it


class Everyone:
    """Reads all names when letters are first looked for, and then only those that change.

    They are kept as one text, which is looked through in a millisecond for 50,000 speakers.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._names: dict[str, str] = {}  # by id
        self._changed: set[str] = set()
        self._is_read = False
        self._text = ""
        self._ids: list[str] = []  # of the speakers, in the order of the text
        self._ends: list[int] = []

    def follow(self, edit: Edit) -> None:
        """Read what an edit touched again, when letters are next looked for."""
        self._changed.update(edit.ids("speakers"))
        if edit.everything or any(change.renames for change in edit.changes):
            self._is_read = False

    def likely(self, letters: str) -> list[Choice]:
        """Those whose names letters may fit, by name; where they are many, the best of them.

        Without letters, the first of them.
        """
        whole = folded(letters.strip())
        if not whole:
            return [as_choice(one) for one in first_speakers(self._project, MOST)]
        self._read()
        ids = [self._ids[number] for number in self._best(whole)]
        ids.sort(key=self._names.__getitem__)
        return [as_choice(one) for one in speaker_names(self._project, ids)]

    def _best(self, whole: str) -> list[int]:
        """The speakers (by number) with such a name; they begin so, or a word in them, first."""
        found: dict[int, None] = {}
        for sought in (f"{_NAME}{whole}", f" {whole}", f"{_OTHER}{whole}", whole):
            for number in self._having(sought):
                found[number] = None
                if len(found) == MOST:
                    return list(found)
        parts = sorted(whole.split(), key=len)
        for number in self._having(parts[-1]) if len(parts) > 1 else ():
            names = self._names[self._ids[number]]
            if all(part in names for part in parts):
                found[number] = None
        return list(found)[:MOST]

    def _having(self, sought: str) -> Iterator[int]:
        """Yield the speakers (by number) whose names hold signs in a row."""
        at = self._text.find(sought)
        while at >= 0:
            number = bisect_right(self._ends, at)
            yield number
            at = self._text.find(sought, self._ends[number])

    def _read(self) -> None:
        """Know all names as they are now."""
        if not self._is_read or len(self._changed) > _MANY:
            self._names = dict(map(_folded, written_names(self._project)))
        elif self._changed:
            for id in self._changed:
                self._names.pop(id, None)
            self._names.update(map(_folded, written_names(self._project, self._changed)))
        else:
            return
        self._is_read = True
        self._changed.clear()
        self._ids = list(self._names)
        self._ends = list(accumulate(map(len, self._names.values())))
        self._text = "".join(self._names.values())


def _folded(written: tuple[str, list[str]]) -> tuple[str, str]:
    id, names = written
    return id, _NAME + folded(_OTHER.join(names))


def as_choice(speaker: SpeakerName) -> Choice:
    """A speaker as a row of a list."""
    return Choice(speaker.id, speaker.name, speaker.about, speaker.aliases)

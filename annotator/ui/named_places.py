"""Where each speaker of an article is named, speaks or acts: who is near to a place."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from annotator.model.annotations import Event, Mention, Quote, first_position


class NamedPlaces:
    """The places of each speaker, in code points and in order, each with the record there."""

    def __init__(self, named: Iterable[tuple[str, int, str]]) -> None:
        self._places: dict[str, list[tuple[int, str]]] = {}
        self._all: list[tuple[int, str]] = []  # of all speakers
        self._of_record: dict[str, list[tuple[str, int]]] = {}
        for speaker, place, record in named:  # they come in order
            self._places.setdefault(speaker, []).append((place, record))
            self._all.append((place, record))
            self._of_record.setdefault(record, []).append((speaker, place))

    def put(self, id: str, record: Mention | Quote | Event | None) -> None:
        """Take a record as it is now; None where it is gone."""
        for speaker, place in self._of_record.pop(id, ()):
            self._all.remove((place, id))
            places = self._places[speaker]
            places.remove((place, id))
            if not places:
                del self._places[speaker]
        if record is not None:
            place = first_position(record)
            for speaker in _speakers(record):
                insort(self._places.setdefault(speaker, []), (place, id))
                insort(self._all, (place, id))
                self._of_record.setdefault(id, []).append((speaker, place))

    def of(self, speaker: str) -> list[str]:
        """The records that a speaker is in, in the order of the text."""
        return [record for _, record in self._places.get(speaker, ())]

    def between(self, start: int, end: int) -> list[str]:
        """The records with a speaker that begin in [start, end)."""
        first, last = (bisect_left(self._all, (place, "")) for place in (start, end))
        return [record for _, record in self._all[first:last]]

    def nearest(self, place: int) -> list[str]:
        """All speakers, those named nearest to a place first, and rather before it."""
        far = {speaker: _nearest(places, place) for speaker, places in self._places.items()}
        return sorted(far, key=far.__getitem__)


def _speakers(record: Mention | Quote | Event) -> set[str]:
    """Who speaks, acts or is named in a record."""
    if isinstance(record, Event):
        return {part.speaker for part in record.participants}
    return {record.speaker} if record.speaker else set()


def _nearest(places: list[tuple[int, str]], place: int) -> int:
    """How far off the nearest of sorted places is; one behind counts thrice, being less likely."""
    at = bisect_right(places, (place, chr(0x10FFFF)))
    before = place - places[at - 1][0] if at else 1 << 60
    behind = 3 * (places[at][0] - place) if at < len(places) else 1 << 60
    return min(before, behind)

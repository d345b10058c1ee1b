"""Learning what a project knows: from the steps of its history, and from the notes of merges.

Steps that were undone tell nothing. What a merge did tells how that looked which it removed; all
else that it learnt stands in its notes.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from annotator.editing.speakers import MERGE_SPEAKERS
from annotator.merging.facts import STAMPED, UNSTAMPED, facts_changed
from annotator.merging.knowledge import MERGE, Deleted, Key, Knowledge
from annotator.model.team import MergeNote
from annotator.store import history
from annotator.store.changes import Batch, Change
from annotator.store.merged import (
    annotator_names,
    layer_places,
    notes_of,
    numbers_of,
    place_of,
    sha256s,
)
from annotator.store.project import Project
from annotator.store.records import Row

RECORDS = (*STAMPED, "speakers")
_KEPT = (*RECORDS, "articles", "layers")
"""What is known again after it was deleted."""


@dataclass(frozen=True, slots=True)
class _Tomb:
    """What was deleted: the moment of the version, its layer or place, and in which step."""

    at: str
    layer: str = ""
    place: str = ""
    step: int = 0


def known_by(project: Project) -> Knowledge:
    """Return all that a project knows."""
    reading = _Reading(project)
    for step in history.standing(project.db):
        reading.take_step(step)
    return reading.finished()


class _Reading:
    """Reads the steps of a history, the oldest first, each merge with its notes."""

    def __init__(self, project: Project) -> None:
        self._project = project
        texts = dict(history.texts_ever(project.db)) | sha256s(project)
        self._known = Knowledge(names=texts | annotator_names(project))
        self._notes: dict[int, MergeNote] = {}
        for number, note in notes_of(project):
            if note.kind == "seen" and not note.fact:  # a whole version; there may be very many
                self._known.seen.add(hash((note.record, note.at)))
                continue
            self._notes[number] = note
            if note.kind in ("renamed", "joined"):
                getattr(self._known, note.kind)[note.of, note.record] = note.value
        for table, id in self._known.renamed:
            today = self._known.now_called(table, id)
            if today in self._known.names:
                self._known.names[id] = self._known.names[today]
        self._known.places = layer_places(project)
        self._changed: dict[Key, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._tombs: dict[Key, _Tomb] = {}
        self._under: dict[str, list[str]] = defaultdict(list)  # former ids of speakers, by today's
        self._by_hand: set[str] = set()  # speakers who were made one with another by hand
        self._batches: list[tuple[int, Batch]] = []
        self._step = 0

    def take_step(self, step: history.Step) -> None:
        """Learn from one step."""
        self._step += 1
        changes: Iterable[Change] = step.changes
        by_hand = ""
        if step.label == MERGE_SPEAKERS:
            changes = list(changes)
            by_hand = self._joined_by_hand(changes)
        for change in changes:
            if change.renames:
                continue
            if change.table in STAMPED and change.before:
                self._known.seen.add(hash((change.id, change.before.get("updated_at"))))
            if step.label == MERGE:
                self._keep_removed(change)
            elif change.table in (*STAMPED, *UNSTAMPED) and change.id != by_hand:
                self._learn(step.at, change)
        if step.label == MERGE:
            first, last = step.batch.get("merge_notes", (1, 0))
            self._take_notes(range(first, last + 1))
        elif step.batch:
            self._batches.append((self._step, step.batch))

    def _learn(self, at: str, change: Change) -> None:
        if change.before is None:
            self._added(at, change)
        elif change.after is None:
            self._deleted(change, change.before)
        elif change.table in UNSTAMPED:
            names = self._known.names
            for fact in facts_changed(change.table, change.before, change.after, names):
                self._changed[change.table, change.id][fact].add(at)

    def _added(self, at: str, change: Change) -> None:
        """What is added anew is not what was deleted before under the same name."""
        if change.table in _KEPT and change.after is not None:
            name = self._named(change.table, change.after)
            self._tombs.pop(name, None)
            self._known.gone.pop(name, None)
        if change.table == "team":  # what is there before the first row is known
            self._changed[change.table, change.id]["blind"].add(at)

    def _deleted(self, change: Change, row: Row) -> None:
        if change.table not in _KEPT:
            return
        name = self._named(change.table, row)
        moment = self._version(change, row)
        tomb = _Tomb(moment, row.get("layer", ""), step=self._step)
        self._tombs[name] = tomb
        for former in self._under[change.id] if change.table == "speakers" else ():
            self._tombs["speakers", former] = tomb
        self._known.gone[name] = row

    def _keep_removed(self, change: Change) -> None:
        """Keep how that looked which a merge removed."""
        if change.after is None and change.before is not None and change.table in _KEPT:
            self._known.gone[self._named(change.table, change.before)] = change.before

    def _named(self, table: str, row: Row) -> Key:
        """Return what a record is called in any file."""
        names = self._known.names
        if table == "articles":
            return table, str(row["sha256"])
        if table == "layers":
            place = place_of(
                names.get(row["article"], ""), names.get(row["annotator"], ""), row["kind"]
            )
            self._known.places[row["id"]] = place
            return table, place
        return table, str(row["id"])

    def _version(self, change: Change, row: Row) -> str:
        """The moment of a version that was deleted."""
        if change.table in STAMPED:
            return str(row["updated_at"])
        made = row["created_at"] if change.table == "articles" else ""
        facts = self._changed[change.table, change.id].values()
        return max(made, "", *(max(moments) for moments in facts))

    def _joined_by_hand(self, changes: list[Change]) -> str:
        """Learn that two speakers were made one by hand; return the id of the one that went."""
        speakers = [change for change in changes if change.table == "speakers"]
        gone = [one.id for one in speakers if one.after is None]
        kept = {one.id for one in speakers if one.after is not None}
        for one in changes:
            if gone and one.before and one.after and one.before.get("speaker") == gone[0]:
                kept.add(one.after["speaker"])
        if len(gone) != 1 or len(kept) != 1:
            return ""
        (now,) = kept
        self._known.joined["speakers", gone[0]] = now
        self._by_hand.add(gone[0])
        self._move(gone[0], now)
        return gone[0]

    def _move(self, old: str, new: str) -> None:
        """Know an id of a speaker, and those that were under it, under another one."""
        self._under[new] += [old, *self._under.pop(old, ())]

    def _take_notes(self, numbers: Iterable[int]) -> None:
        """Learn what a merge learnt, in the order of the steps."""
        for number in numbers:
            note = self._notes.pop(number, None)
            if note is not None:
                self._take_note(note)

    def _take_note(self, note: MergeNote) -> None:
        name = note.of, note.record
        if note.kind == "changed":
            self._changed[name][note.fact].add(note.at)
        elif note.kind == "seen" and note.fact and note.of in STAMPED:
            self._known.cut[name] = note.at, note.fact, note.value
        elif note.kind == "seen":
            self._known.seen.add(hash((note.record, note.fact, note.value)))
        elif note.kind == "deleted":
            self._take_tomb(name, note)
        else:
            for fact, moments in self._changed.pop(name, {}).items():
                self._changed[note.of, note.value][fact] |= moments
            if note.of == "speakers":
                self._move(note.record, note.value)

    def _take_tomb(self, name: Key, note: MergeNote) -> None:
        place, row = tomb_from(note.value)
        old = self._tombs.get(name)
        if old is None or old.at <= note.at:
            self._tombs[name] = _Tomb(note.at, place=place)
        if row:
            self._known.gone[name] = row
            if note.of == "layers":
                self._known.places[row["id"]] = note.record
            self._known.seen.add(hash((row["id"], row.get("updated_at"))))

    def finished(self) -> Knowledge:
        """Return what is known."""
        self._take_notes(sorted(self._notes))  # of merges that the history does not tell of
        self._keep_changed()
        there = self._there()
        for name, tomb in self._tombs.items():
            if name in there and self._came_anew(name[0], there[name], tomb):
                self._known.gone.pop(name, None)
                continue
            place = tomb.place or self._known.places.get(tomb.layer, "")
            self._known.deleted[name] = Deleted(tomb.at, place)
        former = self._known.renamed.keys() | self._known.joined.keys()
        for name in [name for name in self._known.gone if name in there or name in former]:
            del self._known.gone[name]
        return self._known

    def _keep_changed(self) -> None:
        """Keep the moments under the ids that the records have today."""
        found: dict[Key, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for (table, id), facts in self._changed.items():
            own = found[table, self._today(table, id)]
            for fact, moments in facts.items():
                own[fact] |= moments
        self._known.changed = {
            key: {fact: tuple(sorted(moments)) for fact, moments in facts.items()}
            for key, facts in found.items()
        }

    def _today(self, table: str, id: str) -> str:
        """The id of a record by now; who was made one by hand left nothing but names."""
        if table == "speakers" and id not in self._by_hand:
            return self._known.met_as(id)
        return self._known.now_called(table, id)

    def _there(self) -> dict[Key, int]:
        """What is there of that which was deleted once, and its number in its table."""
        found: dict[Key, int] = {}
        wanted: dict[str, list[str]] = defaultdict(list)
        for table, id in dict.fromkeys((*self._tombs, *self._known.gone)):
            wanted[table].append(id)
        shas = sha256s(self._project) if wanted else {}
        places = {place: id for id, place in layer_places(self._project, shas).items()}
        ids = {"articles": {sha: id for id, sha in shas.items()}, "layers": places}
        for table, names in wanted.items():
            own = ids.get(table, dict(zip(names, names, strict=True)))
            numbers = numbers_of(self._project, table, [own[one] for one in names if one in own])
            for name in names:
                if own.get(name) in numbers:
                    found[table, name] = numbers[own[name]]
        return found

    def _came_anew(self, table: str, number: int, tomb: _Tomb) -> bool:
        """Tell whether an import, and no merge, brought back what had been deleted here."""
        return bool(tomb.step) and any(
            step > tomb.step and first <= number <= last
            for step, batch in self._batches
            for first, last in (batch.get(table, (1, 0)),)
        )


def tomb_note(place: str, row: Row) -> str:
    """Return what a note keeps of something that was deleted: where it stood, and how it was."""
    kept = {key: value for key, value in row.items() if key != "number"}
    return json.dumps({"place": place, "row": kept}, ensure_ascii=False, sort_keys=True)


def tomb_from(value: str) -> tuple[str, Row]:
    """Return place and row from a note; older ones hold the place alone."""
    if not value.startswith("{"):
        return value, {}
    kept: dict[str, Any] = json.loads(value)
    return kept["place"], kept["row"]

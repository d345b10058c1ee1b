"""What a project knows about its records besides what they are now: from its history and notes.

When each fact was changed, which versions were there before, what was deleted and which ids records
had. Steps that were undone tell nothing, nor does a merge itself: its notes do.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from annotator.editing.speakers import MERGE_SPEAKERS
from annotator.merging.facts import STAMPED, UNSTAMPED, facts_changed
from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.store import history, layered
from annotator.store.changes import Change
from annotator.store.merged import annotator_names, layer_places, notes_of, sha256s
from annotator.store.project import Project
from annotator.store.records import Row

MERGE = "Merge another project"
"""The name of the step, in the history as in the menu."""

Key = tuple[str, str]  # a table, and the id of a record; of articles and layers what they are of
KINDS: dict[str, type[Any]] = {
    "mentions": Mention,
    "quotes": Quote,
    "events": Event,
    "speakers": Speaker,
}


@dataclass(frozen=True, slots=True)
class Deleted:
    """A version that was deleted: its moment, and the layer that it was in."""

    at: str
    place: str = ""


@dataclass(slots=True)
class Knowledge:
    """What is known of the records of one project, by table and id."""

    changed: dict[Key, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    deleted: dict[Key, Deleted] = field(default_factory=dict)
    ever_deleted: dict[Key, str] = field(default_factory=dict)
    """The moments of all versions that were deleted, also of records that came back since."""
    renamed: dict[Key, str] = field(default_factory=dict)
    joined: dict[Key, str] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    names: dict[Any, Any] = field(default_factory=dict)
    """What annotators and articles are called in every file, by their ids of today and before."""

    def times(self, table: str, id: str) -> dict[str, tuple[str, ...]]:
        """Return the moments in which each fact of a record was changed."""
        return self.changed.get((table, id), {})

    def last_change(self, table: str, id: str) -> str:
        """Return when a record that carries no moment was changed last."""
        return max((max(moments) for moments in self.times(table, id).values()), default="")

    def has_seen(self, id: str, moment: str) -> bool:
        """Tell whether a record had the version of a moment before."""
        return hash((id, moment)) in self.seen

    def now_called(self, table: str, id: str) -> str:
        """Return the id that a record has today."""
        seen = set()
        while id not in seen and (table, id) in self.renamed:
            seen.add(id)
            id = self.renamed[table, id]
        return id


def known_by(project: Project) -> Knowledge:
    """Return all that a project knows."""
    reading = _Reading(project)
    for at, label, changes in history.standing(project.db):
        reading.take_step(at, label, changes)
    return reading.finished()


class _Reading:
    """Reads the steps of a history, the oldest first, then the notes of merges."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._notes = list(notes_of(project))
        texts = dict(history.texts_ever(project.db)) | sha256s(project)
        self._known = Knowledge(names=texts | annotator_names(project))
        for note in self._notes:
            if note.kind in ("renamed", "joined"):
                getattr(self._known, note.kind)[note.of, note.record] = note.value
        for table, id in self._known.renamed:
            today = self._known.now_called(table, id)
            if today in self._known.names:
                self._known.names[id] = self._known.names[today]
        self._changed: dict[Key, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._deleted: dict[Key, tuple[str, Row]] = {}

    def take_step(self, at: str, label: str, changes: Iterable[Change]) -> None:
        """Learn from one step."""
        if label == MERGE_SPEAKERS:
            changes = list(changes)
            self._learn_join(changes)
        for change in changes:
            if change.renames:
                continue
            if change.table in STAMPED and change.before:
                self._known.seen.add(hash((change.id, change.before.get("updated_at"))))
            if label != MERGE and change.table in (*STAMPED, *UNSTAMPED):
                self._learn(at, change)

    def _learn(self, at: str, change: Change) -> None:
        key = (change.table, change.id)
        if change.before is None:
            self._deleted.pop(key, None)
            if change.table == "team":  # what is there before the first row is known
                self._changed[key]["blind"].add(at)
        elif change.after is None:
            self._deleted[key] = (self._version(key, change.before), change.before)
        elif change.table in UNSTAMPED:
            names = self._known.names
            for fact in facts_changed(change.table, change.before, change.after, names):
                self._changed[key][fact].add(at)

    def _version(self, key: Key, row: Row) -> str:
        """The moment of a version that was deleted."""
        if key[0] in STAMPED:
            return str(row["updated_at"])
        moments = [max(moments) for moments in self._changed[key].values()]
        made = row["created_at"] if key[0] == "articles" else ""
        return max(made, *moments) if moments else made

    def _learn_join(self, changes: list[Change]) -> None:
        """Two speakers were made one by hand: who is sought under the old id is the other one."""
        speakers = [change for change in changes if change.table == "speakers"]
        gone = [one.id for one in speakers if one.after is None]
        kept = {one.id for one in speakers if one.after is not None}
        for one in changes:
            if gone and one.before and one.after and one.before.get("speaker") == gone[0]:
                kept.add(one.after["speaker"])
        if len(gone) == len(kept) == 1:
            self._known.joined["speakers", gone[0]] = kept.pop()

    def finished(self) -> Knowledge:
        """Return what is known, with the notes of merges."""
        for note in self._notes:
            if note.kind == "changed":
                self._changed[note.of, note.record][note.fact].add(note.at)
            elif note.kind == "seen":
                self._known.seen.add(hash((note.record, note.at)))
        self._keep_changed()
        self._keep_deleted()
        for note in self._notes:
            if note.kind == "deleted":
                old = self._known.deleted.get((note.of, note.record), Deleted(""))
                new = Deleted(note.at, note.value)
                self._known.deleted[note.of, note.record] = max(old, new, key=lambda one: one.at)
        return self._known

    def _keep_changed(self) -> None:
        """Keep the moments under the ids that the records have today."""
        found: dict[Key, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for (table, id), facts in self._changed.items():
            own = found[table, self._known.now_called(table, id)]
            for fact, moments in facts.items():
                own[fact] |= moments
        self._known.changed = {
            key: {fact: tuple(sorted(moments)) for fact, moments in facts.items()}
            for key, facts in found.items()
        }

    def _keep_deleted(self) -> None:
        """Keep what was deleted and did not come back, by what it is called in any file."""
        if not self._deleted:
            return
        shas = sha256s(self._project) | {
            id: row["sha256"]
            for (table, id), (_, row) in self._deleted.items()
            if table == "articles"
        }
        gone = [row for (table, _), (_, row) in self._deleted.items() if table == "layers"]
        places = layer_places(self._project, gone, shas)
        alive = self._alive(places)
        for (table, id), (moment, row) in self._deleted.items():
            name = {"articles": shas, "layers": places}.get(table, {id: id}).get(id, id)
            self._known.ever_deleted[table, name] = moment
            if (table, name) not in alive:
                place = places.get(row.get("layer", ""), "")
                self._known.deleted[table, name] = Deleted(moment, place)

    def _alive(self, places: dict[str, str]) -> set[Key]:
        """What is there under the id, text or place of something that was deleted."""
        found: set[Key] = set()
        for table, kind in KINDS.items():
            ids = [id for of, id in self._deleted if of == table]
            found |= {(table, id) for id in layered.present(self._project, kind, ids)}
        found |= {("articles", sha) for sha in sha256s(self._project).values()}
        gone = {id for table, id in self._deleted if table == "layers"}
        return found | {("layers", place) for id, place in places.items() if id not in gone}

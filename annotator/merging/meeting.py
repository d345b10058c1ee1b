"""Two projects while one is merged into the other: what each knows, and what is whose."""

import json
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from annotator.merging.conflicts import conflict_of
from annotator.merging.facts import Clash, facts_of, in_one_order, row_from, united, united_times
from annotator.merging.knowledge import Key, Knowledge
from annotator.merging.learning import known_by
from annotator.merging.reviving import forget_others, matters, revive
from annotator.merging.told import NEW, SAME, Conflict, Merged
from annotator.model.ids import new_id
from annotator.model.rules import problems
from annotator.model.team import MergeNote
from annotator.store.changes import Change
from annotator.store.merged import annotator_names, place_of, sha256s, some
from annotator.store.project import Project
from annotator.store.records import TABLES, Row, record_of

_DERIVED = UUID("0c1d5c0e-6f0b-4f0e-9d7e-6a2f6c1b7a35")

NOTES_HELD = 1000  # in memory before they are written
_ASKED = ("renamed", "joined")  # the notes of this merge that it asks for itself

Progress = Callable[[int, int], None]
"""Called with the articles done and all there are (0 where not known); may raise to stop."""


@dataclass(frozen=True, slots=True)
class Met:
    """How a record met of which one side knows a deletion: told when it is settled what stays."""

    group: str
    state: str
    was_here: bool
    was_there: bool


class Meeting:
    """Our project, theirs, and which record of theirs is which of ours."""

    def __init__(
        self,
        ours: Project,
        theirs: Project,
        told: Merged,
        joins: Mapping[str, str],
        progress: Progress,
    ) -> None:
        self.ours, self.theirs, self.told, self.joins = ours, theirs, told, joins
        self.progress = progress
        self.file = theirs.path.name
        self.here: Knowledge = known_by(ours)
        self.there: Knowledge = known_by(theirs)
        self.dead_here: dict[Key, int] = {}
        self.dead_there: dict[Key, int] = {}
        self.cut_here: dict[Key, Row] = {}
        self.in_doubt: dict[Key, Met] = {}
        self.ids: dict[Any, Any] = {name: id for id, name in self._of_today()}
        self.annotators: dict[str, str] = {}
        self.articles: dict[str, str] = {}
        self.speakers: dict[str, str] = {}
        self.layers: dict[str, str] = {}
        self.problems: list[str] = []
        self.removed_codes: set[str] = set()
        self._places: dict[str, str] = {}
        self._titles: dict[str, tuple[str, str]] = {}  # of the layer that was asked for last
        self._back: dict[str, dict[str, list[str]]] = {}
        self._notes: list[MergeNote] = []
        self._noted: set[tuple[str, str, str]] = set()

    def _of_today(self) -> Iterable[tuple[str, str]]:
        """The annotators and articles of ours by the ids that they have now."""
        return [*sha256s(self.ours).items(), *annotator_names(self.ours).items()]

    def revive(self) -> None:
        """Put back what was deleted and may come back, until it is settled what stays."""
        wanted = matters(self.theirs, self.here, self.there)
        forget_others(self.here, wanted)
        forget_others(self.there, wanted)
        with self.theirs.edit("", bulk=True):  # a copy of the file
            self.dead_there = revive(self.theirs, self.there)
        self.dead_here = revive(self.ours, self.here)
        self.ids |= {name: id for id, name in self._of_today()}

    def are_alive(self, table: str, own: str, other: str) -> bool:
        """Tell whether records of ours and theirs (ids) are there, not only put back."""
        return (table, own) not in self.dead_here and (table, other) not in self.dead_there

    def rename(self, table: str, old: str, new: str) -> None:
        """Give a record of ours the id that it has in the other file."""
        self.ours.apply(Change(table, old, {"id": old}, {"id": new}))
        self.note("renamed", table, old, value=new)
        if old in self.here.names:
            self.here.names[new] = self.here.names[old]
            self.ids[self.here.names[old]] = new
        if (table, old) in self.here.changed:
            self.here.changed[table, new] = self.here.changed.pop((table, old))
        if (table, old) in self.dead_here:
            self.dead_here[table, new] = self.dead_here.pop((table, old))

    def met(self, table: str, mine: Row, other: Row) -> Row:
        """Return our row with what is newer in theirs; what both changed is told."""
        times = (self.here.times(table, mine["id"]), self.there.times(table, other["id"]))
        ours = facts_of(table, mine, self.here.names)
        theirs = facts_of(table, other, self.there.names)
        if list(ours.items()) == list(theirs.items()):
            return mine
        facts, clashes = united(ours, theirs, times, same=mine["id"] == other["id"])
        if self.are_alive(table, mine["id"], other["id"]):
            self.tell_clashes(table, mine, clashes)
        new = row_from(table, mine, facts, united_times(times), self.ids)
        in_one_order(table, new, (ours, theirs), facts, self.ids)
        return new

    def tell_clashes(self, table: str, mine: Row, clashes: Iterable[Clash]) -> None:
        """List what both sides had changed, unless it was told before."""
        kind = table.removesuffix("s")
        for one in clashes:
            lost = json.dumps(one.theirs if one.ours_stands else one.ours, ensure_ascii=False)
            if self.here.has_seen(mine["id"], one.fact, lost):
                continue
            self.note("seen", table, mine["id"], fact=one.fact, value=lost)
            stands = "ours" if one.ours_stands else "theirs"
            title = str(mine.get("title") or mine.get("name") or "")
            self.told.conflicts.append(
                Conflict(
                    self.file,
                    kind,
                    mine["id"],
                    title,
                    "",
                    (one.fact,),
                    one.ours,
                    one.theirs,
                    stands,
                )
            )

    def change(self, table: str, mine: Row, new: Row) -> bool:
        """Write what differs in a row of ours; tell whether anything does."""
        changed = [name for name in new if name != "number" and new[name] != mine[name]]
        if changed:
            before = {name: mine[name] for name in changed}
            self.check(table, new)
            self.ours.apply(
                Change(table, mine["id"], before, {name: new[name] for name in changed})
            )
        return bool(changed)

    def change_record(self, table: str, mine: Row, new: Row) -> None:
        """Let a newer version of a record stand, as it was stamped there."""
        changed = [name for name in new if new[name] != mine[name]]
        before = {name: mine[name] for name in changed}
        self.ours.apply(Change(table, mine["id"], before, {name: new[name] for name in changed}))
        self.told.others += 1

    def conflict(self, table: str, mine: Row | None, other: Row | None, stands: str) -> None:
        """List both versions of a record, and keep the one that does not stand."""
        held = mine or other or {}
        about = (self.file, table, *self.titled(held["layer"]))
        self.told.conflicts.append(conflict_of(self.ours, about, (mine, other, stands)))
        lost = other if stands == "ours" else mine
        if lost is not None:
            written = json.dumps(lost, ensure_ascii=False, sort_keys=True)
            self.note("seen", table, lost["id"], at=lost["updated_at"], value=written)

    def titled(self, layer: str) -> tuple[str, str]:
        """Return the title of the article of a layer (id) of ours, and whose work it is."""
        if layer not in self._titles:
            (row,) = some(self.ours, "layers", [layer])
            (article,) = some(self.ours, "articles", [row["article"]])
            self._titles = {layer: (article["title"], self.here.names[row["annotator"]])}
        return self._titles[layer]

    def place(self, row: Row) -> str:
        """Return what a layer of ours is in any file."""
        names = self.here.names
        return place_of(names[row["article"]], names[row["annotator"]], row["kind"])

    def place_in_ours(self, layer: str) -> str:
        """Return what a layer (id) of ours is in any file."""
        if layer not in self._places:
            self._places[layer] = self.place(some(self.ours, "layers", [layer])[0])
        return self._places[layer]

    def free_id(self, id: str, taken: Container[str]) -> str:
        """Return an id for a layer: its own, unless a layer of ours has that."""
        return new_id() if id in taken else id

    def count(self, group: str, state: str, number: int = 1) -> None:
        """Count records of a group (articles, speakers, records)."""
        self.told.counts[group][state] += number

    def tally(self, group: str, key: Key, state: str, *, dead: tuple[bool, bool]) -> None:
        """Count a record, by what it is called in any file, and how it met.

        `dead` says whether it was only put back here, and there. If either side knows a deletion of
        it, it is counted when it is settled what stays.
        """
        if key in self.here.deleted or key in self.there.deleted or any(dead):
            was_here = state != NEW and not dead[0]
            self.in_doubt[key] = Met(group, state, was_here, not dead[1])
        else:
            self.count(group, state)

    def count_settled(self, buried: Container[Key]) -> None:
        """Count what was in doubt, but for what is deleted now."""
        for key, met in self.in_doubt.items():
            if key not in buried:
                self.count(met.group, met.state if met.was_here else NEW)
            elif met.was_there and not met.was_here:
                self.count(met.group, SAME)

    def check(self, table: str, row: Row) -> None:
        """Note what the model or the codebook does not allow in a row that comes from theirs."""
        if (table, row["id"]) in self.dead_here or (table, row["id"]) in self.dead_there:
            return
        record = record_of(TABLES[table], row)
        name = table.removesuffix("s")
        for words in problems(record, self.ours.codebook):
            self.problems.append(f"{self.file}: {name} {row['id']}: {words}")

    def note(self, kind: str, of: str, record: str, **known: str) -> None:
        """Keep something for the next time that files meet."""
        if kind in _ASKED:
            self._noted.add((kind, of, record))
        self._notes.append(MergeNote(id=new_id(), kind=kind, of=of, record=record, **known))
        if len(self._notes) >= NOTES_HELD:
            self.write_notes()

    def last_change(self, table: str, own: str) -> str:
        """Return when a record of ours was changed last, here or there."""
        there = (self.there.last_change(table, id) for id in self._theirs(table).get(own, ()))
        return max(self.here.last_change(table, own), *there, "")

    def _theirs(self, table: str) -> dict[str, list[str]]:
        """The ids that records of ours have there, by ours; asked for when all are settled."""
        if table not in self._back:
            back = self._back[table] = {}
            for id, own in getattr(self, table).items():
                back.setdefault(own, []).append(id)
        return self._back[table]

    def has_note(self, kind: str, of: str, record: str) -> bool:
        """Tell whether something was kept in this merge."""
        return (kind, of, record) in self._noted

    def write_notes(self) -> None:
        """Write the notes of this merge."""
        if self._notes:
            self.told.others += len(self._notes)
            self.ours.add_many(MergeNote, self._notes)
        self._notes = []


def derived(place: str, id: str) -> str:
    """Return the id of a record whose own is another's in the same project, always the same."""
    return str(uuid5(_DERIVED, f"{place} {id}"))

"""Mentions, quotes and events: the version that was changed last stands, and both are told."""

import json
from typing import Any

from annotator.errors import AnnotatorError
from annotator.merging.articles import blocks
from annotator.merging.conflicts import differing
from annotator.merging.layers import take_layers
from annotator.merging.meeting import Meeting, derived
from annotator.merging.told import CHANGED, NEW, SAME
from annotator.model.annotations import Event, Mention, Quote
from annotator.model.rules import problems
from annotator.model.spans import record_problems
from annotator.store.merged import some, texts
from annotator.store.records import TABLES, Row, record_of

KINDS: dict[str, type[Any]] = {"mentions": Mention, "quotes": Quote, "events": Event}
LINKS = {"quotes": (("parent", "quotes"),), "events": (("quote", "quotes"), ("same_as", "events"))}
"""Columns of a record that lead to others of its layer, and to the records of which table."""


def take_records(meeting: Meeting) -> None:
    """Take the layers of theirs with their records, some articles at a time."""
    done, total = 0, len(meeting.articles)
    for block in blocks(meeting.theirs):
        meeting.progress(done, total)
        _Block(meeting, block).take()
        done += len(block)
    meeting.progress(done, total)


class _Block:
    """The records of some articles of theirs."""

    def __init__(self, meeting: Meeting, articles: list[str]) -> None:
        self._meeting = meeting
        self._layers = take_layers(meeting, articles)
        self._texts = {
            meeting.articles[id]: text for id, text in texts(meeting.theirs, articles).items()
        }
        self._article_of = {
            row["id"]: row["article"]
            for row in some(meeting.ours, "layers", list(self._texts), by="article")
        }
        self._ids: dict[tuple[str, str], str] = {}

    def take(self) -> None:
        """Take what is new or newer."""
        theirs = {
            table: some(self._meeting.theirs, table, self._layers, by="layer") for table in KINDS
        }
        mine = {table: self._own(table, rows) for table, rows in theirs.items()}
        for table, rows in theirs.items():
            new = []
            for row in rows:
                ours, own = self._as_ours(table, row), mine[table]
                dead_there = (table, row["id"]) in self._meeting.dead_there
                if ours["id"] in own:
                    self._meet(table, own[ours["id"]], ours, dead_there=dead_there)
                else:
                    new.append(self._new(table, ours, dead_there=dead_there))
            if new:
                self._meeting.ours.add_rows(table, new)

    def _own(self, table: str, theirs: list[Row]) -> dict[str, Row]:
        """Return our rows with the ids of theirs; where one is another layer's, settle whose it is.

        The record of the smaller place keeps the id, whichever file comes first.
        """
        meeting = self._meeting
        found = {row["id"]: row for row in some(meeting.ours, table, [r["id"] for r in theirs])}
        other = []
        for row in theirs:
            mine = found.get(row["id"])
            layer = meeting.layers[row["layer"]]
            if mine is None or mine["layer"] == layer:
                continue
            del found[row["id"]]
            here, there = meeting.place_in_ours(mine["layer"]), meeting.place_in_ours(layer)
            if here < there:
                self._ids[table, row["id"]] = derived(there, row["id"])
                other.append(derived(there, row["id"]))
            else:
                meeting.rename(table, row["id"], derived(here, row["id"]))
                meeting.told.others += 1
        if other:
            found |= {row["id"]: row for row in some(meeting.ours, table, other)}
        return found

    def _as_ours(self, table: str, row: Row) -> Row:
        """Return a row of theirs with our ids, and without its number there."""
        people = self._meeting.speakers
        row = row | {"id": self._id(table, row["id"]), "layer": self._meeting.layers[row["layer"]]}
        row["number"] = None
        row["sources"] = [self._id(table, one) for one in row["sources"]]
        for column in ("speaker", "stance_target"):
            if row.get(column) is not None:
                row[column] = people[row[column]]
        if row.get("addressees"):
            row["addressees"] = list(dict.fromkeys(people[one] for one in row["addressees"]))
        for column, of in LINKS.get(table, ()):
            if row[column] is not None:
                row[column] = self._id(of, row[column])
        if row.get("participants"):
            parts = (
                (role, people[speaker], mention and self._id("mentions", mention))
                for role, speaker, mention in row["participants"]
            )
            row["participants"] = [list(part) for part in dict.fromkeys(parts)]
        return row

    def _id(self, table: str, id: str) -> str:
        return self._ids.get((table, id), id) if self._ids else id

    def _new(self, table: str, row: Row, *, dead_there: bool) -> Row:
        """Return a row that is new here, and count it."""
        if not dead_there:
            self._check(table, row)
        self._meeting.tally("records", (table, row["id"]), NEW, dead=(False, dead_there))
        return row

    def _meet(self, table: str, mine: Row, row: Row, *, dead_there: bool) -> None:
        """Settle which version stands."""
        row["number"] = mine["number"]
        key, meeting = (table, row["id"]), self._meeting
        dead = key in meeting.dead_here, dead_there
        linked = mine | meeting.cut_here.get(key, {})  # as people made it
        if linked == row:
            meeting.tally("records", key, SAME, dead=dead)
            return
        stands = "theirs" if _is_newer(row, linked) else "ours"
        changed = differing(linked, row)
        known = meeting.here.has_seen(row["id"], row["updated_at"])
        known = known or meeting.there.has_seen(row["id"], mine["updated_at"]) or any(dead)
        if changed and not known:
            meeting.conflict(table, mine, row, stands)
        if stands == "theirs":
            if not dead_there:
                self._check(table, row)
            meeting.change_record(table, mine, row)
        state = CHANGED if stands == "theirs" and changed else SAME
        meeting.tally("records", key, state, dead=dead)

    def _check(self, table: str, row: Row) -> None:
        """Refuse words that are not those of the text; note what the codebook does not know."""
        meeting = self._meeting
        record = record_of(TABLES[table], row)
        kind = table.removesuffix("s")
        for words in record_problems(record, self._texts[self._article_of[row["layer"]]]):
            raise AnnotatorError(
                f"{meeting.file}: {kind} {row['id']}: {words}.",
                "Nothing was changed; mend that file, or take a backup of it.",
            )
        for words in problems(record, meeting.ours.codebook):
            meeting.problems.append(f"{meeting.file}: {kind} {row['id']}: {words}")


def _is_newer(row: Row, mine: Row) -> bool:
    """Tell which version stands: the newest, then the one that says more."""
    moments = row["updated_at"].removesuffix("Z"), mine["updated_at"].removesuffix("Z")
    return moments[0] > moments[1] if moments[0] != moments[1] else _content(row) > _content(mine)


def _content(row: Row) -> str:
    said = {key: value for key, value in row.items() if key != "number"}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)

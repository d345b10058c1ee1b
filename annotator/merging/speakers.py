"""Speakers: those who are one get the smallest id, and what both sides say of them."""

import json
from collections import defaultdict
from collections.abc import Container, Iterable
from typing import Any

from annotator.merging.facts import (
    Facts,
    Times,
    facts_of,
    in_one_order,
    last,
    row_from,
    united,
    united_times,
)
from annotator.merging.folding import folded
from annotator.merging.knowledge import Key, Knowledge
from annotator.merging.matching import Groups, Person, Registry, grouped, questions
from annotator.merging.meeting import Meeting, Met
from annotator.merging.told import CHANGED, NEW, SAME, Ask, Named
from annotator.model.annotations import Speaker
from annotator.store.merged import alias_names, some, speaker_keys
from annotator.store.project import Project
from annotator.store.records import TABLES, Row, record_of
from annotator.store.renaming import repointed

AT_ONCE = 500  # speakers in memory at once


def take_speakers(meeting: Meeting) -> None:
    """Find or add each speaker of theirs."""
    ours = _registry(meeting.ours, meeting.here, meeting.dead_here)
    theirs = _registry(meeting.theirs, meeting.there, meeting.dead_there)
    groups = grouped(ours, theirs, meeting.joins.items())
    _ask(meeting, ours, theirs, groups)
    members: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, registry in enumerate((ours, theirs)):
        for one in registry.every:
            members[groups.find(one.id)][side].append(one.id)
    shared = [(sorted(mine), sorted(other)) for mine, other in members.values() if other]
    shared.sort(key=lambda pair: pair[1])
    for start in range(0, len(shared), AT_ONCE):
        meeting.progress(0, 0)
        _take(meeting, shared[start : start + AT_ONCE])


def _registry(project: Project, known: Knowledge, dead: Container[Key]) -> Registry:
    names = alias_names(project)
    people = [
        Person(id, name, kind, country, wikidata, tuple(names.get(id, ())))
        for id, name, kind, country, wikidata in speaker_keys(project)
    ]
    former = {**known.renamed, **known.joined}
    joined = {id: new for (table, id), new in former.items() if table == "speakers"}
    gone = frozenset(id for table, id in known.deleted if table == "speakers")
    alive = tuple(one for one in people if ("speakers", one.id) not in dead)
    rest = tuple(one for one in people if ("speakers", one.id) in dead)
    return Registry(alive, joined, gone - joined.keys(), rest)


def _ask(meeting: Meeting, ours: Registry, theirs: Registry, groups: Groups) -> None:
    pairs = questions(ours, theirs, groups)
    about: dict[str, str] = {}
    for project in (meeting.ours, meeting.theirs):
        ids = list({one.id for pair in pairs for one in pair[:2]})
        about |= {row["id"]: _about(row) for row in some(project, "speakers", ids)}
    for one, other, why in pairs:
        mine, theirs_own = (Named(two.id, two.name, about[two.id]) for two in (one, other))
        meeting.told.asks.append(Ask(meeting.file, mine, theirs_own, why))


def _about(row: Row) -> str:
    known = (row["kind"], row["role"], row["affiliation"], row["country"], row["wikidata"])
    return ", ".join(str(one) for one in known if one)


def _take(meeting: Meeting, groups: list[tuple[list[str], list[str]]]) -> None:
    """Take some groups of ids that are one: those of ours, those of theirs."""
    mine = _rows(meeting.ours, (id for group in groups for id in group[0]))
    others = _rows(meeting.theirs, (id for group in groups for id in group[1]))
    new = []
    for here, there in groups:
        final = min(*here, *there) if here else there[0]
        for id in there:
            meeting.speakers[id] = final
        rows = [mine[id] for id in here], [others[id] for id in there]
        if here:
            changed = _meet(meeting, final, *rows)
        else:
            new.append(_united(meeting, final, *rows))
        _tally(meeting, final, (here, there), NEW if not here else CHANGED if changed else SAME)
        _note_joined(meeting, final, [*here, *there])
    _add(meeting, new)


def _tally(meeting: Meeting, final: str, ids: tuple[list[str], list[str]], state: str) -> None:
    """Count those who are one by now; what is in doubt is so if a deletion of any is known."""
    here, there = ids
    dead = (
        bool(here) and all(("speakers", id) in meeting.dead_here for id in here),
        all(("speakers", id) in meeting.dead_there for id in there),
    )
    key = ("speakers", final)
    known = (("speakers", id) for id in (*here, *there))
    if any(one in meeting.here.deleted or one in meeting.there.deleted for one in known):
        meeting.in_doubt[key] = Met("speakers", state, bool(here) and not dead[0], not dead[1])
    else:
        meeting.tally("speakers", key, state, dead=dead)
    meeting.count("speakers", SAME, len(there) - 1)


def _rows(project: Project, ids: Iterable[str]) -> dict[str, Row]:
    return {row["id"]: row for row in some(project, "speakers", list(ids))}


def _meet(meeting: Meeting, final: str, here: list[Row], there: list[Row]) -> bool:
    """Let our speaker have the id and all that is known; others of ours that are the same go.

    Returns whether anything changed.
    """
    first, *rest = here
    plain = len(here) == len(there) == 1 and first["id"] == there[0]["id"]
    if plain:
        new = meeting.met("speakers", first, there[0])
    else:
        new = _united(meeting, final, here, there)
    for row in rest:
        _absorb(meeting, row["id"], first["id"])
    renamed = final != first["id"]
    if renamed:
        meeting.rename("speakers", first["id"], final)
        first = first | {"id": final}
    changed = meeting.change("speakers", first, new | {"number": first["number"]})
    return changed or renamed or bool(rest)


def _absorb(meeting: Meeting, old: str, kept: str) -> None:
    """Let all of ours that refers to one speaker refer to another, and drop it."""
    for change in repointed(meeting.ours, old, kept):
        meeting.ours.apply(change)
    meeting.ours.delete(Speaker, old)


def _united(meeting: Meeting, final: str, here: list[Row], there: list[Row]) -> Row:
    """Return one speaker of several, whose names are all kept."""
    sides = [(row, meeting.here) for row in here] + [(row, meeting.there) for row in there]
    sides.sort(key=lambda side: side[0]["id"])
    row, known = sides[0]
    said = [facts_of("speakers", one, knows.names) for one, knows in sides]
    facts, times = facts_of("speakers", row, known.names), known.times("speakers", row["id"])
    for other, knows in sides[1:]:
        theirs = facts_of("speakers", other, knows.names)
        when = knows.times("speakers", other["id"])
        if other["id"] != row["id"]:
            _keep_both_names(facts, theirs, times, when)
        facts, clashes = united(facts, theirs, (times, when), same=other["id"] == row["id"])
        if meeting.are_alive("speakers", row["id"], other["id"]):
            meeting.tell_clashes("speakers", row | {"id": final}, clashes)
        times = united_times((times, when))
    _drop_own_name(facts)
    new = row_from("speakers", row, facts, times, meeting.ids) | {"id": final, "number": None}
    in_one_order("speakers", new, said, facts, meeting.ids)
    return new


def _keep_both_names(facts: Facts, theirs: Facts, times: Times, when: Times) -> None:
    """Let the name of the smaller id stand, or one changed later; the other is an alias."""
    first, second = facts["name"], theirs["name"]
    later = last(when, "name") > last(times, "name")
    stands, other = (second, first) if later else (first, second)
    facts["name"] = theirs["name"] = stands
    if folded(stands) != folded(other):
        facts[f"aliases/{json.dumps([other, 'alias'], ensure_ascii=False)}"] = True


def _drop_own_name(facts: Facts) -> None:
    for key in [key for key in facts if key.startswith("aliases/")]:
        if json.loads(key.removeprefix("aliases/"))[0] == facts["name"]:
            del facts[key]


def _add(meeting: Meeting, rows: list[Row]) -> None:
    """Write speakers that are new here."""
    for row in rows:
        meeting.check("speakers", row)
    records: list[Any] = [record_of(TABLES["speakers"], row) for row in rows]
    if records:
        meeting.ours.add_many(Speaker, records)


def _note_joined(meeting: Meeting, final: str, ids: list[str]) -> None:
    """Remember under which ids a speaker was met, so that it is met again."""
    for id in dict.fromkeys(ids):
        known = meeting.here.renamed.get(("speakers", id)) or meeting.here.joined.get(
            ("speakers", id)
        )
        if final not in (id, known) and not _just_renamed(meeting, id):
            meeting.note("joined", "speakers", id, value=final)


def _just_renamed(meeting: Meeting, id: str) -> bool:
    return meeting.has_note("renamed", "speakers", id)

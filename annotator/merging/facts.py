"""Records that carry no moment, as single facts: of each, the one that was changed last stands.

Speakers, articles and layers say many things at once, and two people change different ones. So each
column, each custom field and each item of a list is a fact of its own. The rule is the same from
either side, whatever comes first: the later moment, then what is filled, then the larger value.

In facts an annotator is a name, an article the hash of its text: the same in all files.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.merging.codebook_facts import codebook_facts
from annotator.model.annotations import STATUSES
from annotator.store.records import Row

Facts = dict[str, Any]
Names = Mapping[Any, Any]
Times = Mapping[str, tuple[str, ...]]  # of each fact, the moments in which it was changed

SCALARS: dict[str, tuple[str, ...]] = {
    "codebook": (),
    "annotators": ("active",),
    "team": ("blind",),
    "articles": (
        *("title", "raw_sha256", "source", "source_type", "byline", "dateline_place"),
        *("published", "url", "language", "licence", "note", "replaces"),
    ),
    "speakers": (
        *("name", "kind", "role", "affiliation", "country", "sector", "cameo_code", "wikidata"),
        "note",
    ),
    "layers": ("annotator", "status"),
}
"""The columns that are facts, by table."""

LISTS = {"articles": ("assignments",), "speakers": ("aliases", "offices"), "layers": ("dismissed",)}
"""The lists whose items are facts, by table."""

UNSTAMPED = tuple(SCALARS)
STAMPED = ("mentions", "quotes", "events")

_NAMED = ("annotator", "replaces")
_EMPTY: tuple[Any, ...] = (None, "", "und")


@dataclass(frozen=True, slots=True)
class Clash:
    """A fact that was changed on both sides: what each says, and whether ours stands."""

    fact: str
    ours: Any
    theirs: Any
    ours_stands: bool


def facts_of(table: str, row: Row, names: Names) -> Facts:
    """Return what a row, or some of its columns, say; `names` are those of the ids in its file."""
    if table == "codebook":
        return codebook_facts(row["definition"]) if "definition" in row else {}
    facts = {column: row[column] for column in SCALARS[table] if column in row}
    facts |= {one: names.get(facts[one], facts[one]) for one in _NAMED if one in facts}
    for name, value in row.get("fields", {}).items() if table == "speakers" else ():
        facts[f"fields/{name}"] = value
    for part in LISTS.get(table, ()):
        for item in row.get(part, ()):
            key, value = _item(part, item, names)
            facts[f"{part}/{key}"] = value
    return facts


def _item(part: str, item: list[Any], names: Names) -> tuple[str, Any]:
    """An item of a list as the end of a key, and its value: one annotator has one assignment."""
    if part == "assignments":
        return names.get(item[0], item[0]), item[1]
    if part == "offices":
        item = [*item[:-1], names.get(item[-1], item[-1])]
    return _written(item), True


def row_from(table: str, row: Row, facts: Facts, times: Times, ids: Names) -> Row:
    """Return a row in which these facts hold, with its other columns as they are.

    The items of a list stand in the order in which they were added; `ids` are those of the names.
    """
    new = row | {column: facts[column] for column in SCALARS[table] if column in facts}
    new |= {one: ids.get(new[one], new[one]) for one in _NAMED if one in SCALARS[table]}
    if table == "speakers":
        new["fields"] = {
            key.removeprefix("fields/"): value
            for key, value in sorted(facts.items())
            if key.startswith("fields/") and value is not None
        }
    for part in LISTS.get(table, ()):
        held = _in_list(part, facts)
        held.sort(key=lambda key: (last(times, key), key))
        new[part] = _items(part, held, facts, ids)
    return new


def in_one_order(table: str, new: Row, sides: Sequence[Facts], facts: Facts, ids: Names) -> None:
    """Let the lists of a row stand as they do on all sides, where that is one order."""
    for part in LISTS.get(table, ()):
        first, *others = ([(key, side[key]) for key in _in_list(part, side)] for side in sides)
        if all(first == other for other in others):
            held = [key for key, _ in first if facts.get(key) is not None]
            if len(held) == len(_in_list(part, facts)):
                new[part] = _items(part, held, facts, ids)


def _in_list(part: str, facts: Facts) -> list[str]:
    """The facts that say what is in a list."""
    return [k for k, value in facts.items() if k.startswith(f"{part}/") and value is not None]


def _items(part: str, keys: Iterable[str], facts: Facts, ids: Names) -> list[list[Any]]:
    return [_made(part, key.removeprefix(f"{part}/"), facts[key], ids) for key in keys]


def _made(part: str, key: str, value: Any, ids: Names) -> list[Any]:
    if part == "assignments":
        return [ids.get(key, key), value]
    item: list[Any] = json.loads(key)
    return [*item[:-1], ids.get(item[-1], item[-1])] if part == "offices" else item


def last(times: Times, fact: str) -> str:
    """Return when a fact was changed last; "" where it is not known to have been."""
    return max(times.get(fact, ()), default="")


def united(
    ours: Facts, theirs: Facts, times: tuple[Times, Times], *, same: bool
) -> tuple[Facts, list[Clash]]:
    """Return the facts that hold after both sides met, and those that both had changed.

    `same` says that both come from one record, so that what is not known to have been changed is as
    it was there.
    """
    facts: Facts = {}
    clashes = []
    for fact in dict.fromkeys((*ours, *theirs)):
        mine, other = ours.get(fact), theirs.get(fact)
        if mine == other:
            facts[fact] = mine
            continue
        stands = _rank(fact, mine, times[0]) > _rank(fact, other, times[1])
        facts[fact] = mine if stands else other
        is_value = "/" not in fact or fact.startswith(("fields/", "assignments/"))
        if is_value and _both_changed(fact, (mine, other), times, same=same):
            clashes.append(Clash(fact, mine, other, stands))
    return facts, clashes


def _rank(fact: str, value: Any, times: Times) -> tuple[str, bool, str]:
    """What stands against another value of the fact: the larger one."""
    size = f"{STATUSES.index(value):d}" if fact == "status" and value else _written(value)
    return last(times, fact), value not in _EMPTY, size


def _both_changed(
    fact: str, values: tuple[Any, Any], times: tuple[Times, Times], *, same: bool
) -> bool:
    """Tell whether neither side's value is what the other had before."""
    mine, other = last(times[0], fact), last(times[1], fact)
    if mine in times[1].get(fact, ()) or other in times[0].get(fact, ()):
        return False
    if same and bool(mine) != bool(other):
        return False
    return bool(mine and other) or not any(value in _EMPTY for value in values)


def united_times(times: Iterable[Times]) -> dict[str, tuple[str, ...]]:
    """Return the moments of each fact on all sides."""
    found: dict[str, set[str]] = {}
    for one in times:
        for fact, moments in one.items():
            found.setdefault(fact, set()).update(moments)
    return {fact: tuple(sorted(moments)) for fact, moments in found.items()}


def _written(value: Any) -> str:
    """A value as text that is the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def facts_changed(table: str, before: Row, after: Row, names: Names) -> list[str]:
    """Return which facts differ between two states of some columns of a row."""
    old, new = facts_of(table, before, names), facts_of(table, after, names)
    return [fact for fact in {**old, **new} if old.get(fact) != new.get(fact)]

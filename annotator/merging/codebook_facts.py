"""A codebook as single facts, and one codebook of two: what either has added is in it."""

import json
from collections.abc import Iterable
from typing import Any

Definition = dict[str, Any]
Facts = dict[str, Any]

LISTS = ("roles", "quote_acts", "stances", "contexts", "event_types")
_TABLES = ("colours", "keys")


def codebook_facts(definition: Definition) -> Facts:
    """Return what a codebook says: of each entry that it is there, and what it says of itself."""
    facts: Facts = {"version": definition["version"]}
    for part in LISTS:
        for entry in definition[part]:
            _add(facts, (part, entry["code"]), {k: v for k, v in entry.items() if k != "modes"})
            for mode in entry.get("modes", ()):
                _add(facts, ("modes", entry["code"], mode["code"]), mode)
    for entry in definition["custom_fields"]:
        _add(facts, ("custom_fields", entry["record"], entry["name"]), entry)
    for table in _TABLES:
        for code, value in definition[table].items():
            facts[_key(table, code, "is")] = value
    for record, names in definition["required_fields"].items():
        facts |= {_key("required_fields", record, name): True for name in names}
    return facts


def _add(facts: Facts, path: Iterable[str], entry: dict[str, Any]) -> None:
    facts[_key(*path)] = True
    facts[_key(*path, "is")] = entry


def _key(*path: str) -> str:
    return json.dumps(path, ensure_ascii=False)


def is_entry(fact: str) -> bool:
    """Tell whether a fact says that an entry is there."""
    path = path_of(fact)
    return path[0] in (*LISTS, "modes", "custom_fields") and path[-1:] != ["is"]


def path_of(fact: str) -> list[str]:
    """Return where in the codebook a fact stands."""
    return list(json.loads(fact)) if fact.startswith("[") else [fact]


def named(fact: str) -> str:
    """Return what an entry is, in words."""
    part, *code = path_of(fact)
    name = "field" if part == "custom_fields" else part.removesuffix("s").replace("_", " ")
    return f"{name} {' '.join(code)}"


class Order:
    """In which order entries stand: as they did, then what was added, by when that was."""

    def __init__(self, sides: tuple[Definition, Definition], added: dict[str, str]) -> None:
        self._sides = [codebook_facts(side) for side in sides]
        self._added = added

    def sort(self, facts: Iterable[str]) -> list[str]:
        """Return entries (facts) of one list in order."""
        wanted = set(facts)
        plain = [
            [fact for fact in side if fact in wanted and not self._added.get(fact)]
            for side in self._sides
        ]
        first = max(plain, key=lambda one: (len(one), one))
        rest = sorted({fact for one in plain for fact in one} - set(first))
        later = sorted((self._added[fact], fact) for fact in wanted if self._added.get(fact))
        return [*first, *rest, *(fact for _, fact in later)]


def definition_from(base: Definition, facts: Facts, order: Order) -> Definition:
    """Return the codebook in which these facts hold; its name is that of another."""
    new = base | {"version": facts["version"], "required_fields": {}}
    held = [fact for fact, value in facts.items() if value is not None]
    for part in LISTS:
        entries = order.sort(fact for fact in held if is_entry(fact) and path_of(fact)[0] == part)
        new[part] = _wider_first([dict(_said(facts, fact)) for fact in entries])
    for entry in new["event_types"]:
        within = ["modes", entry["code"]]
        modes = order.sort(f for f in held if is_entry(f) and path_of(f)[:2] == within)
        entry["modes"] = [_said(facts, fact) for fact in modes]
    fields = order.sort(f for f in held if is_entry(f) and path_of(f)[0] == "custom_fields")
    new["custom_fields"] = [_said(facts, fact) for fact in fields]
    codes = {entry["code"] for entry in new["event_types"]}
    for table in _TABLES:
        new[table] = _table(base[table], facts, table)
    new["keys"] = _unique({k: v for k, v in new["keys"].items() if k in codes})
    for fact in sorted(held):
        path = path_of(fact)
        if path[0] == "required_fields":
            new["required_fields"].setdefault(path[1], []).append(path[2])
    return new


def _said(facts: Facts, fact: str) -> Any:
    return facts[_key(*path_of(fact), "is")]


def _table(base: dict[str, str], facts: Facts, table: str) -> dict[str, str]:
    found = {
        path[1]: value
        for fact, value in facts.items()
        if value is not None and (path := path_of(fact))[0] == table
    }
    first = {code: found[code] for code in base if code in found}
    return first | {code: found[code] for code in sorted(found)}


def _unique(keys: dict[str, str]) -> dict[str, str]:
    """Let each key pick one type: of two that both sides gave it, the first by code."""
    taken = {value: code for code, value in sorted(keys.items(), reverse=True)}
    return {code: value for code, value in keys.items() if taken[value] == code}


def _wider_first(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put each entry behind the wider one that it is in."""
    placed: list[dict[str, Any]] = []
    waiting = entries
    while waiting:
        codes = {entry["code"] for entry in placed}
        ready = [entry for entry in waiting if not entry.get("parent") or entry["parent"] in codes]
        if not ready:
            ready = [waiting[0] | {"parent": ""}]
        placed.append(ready[0])
        waiting = [entry for entry in waiting if entry["code"] != ready[0]["code"]]
    return placed

"""Taking people's names out of a copy of a project that is to be published."""

import json
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from annotator.model.annotations import Annotator
from annotator.store.connection import explained, transaction
from annotator.store.project import Project
from annotator.store.records import TABLES
from annotator.store.renaming import rename

OTHER = "someone"
"""Who changed a record and has never annotated here, as whoever imported it."""

_LEAST = 3  # letters of a name that is looked for in ids
_STAMPED = ("mentions", "quotes", "events")
_WORDS = {
    "mentions": ("note", "reason", "tool"),
    "quotes": ("note", "reason", "tool"),
    "events": ("note", "reason", "tool"),
    "speakers": ("note",),
    "articles": ("note",),
}
"""Where people write to each other; what they wrote about the text stays as it is."""


def pseudonyms(project: Project, seed: int) -> dict[str, str]:
    """Return a pseudonym for each annotator's name: the same for the same person and seed.

    It is made from the annotator's id, which has nothing to do with the name.
    """
    made: dict[str, str] = {}
    for one in sorted(project.all(Annotator), key=lambda one: one.id):
        digits, length = _digest(seed, one.id), 6
        while f"annotator-{digits[:length]}" in made.values():
            length += 1
        made[one.name] = f"annotator-{digits[:length]}"
    return made


def hide_names(copy: Project, names: Mapping[str, str], seed: int) -> None:
    """Give the annotators of a copy other names and ids, and name them nowhere else.

    Their names are replaced in notes, reasons and own fields; who had which articles, what was
    done when, and addresses on somebody's computer are dropped. Not to be undone: for copies only.
    """
    with explained(copy.path), transaction(copy.db):
        copy.db.execute("DELETE FROM assignments")
        copy.db.execute("DELETE FROM history")
        copy.db.execute("UPDATE articles SET url = NULL WHERE url LIKE 'file:%'")
        _stamp(copy, names)
        _rename(copy, names, seed)
        for table, columns in _WORDS.items():
            for column in columns:
                _replace(copy, table, column, names)
        for table in (*_STAMPED, "speakers"):
            _replace_in_fields(copy, table, names)
        _replace_in_rules(copy, names)


def _stamp(copy: Project, names: Mapping[str, str]) -> None:
    for table in _STAMPED:
        found = copy.db.execute(f"SELECT DISTINCT updated_by FROM {table}").fetchall()
        for (name,) in found:
            if name is not None:
                copy.db.execute(
                    f"UPDATE {table} SET updated_by = ? WHERE updated_by = ?",
                    (names.get(name, OTHER), name),
                )


def _rename(copy: Project, names: Mapping[str, str], seed: int) -> None:
    """Give new ids to the annotators, and to whatever has an id that tells a name."""
    for one in copy.all(Annotator):
        copy.db.execute("UPDATE annotators SET name = ? WHERE id = ?", (names[one.name], one.id))
        rename(copy.db, TABLES["annotators"], one.id, _id(seed, one.id))
    telling = _telling(names)
    for table in ("articles", "speakers", *_STAMPED):
        for (id,) in copy.db.execute(f"SELECT id FROM {table}").fetchall():
            if telling(id):
                rename(copy.db, TABLES[table], id, _id(seed, id))
    for table in _STAMPED:
        found = copy.db.execute(f"SELECT number, sources FROM {table} WHERE sources <> '[]'")
        for number, sources in found.fetchall():
            if telling(sources):
                ids = [_id(seed, id) if telling(id) else id for id in json.loads(sources)]
                copy.db.execute(
                    f"UPDATE {table} SET sources = ? WHERE number = ?", (json.dumps(ids), number)
                )


def _telling(names: Mapping[str, str]) -> Callable[[str], bool]:
    """What tells whether an id has a name in it; ids come with files of others, as "ann-q1"."""
    folded = [name.casefold() for name in names if len(name) >= _LEAST]
    return lambda words: any(name in words.casefold() for name in folded)


def _id(seed: int, id: str) -> str:
    """A UUID of version 8, as RFC 9562 leaves it to us, for an id."""
    digits = _digest(seed, f"id {id}")
    parts = digits[:8], digits[8:12], f"8{digits[13:16]}", f"8{digits[17:20]}", digits[20:32]
    return "-".join(parts)


def _replace(copy: Project, table: str, column: str, names: Mapping[str, str]) -> None:
    """Put pseudonyms for names in one column, where they are words of their own."""
    hidden = _hiding(names)
    rows = copy.db.execute(f"SELECT number, {column} FROM {table} WHERE {column} <> ''").fetchall()
    changed = [(new, number) for number, words in rows if (new := hidden(words)) != words]
    copy.db.executemany(f"UPDATE {table} SET {column} = ? WHERE number = ?", changed)


def _replace_in_fields(copy: Project, table: str, names: Mapping[str, str]) -> None:
    """Put pseudonyms for names in what was typed into own fields; not in their names or choices."""
    hidden = _hiding(names)
    chosen = {
        field.name
        for field in copy.codebook.custom_fields
        if field.kind == "choice" and f"{field.record}s" == table
    }
    rows = copy.db.execute(f"SELECT number, fields FROM {table} WHERE fields <> '{{}}'").fetchall()
    for number, written in rows:
        old = json.loads(written)
        new = {name: one if name in chosen else _hidden(one, hidden) for name, one in old.items()}
        if new != old:
            values = json.dumps(new, ensure_ascii=False), number
            copy.db.execute(f"UPDATE {table} SET fields = ? WHERE number = ?", values)


def _hidden(value: Any, hidden: Callable[[str], str]) -> Any:
    """The value of an own field without names; those of other programs may be nested."""
    if isinstance(value, str):
        return hidden(value)
    if isinstance(value, list):
        return [_hidden(one, hidden) for one in value]
    if isinstance(value, dict):
        return {name: _hidden(one, hidden) for name, one in value.items()}
    return value


def _replace_in_rules(copy: Project, names: Mapping[str, str]) -> None:
    """Put pseudonyms for names in the rules of points that were waved away."""
    hidden = _hiding(names)
    for (rule,) in copy.db.execute("SELECT DISTINCT rule FROM dismissed").fetchall():
        if hidden(rule) != rule:
            copy.db.execute("UPDATE dismissed SET rule = ? WHERE rule = ?", (hidden(rule), rule))


def _hiding(names: Mapping[str, str]) -> Callable[[str], str]:
    """What puts pseudonyms for names where they are words of their own, also with an s behind."""
    if not names:
        return lambda words: words
    known = {name.casefold(): pseudonym for name, pseudonym in names.items()}
    # longer ones first, for one may hold another
    ordered = sorted(names, key=lambda name: (-len(name), name))
    any_of = "|".join(map(re.escape, ordered))
    pattern = re.compile(rf"(?<!\w)(?:{any_of})(?=s?(?!\w))", re.IGNORECASE)
    return lambda words: pattern.sub(lambda found: known.get(found[0].casefold(), OTHER), words)


def _digest(seed: int, id: str) -> str:
    return sha256(f"{seed} {id}".encode()).hexdigest()

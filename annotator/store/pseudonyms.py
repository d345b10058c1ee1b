"""Taking people's names out of a copy of a project that is to be published."""

import re
from collections.abc import Mapping
from hashlib import sha256

from annotator.model.annotations import Annotator
from annotator.store.connection import explained, transaction
from annotator.store.project import Project

OTHER = "someone"
"""Who changed a record and has never annotated here, as whoever imported it."""

_STAMPED = ("mentions", "quotes", "events")
_WORDS = {
    "mentions": ("note", "reason", "fields"),
    "quotes": ("note", "reason", "fields"),
    "events": ("note", "reason", "fields"),
    "speakers": ("note", "fields"),
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
    for one in copy.all(Annotator):
        digits = _digest(seed, f"id {one.id}")
        new = "-".join((digits[:8], digits[8:12], f"8{digits[13:16]}", f"8{digits[17:20]}"))
        new = f"{new}-{digits[20:32]}"  # a UUID of version 8, as RFC 9562 leaves it to us
        copy.db.execute(
            "UPDATE annotators SET id = ?, name = ? WHERE id = ?", (new, names[one.name], one.id)
        )
        copy.db.execute("UPDATE layers SET annotator = ? WHERE annotator = ?", (new, one.id))


def _replace(copy: Project, table: str, column: str, names: Mapping[str, str]) -> None:
    """Put pseudonyms for names in one column, where they are words of their own."""
    pattern = _pattern(names)
    if pattern is None:
        return
    known = {name.casefold(): pseudonym for name, pseudonym in names.items()}
    rows = copy.db.execute(
        f"SELECT number, {column} FROM {table} WHERE {column} NOT IN ('', '{{}}')"
    ).fetchall()
    changed = [
        (pattern.sub(lambda found: known.get(found[0].casefold(), OTHER), words), number)
        for number, words in rows
        if pattern.search(words)
    ]
    copy.db.executemany(f"UPDATE {table} SET {column} = ? WHERE number = ?", changed)


def _pattern(names: Mapping[str, str]) -> re.Pattern[str] | None:
    """What finds any of the names; longer ones first, for one may hold another."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    if not ordered:
        return None
    any_of = "|".join(map(re.escape, ordered))
    return re.compile(rf"(?<!\w)(?:{any_of})(?!\w)", re.IGNORECASE)


def _digest(seed: int, id: str) -> str:
    return sha256(f"{seed} {id}".encode()).hexdigest()

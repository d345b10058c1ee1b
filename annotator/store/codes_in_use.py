"""Which records hold a code of the codebook."""

from annotator.model.annotations import Event, Quote, Speaker
from annotator.model.codebook_terms import Code
from annotator.model.codes import Coded
from annotator.store.connection import explained
from annotator.store.project import Project
from annotator.store.records import TABLE_OF

_KINDS: dict[str, type[Coded]] = {"speaker": Speaker, "quote": Quote, "event": Event}
_HELD: dict[str, tuple[type[Coded], str]] = {
    "event_types": (Event, "type = ?"),
    "modes": (Event, "type = ? AND mode = ?"),
    "contexts": (Event, "EXISTS (SELECT 1 FROM json_each(contexts) WHERE value = ?)"),
    "roles": (Event, "id IN (SELECT event FROM participants WHERE role = ?)"),
    "quote_acts": (Quote, "act = ?"),
    "stances": (Quote, "stance = ?"),
}
_LAST = 2000  # events in which it is looked what words were marked for
_FIELD = "EXISTS (SELECT 1 FROM json_each(fields) WHERE key = ?)"


def holders(project: Project, code: Code) -> list[Coded]:
    """Return the records that hold a code, in their order."""
    kind, where, values = _condition(code)
    return project.select(kind, f"{where} ORDER BY number", values)


def count_holders(project: Project, code: Code, first: int) -> tuple[int, list[str]]:
    """Return how many records hold a code, and the first of them (ids)."""
    kind, where, values = _condition(code)
    source = f"FROM {TABLE_OF[kind].name} WHERE {where}"
    with explained(project.path):
        count = project.db.execute(f"SELECT count(*) {source}", values).fetchone()[0]
        found = project.db.execute(f"SELECT id {source} ORDER BY number LIMIT {first:d}", values)
        return count, [id for (id,) in found]


_USED = (
    ("event_types", "SELECT DISTINCT '', type FROM events"),
    ("modes", "SELECT DISTINCT type, mode FROM events WHERE mode IS NOT NULL"),
    ("contexts", "SELECT DISTINCT '', j.value FROM events, json_each(contexts) j"),
    ("roles", "SELECT DISTINCT '', role FROM participants"),
    ("quote_acts", "SELECT DISTINCT '', act FROM quotes WHERE act IS NOT NULL"),
    ("stances", "SELECT DISTINCT '', stance FROM quotes WHERE stance IS NOT NULL"),
    ("custom_fields", "SELECT DISTINCT 'speaker', j.key FROM speakers, json_each(fields) j"),
    ("custom_fields", "SELECT DISTINCT 'quote', j.key FROM quotes, json_each(fields) j"),
    ("custom_fields", "SELECT DISTINCT 'event', j.key FROM events, json_each(fields) j"),
)


def codes_used(project: Project) -> set[Code]:
    """Return every code that some record holds."""
    with explained(project.path):
        return {Code(part, of, code) for part, sql in _USED for of, code in project.db.execute(sql)}


def types_of_words(project: Project, words: str) -> list[str]:
    """Return the types that events of these words have, of those marked last, the most first."""
    sql = (
        "SELECT e.type FROM (SELECT id, type, number FROM events ORDER BY number DESC LIMIT ?) e"
        " JOIN event_spans s ON s.event = e.id AND s.role = 'trigger'"
        " WHERE s.text = ? COLLATE NOCASE GROUP BY e.type"
        " ORDER BY count(*) DESC, max(e.number) DESC"
    )
    with explained(project.path):
        return [code for (code,) in project.db.execute(sql, (_LAST, words))]


def _condition(code: Code) -> tuple[type[Coded], str, tuple[str, ...]]:
    if code.part == "custom_fields":
        return _KINDS[code.of], _FIELD, (code.code,)
    kind, where = _HELD[code.part]
    return kind, where, (code.of, code.code) if code.part == "modes" else (code.code,)

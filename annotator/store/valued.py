"""Which columns hold anything, so that an export can tell what of a project it does not carry."""

import json
from collections.abc import Iterable, Sequence

from annotator.store.connection import explained
from annotator.store.project import Project

Ids = Sequence[str] | None
_LISTED = "IN (SELECT value FROM json_each(?))"
_DEFAULTS = {
    ("speakers", "kind"): "person",
    ("articles", "language"): "und",
    ("layers", "status"): "new",
    ("layers", "kind"): "annotation",
    ("mentions", "kind"): "name",
    ("events", "modality"): "asserted",
    ("events", "polarity"): "positive",
}
_NOTHING = ("high", "", "[]", "{}")
"""What says no more than that nothing is said: the default certainty, empty texts and lists."""
_OF_LAYERS = {"mentions": "layer", "quotes": "layer", "events": "layer", "layers": "id"}
_PARENTS = {
    "quote_spans": ("quote", "quotes"),
    "quote_addressees": ("quote", "quotes"),
    "event_spans": ("event", "events"),
    "participants": ("event", "events"),
}


def valued(
    project: Project,
    table: str,
    columns: Sequence[str],
    *,
    articles: Ids,
    layers: Ids,
) -> set[str]:
    """Return the columns of a table that hold more than a default in some articles and layers.

    Here and below None stands for all of them, which need not be looked up one by one.
    """
    tests = (f"max({_says(table, column)})" for column in columns)
    where, values = _where(table, articles, layers)
    with explained(project.path):
        row = project.db.execute(
            f"SELECT {', '.join(tests)} FROM {table} WHERE {where}", values
        ).fetchone()
    return {column for column, is_there in zip(columns, row, strict=True) if is_there}


def roles(project: Project, table: str, layers: Ids) -> set[str]:
    """Return the roles of spans that quotes (`quote_spans`) or events of some layers have."""
    where, values = _where(table, (), layers)
    with explained(project.path):
        found = project.db.execute(f"SELECT DISTINCT role FROM {table} WHERE {where}", values)
        return {role for (role,) in found}


def field_names(project: Project, table: str, layers: Ids) -> set[str]:
    """Return the names of what `fields` of the records of some layers hold."""
    where, values = _where(table, (), layers)
    with explained(project.path):
        found = project.db.execute(
            f"SELECT DISTINCT key FROM (SELECT fields FROM {table} WHERE {where}"
            " AND fields <> '{}') AS held, json_each(held.fields)",
            values,
        )
        return {name for (name,) in found}


def _says(table: str, column: str) -> str:
    """The test whether a column of a row says anything."""
    nothing: Iterable[str] = (*_NOTHING, _DEFAULTS.get((table, column), ""))
    words = ", ".join(f"'{word}'" for word in nothing)
    number = f'"{column}" <> 0 AND ' if column == "in_headline" else ""
    return f'"{column}" IS NOT NULL AND {number}CAST("{column}" AS TEXT) NOT IN ({words})'


def _where(table: str, articles: Ids, layers: Ids) -> tuple[str, tuple[str, ...]]:
    """The condition for rows that belong to articles and layers; speakers are all taken."""
    if (articles if table == "articles" else layers) is None:
        return "1", ()
    if table == "articles":
        return f"id {_LISTED}", (json.dumps(articles),)
    if table in _OF_LAYERS:
        return f"{_OF_LAYERS[table]} {_LISTED}", (json.dumps(layers),)
    if table in _PARENTS:
        key, parent = _PARENTS[table]
        of = f"{key} IN (SELECT id FROM {parent} WHERE layer {_LISTED})"
        return of, (json.dumps(layers),)
    return "1", ()

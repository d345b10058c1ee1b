"""Which of our tables a table is, by the names of its columns."""

import re
from collections.abc import Sequence

from annotator.exchange.tables import columns as table_columns
from annotator.exchange.tables.columns import Column

COLUMNS: dict[str, tuple[Column, ...]] = {
    "articles": table_columns.ARTICLES,
    "speakers": table_columns.SPEAKERS,
    "mentions": table_columns.MENTIONS,
    "quotes": table_columns.QUOTES,
    "events": table_columns.EVENTS,
    "participants": table_columns.PARTICIPANTS,
}
_SIGNS = {
    "articles": {"id", "title", "sha256"},
    "speakers": {"id", "name", "kind", "aliases"},
    "mentions": {"id", "article", "speaker", "kind", "offsets"},
    "quotes": {"id", "article", "speaker", "stance"},
    "events": {"id", "article", "modality"},
    "participants": {"event", "role", "speaker"},
}
"""The columns that make a table ours, whatever its file is called."""

NOT_OURS = (
    "has not the columns of one of Annotator's tables.",
    "See what each table has in docs/csv.md.",
)
"""What is said of a table that is none of ours, and what to do."""

_KEYS = {"participants": {"event", "role"}}
_WORD = re.compile("[A-Za-z]+")


def plain(header: Sequence[str]) -> list[str]:
    """Return the names of columns as they are compared: without case and space around."""
    return [name.strip().casefold() for name in header]


def table_of(header: Sequence[str], name: str) -> str:
    """Return which of our tables has these columns, or nothing ("") for a table of others.

    The name of the file or sheet counts where most columns were taken out.
    """
    found = {one for one in plain(header) if one}
    for table, signs in _SIGNS.items():
        if signs <= found:
            return table
    word = _WORD.match(name.casefold())
    table = word[0] if word else ""
    return table if table in COLUMNS and _may_be(table, found) else ""


def _may_be(table: str, found: set[str]) -> bool:
    """Tell whether a table that is called like ours has columns of ours: all, or those it needs.

    A table of articles may be anybody's, so all its columns must be ours.
    """
    known = {column.name for column in COLUMNS[table]}
    editable = {column.name for column in COLUMNS[table] if column.editable}
    has_key = _KEYS.get(table, {"id"}) <= found and table != "articles"
    return bool(found & editable) and (has_key or found <= known)

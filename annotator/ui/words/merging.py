"""Words of merging: what another project would bring, what both changed, who may be one."""

import json
from collections.abc import Sequence
from typing import Any

from annotator.merging.told import (
    CHANGED,
    DELETED,
    GROUPS,
    NEW,
    Ask,
    Conflict,
    Gone,
    Merged,
    Named,
    counted,
)

FILES_TITLE = "Merge another project"
LOOKING, MERGING = "Looking at the other project …", "Merging …"
TITLE, APPLY = "What the merge does", "Merge"
UNDO = "Nothing is done yet; one Undo takes all of it back, and a backup is made first."
NOTHING = "nothing is new there, all of it is here already."
CONFLICTS, SPEAKERS, TITLES, CODES = "Both changed", "May be one", "Same title", "Codebook"
DELETIONS = "Deleted there"
HEADINGS = ("What", "In", "Field", "Here", "There", "Stands")
ASK_HEADINGS = ("One", "Here", "There", "Share the name")
GONE_HEADINGS = ("What", "Words", "In")
TITLE_HEADINGS = ("Title", "File")
HERE, THERE = "Here", "There"
STANDS = {"ours": "here", "theirs": "there"}
JOIN_TIP = "Tick it if both are one: the older id stays, with the names of both"
JOIN_HINT = "Speakers who share a name and are left apart, unless you tick that they are one."
DETAILS, DETAILS_TITLE = "Details …", "What the merge did"
GONE, EMPTY = "deleted", "—"
KINDS = {
    "mention": "Name in the text",
    "quote": "Quote",
    "event": "Event",
    "speaker": "Speaker",
    "article": "Article",
    "layer": "Work",
    "annotator": "Annotator",
    "team": "Team",
}
_UNSAID = ("id", "layer", "created_at", "origin", "tool", "score", "fields", "sources")


def summary(merged: Merged, names: Sequence[str]) -> str:
    """What would be done with the files of these names, in sentences."""
    if not merged.changes_something:
        return f"{', '.join(names)}: {NOTHING}"
    parts = []
    for state in (NEW, CHANGED, DELETED):
        found = [
            counted(merged.counts[group][state], name)
            for group, name in GROUPS.items()
            if merged.counts[group][state]
        ]
        parts += [f"{', '.join(found)} {state}"] if found else []
    told = "; ".join(parts) or "only settings and what is known of earlier changes are new"
    return f"{', '.join(names)}: {told}. {UNDO}"


def more(count: int) -> str:
    """The last line where not all that is to be looked at is listed."""
    return f"… and {count:,} more, all of which the plan of the merge has shown."


def tab(name: str, count: int) -> str:
    """The name of a tab with how much is in it."""
    return f"{name} ({count:,})"


def named(one: Named) -> str:
    """A speaker with what is known of it."""
    return f"{one.name} ({one.about})" if one.about else one.name


def ask_row(ask: Ask) -> tuple[str, str, str, str]:
    """A question about two speakers, in the order of the headings."""
    return "", named(ask.ours), named(ask.theirs), ask.why


def gone_row(one: Gone) -> tuple[str, str, str]:
    """What goes since it was deleted there, in the order of the headings."""
    where = f"{one.title} · {one.annotator}" if one.annotator else one.title
    return KINDS.get(one.kind, one.kind), one.words, where


def fields_of(conflict: Conflict) -> tuple[str, ...]:
    """Which fields differ; none where one side deleted the record."""
    return conflict.fields or ("",)


def conflict_row(conflict: Conflict, field: str) -> tuple[str, ...]:
    """One field of a conflict, in the order of the headings."""
    kind = KINDS.get(conflict.kind, conflict.kind)
    where = conflict.title
    if conflict.annotator:
        where = f"{conflict.title} · {conflict.annotator}"
    sides = (side(conflict, version, field) for version in (conflict.ours, conflict.theirs))
    return kind, where, said(field), *sides, STANDS[conflict.stands]


def side(conflict: Conflict, version: Any, field: str) -> str:
    """What one side says of a field."""
    if not conflict.fields:
        return GONE if version is None else headline(version)
    if isinstance(version, dict) and field in version:
        version = version[field]
    return value(version, conflict.names)


def said(field: str) -> str:
    """The name of a field."""
    if field.startswith("fields/"):
        return field.removeprefix("fields/")
    return field.partition("/")[0].replace("_", " ")


def headline(version: dict[str, Any]) -> str:
    """A record in a few words: those that it marks."""
    spans = version.get("spans")
    return " … ".join(span[3] for span in spans) if spans else str(version.get("text", ""))


def value(found: Any, names: dict[str, str]) -> str:
    """A value as a person reads it."""
    if found in (None, "", [], {}):
        return EMPTY
    if isinstance(found, list):
        return "; ".join(_item(one, names) for one in found)
    if isinstance(found, bool):
        return "yes" if found else "no"
    return names.get(found, found) if isinstance(found, str) else json.dumps(found)


def _item(item: Any, names: dict[str, str]) -> str:
    if not isinstance(item, list):
        return value(item, names)
    if len(item) == 4 and isinstance(item[1], int):
        return f"{item[0].replace('_', ' ')}: “{item[3]}”"
    return ", ".join(value(one, names) for one in item if one is not None)


def version(conflict: Conflict, found: Any) -> str:
    """All of one side's version, a field a line; what differs is marked."""
    if found is None:
        return GONE
    if not isinstance(found, dict):
        return value(found, conflict.names)
    lines = []
    for field, one in found.items():
        if field in conflict.fields or (field not in _UNSAID and value(one, {}) != EMPTY):
            mark = "≠ " if field in conflict.fields else "   "
            lines.append(f"{mark}{said(field)}: {value(one, conflict.names)}")
    return "\n".join(lines)

"""What a merge leaves for a person to look at, a line each."""

import json
from collections.abc import Iterator
from typing import Any

from annotator.merging.told import Conflict, Gone, Merged


def lines(merged: Merged) -> Iterator[str]:
    """Yield what is to be looked at: conflicts with both versions, speakers, titles, codes."""
    for one in merged.conflicts:
        yield conflict_line(one)
    for gone in merged.gone:
        yield f"{gone.file}: deleted there, and now here: {gone_words(gone)}"
    for ask in merged.asks:
        yield (
            f"{ask.file}: left apart: {ask.ours.name} ({ask.ours.about}; {ask.ours.id}) here and"
            f" {ask.theirs.name} ({ask.theirs.about}; {ask.theirs.id}) there share the name"
            f" “{ask.why}”"
        )
    for same in merged.same_titles:
        yield f"{same.file}: same title, another text: “{same.title}” ({same.ours}, {same.theirs})"
    yield from merged.codebook


def gone_words(gone: Gone) -> str:
    """Return what is deleted, in words."""
    whose = f" of {gone.annotator}" if gone.annotator else ""
    where = f" in “{gone.title}”" if gone.title else ""
    return f"{gone.kind} {gone.id}{whose}{where}: {gone.words}"


def conflict_line(one: Conflict) -> str:
    """Return both versions of a record, and which of them stands."""
    where = f" of {one.annotator}" if one.annotator else ""
    named = f" in “{one.title}”" if one.title else ""
    stands = "ours stands" if one.stands == "ours" else "theirs stands"
    if one.ours is None and one.theirs is not None and len(one.fields) == 0:
        return f"{one.file}: {one.kind} {one.id}{where}{named}: deleted here, changed there: kept"
    if one.theirs is None and one.ours is not None and len(one.fields) == 0:
        return f"{one.file}: {one.kind} {one.id}{where}{named}: changed here, deleted there: kept"
    parts = (f"{name}: {_side(one.ours, name)} | {_side(one.theirs, name)}" for name in one.fields)
    return f"{one.file}: {one.kind} {one.id}{where}{named}: {'; '.join(parts)}: {stands}"


def _side(version: Any, field: str) -> str:
    """What one side says of a field; facts hold nothing but the value."""
    value = version.get(field) if isinstance(version, dict) and field in version else version
    return json.dumps(value, ensure_ascii=False)

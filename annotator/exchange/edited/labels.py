"""What records are called where one line has room for them."""

from collections.abc import Mapping
from typing import Any

from annotator.model.annotations import Event, Mention, Participant, Speaker
from annotator.model.article import Article


def label(record: Any) -> str:
    """Return what a record is called where one line has room for it."""
    if isinstance(record, Speaker):
        return record.name
    if isinstance(record, Article):
        return record.title
    if isinstance(record, Mention):
        return record.text
    words = " … ".join(one.text for one in record.spans if one.role in ("content", "trigger"))
    return f"{record.type}: {words}"


def label_of_part(part: Participant, event: Event, names: Mapping[str, str]) -> str:
    """Return who took part in what, given the speakers' names by id."""
    return f"{names[part.speaker]} ({part.role} of {event.type})"

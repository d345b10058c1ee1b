"""The names of steps, as Undo and the history show them: in the analyst's words."""

from collections.abc import Iterable

SPAN_WORDS = {
    "mention": "words of the speaker",
    "content": "quoted words",
    "cue": "reporting word",
    "source": "words for who said it",
    "addressee": "words for whom it was said to",
    "date": "words for the date",
    "venue": "words for the place",
    "location": "words for the place",
    "insertion": "insertion",
    "trigger": "event word",
    "other_mention": "other words for the event",
}
"""What the stretches of a record are called, by role."""

RECORD_WORDS = {"mention": "name in the text"}
"""What a kind of record is called where the window has another word for it than the files."""

_FIELD_WORDS = {
    "parent": "outer quote",
    "stance_target": "target of the stance",
    "in_headline": "“in the headline”",
    "venue": "place",
    "location": "place",
    "location_country": "country",
    "same_as": "“same event”",
    "cameo_code": "CAMEO code",
    "wikidata": "Wikidata number",
    "dateline_place": "place of the dateline",
    "url": "address",
    "fields": "own fields",
}


def change_label(kind: str, fields: Iterable[str]) -> str:
    """Return the name of a step that sets fields of a kind of record."""
    known = [_FIELD_WORDS.get(one, one.replace("_", " ")) for one in fields]
    named = " and ".join(dict.fromkeys(known))
    return f"Change {named} of {RECORD_WORDS.get(kind, kind)}"


def span_label(verb: str, role: str) -> str:
    """Return the name of a step that adds, sets, changes or removes a stretch of a role."""
    return f"{verb} the {SPAN_WORDS[role]}"

"""The words in which a mapping says what a foreign name becomes.

Of spans: `mention`, with the kind of mention and of speaker where the name tells them (`mention
nominal person`); `chain` (the name is one speaker of the article); `quote PART`; `event TYPE`;
`part` (what leads to it says of what); `ignore`. Of frames: `quote`, `event TYPE`, `ignore`. Of
roles and relations: a part of a quote (content, cue, source, addressee, date, venue, insertion),
`speaker`, `participant ROLE`, a part of an event (location, date, other_mention), `coreference`,
`same_words` (the parts of one mark), `same_as`, `parent`, `in_quote`, `note`, `ignore`. Of
attributes: a field of a record, `field NAME` of the codebook, `participant ROLE` (by name), `note`,
`ignore`.
"""

from annotator.model.annotations import (
    EVENT_ROLES,
    MENTION_KINDS,
    QUOTE_ROLES,
    SPEAKER_KINDS,
)

IGNORE, NOTE = "ignore", "note"
PARTS = ("spans", "events", "roles", "relations", "attributes")
"""The tables of a mapping, each from a foreign name to one of the targets above."""

EVENT_PARTS = tuple(role for role in EVENT_ROLES if role != "trigger")
JOINS = ("coreference", "same_words", "same_as", "parent", "in_quote")
RECORD_FIELDS = (
    *("kind", "type", "speaker", "addressees", "act", "stance", "stance_target", "date", "venue"),
    *("in_headline", "certainty", "mode", "contexts", "cameo_code", "location"),
    *("location_country", "modality", "polarity", "label"),
)
"""The fields of mentions, quotes and events that an attribute may fill."""

_MENTION = {*MENTION_KINDS, *SPEAKER_KINDS}
_ROLES = {*QUOTE_ROLES, *EVENT_PARTS, *JOINS, "speaker", IGNORE, NOTE}
_HINTS = {
    "spans": "mention, chain, quote content, quote cue, quote source, part, event TYPE or ignore",
    "events": "quote, event TYPE or ignore",
    "roles": f"{', '.join(sorted(_ROLES))} or participant ROLE",
    "relations": f"{', '.join(sorted(_ROLES))} or participant ROLE",
    "attributes": f"{', '.join(RECORD_FIELDS)}, field NAME, participant ROLE, note or ignore",
}


def target_problem(part: str, target: str) -> str:
    """Say why this is no target of a table of a mapping, or nothing ("")."""
    head, _, rest = target.partition(" ")
    right = {
        "spans": _is_span_target(head, rest),
        "events": target in ("quote", IGNORE) or _names(head, rest, "event"),
        "roles": target in _ROLES or _names(head, rest, "participant"),
        "relations": target in _ROLES or _names(head, rest, "participant"),
        "attributes": target in (*RECORD_FIELDS, IGNORE, NOTE)
        or _names(head, rest, "field")
        or _names(head, rest, "participant"),
    }
    return "" if right[part] else f"{target!r} is not one of: {_HINTS[part]}"


def _is_span_target(head: str, rest: str) -> bool:
    if head == "mention":
        return set(rest.split()) <= _MENTION
    if head == "quote":
        return rest in QUOTE_ROLES
    return _names(head, rest, "event") or (head in ("chain", "part", IGNORE) and not rest)


def _names(head: str, rest: str, word: str) -> bool:
    return head == word and bool(rest.strip()) and rest == rest.strip()

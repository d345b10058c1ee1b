"""What a project lays down for all who work on it, and what it remembers of merges."""

from dataclasses import dataclass

ONLY = "team"
"""The id of the one row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """How a team works: `blind` hides the others' work on an article until one's own is done."""

    id: str = ONLY
    blind: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeNote:
    """What a merge learnt of a record (its table `of`, its id) and must know when files meet again.

    `changed`: one of its facts was changed at a moment. `deleted`: its version of that moment was
    deleted, in the layer that `value` describes. `renamed`: it has the id `value` now; `joined`: it
    was made one with the record of that id. `seen`: a version that did not stand, kept in `value`.
    """

    id: str
    kind: str
    of: str
    record: str
    fact: str = ""
    at: str = ""
    value: str = ""

"""What a project lays down for all who work on it."""

from dataclasses import dataclass

ONLY = "team"
"""The id of the one row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """How a team works: `blind` hides the others' work on an article until one's own is done."""

    id: str = ONLY
    blind: bool = True

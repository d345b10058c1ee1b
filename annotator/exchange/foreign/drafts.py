"""Mentions, quotes and events while they are put together from marks, links and frames."""

from dataclasses import dataclass, field

from annotator.exchange.foreign.document import Stretch, Thing
from annotator.model.annotations import Participant


@dataclass(slots=True)
class Draft:
    """What is known so far: the thing it comes from, its words by part, what else is said of it.

    `things` are the frames, links and marks whose attributes are the record's.
    """

    thing: Thing
    things: list[Thing]
    notes: list[str] = field(default_factory=list)
    parts: dict[str, list[Stretch]] = field(default_factory=dict)

    def add(self, part: str, stretches: tuple[Stretch, ...]) -> None:
        """Add words to a part, each stretch once."""
        found = self.parts.setdefault(part, [])
        found += [one for one in stretches if one not in found]


@dataclass(slots=True)
class QuoteDraft(Draft):
    """A quote: besides its words the marks (ids) of who says it, to whom, the quote around it."""

    said_by: list[str] = field(default_factory=list)
    said_to: list[str] = field(default_factory=list)
    parent: "QuoteDraft | None" = None


@dataclass(slots=True)
class EventDraft(Draft):
    """An event: besides its words its type, who takes part, and where it is told."""

    type: str = ""
    participants: list[Participant] = field(default_factory=list)
    quote: QuoteDraft | None = None
    same_as: "EventDraft | None" = None

"""What suggestions give back: frozen values that name their rule, reason and score (0 to 1)."""

from dataclasses import dataclass

from annotator.model.annotations import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What every proposal carries: its rule, why it is made, and how sure it is, from 0 to 1."""

    rule: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteProposal(Proposal):
    """A quote: spans of the roles content (one or more), cue, source and addressee, in order."""

    type: str
    spans: tuple[Span, ...]

    def part(self, role: str) -> tuple[Span, ...]:
        """The spans of one role, in the order of the text."""
        return tuple(span for span in self.spans if span.role == role)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerProposal(Proposal):
    """A known speaker, by id, who may have said a quote."""

    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside(Proposal):
    """What stands beside a name; "" for what is not said, the country as its code."""

    role: str = ""
    affiliation: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence(Proposal):
    """A place [start, end) where a speaker is named, and its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Proposal):
    """A place to look at; `kind` (mention, quote, event) and `record` (its id) are "" for none."""

    start: int
    end: int
    kind: str = ""
    record: str = ""

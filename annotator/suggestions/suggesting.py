"""What is proposed for a whole article: quotes with who said them, names, events, as records.

Nothing is written: every record has an id that follows from its place, so that the same article
gives the same records again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from annotator.model.annotations import (
    Dismissed,
    Event,
    Mention,
    Participant,
    Quote,
    Speaker,
    spans_of,
)
from annotator.model.codebook import Codebook
from annotator.model.sentences import sentence_ends
from annotator.model.spans import cut
from annotator.suggestions.happened import EventProposal, events_of
from annotator.suggestions.mention_kinds import kind_of_mention
from annotator.suggestions.names import Named, occurrence, unmarked
from annotator.suggestions.proposals import Proposal, QuoteProposal
from annotator.suggestions.tellers import Tellers
from annotator.suggestions.whole import quotes_of

Record = Mention | Quote | Event
Place = tuple[int, int]
_TOOL = "annotator suggest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as it stands, with the records and points of one layer.

    `publisher` is who says "we" in it where nobody is said to.
    """

    id: str
    text: str
    publisher: str = ""
    language: str = ""
    records: tuple[Record, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion(Proposal):
    """A record that is proposed; `speaker_name` is who said it where the speaker is new."""

    record: Record
    speaker_name: str = ""


def suggestions(
    article: Article, speakers: Sequence[Speaker], codebook: Codebook
) -> list[Suggestion]:
    """Return what is proposed for an article, in the order of its text.

    `speakers` are the known ones whom it may mean. What the layer's records account for, and what
    was waved away, is not proposed.
    """
    mentions = [one for one in article.records if isinstance(one, Mention)]
    tellers = Tellers(article.text, mentions, speakers, article.publisher)
    found = [*_quotes(article, tellers)]
    found += _names(article, tellers, speakers, mentions)
    found += _events(article, codebook, tellers)
    waved = {(one.rule, one.start, one.end) for one in article.dismissed}
    kept = [one for one in found if (one.rule, *_place(one.record)) not in waved]
    return sorted(kept, key=lambda one: (_place(one.record), type(one.record).__name__))


def _place(record: Record) -> Place:
    spans = [s for s in spans_of(record) if s.role in ("content", "trigger", "mention")]
    return spans[0].start, spans[0].end


def _quotes(article: Article, tellers: Tellers) -> Iterator[Suggestion]:
    there = [one for one in article.records if isinstance(one, Quote)]
    known = {(span.role, span.start, span.end) for one in there for span in one.spans}
    first_line = (article.text + "\n").index("\n")
    found: list[tuple[QuoteProposal, Quote, str]] = []
    for proposal in quotes_of(article.text, language=article.language):
        told = (*proposal.part("content"), *proposal.part("cue"))
        if any((span.role, span.start, span.end) in known for span in told):
            continue
        teller = tellers.of(proposal)
        quote = Quote(
            id=_id(article.id, "quote", [(span.start, span.end) for span in proposal.spans]),
            layer="",
            type=proposal.type,
            speaker=teller.speaker or None,
            in_headline=told[0].end <= first_line,
            spans=proposal.spans,
            origin="suggested",
            tool=_TOOL,
            score=proposal.score,
        )
        found.append((proposal, quote, teller.name))
    parents = _parents([*there, *(quote for _, quote, _ in found)])
    for proposal, quote, name in found:
        yield _suggestion(proposal, replace(quote, parent=parents.get(quote.id)), name)


def _parents(quotes: Sequence[Quote]) -> dict[str, str]:
    """The smallest quote that holds each quote which another one holds."""
    stretches = sorted(
        (span.start, -span.end, quote.id)
        for quote in quotes
        for span in quote.spans
        if span.role == "content"
    )
    whole = sorted(
        (min(span.start for span in quote.spans), max(span.end for span in quote.spans), quote.id)
        for quote in quotes
    )
    parents, open_ones, at = {}, [], 0
    for start, end, id in whole:
        while at < len(stretches) and stretches[at][0] <= start:
            open_ones.append((-stretches[at][1], stretches[at][2]))
            at += 1
        open_ones = [one for one in open_ones if one[0] > start]
        holding = [one for one in open_ones if one[0] >= end and one[1] != id]
        if holding:
            parents[id] = min(holding)[1]
    return parents


def _names(
    article: Article, tellers: Tellers, speakers: Sequence[Speaker], mentions: Sequence[Mention]
) -> Iterator[Suggestion]:
    """The places that name a known speaker, and those that name who is new."""
    new = {one.id: one.name for one in tellers.new}
    for named in unmarked(article.text, [*speakers, *tellers.new], mentions):
        one, name = occurrence(article.text, named), new.get(named.speaker, "")
        mention = Mention(
            id=_id(article.id, "mention", [(one.start, one.end)]),
            layer="",
            speaker=None if name else named.speaker,
            start=one.start,
            end=one.end,
            text=one.text,
            kind=kind_of_mention(one.text),
            origin="suggested",
            tool=_TOOL,
            score=one.score,
        )
        yield _suggestion(one, mention, name)


def _events(article: Article, codebook: Codebook, tellers: Tellers) -> Iterator[Suggestion]:
    """The events with a known actor; roles are the codebook's first two, in order."""
    codes = {kind.code for kind in codebook.event_types if not kind.retired}
    roles = [role.code for role in codebook.roles if not role.retired][:2]
    there = [one for one in article.records if isinstance(one, Event)]
    known = [(span.start, span.end) for one in there for span in one.spans]
    ends = [0, *sentence_ends(article.text), len(article.text)]
    for proposal in events_of(article.text, codes, language=article.language):
        place = proposal.start, proposal.end
        if any(start < place[1] and place[0] < end for start, end in known):
            continue
        parts = _participants(tellers.named, place, ends, roles)
        if roles and parts:
            yield _suggestion(proposal, _event(article, proposal, parts))


def _event(article: Article, proposal: EventProposal, parts: tuple[Participant, ...]) -> Event:
    return Event(
        id=_id(article.id, "event", [(proposal.start, proposal.end)]),
        layer="",
        type=proposal.type,
        modality=proposal.modality,
        polarity=proposal.polarity,
        spans=(cut(article.text, "trigger", proposal.start, proposal.end),),
        participants=parts,
        origin="suggested",
        tool=_TOOL,
        score=proposal.score,
    )


def _participants(
    named: Sequence[Named], place: Place, ends: Sequence[int], roles: Sequence[str]
) -> tuple[Participant, ...]:
    """Who is named last in front of the word, and first behind it, in its sentence."""
    low = max(end for end in ends if end <= place[0])
    high = min(end for end in ends if end >= place[1])
    before = [one.speaker for one in named if low <= one.start and one.end <= place[0]]
    behind = [one.speaker for one in named if place[1] <= one.start and one.end <= high]
    if not before:
        return ()
    second = [one for one in behind if one != before[-1]][:1]
    chosen = [before[-1], *second]
    return tuple(Participant(role, who) for role, who in zip(roles, chosen, strict=False))


def _suggestion(proposal: Proposal, record: Record, name: str = "") -> Suggestion:
    return Suggestion(
        rule=proposal.rule,
        reason=proposal.reason,
        score=proposal.score,
        record=record,
        speaker_name=name,
    )


def _id(article: str, kind: str, places: Sequence[Place]) -> str:
    """An id (UUID of version 8, RFC 9562) that follows from what is proposed and where."""
    digits = sha256(f"{article} {kind} {sorted(places)}".encode()).hexdigest()[:32]
    digits = f"{digits[:12]}8{digits[13:16]}{'89ab'[int(digits[16], 16) % 4]}{digits[17:]}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

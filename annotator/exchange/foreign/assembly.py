"""One layer of a foreign document as our records: marks, links and frames put together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from annotator.exchange.foreign.document import DocumentLayer, Frame, Link, Mark, Stretch
from annotator.exchange.foreign.drafts import Draft, EventDraft, QuoteDraft
from annotator.exchange.foreign.finishing import Finishing
from annotator.exchange.foreign.naming import Naming
from annotator.exchange.foreign.nearness import Nearness
from annotator.exchange.foreign.page import Page
from annotator.exchange.foreign.planning import Plan
from annotator.exchange.foreign.targets import EVENT_PARTS
from annotator.exchange.incoming import IncomingRecord
from annotator.model.annotations import QUOTE_ROLES, Participant

D = TypeVar("D", bound=Draft)
_ORDER = {"content": 0, "cue": 1}
"""Links that say what a quote is made of come before those to its parts."""


class Assembly:
    """Puts the records of one layer together."""

    def __init__(self, plan: Plan, page: Page, layer: DocumentLayer) -> None:
        self._plan, self._page, self._layer = plan, page, layer
        self._marks = {mark.id: mark for mark in page.sound(layer.marks)}
        self._join_words()
        self._naming = Naming(plan, page, layer, self._marks)
        self._finishing = Finishing(plan, page, self._naming, layer.annotator)
        self._quotes: dict[str, QuoteDraft] = {}
        self._events: dict[str, EventDraft] = {}
        self._used: set[str] = set()
        self._notes: dict[str, list[str]] = {}

    def records(self) -> Iterator[IncomingRecord]:
        """Yield the layer's quotes, events and mentions."""
        frames = [frame for frame in self._layer.frames if self._has_trigger(frame)]
        for frame in frames:
            self._begin_frame(frame)
        triggers = {frame.trigger for frame in frames}
        for mark in self._marks.values():
            if mark.id not in triggers:
                self._begin_mark(mark)
        for frame in frames:
            self._fill(frame)
        for link in sorted(self._layer.links, key=lambda one: _ORDER.get(self._target(one), 2)):
            self._apply(self._target(link), link)
        self._attach_loose(triggers)
        for quote in _once(self._quotes):
            yield from self._finishing.quote(quote)
        for event in _once(self._events):
            yield from self._finishing.event(event)
        for mark in self._marks.values():
            if mark.id not in triggers and self._naming.is_mention(mark):
                yield self._finishing.mention(mark, self._notes.get(mark.id, ()))

    def _join_words(self) -> None:
        """Make one mark of those that a format without parts could only link."""
        for link in self._layer.links:
            ends = (link.source, link.target)
            if self._target(link) == "same_words" and all(id in self._marks for id in ends):
                first, second = (self._marks[id] for id in ends)
                if first is not second:
                    parts = first.parts + second.parts
                    self._marks[first.id] = replace(first, parts=parts)
                    del self._marks[second.id]

    def _target(self, link: Link) -> str:
        return self._plan.mapping.target("relations", link.label)

    def _span_target(self, mark: Mark) -> str:
        return self._plan.mapping.target("spans", mark.label)

    def _has_trigger(self, frame: Frame) -> bool:
        if frame.trigger not in self._marks:
            self._lose(f"{frame.label} whose words are not there")
        return frame.trigger in self._marks

    def _begin_frame(self, frame: Frame) -> None:
        """Make the draft of a frame, without its arguments."""
        target = self._plan.mapping.target("events", frame.label)
        things = [frame, self._marks[frame.trigger]]
        if target == "quote":
            self._quotes[frame.id] = QuoteDraft(frame, things)
            self._quotes.setdefault(frame.trigger, self._quotes[frame.id])
        elif target.startswith("event "):
            self._begin_event(frame.id, EventDraft(frame, things, type=target[6:]))
            if frame.id in self._events:
                self._events.setdefault(frame.trigger, self._events[frame.id])
                self._events[frame.id].add("trigger", self._marks[frame.trigger].parts)

    def _begin_mark(self, mark: Mark) -> None:
        """Make the draft of a mark that is no trigger of a frame."""
        target = self._span_target(mark)
        if target == "quote content":
            self._quotes[mark.id] = QuoteDraft(mark, [mark])
            self._quotes[mark.id].add("content", mark.parts)
        elif target.startswith("event "):
            self._begin_event(mark.id, EventDraft(mark, [mark], type=target[6:]))
            if mark.id in self._events:
                self._events[mark.id].add("trigger", mark.parts)

    def _begin_event(self, id: str, draft: EventDraft) -> None:
        if draft.type in self._plan.codebook.terms("event_types"):
            self._events[id] = draft
        else:
            self._lose(f"an event of the type {draft.type}, which the codebook does not have")

    def _fill(self, frame: Frame) -> None:
        """Give a draft the arguments of its frame."""
        roles = [
            (self._plan.mapping.target("roles", role, frame.label), role, id)
            for role, id in frame.arguments
        ]
        quote, event = self._quotes.get(frame.id), self._events.get(frame.id)
        if quote is not None:
            has_content = any(target == "content" and self._hull(id) for target, _, id in roles)
            part = "cue" if has_content else "content"
            quote.add(part, self._marks[frame.trigger].parts)
        for target, role, id in roles:
            if not self._is_there(id):
                self._lose(f"{role} of {frame.label}, which leads to nothing")
            elif quote is not None:
                self._join_quote(quote, target, role, id)
            elif event is not None:
                self._join_event(event, target, role, id)

    def _is_there(self, id: str) -> bool:
        return id in self._marks or id in self._quotes or id in self._events

    def _apply(self, target: str, link: Link) -> None:
        """Give what a link says to the records at its ends."""
        ends = (link.source, link.target)
        quotes = [self._quotes[id] for id in ends if id in self._quotes]
        events = [self._events[id] for id in ends if id in self._events]
        if target == "content" and len(quotes) == 2:
            self._join_contents(*quotes)
        elif target == "parent" and len(quotes) == 2:
            quotes[0].parent = quotes[1]
        elif target in ("same_as", "coreference") and len(events) == 2:
            events[0].same_as = events[1]
        elif target == "in_quote" and events and quotes:
            events[0].quote = quotes[0]
        elif len(quotes) == 1 and target in (*QUOTE_ROLES, "speaker"):
            self._join_quote(quotes[0], target, link.label, _other(ends, self._quotes))
        elif len(events) == 1 and (target in EVENT_PARTS or target.startswith("participant ")):
            self._join_event(events[0], target, link.label, _other(ends, self._events))
        elif target in ("note", *QUOTE_ROLES, *EVENT_PARTS, "speaker") or " " in target:
            self._note(link.source, f"{link.label}: {self._said(link.target)}")
        self._say_of_link(link, target)

    def _say_of_link(self, link: Link, target: str) -> None:
        """Keep what is said of a link itself with the record that it comes from."""
        if link.note and target != "ignore":
            self._note(link.source, link.note)

    def _note(self, id: str, words: str) -> None:
        """Write words into the note of the record of a mark or frame."""
        draft = self._quotes.get(id) or self._events.get(id)
        if draft is not None:
            draft.notes.append(words)
        elif id in self._marks and self._naming.is_mention(self._marks[id]):
            self._notes.setdefault(id, []).append(words)
        else:
            self._lose("what is noted on something that becomes no record")

    def _join_quote(self, quote: QuoteDraft, target: str, role: str, id: str) -> None:
        """Let a mark or frame be a part of a quote."""
        if target == "parent" and id in self._quotes:
            quote.parent = self._quotes[id]
        elif target == "speaker":
            self._say(quote, id)
        elif target in QUOTE_ROLES:
            self._used.add(id)
            quote.add(target, self._hull(id))
            if target == "source":
                self._say(quote, id)
            elif target == "addressee" and id in self._marks:
                quote.said_to.append(id)
            elif target == "content":
                self._take_content(quote, id)
            elif target == "cue":
                self._quotes.setdefault(id, quote)
        elif target != "ignore":
            quote.notes.append(f"{role}: {self._said(id)}")

    def _say(self, quote: QuoteDraft, id: str) -> None:
        if id in self._marks:
            quote.said_by.append(id)

    def _take_content(self, quote: QuoteDraft, id: str) -> None:
        """Let what was content by itself be a quote's; an event in it is told by the quote."""
        if id in self._events:
            self._events[id].quote = quote
        elif id in self._quotes and self._quotes[id] is not quote:
            inner = self._quotes[id]
            if inner.thing.id == id and id in self._marks:
                self._quotes[id] = quote
                quote.things.append(inner.thing)
            else:
                inner.parent = quote

    def _join_contents(self, first: QuoteDraft, second: QuoteDraft) -> None:
        """Make one quote of two whose contents belong together."""
        if first is second:
            return
        for part, stretches in second.parts.items():
            first.add(part, tuple(stretches))
        first.things += second.things
        first.notes += second.notes
        first.said_by += second.said_by
        first.said_to += second.said_to
        for id, draft in self._quotes.items():
            if draft is second:
                self._quotes[id] = first

    def _join_event(self, event: EventDraft, target: str, role: str, id: str) -> None:
        """Let a mark or frame take part in an event."""
        code = target.removeprefix("participant ")
        known = code != target and code in self._plan.codebook.terms("roles")
        if target == "in_quote" and id in self._quotes:
            event.quote = self._quotes[id]
        elif target == "same_as" and id in self._events:
            event.same_as = self._events[id]
        elif known and id in self._marks and id not in self._events:
            self._take_part(event, code, self._marks[id])
        elif target in EVENT_PARTS or code != target:
            self._used.add(id)
            event.add(target if target in EVENT_PARTS else "other_mention", self._hull(id))
            if target not in EVENT_PARTS:
                event.notes.append(f"{role}: {self._said(id)}")
        elif target != "ignore":
            event.notes.append(f"{role}: {self._said(id)}")

    def _take_part(self, event: EventDraft, role: str, mark: Mark) -> None:
        self._used.add(mark.id)
        speaker = self._naming.speaker(mark.id, needed=True)
        mention = self._finishing.mention_id(mark) if self._naming.is_mention(mark) else None
        if speaker is not None:
            event.participants.append(Participant(role, speaker, mention))

    def _hull(self, id: str) -> tuple[Stretch, ...]:
        """The words of a mark, or from the first to the last of what an event or quote marks."""
        if id in self._marks:
            return self._marks[id].parts
        draft = self._quotes.get(id) or self._events.get(id)
        found = [one for parts in draft.parts.values() for one in parts] if draft else []
        for role, other in getattr(draft.thing, "arguments", ()) if draft else ():
            found += self._marks[other].parts if other in self._marks and role else ()
        return ((min(found)[0], max(end for _, end in found)),) if found else ()

    def _said(self, id: str) -> str:
        return self._page.words(self._hull(id)) or id

    def _attach_loose(self, triggers: set[str]) -> None:
        """Give parts of quotes that nothing leads to, to the nearest quote of their paragraph."""
        nearness = Nearness(self._page.text, _once(self._quotes))
        for mark in self._marks.values():
            head, _, part = self._span_target(mark).partition(" ")
            if mark.id in self._used or mark.id in triggers or part == "content":
                continue
            if head == "part":
                self._lose(f"{mark.label} that nothing leads to")
            if head != "quote":
                continue
            found = nearness.nearest(mark, part)
            if found is None:
                self._lose(f"{mark.label} without a quote in its paragraph")
            else:
                self._join_quote(found, part, mark.label, mark.id)

    def _lose(self, words: str) -> None:
        self._plan.losses[words] += 1


def _once(drafts: dict[str, D]) -> list[D]:
    """The drafts, each once."""
    return list({id(draft): draft for draft in drafts.values()}.values())


def _other(ends: Iterable[str], drafts: dict[str, D]) -> str:
    """The end of a link that is not the draft."""
    return next(id for id in ends if id not in drafts)

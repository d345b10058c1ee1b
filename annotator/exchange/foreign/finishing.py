"""Drafts as records on their way into the project, each value checked, what does not fit noted."""

from collections.abc import Iterable, Iterator

from annotator.exchange.foreign.document import Mark, Thing
from annotator.exchange.foreign.drafts import Draft, EventDraft, QuoteDraft
from annotator.exchange.foreign.naming import Naming
from annotator.exchange.foreign.outgoing_layer import MENTION
from annotator.exchange.foreign.page import Page
from annotator.exchange.foreign.planning import Plan
from annotator.exchange.foreign.references import OWN, is_item
from annotator.exchange.foreign.values import Values
from annotator.exchange.incoming import Given, IncomingRecord
from annotator.model.annotations import EVENT_ROLES, QUOTE_ROLES, Event, Mention, Quote, Span
from annotator.model.quotation import type_from_marks


class Finishing:
    """Makes records of what was put together for one layer."""

    def __init__(self, plan: Plan, page: Page, naming: Naming, annotator: str) -> None:
        self._plan, self._page, self._naming = plan, page, naming
        self._annotator = annotator
        self._values = Values(plan, naming)
        self._ids: dict[int, str] = {}
        self._mentions: dict[str, str] = {}

    def mention(self, mark: Mark, notes: Iterable[str]) -> IncomingRecord:
        """Return the mention of a mark: the words from its first to its last part."""
        start, end = min(mark.parts)[0], max(end for _, end in mark.parts)
        given: Given = {
            "start": start,
            "end": end,
            "text": self._page.text[start:end],
            "kind": self._naming.kind(mark),
            "speaker": self._naming.linked(mark),
        }
        fields: Given = {} if mark.record or mark.label == MENTION else {"label": mark.label}
        if len(mark.parts) > 1:
            fields["parts"] = [list(part) for part in mark.parts]
        valued, said = self._values.of(Mention, [mark])
        fields |= valued.pop("fields", {})
        valued.pop("speaker", None)
        given |= valued | ({"fields": fields} if fields else {})
        self._note(given, [mark], [*said, *notes], item=self._naming.item(mark))
        return IncomingRecord(Mention, self.mention_id(mark), given, mark.place)

    def mention_id(self, mark: Mark) -> str:
        """Return the id that the mention of a mark gets."""
        if mark.id not in self._mentions:
            self._mentions[mark.id] = self._page.record_id(
                "mention", self._annotator, mark, mark.parts
            )
        return self._mentions[mark.id]

    def quote(self, draft: QuoteDraft) -> Iterator[IncomingRecord]:
        """Yield the quote of a draft; nothing for one without words, which is told."""
        if not draft.parts.get("content"):
            self._plan.losses[f"{draft.thing.label} without quoted words"] += 1
            return
        content = [self._page.text[start:end] for start, end in sorted(draft.parts["content"])]
        given: Given = {
            "type": type_from_marks(content),
            "parent": self._link(draft.parent),
        }
        valued, said = self._values.of(Quote, draft.things)
        is_own = bool(draft.thing.record)  # whose speakers are told by name
        if not is_own and "speaker" not in valued:
            given["speaker"] = next(self._named(draft.said_by), None)
        if not is_own and "addressees" not in valued:
            given["addressees"] = tuple(dict.fromkeys(self._named(draft.said_to)))
        given |= valued
        given["spans"] = tuple(self._spans(draft, QUOTE_ROLES))
        self._note(given, draft.things, [*said, *draft.notes])
        yield IncomingRecord(Quote, self._id(draft), given, draft.thing.place)

    def event(self, draft: EventDraft) -> Iterator[IncomingRecord]:
        """Yield the event of a draft."""
        given: Given = {
            "type": draft.type,
            "quote": self._link(draft.quote),
            "same_as": self._id(draft.same_as) if draft.same_as else None,
        }
        valued, said = self._values.of(Event, draft.things, type=draft.type)
        given["participants"] = (*draft.participants, *valued.pop("participants", ()))
        given |= valued
        given["spans"] = tuple(self._spans(draft, EVENT_ROLES))
        self._note(given, draft.things, [*said, *draft.notes])
        yield IncomingRecord(Event, self._id(draft), given, draft.thing.place)

    def _named(self, marks: Iterable[str]) -> Iterator[str]:
        """Yield the speakers whom marks name."""
        return (speaker for mark in marks if (speaker := self._naming.speaker(mark)))

    def _link(self, draft: QuoteDraft | None) -> str | None:
        """Return the id of a quote that will be there, or None."""
        return self._id(draft) if draft is not None and draft.parts.get("content") else None

    def _id(self, draft: Draft) -> str:
        """Return the id that the record of a draft gets."""
        if id(draft) not in self._ids:
            kind = "quote" if isinstance(draft, QuoteDraft) else "event"
            part = "content" if kind == "quote" else "trigger"
            parts = draft.parts.get(part, ())
            self._ids[id(draft)] = self._page.record_id(kind, self._annotator, draft.thing, parts)
        return self._ids[id(draft)]

    def _spans(self, draft: Draft, roles: Iterable[str]) -> Iterator[Span]:
        """Yield the spans of a draft by role."""
        for role in roles:
            yield from self._page.spans(role, draft.parts.get(role, ()))

    def _note(
        self, given: Given, things: Iterable[Thing], said: Iterable[str], *, item: str = ""
    ) -> None:
        """Join what people noted on things, and what has no field; `item` is the speaker's own."""
        things = list(things)
        references = [
            f"{one.database}:{one.id} {one.name}".strip()
            for thing in things
            for one in thing.references
            if one.database.casefold() != OWN and not (is_item(one) and one.id == item)
        ]
        words = [thing.note for thing in things if thing.note]
        if found := "; ".join(dict.fromkeys([*words, *said, *references])):
            given["note"] = found

"""Who tells each quote of an article: a known speaker, or a new one by the name in the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.model.annotations import Mention, Speaker
from annotator.suggestions.mention_kinds import kind_of_mention
from annotator.suggestions.names import Named, index_of, named_in
from annotator.suggestions.proposals import QuoteProposal
from annotator.suggestions.who_said import is_known_before, known_beside, likely, names_of_part

_FIRST_PERSON = frozenset({"i", "we"})
_RELATIVE = frozenset({"who", "which", "that"})
_FAR = 3000  # code points in front of a quote in which mentions count


@dataclass(frozen=True, slots=True)
class Teller:
    """Who said a quote: the id of a known speaker, or the name of a new one; both "" for nobody."""

    speaker: str = ""
    name: str = ""


class Tellers:
    """The speakers of an article's quotes, read one after the other.

    A new speaker is known by surname and as "he" in the quotes that follow.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        speakers: Sequence[Speaker],
        publisher: str = "",
    ) -> None:
        self._text, self._mentions, self._speakers = text, mentions, list(speakers)
        self._publisher = publisher
        self._heard: list[tuple[int, int, Teller]] = []
        self.new: list[Speaker] = []
        known = named_in(text, index_of(speakers))
        linked = [Named(m.start, m.end, m.speaker, "mention") for m in mentions if m.speaker]
        self.named = sorted((*known, *linked), key=lambda one: one.start)

    def of(self, quote: QuoteProposal) -> Teller:
        """Who said a quote; quotes are asked about in the order of the text, the outer first."""
        teller = self._of(quote)
        whole = quote.part("content")
        self._heard.append((whole[0].start, whole[-1].end, teller))
        return teller

    def _of(self, quote: QuoteProposal) -> Teller:
        source = quote.part("source")
        if not source or source[0].text.lower() in _RELATIVE:
            return Teller()
        if source[0].text.lower() in _FIRST_PERSON:
            return self._own(source[0].start)
        start = min(span.start for span in quote.spans)
        near = [one for one in self._mentions if start - _FAR <= one.start]
        sure, fitting, named = likely(self._text, quote, near, [*self._speakers, *self.new])
        others = [*fitting, *named]
        if sure:
            return self._told(sure[0])
        names = names_of_part(self._text, quote)
        if not names and kind_of_mention(source[0].text) != "pronoun":  # today's ceremony
            return Teller()
        if not names or (is_known_before(quote) and others):
            return self._told(others[0]) if others else Teller()
        name, place = next(iter(names.items()))
        known = known_beside(name, self._text, place)
        kind = known.get("kind") or "person"
        self.new.append(Speaker(id=f"new {name}", name=name, kind=kind))
        return Teller(name=name)

    def _own(self, place: int) -> Teller:
        """Who says "I" or "we" at a place: who speaks around it, or who published the article."""
        around = [one for one in self._heard if one[0] <= place < one[1]]
        if around:
            return min(around, key=lambda one: one[1] - one[0])[2]
        known = named_in(self._publisher, index_of(self._speakers))
        return Teller(known[0].speaker) if known else Teller(name=self._publisher)

    def _told(self, speaker: str) -> Teller:
        new = next((one for one in self.new if one.id == speaker), None)
        return Teller(name=new.name) if new else Teller(speaker)

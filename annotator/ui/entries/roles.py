"""Who took part in an event: those first whom its sentence names on the likely side."""

import re
from collections.abc import Callable, Mapping, Sequence

from annotator.editing import events
from annotator.model.annotations import Event
from annotator.ui.around import kind_of_mention, sentence_at
from annotator.ui.article_records import ArticleRecords
from annotator.ui.desk import Desk
from annotator.ui.entries.field import Choice, Field
from annotator.ui.entries.names import is_where, names_around
from annotator.ui.entries.speakers import SpeakerChoices, answered_by_words, speaker_field
from annotator.ui.words import window as words

_MOST = 6  # names of the sentence that may be new speakers
_FAR = 1 << 30
_NEAR = 40  # characters in front of the words for an event
_FIRST_PERSON = re.compile(r"\b(I|[Ww]e)(?:\s+\w+){0,4}\s+\Z")  # I very much welcome
Place = tuple[int, int]


class Participants:
    """The questions for the roles of one event, at the words for it."""

    def __init__(self, desk: Desk, records: ArticleRecords, place: Place, made: list[str]) -> None:
        self._desk, self._place, self._made = desk, place, made
        self._text = desk.project.text(desk.article)
        near = sentence_at(self._text, place[0]) or place
        self._sentence = min(near[0], place[0]), max(near[1], place[1])
        self._choices = SpeakerChoices(desk, records, place[0])
        here = self._named_here(names_around(self._text, place))
        self._choices.named(here, self._sentence, here, most=_MOST)
        for mention in records.mentions_in(*self._sentence):
            if mention.speaker:
                self._nearer(mention.speaker, (mention.start, mention.end))

    def tell(self, teller: str, publisher: str) -> None:
        """Let "I" or "we" in front of the words be who tells it: a speaker, or a new one's name."""
        before = self._text[max(self._sentence[0], self._place[0] - _NEAR) : self._place[0]]
        told = _FIRST_PERSON.search(before)
        if told is None or not (teller or publisher):
            return
        shift = self._place[0] - len(before)
        self._choices.offer(teller, publisher, (told.start(1) + shift, told.end(1) + shift))

    def field(self, role: str, name: str) -> Field:
        """Who has a role; several may."""
        asked = speaker_field(
            self._desk,
            words.ROLE_QUESTIONS.get(role, name),
            self._offer(before=role == next(iter(self._desk.project.codebook.terms("roles")), "")),
            lambda speaker: self._take(role, speaker),
            known=self._choices.known,
            several=True,
            takes_first=False,
        )
        return answered_by_words(asked, lambda: self._choices)

    def _named_here(self, named: Mapping[str, Place]) -> dict[str, Place]:
        """The names of the sentence, with those of the noun phrases beside the words."""
        from annotator.suggestions.taking_part import taking_part  # noqa: PLC0415 - keeps the start fast

        parts, described = taking_part(self._text, self._sentence, self._place)
        apart = {
            name: at
            for name, at in named.items()
            if self._holds(at)
            and not any(words[0] <= at[0] and at[1] <= words[1] for words in described)
        }
        return parts | apart

    def _holds(self, at: Place) -> bool:
        return self._sentence[0] <= at[0] and at[1] <= self._sentence[1]

    def _nearer(self, speaker: str, at: Place) -> None:
        """Keep the mention of a speaker that is nearest to the words for the event."""
        known = self._choices.at.get(speaker)
        if known is None or self._off(at) < self._off(known):
            self._choices.at[speaker] = at

    def _off(self, at: Place) -> int:
        return max(self._place[0] - at[1], at[0] - self._place[1])

    def _offer(self, *, before: bool) -> Callable[[str], Sequence[Choice]]:
        """The speakers that letters fit; without letters, those of the sentence in likely order."""

        def rank(choice: Choice) -> tuple[bool, bool, bool, int]:
            at = self._choices.at.get(choice.value)
            if at is None:
                return choice.value in self._taken(), False, True, _FAR
            other_side = (at[1] <= self._place[0]) != before
            where = is_where(self._text, at[0])
            return choice.value in self._taken(), where, other_side, self._off(at)

        return lambda letters: (
            self._choices(letters) if letters else sorted(self._choices(""), key=rank)
        )

    def _taken(self) -> set[str]:
        event = self._desk.project.find(Event, self._made[0]) if self._made else None
        return {one.speaker for one in event.participants} if event else set()

    def _take(self, role: str, speaker: str) -> Event:
        project = self._desk.project
        event = project.get(Event, self._made[0])
        if any((one.role, one.speaker) == (role, speaker) for one in event.participants):
            return event
        self._choices.met(speaker)
        at = self._choices.at.get(speaker)
        named = (*at, kind_of_mention(self._text[slice(*at)])) if at else None
        return events.add_participant(project, event.id, role, speaker, mention=named)

"""The speakers to choose from, the likeliest first for a place in the article."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.editing import speakers as speaking
from annotator.model.annotations import Mention, Quote, Speaker, first_position
from annotator.model.countries import same_names
from annotator.store.speaker_names import (
    latest_speakers,
    speaker_names,
    speakers_like,
    speakers_named_so,
)
from annotator.suggestions.beside import name_at
from annotator.suggestions.full_names import full_name
from annotator.ui.around import sentence_at
from annotator.ui.article_records import ArticleRecords
from annotator.ui.desk import Desk
from annotator.ui.entries.everyone import as_choice
from annotator.ui.entries.field import Choice, Field, fitting, folded
from annotator.ui.entries.in_office import speakers_in_office
from annotator.ui.entries.names import MOST
from annotator.ui.filling import speaker_in
from annotator.ui.words import window as words

_OFFERED = 9  # where fewer are near, those who were added last are offered too
_JUDGED = 40  # speakers who are judged one by one: those near to the place


class SpeakerChoices:
    """Offers the speakers of a project; the others' names are read once letters are typed."""

    def __init__(self, desk: Desk, records: ArticleRecords, place: int) -> None:
        self._desk, self._records = desk, records
        self._text = desk.project.text(desk.article)
        self.places: dict[str, tuple[int, int] | None] = {}  # of the names that are new
        self.at: dict[str, tuple[int, int]] = {}  # where speakers, or new names, are named
        self.meant: dict[str, str] = {}  # by whose names: a speaker's id, or the name of a new one
        self.evident = True  # whether the sentence tells of the one who is offered first
        self._named_at: tuple[int, int] | None = None  # the words that are asked about
        ids = records.speakers_near(place)
        self._near = [as_choice(name) for name in speaker_names(desk.project, ids)]

    def named(
        self,
        names: Mapping[str, tuple[int, int] | None],
        place: tuple[int, int],
        sure: Collection[str] = (),
        most: int = MOST,
    ) -> "SpeakerChoices":
        """The same; those named in `place` come first, then whom these names name, new or known.

        At `most` so many are new. A single word is no new speaker where somebody is named, unless
        it is `sure` to be one.
        """
        here = [choice for choice in self._near if self._is_named(choice.value, place)]
        found: list[Choice] = []
        for name, words_at in list(names.items())[: 2 * most]:
            known = self.who_is(name)
            lone = " " not in name and bool(here or found) and name not in sure
            if not known and not lone and sum(choice.new for choice in found) < most:
                self.places[name] = words_at
                known = [new_choice(name, self._beside(name))]
            found += known[:1]
            for choice in known[:1]:
                self.meant[name] = choice.value
                if words_at is not None:
                    self.at.setdefault(choice.value, words_at)
        first = list(dict.fromkeys([*here, *found]))
        self._near = [*first, *(choice for choice in self._near if choice not in first)]
        return self

    def offer(self, speaker: str, name: str, at: tuple[int, int]) -> None:
        """Offer a speaker, or else a new one of a name, as named at a place."""
        if speaker:
            found = map(as_choice, speaker_names(self._desk.project, [speaker]))
            self._near = list(dict.fromkeys([*self._near, *found]))
        elif all(choice.value != name for choice in self._near):
            self.places[name] = None
            self._near = [new_choice(name, self._beside(name)), *self._near]
        self.at[speaker or name] = at

    def who_is(self, name: str) -> list[Choice]:
        """The known speakers whom a name means, those near to the place first."""
        like = speakers_like(self._desk.project, name, same_names(name))
        found = [choice for choice in map(as_choice, like) if choice.is_called(name)]
        if not found:
            found = [as_choice(one) for one in speakers_in_office(self._desk.project, name)]
        if not found:  # what was called so before, as "Daesh" for ISIL
            so = speakers_named_so(self._desk.project, self._desk.article, name)[:1]
            return list(map(as_choice, speaker_names(self._desk.project, so)))
        near = {choice.value: rank for rank, choice in enumerate(self._near)}
        return sorted(found, key=lambda choice: near.get(choice.value, len(near)))

    def likely_for(
        self, quote: Quote, teller: str, named: Mapping[str, object]
    ) -> "SpeakerChoices":
        """The same; those come first who may have said a quote.

        `teller` is the speaker who tells it as "I" or "we", or "". `named` are the names that its
        words give, the whole one first where there are two.
        """
        from annotator.suggestions import who_said  # noqa: PLC0415 - keeps the start fast

        if teller:
            self.offer(teller, "", (first_position(quote), first_position(quote)))
        known = [choice.value for choice in self._near if not choice.new][:_JUDGED]
        start, end = first_position(quote), max(span.end for span in quote.spans)
        mentions = self._records.mentions_in(max(0, start - who_said.FAR), end)
        speakers = self._desk.project.many(Speaker, known)
        sure, fitting, near = who_said.likely(self._text, quote, mentions, speakers)
        others = [*fitting, *near]
        meant = [self.meant[name] for name in named if name in self.meant]
        whole = meant[:1] if len(meant) > 1 else []
        first = [*filter(None, [teller]), *whole, *sure]
        known_before = who_said.is_known_before(quote)
        listed = [*first, *others, *meant] if known_before else [*first, *meant, *others]
        order = {value: rank for rank, value in reversed(list(enumerate(listed)))}
        self._near.sort(key=lambda choice: order.get(choice.value, len(order) + 1))
        told = {*first, *meant, *fitting}
        self.evident = any(
            choice.value in told or self._is_told_beside(choice.value, quote)
            for choice in self._near[:1]
        )
        return self

    def _is_told_beside(self, speaker: str, quote: Quote) -> bool:
        """Whether a speaker is named in the sentence of a quote, but not in what is said."""
        start, end = first_position(quote), max(span.end for span in quote.spans)
        first, last = sentence_at(self._text, start), sentence_at(self._text, end - 1)
        room = (first[0] if first else start), (last[1] if last else end)
        places = [(one.start, one.end) for one in self._records.mentions_of(speaker)]
        places += [self.at[speaker]] if speaker in self.at else []
        said = [(span.start, span.end) for span in quote.spans if span.role == "content"]
        return any(
            room[0] <= at[0] < room[1] and not any(a <= at[0] < b for a, b in said) for at in places
        )

    def known(self, name: str) -> dict[str, Any]:
        """What is known of a new speaker by the name and by what stands beside it."""
        from annotator.suggestions.who_said import known_beside  # noqa: PLC0415 - keeps the start fast

        return known_beside(name, self._text, self.places.get(name, self._named_at))

    def _beside(self, name: str) -> str:
        known = self.known(name)
        return ", ".join(known[one] for one in ("role", "affiliation", "country") if one in known)

    def called(self, place: tuple[int, int]) -> tuple[str, str]:
        """The speaker whom words of the text name, "" for a new one, and what the words call it."""
        from annotator.suggestions.who_said import name_of_words  # noqa: PLC0415 - keeps the start fast

        said = self._text[slice(*place)]
        speaker = speaker_in(self._desk.project, self._records, place, " ".join(said.split()))
        name = name_of_words(said)
        self.at[speaker or name] = place
        self.places[name] = place
        return speaker, name

    def met(self, speaker: str) -> None:
        """Know from now on that a speaker is no new one."""
        if any(choice.value == speaker for choice in self._near):
            return
        for choice in map(as_choice, speaker_names(self._desk.project, [speaker])):
            kept = [one for one in self._near if not (one.new and one.value == choice.name)]
            if choice.name in self.at:
                self.at[speaker] = self.at.pop(choice.name)
            self._near = [choice, *kept]

    def _is_named(self, speaker: str, place: tuple[int, int]) -> bool:
        return any(place[0] <= m.start < place[1] for m in self._records.mentions_of(speaker))

    def __call__(self, letters: str) -> Sequence[Choice]:
        """The speakers that letters fit."""
        if letters:
            near = {choice.value for choice in self._near}
            found = self._desk.everyone.likely(letters)
            return fitting([*self._near, *(one for one in found if one.value not in near)], letters)
        if len(self._near) >= _OFFERED:
            return self._near  # the likeliest are known without reading more
        known = {choice.value for choice in self._near}
        latest = map(as_choice, latest_speakers(self._desk.project, _OFFERED + len(known)))
        return [*self._near, *(choice for choice in latest if choice.value not in known)]

    def first(self, ids: Sequence[str]) -> "SpeakerChoices":
        """The same; these speakers come first."""
        self._near.sort(key=lambda choice: choice.value not in ids)
        return self

    def alike(self, mention: Mention, *, known: bool) -> "NamedChoices":
        """The same, those first whom a mention names; where none of them is known, a new one."""
        bare = name_at(self._text, mention.end - 1)  # without the office
        within = bare and mention.start <= bare[0] and bare[1] == mention.end
        self._named_at = bare if bare and within else (mention.start, mention.end)
        name = " ".join(self._text[slice(*self._named_at)].split())
        self.places[name] = self._named_at
        names = [name]
        if whole := full_name(self._text, name, mention.start):
            names.insert(0, " ".join(self._text[slice(*whole)].split()))
            self.places[names[0]] = whole
        new = [new_choice(one, self._beside(one)) for one in names if not self._is_taken(one)]
        same = speakers_named_so(self._desk.project, self._desk.article, mention.text)
        known_so = map(as_choice, speaker_names(self._desk.project, same))
        self._near = list(dict.fromkeys([*self._near, *known_so]))
        return NamedChoices(self, names, (*same, *self._called(mention)), new, known=known)

    def _is_taken(self, name: str) -> bool:
        """Whether a speaker has just this name."""
        said = folded(name)
        return any(said in map(folded, (one.name, *one.words)) for one in self.who_is(name))

    def _called(self, mention: Mention) -> list[str]:
        """The article's speakers whom words name by surname or title too."""
        from annotator.ui.proposing import named_here  # noqa: PLC0415 - keeps the start fast

        near = [choice.value for choice in self._near][:_JUDGED]
        speakers = self._desk.project.many(Speaker, near)
        return named_here(self._text, (mention.start, mention.end), speakers)


class NamedChoices:
    """Speakers for a place in the text that names one: those of a like name come first."""

    def __init__(
        self,
        choices: SpeakerChoices,
        names: Sequence[str],
        first: Sequence[str],
        new: Sequence[Choice],
        *,
        known: bool,
    ) -> None:
        self._choices, self._names, self._first = choices, names, first
        self._new, self._known = new, known

    def __call__(self, letters: str) -> Sequence[Choice]:
        """The speakers that letters fit, or else the name."""
        if letters:
            return self._choices(letters)
        every = self._choices("")
        first = [choice for id in self._first for choice in every if choice.value == id]
        called = [one for name in self._names for one in self._choices.who_is(name)]
        known = self._known or bool(first) or len(self._new) < len(self._names)
        like = [*first, *called, *self._new] if known else [*self._new, *called]
        return list(dict.fromkeys([*like, *every]))


def new_choice(name: str, about: str = "") -> Choice:
    """A row that makes a speaker of a name, and what is known of them."""
    return Choice(name, words.new_speaker(name), about, words=(name,), new=True)


def speaker_field(
    desk: Desk,
    caption: str,
    choices: Callable[[str], Sequence[Choice]],
    take: Callable[[str], object],
    known: Callable[[str], dict[str, Any]] = lambda _name: {},
    **more: Any,
) -> Field:
    """A field that takes a speaker, or makes a new one by a name, as one step either way.

    `known` gives what is known of a new one.
    """

    def taken(speaker: str) -> object:
        return desk.attempt(lambda: take(speaker))

    def created(name: str) -> object:
        def work() -> object:
            with desk.project.edit(f"New speaker {name}"):
                return take(speaking.add_speaker(desk.project, name, **known(name)).id)

        return desk.attempt(work)

    return Field(caption, choices, taken, created, words.PLACEHOLDER_SPEAKER, **more)


def answered_by_words(field: Field, choices: Callable[[], SpeakerChoices]) -> Field:
    """The same question, which words selected in the text answer too, naming whom they name."""

    def by_words(place: tuple[int, int]) -> object:
        speaker, name = choices().called(place)
        if speaker:
            return field.take(speaker)
        return field.create(name) if field.create else None

    return replace(field, by_words=by_words)

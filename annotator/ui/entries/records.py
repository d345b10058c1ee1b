"""The entries: one for a quote, one for a name in the text, one for an event."""

from collections.abc import Sequence
from functools import cache

from annotator.editing import events, mentions, quotes
from annotator.model.annotations import Event, Mention, Quote
from annotator.model.article import Article
from annotator.model.countries import same_names
from annotator.store.article_lines import speakers_called
from annotator.store.codes_in_use import types_of_words
from annotator.store.speaker_names import speakers_like, speakers_named_so
from annotator.suggestions.event_types import likely_type
from annotator.ui import around
from annotator.ui.article_records import ArticleRecords
from annotator.ui.desk import Desk
from annotator.ui.entries.about import about_fields
from annotator.ui.entries.field import Choice, Field, fitting
from annotator.ui.entries.in_office import speakers_in_office
from annotator.ui.entries.names import names_around, paragraph_of
from annotator.ui.entries.roles import Participants
from annotator.ui.entries.speakers import (
    SpeakerChoices,
    answered_by_words,
    as_choice,
    speaker_field,
)
from annotator.ui.keyboard import by_place
from annotator.ui.words import window as words


def quote_fields(desk: Desk, records: ArticleRecords, quote: Quote) -> list[Field]:
    """Who said it; behind Tab, to whom. The words that name who said it become a mention."""
    from annotator.suggestions.who_said import (  # noqa: PLC0415 - keeps the start fast
        name_in,
        names_of_part,
    )

    text, place = desk.project.text(desk.article), (quote.spans[0].start, quote.spans[0].end)
    choices = SpeakerChoices(desk, records, place[1])
    teller, publisher = teller_of(desk, quote)
    sure = {**names_of_part(text, quote), **({publisher: None} if publisher else {})}
    told = {name.casefold() for name in sure}
    around = names_around(text, place).items()
    names = sure | {name: at for name, at in around if name.casefold() not in told}
    choices.named(names, paragraph_of(text, place), sure).likely_for(quote, teller, sure)

    def say(speaker: str) -> Quote:
        now = desk.project.get(Quote, quote.id)
        source = next((span for span in now.spans if span.role == "source"), None)
        named, kind = name_in(text, source) if source else (None, "")
        return quotes.say_quote(desk.project, quote.id, speaker, named=named, kind=kind)

    def hear(speaker: str) -> Quote:
        heard = desk.project.get(Quote, quote.id).addressees
        both = (*heard, *(() if speaker in heard else (speaker,)))
        return quotes.change_quote(desk.project, quote.id, addressees=both)

    @cache
    def hearers() -> SpeakerChoices:
        """Who may have heard it; looked for once somebody asks."""
        found = SpeakerChoices(desk, records, place[1])
        names = names_of_part(text, quote, "addressee")
        return found.named(names | names_around(text, place), paragraph_of(text, place), names)

    def heard(letters: str) -> Sequence[Choice]:
        return hearers()(letters)

    said_by = speaker_field(desk, words.SAID_BY, choices, say, known=choices.known, ends=True)
    said_to = speaker_field(
        desk,
        words.SAID_TO,
        heard,
        hear,
        known=lambda name: hearers().known(name),
        several=True,
        takes_first=False,
    )
    return [answered_by_words(said_by, lambda: choices), answered_by_words(said_to, hearers)]


def teller_of(desk: Desk, quote: Quote) -> tuple[str, str]:
    """Who says "I" or "we" of a quote; both "" where others are said to have spoken."""
    from annotator.suggestions.who_said import is_first_person  # noqa: PLC0415 - keeps the start fast

    return teller_at(desk, quote.parent or "") if is_first_person(quote) else ("", "")


def teller_at(desk: Desk, quote: str) -> tuple[str, str]:
    """Who says "I" or "we" in a quote ("" for none): its speaker, or who published the article.

    The speaker's id, or else the publisher's name; one of them, or both, are "".
    """
    around = desk.project.find(Quote, quote) if quote else None
    if around is not None:
        return around.speaker or "", ""
    publisher = desk.project.get(Article, desk.article).source or ""
    known = speakers_called(desk.project, publisher) if publisher else []
    return (known[0], "") if known else ("", publisher)


def mention_fields(desk: Desk, records: ArticleRecords, mention: Mention) -> list[Field]:
    """Whom the words name: a speaker of a like name, another one, or a new one of this name.

    What is known of a new one is read beside the name; Tab shows it, to be changed.
    """
    near = SpeakerChoices(desk, records, mention.start)

    def link(speaker: str) -> Mention:
        return mentions.change_mention(desk.project, mention.id, speaker=speaker)

    if mention.kind != "name":
        same = speakers_named_so(desk.project, desk.article, mention.text)
        offered = near.first(same if mention.kind == "nominal" else [])
        return [speaker_field(desk, words.WHO, offered, link)]
    named = near.alike(mention, known=not new_name(desk, mention))
    who = speaker_field(desk, words.WHO, named, link, known=near.known, ends=True, tab_makes=True)
    return [who, *about_fields(desk, mention)]


def new_name(desk: Desk, mention: Mention) -> str:
    """The words of a mention where they are a name that nobody in the project has; else ""."""
    name = " ".join(mention.text.split())
    if mention.kind != "name" or around.kind_of_mention(name) != "name":
        return ""
    like = map(as_choice, speakers_like(desk.project, name, same_names(name)))
    known = any(choice.is_called(name) for choice in like)
    return "" if known or speakers_in_office(desk.project, name) else name


def event_fields(
    desk: Desk,
    records: ArticleRecords,
    place: tuple[int, int],
    event: Event | None = None,
    *,
    said_in: str = "",
) -> list[Field]:
    """What happened, by the codebook's types; then who took part, role by role.

    `said_in` is the quote that a new event is told in, "" for none.
    """
    made = [event.id] if event else []
    codebook = desk.project.codebook
    types = [
        Choice(
            kind.code,
            kind.code,
            _said(kind.name, kind.code, kind.gloss),
            (kind.name, *(mode.name for mode in kind.modes if not mode.retired)),
            kind.gloss,
        )
        for kind in codebook.event_types
        if not kind.retired
    ]

    def mark(code: str) -> object:
        def work() -> Event:
            if made:
                return events.change_event(desk.project, made[0], type=code)
            new = events.mark_event(
                desk.project, desk.article, [place], type=code, quote=said_in or None
            )
            made.append(new.id)
            return new

        done = desk.attempt(work)
        if done is not None:
            desk.choose("event", done.id)
        return done

    taking_part = Participants(desk, records, place, made)
    taking_part.tell(*teller_at(desk, said_in or (event.quote if event else None) or ""))
    said = desk.project.text(desk.article)[slice(*place)]
    likely = likely_type(said, types_of_words(desk.project, said), {one.value for one in types})
    what = Field(
        words.WHAT,
        lambda letters: fitting(types, letters) or fitting(types, by_place(letters)),
        mark,
        placeholder=words.PLACEHOLDER_TYPE,
        needed=event is None,
        likely=likely,
    )
    roles = (role for role in codebook.roles if not role.retired)
    parts = [taking_part.field(role.code, role.name) for role in roles]
    return parts if event else [what, *parts]


def _said(name: str, code: str, gloss: str) -> str:
    """What stands beside a code: its name where that says more, and what it means."""
    alike = name.casefold() == code.casefold().replace("_", " ")
    return gloss if alike else f"{name}: {gloss}" if gloss else name

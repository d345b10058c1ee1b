"""What the keys take without much selecting: quotes, names, and what stands beside them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.model import countries
from annotator.model.annotations import Mention, Quote, Span, Speaker
from annotator.suggestions import names, quotes, speakers
from annotator.suggestions.beside import begins_name
from annotator.suggestions.countries_named import country_in
from annotator.suggestions.full_names import full_name
from annotator.suggestions.kinds import kind_of
from annotator.suggestions.languages import small_words
from annotator.suggestions.proposals import QuoteProposal
from annotator.ui import around

FAR = 3000  # characters around a selection that are read at most
_CAPITAL = re.compile(r"\b[^\W\d_a-zß-öø-ÿ]\w*(?:[.’'·-]\w+)*")
_NAMED_BEFORE = re.compile(r"\s*(?:,|\Z|of\b|for\b|at\b|in\b|from\b|to\b)")
_DEFINITE = re.compile(r"(?:the|his|her|their|le|la|el)\s|[а-яё]")
_FITS_OFFICE = 0.85  # of a speaker whose office has all the words of a source
_ARTICLE = re.compile(
    r"\A(?:(?i:the|an?|his|her|its|their|our)\s+|(?:le|la|les|el|los|las|un|une|una)\s+|[lL][’'])"
)
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """What Q marks: the quoted stretches, the other parts, and the type where it is known."""

    content: tuple[Place, ...]
    parts: tuple[Span, ...] = ()
    type: str = ""


def quote_at(text: str, caret: int, known: Iterable[Quote], language: str) -> Marked | None:
    """The quotation or reported clause around a caret with its parts; None where there is none."""
    found = quotes.around(text, caret, known, language=_code(language))
    if found is None:
        return None
    return Marked(_content(found), _parts(found), found.type)


def quote_in(text: str, place: Place, language: str) -> Marked:
    """The selected words as a quote, with the parts that the sentence around them tells."""
    start = text.rfind("\n", max(0, place[0] - FAR), place[0]) + 1
    end = text.find("\n", place[1], place[1] + FAR)
    start, end = max(start, place[0] - FAR), end if end >= 0 else min(len(text), place[1] + FAR)
    found = max(
        quotes.all_in(text, start, end, language=_code(language)),
        key=lambda one: _overlap(_content(one), place),
        default=None,
    )
    if found is None or not _overlap(_content(found), place):
        return Marked((place,))
    parts = tuple(s for s in _parts(found) if s.end <= place[0] or place[1] <= s.start)
    whole = all(place[0] <= start and end <= place[1] for start, end in _content(found))
    return Marked((place,), parts, found.type if whole else "")


def same_quote(quote: Quote, marked: Marked) -> bool:
    """Whether a quote is the one that would be marked: the same words, or the same cue."""
    places = tuple((span.start, span.end) for span in quote.spans if span.role == "content")
    cues = {(span.start, span.end) for span in quote.spans if span.role == "cue"}
    return places == marked.content or any(
        (part.start, part.end) in cues for part in marked.parts if part.role == "cue"
    )


def name_at(text: str, caret: int) -> Place | None:
    """What S takes: the name around a caret, else the word, without the ’s of an owner."""
    named = speakers.name_at(text, caret)
    word = around.word_at(text, caret) if named is None else None
    if word is None:
        return named
    owned = text[slice(*word)].endswith(("’s", "'s")) and word[1] - word[0] > len("’s")
    return word[0], word[1] - 2 * owned


def name_in(text: str, source: Span) -> tuple[Place, str]:
    """The words of a source that name who speaks, and how: by name, pronoun or what they are."""
    place, whole = (source.start, source.end), around.kind_of_mention(source.text)
    if whole == "pronoun":
        return place, whole
    if kind_of(_ARTICLE.sub("", source.text)) in ("group", "document"):  # the Members of …
        return place, "nominal"
    pieces = [piece.strip() for piece in source.text.split(",")]
    if len(pieces) > 1 and any(word[0].islower() for word in pieces[0].split()):
        named = speakers.name_at(text, source.start + source.text.index(pieces[1]))
        if named and text[slice(*named)] == pieces[1]:  # the Foreign Secretary, Boris Johnson
            return named, "name"
    head = pieces[0]
    capitals = list(_CAPITAL.finditer(head))
    for word in (*capitals[-1:], *capitals[:1]):
        found = speakers.name_at(text, source.start + word.start())
        if found is None or found[0] < source.start or found[1] > source.end:
            continue
        ends = found[1] == source.start + len(head.rstrip())
        begins = found[0] == source.start and _NAMED_BEFORE.match(source.text, found[1] - place[0])
        if ends or begins:
            return found, "name"
    return place, "nominal"


def names_of_part(text: str, quote: Quote, role: str = "source") -> dict[str, Place]:
    """The names of a new speaker by the words that say by or to whom, and where they stand.

    The whole name comes first where the text has it elsewhere; a pronoun names nobody. In front of
    a colon the letters are all capitals, and are read as small ones.
    """
    part = next((span for span in quote.spans if span.role == role), None)
    if part is None:
        return {}
    place, kind = name_in(text, part)
    name = " ".join(text[slice(*place)].split())
    turn = any(span.role == "cue" and span.text in (":", "：") for span in quote.spans)
    if turn and name.isupper():
        name = name.title()
    name = name_of_words(name)
    if kind == "pronoun" or not name:
        return {}
    whole = full_name(text, name, place[0])
    longer = {" ".join(text[slice(*whole)].split()): whole} if whole else {}
    return longer | {name: place}


def name_of_words(words: str) -> str:
    """The name of a speaker whom words name by what they are: "an aid convoy", Aid convoy."""
    bare = _ARTICLE.sub("", " ".join(words.split()))
    return bare[:1].upper() + bare[1:]


def is_first_person(quote: Quote) -> bool:
    """Whether a quote is told by "I" or "we", and so by who speaks around it."""
    source = next((span for span in quote.spans if span.role == "source"), None)
    return source is not None and source.text.lower() in ("i", "we")


def is_known_before(quote: Quote) -> bool:
    """Whether the words for who said a quote mean somebody named before: "the minister"."""
    source = next((span.text for span in quote.spans if span.role == "source"), "")
    return source == source.lower() and bool(_DEFINITE.match(source))


def _may_be_person(name: str) -> bool:
    """Whether a name can be a person's: Boris Johnson, Foreign Office spokesman; not Aid convoy."""
    words = name.split()
    links = small_words("link")
    small = any(not begins_name(word) and word not in links for word in words)
    return not small or speakers.is_office(name) or words[-1] in small_words("person")


def known_beside(name: str, text: str, place: Place | None) -> dict[str, Any]:
    """What is known of a new speaker: the kind by the name; role and more read at a place.

    `place` is where the text names the speaker, None where it does not.
    """
    country = countries.named(name)
    if country:
        state = countries.countries()[country].alpha2
        return {"kind": "state" if state else "organisation", "country": country}
    known = {"kind": kind_of(name) or ("" if _may_be_person(name) else "unknown")}
    if place is not None:
        found = speakers.beside(text, *place)
        known |= {"country": found.country}
        if not known["kind"]:  # only a person has an office
            role = found.role.title() if found.role.isupper() else found.role
            known |= {"role": role, "affiliation": found.affiliation}
    if known["kind"] == "organisation":  # UK Government, whatever stands beside
        known |= {"country": country_in(name)}
    return {field: value for field, value in known.items() if value}


def likely(
    text: str, quote: Quote, mentions: Sequence[Mention], known: Sequence[Speaker]
) -> tuple[list[str], list[str]]:
    """The speakers who may have said a quote: those whom its source names, then the others."""
    found = speakers.likely(text, quote, mentions, known)
    named = ("mention", "name", "surname")
    sure = [
        p.speaker
        for p in found
        if (p.rule in named and p.score > 0.5) or (p.rule == "office" and p.score > _FITS_OFFICE)
    ]
    return sure, [p.speaker for p in found if p.speaker not in sure]


def named_here(text: str, place: Place, known: Iterable[Speaker]) -> list[str]:
    """The speakers whom the words at a place name by name, alias, surname or title."""
    found = names.named_in(text, names.index_of(known), *place)
    return list(dict.fromkeys(named.speaker for named in found))


def _overlap(content: Sequence[Place], place: Place) -> int:
    return sum(max(0, min(end, place[1]) - max(start, place[0])) for start, end in content)


def _content(found: QuoteProposal) -> tuple[Place, ...]:
    return tuple((span.start, span.end) for span in found.part("content"))


def _parts(found: QuoteProposal) -> tuple[Span, ...]:
    return tuple(span for span in found.spans if span.role != "content")


def _code(language: str) -> str:
    return "" if language == "und" else language

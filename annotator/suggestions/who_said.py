"""Who said a quote: the name in the words for it, who may be meant, what is known of a new one."""

import re
from collections.abc import Sequence
from typing import Any

from annotator.model import countries
from annotator.model.annotations import Mention, Quote, Span, Speaker
from annotator.suggestions import speakers
from annotator.suggestions.arabic import behind_office
from annotator.suggestions.beside import begins_name
from annotator.suggestions.can_speak import can_speak
from annotator.suggestions.countries_named import country_in, is_seat
from annotator.suggestions.full_names import full_name
from annotator.suggestions.kinds import kind_of
from annotator.suggestions.languages import language, small_words
from annotator.suggestions.mention_kinds import kind_of_mention
from annotator.suggestions.proposals import QuoteProposal

_CAPITAL = re.compile(r"\b[^\W\d_a-zß-öø-ÿ]\w*(?:[.’'·-]\w+)*")
_NAMED_BEFORE = re.compile(r"\s*(?:,|\Z|of\b|for\b|at\b|in\b|from\b|to\b)")
_DEFINITE = re.compile(r"(?:the|his|her|their|le|la|el)\s|[а-яё]")
_FITS_OFFICE = 0.85  # of a speaker whose office has all the words of a source
_ARTICLE = re.compile(
    r"\A(?:(?i:the|an?|his|her|its|their|our)\s+|(?:le|la|les|el|los|las|un|une|una)\s+|[lL][’'])"
)
Place = tuple[int, int]

FAR = 3000
"""How far in front of a quote, in code points, its speaker is looked for among mentions."""


def name_in(text: str, source: Span) -> tuple[Place, str]:
    """The words of a source that name who speaks, and how: by name, pronoun or what they are."""
    place, whole = (source.start, source.end), kind_of_mention(source.text)
    if whole == "pronoun":
        return place, whole
    if kind_of(_ARTICLE.sub("", source.text)) in ("group", "document"):  # the Members of …
        return place, "nominal"
    behind = behind_office(source.text)
    if behind:  # وزير الخارجية الروسي سيرغي لافروف
        return (place[0] + behind, place[1]), "name"
    pieces = [piece.strip() for piece in source.text.split(",")]
    if len(pieces) > 1 and _is_described(pieces[0]):
        named = speakers.name_at(text, source.start + source.text.index(pieces[1]))
        if named and text[slice(*named)] == pieces[1] and not speakers.is_office(pieces[1]):
            return named, "name"  # the Foreign Secretary, Boris Johnson
    head = pieces[0]
    time = language("en").words["time"]
    capitals = [one for one in _CAPITAL.finditer(head) if one.group().lower() not in time]
    for word in (*capitals[-1:], *capitals[:1]):
        found = speakers.name_at(text, source.start + word.start())
        if found is None or found[0] < source.start or found[1] > source.end:
            continue
        ends = found[1] == source.start + len(head.rstrip())
        begins = found[0] == source.start and _NAMED_BEFORE.match(source.text, found[1] - place[0])
        if ends or begins:
            return found, "name"
    return place, "nominal"


def _is_described(words: str) -> bool:
    """Whether words in front of a comma say what somebody is, and are not the name."""
    return speakers.is_office(words) or any(word[0].islower() for word in words.split())


def names_of_part(
    text: str, quote: Quote | QuoteProposal, role: str = "source"
) -> dict[str, Place]:
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
    if turn and name in small_words("turn"):  # QUESTION: whoever asks
        return {}
    name = name_of_words(name)
    if kind == "pronoun" or not name:
        return {}
    whole = full_name(text, name, place[0])
    longer = {" ".join(text[slice(*whole)].split()): whole} if whole else {}
    return longer | ({name: place} if can_speak(name, named=kind == "name") else {})


def name_of_words(words: str) -> str:
    """The name of a speaker whom words name by what they are: "an aid convoy", Aid convoy."""
    bare = _ARTICLE.sub("", " ".join(words.split()))
    return bare[:1].upper() + bare[1:]


def is_first_person(quote: Quote | QuoteProposal) -> bool:
    """Whether a quote is told by "I" or "we", and so by who speaks around it."""
    source = next((span for span in quote.spans if span.role == "source"), None)
    return source is not None and source.text.lower() in ("i", "we")


def is_known_before(quote: Quote | QuoteProposal) -> bool:
    """Whether the words for who said a quote mean somebody named before: "the minister"."""
    source = next((span.text for span in quote.spans if span.role == "source"), "")
    return source == source.lower() and bool(_DEFINITE.match(source))


def _may_be_person(name: str) -> bool:
    """Whether a name can be a person's: Boris Johnson, Foreign Office spokesman; not Aid convoy."""
    words = name.split()
    links = small_words("link")
    small = any(word[0].islower() and not begins_name(word) and word not in links for word in words)
    return not small or speakers.is_office(name) or words[-1] in small_words("person")


def known_beside(name: str, text: str, place: Place | None) -> dict[str, Any]:
    """What is known of a new speaker: the kind by the name; role and more read at a place.

    `place` is where the text names the speaker, None where it does not.
    """
    country = countries.named(name)
    if country:
        state = countries.countries()[country].alpha2
        return {"kind": "state" if state else "organisation", "country": country}
    if is_seat(name):  # Pyongyang, the Kremlin
        return {"kind": "state", "country": country_in(name)}
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
    text: str, quote: Quote | QuoteProposal, mentions: Sequence[Mention], known: Sequence[Speaker]
) -> tuple[list[str], list[str], list[str]]:
    """The speakers who may have said a quote: named as its source, fitting it, or only near."""
    found = speakers.likely(text, quote, mentions, known)
    named = ("mention", "name", "surname")
    sure = [
        p.speaker
        for p in found
        if (p.rule in named and p.score > 0.5) or (p.rule == "office" and p.score > _FITS_OFFICE)
    ]
    others = [p for p in found if p.speaker not in sure]
    near = [p.speaker for p in others if p.rule == "near"]
    return sure, [p.speaker for p in others if p.speaker not in near], near

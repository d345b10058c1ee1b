"""Who may have said a quote, and what stands beside a name."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from annotator.model.annotations import Mention, Quote, Span, Speaker
from annotator.model.countries import countries
from annotator.model.sentences import sentence_ends
from annotator.suggestions.beside import beside, name_at
from annotator.suggestions.countries_named import countries_in
from annotator.suggestions.frame import WORD
from annotator.suggestions.languages import small_words
from annotator.suggestions.names import Index, Named, index_of, named_in
from annotator.suggestions.proposals import QuoteProposal, SpeakerProposal
from annotator.suggestions.roles import is_role

__all__ = ["beside", "is_office", "likely", "name_at"]

_FAR = 4000
"""How far in front of a quote its speaker is looked for, in code points."""

_REASONS = {
    "mention": "The words that name the speaker are linked to this one.",
    "name": "The words beside the quote name this speaker.",
    "surname": "The words beside the quote have this speaker’s surname.",
    "office": "The words beside the quote fit this speaker’s role, organisation or country.",
    "pronoun": "The speaker that the pronoun may stand for, named before.",
    "near": "The nearest speaker named before the quote.",
}
_Ranked = Iterator[tuple[str, str, float]]


def likely(
    text: str,
    quote: Quote | QuoteProposal,
    mentions: Iterable[Mention],
    speakers: Sequence[Speaker],
) -> list[SpeakerProposal]:
    """Return the known speakers who may have said a quote, the likeliest first, each once."""
    mentions = list(mentions)
    index = index_of(speakers)
    best: dict[str, tuple[float, str]] = {}
    for speaker, rule, score in _evidence(text, quote, mentions, speakers, index):
        if (score, rule) > best.get(speaker, (0.0, "")):
            best[speaker] = score, rule
    known = {speaker.id for speaker in speakers}
    ranked = sorted(best.items(), key=lambda item: -item[1][0])
    return [
        SpeakerProposal(speaker=who, rule=rule, reason=_REASONS[rule], score=round(score, 3))
        for who, (score, rule) in ranked
        if who in known
    ]


def is_office(words: str) -> bool:
    """Whether words name an office with what it is of: Minister for the Middle East."""
    found = [one.group() for one in WORD.finditer(words)]
    stop = next((n for n, word in enumerate(found) if word in ("of", "for", "to")), len(found))
    heads = found[:stop] or found
    return any(is_role(" ".join(heads[n:])) for n in range(len(heads)))


def _evidence(
    text: str,
    quote: Quote | QuoteProposal,
    mentions: list[Mention],
    speakers: Sequence[Speaker],
    index: Index,
) -> _Ranked:
    source = next((span for span in quote.spans if span.role == "source"), None)
    text = _in_small_letters(text, source)
    begin = min(span.start for span in quote.spans)
    if source is None:
        yield from _before(text, begin, _named(text, begin, mentions, index), "near", 0.4)
        return
    word = source.text.lower()
    yield from _by_mention(text, source, mentions)
    if any(word in small_words(part) for part in ("he", "it", "they")):
        kinds = {speaker.id: speaker.kind for speaker in speakers}
        named = _named(text, source.start, mentions, index)
        inside = [span for span in quote.spans if span.role == "content"]
        fitting = [
            one
            for one in named
            if _fits(word, kinds.get(one.speaker, ""))
            and not any(span.start <= one.start < span.end for span in inside)
        ]
        yield from _before(text, source.start, fitting, "pronoun", 0.85)
        return
    yield from _by_name(text, source, index)
    yield from _by_office(source, speakers)
    yield from _before(text, begin, _named(text, begin, mentions, index), "near", 0.15)


def _in_small_letters(text: str, source: Span | None) -> str:
    """The text with who takes a turn ("SECRETARY KERRY:") written as a name is elsewhere."""
    if source is None or not source.text.isupper() or text[source.end : source.end + 1] != ":":
        return text
    name = source.text.title()
    return (
        text[: source.start] + name + text[source.end :] if len(name) == len(source.text) else text
    )


def _is_owner(text: str, source: Span, end: int) -> bool:
    """Whether what ends at a place says whose office a person has: the Authority's director Amr."""
    comma = text.find(",", end, source.end)
    stop = comma if comma >= 0 else source.end
    named = name_at(text, stop - 1) if stop > end + 1 else None
    between = text[end : named[0]].split() if named and named[0] > end else []
    return is_role(between[-1]) if between else False


def _by_mention(text: str, source: Span, mentions: list[Mention]) -> _Ranked:
    """Speakers whose mentions stand in the source, those that begin or fill it first."""
    for mention in mentions:
        both = min(mention.end, source.end) - max(mention.start, source.start)
        if mention.speaker is None or both <= 0:
            continue
        share = both / (source.end - source.start)
        begins = mention.start <= source.start
        if _is_owner(text, source, mention.end):
            begins, share = False, 0.0
        yield mention.speaker, "mention", 0.98 if begins or share > 0.6 else 0.3 + 0.3 * share


def _by_name(text: str, source: Span, index: Index) -> _Ranked:
    """Speakers named in the source; a name at its beginning or end counts most."""
    for named in named_in(text, index, source.start, source.end):
        rule = "surname" if named.how == "surname" else "name"
        fills = named.end - named.start >= 0.7 * (source.end - source.start)
        begins = not any(True for _ in WORD.finditer(text, source.start, named.start))
        comma = "," in text[source.start : named.start]
        ends = named.end == source.end and not comma
        base = {"name": 0.96, "alias": 0.93, "title": 0.93, "surname": 0.92}[named.how]
        behind = text[named.end : named.end + 2]
        owner = behind in ("’s", "'s") or _is_owner(text, source, named.end)
        if owner or not (fills or begins or ends):
            base = 0.45
        yield named.speaker, rule, base


def _by_office(source: Span, speakers: Sequence[Speaker]) -> _Ranked:
    """Speakers whose role, organisation and country share words with the source."""
    wanted = _office_words(source.text)
    if not wanted:
        return
    for speaker in speakers:
        offices = [(office.role, office.affiliation, office.country) for office in speaker.offices]
        offices.append((speaker.role, speaker.affiliation, speaker.country))
        share = max(_share(wanted, *office) for office in offices)
        if share > 0.25:
            fitting = 0.9 if speaker.kind == "person" else 0.6
            yield speaker.id, "office", fitting * share


def _share(wanted: set[str], role: str | None, place: str | None, country: str | None) -> float:
    own = _office_words(" ".join(filter(None, (role, place))))
    if country and country in countries():
        own |= {country}
    return len(wanted & own) / len(wanted)


def _office_words(words: str) -> set[str]:
    """The words of an office in small letters without endings, countries as their codes."""
    found = countries_in(words)
    for start, end, _ in reversed(found):
        words = words[:start] + " " * (end - start) + words[end:]
    bare = {match.group().lower().split("’")[0].split("'")[0] for match in WORD.finditer(words)}
    plain = {word.replace("adviser", "advisor")[:8] for word in bare - small_words("not_office")}
    return plain | {code for _, _, code in found}


def _named(text: str, end: int, mentions: list[Mention], index: Index) -> list[Named]:
    """Who is named in front of a place, by mentions that are there and by names, in order."""
    start = max(0, end - _FAR)
    linked = [
        Named(one.start, one.end, one.speaker, "mention")
        for one in mentions
        if one.speaker is not None and start <= one.start and one.end <= end
    ]
    taken = {(one.start, one.end) for one in linked}
    named = [one for one in named_in(text, index, start, end) if (one.start, one.end) not in taken]
    return sorted(linked + named, key=lambda one: (one.start, -one.end))


def _before(text: str, end: int, named: list[Named], rule: str, score: float) -> _Ranked:
    """Speakers in the sentences before a place: the nearest sentence first, its subject first."""
    start = max(0, end - _FAR)
    ends = [0, *sentence_ends(text[start:end])] if end > start else [0]
    for low, high in reversed(list(pairwise(ends))):
        there = [one for one in named if low <= one.start - start < high]
        owners = [one for one in there if text[one.end : one.end + 2] in ("’s", "'s")]
        subjects = [one for one in there if one not in owners]
        for one in subjects:
            yield one.speaker, rule, score
            score *= 0.85
        for one in owners:
            yield one.speaker, rule, score * 0.5


def _fits(pronoun: str, kind: str) -> bool:
    if pronoun in small_words("he"):
        return kind in ("person", "unknown")
    if pronoun in small_words("it"):
        return kind in ("organisation", "state", "document", "unknown")
    return True

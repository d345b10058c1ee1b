"""What an article, a speaker or a record tells, fact by fact, so that formats can be held to it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from annotator.exchange.incoming import RECORD_KINDS
from annotator.model.annotations import (
    EVENT_ROLES,
    QUOTE_ROLES,
    Event,
    Mention,
    Quote,
    Speaker,
)

ARTICLE = (
    *("title", "source", "source_type", "byline", "dateline_place", "published", "url"),
    *("language", "licence", "note"),
)
SPEAKER = (
    *("kind", "role", "affiliation", "country", "sector", "cameo_code", "wikidata", "aliases"),
    *("offices", "note", "fields"),
)
_ALL = ("certainty", "note", "fields")
MENTION = ("speaker", "kind", "parts", "label", "certainty", "note")
QUOTE = (
    *("type", "speaker", "parent", "addressees", "act", "stance", "stance_target", "date"),
    *("venue", "in_headline", *_ALL),
    *(f"{role} words" for role in QUOTE_ROLES if role != "content"),
)
EVENT = (
    *("type", "mode", "contexts", "cameo_code", "date", "location", "location_country"),
    *("modality", "polarity", "quote", "same_as", "participants", "participants' mentions", *_ALL),
    *(f"{role} words" for role in EVENT_ROLES if role != "trigger"),
)
FACTS = {
    "articles": ("text", *ARTICLE),
    "speakers": ("name", *SPEAKER),
    "layers": ("annotator", "kind", "status"),
    "mentions": ("words", *MENTION),
    "quotes": ("words", *QUOTE),
    "events": ("words", *EVENT),
    "records": ("provenance",),
}
"""Every fact by what tells it, in the order in which they are told."""
KEYS = tuple(f"{kind}.{fact}" for kind, facts in FACTS.items() for fact in facts)

DEFAULTS: Mapping[str, Any] = {
    "articles.language": "und",
    "speakers.kind": "person",
    "layers.kind": "annotation",
    "layers.status": "new",
    "mentions.kind": "name",
    "events.modality": "asserted",
    "events.polarity": "positive",
}
_NOTHING = (None, "", (), "high", False)

Names = Mapping[str, str]
Facts = dict[str, Any]


def told(facts: Iterable[str]) -> list[str]:
    """Return facts as people read them: of a kind only where another kind has such a fact too.

    Records of which nothing is told are told as a whole.
    """
    every = set(facts)
    whole_kinds = [kind for kind in RECORD_KINDS if every >= {f"{kind}.{f}" for f in FACTS[kind]}]
    found = sorted(
        (key for key in every if key.partition(".")[0] not in whole_kinds), key=KEYS.index
    )
    bare = [key.partition(".")[2] for key in KEYS]
    words = []
    for key in found:
        kind, _, fact = key.partition(".")
        alike = [one for one in KEYS if one.partition(".")[2] == fact]
        whole = bare.count(fact) == 1 or set(alike) <= set(found)
        words.append(fact if whole else f"{fact} of {kind}")
    return [*whole_kinds, *dict.fromkeys(words)]


def of_article(article: Any) -> Facts:
    """Return what an article tells beside its text."""
    return _said("articles", {name: getattr(article, name) for name in ARTICLE})


def of_speaker(speaker: Speaker) -> Facts:
    """Return what a speaker tells beside the name."""
    facts = {name: getattr(speaker, name) for name in SPEAKER}
    facts["fields"] = _plain(speaker.fields)
    return _said("speakers", facts)


def words(record: Mention | Quote | Event) -> tuple[tuple[int, int], ...]:
    """Return the places of what makes a record: its words, quoted words or event words."""
    if isinstance(record, Mention):
        return ((record.start, record.end),)
    main = "content" if isinstance(record, Quote) else "trigger"
    return _places(record, main)


def of_record(record: Any, names: Names, places: Mapping[str, Any]) -> Facts:
    """Return what a record tells beside its words.

    `names` are those of speakers by id, `places` the words of the records that it may refer to.
    """
    facts: Facts = {"certainty": record.certainty, "note": record.note}
    if isinstance(record, Mention):
        facts |= {"speaker": names.get(record.speaker or ""), "kind": record.kind}
        facts["label"] = record.fields.get("label")
        facts["parts"] = tuple(map(tuple, record.fields.get("parts", ())))
        return _said("mentions", facts)
    facts["fields"] = _plain(record.fields)
    if isinstance(record, Quote):
        return _said("quotes", facts | _of_quote(record, names, places))
    return _said("events", facts | _of_event(record, names, places))


def _of_quote(quote: Quote, names: Names, places: Mapping[str, Any]) -> Facts:
    plain = ("type", "act", "stance", "date", "venue", "in_headline")
    facts = {name: getattr(quote, name) for name in plain}
    facts |= {
        "speaker": names.get(quote.speaker or ""),
        "stance_target": names.get(quote.stance_target or ""),
        "addressees": tuple(sorted({names.get(one, "") for one in quote.addressees})),
        "parent": places.get(quote.parent or ""),
    }
    return facts | {
        f"{role} words": _places(quote, role) for role in QUOTE_ROLES if role != "content"
    }


def _of_event(event: Event, names: Names, places: Mapping[str, Any]) -> Facts:
    plain = ("type", "mode", "cameo_code", "date", "location", "location_country")
    facts = {name: getattr(event, name) for name in (*plain, "modality", "polarity")}
    parts = [(one.role, names.get(one.speaker, ""), one.mention) for one in event.participants]
    facts |= {
        "contexts": tuple(sorted(event.contexts)),
        "quote": places.get(event.quote or ""),
        "same_as": places.get(event.same_as or ""),
        "participants": tuple(sorted((role, name) for role, name, _ in parts)),
        "participants' mentions": tuple(
            sorted((role, name, places[id]) for role, name, id in parts if id and id in places)
        ),
    }
    return facts | {
        f"{role} words": _places(event, role) for role in EVENT_ROLES if role != "trigger"
    }


def _places(record: Quote | Event, role: str) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({(one.start, one.end) for one in record.spans if one.role == role}))


def _plain(fields: Mapping[str, Any]) -> Any:
    """The values of custom fields in words, so that 3 and "3" are the same."""
    return tuple(
        sorted((name, _in_words(value)) for name, value in fields.items() if value is not None)
    )


def _in_words(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _said(kind: str, facts: Facts) -> Facts:
    """Return the facts that say more than the default, under their keys."""
    return {
        f"{kind}.{name}": value
        for name, value in facts.items()
        if value not in _NOTHING and value != DEFAULTS.get(f"{kind}.{name}")
    }

"""Which facts come back from an export, by format; a test derives each set from real exports."""

from annotator.exchange.proving.facts import ARTICLE, FACTS, KEYS, SPEAKER


def _all(kind: str, *facts: str) -> frozenset[str]:
    """Some facts of a kind, or all."""
    return frozenset(f"{kind}.{fact}" for fact in facts or FACTS[kind])


NOTHING: frozenset[str] = frozenset()
EVERYTHING = frozenset(KEYS)
RECORDS = _all("mentions") | _all("quotes") | _all("events")
TABLES = EVERYTHING - (
    _all("articles", "text")
    | _all("speakers", "offices")
    | _all("mentions", "parts", "label")
    | _all("quotes", "addressee words", "date words", "venue words", "insertion words")
    | _all("events", "date words", "location words", "other_mention words")
    | _all("events", "same_as", "participants' mentions")
    | _all("records")
)
BRAT = EVERYTHING - (
    _all("articles", *ARTICLE)
    | _all("speakers", *SPEAKER)
    | _all("layers")
    | _all("events", "participants' mentions")
    | _all("records")
)
DOCUMENTS = BRAT | _all("articles") | _all("layers")
"""All of a document: what a format holds that can keep every attribute, but no registry."""
CITRON = DOCUMENTS - _all("events")
CONLL = (
    _all("articles", "text")
    | _all("mentions", "words", "parts")
    | _all("quotes", "words")
    | _all("events", "words", "type")
)
"""Words and types; parts of quotes are found again by nearness, which is no claim."""
PLOVER = (
    _all("articles", "source", "language")
    | _all("layers", "annotator")
    | _all("speakers", "name", "country", "sector")
    | _all("events", "words", "type", "mode", "contexts", "location", "location_country")
    | _all("events", "modality", "polarity", "participants", "note")
)
"""Events with who took part; dates only as days, speakers as far as they act."""

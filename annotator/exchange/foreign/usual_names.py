"""The usual names of the field for what we have: in small letters, without spaces and signs."""

from collections.abc import Mapping

from annotator.model.annotations import CERTAINTIES, MENTION_KINDS, MODALITIES, QUOTE_TYPES

SPEAKER_KINDS = {
    "person": "per person people individual speaker politician",
    "organisation": "org organization organisation company institution norp agency",
    "state": "gpe state country nation",
    "group": "group crowd",
    "document": "document treaty law",
}
NAMES = "mention name entity namedentity ne actor misc loc location place fac facility"
"""Names of what is named in a text, whoever or whatever it is."""
SEGMENTS = "token sentence paragraph heading div"
"""Units of any text, which nobody marked."""
QUOTE_PARTS = {
    "content": "quote quotation content directquote indirectquote speech statement said utterance"
    " quotedwords directspeech indirectspeech attribution",
    "cue": "cue reportingverb reportingword speechverb verb trigger cueof cuedby",
    "source": "source attributedto sourceof saidby holder reporter",
    "addressee": "addressee addresseeof recipientofspeech listener audience saidto",
    "speaker": "speaker speakerof quotedspeaker",
    "venue": "venue",
    "insertion": "insertion",
}
ROLES = {
    "participant actor": "actor agent attacker giver initiator subject arg0 doer entity seller",
    "participant recipient": "recipient patient target victim beneficiary object arg1 receiver"
    " buyer",
    "location": "location place loc city where",
    "date": "date time when",
    "other_mention": "othermention",
    "coreference": "coreference coref alias identity sameentity equiv equivalence appos cop"
    " samespeaker anaphora",
    "same_words": "samewords continues continuation nextpart",
    "same_as": "sameas eventcoreference sameevent",
    "parent": "parent nestedin within",
    "in_quote": "inquote saidin toldin",
}
ATTRIBUTES = {
    "certainty": "certainty confidence",
    "kind": "kind mention mentiontype mentionkind level",
    "type": "type quotetype",
    "modality": "modality realis factuality speculation",
    "polarity": "polarity negation negated",
    "label": "label",
}
VALUES = {
    "certainty": {
        "high": "high sure certain",
        "medium": "medium neutral normal",
        "low": "low unsure uncertain",
    },
    "kind": {
        "name": "name nam named proper prop",
        "nominal": "nominal nom common other",
        "pronoun": "pronoun pro pron",
        "metonym": "metonym",
    },
    "type": {"direct": "direct", "indirect": "indirect", "mixed": "mixed"},
    "modality": {
        "asserted": "asserted actual false",
        "planned": "planned future",
        "conditional": "conditional generic true other hypothetical",
        "denied": "denied",
    },
    "polarity": {"negative": "negative true neg yes", "positive": "positive false pos no"},
}
CLOSED: Mapping[str, tuple[str, ...]] = {
    "certainty": CERTAINTIES,
    "kind": MENTION_KINDS,
    "type": QUOTE_TYPES,
    "modality": MODALITIES,
    "polarity": ("positive", "negative"),
}

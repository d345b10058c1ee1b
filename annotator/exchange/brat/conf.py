"""annotation.conf and visual.conf: what can be annotated with a codebook, as brat reads it."""

from collections.abc import Iterable, Iterator

from annotator.exchange.brat.names import safe
from annotator.exchange.foreign.outgoing_layer import (
    EVENT_PREFIX,
    MENTION,
    NAME_LABELS,
    OWN_LABELS,
    PART_LABELS,
    QUOTE,
)
from annotator.model.annotations import (
    CERTAINTIES,
    EVENT_ROLES,
    MENTION_KINDS,
    MODALITIES,
    POLARITIES,
    QUOTE_ROLES,
    QUOTE_TYPES,
)
from annotator.model.codebook import Codebook

_COLOURS = {MENTION: "#b7d7f5", QUOTE: "#ffe08a"}
_NAMES = "|".join((MENTION, *NAME_LABELS.values()))
_ARC = "ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5"
_SPAN = "SPAN_DEFAULT\tfgColor:black, bgColor:#d9ead3, borderColor:darken"


def annotation(codebook: Codebook) -> str:
    """Return annotation.conf."""
    sections = {
        "entities": (MENTION, *NAME_LABELS.values(), *PART_LABELS.values()),
        "relations": (
            f"Equiv\tArg1:{_NAMES}, Arg2:{_NAMES}, <REL-TYPE>:symmetric-transitive",
            "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
        ),
        "events": tuple(_events(codebook)),
        "attributes": tuple(_attributes(codebook)),
    }
    return _file(sections.items())


def visual(codebook: Codebook) -> str:
    """Return visual.conf: the names of the codebook, and its colours."""
    labels = [
        f"{_label(one.code)} | {one.name}" for one in codebook.event_types if "|" not in one.name
    ]
    colours = _COLOURS | {
        _label(one.code): colour
        for one in codebook.event_types
        if (colour := codebook.colour(one.code))
    }
    drawing = [f"{name}\tbgColor:{colour}" for name, colour in colours.items()]
    return _file([("labels", labels), ("drawing", [_SPAN, _ARC, *drawing])])


def _events(codebook: Codebook) -> Iterator[str]:
    parts = [f"{role}*:{PART_LABELS[role]}" for role in QUOTE_ROLES if role != "content"]
    yield f"{QUOTE}\t{', '.join((*parts, f'parent?:{QUOTE}'))}"
    arguments = [f"{safe(role)}*:{_NAMES}" for role in codebook.terms("roles")]
    arguments += [f"{role}*:{PART_LABELS[role]}" for role in EVENT_ROLES if role != "trigger"]
    arguments += [f"in_quote?:{QUOTE}", "same_as?:<EVENT>"]
    for one in codebook.event_types:
        yield f"{_label(one.code)}\t{', '.join(arguments)}"


def _attributes(codebook: Codebook) -> Iterator[str]:
    yield f"kind\tArg:{_NAMES}, Value:{'|'.join(MENTION_KINDS)}"
    yield f"type\tArg:{QUOTE}, Value:{'|'.join(QUOTE_TYPES)}"
    for name, part in (("act", "quote_acts"), ("stance", "stances")):
        if codes := [code for code in codebook.terms(part) if safe(code) == code]:
            yield f"{name}\tArg:{QUOTE}, Value:{'|'.join(codes)}"
    yield f"in_headline\tArg:{QUOTE}"
    yield f"modality\tArg:<EVENT>, Value:{'|'.join(MODALITIES)}"
    yield f"polarity\tArg:<EVENT>, Value:{'|'.join(POLARITIES)}"
    yield f"certainty\tArg:<ANY>, Value:{'|'.join(CERTAINTIES)}"


def _label(type: str) -> str:
    return safe(f"{EVENT_PREFIX}{type}" if type in OWN_LABELS else type)


def _file(sections: Iterable[tuple[str, Iterable[str]]]) -> str:
    return "\n".join(
        f"[{name}]\n\n{''.join(f'{line}{chr(10)}' for line in lines)}" for name, lines in sections
    )

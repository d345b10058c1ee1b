"""How many records of our documents a format has to leave out."""

from collections import Counter

from annotator.exchange.foreign.document import Document
from annotator.exchange.foreign.outgoing_layer import MENTION, NAME_LABELS, QUOTE


def counts_of(document: Document) -> Counter[str]:
    """Return how many articles and records of each kind a document of ours is."""
    found = Counter(("articles",))
    for layer in document.layers:
        found["mentions"] += sum(is_mention(mark.label) for mark in layer.marks)
        for frame in layer.frames:
            found["quotes" if frame.label == QUOTE else "events"] += 1
    return found


def is_mention(label: str) -> bool:
    """Whether a mark of this label is a mention of ours."""
    return label == MENTION or label in NAME_LABELS.values()

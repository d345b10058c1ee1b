"""How values are written in tables: codes as they are, speakers by their names."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from annotator.agreement.ratings import NOTHING, Ratings
from annotator.agreement.results import Confusion

JOINT = " | "
"""Between several values in one cell, as in the tables of an export."""


def label(value: Hashable, names: Mapping[str, str]) -> str:
    """Return a value as text; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return JOINT.join(sorted(label(part, names) for part in value))
    return names.get(str(value), str(value))


def labels(values: Sequence[Hashable], names: Mapping[str, str]) -> list[str]:
    """Return values as texts that tell them apart: two speakers of one name have their ids too."""
    texts = [label(value, names) for value in values]
    times = Counter(texts)
    return [
        text if times[text] == 1 else f"{text} ({label(value, {})})"
        for text, value in zip(texts, values, strict=True)
    ]


def confusion_of(
    ratings: Ratings, of: str, pair: tuple[str, ...], names: Mapping[str, str]
) -> Confusion:
    """Count what two annotators said of the records that both marked."""
    texts = {NOTHING: ""} | dict(enumerate(labels(ratings.values, names)))
    most = len(ratings.values) + 1
    both = (ratings.cells[:, 0] - NOTHING) * most + ratings.cells[:, 1] - NOTHING
    pairs, counts = np.unique(both, return_counts=True)
    found = zip(*np.divmod(pairs, most), counts, strict=True)
    cells = {
        (texts[int(a) + NOTHING], texts[int(b) + NOTHING]): int(count) for a, b, count in found
    }
    return Confusion(of, pair[0], pair[1], cells)

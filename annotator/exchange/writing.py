"""How exports are written: what is asked of a format, and what it says it wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.exchange.progress import Progress, silent
from annotator.exchange.proving.proof import Proof

Back = Mapping[str, tuple[int, int]]
NONE_BACK: Back = {}
NO_PROOF = Proof()
KINDS = ("articles", "speakers", "mentions", "quotes", "events")
"""What is counted, in the order that sentences tell it."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How to write: one table only, the delimiter of its columns, whom to tell how far it is."""

    table: str = ""
    delimiter: str = ","
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote, by kind, and in words what did not fit the format.

    `unfit` is how many records, by kind, the format had to leave out; `proof` is what reading the
    export again gave.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    unfit: Mapping[str, int] = field(default_factory=dict)
    proof: Proof = NO_PROOF

    def sentence(self) -> str:
        """Return the one line that tells what was written and came back, and what was not."""
        lost = [words] if (words := self.proof.sentence()) else []
        counts = counted(self.counts, self.proof.back)
        return "; ".join([f"Wrote {counts}", *self.left_out, *lost]) + "."


def counted(counts: Mapping[str, int], back: Back = NONE_BACK) -> str:
    """Return numbers of things as words, as in "1 article, 16 speakers and 61 mentions".

    `back` is how many of a kind came back, of how many: "12 of 12 quotes".
    """
    parts = [
        f"{_of(back, kind)}{counts[kind]:,} {kind[:-1] if counts[kind] == 1 else kind}"
        for kind in [kind for kind in KINDS if kind in counts] or counts
    ]
    if len(parts) < 2:
        return "".join(parts) or "nothing"
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _of(back: Back, kind: str) -> str:
    """How many of a kind came back, of how many; not said of articles that all did."""
    found, total = back.get(kind, (0, 0))
    return "" if kind not in back or (kind == "articles" and found == total) else f"{found:,} of "

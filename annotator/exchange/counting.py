"""How many of each kind an import added, changed, or found to be there already."""

from typing import Any

from annotator.exchange.formats import KINDS

STATES = ("new", "changed", "same", "deleted")
"""What becomes of records; only edited tables delete any."""
Counts = dict[str, dict[str, int]]


class Counting:
    """Counts by kind and state."""

    def __init__(self) -> None:
        self.counts: Counts = {kind: dict.fromkeys(STATES[:3], 0) for kind in KINDS}

    def note(self, kind: type[Any], state: str) -> None:
        """Count one article, speaker, mention, quote or event as new, changed, same or deleted."""
        counts = self.counts[f"{kind.__name__.lower()}s"]
        counts[state] = counts.get(state, 0) + 1

    def of(self, state: str) -> dict[str, int]:
        """Return the counts of one state, without those that are none."""
        return {kind: found[state] for kind, found in self.counts.items() if found.get(state)}

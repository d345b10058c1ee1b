"""What came of reading an export again: how many records came back, and which facts did not."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from annotator.exchange.proving.facts import FACTS, told

NOT_HELD = "not representable in this format"


@dataclass(frozen=True, slots=True)
class Proof:
    """How many of each kind came back, of how many; the facts that had values and did not.

    `failures` are sentences about what the format claims to hold and did not give back.
    """

    back: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()

    def sentence(self) -> str:
        """Return what the format cannot hold of what there was, or nothing ("")."""
        return f"{NOT_HELD}: {', '.join(told(self.lost))}" if self.lost else ""


@dataclass(slots=True)
class Ledger:
    """Counts facts that there were and that came back, by key, and records by kind."""

    had: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)

    def compare(self, expected: Mapping[str, object], found: Mapping[str, object]) -> None:
        """Count the facts of one thing, and those that came back equal."""
        self.had.update(expected.keys())
        self.held.update(key for key, value in expected.items() if found.get(key) == value)

    def proof(
        self, totals: Mapping[str, int], claims: Collection[str], excused: Mapping[str, int]
    ) -> Proof:
        """Return the proof; `excused` are records that the writer said it had to leave out."""
        back = {kind: (min(self.records[kind], total), total) for kind, total in totals.items()}
        lost = tuple(key for key in self.had if self.held[key] < self.had[key])
        for kind in excused:  # of which nothing was there to be compared
            if f"{kind}.words" not in claims:
                lost += tuple(f"{kind}.{fact}" for fact in FACTS[kind])
        missing = {
            kind: total - found - excused.get(kind, 0) for kind, (found, total) in back.items()
        }
        failures = [
            f"{_number(count, kind)} did not come back when the export was read again"
            for kind, count in missing.items()
            if count > 0 and f"{kind}.words" in claims
        ]
        failures += _wrong_facts((key for key in lost if key in claims), self)
        return Proof(back, tuple(key for key in lost if key not in claims), tuple(failures))


def _wrong_facts(keys: Iterable[str], ledger: Ledger) -> Iterable[str]:
    for key in keys:
        kind, _, fact = key.partition(".")
        count = ledger.had[key] - ledger.held[key]
        yield f"{fact} of {_number(count, kind)} did not come back as it was"


def _number(count: int, kind: str) -> str:
    return f"{count:,} {kind[:-1] if count == 1 else kind}"

"""How far each difference of an article is, kept in memory and in step with the agreed version."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from annotator.adjudicating.comparing import Comparison, Difference
from annotator.adjudicating.hearing import KINDS, Heard
from annotator.adjudicating.leaving_out import Points, by_thing, knows, thing_of
from annotator.adjudicating.linking import linked_in, links_not_taken
from annotator.editing.adjudication import gold_of
from annotator.model.annotations import Layer
from annotator.store.adjudicated import agreed
from annotator.store.changes import Change, Edit
from annotator.store.project import Project
from annotator.store.recent import outside

_RECORDS = ("mentions", "quotes", "events")


class State(StrEnum):
    """How far a difference is: all say the same and it waits to be taken, open, or decided.

    `ANEW` is decided, but somebody has said something else since; `ALONE` is in the agreed version,
    but all that it was made from was deleted.
    """

    AGREED = "agreed"
    OPEN = "open"
    ANEW = "anew"
    ALONE = "alone"
    TAKEN = "taken"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Decision:
    """The state of a difference; where it is taken, the layers it was taken from, and the records.

    `gold` are ids of records of the agreed version, `not_linked` the links that these do not have
    since they would lead in a circle.
    """

    state: State
    layers: tuple[str, ...] = ()
    gold: tuple[str, ...] = ()
    not_linked: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether there is something to decide."""
        return self.state in (State.OPEN, State.AGREED, State.ANEW, State.ALONE)

    @property
    def may_be_kept(self) -> bool:
        """Whether it was decided before, so that this can be kept."""
        return self.state in (State.ANEW, State.ALONE)

    @property
    def may_be_opened(self) -> bool:
        """Whether there is a decision to be taken back."""
        return self.state in (State.TAKEN, State.LEFT_OUT, State.ANEW)


class Standing:
    """What is decided on each difference of a comparison, in their order (`decided`).

    `counts` says of how many that is which.
    """

    def __init__(self, project: Project, comparison: Comparison) -> None:
        self.comparison = comparison
        self.decided: list[Decision] = []
        self._project = project
        self._numbers: dict[object, int] = {}
        """The number of a difference by ids of its records, and by where it may be left out."""
        for number, one in enumerate(comparison.differences):
            self._numbers |= dict.fromkeys((*one.ids, thing_of(one)), number)
            if one.agreed is not None:
                self._numbers[one.agreed.id] = number
        self._linked = linked_in(comparison)
        self._not_linked: dict[str, str] = {}
        self._gold: Layer | None = None
        self._moment = self._outside = -1
        self.counts: Counter[State] = Counter()
        self._of_gold: dict[str, int] = {}
        """The number of a difference by ids of agreed records that it has, or had."""

    @property
    def open(self) -> int:
        """How many differences are left to decide."""
        return sum(count for state, count in self.counts.items() if Decision(state).is_open)

    def refresh(self) -> None:
        """Take in what was written since."""
        recent, others = self._project.recent, outside(self._project.db)
        gold, before = gold_of(self._project, self.comparison.article), self._gold
        self._gold = gold
        is_same = gold is not None and before is not None and gold.id == before.id
        if is_same and others == self._outside and recent.knows(self._moment):
            self._decide(self._touched(recent.since(self._moment), before))
        else:
            self.decided = [Decision(State.OPEN) for _ in self.comparison.differences]
            self.counts = Counter({State.OPEN: len(self.decided)})
            self._decide(range(len(self.decided)))
        self._moment, self._outside = recent.now, others

    def _touched(self, written: Iterable[str], before: Layer | None) -> set[int]:
        """Return the differences that records written since, or points dismissed, concern."""
        assert self._gold is not None, "it is asked where there are two states of one"
        assert before is not None, "it is asked where there are two states of one"
        made = agreed(self._project, self._gold.id)
        points = set(self._gold.dismissed) ^ set(before.dismissed)
        concerned: list[object] = [*by_thing(points)]
        for id in written:
            concerned += [id, *made.sources_of(id)]
        found = {self._of_gold[id] for id in written if id in self._of_gold}
        return found | {self._numbers[one] for one in concerned if one in self._numbers}

    def _decide(self, numbers: Iterable[int]) -> None:
        """Look anew at some differences."""
        gold = self._gold
        heard = Heard(self._project, self.comparison, gold.id) if gold else None
        points = by_thing(gold.dismissed) if gold else {}
        for number in {*numbers, *self._linked_otherwise(heard)}:
            one, before = self.comparison.differences[number], self.decided[number]
            found = self._decision(one, heard, points) if heard else _undecided(one)
            if found != before:
                self.decided[number] = found
                self._of_gold |= dict.fromkeys(found.gold, number)
                self.counts[before.state] -= 1
                self.counts[found.state] += 1

    def _decision(self, one: Difference, heard: Heard, points: Points) -> Decision:
        if one.agreed is not None:
            return _of_alone(self._project, one)
        found = _decision(one, heard, points)
        links = dict.fromkeys(self._not_linked[id] for id in found.gold if id in self._not_linked)
        return replace(found, not_linked=tuple(links)) if links else found

    def _linked_otherwise(self, heard: Heard | None) -> Iterable[int]:
        """Look which links would lead in a circle; return the differences for which this is new."""
        before, made = self._not_linked, heard.made if heard else {}
        self._not_linked = links_not_taken(self._project, self._linked, made)
        changed = before.keys() ^ self._not_linked.keys()
        return [self._of_gold[id] for id in changed if id in self._of_gold]


def standing(project: Project, comparison: Comparison) -> Standing:
    """Return how far all differences of a comparison are by now."""
    kept: Mapping[str, object] = project.recent.kept
    found = kept.get("standing")
    if not isinstance(found, Standing) or found.comparison is not comparison:
        found = project.recent.kept["standing"] = Standing(project, comparison)
    found.refresh()
    return found


def decisions(project: Project, comparison: Comparison) -> Sequence[Decision]:
    """Return what is decided on each of the differences, in their order."""
    return tuple(standing(project, comparison).decided)


def is_of_agreed(project: Project, comparison: Comparison, edit: Edit) -> bool:
    """Whether an edit changed no more of what is compared than records of the agreed version."""
    gold = gold_of(project, comparison.article)
    if edit.everything or gold is None:
        return False
    known = agreed(project, gold.id).decided_at
    return all(
        gold.id == (change.id if change.table == "layers" else _layer_of(change))
        or (change.table in _RECORDS and change.id in known)
        for change in edit.changes
        if change.table in (*_RECORDS, "layers", "speakers")
    )


def _layer_of(change: Change) -> object:
    """The layer of a record that came or went."""
    return (change.before or {}).get("layer") or (change.after or {}).get("layer")


def _undecided(one: Difference) -> Decision:
    return Decision(State.AGREED if one.is_agreed else State.OPEN)


def _decision(one: Difference, heard: Heard, points: Points) -> Decision:
    made = heard.made
    taken = {layer: made[record.id] for layer, record in one.records.items() if record.id in made}
    gold = dict.fromkeys(id for ids in taken.values() for id in ids)
    if taken:
        state = State.TAKEN if heard.knows(one) else State.ANEW
        return Decision(state, tuple(taken), tuple(gold))
    if left_out := points.get(thing_of(one)):
        return Decision(State.LEFT_OUT if knows(left_out, one) else State.ANEW)
    return _undecided(one)


def _of_alone(project: Project, one: Difference) -> Decision:
    """What is decided on an agreed record of which all that it was made from was deleted."""
    assert one.agreed is not None, "it is the agreed version that has it"
    record = project.find(KINDS[one.kind], one.agreed.id)
    if record is None:
        return Decision(State.LEFT_OUT)
    state = State.ALONE if record.sources else State.TAKEN
    return Decision(state, (), (record.id,))

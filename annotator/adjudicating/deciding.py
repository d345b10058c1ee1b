"""What is decided on each difference of an article, and deciding it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.adjudicating.comparing import Comparison, Difference
from annotator.editing import adjudication
from annotator.editing.adjudication import LEFT_OUT, Choice
from annotator.model.annotations import Dismissed
from annotator.store.adjudicated import made_of
from annotator.store.project import Project


class State(StrEnum):
    """How far a difference is: all say the same and it waits to be taken, open, or decided."""

    AGREED = "agreed"
    OPEN = "open"
    TAKEN = "taken"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Decision:
    """The state of a difference; where it is taken, the layers it was taken from, and the records.

    `gold` are ids of records of the agreed version.
    """

    state: State
    layers: tuple[str, ...] = ()
    gold: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing is decided yet."""
        return self.state in (State.OPEN, State.AGREED)


def decisions(project: Project, comparison: Comparison) -> list[Decision]:
    """Return what is decided on each of the differences, in their order."""
    gold = adjudication.gold_of(project, comparison.article)
    made = made_of(project, gold.id) if gold else {}
    dismissed = set(gold.dismissed) if gold else set()
    return [_decision(one, made, dismissed) for one in comparison.differences]


def take(
    project: Project,
    comparison: Comparison,
    difference: Difference,
    layers: Sequence[str],
    *,
    reason: str = "",
) -> None:
    """Take the records of one or more layers as what is right, as one step.

    Of one layer, the others' records stand for the same thing; of several, each for itself.
    What was decided before is taken back.
    """
    records = [difference.records[layer] for layer in layers if layer in difference.records]
    others = difference.ids if len(records) == 1 else ()
    with project.edit(_label(difference, comparison, layers)):
        _open_again(project, comparison, difference)
        choices = [Choice(record, others) for record in records]
        adjudication.take(project, comparison.article, choices, reason=reason)
        _finish(project, comparison)


def leave_out(project: Project, comparison: Comparison, difference: Difference) -> None:
    """Decide that nothing of a difference is right, as one step."""
    with project.edit(f"Leave a {difference.kind} out of the agreed version"):
        _open_again(project, comparison, difference)
        adjudication.leave_out(project, comparison.article, difference.kind, difference.place)
        _finish(project, comparison)


def open_again(project: Project, comparison: Comparison, difference: Difference) -> None:
    """Take back what was decided on a difference, as one step."""
    with project.edit(f"Open a {difference.kind} of the agreed version again"):
        _open_again(project, comparison, difference)
        _finish(project, comparison)


def take_agreed(project: Project, comparison: Comparison) -> int:
    """Take all on which everyone agrees and nothing is decided, as one step; how many it was."""
    states = decisions(project, comparison)
    pairs = zip(comparison.differences, states, strict=True)
    agreed = [one for one, found in pairs if found.state is State.AGREED]
    if agreed:
        choices = [Choice(next(iter(one.records.values())), one.ids) for one in agreed]
        with project.edit(f"Take {len(agreed):,} agreed records"):
            adjudication.take(project, comparison.article, choices)
            _finish(project, comparison)
    return len(agreed)


def _decision(one: Difference, made: dict[str, str], dismissed: set[Dismissed]) -> Decision:
    taken = {layer: made[record.id] for layer, record in one.records.items() if record.id in made}
    if taken:
        return Decision(State.TAKEN, tuple(taken), tuple(dict.fromkeys(taken.values())))
    if Dismissed(LEFT_OUT + one.kind, *one.place) in dismissed:
        return Decision(State.LEFT_OUT)
    return Decision(State.AGREED if one.is_agreed else State.OPEN)


def _open_again(project: Project, comparison: Comparison, one: Difference) -> None:
    adjudication.open_again(project, comparison.article, one.kind, one.ids, one.place)


def _finish(project: Project, comparison: Comparison) -> None:
    settled = not any(one.is_open for one in decisions(project, comparison))
    adjudication.set_gold_status(project, comparison.article, settled=settled)


def _label(difference: Difference, comparison: Comparison, layers: Sequence[str]) -> str:
    names = [side.annotator for side in comparison.sides if side.layer in layers]
    return f"Take {' and '.join(names)}'s {difference.kind} into the agreed version"

"""Deciding what is right where annotators of an article differ."""

from collections.abc import Iterator, Sequence

from annotator.adjudicating.comparing import Comparison, Difference, comparison_of, sides_of
from annotator.adjudicating.hearing import KINDS
from annotator.adjudicating.leaving_out import point_of, points_of
from annotator.adjudicating.saying import Record
from annotator.adjudicating.standing import State, decisions, standing
from annotator.editing import adjudication
from annotator.editing.adjudication import Choice
from annotator.errors import AnnotatorError
from annotator.model.annotations import Dismissed
from annotator.store.adjudicated import made_of
from annotator.store.project import Project


def take(
    project: Project,
    comparison: Comparison,
    difference: Difference,
    layers: Sequence[str],
    *,
    reason: str = "",
) -> None:
    """Take the records of one or more layers as what is right, as one step.

    Of one layer, the others' records stand for the same thing; of several, each for itself, and
    the first for those that are not taken. What was decided before is taken back.
    """
    records = [difference.records[layer] for layer in layers if layer in difference.records]
    with project.edit(_label(difference, comparison, layers)):
        _open_again(project, comparison, difference)
        choices = list(_choices(difference, records))
        adjudication.take(project, comparison.article, choices, reason=reason)
        _finish(project, comparison)


def leave_out(project: Project, comparison: Comparison, difference: Difference) -> None:
    """Decide that nothing of a difference is right, as one step."""
    with project.edit(f"Leave a {difference.kind} out of the agreed version"):
        if difference.agreed is not None:
            adjudication.drop(project, comparison.article, difference.agreed)
        else:
            _leave_out(project, comparison, difference)
        _finish(project, comparison)


def open_again(project: Project, comparison: Comparison, difference: Difference) -> None:
    """Take back what was decided on a difference, as one step."""
    with project.edit(f"Open a {difference.kind} of the agreed version again"):
        _open_again(project, comparison, difference)
        _finish(project, comparison)


def keep(
    project: Project, comparison: Comparison, difference: Difference, *, reason: str = ""
) -> None:
    """Decide that what was decided stays as it is, whatever was said since, as one step.

    Of what two people took, each in an agreed version, what was there first stays.
    """
    with project.edit(f"Keep a {difference.kind} of the agreed version"):
        if difference.agreed is not None:
            adjudication.keep_alone(project, difference.agreed, reason=reason)
        elif _points(project, comparison, difference):
            _leave_out(project, comparison, difference)
        else:
            _keep(project, comparison, difference, reason)
        _finish(project, comparison)


def _keep(project: Project, comparison: Comparison, difference: Difference, reason: str) -> None:
    """Let the first agreed record of a difference stand for all that is said of it by now."""
    ids = difference.ids
    with project.edit(f"Keep a {difference.kind} of the agreed version"):
        adjudication.drop_doubles(project, comparison.article, difference.kind, ids)
        made = made_of(project, adjudication.own_gold(project, comparison.article).id)
        agreed = dict.fromkeys(made[id] for id in ids if id in made)
        for number, id in enumerate(agreed):
            record = project.get(KINDS[difference.kind], id)
            more = tuple(id for id in ids if id not in made) if number == 0 else ()
            choice = Choice(record, more, _latest(difference))
            adjudication.keep(project, choice, reason=reason)


def take_agreed(project: Project, comparison: Comparison) -> int:
    """Take all on which everyone agrees and nothing is decided, as one step; how many it was."""
    states = decisions(project, comparison)
    pairs = zip(comparison.differences, states, strict=True)
    agreed = [one for one, found in pairs if found.state is State.AGREED]
    if agreed:
        firsts = [(one, [next(iter(one.records.values()))]) for one in agreed]
        choices = [choice for one, first in firsts for choice in _choices(one, first)]
        with project.edit(f"Take {len(agreed):,} agreed records"):
            adjudication.take(project, comparison.article, choices)
            _finish(project, comparison)
    return len(agreed)


def count_open(project: Project, article: str) -> int:
    """Return on how much of what two or more annotators marked in an article nothing is decided."""
    sides = sides_of(project, article)
    if len(sides) < 2:
        return 0
    found = decisions(project, comparison_of(project, article, sides))
    return sum(one.is_open for one in found)


def refuse_open(project: Project, article: str) -> None:
    """Refuse, with an AnnotatorError, to call an agreed version done in which something is open."""
    if count := count_open(project, article):
        raise AnnotatorError(
            f"{count:,} thing{' is' if count == 1 else 's are'} still open in this agreed version.",
            "Decide on what is open first, with Team > Settle differences …",
        )


def _choices(one: Difference, records: Sequence[Record]) -> Iterator[Choice]:
    """Yield records of a difference as chosen; the first stands for those that are not."""
    chosen = {record.id for record in records}
    rest = tuple(id for id in one.ids if id not in chosen)
    for number, record in enumerate(records):
        yield Choice(record, rest if number == 0 else (), _latest(one))


def _latest(one: Difference) -> str:
    return max(record.updated_at for record in one.records.values())


def _points(project: Project, comparison: Comparison, one: Difference) -> list[Dismissed]:
    """The points by which a difference was left out."""
    gold = adjudication.gold_of(project, comparison.article)
    return points_of(one, gold.dismissed) if gold is not None else []


def _leave_out(project: Project, comparison: Comparison, one: Difference) -> None:
    _open_again(project, comparison, one)
    adjudication.leave_out(project, comparison.article, one.kind, point_of(one))


def _open_again(project: Project, comparison: Comparison, one: Difference) -> None:
    points = _points(project, comparison, one)
    adjudication.open_again(project, comparison.article, one.kind, one.ids, points)


def _finish(project: Project, comparison: Comparison) -> None:
    settled = not standing(project, comparison).open
    adjudication.set_gold_status(project, comparison.article, settled=settled)


def _label(difference: Difference, comparison: Comparison, layers: Sequence[str]) -> str:
    names = [side.annotator for side in comparison.sides if side.layer in layers]
    return f"Take {' and '.join(names)}'s {difference.kind} into the agreed version"

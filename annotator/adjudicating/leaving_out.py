"""What an agreed version has nothing of, and what was said of it when that was decided.

It is kept among the dismissed points of the agreed version: where it was, and behind the name of
the rule a short sign of each thing that was said. Points without signs are of older versions.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from annotator.adjudicating.comparing import Difference
from annotator.adjudicating.saying import without_links
from annotator.editing.adjudication import LEFT_OUT
from annotator.model.annotations import Dismissed

Thing = tuple[str, int, int]
"""A kind of record at a place, and which of several there: the rule without signs."""
Points = Mapping[Thing, Sequence[Dismissed]]
_LETTERS = 8  # of a sign


def point_of(one: Difference) -> Dismissed:
    """Return the point by which an agreed version keeps that it has nothing of a difference."""
    return Dismissed(f"{_rule(one)}@{','.join(sorted(_signs(one)))}", *one.place)


def points_of(one: Difference, dismissed: Iterable[Dismissed]) -> list[Dismissed]:
    """Return those of the dismissed points by which a difference was left out."""
    rule, place = _rule(one), one.place
    return [
        point
        for point in dismissed
        if (point.start, point.end) == place and point.rule.partition("@")[0] == rule
    ]


def by_thing(dismissed: Iterable[Dismissed]) -> Points:
    """Return dismissed points by what was left out there (`thing_of`)."""
    found: dict[Thing, list[Dismissed]] = {}
    for point in dismissed:
        thing = point.rule.partition("@")[0], point.start, point.end
        found.setdefault(thing, []).append(point)
    return found


def thing_of(one: Difference) -> Thing:
    """Return what tells a difference apart among those that may be left out."""
    return _rule(one), *one.place


def knows(points: Iterable[Dismissed], one: Difference) -> bool:
    """Tell whether all that is said by now was said when the difference was left out."""
    signs = {sign for point in points for sign in point.rule.partition("@")[2].split(",")}
    return signs == {""} or _signs(one) <= signs


def _rule(one: Difference) -> str:
    return LEFT_OUT + one.kind + ("" if one.nth == 1 else f"_{one.nth}")


def _signs(one: Difference) -> set[str]:
    """A sign of each thing that is said of a difference, but where its links lead."""
    said = (sorted(without_links(found).items()) for found in one.said.values())
    return {sha256(repr(found).encode()).hexdigest()[:_LETTERS] for found in said}

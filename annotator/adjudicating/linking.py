"""Links that an agreed record does not have since they would lead back to it.

So it is where two annotators put a quote each within the other's, and of each one is taken.
"""

from collections.abc import Mapping, Sequence

from annotator.adjudicating.comparing import Comparison
from annotator.model.annotations import Event, Quote
from annotator.store.project import Project

Linked = Quote | Event
_CIRCULAR: tuple[tuple[type[Linked], str], ...] = ((Quote, "parent"), (Event, "same_as"))


def linked_in(comparison: Comparison) -> list[tuple[str, Linked]]:
    """Return the annotators' records that have a link which may lead in a circle, with its name."""
    return [
        (link, record)
        for one in comparison.differences
        for record in one.records.values()
        for kind, link in _CIRCULAR
        if isinstance(record, kind) and getattr(record, link) is not None
    ]


def links_not_taken(
    project: Project,
    linked: Sequence[tuple[str, Linked]],
    made: Mapping[str, tuple[str, ...]],
) -> dict[str, str]:
    """Return by agreed record (id) the link of which there is only its source's.

    `made` is what the agreed version has of each annotator's record.
    """
    found: dict[str, str] = {}
    for link, source in linked:
        wanted = made.get(getattr(source, link), ())
        for one in project.many(type(source), made.get(source.id, ())) if wanted else ():
            is_copy = one.sources[:1] == (source.id,) and getattr(one, link) is None
            if is_copy and _leads(project, type(source), (link, wanted[0]), one.id):
                found[one.id] = link
    return found


def _leads(project: Project, kind: type[Linked], by: tuple[str, str], to: str) -> bool:
    """Tell whether a link leads from one record to another, by way of others or at once."""
    link, at = by
    seen: set[str] = set()
    while at not in seen:
        if at == to:
            return True
        seen.add(at)
        record = project.find(kind, at)
        at = getattr(record, link, None) or at
    return False

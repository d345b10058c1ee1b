"""Links that an agreed record does not have since they would lead back to it.

So it is where two annotators put a quote each within the other's, and of each one is taken.
"""

from collections.abc import Mapping

from annotator.adjudicating.comparing import Comparison
from annotator.adjudicating.saying import Record
from annotator.model.annotations import Event, Quote
from annotator.store.project import Project

_CIRCULAR: tuple[tuple[type[Quote | Event], str], ...] = ((Quote, "parent"), (Event, "same_as"))


def links_not_taken(
    project: Project, comparison: Comparison, gold: str, made: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """Return by agreed record (id) the link of which there is only its source's.

    `gold` is the layer (id) of the agreed version, `made` what it has of each annotator's record.
    """
    records = {one.id: one for each in comparison.differences for one in each.records.values()}
    found: dict[str, str] = {}
    for kind, link in _CIRCULAR:
        agreed = {one.id: one for one in project.all(kind, layer=gold)}
        for one in agreed.values():
            source = records.get(one.sources[0]) if one.sources else None
            wanted = made.get(getattr(source, link, None) or "", ())
            if getattr(one, link) is None and wanted and _leads(agreed, link, wanted[0], one.id):
                found[one.id] = link
    return found


def _leads(agreed: Mapping[str, Record], link: str, at: str | None, to: str) -> bool:
    """Tell whether a link leads from one record to another, by way of others or at once."""
    seen: set[str] = set()
    while at is not None and at in agreed and at not in seen:
        if at == to:
            return True
        seen.add(at)
        at = getattr(agreed[at], link)
    return False

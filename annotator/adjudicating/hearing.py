"""Whether a decision knew all that is said by now, or somebody has said something else since."""

from collections.abc import Hashable, Mapping

from annotator.adjudicating.comparing import Comparison, Difference
from annotator.adjudicating.saying import Record, said_in, without_links
from annotator.model.annotations import Event, Mention, Quote
from annotator.store.adjudicated import all_made_of, decided_at
from annotator.store.project import Project

KINDS: Mapping[str, type[Record]] = {"mention": Mention, "quote": Quote, "event": Event}


class Heard:
    """What an agreed version (the id of its layer) was made from, and when.

    `made` are the agreed records for each of the annotators' (ids).
    """

    def __init__(self, project: Project, comparison: Comparison, gold: str) -> None:
        self._project = project
        self._names = {side.layer: side.annotator for side in comparison.sides}
        self.made = all_made_of(project, gold)
        self._decided_at = decided_at(project, gold)

    def knows(self, one: Difference) -> bool:
        """Tell whether all that is said of a taken difference by now was known when it was taken.

        It is not where two people took it, each in an agreed version, and these were merged.

        What is new says something else only where nobody who was heard, nor the agreed version,
        says the same.
        """
        if any(len(self.made.get(id, ())) > 1 for id in one.ids):
            return False
        since = {layer for layer in one.records if self._is_since(one, layer)}
        if not since:
            return True
        known = [said for layer, said in one.said.items() if layer not in since]
        new = [one.said[layer] for layer in one.records if layer in since]
        if all(said in known for said in new):
            return True
        agreed = self._agreed(one)
        return all(said in known or without_links(said) in agreed for said in new)

    def _is_since(self, one: Difference, layer: str) -> bool:
        """Whether an annotator marked or changed it after it was taken."""
        record = one.records[layer]
        if record.id not in self.made:
            return True
        is_later = record.updated_at > self._decided_at[self.made[record.id][0]]
        return is_later and record.updated_by == self._names[layer]

    def _agreed(self, one: Difference) -> list[dict[str, Hashable]]:
        """What the agreed version says of a difference, but where its links lead."""
        ids = [id for source in one.ids for id in self.made.get(source, ())]
        found = self._project.many(KINDS[one.kind], dict.fromkeys(ids))
        return [without_links(said_in(record, {})) for record in found]

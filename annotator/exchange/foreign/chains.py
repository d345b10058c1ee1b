"""Which marks name the same speaker: groups, coreference links, labels of chains, items."""

from collections.abc import Iterable

from annotator.exchange.foreign.document import DocumentLayer, Mark, Stretch
from annotator.exchange.foreign.mapping import NameMapping
from annotator.exchange.foreign.references import item_of


class Chains:
    """The groups of marks of a layer; each mark is in one, be it alone."""

    def __init__(self, layer: DocumentLayer, marks: Iterable[Mark], mapping: NameMapping) -> None:
        marks = tuple(marks)
        self._parent = {mark.id: mark.id for mark in marks}
        self.names: dict[str, str] = {}
        for group in layer.same:
            self._join(group)
        for link in layer.links:
            if mapping.target("relations", link.label) == "coreference":
                self._join((link.source, link.target))
        self._first: dict[tuple[Stretch, ...], str] = {}
        self._join_by_label(marks, mapping)
        self._join_by_item(marks, mapping)
        self.members: dict[str, list[Mark]] = {}
        for mark in marks:
            self.members.setdefault(self.of(mark.id), []).append(mark)

    def of(self, mark: str) -> str:
        """Return the group of a mark."""
        root = mark
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[mark] != root:
            self._parent[mark], mark = root, self._parent[mark]
        return root

    def stands_for(self, mark: Mark) -> str:
        """Return the mark (id) that is the mention at the place of a mark with a chain's label."""
        return self._first[mark.parts]

    def name(self, group: str) -> str:
        """Return the name that a label gives to a group, or nothing ("")."""
        return next((self.names[m.id] for m in self.members[group] if m.id in self.names), "")

    def _join(self, ids: Iterable[str]) -> None:
        there = [id for id in ids if id in self._parent]
        for id in there[1:]:
            self._parent[self.of(id)] = self.of(there[0])

    def _join_by_item(self, marks: Iterable[Mark], mapping: NameMapping) -> None:
        """Join the names that are said to be one item in Wikidata."""
        first: dict[str, str] = {}
        for mark in marks:
            item = item_of(mark.references) if mark.references else ""
            if item and mapping.target("spans", mark.label).startswith("mention"):
                self._join((first.setdefault(item, mark.id), mark.id))

    def _join_by_label(self, marks: Iterable[Mark], mapping: NameMapping) -> None:
        """Join the marks whose label is the name of one speaker, also with those beside them."""
        first: dict[str, str] = {}
        targets = [(mark, mapping.target("spans", mark.label)) for mark in marks]
        for mark, target in targets:
            if target.startswith("mention"):
                self._first.setdefault(mark.parts, mark.id)
        for mark, target in targets:
            if target == "chain":
                self._join((first.setdefault(mark.label, mark.id), mark.id))
                self._join((self._first.setdefault(mark.parts, mark.id), mark.id))
                self.names[mark.id] = named(mark.label)


def named(label: str) -> str:
    """Return the name in the label of a chain, as Tom Sawyer in Tom_Sawyer-3."""
    return label.rpartition("-")[0].replace("_", " ").strip() or label

"""Which names the files of an import hold, and how often, so that their mapping can be guessed."""

from collections import Counter
from dataclasses import dataclass, field

from annotator.exchange.foreign.document import Document, DocumentLayer, Thing, Value
from annotator.exchange.foreign.targets import PARTS


@dataclass(slots=True)
class Survey:
    """The names by table and how often each is there; roles are written `FRAME/ROLE`.

    `values` are the words of each attribute, `owners` the tables and labels of what has it.
    """

    counts: dict[str, Counter[str]] = field(default_factory=lambda: {p: Counter() for p in PARTS})
    values: dict[str, Counter[str]] = field(default_factory=dict)
    owners: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def add(self, document: Document) -> None:
        """Count the names in a document."""
        for layer in document.layers:
            self._add(layer)

    def _add(self, layer: DocumentLayer) -> None:
        triggers = {frame.trigger for frame in layer.frames}
        for mark in layer.marks:
            if mark.id not in triggers:
                self.counts["spans"][mark.label] += 1
            self._attributes(mark, "spans")
        for frame in layer.frames:
            self.counts["events"][frame.label] += 1
            self.counts["roles"].update(f"{frame.label}/{role}" for role, _ in frame.arguments)
            self._attributes(frame, "events")
        for link in layer.links:
            self.counts["relations"][link.label] += 1
            self._attributes(link, "relations")

    def _attributes(self, thing: Thing, part: str) -> None:
        for name, value in thing.attributes.items():
            self.counts["attributes"][name] += 1
            self.values.setdefault(name, Counter()).update(words_of(value))
            self.owners.setdefault(name, set()).add((part, thing.label))


def words_of(value: Value) -> tuple[str, ...]:
    """Return a value of an attribute as words; a flag is true or false."""
    if isinstance(value, tuple):
        return value
    return (str(value).lower() if isinstance(value, bool) else value,)

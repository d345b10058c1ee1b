"""Which names the files of an import hold, and how often, so that their mapping can be guessed."""

from collections import Counter
from dataclasses import dataclass, field

from annotator.exchange.foreign.document import Document, DocumentLayer, Thing, Value
from annotator.exchange.foreign.targets import PARTS
from annotator.exchange.foreign.usage import Usage


@dataclass(slots=True)
class Survey:
    """The names by table and how often each is there; roles are written `FRAME/ROLE`.

    `values` are the words of each attribute, `owners` the tables and labels of what has it;
    `usage` is how each label of spans is used, `ends` what each relation leads from and to.
    """

    counts: dict[str, Counter[str]] = field(default_factory=lambda: {p: Counter() for p in PARTS})
    values: dict[str, Counter[str]] = field(default_factory=dict)
    owners: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    usage: dict[str, Usage] = field(default_factory=dict)
    ends: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)

    def add(self, document: Document) -> None:
        """Count the names in a document."""
        for layer in document.layers:
            self._add(layer, document.text)

    def _add(self, layer: DocumentLayer, text: str) -> None:
        triggers = {frame.trigger for frame in layer.frames}
        labels = {mark.id: mark.label for mark in layer.marks} if layer.links else {}
        for mark in layer.marks:
            if mark.id not in triggers:
                self.counts["spans"][mark.label] += 1
                self.usage.setdefault(mark.label, Usage()).add(text, mark)
            self._attributes(mark, "spans")
        for frame in layer.frames:
            self.counts["events"][frame.label] += 1
            self.counts["roles"].update(f"{frame.label}/{role}" for role, _ in frame.arguments)
            self._attributes(frame, "events")
        for link in layer.links:
            self.counts["relations"][link.label] += 1
            ends = labels.get(link.source, ""), labels.get(link.target, "")
            self.ends.setdefault(link.label, Counter())[ends] += 1
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

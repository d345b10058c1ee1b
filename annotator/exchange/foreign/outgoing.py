"""What is selected of a project as documents, with our own labels, for formats to write."""

from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.exchange.foreign.document import Document, DocumentLayer
from annotator.exchange.foreign.outgoing_layer import OutgoingLayer
from annotator.exchange.formats import Written
from annotator.exchange.incoming import RECORD_KINDS
from annotator.exchange.progress import Progress
from annotator.exchange.selection import Selection, article_ids
from annotator.model.annotations import Annotator, Layer, Speaker
from annotator.model.article import Article
from annotator.store import layered
from annotator.store.project import Project

AT_ONCE = 50  # articles whose layers are read by one query
_GIVEN = (
    *("title", "source", "source_type", "byline", "dateline_place", "published", "url"),
    *("language", "licence", "note"),
)


class Outgoing:
    """The documents of a selection, one an article, in the order of the articles' ids."""

    def __init__(self, project: Project, selection: Selection, progress: Progress) -> None:
        self._project, self._selection, self._progress = project, selection, progress
        self._names = {one.id: one.name for one in project.all(Annotator)}
        self._speakers = {one.id: one for one in project.all(Speaker)}
        self._named: set[str] = set()
        self._counts = Counter({"articles": 0} | dict.fromkeys(RECORD_KINDS, 0))
        self._articles = article_ids(project, selection)

    @property
    def owners(self) -> list[tuple[str, str]]:
        """The annotators (names) and kinds of work that are in it, in order."""
        found: set[tuple[str, str]] = set()
        for start in range(0, len(self._articles), AT_ONCE):
            found |= {(self._names[one.annotator], one.kind) for one in self._layers(start)}
        return sorted(found)

    def documents(self) -> Iterator[Document]:
        """Yield the documents; `place` holds the article's id."""
        total = len(self._articles)
        for start in range(0, total, AT_ONCE):
            layers = self._layers(start)
            for number, id in enumerate(self._articles[start : start + AT_ONCE], start + 1):
                yield self._document(id, [layer for layer in layers if layer.article == id])
                self._progress(number, total)

    def written(self, *left_out: str) -> Written:
        """Return how much was written so far, and in words what was not."""
        return Written(dict(self._counts) | {"speakers": len(self._named)}, left_out)

    def _layers(self, start: int) -> Sequence[Layer]:
        return [
            layer
            for layer in layered.layers_of(self._project, self._articles[start : start + AT_ONCE])
            if self._selection.takes(self._names[layer.annotator], layer.kind)
        ]

    def _document(self, id: str, layers: Sequence[Layer]) -> Document:
        article = self._project.get(Article, id)
        given = {key: value for key in _GIVEN if (value := getattr(article, key))}
        self._counts["articles"] += 1
        return Document(
            text=self._project.text(id),
            given=given,
            place=(id,),
            layers=tuple(self._layer(layer) for layer in layers),
        )

    def _layer(self, layer: Layer) -> DocumentLayer:
        found = {
            name: sorted(self._project.all(kind, layer=layer.id), key=lambda one: one.id)
            for name, kind in RECORD_KINDS.items()
        }
        for name, records in found.items():
            self._counts[name] += len(records)
        outgoing = OutgoingLayer(self._speakers, self._project.codebook, self._named)
        return outgoing.of(layer, self._names[layer.annotator], found)

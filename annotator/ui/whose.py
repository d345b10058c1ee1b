"""Whose work on the article is shown: one's own, or another's, which can only be read.

The agreed version is one's own for who keeps it.
"""

from typing import TYPE_CHECKING

from annotator.editing.layers import find_layer
from annotator.model.annotations import Layer
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.store.teamwork import OthersLayer


class Whose:
    """Follows one person's work from article to article, for as long as it may be seen."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.shown: OthersLayer | None = None  # None: one's own

    def layer(self, article: str) -> Layer | None:
        """The layer of an article that is shown; None where nobody's work is there yet."""
        if self.shown is not None:
            return self._project.find(Layer, self.shown.id)
        return find_layer(self._project, article) if article else None

    @property
    def can_write(self) -> bool:
        """Whether what is shown is the person's to change."""
        return self.shown is None or self._project.works_on == "gold"

    def show(self, article: str, layer: str) -> None:
        """Show another's layer (id) of an article from now on, or one's own ("")."""
        seen = self._visible(article) if layer else []
        self._take(next((one for one in seen if one.id == layer), None))

    def follow(self, article: str) -> str:
        """Go on with the same person's work in an article; where it cannot be seen, say so.

        Then one's own is shown again. Returns "" where all is as it was.
        """
        if self.shown is None:
            return ""
        from annotator.ui.words.teams import gone  # noqa: PLC0415 - hardly ever needed

        before = self.shown
        same = (one for one in self._visible(article) if _person(one) == _person(before))
        found = next(same, None)
        self._take(found)
        return "" if found is not None else gone(before.annotator, before.kind)

    def _take(self, shown: "OthersLayer | None") -> None:
        self.shown = shown
        keeps = shown is not None and (shown.kind, shown.annotator) == (
            "gold",
            self._project.annotator,
        )
        self._project.works_on = "gold" if keeps else "annotation"

    def _visible(self, article: str) -> "list[OthersLayer]":
        from annotator.store.teamwork import others_layers  # noqa: PLC0415 - keeps the start fast

        return [one for one in others_layers(self._project, article) if not one.is_hidden]


def _person(layer: "OthersLayer") -> tuple[str, str]:
    """An agreed version is one, whoever made it."""
    return ("" if layer.kind == "gold" else layer.annotator), layer.kind

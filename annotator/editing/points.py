"""Waving away points to look at, so that they stay away, and bringing them back."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.editing.layers import own_layer
from annotator.errors import AnnotatorError
from annotator.model.annotations import Dismissed, Layer
from annotator.store.project import Project


def dismiss(project: Project, article: str, points: Iterable[Dismissed]) -> Layer:
    """Note in the file, as one step, that points about an article are as they should be.

    Raises AnnotatorError for a point without words of the text.
    """
    asked = list(points)
    _refuse_stray(asked, len(project.text(article)))
    with project.edit(_label("Dismiss", len(asked))):
        layer = own_layer(project, article)
        return _keep(project, layer, tuple(dict.fromkeys((*layer.dismissed, *asked))))


def bring_back(project: Project, article: str, points: Iterable[Dismissed]) -> Layer:
    """Let dismissed points about an article be looked at again, as one step."""
    asked = set(points)
    with project.edit(_label("Bring back", len(asked))):
        layer = own_layer(project, article)
        return _keep(project, layer, tuple(d for d in layer.dismissed if d not in asked))


def _keep(project: Project, layer: Layer, dismissed: tuple[Dismissed, ...]) -> Layer:
    if dismissed != layer.dismissed:
        layer = replace(layer, dismissed=dismissed)
        project.save(layer)
    return layer


def _refuse_stray(points: Iterable[Dismissed], length: int) -> None:
    for one in points:
        if not (one.rule and 0 <= one.start < one.end <= length):
            raise AnnotatorError(
                "A point without words of the text cannot be dismissed.",
                "Mend or delete its record.",
            )


def _label(verb: str, count: int) -> str:
    return f"{verb} a point to look at" if count == 1 else f"{verb} {count:,} points to look at"

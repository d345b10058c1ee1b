"""Whose work a new row belongs to, by the name in its column `annotator`."""

import re

from annotator.exchange.edited.readings import Misread
from annotator.exchange.registry_intake import annotator_named
from annotator.model.annotations import LAYER_KINDS, Annotator, Layer
from annotator.model.ids import new_id
from annotator.store.project import Project

_KIND = re.compile(rf"(.*) \(({'|'.join(LAYER_KINDS)})\)", re.DOTALL)


def layer_of(project: Project, article: str, name: str) -> Layer:
    """Return the layer on an article (id) of `NAME` or `NAME (gold)`, made if need be.

    Without a name it is that of the person who imports. Misread for an agreed version that the
    article does not have yet: agreeing makes one, not a table.
    """
    name, kind = _divided(project, name.strip() or project.annotator)
    if kind == "gold" and not _layers(project, article, name, kind):
        raise Misread(f"{name} has decided no agreed version of this article")
    there = _layers(project, article, name, kind)
    if there:
        return there[0]
    layer = Layer(id=new_id(), article=article, annotator=annotator_named(project, name), kind=kind)
    project.save(layer)
    return layer


def _divided(project: Project, name: str) -> tuple[str, str]:
    """Return the name of an annotator, and the kind of layer where it stands behind the name."""
    match = _KIND.fullmatch(name)
    if match is None or project.all(Annotator, name=name):
        return name, "annotation"
    return match[1], match[2]


def _layers(project: Project, article: str, name: str, kind: str) -> list[Layer]:
    by_name = "annotator = (SELECT id FROM annotators WHERE name = ?)"
    return project.select(Layer, f"article = ? AND kind = ? AND {by_name}", (article, kind, name))

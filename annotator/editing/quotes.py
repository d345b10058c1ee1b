"""What a person can do to quotes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from annotator.editing.changes import change, save
from annotator.editing.layers import own_layer
from annotator.model.annotations import Event, Quote
from annotator.model.ids import new_id
from annotator.model.quotation import type_from_marks
from annotator.model.spans import cut
from annotator.store.project import Project


def mark_quote(
    project: Project, article: str, stretches: Sequence[tuple[int, int]], **known: Any
) -> Quote:
    """Mark stretches [start, end) of an article as one quote.

    Its type is read from the quotation marks unless it is known.
    """
    text = project.text(article)
    spans = tuple(cut(text, "content", start, end) for start, end in stretches)
    known = {"type": type_from_marks([span.text for span in spans]), **known}
    with project.edit("Mark quote"):
        quote = Quote(id=new_id(), layer=own_layer(project, article).id, spans=spans, **known)
        save(project, quote)
    return project.get(Quote, quote.id)


def change_quote(project: Project, id: str, **values: Any) -> Quote:
    """Set fields of a quote, as who said it."""
    return change(project, Quote, id, **values)


def delete_quote(project: Project, id: str) -> None:
    """Remove a quote; events said in it and quotes within it stay, on their own."""
    project.get(Quote, id)
    with project.edit("Delete quote"):
        for inner in project.all(Quote, parent=id):
            save(project, replace(inner, parent=None))
        for event in project.all(Event, quote=id):
            save(project, replace(event, quote=None))
        project.delete(Quote, id)

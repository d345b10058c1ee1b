"""What a person can do to quotes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from annotator.editing.changes import change, save
from annotator.editing.labels import change_label
from annotator.editing.layers import own_layer, refuse_others
from annotator.editing.mentions import link_words
from annotator.model.annotations import Event, Quote, Span
from annotator.model.ids import new_id
from annotator.model.quotation import type_from_marks
from annotator.model.spans import cut
from annotator.store.project import Project


def mark_quote(
    project: Project,
    article: str,
    stretches: Sequence[tuple[int, int]],
    *,
    parts: Sequence[Span] = (),
    **known: Any,
) -> Quote:
    """Mark stretches [start, end) of an article as one quote; `parts` are its other spans.

    Its type is read from the quotation marks unless it is known.
    """
    text = project.text(article)
    spans = tuple(cut(text, "content", start, end) for start, end in stretches)
    known = {"type": type_from_marks([span.text for span in spans]), **known}
    spans = (*spans, *(cut(text, part.role, part.start, part.end) for part in parts))
    with project.edit("Mark quote"):
        quote = Quote(id=new_id(), layer=own_layer(project, article).id, spans=spans, **known)
        save(project, quote)
    return project.get(Quote, quote.id)


def change_quote(project: Project, id: str, **values: Any) -> Quote:
    """Set fields of a quote, as who said it."""
    return change(project, Quote, id, **values)


def say_quote(
    project: Project,
    id: str,
    speaker: str,
    *,
    named: tuple[int, int] | None = None,
    kind: str = "name",
) -> Quote:
    """Say who said a quote; the words [start, end) that name the speaker beside it become linked.

    A mention of who was thought to have said it before goes to the new speaker, as “he” does,
    unless it is a name, and of the one before.
    """
    before = project.get(Quote, id)
    with project.edit(change_label("quote", ("speaker",))):
        quote = change(project, Quote, id, speaker=speaker)
        if named is not None:
            link_words(project, before, speaker, (*named, kind), former=before.speaker)
    return quote


def delete_quote(project: Project, id: str) -> None:
    """Remove a quote; events said in it and quotes within it stay, on their own."""
    refuse_others(project, project.get(Quote, id).layer)
    drop_quote(project, id)


def drop_quote(project: Project, id: str) -> None:
    """Remove a quote, whoever's it is, for what removes more than that."""
    with project.edit("Delete quote"):
        for inner in project.all(Quote, parent=id):
            save(project, replace(inner, parent=None))
        for event in project.all(Event, quote=id):
            save(project, replace(event, quote=None))
        project.delete(Quote, id)

"""The record that a row without an id describes."""

from collections.abc import Callable, Mapping
from typing import Any

from annotator.exchange.edited.fields import Row
from annotator.exchange.edited.layers_named import layer_of
from annotator.exchange.edited.places import spans_in
from annotator.exchange.edited.readings import Misread, code, kept
from annotator.exchange.tables.values import separated, unguarded
from annotator.model.annotations import Event, Layer, Mention, Participant, Quote, Span, Speaker
from annotator.model.article import Article
from annotator.model.ids import new_id
from annotator.model.quotation import type_from_marks
from annotator.store.project import Project

_ROLES = {"actors": "actor", "recipients": "recipient"}


class Unmade(Exception):  # noqa: N818 - told, not raised to people
    """A row that makes no record, for the sake of one of its columns."""

    def __init__(self, column: str, words: str) -> None:
        super().__init__(words)
        self.column = column


def made(project: Project, kind: type[Any], row: Row) -> Any:
    """Return the new record of a kind that a row describes; Unmade where it does not."""
    return _MADE[kind](project, row)


def _article(_project: Project, _row: Row) -> Article:
    words = "a new article needs its text; import that as a file, then edit its row"
    raise Unmade("id", words)


def _speaker(_project: Project, row: Row) -> Speaker:
    if "name" not in row.given:
        raise Unmade("name", "a new speaker needs a name")
    return Speaker(id=new_id(), **row.given)


def _mention(project: Project, row: Row) -> Mention:
    layer = _layer(project, row)
    spans = _spans(project, layer, row, ("mention", "offsets", "text"))
    if len(spans) != 1:
        raise Unmade("offsets", "a name stands in one place")
    return Mention(
        id=new_id(),
        layer=layer.id,
        origin="imported",
        start=spans[0].start,
        end=spans[0].end,
        text=spans[0].text,
        **row.given,
    )


def _quote(project: Project, row: Row) -> Quote:
    layer = _layer(project, row)
    content = _spans(project, layer, row, ("content", "offsets", "text"))
    cue = _spans(project, layer, row, ("cue", "cue_offsets", "cue"), needed=False)
    given = {"type": type_from_marks([span.text for span in content]), **row.given}
    parent = _link(project, layer, row, "parent")
    return Quote(
        id=new_id(),
        layer=layer.id,
        origin="imported",
        parent=parent,
        spans=content + cue,
        **given,
    )


def _event(project: Project, row: Row) -> Event:
    layer = _layer(project, row)
    if "type" not in row.given:
        raise Unmade("type", "a new event needs a type that the codebook has")
    return Event(
        id=new_id(),
        layer=layer.id,
        origin="imported",
        quote=_link(project, layer, row, "quote"),
        spans=_spans(project, layer, row, ("trigger", "offsets", "trigger")),
        participants=_participants(row),
        **row.given,
    )


_MADE: Mapping[type[Any], Callable[[Project, Row], Any]] = {
    Article: _article,
    Speaker: _speaker,
    Mention: _mention,
    Quote: _quote,
    Event: _event,
}


def _layer(project: Project, row: Row) -> Layer:
    """Return the layer that a record goes to."""
    id = unguarded(row.cells.get("article", "")).strip()
    if not id:
        raise Unmade("article", "a new row needs the id of its article")
    if project.find(Article, id) is None:
        raise Unmade("article", f"there is no article {id!r}")
    try:
        return layer_of(project, id, kept(row.cells.get("annotator", "")))
    except Misread as error:
        raise Unmade("annotator", str(error)) from None


def _spans(
    project: Project, layer: Layer, row: Row, of: tuple[str, str, str], *, needed: bool = True
) -> tuple[Span, ...]:
    """Return stretches by their role, the column of their places and that of their words."""
    role, offsets, words = of
    text = project.text(layer.article)
    try:
        spans = spans_in(text, role, row.cells.get(offsets, ""), row.cells.get(words, ""))
    except Misread as error:
        raise Unmade(offsets, str(error)) from None
    if needed and not spans:
        raise Unmade(offsets, "a new row needs its place in the article, such as 42..57")
    return spans


def _link(project: Project, layer: Layer, row: Row, column: str) -> str | None:
    """Return the quote (id) that a quote or an event stands in."""
    id = unguarded(row.cells.get(column, "")).strip()
    quote = project.find(Quote, id) if id else None
    if id and (quote is None or quote.layer != layer.id):
        raise Unmade(column, f"this annotator has no quote {id!r} in the article")
    return id or None


def _participants(row: Row) -> tuple[Participant, ...]:
    """Return who took part in a new event, by the names of the actors and recipients."""
    found = []
    for column, role in _ROLES.items():
        for name in separated(unguarded(row.cells.get(column, ""))):
            try:
                known = code(role, row.codebook.terms("roles"))
                found.append(Participant(known, row.people.one(name)))
            except Misread as error:
                raise Unmade(column, str(error)) from None
    return tuple(found)

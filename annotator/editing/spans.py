"""What a person can do to the stretches of text that a record marks."""

from dataclasses import replace

from annotator.editing.changes import save
from annotator.editing.labels import SPAN_WORDS, span_label
from annotator.editing.layers import refuse_others
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Layer, Mention, Quote, Span, spans_of
from annotator.model.spans import cut, placed
from annotator.store.project import Project

NEEDED = {Quote: "content", Event: "trigger"}


def add_span(
    project: Project, kind: type[Quote] | type[Event], id: str, role: str, place: tuple[int, int]
) -> Quote | Event:
    """Add the stretch [start, end) to a record as one of its parts."""
    record = project.get(kind, id)
    same = [span for span in record.spans if span.role == role]
    if any(span.start <= place[0] and place[1] <= span.end for span in same):
        return record
    # What overlaps becomes one stretch: no word may stand twice in a quote.
    over = [span for span in same if span.start < place[1] and place[0] < span.end]
    start = min([place[0], *(span.start for span in over)])
    end = max([place[1], *(span.end for span in over)])
    span = cut(_text(project, record), role, start, end)
    at = record.spans.index(over[0]) if over else len(record.spans)
    after = (other for other in record.spans[at:] if other not in over)
    spans = (*record.spans[:at], span, *after)
    return _with_spans(project, record, spans, span_label("Add", role))


def set_span(
    project: Project, kind: type[Quote] | type[Event], id: str, role: str, place: tuple[int, int]
) -> Quote | Event:
    """Make the stretch [start, end) the one part of its role in a record, in place of what was."""
    record = project.get(kind, id)
    span = cut(_text(project, record), role, *place)
    others = tuple(old for old in record.spans if old.role != role)
    return _with_spans(project, record, (*others, span), span_label("Set", role))


def move_span(
    project: Project,
    kind: type[Quote] | type[Event] | type[Mention],
    id: str,
    ord: int,
    place: tuple[int, int],
) -> Quote | Event | Mention:
    """Give one stretch of a record another place; the record stays the same with all its links.

    Moving it again within a minute is the same step, so that an edge moved word by word is one.
    """
    record = project.get(kind, id)
    refuse_others(project, record.layer)
    text = _text(project, record)
    moved = cut(text, spans_of(record)[ord].role, *place)
    with project.edit(span_label("Change", moved.role), joins=f"move {id} {ord}"):
        save(project, _with_span(record, ord, moved))
    return project.get(kind, id)


def _with_span(record: Quote | Event | Mention, ord: int, span: Span) -> Quote | Event | Mention:
    if isinstance(record, Mention):
        return placed(record, span)
    return replace(record, spans=(*record.spans[:ord], span, *record.spans[ord + 1 :]))


def remove_span(
    project: Project, kind: type[Quote] | type[Event], id: str, ord: int
) -> Quote | Event:
    """Take one stretch out of a record; its last quoted words or event word cannot go."""
    record = project.get(kind, id)
    spans = (*record.spans[:ord], *record.spans[ord + 1 :])
    role = NEEDED[kind]
    if not any(span.role == role for span in spans):
        raise AnnotatorError(
            f"A {kind.__name__.lower()} cannot be without the {SPAN_WORDS[role]}.",
            "Delete the whole record instead.",
        )
    return _with_spans(project, record, spans, span_label("Remove", record.spans[ord].role))


def _with_spans(
    project: Project, record: Quote | Event, spans: tuple[Span, ...], label: str
) -> Quote | Event:
    refuse_others(project, record.layer)
    with project.edit(label):
        save(project, replace(record, spans=spans))
    return project.get(type(record), record.id)


def _text(project: Project, record: Quote | Event | Mention) -> str:
    return project.text(project.get(Layer, record.layer).article)

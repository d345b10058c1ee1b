"""What the selected words are of the selected record: its parts, who said it, who took part."""

from annotator.editing import events, quotes
from annotator.editing import spans as stretches
from annotator.editing.labels import span_label
from annotator.model.annotations import Event, Quote
from annotator.model.article import Article
from annotator.ui import around
from annotator.ui.article_page import ArticlePage
from annotator.ui.desk import Desk
from annotator.ui.filling import known_by, lacks
from annotator.ui.words import form as form_words
from annotator.ui.words import window as words

Place = tuple[int, int]
_ROLES: dict[type, dict[str, str]] = {  # which part of the selected record a key makes of words
    Quote: {
        "part": "content",
        "cue": "cue",
        "addressee": "addressee",
        "source": "source",
        "date": "date",
        "place": "venue",
        "insertion": "insertion",
    },
    Event: {"part": "other_mention", "date": "date", "place": "location"},
}
_SEVERAL = {"content", "other_mention", "insertion"}
_ASKED = {"source": 0, "addressee": 1}  # the question of an entry that a part would answer


def add_words(desk: Desk, page: ArticlePage, what: str) -> int | None:
    """Make the selected words a part of the chosen record, or let them say who took part in it.

    Return which question of its entry is open still: who it is that the words name.
    """
    record, chosen = page.record(), page.view.selection()
    place = around.trimmed(page.view.text(), chosen) if chosen else None
    takes_part = isinstance(record, Event) and what in _ASKED
    if record is None or not (takes_part or what in _ROLES.get(type(record), {})):
        both = what in _ROLES[Event] or what in _ASKED
        desk.failed.emit(words.CHOOSE_FIRST if both else words.CHOOSE_QUOTE)
        return None
    if place is None:
        desk.failed.emit(words.SELECT_WORDS)
        return None
    page.view.deselect()
    if takes_part and isinstance(record, Event):
        _take_part(desk, page, record, (place, _ASKED[what]))
        return None
    if isinstance(record, (Quote, Event)):
        return _add(desk, page, record, (_ROLES[type(record)][what], place))
    return None


def _take_part(desk: Desk, page: ArticlePage, event: Event, asked: tuple[Place, int]) -> None:
    """Let words name who did it, or to whom it was done."""
    from annotator.ui.entries.happening import event_fields  # noqa: PLC0415 - keeps the start fast

    place, number = asked
    first = event.spans[0].start, event.spans[0].end
    fields = event_fields(desk, page.records, first, event)
    by_words = fields[number].by_words if number < len(fields) else None
    if by_words is not None:
        by_words(place)


def _add(
    desk: Desk, page: ArticlePage, record: Quote | Event, part: tuple[str, Place]
) -> int | None:
    """Mark words as a part of a record, and fill the field that they are for, as one step."""
    project = desk.project
    role, place = part
    put, verb = (stretches.add_span, "Add") if role in _SEVERAL else (stretches.set_span, "Set")

    def work() -> bool:
        article = project.get(Article, desk.article)
        with project.edit(span_label(verb, role)):
            put(project, type(record), record.id, role, place)
            known = known_by(project, page.records, article, (record, role, place))
            if known and isinstance(record, Quote):
                quotes.change_quote(project, record.id, **known)
            elif known:
                events.change_event(project, record.id, **known)
        return bool(known) or not lacks(record, role)

    filled = desk.attempt(work)
    if filled is not False:
        return None
    if role in _ASKED:
        return _ASKED[role]
    said = project.text(desk.article)[slice(*place)]
    dated = project.get(Article, desk.article).published is not None
    desk.said.emit(form_words.says_nothing(said, dated=dated))
    return None

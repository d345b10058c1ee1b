"""The SQL of searching: rows that the full-text index finds, or all rows for a scan.

Every listing reads on only as it is asked for more, so that the first hits come at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.store.connection import explained
from annotator.store.project import Project
from annotator.store.teamwork import VISIBLE


@dataclass(frozen=True, slots=True)
class Found:
    """A text in which something may be found, and what it belongs to; "" and None where nothing.

    `start` and `end` are where the record begins in its article: its first stretch. In `text` the
    words that the index found stand between two marks.
    """

    article: str
    title: str
    record: str
    speaker: str
    start: int | None
    end: int | None
    text: str


_ARTICLES = (
    "SELECT a.id, a.title, '', '', NULL, NULL, {text} FROM {source} JOIN articles a ON {this}"
)
_QUOTES = (
    "SELECT a.id, a.title, q.id, coalesce(s.name, ''), p.start, p.\"end\", {text} FROM {source}"
    " JOIN quotes q ON {this} JOIN layers l ON l.id = q.layer JOIN articles a ON a.id = l.article"
    " LEFT JOIN quote_spans p ON p.quote = q.id AND p.ord = (SELECT min(ord) FROM quote_spans"
    "  WHERE quote = q.id AND role = 'content')"
    " LEFT JOIN speakers s ON s.id = q.speaker"
)
_EVENTS = (
    "SELECT a.id, a.title, e.id,"
    " coalesce((SELECT s.name FROM participants p JOIN speakers s ON s.id = p.speaker"
    "   WHERE p.event = e.id ORDER BY p.ord LIMIT 1), ''),"
    " p.start, p.\"end\", coalesce((SELECT group_concat(text, ' … ') FROM"
    "   (SELECT text FROM event_spans WHERE event = e.id ORDER BY ord)), '')"
    " || coalesce(' | ' || (SELECT group_concat(name, ' | ') FROM"
    "   (SELECT s.name FROM participants x JOIN speakers s ON s.id = x.speaker"
    "    WHERE x.event = e.id ORDER BY x.ord)), '')"
    " || ' | ' || e.type || coalesce(' | ' || e.mode, '') || coalesce(' | ' || e.location, '')"
    " || coalesce(' | ' || nullif(e.note, ''), '')"
    " FROM events e JOIN layers l ON l.id = e.layer JOIN articles a ON a.id = l.article"
    " LEFT JOIN event_spans p ON p.event = e.id AND p.ord = (SELECT min(ord) FROM event_spans"
    "  WHERE event = e.id AND role = 'trigger')"
)
_SPEAKERS = (
    "SELECT '', '', s.id, s.name, NULL, NULL, s.name"
    " || coalesce(' | ' || (SELECT group_concat(name, ' | ') FROM"
    "   (SELECT name FROM aliases WHERE speaker = s.id ORDER BY ord)), '')"
    " || coalesce(' | ' || s.role, '') || coalesce(' | ' || s.affiliation, '')"
    " || coalesce(' | ' || s.country, '')"
    " || coalesce(' | ' || nullif(s.note, ''), '')"
    " FROM speakers s ORDER BY s.number"
)


def indexed_articles(project: Project, match: str, marks: tuple[str, str]) -> Iterator[Found]:
    """Yield the articles that meet an FTS5 query, the best first."""
    sql = _ARTICLES.format(
        text="highlight(article_search, 1, ?, ?)",
        source="article_search",
        this="a.number = article_search.rowid",
    )
    return _rows(project, f"{sql} WHERE article_search MATCH ? ORDER BY rank", (*marks, match))


def indexed_quotes(
    project: Project, match: str, marks: tuple[str, str], *, blind: bool = False
) -> Iterator[Found]:
    """Yield the quotes whose words meet an FTS5 query, the best first.

    Here and below `blind` leaves out others' work that the person may not see yet.
    """
    sql = _QUOTES.format(
        text="highlight(quote_search, 0, ?, ?)",
        source="quote_search",
        this="q.number = quote_search.rowid",
    )
    where, me = _seen(project, blind=blind)
    sql = f"{sql} WHERE quote_search MATCH ? AND {where} ORDER BY rank"
    return _rows(project, sql, (*marks, match, *me))


def all_articles(project: Project) -> Iterator[Found]:
    """Yield every article with its text."""
    sql = _ARTICLES.format(text="t.text", source="article_texts t", this="a.id = t.article")
    return _rows(project, f"{sql} ORDER BY a.number")


def all_quotes(project: Project, *, blind: bool = False) -> Iterator[Found]:
    """Yield every quote with its words."""
    sql = _QUOTES.format(text="w.text", source="quote_words w", this="q.number = w.number")
    where, me = _seen(project, blind=blind)
    return _rows(project, f"{sql} WHERE {where} ORDER BY q.number", me)


def all_events(project: Project, *, blind: bool = False) -> Iterator[Found]:
    """Yield every event with its words, who takes part in it, its type, place and note."""
    where, me = _seen(project, blind=blind)
    return _rows(project, f"{_EVENTS} WHERE {where} ORDER BY e.number", me)


def all_speakers(project: Project) -> Iterator[Found]:
    """Yield every speaker with all names, the office, the country and the note."""
    return _rows(project, _SPEAKERS)


def _seen(project: Project, *, blind: bool) -> tuple[str, Sequence[str]]:
    """The condition that a layer `l` may be seen, and its values."""
    if not blind:
        return "1", ()
    return VISIBLE.replace(":me", "?"), (project.annotator,) * VISIBLE.count(":me")


def _rows(project: Project, sql: str, values: Sequence[str] = ()) -> Iterator[Found]:
    with explained(project.path):
        for row in project.db.execute(sql, values):
            yield Found(*row)

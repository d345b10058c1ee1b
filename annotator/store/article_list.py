"""The list of articles as a person sees it: which ones, in order, and a few rows at a time."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from annotator.model.annotations import FINISHED
from annotator.store.connection import explained
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article in the list; the status is that of the person at work.

    It is `replaced` where a newer version of it is there, made by correcting its text.
    """

    id: str
    title: str
    source: str
    published: str
    status: str
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """Which articles a list shows, and in which order; "" is any, and the order they came in.

    Each of the words must be in the title, the source or the date, or all of them in the text:
    `match` asks the full-text index, and is "" where it is not asked. `date` is the time in which
    they were published (EDTF). `mine` is "assigned" to the person at work, or "open": assigned and
    not done.
    """

    words: str = ""
    match: str = ""
    status: str = ""
    source: str = ""
    language: str = ""
    date: str = ""
    mine: str = ""
    order: str = ""
    reverse: bool = False


_STATUS = "coalesce(l.status, 'new')"
_FINISHED = ", ".join(f"'{status}'" for status in FINISHED)
_ASSIGNED = (
    "a.id IN (SELECT article FROM assignments"
    " WHERE annotator = (SELECT id FROM annotators WHERE name = ?))"
)
_ABOUT = "(a.title LIKE ? OR a.source LIKE ? OR a.published LIKE ?)"
_IN_TEXTS = "SELECT rowid FROM article_search WHERE article_search MATCH ?"
_LISTED = "SELECT value FROM json_each(?)"
_MOST = 100  # words looked for about an article
_LAST = "9999-12-31"
_FEW = 5000  # articles that are sooner looked up than each of all looked for among them
_MINE = (
    "LEFT JOIN layers l ON l.article = a.id"
    " AND l.kind = 'annotation' AND l.annotator = (SELECT id FROM annotators WHERE name = ?)"
)
_LINES = (
    "SELECT a.id, a.title, coalesce(a.source, ''), coalesce(a.published, ''),"
    f" {_STATUS}, EXISTS (SELECT 1 FROM articles b WHERE b.replaces = a.id)"
    f" FROM articles a {_MINE}"
)
ORDERS = {  # an article without a source or date stands last
    "title": "a.title COLLATE NOCASE",
    "source": "a.source IS NULL, a.source COLLATE NOCASE",
    "published": "a.published IS NULL, a.published",
    "status": (
        f"CASE {_STATUS} WHEN 'new' THEN 0 WHEN 'in_progress' THEN 1 WHEN 'done' THEN 2"
        " WHEN 'reviewed' THEN 3 ELSE 4 END"
    ),
}


def article_ids(project: Project, shown: Shown | None = None) -> list[str]:
    """Return the articles that are shown, in their order."""
    shown = shown or Shown()
    where, values = _condition(project, shown)
    turn = " DESC" if shown.reverse else ""
    order = f"{ORDERS[shown.order]}{turn}, a.number{turn}" if shown.order else f"a.number{turn}"
    by_status = bool(shown.status) or shown.order == "status" or shown.mine == "open"
    layers, who = (_MINE, [project.annotator]) if by_status else ("", [])
    query = f"SELECT a.id FROM articles a {layers} WHERE {where} ORDER BY {order}"
    with explained(project.path):  # one long row comes sooner than 100,000 short ones
        found = project.db.execute(
            f"SELECT json_group_array(id) FROM ({query})", [*who, *values]
        ).fetchone()
    return list(json.loads(found[0]))


def _condition(project: Project, shown: Shown) -> tuple[str, list[str]]:
    """Return what an article must meet, and its values."""
    tests, values = ["1"], []
    for column in ("source", "language"):
        if value := getattr(shown, column):
            tests.append(f"a.{column} = ?")
            values.append(value)
    if shown.date:
        for test, value in _within(shown.date):
            tests.append(test)
            values.append(value)
    if shown.mine:
        tests.append(_ASSIGNED)
        values.append(project.annotator)
    if shown.mine == "open":
        tests.append(f"{_STATUS} NOT IN ({_FINISHED})")
    if shown.status:
        tests.append(f"{_STATUS} = ?")
        values.append(shown.status)
    if shown.words.split():
        test, sought = _said(project, shown)
        tests.append(test)
        values += sought
    return " AND ".join(tests), values


def _within(edtf: str) -> Iterator[tuple[str, str]]:
    """Yield the tests whether an article was published in a time, each with its value.

    Dates in EDTF sort as text. A year or a month sorts before its days: so each end is named as
    shortly as it can be, and "since 2024" has also what was published "2024".
    """
    from annotator.model.dates import parse  # noqa: PLC0415 - keeps the start fast

    covered = parse(edtf)
    if covered.start:
        yield "a.published >= ?", _shortest(covered.start)
    else:
        yield "a.published > ?", ""
    if covered.end and covered.end < _LAST:
        after = date.fromisoformat(covered.end) + timedelta(days=1)
        yield "a.published < ?", _shortest(after.isoformat())


def _shortest(day: str) -> str:
    """A day as the year or the month that begins with it, where one does."""
    return day.removesuffix("-01").removesuffix("-01")


def _said(project: Project, shown: Shown) -> tuple[str, list[str]]:
    """Return the test whether an article has the words about it or in its text, and its values."""
    parts = list(dict.fromkeys(shown.words.split()))
    parts = parts if len(parts) <= _MOST else []  # no title has so many: they are a text's
    about = " AND ".join(_about(part) for part in parts) or "0"
    values = [f"%{_escaped(part)}%" for part in parts for _ in range(3)]
    if not shown.match:
        return f"({about})", values
    found = f"SELECT json_group_array(rowid), count(*) FROM ({_IN_TEXTS} LIMIT {_FEW})"
    with explained(project.path):
        numbers, count = project.db.execute(found, (shown.match,)).fetchone()
    if count < _FEW:
        some = f"SELECT a.number FROM articles a WHERE {about} UNION ALL {_LISTED}"
        return f"a.number IN ({some})", [*values, numbers]
    return f"({about} OR a.number IN ({_IN_TEXTS}))", [*values, shown.match]


def _about(part: str) -> str:
    """Return the test whether a title, a source or a date has a part of what was typed."""
    return _ABOUT if _escaped(part) == part else _ABOUT.replace("?", "? ESCAPE '\\'")


def choices(project: Project, column: str) -> list[tuple[str, int]]:
    """Return what a filter can choose from with how many articles have it, the commonest first.

    The column is "source", "language" or "date", of which the years are given.
    """
    by_year = column == "date"
    value = "substr(published, 1, 4)" if by_year else column
    order = "1 DESC" if by_year else "2 DESC, 1"
    has = "published GLOB '[0-9]*'" if by_year else f"{value} <> ''"
    with explained(project.path):
        found = project.db.execute(
            f"SELECT {value}, count(*) FROM articles WHERE {has} GROUP BY 1 ORDER BY {order}"
        )
        return [(name, count) for name, count in found]


def finished_articles(project: Project) -> set[str]:
    """Return the articles that the person at work need not annotate: done, or replaced since."""
    with explained(project.path):
        found = project.db.execute(
            "SELECT l.article FROM layers l JOIN annotators n ON n.id = l.annotator"
            " WHERE l.kind = 'annotation' AND n.name = ?"
            f" AND l.status IN ({_FINISHED})"
            " UNION SELECT replaces FROM articles WHERE replaces IS NOT NULL",
            (project.annotator,),
        )
        return {row[0] for row in found}


def article_lines(project: Project, ids: Sequence[str]) -> dict[str, ArticleLine]:
    """Return what the list shows of some articles, by id."""
    marks = ", ".join("?" * len(ids))
    with explained(project.path):
        found = project.db.execute(
            f"{_LINES} WHERE a.id IN ({marks})", (project.annotator, *ids)
        ).fetchall()
    return {
        id: ArticleLine(id, title, source, published, status, replaced=bool(replaced))
        for id, title, source, published, status, replaced in found
    }


def annotators_at_work(project: Project) -> list[tuple[str, int]]:
    """Return who has annotated here, and how many articles each, the busiest first."""
    with explained(project.path):
        found = project.db.execute(
            "SELECT n.name, count(l.id) FROM annotators n LEFT JOIN layers l"
            " ON l.annotator = n.id AND l.kind = 'annotation' GROUP BY n.id ORDER BY 2 DESC, 1"
        )
        return [(name, count) for name, count in found]


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")

"""The list of articles as a person sees it: which ones, in order, and a few rows at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.store.connection import explained
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article in the list; the status is that of the person at work."""

    id: str
    title: str
    source: str
    published: str
    status: str


_LINES = (
    "SELECT a.id, a.title, coalesce(a.source, ''), coalesce(a.published, ''),"
    " coalesce(l.status, 'new') FROM articles a LEFT JOIN layers l ON l.article = a.id"
    " AND l.kind = 'annotation' AND l.annotator = (SELECT id FROM annotators WHERE name = ?)"
)


def article_ids(project: Project, words: str = "") -> list[str]:
    """Return the articles in the order they came in: those with every word in what is shown."""
    shown = "(title || ' ' || coalesce(source, '') || ' ' || coalesce(published, ''))"
    parts = words.split()
    where = " AND ".join([f"{shown} LIKE ? ESCAPE '\\'"] * len(parts)) or "1"
    query = f"SELECT id FROM articles WHERE {where} ORDER BY number"
    with explained(project.path):
        found = project.db.execute(query, [f"%{_escaped(part)}%" for part in parts])
        return [row[0] for row in found]


def article_lines(project: Project, ids: Sequence[str]) -> dict[str, ArticleLine]:
    """Return what the list shows of some articles, by id."""
    marks = ", ".join("?" * len(ids))
    with explained(project.path):
        found = project.db.execute(
            f"{_LINES} WHERE a.id IN ({marks})", (project.annotator, *ids)
        ).fetchall()
    return {row[0]: ArticleLine(*row) for row in found}


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

"""Who works on a project and how far each is, and whose work on an article the person may see."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.model.annotations import FINISHED
from annotator.model.team import ONLY, Team
from annotator.store.connection import explained
from annotator.store.project import Project

_DONE = ", ".join(f"'{status}'" for status in FINISHED)
_OWN = (
    "SELECT l.article FROM layers l JOIN annotators n ON n.id = l.annotator"
    " WHERE n.name = :me AND l.kind = 'annotation'"
)
VISIBLE = (
    "(l.annotator IN (SELECT id FROM annotators WHERE name = :me)"
    " OR EXISTS (SELECT 1 FROM team WHERE NOT blind)"
    f" OR l.article IN ({_OWN} AND l.status IN ({_DONE})))"
)
"""As SQL: whether the person `:me` may see a layer `l`."""

_LAYERS = (
    f"SELECT l.id, n.name, l.kind, l.status, {VISIBLE},"
    " (SELECT count(*) FROM mentions WHERE layer = l.id)"
    " + (SELECT count(*) FROM quotes WHERE layer = l.id)"
    " + (SELECT count(*) FROM events WHERE layer = l.id)"
    " FROM layers l JOIN annotators n ON n.id = l.annotator"
    " WHERE l.article = :article AND NOT (n.name = :me AND l.kind = 'annotation')"
    " ORDER BY l.kind = 'annotation' DESC, n.name, l.kind"
)
_WORKED = f"""
    SELECT n.name, n.active, count(DISTINCT l.article),
        count(DISTINCT CASE WHEN l.status IN ({_DONE}) THEN l.article END),
        count(DISTINCT CASE WHEN l.status = 'in_progress' AND l.kind = 'annotation'
            THEN l.article END)
      FROM annotators n LEFT JOIN layers l ON l.annotator = n.id GROUP BY n.id ORDER BY n.name
"""
_ASSIGNED = """
    SELECT n.name, count(*), sum(s.article IN
        (SELECT article FROM assignments GROUP BY article HAVING count(DISTINCT annotator) > 1)),
        sum(EXISTS (SELECT 1 FROM layers l WHERE l.article = s.article
            AND l.annotator = s.annotator AND l.kind = 'annotation' AND l.status <> 'new'))
      FROM (SELECT DISTINCT article, annotator FROM assignments) s
        JOIN annotators n ON n.id = s.annotator GROUP BY n.id
"""


@dataclass(frozen=True, slots=True)
class OthersLayer:
    """Work on an article that is not one's own; `is_hidden` until one may see it."""

    id: str
    annotator: str
    kind: str
    status: str
    is_hidden: bool
    records: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one annotator is, in articles.

    `articles` have any work of theirs, `done` of these are through, `started` are under way;
    `assigned` were given to them, `waiting` of these are not begun, and on `doubles` of these
    another annotator works too.
    """

    name: str
    active: bool
    articles: int
    done: int
    started: int
    assigned: int
    waiting: int
    doubles: int


@dataclass(frozen=True, slots=True)
class Begun:
    """An article to be annotated: who has it already, and who has begun work on it (names)."""

    id: str
    assigned: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()


def team(project: Project) -> Team:
    """Return what the project lays down for its team."""
    return project.find(Team, ONLY) or Team()


def others_layers(project: Project, article: str) -> list[OthersLayer]:
    """Return the layers of an article but the person's own: people, then agreed and imported."""
    with explained(project.path):
        found = project.db.execute(_LAYERS, {"me": project.annotator, "article": article})
        return [
            OthersLayer(id, name, kind, status, not visible, records)
            for id, name, kind, status, visible, records in found
        ]


def hidden_articles(project: Project, articles: Iterable[str]) -> frozenset[str]:
    """Return those of some articles (ids) where the person may not see the others' work yet."""
    sql = (
        "SELECT DISTINCT l.article FROM layers l WHERE l.kind = 'annotation'"
        f" AND l.article IN (SELECT value FROM json_each(:articles)) AND NOT {VISIBLE}"
    )
    values = {"me": project.annotator, "articles": json.dumps(list(articles))}
    with explained(project.path):
        return frozenset(article for (article,) in project.db.execute(sql, values))


def progress(project: Project) -> list[Progress]:
    """Return how far each annotator is, by name."""
    with explained(project.path):
        given = {name: known for name, *known in project.db.execute(_ASSIGNED)}
        people = project.db.execute(_WORKED).fetchall()
    return [
        _progress(*known, *given.get(known[0], (0, 0, 0)))  # no one has given them anything
        for known in people
    ]


def to_annotate(project: Project) -> list[Begun]:
    """Return the newest versions of all articles, with who has them and who has begun, by id."""
    with explained(project.path):
        db = project.db
        given = _by_article(
            db.execute(
                "SELECT s.article, n.name FROM assignments s JOIN annotators n"
                " ON n.id = s.annotator ORDER BY s.article, s.ord"
            )
        )
        begun = _by_article(
            db.execute(
                "SELECT l.article, n.name FROM layers l JOIN annotators n ON n.id = l.annotator"
                " WHERE l.kind = 'annotation' AND l.status <> 'new' ORDER BY l.article, n.name"
            )
        )
        newest = db.execute(
            "SELECT id FROM articles WHERE id NOT IN"
            " (SELECT replaces FROM articles WHERE replaces IS NOT NULL) ORDER BY id"
        )
        return [Begun(id, given.get(id, ()), begun.get(id, ())) for (id,) in newest]


def _progress(name: str, active: int, *counts: int) -> Progress:
    articles, done, started, assigned, doubles, begun = counts
    return Progress(
        name, bool(active), articles, done, started, assigned, assigned - begun, doubles
    )


def _by_article(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for article, name in pairs:
        found[article] = (*found.get(article, ()), name)
    return found

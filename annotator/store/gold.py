"""What there is of the agreed version, for those who publish it."""

from dataclasses import dataclass

from annotator.model.annotations import FINISHED
from annotator.store.connection import explained
from annotator.store.project import Project

_FINISHED = ", ".join(f"'{status}'" for status in FINISHED)
_NEWEST = "article NOT IN (SELECT replaces FROM articles WHERE replaces IS NOT NULL)"
_GOLD = f"SELECT article FROM layers WHERE kind = 'gold' AND {_NEWEST}"
_RELEASED = f"{_GOLD} AND status IN ({_FINISHED})"
_COUNTS = """
    SELECT l.article, (SELECT count(*) FROM mentions WHERE layer = l.id),
        (SELECT count(*) FROM quotes WHERE layer = l.id),
        (SELECT count(*) FROM events WHERE layer = l.id)
      FROM layers l WHERE l.kind = 'gold' ORDER BY l.article
"""
_PEOPLE = f"""
    SELECT n.name,
        count(DISTINCT CASE WHEN l.kind = 'annotation' AND l.status <> 'new' THEN l.article END),
        count(DISTINCT CASE WHEN l.kind = 'gold' THEN l.article END)
      FROM layers l JOIN annotators n ON n.id = l.annotator
      WHERE l.article IN ({_RELEASED})
      GROUP BY n.id ORDER BY n.name
"""
_BY_SEVERAL = f"""
    SELECT count(*) FROM (SELECT article FROM layers
      WHERE kind = 'annotation' AND status <> 'new' AND article IN ({_RELEASED})
      GROUP BY article HAVING count(*) > 1)
"""
_DOUBTED = (
    " UNION ".join(
        f"""
    SELECT l.article FROM {table} r JOIN layers l ON l.id = r.layer
        JOIN annotators n ON n.id = l.annotator
        LEFT JOIN (SELECT s.value AS id, count(*) AS many,
                max(max(g.created_at, g.updated_at)) AS at
            FROM {table} g JOIN json_each(g.sources) s
            WHERE g.layer IN (SELECT id FROM layers WHERE kind = 'gold') GROUP BY s.value
        ) heard ON heard.id = r.id
      WHERE l.kind <> 'gold' AND l.article IN ({_RELEASED})
        AND (heard.at IS NULL OR heard.many > 1
          OR (r.updated_at > heard.at AND r.updated_by = n.name))
"""
        for table in ("mentions", "quotes", "events")
    )
    + " UNION "
    + " UNION ".join(
        f"""
    SELECT l.article FROM {table} g JOIN layers l ON l.id = g.layer
      WHERE l.kind = 'gold' AND l.article IN ({_RELEASED}) AND g.sources <> '[]'
        AND NOT EXISTS (SELECT 1 FROM json_each(g.sources) s JOIN {table} r ON r.id = s.value)
"""
        for table in ("mentions", "quotes", "events")
    )
    + " ORDER BY 1"
)


@dataclass(frozen=True, slots=True)
class Person:
    """An annotator of released articles: how many were annotated, and how many settled, by them."""

    name: str
    annotated: int
    settled: int


def has_agreed(project: Project) -> bool:
    """Whether there is an agreed version of any article."""
    with explained(project.path):
        found = project.db.execute("SELECT EXISTS (SELECT 1 FROM layers WHERE kind = 'gold')")
        return bool(found.fetchone()[0])


def released_articles(project: Project) -> list[str]:
    """Return the articles (ids) with an agreed version that is finished, in order.

    Of an article whose text was corrected that is the newest version only.
    """
    return _articles(project, f"status IN ({_FINISHED})")


def doubted_articles(project: Project) -> list[str]:
    """Return the articles (ids) whose agreed version is finished, but not made from all there is.

    Somebody marked, changed or deleted something that it was not made from as it is now: then
    something may be open, or was left out.
    """
    with explained(project.path):
        return [article for (article,) in project.db.execute(_DOUBTED)]


def unfinished_articles(project: Project) -> list[str]:
    """Return the articles (ids) with an agreed version in which something is open, in order."""
    return _articles(project, f"status NOT IN ({_FINISHED})")


def record_counts(project: Project) -> dict[str, tuple[int, int, int]]:
    """Return how many mentions, quotes and events each agreed version has, by article."""
    with explained(project.path):
        return {article: counts for article, *counts in project.db.execute(_COUNTS)}


def people(project: Project) -> list[Person]:
    """Return who has worked on articles with a finished agreed version, by name."""
    with explained(project.path):
        return [Person(*row) for row in project.db.execute(_PEOPLE)]


def count_kept(project: Project, name: str) -> int:
    """Return how many agreed versions an annotator (name) keeps."""
    with explained(project.path):
        found = project.db.execute(
            "SELECT count(*) FROM layers WHERE kind = 'gold'"
            " AND annotator = (SELECT id FROM annotators WHERE name = ?)",
            (name,),
        )
        return int(found.fetchone()[0])


def by_several(project: Project) -> int:
    """Return how many articles with a finished agreed version two or more people annotated."""
    with explained(project.path):
        return int(project.db.execute(_BY_SEVERAL).fetchone()[0])


def _articles(project: Project, condition: str) -> list[str]:
    sql = f"{_GOLD} AND {condition} ORDER BY article"
    with explained(project.path):
        return [article for (article,) in project.db.execute(sql)]

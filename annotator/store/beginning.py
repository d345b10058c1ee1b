"""What a window asks first of a project: apart, so that it is shown without all that lists need."""

from annotator.store.connection import explained
from annotator.store.project import Project


def first_article(project: Project) -> str:
    """Return the id of the article that came in first; "" in an empty project."""
    with explained(project.path):
        found = project.db.execute("SELECT id FROM articles ORDER BY number LIMIT 1").fetchone()
    return found[0] if found else ""

"""How much there is in a project, counted by SQLite without reading any of it into memory."""

from dataclasses import dataclass

from annotator.store.connection import explained
from annotator.store.migrations import schema_of
from annotator.store.project import Project
from annotator.store.teamwork import Progress, progress


@dataclass(frozen=True, slots=True)
class Info:
    """What is in a project; the codebook by name and version, the size of the file in bytes."""

    articles: int
    speakers: int
    mentions: int
    quotes: int
    events: int
    annotators: tuple[Progress, ...]
    codebook: dict[str, str]
    schema: int
    bytes: int


_COUNTED = ("articles", "speakers", "mentions", "quotes", "events")


def info(project: Project) -> Info:
    """Count what is in a project."""
    db = project.db
    with explained(project.path):
        counts = {
            table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED
        }
        name, version = db.execute("SELECT name, version FROM codebook").fetchone()
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        size = pages * db.execute("PRAGMA page_size").fetchone()[0]
        schema = schema_of(db)
    return Info(
        **counts,
        annotators=tuple(progress(project)),
        codebook={"name": name, "version": version},
        schema=schema,
        bytes=size,
    )


def count_marked(project: Project, article: str) -> int:
    """Count the mentions, quotes and events of an article, everybody's."""
    of = "WHERE layer IN (SELECT id FROM layers WHERE article = :article)"
    counts = (f"(SELECT count(*) FROM {kind} {of})" for kind in ("mentions", "quotes", "events"))
    with explained(project.path):
        found = project.db.execute(f"SELECT {' + '.join(counts)}", {"article": article})
        return int(found.fetchone()[0])


def steps(project: Project, state: str) -> int:
    """Count the steps of history in a state: done, undone or dropped."""
    with explained(project.path):
        found = project.db.execute("SELECT count(*) FROM history WHERE state = ?", (state,))
        return int(found.fetchone()[0])

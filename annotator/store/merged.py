"""What merging asks of a project, and what it keeps there for the next time."""

import json
from collections.abc import Iterator, Mapping, Sequence

from annotator.model.team import MergeNote
from annotator.store import rows
from annotator.store.connection import explained
from annotator.store.project import Project
from annotator.store.records import TABLES, Row

GOLD = "gold"


def notes_of(project: Project) -> Iterator[tuple[int, MergeNote]]:
    """Yield the notes of all merges with their numbers, the oldest first."""
    with explained(project.path):
        for number, id, kind, of, record, fact, at, value in project.db.execute(
            "SELECT number, id, kind, of, record, fact, at, value FROM merge_notes ORDER BY number"
        ):
            note = MergeNote(id=id, kind=kind, of=of, record=record, fact=fact, at=at, value=value)
            yield number, note


def numbers_of(project: Project, table: str, ids: Sequence[str]) -> dict[str, int]:
    """Return the numbers of those of some records (ids) of a table that are there."""
    sql = f"SELECT id, number FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
    with explained(project.path):
        return dict(project.db.execute(sql, (json.dumps(ids),)))


def sha256s(project: Project) -> dict[str, str]:
    """Return the hash of each article's text by the article's id."""
    with explained(project.path):
        return dict(project.db.execute("SELECT id, sha256 FROM articles"))


def annotator_names(project: Project) -> dict[str, str]:
    """Return the name of each annotator by id."""
    with explained(project.path):
        return dict(project.db.execute("SELECT id, name FROM annotators"))


def place_of(sha256: str, annotator: str, kind: str) -> str:
    """Return what a layer is in any file: whose work of what kind on which text.

    An article has one agreed version, whoever decides.
    """
    return f"{sha256}|{kind}|{'' if kind == GOLD else annotator}"


def layer_places(project: Project, shas: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return what each layer is in any file, by its id."""
    names = annotator_names(project)
    known = shas if shas is not None else sha256s(project)
    return {
        id: place_of(known.get(article, ""), names[annotator], kind)
        for id, article, annotator, kind in project.db.execute(
            "SELECT id, article, annotator, kind FROM layers"
        )
    }


def some(
    project: Project, table: str, ids: Sequence[str], *, by: str = "id", heavy: bool = False
) -> list[Row]:
    """Return rows with their lists, by their ids or by what they belong to (`by`).

    The texts of articles come only when asked for (`heavy`).
    """
    with explained(project.path):
        return rows.read(
            project.db,
            TABLES[table],
            f"{by} IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
            heavy=heavy,
        )


def texts(project: Project, articles: Sequence[str]) -> dict[str, str]:
    """Return the texts of some articles by their ids."""
    with explained(project.path):
        return dict(
            project.db.execute(
                "SELECT article, text FROM article_texts"
                " WHERE article IN (SELECT value FROM json_each(?))",
                (json.dumps(articles),),
            )
        )


def sizes(project: Project) -> list[tuple[str, int]]:
    """Return id and length in code points of every article, by id."""
    with explained(project.path):
        return project.db.execute("SELECT id, characters FROM articles ORDER BY id").fetchall()


def titles(project: Project) -> Iterator[tuple[str, str, str]]:
    """Yield id, title and text hash of every article."""
    with explained(project.path):
        yield from project.db.execute("SELECT id, title, sha256 FROM articles ORDER BY id")


def speaker_keys(project: Project) -> list[tuple[str, str, str, str | None, str | None]]:
    """Return id, name, kind, country and Wikidata number of all speakers, by id."""
    with explained(project.path):
        return project.db.execute(
            "SELECT id, name, kind, country, wikidata FROM speakers ORDER BY id"
        ).fetchall()


def alias_names(project: Project) -> dict[str, list[str]]:
    """Return the other names of speakers by id."""
    found: dict[str, list[str]] = {}
    with explained(project.path):
        for speaker, name in project.db.execute("SELECT speaker, name FROM aliases"):
            found.setdefault(speaker, []).append(name)
    return found


def count(project: Project, table: str) -> int:
    """Return how many records a table has."""
    with explained(project.path):
        return int(project.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def ids_in_layers(project: Project, layers: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield layer, table and id of every record in some layers."""
    with explained(project.path):
        for table in ("mentions", "quotes", "events") if layers else ():
            yield from project.db.execute(
                f"SELECT layer, '{table}', id FROM {table}"
                " WHERE layer IN (SELECT value FROM json_each(?))",
                (json.dumps(layers),),
            ).fetchall()


def layers_in(project: Project, articles: Sequence[str]) -> list[tuple[str, str]]:
    """Return article and id of every layer of some articles."""
    with explained(project.path):
        return project.db.execute(
            "SELECT article, id FROM layers WHERE article IN (SELECT value FROM json_each(?))",
            (json.dumps(articles),),
        ).fetchall()

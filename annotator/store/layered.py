"""What an exchange asks of a project: the records of some layers, and which are there already."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from annotator.model.annotations import Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store import rows
from annotator.store.circles import circles
from annotator.store.connection import explained
from annotator.store.project import Project
from annotator.store.records import TABLE_OF, Row

R = TypeVar("R", Mention, Quote, Event)

_LISTED = "IN (SELECT value FROM json_each(?))"
_REFERRED = f"""id IN (
    SELECT speaker FROM mentions WHERE layer {_LISTED}
    UNION SELECT speaker FROM quotes WHERE layer {_LISTED}
    UNION SELECT stance_target FROM quotes WHERE layer {_LISTED}
    UNION SELECT speaker FROM quote_addressees WHERE quote IN
        (SELECT id FROM quotes WHERE layer {_LISTED})
    UNION SELECT speaker FROM participants WHERE event IN
        (SELECT id FROM events WHERE layer {_LISTED})
) ORDER BY id"""


def layers_of(project: Project, articles: Sequence[str]) -> list[Layer]:
    """Return all layers of some articles, by annotator and kind."""
    where = f"article {_LISTED} ORDER BY article, annotator, kind"
    return project.select(Layer, where, (json.dumps(articles),))


def rows_of(project: Project, kind: type[Any], layers: Sequence[str]) -> list[Row]:
    """Return the records of one kind in some layers as plain values."""
    with explained(project.path):
        return rows.read(project.db, TABLE_OF[kind], f"layer {_LISTED}", (json.dumps(layers),))


def speakers_of(project: Project, layers: Sequence[str]) -> list[Speaker]:
    """Return the speakers that the records of some layers refer to, by id."""
    return project.select(Speaker, _REFERRED, (json.dumps(layers),) * 5)


def assigned(project: Project, articles: Sequence[str]) -> list[str]:
    """Return the annotators (ids) to whom some of these articles are assigned."""
    found = project.db.execute(
        f"SELECT DISTINCT annotator FROM assignments WHERE article {_LISTED}",
        (json.dumps(articles),),
    )
    return [annotator for (annotator,) in found]


def holders(
    project: Project, ids: Mapping[type[Any], Sequence[str]]
) -> dict[type[Any], dict[str, str]]:
    """Return the layer of each of these records that is in the project, by kind and id."""
    wanted = [kind for kind, some in ids.items() if some]
    sql = " UNION ALL ".join(
        f"SELECT {number}, id, layer FROM {TABLE_OF[kind].name} WHERE id {_LISTED}"
        for number, kind in enumerate(wanted)
    )
    held: dict[type[Any], dict[str, str]] = {kind: {} for kind in ids}
    if wanted:
        values = [json.dumps(ids[kind]) for kind in wanted]
        for number, id, layer in project.db.execute(sql, values):
            held[wanted[number]][id] = layer
    return held


def present(project: Project, kind: type[Any], ids: Sequence[str]) -> set[str]:
    """Return which of these ids records of a kind have in the project."""
    found = project.db.execute(
        f"SELECT id FROM {TABLE_OF[kind].name} WHERE id {_LISTED}", (json.dumps(ids),)
    )
    return {row[0] for row in found}


def leading_back(project: Project, kind: type[Any], link: str, ids: Sequence[str]) -> list[str]:
    """Return which of these records a link (parent, same_as, replaces) leads back to."""
    return circles(project.db, TABLE_OF[kind].name, link, ids)


def article_with(project: Project, sha256: str) -> str:
    """Return the article (id) whose text has a hash, or nothing ("") where there is none."""
    found = project.db.execute("SELECT id FROM articles WHERE sha256 = ?", (sha256,)).fetchone()
    return found[0] if found else ""


def has_layer(project: Project, annotator: str) -> bool:
    """Tell whether an annotator (id) has worked on any article."""
    found = project.db.execute(
        "SELECT EXISTS (SELECT 1 FROM layers WHERE annotator = ?)", (annotator,)
    )
    return bool(found.fetchone()[0])


def assigned_to(project: Project, annotator: str) -> list[Article]:
    """Return the articles that are assigned to an annotator (id)."""
    where = "id IN (SELECT article FROM assignments WHERE annotator = ?)"
    return project.select(Article, where, (annotator,))


def has_records(project: Project) -> bool:
    """Tell whether anything has been annotated in the project."""
    found = project.db.execute(
        "SELECT EXISTS (SELECT 1 FROM mentions) OR EXISTS (SELECT 1 FROM quotes)"
        " OR EXISTS (SELECT 1 FROM events)"
    )
    return bool(found.fetchone()[0])

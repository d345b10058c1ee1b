"""What the store sees to at every write: who and when, and that each span's words are right."""

import sqlite3
from typing import Any

from annotator.errors import AnnotatorError
from annotator.model.annotations import Annotation, Event, Mention, Quote
from annotator.model.spans import record_problems
from annotator.model.times import now
from annotator.store.records import Row, Table, record_of

STAMPS = {"updated_at", "updated_by"}
TEXTS_KEPT = 4  # texts in memory, since one is asked for at every edit of its spans


def stamp(table: Table, row: Row, before: Row | None, annotator: str) -> None:
    """Say in a row when it was made or changed, and by whom, unless it says so itself."""
    if not issubclass(table.record, Annotation):
        if before is None and row.get("created_at") == "":
            row["created_at"] = now()
    elif before is None:
        row["created_at"] = row["created_at"] or now()
        row["updated_at"] = row["updated_at"] or row["created_at"]
        row["updated_by"] = row["updated_by"] or annotator
    elif row["updated_at"] == before["updated_at"]:
        row["updated_at"], row["updated_by"] = now(), annotator


class SpanGuard:
    """Compares spans with their articles' texts, and keeps the last texts at hand."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._texts: dict[str, str] = {}
        self._layer, self._article = "", ""

    def text(self, article: str) -> str:
        """Return the text of an article; AnnotatorError where there is none."""
        if article not in self._texts:
            row = self._db.execute(
                "SELECT text FROM article_texts WHERE article = ?", (article,)
            ).fetchone()
            if row is None:
                raise AnnotatorError(f"There is no article {article} in this project.")
            while len(self._texts) >= TEXTS_KEPT:
                del self._texts[next(iter(self._texts))]
            self._texts[article] = row[0]
        return self._texts[article]

    def check(self, table: Table, row: Row, record: Any = None) -> None:
        """Refuse a row whose spans lie outside the text or have other words than it.

        Its record is made from it unless it is given.
        """
        if table.record not in (Mention, Quote, Event):
            return
        if row["layer"] != self._layer:
            self._article = self._db.execute(
                "SELECT article FROM layers WHERE id = ?", (row["layer"],)
            ).fetchone()[0]
            self._layer = row["layer"]
        for problem in record_problems(record or record_of(table, row), self.text(self._article)):
            title = self._db.execute(
                "SELECT title FROM articles WHERE id = ?", (self._article,)
            ).fetchone()[0]
            raise AnnotatorError(
                f"In “{title}”: {table.record.__name__.lower()} {row['id']}: {problem}.",
                "Nothing was changed; mark the words again.",
            )

    def forget(self) -> None:
        """Drop what was kept in memory, since articles or layers changed."""
        self._texts.clear()
        self._layer = self._article = ""

"""What the store sees to at every write: who and when, and that each span's words are right."""

import sqlite3

from annotator.errors import AnnotatorError
from annotator.model.annotations import Annotation, Event, Mention, Quote
from annotator.model.spans import record_problems
from annotator.model.times import after, now
from annotator.store.records import Row, Table, record_of

STAMPS = {"updated_at", "updated_by"}
CHARACTERS_KEPT = 2_000_000  # of texts in memory, since one is asked for at every edit of its spans
LAYERS_KEPT = 1000


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
        row["updated_at"], row["updated_by"] = after(before["updated_at"]), annotator


class SpanGuard:
    """Compares spans with their articles' texts, and keeps the last texts at hand."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._texts: dict[str, str] = {}
        self._characters = 0
        self._article_of: dict[str, str] = {}  # by layer

    def text(self, article: str) -> str:
        """Return the text of an article; AnnotatorError where there is none."""
        if article not in self._texts:
            row = self._db.execute(
                "SELECT text FROM article_texts WHERE article = ?", (article,)
            ).fetchone()
            if row is None:
                raise AnnotatorError(f"There is no article {article} in this project.")
            self._characters += len(row[0])
            while self._texts and self._characters > CHARACTERS_KEPT:
                self._characters -= len(self._texts.pop(next(iter(self._texts))))
            self._texts[article] = row[0]
        return self._texts[article]

    def check(self, table: Table, row: Row) -> None:
        """Refuse a row whose spans lie outside the text or have other words than it."""
        if issubclass(table.record, Annotation):
            self.check_record(record_of(table, row))

    def check_record(self, record: Mention | Quote | Event) -> None:
        """Refuse a record whose spans lie outside the text or have other words than it."""
        article = self._article_of.get(record.layer) or self._find_article(record.layer)
        for problem in record_problems(record, self.text(article)):
            title = self._db.execute(
                "SELECT title FROM articles WHERE id = ?", (article,)
            ).fetchone()[0]
            raise AnnotatorError(
                f"In “{title}”: {type(record).__name__.lower()} {record.id}: {problem}.",
                "Nothing was changed; mark the words again.",
            )

    def forget(self) -> None:
        """Drop what was kept in memory, since articles or layers changed."""
        self._texts.clear()
        self._characters = 0
        self._article_of.clear()

    def _find_article(self, layer: str) -> str:
        if len(self._article_of) >= LAYERS_KEPT:
            self._article_of.clear()
        found: str = self._db.execute(
            "SELECT article FROM layers WHERE id = ?", (layer,)
        ).fetchone()[0]
        self._article_of[layer] = found
        return found

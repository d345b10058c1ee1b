"""Reading what can still be read of a damaged project file, page by page past what cannot."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError
from annotator.store.open_files import files_of
from annotator.store.records import Part, Row, Table, from_sql

_HEADER = b"SQLite format 3\x00"
_AT_ONCE = 500  # rows read by one question
_LAST = 1 << 62  # above every row's number


@contextmanager
def wreck(path: Path) -> Iterator["Wreck"]:
    """Open a copy of a damaged file with its log; AnnotatorError where nothing of it can be read.

    The file itself stays as it is.
    """
    with tempfile.TemporaryDirectory(prefix="annotator-rescue-") as folder:
        copy = Path(folder) / "wreck.sqlite"
        _copy(path, copy)
        db = sqlite3.connect(copy)
        try:
            db.execute("PRAGMA trusted_schema = OFF")
            db.execute("PRAGMA writable_schema = ON")  # a spoilt line of it hides no other
            db.text_factory = lambda given: given.decode("utf-8", "replace")
            found = Wreck(db)
            if "articles" not in found.columns:
                raise sqlite3.DatabaseError("no project")
            yield found
        except sqlite3.DatabaseError as error:
            raise AnnotatorError(
                f"Nothing of an Annotator project can be read in {path}.", "Open a backup of it."
            ) from error
        finally:
            db.close()


class Wreck:
    """What is left of a file: rows of its tables, and how often reading came to a stop."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.gaps = 0
        self.schema = int(db.execute("PRAGMA user_version").fetchone()[0])
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        self.columns = {name: self._columns_of(name) for (name,) in tables}

    def rows(self, table: Table) -> Iterator[Row]:
        """Yield the rows of a table that can be read, with their lists, as plain values.

        A column that an older schema does not have is left out.
        """
        known = self.columns.get(table.name, ())
        columns = [column for column in table.columns if column in known]
        for values in self._numbered(table.name, columns, "number"):
            row = dict(zip(columns, values, strict=True))
            try:
                row |= {
                    c: from_sql(table, c, row[c]) for c in table.json | table.truths if c in row
                }
            except ValueError:  # JSON that was spoilt
                self.gaps += 1
                continue
            for part in table.light_parts:
                row[part.name] = self._part(part, row["id"])
            yield row

    def text(self, article: str) -> str:
        """Return the text of an article; "" where it cannot be read."""
        try:
            found = self._db.execute(
                "SELECT text FROM article_texts WHERE article = ?", (article,)
            ).fetchone()
        except sqlite3.DatabaseError:
            found = None
        if found is None:  # the index may be what is spoilt
            texts = self._numbered("article_texts", ["article", "text"], "rowid")
            found = next(([text] for owner, text in texts if owner == article), None)
        return str(found[0]) if found else ""

    def _part(self, part: Part, owner: str) -> list[Any]:
        if part.table not in self.columns:
            return []
        sql = f"SELECT {part.quoted} FROM {part.table} WHERE {part.owner} = ? ORDER BY ord"
        try:
            found = self._db.execute(sql, (owner,)).fetchall()
        except sqlite3.DatabaseError:
            self.gaps += 1
            return []
        single = part.make is None and len(part.columns) == 1
        return [item[0] for item in found] if single else [list(item) for item in found]

    def _numbered(self, table: str, columns: list[str], by: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table by number, past those on pages that cannot be read."""
        names = ", ".join(f'"{column}"' for column in columns)
        sql = f"SELECT {by}, {names} FROM {table} WHERE {by} > ? ORDER BY {by} LIMIT ?"
        last, many = -1, _AT_ONCE
        while last < _LAST:
            try:
                found = self._db.execute(sql, (last, many)).fetchall()
            except sqlite3.DatabaseError:
                if many > 1:
                    many = 1
                    continue
                self.gaps += 1
                last = self._past(f"SELECT {by} FROM {table} WHERE {by} > ? LIMIT 1", last)
                continue
            if not found:
                return
            yield from (row[1:] for row in found)
            last = found[-1][0]
            many = min(_AT_ONCE, many * 2)

    def _past(self, sql: str, last: int) -> int:
        """Return the number from which on rows can be read again, by doubling and halving."""
        step = 1
        while not self._reads(sql, last + step):
            step *= 2
            if last + step > _LAST:
                return _LAST
        low, high = last + step // 2, last + step
        while low + 1 < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self._reads(sql, middle) else (middle, high)
        return high

    def _reads(self, sql: str, last: int) -> bool:
        try:
            self._db.execute(sql, (last,)).fetchone()
        except sqlite3.DatabaseError:
            return False
        return True

    def _columns_of(self, table: str) -> tuple[str, ...]:
        try:
            found = self._db.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
        except sqlite3.DatabaseError:
            return ()
        return tuple(name for (name,) in found)


def _copy(path: Path, copy: Path) -> None:
    """Copy a file with its log, and give it the first words of an SQLite file if it lost them."""
    if not path.is_file():
        raise AnnotatorError(f"There is no file {path}.", "It may have been moved or renamed.")
    try:
        for file, target in zip(files_of(path), files_of(copy), strict=True):
            if file.exists() and not file.name.endswith("-shm"):
                shutil.copyfile(file, target)
    except OSError as error:
        raise AnnotatorError(
            f"{path} cannot be read: {error.strerror}.", "Copy it to another disk first."
        ) from None
    with copy.open("r+b") as written:
        if written.read(len(_HEADER)) != _HEADER:
            written.seek(0)
            written.write(_HEADER)

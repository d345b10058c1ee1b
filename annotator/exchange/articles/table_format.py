"""Tables of articles as .csv, .tsv, .xlsx, .jsonl or .json: a row an article."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange.articles import facts, json_rows, reading, rows
from annotator.exchange.articles.columns import DAY_FIRST, FIELDS, MONTH_FIRST, Columns, guessed
from annotator.exchange.articles.looking import Row
from annotator.exchange.incoming import Given, Incoming, IncomingArticle, ReadOptions, SourceFile
from annotator.exchange.problems import Located, Place, Problems
from annotator.exchange.recognising import format_of, is_archive
from annotator.model.article import SOURCE_TYPES
from annotator.model.date_words import resolve

_READERS = {
    "title": facts.title,
    "published": facts.published,
    "language": facts.language,
    "url": facts.url,
}
NAME = "table"
_LONGEST_ID = 200  # characters
_LOOKED_AT = 50_000_000  # bytes of a workbook that is opened only to be looked at


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look into a table told: its columns, some rows, and what was guessed of them."""

    name: str
    header: tuple[str, ...]
    sample: tuple[Row, ...]
    guess: Columns

    def first_article(self, columns: Columns) -> str:
        """Return what is known of the first article, a line each, and its text; "" for none."""
        if "text" not in columns.of or not columns.fit(self.header):
            return ""
        file = SourceFile(Path(self.name), self.name)
        taking = _Rows(file, self.header, columns, Problems(self.name))
        articles = (one for number, row in self.sample for one in taking.article(number, row, ""))
        first = next(articles, None)
        if first is None:
            return ""
        known = [str(first.given[one]) for one in FIELDS if first.given.get(one)]
        return "\n".join([*known, "", first.text])


def is_file(path: Path, head: bytes) -> bool:
    """Tell whether a .json file is a table: a list of objects, or an object a line."""
    return path.suffix.lower() == json_rows.SUFFIX and json_rows.is_rows(head)


def surveyed(path: Path) -> Survey | None:
    """Return what a look into a table of articles tells; None for any other file."""
    found = None if path.is_dir() or is_archive(path) else format_of(path)
    if found is None or found.name != NAME:
        return None
    file = SourceFile(path, path.name)
    is_heavy = path.suffix.lower() == ".xlsx" and path.stat().st_size > _LOOKED_AT
    if is_heavy:
        return None
    with rows.opened(file, lambda: None, whole=False) as table:
        guess = guessed(table.header, [row for _, row in table.sample])
        return Survey(path.name, table.header, table.sample, guess)


def read(file: SourceFile, options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield an article for each row; a row that is none is told and left out.

    Raises AnnotatorError for a table in which no column is a text.
    """
    sheet = next((one.sheet for one in options.columns if one.sheet), "")
    raw = reading.raw_hash(file.path)
    with rows.opened(file, options.alive, sheet=sheet) as table:
        columns = columns_of(file, table, options)
        if not table.sample:
            raise AnnotatorError(f"{file.name} has no rows under the names of its columns.")
        problems.note(f"{file.name}: {columns.sentence(table.header)}")
        options.expect(max(table.count, 1))
        taking = _Rows(file, table.header, columns, problems)
        for number, row in table.rows:
            yield from taking.article(number, row, raw)
        taking.tell()


def located(_file: SourceFile, places: list[Place]) -> list[Located]:
    """Return each place with its row, with which it begins."""
    return [(int(place[0]), place[1:]) for place in places]


def columns_of(file: SourceFile, table: rows.Table, options: ReadOptions) -> Columns:
    """Return what the columns of a table are: as was said, else as is guessed."""
    fitting = next((one for one in options.columns if one.fit(table.header)), None)
    found = fitting or guessed(table.header, [row for _, row in table.sample])
    listed = ", ".join(map(repr, filter(None, table.header))) or "none"
    if options.columns and fitting is None and len(options.columns) == 1:
        missing = [name for names in options.columns[0].of.values() for name in names]
        missing = [name for name in missing if name not in table.header]
        raise AnnotatorError(
            f"{file.name} has no column {missing[0]!r}.", f"Its columns are: {listed}."
        )
    if "text" not in found.of:
        raise AnnotatorError(
            f"No column of {file.name} is the text of an article; its columns are: {listed}.",
            "Name the column of the texts “text”, or say which it is (--columns FILE.toml).",
        )
    return found


class _Rows:
    """Makes articles of rows, and keeps what was not clear in them."""

    def __init__(
        self, file: SourceFile, header: tuple[str, ...], columns: Columns, problems: Problems
    ) -> None:
        self._file, self._header, self._columns = file, header, columns
        self._problems = problems
        self._ids: set[str] = set()
        self._unclear: dict[str, tuple[int, str, int]] = {}

    def article(self, number: int, row: list[Any], raw: str) -> Iterator[IncomingArticle]:
        """Yield the article of a row, or nothing for one that has no text that can be kept."""
        names = self._columns.of["text"]
        parts = [rows.text_cell(cell) for cell in rows.cells_of(row, self._header, names)]
        text = "\n".join(part for part in parts if part.strip())
        try:
            one = reading.article(self._file, text, self._given(number, row), place=(number,))
        except AnnotatorError as error:
            words = error.message.removeprefix(f"{self._file.name}: ")
            self._problems.add((number, names[0]), words.removesuffix("."))
            return
        one.given["raw_sha256"] = raw
        yield one

    def tell(self) -> None:
        """Note what was not taken of some rows, once a column."""
        for name, (number, value, count) in self._unclear.items():
            more = f", and {count - 1:,} more" if count > 1 else ""
            words = f"row {number}: {name} {value!r} was left out, since it is not clear{more}"
            self._problems.note(f"{self._file.name}: {words}")

    def _given(self, number: int, row: list[Any]) -> Given:
        given: Given = dict(self._columns.values)
        for one, names in self._columns.of.items():
            cell = rows.cells_of(row, self._header, names)[0]
            if one == "text" or cell is None or not str(cell).strip():
                continue
            value = self._value(one, cell)
            if value:
                given[one] = value
            else:
                first = self._unclear.get(one, (number, facts.line(cell, 60), 0))
                self._unclear[one] = (*first[:2], first[2] + 1)
        return given

    def _value(self, one: str, cell: Any) -> str:
        """Return a cell as the value of a field, or nothing ("") where it is not clear."""
        if one == "published":
            return self._day(cell)
        words = rows.text_cell(cell)
        if one == "source_type":
            kind = words.strip().lower().replace(" ", "_")
            return kind if kind in SOURCE_TYPES else ""
        if one == "note":
            return words.strip()
        if one == "id":
            return self._new_id(words.strip())
        return _READERS.get(one, facts.line)(words)

    def _day(self, cell: Any) -> str:
        if isinstance(cell, datetime | date):
            return facts.published(cell)
        words = rows.text_cell(cell)
        if found := facts.published(words):
            return found
        order = {DAY_FIRST: "day before month", MONTH_FIRST: "month before day"}
        wanted = order.get(self._columns.dates)
        readings = resolve(facts.line(words), "") if wanted else ()
        return next((one.edtf for one in readings if one.reason.startswith(str(wanted))), "")

    def _new_id(self, words: str) -> str:
        """Return an id that no row before has; nothing for another, which gets a new one."""
        if len(words) > _LONGEST_ID or words in self._ids:
            return ""
        self._ids.add(words)
        return words

"""Which column of a table of articles is what: guessed from names, or said by a person."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotator.errors import AnnotatorError

FIELDS = (
    "text",
    "title",
    "published",
    "source",
    "byline",
    "url",
    "language",
    "dateline_place",
    "source_type",
    "licence",
    "note",
    "id",
)
"""What a column can be, the most telling first."""
DAY_FIRST, MONTH_FIRST = "day first", "month first"

_USUAL = {
    "text": "text body fulltext content articletext articlebody maintext plaintext story bodytext"
    " texte corps contenu texto cuerpo contenido текст полныйтекст 正文 内容 全文 نص",
    "title": "title headline heading articletitle subject titre título titulo titular заголовок"
    " название 标题 عنوان",
    "published": "published date publicationdate pubdate publishdate datepublished publishedat"
    " publisheddate day datetime time timestamp pd fecha дата опубликовано 日期 发布日期 تاريخ",
    "source": "source publication outlet newspaper publisher publicationtitle sourcename media"
    " medium journal agency sn fuente medio источник издание 来源 مصدر",
    "byline": "byline author authors writer auteur autor автор 作者 by",
    "url": "url link address href web webaddress weblink permalink uri ссылка adresse enlace 链接",
    "language": "language lang la langue idioma язык 语言",
    "dateline_place": "datelineplace dateline place location lieu lugar место",
    "source_type": "sourcetype kindofsource",
    "licence": "licence license copyright rights",
    "note": "note notes comment remark",
    "id": "id articleid docid documentid identifier",
}
_NAMED = {name: field for field, names in _USUAL.items() for name in names.split()}
_SIGNS = re.compile(r"[\W_]+")
_A_TEXT = 120  # characters that a column of texts has on average at least
_EMPTY: Mapping[str, str] = MappingProxyType({})
_NUMERIC_DAY = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}\b")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table are: by field the names of its columns, and values for all rows.

    A text may be made of several columns, one after another. `dates` says how to read 03/04/2018,
    `sheet` which sheet of a workbook is read.
    """

    of: Mapping[str, tuple[str, ...]]
    values: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    dates: str = ""
    sheet: str = ""

    def fit(self, header: Sequence[str]) -> bool:
        """Tell whether a table with this header has all of these columns."""
        return all(name in header for names in self.of.values() for name in names)

    def sentence(self, header: Sequence[str]) -> str:
        """Return in words what each column is taken for."""
        said = [f"{one} is {' + '.join(map(repr, names))}" for one, names in self.of.items()]
        said += [f"{one} is always {value!r}" for one, value in self.values.items()]
        used = {name for names in self.of.values() for name in names}
        unused = [name for name in header if name and name not in used]
        if unused:
            said.append(f"not used: {', '.join(map(repr, unused))}")
        if not _OF_DOCCANO.isdisjoint(unused):
            said.append("marks of doccano come in with --format doccano")
        return "; ".join(said)


def guessed(header: Sequence[str], rows: Sequence[Sequence[object]]) -> Columns:
    """Return what the columns of a table are by their names, given some of its rows.

    The text is the column with the longest cells where no name tells it; there may be none.
    """
    of: dict[str, tuple[str, ...]] = {}
    for name in header:
        kind = kind_of(name)
        if kind and kind not in of:
            of[kind] = (name,)
    if "text" not in of:
        lengths = {name: _average(rows, i) for i, name in enumerate(header) if name}
        longest = max(lengths, key=lambda name: lengths[name], default="")
        if longest and lengths[longest] >= _A_TEXT:
            of = {one: names for one, names in of.items() if names != (longest,)}
            of["text"] = (longest,)
    days = [
        str(row[i])
        for row in rows
        for i, one in enumerate(header[: len(row)])
        if (one,) == of.get("published")
    ]
    return Columns({one: of[one] for one in FIELDS if one in of}, dates=_order(days))


def kind_of(name: str) -> str:
    """Return the field that a column of this name usually is, or nothing ("")."""
    return _NAMED.get(_SIGNS.sub("", name).casefold(), "")


def load(path: Path) -> Columns:
    """Return the columns that a TOML file names; AnnotatorError where it is not right."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise AnnotatorError(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AnnotatorError(f"{path} is no TOML: {error}.", _HINT) from error
    problems = list(_problems(found))
    if problems:
        raise AnnotatorError(f"{path}: {problems[0]}.", _HINT)
    of = {one: _names(name) for one, name in found.get("columns", {}).items()}
    return Columns(of, found.get("values", {}), found.get("dates", ""), found.get("sheet", ""))


_OF_DOCCANO = frozenset({"entities", "label", "labels"})
_HINT = 'Write [columns] with lines such as text = "Body", published = "Date"; see docs/formats.md.'


def _problems(found: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a file of columns."""
    for key in found.keys() - {"columns", "values", "dates", "sheet"}:
        yield f"the key {key!r} is not known"
    for table in ("columns", "values"):
        if not isinstance(found.get(table, {}), dict):
            yield f"{table} is not a table"
            return
        for one in found.get(table, {}).keys() - set(FIELDS):
            yield f"there is no field {one!r} of an article"
    yield from _wrong_names(found.get("columns", {}))
    for one in ("dates", "sheet", *found.get("values", {})):
        if not isinstance(found.get("values", {}).get(one, found.get(one, "")), str):
            yield f"{one} is not text"
    if found.get("dates", "") not in ("", DAY_FIRST, MONTH_FIRST):
        yield f"dates is neither {DAY_FIRST!r} nor {MONTH_FIRST!r}"


def _wrong_names(columns: dict[str, Any]) -> Iterator[str]:
    for one, name in columns.items():
        names = _names(name)
        if not names or not all(isinstance(part, str) for part in names):
            yield f"{one} is not the name of a column"
        elif len(names) > 1 and one != "text":
            yield f"{one} can be one column only"


def _names(name: Any) -> tuple[Any, ...]:
    return tuple(name) if isinstance(name, list) else (name,)


def _average(rows: Sequence[Sequence[object]], column: int) -> float:
    lengths = [len(str(row[column])) for row in rows if column < len(row) and row[column]]
    return sum(lengths) / len(lengths) if lengths else 0.0


def _order(days: Sequence[str]) -> str:
    """Return how days such as 03/04/2018 are to be read, as far as others of them tell."""
    found = [match for match in map(_NUMERIC_DAY.match, days) if match]
    is_day_first = any(int(one[1]) > 12 for one in found)
    is_month_first = any(int(one[2]) > 12 for one in found)
    if is_day_first == is_month_first:
        return ""
    return DAY_FIRST if is_day_first else MONTH_FIRST

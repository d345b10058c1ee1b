"""The texts that annotations are about: plain texts in the folder of the file, never fetched."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from annotator.exchange.articles.text_format import text_of
from annotator.exchange.foreign.json_things import Faulty
from annotator.exchange.incoming import SourceFile
from annotator.exchange.limits import LARGEST_TEXT, within

BOM = "\ufeff"
_LONGEST = 200  # bytes of the name of a file, which systems take with a suffix
_TEXTS = (".txt", ".text")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as its file has it; `shift` is how far its own offsets are moved in that."""

    text: str
    shift: int = 0


def text_at(source: str, file: SourceFile) -> SourceText:
    """Return the text that a source (IRI) names; Faulty where it is not in the file's folder.

    It is called like the end of the source, or like that with `.txt`, or like the file itself.
    """
    name = _name(source)
    names = [name, f"{name}.txt", f"{Path(name).stem}.txt"] if name else []
    for one in (*names, f"{file.path.stem}.txt"):
        path = file.path.parent / one
        if Path(one).suffix.lower() in _TEXTS and path.is_file():
            return _read(path)
    wanted = names[0] if names and Path(name).suffix.lower() in _TEXTS else (names or [""])[-1]
    missing = wanted or f"{file.path.stem}.txt"
    raise Faulty(f"the text of {source[:200] or 'this'} is not there: put it beside as {missing}")


def with_mark(text: str) -> str:
    """Return a text as it is written: one that begins with a byte order mark gets another."""
    return f"{BOM}{text}" if text.startswith(BOM) else text


def _name(source: str) -> str:
    """The last name in the path of a source, which leads out of no folder."""
    try:
        path = unquote(urlsplit(source).path)
    except ValueError:
        return ""
    name = path.replace("\\", "/").rstrip("/").rpartition("/")[2]
    is_none = name in (".", "..") or "\0" in name or len(name.encode("utf-8", "replace")) > _LONGEST
    return "" if is_none else name


def _read(path: Path) -> SourceText:
    within(SourceFile(path, str(path)), LARGEST_TEXT)
    raw = path.read_bytes()
    text, _ = text_of(raw, str(path))
    has_mark = raw.startswith(BOM.encode())
    return SourceText(f"{BOM}{text}", 1) if has_mark else SourceText(text)

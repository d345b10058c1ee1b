"""The strings that the sheets of a workbook share, kept in a file: there may be very many."""

import re
import tempfile
import weakref
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import IO
from xml.etree import ElementTree as ET

_AT_HAND = 4096  # strings that are kept in memory, since codes and names stand in many cells
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def local(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]


def unescaped(words: str) -> str:
    """Return words with the characters that XML has not, which workbooks write as _x000D_."""
    if "_x" not in words:
        return words
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words)


def text_of(element: ET.Element) -> str:
    """Return the text of a string, in one piece or several; not how it is spoken."""
    parts = []
    for child in element:
        name = local(child.tag)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [one.text or "" for one in child if local(one.tag) == "t"]
    return unescaped("".join(parts))


def ended(part: IO[bytes], name: str) -> Iterator[ET.Element]:
    """Yield the elements of a name when they are whole; what is around them forgets them."""
    around = before = ET.Element("")
    wanted = ""
    for event, element in ET.iterparse(part, ("start", "end")):
        if wanted:
            if event == "end" and element.tag == wanted:
                yield element
                around.clear()
        elif local(element.tag) == name:
            around, wanted = before, element.tag
        else:
            before = element


class Strings:
    """The shared strings of a workbook, by their numbers; the file goes when this does."""

    def __init__(self, part: IO[bytes] | None) -> None:
        self._file = tempfile.TemporaryFile(prefix="annotator-", buffering=0)  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        self._ends = array("Q", [0])
        self.get = lru_cache(maxsize=_AT_HAND)(partial(_string, self._file, self._ends))
        held: list[bytes] = []
        for element in ended(part, "si") if part is not None else ():
            held.append(text_of(element).encode("utf-8", "surrogatepass"))
            self._ends.append(self._ends[-1] + len(held[-1]))
            if len(held) == _AT_HAND:
                self._file.write(b"".join(held))
                held.clear()
        self._file.write(b"".join(held))


def _string(file: IO[bytes], ends: Sequence[int], number: int) -> str:
    """Return a string of a file; "" for one that is not there."""
    if not 0 <= number < len(ends) - 1:
        return ""
    start, end = ends[number], ends[number + 1]
    file.seek(start)
    return file.read(end - start).decode("utf-8", "surrogatepass")

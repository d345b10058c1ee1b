"""The words of a Word document: paragraphs, tables, notes, text boxes, in the order of reading."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from annotator.exchange.articles import facts
from annotator.exchange.articles.docx_numbers import Numbers

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_PASSED_OVER = {"pPr", "rPr", "del", "moveFrom", "rt", "delText", "instrText", "sectPr", "Fallback"}
"""Properties, what was deleted, readings over the line, and the older twin of a text box."""
_BOX = "txbxContent"


class _Words:
    """Gathers the words of a document; notes are numbered as they come, and stand at the end."""

    def __init__(self, notes: dict[str, dict[str, Any]], numbers: Numbers) -> None:
        self._elements, self._numbers = notes, numbers
        self._boxes: list[Any] = []
        self.notes: list[Any] = []
        self.title = ""

    def blocks(self, parent: Any) -> Iterator[str]:
        """Yield the lines of paragraphs and tables under an element."""
        for child in parent:
            kind = _kind(child)
            if kind == "p":
                yield from self._paragraph(child)
            elif kind == "tbl":
                for row in child.iter(f"{_W}tr"):
                    yield from self._row(row)
            elif kind not in _PASSED_OVER:
                yield from self.blocks(child)

    def _paragraph(self, element: Any) -> Iterator[str]:
        words = "".join(self._inline(element)).rstrip()
        style = element.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and style.get(f"{_W}val") == "Title" and not self.title:
            self.title = facts.title(words)
        number = self._numbers.before(element) if words.strip() else ""
        yield from f"{number}{words}".split("\n")
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _row(self, row: Any) -> Iterator[str]:
        """Yield a row of a table: its cells in one line, unless they hold several paragraphs."""
        if any(_kind(above) == "tc" for above in row.iterancestors()):
            return  # a table within a cell comes with that cell
        cells = [
            [line for line in self.blocks(cell) if line] for cell in row if _kind(cell) == "tc"
        ]
        if all(len(cell) <= 1 for cell in cells):
            yield "\t".join("".join(cell) for cell in cells).rstrip()
        else:
            yield from (line for cell in cells for line in cell)

    def _inline(self, parent: Any) -> Iterator[str]:
        for child in parent:
            kind = _kind(child)
            if kind == "t":
                yield child.text or ""
            elif kind in _SIGNS:
                yield _SIGNS[kind]
            elif kind in _NOTES:
                yield self._note(_NOTES[kind], child.get(f"{_W}id"))
            elif kind == _BOX:
                self._boxes.append(child)
            elif kind == "r" and _is_hidden(child):
                continue
            elif kind not in _PASSED_OVER:
                yield from self._inline(child)

    def _note(self, kind: str, number: str) -> str:
        element = self._elements.get(kind, {}).get(number)
        if element is None:
            return ""
        self.notes.append(element)
        return f"[{len(self.notes)}]"


def text_of(part: "DocumentPart") -> tuple[str, str]:
    """Return the text of a document, one paragraph a line, and its title where one is styled so.

    A note is `[1]` in the text, and a line at the end.
    """
    numbers = Numbers(_part(part, "numbering"), _part(part, "styles"))
    words = _Words({kind: _note_elements(part, kind) for kind in _NOTES.values()}, numbers)
    lines = list(words.blocks(part.element.body))
    for number, note in enumerate(words.notes, 1):
        said = " ".join(line.strip() for line in words.blocks(note) if line.strip())
        lines.append(f"[{number}] {said}")
    return _joined(lines), words.title


def _note_elements(part: "DocumentPart", kind: str) -> dict[str, Any]:
    """Return the notes of a document by their ids."""
    notes = _part(part, kind)
    return {} if notes is None else {one.get(f"{_W}id"): one for one in notes}


def _part(part: "DocumentPart", kind: str) -> Any:
    """Return the XML of a part beside the text, or None where the document has none."""
    for related in part.rels.values():
        if related.reltype == _RELATED + kind and not related.is_external:
            from docx.oxml.parser import parse_xml  # noqa: PLC0415 - resolves no entities

            return parse_xml(related.target_part.blob)
    return None


def _joined(lines: list[str]) -> str:
    """Return lines as a text, with no more than one empty line between two others."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept).strip("\n")


def _kind(element: Any) -> str:
    """Return the name of an element without its namespace; nothing for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")

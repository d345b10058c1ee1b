"""A first look at an XMI file: no entities, which types it holds, where things stand in it."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from annotator.exchange.foreign.utf16 import Utf16
from annotator.exchange.foreign.xml import go_through

_ID = "http://www.omg.org/XMI id"
_SOFA = "uima.cas.Sofa"
_NO_NAMESPACE = "uima.noNamespace."


@dataclass(slots=True)
class Outline:
    """What an XMI file holds: types with how often, the line of each thing (xmi:id).

    `astray` are the things that lie outside of their text, or begin or end within a character.
    """

    types: Counter[str] = field(default_factory=Counter)
    lines: dict[int, int] = field(default_factory=dict)
    astray: set[int] = field(default_factory=set)


def outline(path: Path) -> Outline:
    """Return what an XMI file holds; ValueError or ExpatError where it is none, or is not safe."""
    look = _Look()
    with path.open("rb") as file:
        go_through(look.parser, file)
    look.compare()
    return look.found


def _refuse(*_: object) -> None:
    raise ValueError


class _Look:
    """Goes through a file once; its elements are told by their depth."""

    def __init__(self) -> None:
        self.found = Outline()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._depth = 0
        self._texts: dict[int, Utf16] = {}
        self._places: list[tuple[int, int, int, int]] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1 and name != "http://www.omg.org/XMI XMI":
            raise ValueError(name)
        if self._depth != 2 or _ID not in attributes:
            return
        id, type = int(attributes[_ID]), _type(name)
        self.found.types[type] += 1
        self.found.lines[id] = self.parser.CurrentLineNumber
        if type == _SOFA:
            self._texts[id] = Utf16(attributes.get("sofaString", ""))
        elif "begin" in attributes and "end" in attributes and "sofa" in attributes:
            sofa, begin, end = (int(attributes[key]) for key in ("sofa", "begin", "end"))
            self._places.append((id, sofa, begin, end))

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def compare(self) -> None:
        """Hold the places against the texts, which may come after them."""
        none = Utf16("")
        for id, sofa, begin, end in self._places:
            text = self._texts.get(sofa, none)
            if not all(_lies(text, units) for units in (begin, end)):
                self.found.astray.add(id)


def _lies(text: Utf16, units: int) -> bool:
    return 0 <= units <= text.length and text.units(text.characters(units)) == units


def _type(name: str) -> str:
    """The UIMA name of a type, as in `uima.tcas.Annotation`."""
    space, _, local = name.rpartition(" ")
    package = space.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
    return f"{package}.{local}".removeprefix(_NO_NAMESPACE)

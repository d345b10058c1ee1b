"""A REFI-QDA project as XML, in parts that come in the order of the standard."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from annotator.exchange.foreign.document import Document, DocumentLayer, Mark, covered
from annotator.exchange.foreign.flat import as_links
from annotator.exchange.foreign.given import FIELDS
from annotator.exchange.foreign.said import layer_said, said
from annotator.exchange.foreign.xml import NOT_IN_XML, fit
from annotator.exchange.qdpx.index import OURS
from annotator.model.codebook import Codebook

_MADE = UUID("5d7a1f5e-6a0f-4a2c-8f0b-9f1f2c7f6b11")
_VARIABLES = tuple(name for name in FIELDS if name not in ("title", "note"))
_LONGEST_NAME = 80  # characters of the words that a selection is named by
_PARTS = ("Sources", "Notes", "Links")


class ProjectWriting:
    """Gathers what is in a project; `xml` then yields it as one document."""

    def __init__(self, codebook: Codebook, stack: ExitStack) -> None:
        self._codebook = codebook
        self._parts: dict[str, IO[str]] = {}
        for name in _PARTS:
            part = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 - by the stack
            self._parts[name] = stack.enter_context(part)
        self._users: dict[str, str] = {}
        self._codes: dict[str, None] = {}

    def add(self, document: Document, id: str) -> str:
        """Add a document; return the name of the file that its text belongs into."""
        source = _guid("source", id)
        path = f"{source}.txt"
        given = document.given
        attributes = {"guid": source, "name": given["title"], "plainTextPath": f"internal://{path}"}
        out = self._parts["Sources"]
        out.write(f"<TextSource{_attributes(attributes)}>{_described(given.get('note', ''))}")
        for layer in document.layers:
            self._layer(document, as_links(layer, one_stretch=True), id)
        whose = {self._user(layer): layer_said(layer) for layer in document.layers}
        out.write(self._note(whose, "layers", id) if whose else "")
        for name in _VARIABLES:
            if name in given:
                ref = f"<VariableRef{_attributes({'targetGUID': _guid('variable', name)})}/>"
                value = f"<TextValue>{_text(given[name])}</TextValue>"
                out.write(f"<VariableValue>{ref}{value}</VariableValue>")
        out.write("</TextSource>\n")
        return path

    def xml(self) -> Iterator[str]:
        """Yield the project."""
        yield '<?xml version="1.0" encoding="utf-8"?>\n'
        yield '<Project xmlns="urn:QDA-XML:project:1.0" name="Annotator" origin="Annotator">\n'
        yield from _listed("Users", [_element("User", one) for one in self._user_facts()])
        codes = list(map(self._code, self._codes))
        yield f"<CodeBook>\n{''.join(_listed('Codes', codes))}</CodeBook>\n" if codes else ""
        variables = [
            {"guid": _guid("variable", name), "name": name, "typeOfVariable": "Text"}
            for name in _VARIABLES
        ]
        yield from _listed("Variables", [_element("Variable", one) for one in variables])
        for name, part in self._parts.items():
            if part.tell():
                part.seek(0)
                yield f"<{name}>\n"
                yield from part
                yield f"</{name}>\n"
        yield "</Project>\n"

    def _layer(self, document: Document, layer: DocumentLayer, id: str) -> None:
        user = self._user(layer)
        marks = {mark.id: _guid("selection", id, user, mark.id) for mark in layer.marks}
        for mark in layer.marks:
            self._selection(document.text, mark, marks[mark.id], user)
        for link in layer.links:
            attributes = {
                "guid": _guid("link", id, user, link.id),
                "name": link.label,
                "direction": "OneWay",
                "originGUID": marks[link.source],
                "targetGUID": marks[link.target],
            }
            self._parts["Links"].write(_element("Link", attributes))

    def _selection(self, text: str, mark: Mark, guid: str, user: str) -> None:
        (start, end), *_ = mark.parts
        self._codes[mark.label] = None
        attributes = {
            "guid": guid,
            "name": covered(text, ((start, min(end, start + _LONGEST_NAME)),)),
            "startPosition": str(start),
            "endPosition": str(end),
            "creatingUser": user,
        }
        more = said(mark)
        note = more.pop("note", "")
        coding = {"guid": _guid("coding", guid), "creatingUser": user}
        code = _attributes({"targetGUID": _guid("code", mark.label)})
        self._parts["Sources"].write(
            f"<PlainTextSelection{_attributes(attributes)}>{_described(note)}"
            f"<Coding{_attributes(coding)}><CodeRef{code}/>"
            f"{self._note(more, 'mark', guid) if more else ''}</Coding></PlainTextSelection>\n"
        )

    def _note(self, more: Mapping[str, object], *of: str) -> str:
        """Write a note that holds what has no place of its own; return the reference to it."""
        guid = _guid("note", *of)
        plain = json.dumps(more, ensure_ascii=False, indent=1)
        content = NOT_IN_XML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", plain)
        self._parts["Notes"].write(
            f"<Note{_attributes({'guid': guid, 'name': OURS})}>"
            f"<PlainTextContent>{_text(content)}</PlainTextContent></Note>\n"
        )
        return f"<NoteRef{_attributes({'targetGUID': guid})}/>"

    def _user(self, layer: DocumentLayer) -> str:
        kind = "" if layer.kind == "annotation" else f" ({layer.kind})"
        guid = _guid("user", layer.annotator, layer.kind)
        self._users[guid] = layer.annotator + kind
        return guid

    def _user_facts(self) -> Iterator[dict[str, str]]:
        return ({"guid": guid, "name": name} for guid, name in self._users.items())

    def _code(self, label: str) -> str:
        attributes = {"guid": _guid("code", label), "name": label, "isCodable": "true"}
        term = self._codebook.terms("event_types").get(label)
        if term and (colour := self._codebook.colour(label)):
            attributes["color"] = colour
        description = _described(term.gloss or term.name) if term else ""
        return f"<Code{_attributes(attributes)}>{description}</Code>\n"


def text_file(text: str) -> bytes:
    """Return the bytes of a text's file; a byte order mark of its own gets another before it."""
    return f"{chr(0xFEFF) * text.startswith(chr(0xFEFF))}{text}".encode()


def _guid(*of: str) -> str:
    return str(uuid5(_MADE, "\n".join(of)))


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(fit(value))}" for name, value in values.items())


def _element(tag: str, values: Mapping[str, str]) -> str:
    return f"<{tag}{_attributes(values)}/>\n"


def _described(note: str) -> str:
    return f"<Description>{_text(note)}</Description>" if note else ""


def _text(words: str) -> str:
    return escape(fit(words), {"\r": "&#13;"})


def _listed(tag: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"<{tag}>\n"
        yield from lines
        yield f"</{tag}>\n"

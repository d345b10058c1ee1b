"""XML of other programs: read without entities, and words as XML can hold them."""

import re
from typing import IO
from xml.parsers import expat

NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The signs that XML cannot hold."""


class DeclaresError(ValueError):
    """XML that declares a document type, in which entities would be."""


def refuse_entities(content: IO[bytes]) -> None:
    """Raise DeclaresError for XML that declares anything, ValueError or ExpatError if not sound.

    No program writes such documents, and entities can be made to grow without end.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_declaration
    go_through(parser, content)


def go_through(parser: expat.XMLParserType, content: IO[bytes]) -> None:
    """Parse all of a file; ValueError too for letters in an encoding that nobody knows."""
    try:
        parser.ParseFile(content)
    except LookupError as error:
        raise ValueError(str(error)) from error


def fit(words: str) -> str:
    """Return words with a sign of its own in the place of what XML cannot hold."""
    return NOT_IN_XML.sub("\ufffd", words)


def refuse_declaration(*_: object) -> None:
    """Raise DeclaresError; what a parser is to call where a document type is declared."""
    raise DeclaresError

"""doccano's JSON lines: a text a line, its spans (`entities` or `label`) and relations.

What doccano has no form for stands in the key `annotator` of a line: doccano keeps keys that it
does not know with the text, so that they are there again in its export. They tell of spans by their
places and labels, since doccano gives new ids.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange.doccano.lines import line_of
from annotator.exchange.doccano.text import document_of
from annotator.exchange.foreign import json_heads, json_items
from annotator.exchange.foreign.document import Document
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import SourceFile
from annotator.exchange.problems import Problems
from annotator.exchange.selection import Selection
from annotator.store.project import Project

_ALL = "all"
"""What doccano calls the file of a project whose annotators work together."""
_SPANS = (
    "entities[].start_offset",
    "[].entities[].start_offset",
    "label[][]",
    "labels[][]",
    "[].label[][]",
    "[].labels[][]",
)


def documents(file: SourceFile, problems: Problems) -> Iterator[Document]:
    """Yield the text of each line with its spans and relations.

    Raises AnnotatorError for a list that is not JSON to its end, or a line without end.
    """
    read = json_items.items if json_items.is_list(file) else json_items.lines
    yield from json_items.taken(
        read(file, problems), problems, lambda value, line: document_of(value, line, problems)
    )


def is_file(path: Path, head: bytes) -> bool:
    """Tell whether the beginning of a file has texts with doccano's spans."""
    return json_heads.tell(path, head, _tell)


def gathered(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Return files with their name as annotator, where several of a folder have the same texts.

    So doccano exports a project whose annotators work by themselves: a file each.
    """
    folders: dict[Path, list[SourceFile]] = {}
    for file in files:
        folders.setdefault(file.path.parent, []).append(file)
    several = {folder for folder, found in folders.items() if _share_texts(found)}
    return [
        replace(file, annotator=file.path.stem)
        if file.path.parent in several and file.path.stem != _ALL
        else file
        for file in files
    ]


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write a line for each article and annotator."""
    outgoing = Outgoing(project, selection, options.progress)
    ids: Counter[str] = Counter()
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for document in outgoing.documents():
            for layer in document.layers or (None,):
                file.write(json.dumps(line_of(document, layer, ids), ensure_ascii=False) + "\n")
    return outgoing.written()


def _tell(found: frozenset[str]) -> bool:
    """Tell whether paths of keys are doccano's."""
    if "format" in found or "[].data" in found:
        return False
    has_text = bool(found & {"text", "data", "[].text", "[].data"})
    told = any(one in found for one in _SPANS) or {"entities", "relations"} <= found
    return has_text and (told or {"label", "Comments"} <= found)


def _share_texts(files: Sequence[SourceFile]) -> bool:
    """Tell whether a text stands in several of some files."""
    seen: dict[bytes, int] = {}
    return len(files) > 1 and any(
        seen.setdefault(digest, number) != number
        for number, file in enumerate(files)
        for digest in _digests(file)
    )


def _digests(file: SourceFile) -> Iterator[bytes]:
    read = json_items.items if json_items.is_list(file) else json_items.lines
    try:
        for _, value in read(file, Problems(file.name)):
            if isinstance(value, dict):
                words: Any = value.get("text")
                yield blake2b(repr(words).encode("utf-8", "replace"), digest_size=8).digest()
    except (AnnotatorError, OSError):
        return  # told when the file is imported

"""The exchange format as one JSON document: everything in a project, readable by any program."""

from collections.abc import Iterator
from pathlib import Path

from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import Incoming, ReadOptions, SourceFile
from annotator.exchange.json_indent import indented
from annotator.exchange.json_records import contents, header_problem
from annotator.exchange.json_values import NotReadable, decoded, lines_of, parsed
from annotator.exchange.json_writing import Outgoing
from annotator.exchange.problems import Located, Place, Problems
from annotator.exchange.selection import Selection
from annotator.store.project import Project


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write what is selected as one document: UTF-8, indented by one space."""
    outgoing = Outgoing(project, selection, options.progress)
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(indented(outgoing.top(), 0).removesuffix("\n}") + ',\n "articles": [')
        separator = "\n  "
        for value in outgoing.articles():
            file.write(separator + indented(value, 2))
            separator = ",\n  "
        file.write("]\n}\n" if separator == "\n  " else "\n ]\n}\n")
    return outgoing.written()


def read(file: SourceFile, options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield what is in a document; what is wrong with it goes to `problems`."""
    try:
        value = parsed(decoded(file.path.read_bytes(), (), problems), (), problems)
    except NotReadable:
        return
    words = header_problem(value) if isinstance(value, dict) else "this is not a JSON object"
    if words:
        problems.add((), words)
        return
    if isinstance(value.get("articles"), list):
        options.expect(len(value["articles"]))
    yield from contents(value, (), problems)


def located(file: SourceFile, places: list[Place]) -> list[Located]:
    """Return each place with its line; a place that begins with a number is a line already."""
    if all(place and isinstance(place[0], int) for place in places):
        return [(int(place[0]), place[1:]) for place in places]
    numbers = lines_of(file.path.read_bytes(), places)
    return list(zip(numbers, places, strict=True))

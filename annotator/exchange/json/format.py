"""The exchange format as one JSON document: everything in a project, readable by any program."""

from collections.abc import Iterator
from pathlib import Path

from annotator.exchange.foreign import json_heads
from annotator.exchange.formats import FORMATS, WriteOptions, Written
from annotator.exchange.incoming import Given, Incoming, ReadOptions, SourceFile
from annotator.exchange.json import twice
from annotator.exchange.json.indent import indented
from annotator.exchange.json.keys import TOP
from annotator.exchange.json.records import article, contents, header_problem, read_object
from annotator.exchange.json.stream import JsonStream, NotInPieces, count_articles
from annotator.exchange.json.values import NotReadable, decoded, lines_of, parsed, unkeepable
from annotator.exchange.json.writing import Outgoing
from annotator.exchange.limits import LARGEST_WHOLE, within
from annotator.exchange.problems import Located, Place, Problems
from annotator.exchange.proving.digests import Digests, of_document
from annotator.exchange.selection import Selection
from annotator.store.project import Project

_HEADER = ("format", "version")
_OURS = {"format", "articles"}
"""Keys of which a document of ours has one, however it was edited."""
_FIRST = {*_HEADER, "codebook", "annotators", "speakers"}
"""What has to be known before the first article is taken."""


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write what is selected as one document: UTF-8, indented by one space."""
    outgoing = Outgoing(project, selection, options.progress)
    digests = Digests()
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for top in digests.noted([outgoing.top()]):
            file.write(indented(top, 0).removesuffix("\n}") + ',\n "articles": [')
        separator = "\n  "
        for value in digests.noted(outgoing.articles()):
            file.write(separator + indented(value, 2))
            separator = ",\n  "
        file.write("]\n}\n" if separator == "\n  " else "\n ]\n}\n")
    return outgoing.written(digests, of_document(out))


def read(file: SourceFile, options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield what is in a document; what is wrong with it goes to `problems`."""
    try:
        yield from _in_pieces(file.path, options, problems)
    except (NotInPieces, ValueError, RecursionError):
        within(file, LARGEST_WHOLE)
        yield from _whole(file.path, options, problems)


def is_file(path: Path, head: bytes) -> bool:
    """Tell whether a document has keys of ours; where it is named, it is read whatever it has."""
    return json_heads.tell(path, head, lambda found: not found.isdisjoint(_OURS))


def _in_pieces(path: Path, options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield a document in the order that we write: what is under its top, then the articles.

    Raises NotInPieces before anything is yielded where the order is another one; what is raised
    later is told by reading the document whole.
    """
    top: Given = {}
    late: Given = {}
    number, held = 0, Problems(problems.file)  # what is told only if the order is ours
    with path.open(encoding="utf-8-sig", newline="") as text:
        stream = JsonStream(text)
        for key, value in stream.pairs("articles"):
            place = ("articles", number) if key == "articles" else (key,)
            again = [()] * (key in top or key in late)
            twice.tell([*again, *stream.twice], place, problems if number else held)
            if key != "articles":
                (late if number else top)[key] = value
                continue
            if number == 0:
                if not top.keys() >= _FIRST or header_problem(top) or stream.is_suspect:
                    raise NotInPieces
                problems.take(held)
                options.expect(count_articles(path))
                yield from contents(top, (), problems)
            if stream.is_suspect and (fault := unkeepable(value)):
                problems.add((*place, *fault[0]), fault[1])
            else:
                yield from article(value, place, problems)
            number += 1
    if number == 0:
        raise NotInPieces
    read_object({key: top[key] for key in _HEADER} | late, TOP, (), problems)


def _whole(path: Path, options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    try:
        value = parsed(decoded(path.read_bytes(), (), problems), (), problems)
    except NotReadable:
        return
    words = header_problem(value) if isinstance(value, dict) else "this is not a JSON object"
    if words:
        is_other = not isinstance(value, dict) or "format" not in value
        problems.add((), f"{words}{_others() if is_other else ''}")
        return
    if isinstance(value.get("articles"), list):
        options.expect(len(value["articles"]))
    yield from contents(value, (), problems)


def _others() -> str:
    """Say which programs' files this might be and is not."""
    names = [one.name for one in FORMATS if one.foreign and ".json" in one.suffixes]
    return f"; nor has it the keys of {', '.join(names)}, any of which --format can name"


def located(file: SourceFile, places: list[Place]) -> list[Located]:
    """Return each place with its line; a place that begins with a number is a line already."""
    if all(place and isinstance(place[0], int) for place in places):
        return [(int(place[0]), place[1:]) for place in places]
    numbers = lines_of(file.path.read_bytes(), places)
    return list(zip(numbers, places, strict=True))

"""brat's standoff format: a text (.txt) and its annotations (.ann) beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.exchange.articles.text_format import text_of
from annotator.exchange.brat import ann as brat_ann
from annotator.exchange.brat import conf as brat_conf
from annotator.exchange.brat import writing as brat_writing
from annotator.exchange.brat.ann import RECORD
from annotator.exchange.foreign.document import Document, DocumentLayer
from annotator.exchange.foreign.folders import by_folder, folders, numbered_name, owner
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import SourceFile
from annotator.exchange.limits import LARGEST_TEXT, within
from annotator.exchange.problems import Problems
from annotator.exchange.selection import Selection
from annotator.model.article import title_of
from annotator.store.project import Project

BOM = "\ufeff"
_LABEL = re.compile(rb"^(?:[TE]\d+\t|(?=QUOTE\t))([^ :\t]+)", re.MULTILINE)
_SECOND = ".a2"
_MOST_TO_KNOW = 1 << 20  # bytes of annotations by which labels are known


def gathered(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Return files with their folder as annotator, where folders have the same texts."""
    return by_folder(files, _digest, _labels)


def documents(file: SourceFile, problems: Problems) -> Iterator[Document]:
    """Yield the text of an .ann file with its annotations.

    Raises AnnotatorError where the .txt beside it is missing, or either is no text.
    """
    beside = _text(file.path)
    if not beside.is_file():
        hint = f"Put {beside.name} beside it."
        raise AnnotatorError(f"{file.name} has no text: {beside.name} is not there.", hint)
    for one in (SourceFile(beside, str(beside)), file):
        within(one, LARGEST_TEXT)
    raw = beside.read_bytes()
    text, encoding = text_of(raw, str(beside))
    if encoding:
        problems.note(f"{beside} was read as {encoding}")
    lines, _ = text_of(file.path.read_bytes(), file.name)
    lines += _second(file)
    text, layer = _best(lines, f"{BOM}{text}" if raw.startswith(BOM.encode()) else text, problems)
    name, kind = owner(file.annotator)
    is_empty = not (layer.marks or layer.frames)
    yield Document(
        text=text,
        given={"title": title_of(text.lstrip(BOM), file.path.stem)},
        place=(1,),
        layers=() if is_empty else (replace(layer, annotator=name, kind=kind),),
    )


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write a text and its annotations for each article, of several annotators a folder each."""
    outgoing = Outgoing(project, selection, options.progress)
    places = folders(out, outgoing.owners)
    for number, document in enumerate(outgoing.documents(), 1):
        name = numbered_name(number, document.given["title"])
        layers = {(one.annotator, one.kind): one for one in document.layers}
        for whose, folder in places.items():
            layer = layers.get(whose, DocumentLayer())
            _write(folder / f"{name}.txt", document.text, layer)
    for folder in places.values():
        for conf, content in (("annotation", brat_conf.annotation), ("visual", brat_conf.visual)):
            path = folder / f"{conf}.conf"
            path.write_text(content(project.codebook), encoding="utf-8", newline="\n")
    return outgoing.written()


def _text(path: Path) -> Path:
    """Return the text beside an .ann file; where that has capitals (.ANN), it may have them too."""
    plain = path.with_suffix(".txt")
    capital = path.with_suffix(".TXT")
    return capital if not plain.exists() and capital.exists() else plain


def _second(file: SourceFile) -> str:
    """Return the lines of the .a2 file that goes on from an .a1, as in the BioNLP shared tasks."""
    path = file.path.with_suffix(_SECOND)
    if file.path.suffix.lower() != ".a1" or not path.is_file():
        return ""
    second = SourceFile(path, str(path))
    within(second, LARGEST_TEXT)
    return "\n" + text_of(path.read_bytes(), second.name)[0]


def _digest(file: SourceFile) -> bytes:
    """Return what tells the text of an .ann file from others; its own place where there is none."""
    try:
        with _text(file.path).open("rb") as text:
            raw = text.read(LARGEST_TEXT)
    except OSError:
        return bytes(file.path)
    return sha256(raw.removeprefix(BOM.encode()).replace(b"\r\n", b"\n").strip()).digest()


def _labels(file: SourceFile) -> frozenset[str]:
    """Return the labels in an .ann file; files of ours have one more, which is in all of them."""
    try:
        with file.path.open("rb") as lines:
            head = lines.read(_MOST_TO_KNOW)
    except OSError:
        return frozenset()  # told when the file is imported
    labels = {label.decode("utf-8", "replace") for label in _LABEL.findall(head)}
    return frozenset(labels | ({RECORD} if RECORD.encode() in head else set()))


def _best(lines: str, text: str, problems: Problems) -> tuple[str, DocumentLayer]:
    """Read lines by what their offsets count: BOM and CR, as brat does, or as they fit best."""
    found: list[tuple[int, int, str, DocumentLayer, Problems]] = []
    for one in dict.fromkeys((text, text.removeprefix(BOM), text.replace("\r\n", "\n"))):
        attempt = Problems(problems.file)
        layer = brat_ann.parsed(lines, one, attempt)
        found.append((len(attempt), len(found), one, layer, attempt))
        if not len(attempt):
            break
    _, _, text, layer, attempt = min(found, key=lambda one: one[:2])
    problems.take(attempt)
    return text, layer


def _write(path: Path, text: str, layer: DocumentLayer) -> None:
    """Write a text and its annotations; a BOM of the text itself gets another before it."""
    shift = int(text.startswith(BOM))
    raw = BOM * shift + text
    path.write_text(raw, encoding="utf-8", newline="")
    if shift:
        moved = (
            replace(mark, parts=tuple((start + 1, end + 1) for start, end in mark.parts))
            for mark in layer.marks
        )
        layer = replace(layer, marks=tuple(moved))
    with path.with_suffix(".ann").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(brat_writing.lines(layer, raw))

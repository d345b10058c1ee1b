"""UIMA CAS, as INCEpTION reads and writes it: .xmi files with TypeSystem.xml, or CAS JSON."""

import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from annotator.errors import AnnotatorError
from annotator.exchange.cas import types as cas_types
from annotator.exchange.cas import writing as cas_writing
from annotator.exchange.cas.checking import Outline, outline
from annotator.exchange.cas.reading import ViewReading
from annotator.exchange.extras import needed
from annotator.exchange.foreign.document import Document, DocumentLayer
from annotator.exchange.foreign.folders import folders, numbered_name, owner
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.foreign.unfit import counts_of
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import SourceFile
from annotator.exchange.limits import LARGEST_CAS, within
from annotator.exchange.problems import Problems
from annotator.exchange.selection import Selection
from annotator.model.article import title_of
from annotator.store.project import Project

_NO_LANGUAGE = ("x-unspecified", "und")
_CURATOR = "CURATION_USER"
_BEFORE = "INITIAL_CAS"
"""What INCEpTION calls a document as it was before anybody annotated it."""
_GIVEN = frozenset(cas_types.ARTICLE_FEATURES) - {"annotator", "kind", "status"}


def is_file(_path: Path, head: bytes) -> bool:
    """Whether a .json file is a CAS."""
    return b'"%TYPES"' in head or b'"%FEATURE_STRUCTURES"' in head


def gathered(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Return files with their annotators, where INCEpTION's folders tell them."""
    return [replace(file, annotator=_annotator(Path(file.name))) for file in files]


def _annotator(path: Path) -> str:
    """Whose work a file is: INCEpTION has annotation/DOCUMENT/ANNOTATOR.xmi, also as .zip."""
    around = {one.name for one in path.parents}
    if around & {"annotation", "curation"} and path.stem != _BEFORE:
        return f"{path.stem} (gold)" if path.stem == _CURATOR else path.stem
    return ""


def documents(file: SourceFile, problems: Problems) -> Iterator[Document]:
    """Yield each view of a CAS that has a text.

    Raises AnnotatorError for a file that is damaged, or has no type system.
    """
    within(file, LARGEST_CAS)
    with needed("dkpro-cassis", "cas"):
        import cassis  # noqa: F401, PLC0415 - only where it is used
    look = Outline()
    cas = _from_json(file) if _is_json(file.path) else _from_xmi(file, look, problems)
    views = [view for view in cas.views if view.sofa.sofaString]
    if not views:
        raise AnnotatorError(f"{file.name} has no text.", "See what it was exported from.")
    passed_over: Counter[str] = Counter()
    for view in views:
        reading = ViewReading(view, look.lines, look.astray)
        yield _document(file, reading, view, len(views))
        passed_over += reading.passed_over
        for line, what in reading.wrong:
            problems.add((line,), f"{what} does not lie on whole characters of the text")
    if passed_over:
        several = ", ".join(f"{count:,} {name}" for name, count in sorted(passed_over.items()))
        problems.note(f"{file.name}: passed over {several}")


def _document(file: SourceFile, reading: ViewReading, view: Any, views: int) -> Document:
    text = view.sofa.sofaString
    layer = reading.layer()
    if file.annotator and not layer.annotator:
        name, kind = owner(file.annotator)
        layer = replace(layer, annotator=name, kind=kind)
    elif Path(file.name).stem == _BEFORE:
        layer = replace(layer, kind="import")  # nobody's work
    title = reading.metadata.get("documentTitle") or title_of(text.lstrip("\ufeff"), file.path.stem)
    given = {key: value for key, value in reading.article.items() if key in _GIVEN}
    given.setdefault("title", title if views == 1 else f"{title} ({view.sofa.sofaID})")
    if reading.of_text:
        given["note"] = "; ".join(filter(None, [given.get("note", ""), *reading.of_text]))
    language = reading.metadata.get("language", _NO_LANGUAGE[0])
    if language not in _NO_LANGUAGE:
        given.setdefault("language", language)
    is_empty = not (layer.marks or layer.frames)
    return Document(text=text, given=given, place=(1,), layers=() if is_empty else (layer,))


def _is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json"


def _from_xmi(file: SourceFile, look: Outline, problems: Problems) -> Any:
    """Return the CAS of an XMI file, and fill in where things stand in it."""
    from cassis import load_cas_from_xmi  # noqa: PLC0415
    from cassis.typesystem import TypeNotFoundError  # noqa: PLC0415
    from lxml.etree import LxmlError  # noqa: PLC0415

    try:
        found = outline(file.path)
        look.lines, look.astray = found.lines, found.astray
        types, lacks = cas_types.beside(file.path, frozenset(found.types))
        with warnings.catch_warnings(action="ignore"):
            cas = load_cas_from_xmi(file.path, typesystem=types, lenient=bool(lacks))
    except (*cas_types.BROKEN, ExpatError, LxmlError, TypeNotFoundError) as error:
        raise AnnotatorError(
            f"{file.name} is no sound XMI, or its type system is that of another file.",
            "Export it again, with its type system.",
        ) from error
    if lacks:
        told = ", ".join(f"{found.types[one]:,} {one}" for one in sorted(lacks))
        problems.note(f"{file.name}: left out what its type system does not have: {told}")
    return cas


def _from_json(file: SourceFile) -> Any:
    from cassis import load_cas_from_json  # noqa: PLC0415
    from cassis.typesystem import TypeNotFoundError  # noqa: PLC0415

    try:
        # A place that is none is only warned of.
        with file.path.open("rb") as content, warnings.catch_warnings(action="error"):
            return load_cas_from_json(content)
    except (*cas_types.BROKEN, TypeNotFoundError, UserWarning) as error:
        raise AnnotatorError(f"{file.name} is no sound CAS JSON.", "Export it again.") from error


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write an .xmi file for each article, of several annotators a folder each."""
    with needed("dkpro-cassis", "cas"):
        types = cas_types.own()
    outgoing = Outgoing(project, selection, options.progress)
    places = folders(out, outgoing.owners)
    for folder in places.values():
        types.to_xml(folder / cas_types.NAME)
    left_out: Counter[str] = Counter()
    for number, document in enumerate(outgoing.documents(), 1):
        if cas_writing.unfit(document):
            left_out += counts_of(document)
            continue
        layers: Mapping[tuple[str, str], DocumentLayer]
        layers = {(one.annotator, one.kind): one for one in document.layers}
        name = numbered_name(number, document.given["title"])
        for whose, folder in places.items():
            cas = cas_writing.cas_of(document, layers.get(whose, DocumentLayer()), types)
            cas.to_xmi(folder / f"{name}.xmi", pretty_print=True)
    count = left_out["articles"]
    articles = "1 article" if count == 1 else f"{count:,} articles"
    words = f"left out {articles} with signs that XML cannot hold"
    return replace(outgoing.written(*[words] if count else []), unfit=left_out)

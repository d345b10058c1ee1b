"""Type systems of UIMA: the one that belongs to a file, and that of our own exports."""

import re
import time
import warnings
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from annotator.errors import AnnotatorError
from annotator.exchange.foreign.xml import refuse_entities
from annotator.exchange.limits import MEGABYTE

NAME = "TypeSystem.xml"
PREFIX = "webanno.custom."
"""INCEpTION takes layers of this package for custom ones."""
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
ANNOTATION, DOCUMENT = "uima.tcas.Annotation", "uima.tcas.DocumentAnnotation"

_LARGEST = 8 * MEGABYTE
_MOST_BESIDE = 200  # XML files of a folder that are looked into
_HEAD = 4096
_SETTLED = 2 * 10**9  # nanoseconds after which a folder is taken to be written
_TYPE = re.compile(rb"<typeDescription>\s*<name>\s*([^<\s]+)")
BROKEN = (ValueError, KeyError, TypeError, AttributeError, RuntimeError, IndexError, RecursionError)
"""What the library raises for files that are damaged."""

_SAID = ("certainty", "note", "record")
LAYERS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Mention": (("value", "label", "kind", "speaker", "identifier", *_SAID), ("more",)),
    "Quote": (
        (
            *("value", "type", "speaker", "act", "stance", "stance_target", "date", "venue"),
            *("in_headline", *_SAID),
        ),
        ("addressees", "more"),
    ),
    "Event": (
        (
            *("value", "mode", "cameo_code", "date", "location", "location_country"),
            *("modality", "polarity", *_SAID),
        ),
        ("contexts", "more"),
    ),
    "Part": (("value",), ()),
}
"""The layers of our exports: features that are one text, and those that are several.

Of all but parts, what has no feature of its own is in `more`, as NAME=VALUE.
"""
LINKS, ARTICLE = "ArgumentsLink", "Article"
ARTICLE_FEATURES = (
    *("title", "source", "source_type", "byline", "dateline_place", "published", "url"),
    *("language", "licence", "note", "annotator", "kind", "status"),
)


def beside(xmi: Path, wanted: frozenset[str]) -> tuple[Any, frozenset[str]]:
    """Return the type system in the folder of a file that fits best, and types that it lacks.

    Raises AnnotatorError where there is none, and `wanted` are not UIMA's own types only.
    """
    from cassis import TypeSystem  # noqa: PLC0415 - only where it is used

    missing = frozenset(one for one in wanted if not one.startswith("uima."))
    best, lacks = b"", missing
    for content in _descriptions(xmi):
        still = missing - {name.decode(errors="replace") for name in _TYPE.findall(content)}
        if not best or len(still) < len(lacks):
            best, lacks = content, still
        if not lacks:
            break
    if not best and missing:
        raise AnnotatorError(
            f"{xmi.name} has no type system: no {NAME} is beside it.",
            f"Put the {NAME} beside it that was exported with it.",
        )
    return (_loaded(best) if best else TypeSystem()), lacks


def _descriptions(xmi: Path) -> Iterator[bytes]:
    """Yield the type systems in a file's folder, those that are named like it first."""
    found = sorted(_xml_files(xmi.parent), key=lambda path: _nearness(path, xmi))
    for path in found:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if b"typeSystemDescription" in head and path.stat().st_size <= _LARGEST:
                yield head + file.read()


def _nearness(path: Path, xmi: Path) -> tuple[bool, bool, str]:
    return not path.stem.startswith(xmi.stem), path.name != NAME, path.name


def _xml_files(folder: Path) -> tuple[Path, ...]:
    """Return the XML files of a folder, which is gone through once however many .xmi are in it."""
    written = folder.stat().st_mtime_ns
    is_settled = time.time_ns() - written > _SETTLED  # files of one moment may differ
    return (_listed if is_settled else _listed.__wrapped__)(folder, written)


@lru_cache(maxsize=4)
def _listed(folder: Path, _written: int) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.xml"))[:_MOST_BESIDE])


@lru_cache(maxsize=4)
def _loaded(content: bytes) -> Any:
    """Return a type system; AnnotatorError for one that is damaged."""
    from cassis import load_typesystem  # noqa: PLC0415
    from lxml.etree import LxmlError  # noqa: PLC0415
    from toposort import CircularDependencyError  # noqa: PLC0415

    try:
        refuse_entities(BytesIO(content))
        with warnings.catch_warnings(action="ignore"):
            return load_typesystem(content.decode())
    except (*BROKEN, ExpatError, LxmlError, CircularDependencyError) as error:
        raise AnnotatorError(
            "The type system beside it is damaged or not complete.", "Export it again."
        ) from error


def own() -> Any:
    """Return the type system of our exports."""
    from cassis import TypeSystem  # noqa: PLC0415

    types = TypeSystem()
    with warnings.catch_warnings(action="ignore"):  # `type` is another name in Python
        metadata = types.create_type(METADATA, DOCUMENT)
        for name in ("documentTitle", "documentId"):
            types.create_feature(metadata, name, "uima.cas.String")
        article = types.create_type(PREFIX + ARTICLE, "uima.cas.AnnotationBase")
        for name in ARTICLE_FEATURES:
            types.create_feature(article, name, "uima.cas.String")
        link = types.create_type(PREFIX + LINKS, "uima.cas.TOP")
        types.create_feature(link, "role", "uima.cas.String")
        types.create_feature(link, "target", ANNOTATION)
        for layer in LAYERS:
            _add_layer(types, layer, link)
    return types


def _add_layer(types: Any, layer: str, link: Any) -> None:
    own = types.create_type(PREFIX + layer, ANNOTATION)
    single, several = LAYERS[layer]
    for name in single:
        types.create_feature(own, name, "uima.cas.String")
    for name in several:
        types.create_feature(own, name, "uima.cas.StringArray")
    types.create_feature(own, "arguments", "uima.cas.FSArray", elementType=link)

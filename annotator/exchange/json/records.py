"""JSON objects as given values: every key and type checked, each fault told with its place."""

from collections.abc import Iterator
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange.incoming import (
    RECORD_KINDS,
    Given,
    Incoming,
    IncomingArticle,
    IncomingLayer,
    IncomingRecord,
    NamedCodebook,
    Registered,
    Registry,
)
from annotator.exchange.json.keys import (
    ANNOTATOR,
    ARTICLE,
    CODEBOOK,
    FORMAT,
    LAYER,
    OFFSET_UNIT,
    RECORD,
    SPEAKER,
    TOP,
    VERSION,
    Key,
    Keys,
)
from annotator.exchange.line_ends import LineEnds
from annotator.exchange.problems import Place, Problems
from annotator.model.article import clean_text, text_hash
from annotator.model.codebook import Codebook

SHAPES_KEPT = 1000
DEEPEST = 50  # objects and lists within each other in `fields`

_NAMES = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}


def header_problem(top: Given) -> str:
    """Say why a file with this top cannot be read, or nothing ("")."""
    if top.get("format") != FORMAT:
        return f"this is not Annotator's exchange format: its key 'format' is not {FORMAT!r}"
    version = top.get("version")
    if type(version) is not int or version < 1:
        return "its key 'version' is not a whole number from 1 on"
    if version > VERSION:
        return f"this is version {version} of the format; this program knows version {VERSION}"
    if top.get("offset_unit", OFFSET_UNIT) != OFFSET_UNIT:
        return f"its offsets are not counted in {OFFSET_UNIT}s"
    return ""


def contents(value: Given, place: Place, problems: Problems) -> Iterator[Incoming]:
    """Yield what is under the top of a file: its registry, then its articles."""
    top = read_object(value, TOP, place, problems)
    yield Registry(
        _codebook(top["codebook"], (*place, "codebook"), problems) if "codebook" in top else None,
        tuple(_registered(top, "annotators", ANNOTATOR, place, problems)),
        tuple(_registered(top, "speakers", SPEAKER, place, problems)),
    )
    for i, item in enumerate(top.get("articles", ())):
        yield from article(item, (*place, "articles", i), problems)


def article(value: Any, place: Place, problems: Problems) -> Iterator[IncomingArticle]:
    """Yield an article with its layers, or nothing for one without a text that can be kept."""
    given = read_object(value, ARTICLE, place, problems)
    if "text" not in given:
        return
    raw, layers = given.pop("text"), given.pop("layers", [])
    try:
        text = clean_text(raw)
    except AnnotatorError as error:
        problems.add((*place, "text"), error.message)
        return
    if "sha256" in given and given.pop("sha256") not in (text_hash(text), text_hash(raw)):
        problems.add((*place, "sha256"), "it is not the SHA-256 of the text")
    ends = LineEnds(raw) if text != raw else None
    found = (_layer(one, (*place, "layers", i), problems, ends) for i, one in enumerate(layers))
    yield IncomingArticle(text, given, place, tuple(found))


def read_object(value: Any, keys: Keys, place: Place, problems: Problems) -> Given:
    """Return the values of an object's keys that are known and of the right type."""
    if type(value) is not dict:
        problems.add(place, f"is {_NAMES[type(value)]}, not an object")
        return {}
    shape = _shape(value)
    if shape in keys.right:  # as nearly all are, so that one look is enough
        given = value.copy()
    else:
        given = _checked(value, keys, place, problems)
        if given == value and keys.required <= value.keys() and len(keys.right) < SHAPES_KEPT:
            keys.right.add(shape)
    for name in keys.listed:
        if name in given:
            given[name] = tuple(_items(given[name], keys.of[name], (*place, name), problems))
    if given.get("fields") and _is_deeper(given["fields"], DEEPEST):
        problems.add((*place, "fields"), "its values are nested too deeply")
    return given


def _shape(value: Given) -> tuple[Any, ...]:
    """The keys of an object in their order, and the types of its values."""
    return (*value, *map(type, value.values()))


def _is_deeper(value: Any, levels: int) -> bool:
    """Tell whether objects and lists are nested deeper than some levels."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels == 0 or any(_is_deeper(one, levels - 1) for one in inside)


def _checked(value: Given, keys: Keys, place: Place, problems: Problems) -> Given:
    """Return what is right of an object, and tell what is not."""
    given: Given = {}
    for name, item in value.items():
        key = keys.of.get(name)
        if key is None:
            problems.unknown_key(place, name)
        elif type(item) not in key.types:
            problems.add((*place, name), f"is {_NAMES[type(item)]}, not {key.what}")
        else:
            given[name] = item
    for name in sorted(keys.required - value.keys()):
        problems.add(place, f"the key {name!r} is missing")
    return given


def _items(values: list[Any], key: Key, place: Place, problems: Problems) -> Iterator[Any]:
    """Yield the items of a list that are right."""
    keys, make = key.items, key.make
    for i, value in enumerate(values):
        if isinstance(keys, Keys) and make is not None:
            if type(value) is dict and _shape(value) in keys.right and not keys.listed:
                yield make(**value)
                continue
            before = len(problems)
            given = read_object(value, keys, (*place, i), problems)
            if len(problems) == before:
                yield make(**given)
        elif type(value) is str:
            yield value
        else:
            problems.add((*place, i), f"is {_NAMES[type(value)]}, not text")


def _layer(value: Any, place: Place, problems: Problems, ends: LineEnds | None) -> IncomingLayer:
    """Return a layer with its records, their offsets counted in the text as it is kept."""
    given = read_object(value, LAYER, place, problems)
    records = []
    for listed, kind in RECORD_KINDS.items():
        for i, item in enumerate(given.pop(listed, ())):
            at = (*place, listed, i)
            before = len(problems)
            fields = read_object(item, RECORD[kind], at, problems)
            sound = len(problems) == before
            name = fields.pop("id", "")
            if sound and not name.strip():
                problems.add((*at, "id"), "is empty")
                sound = False
            if sound and ends is not None:
                fields = ends.moved(fields)
            records.append(IncomingRecord(kind, name, fields, at, sound))
    return IncomingLayer(given, place, records)


def _registered(
    top: Given, name: str, keys: Keys, place: Place, problems: Problems
) -> Iterator[Registered]:
    """Yield the annotators or speakers at the top of a file."""
    for i, value in enumerate(top.get(name, ())):
        at = (*place, name, i)
        before = len(problems)
        given = read_object(value, keys, at, problems)
        for key in ("id", "name"):
            if key in given and not given[key].strip():
                problems.add((*at, key), "is empty")
        yield Registered(given, at, len(problems) == before)


def _codebook(value: Any, place: Place, problems: Problems) -> NamedCodebook | None:
    """Return the codebook that a file names, and its definition where it holds that."""
    before = len(problems)
    given = read_object(value, CODEBOOK, place, problems)
    if len(problems) > before:
        return None
    definition = None
    if "definition" in given:
        try:
            definition = Codebook.from_dict(given["definition"])
        except AnnotatorError as error:
            problems.add((*place, "definition"), error.message)
            return None
    return NamedCodebook(given["name"], given["version"], definition, place)

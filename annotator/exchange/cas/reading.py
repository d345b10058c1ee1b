"""What stands in a CAS of UIMA as marks, links and frames, whichever layers it has."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from annotator.exchange.cas.types import ANNOTATION, ARTICLE, DOCUMENT, LAYERS, PREFIX
from annotator.exchange.foreign.document import DocumentLayer, Frame, Link, Mark, Reference, Value
from annotator.exchange.foreign.survey import words_of

_SEGMENTS = ("Token", "Sentence", "Paragraph", "Heading", "Div")
_LINGUISTIC = ("lexmorph", "syntax", "metadata", "transform", "segmentation", "xml")
_BASE = ("begin", "end", "sofa")
_LABELS = ("value", "label", "category")
"""The features that say what an annotation is, where a layer has one of them."""
_NOTES = ("note", "comment", "remark")
_ITEM = "://www.wikidata.org/entity/"
_OF_TEXT = "uima.cas.AnnotationBase"
"""What is said of a whole text, as by the layers for documents in INCEpTION."""
_OF_INCEPTION = ("de.tudarmstadt.ukp.clarin.webanno.", "de.tudarmstadt.ukp.inception.")
"""What it keeps for itself."""
SAME_WORDS = "same_words"


class ViewReading:
    """Reads the annotations of one view; `passed_over` counts those that are no marks of people.

    `lines` tells the line of a thing by its id, `astray` those whose place is not in the text;
    `of_text` is what layers for the whole text say, in words.
    """

    def __init__(self, view: Any, lines: Mapping[int, int], astray: set[int]) -> None:
        self._view, self._lines, self._astray = view, lines, astray
        self._marks: dict[int, Mark] = {}
        self._links: list[Link] = []
        self._frames: list[Frame] = []
        self._same: list[tuple[str, ...]] = []
        self.passed_over: Counter[str] = Counter()
        self.wrong: list[tuple[int, str]] = []
        self.article: dict[str, str] = {}
        self.metadata: dict[str, str] = {}
        self.of_text: list[str] = []

    def layer(self) -> DocumentLayer:
        """Return what stands in the view."""
        relations = []
        for fs in sorted(self._view.get_all_fs(), key=lambda one: one.xmiID):
            if _is_a(fs, DOCUMENT):
                self.metadata |= _texts(fs)
            elif not _is_a(fs, ANNOTATION):
                self._other(fs)
            elif _kind(fs) in _LINGUISTIC and _short(fs) not in _SEGMENTS:
                self.passed_over[_short(fs)] += 1
            elif fs.xmiID in self._astray:
                self.wrong.append((self._line(fs), f"{_short(fs)} {fs.xmiID}"))
            elif _is_relation(fs):
                relations.append(fs)
            else:
                self._mark(fs)
        for fs in relations:
            self._relation(fs)
        known = {str(id) for id in self._marks}
        return DocumentLayer(
            annotator=self.article.get("annotator", ""),
            kind=self.article.get("kind", "annotation"),
            status=self.article.get("status", ""),
            marks=tuple(self._marks.values()),
            links=tuple(one for one in self._links if {one.source, one.target} <= known),
            frames=tuple(self._frames),
            same=tuple(self._same),
        )

    def _line(self, fs: Any) -> int:
        return self._lines.get(fs.xmiID, 1)

    def _other(self, fs: Any) -> None:
        """Take what is no annotation of words: a chain, or what we write of the article."""
        if fs.type.name == PREFIX + ARTICLE:
            self.article |= _texts(fs)
        elif fs.type.get_feature("first") is not None:
            found: dict[int, None] = {}
            link = fs.first
            while link is not None and link.xmiID not in found:
                found[link.xmiID] = None
                link = link.next
            self._same.append(tuple(map(str, found)))
        elif _is_a(fs, _OF_TEXT) and not str(fs.type.name).startswith(_OF_INCEPTION):
            attributes, note, _ = _said(fs, "")
            words = [f"{name}: {', '.join(words_of(one))}" for name, one in attributes.items()]
            said = ", ".join([*words, *([note] if note else [])])
            self.of_text.append(f"{_short(fs)}: {said}" if said else _short(fs))

    def _mark(self, fs: Any) -> None:
        """Take an annotation of words, with what its features lead to."""
        id = str(fs.xmiID)
        label, used = _label(fs)
        parts, place = ((fs.begin, fs.end),), (self._line(fs),)
        bare = Mark(id=id, label=label, parts=parts, place=place)
        self._marks[fs.xmiID] = bare
        if label in _SEGMENTS:
            return
        roles = []
        for role, target in _arguments(fs):
            if role == SAME_WORDS:
                self._link(role, id, target)
            else:
                roles.append((role, target))
        attributes, note, references = _said(fs, used)
        said: dict[str, Any] = {"attributes": attributes, "note": note, "references": references}
        said["record"] = _text(fs, "record") if _is_own(fs) else ""
        if roles:
            frame = Frame(id=f"frame {id}", label=label, trigger=id, arguments=tuple(roles), **said)
            self._frames.append(replace(frame, place=place))
        else:
            self._marks[fs.xmiID] = replace(bare, **said)

    def _relation(self, fs: Any) -> None:
        """Take a relation between two annotations."""
        ends = (fs.Governor, fs.Dependent)
        if any(end is None or end.xmiID not in self._marks for end in ends):
            self.passed_over[_short(fs)] += 1
            return
        label, _ = _label(fs)
        source, target = (str(end.xmiID) for end in ends)
        self._link(label, source, target, _text(fs, *_NOTES))

    def _link(self, label: str, source: str, target: str, note: str = "") -> None:
        id = f"R{len(self._links) + 1}"
        self._links.append(Link(id=id, label=label, source=source, target=target, note=note))


def _is_a(fs: Any, type: str) -> bool:
    one = fs.type
    while one is not None and one.name != type:
        one = one.supertype
    return one is not None


def _short(fs: Any) -> str:
    return str(fs.type.name).rpartition(".")[2]


def _kind(fs: Any) -> str:
    """The room of DKPro's own types that a type belongs to, or nothing ("")."""
    _, api, rest = str(fs.type.name).partition("dkpro.core.api.")
    return rest.partition(".")[0] if api else ""


def _is_relation(fs: Any) -> bool:
    return all(fs.type.get_feature(name) is not None for name in ("Governor", "Dependent"))


def _is_own(fs: Any) -> bool:
    return fs.type.name in {PREFIX + layer for layer in LAYERS} and bool(
        _text(fs, "record") or _short(fs) == "Part"
    )


def _label(fs: Any) -> tuple[str, str]:
    """What an annotation is called, and the feature that says it, or nothing ("")."""
    for name in _LABELS[:1] if _is_own(fs) else _LABELS:
        if value := _text(fs, name):
            return value, name
    return _short(fs), ""


def _text(fs: Any, *names: str) -> str:
    """The first of these features that is text, or nothing ("")."""
    found = (getattr(fs, name, None) for name in names if fs.type.get_feature(name) is not None)
    return next((one for one in found if isinstance(one, str) and one), "")


def _texts(fs: Any) -> dict[str, str]:
    """The features of a thing that are text."""
    found = {name: getattr(fs, own, None) for name, own in _features(fs)}
    return {name: value for name, value in found.items() if isinstance(value, str) and value}


def _features(fs: Any) -> Iterator[tuple[str, str]]:
    """Yield the names of features, and what the library calls them."""
    for feature in fs.type.all_features:
        if feature.name not in _BASE:
            yield feature.name.removesuffix("_"), feature.name


def _said(fs: Any, used: str) -> tuple[dict[str, Value], str, tuple[Reference, ...]]:
    """What the features of an annotation say: attributes, a note, what it is about."""
    attributes: dict[str, Value] = {}
    references: tuple[Reference, ...] = ()
    for name, own in _features(fs):
        value = getattr(fs, own, None)
        if name == "more" and _is_own(fs):
            attributes |= _more(getattr(value, "elements", None) or [])
        elif name == "identifier" and isinstance(value, str):
            references = _reference(value, _text(fs, "speaker"))
        elif name not in (used, "record", *_NOTES) and (found := _value(value)) is not None:
            attributes[name] = found
    return attributes, _text(fs, *_NOTES), references


def _value(value: Any) -> Value | None:
    """A feature as a value; None for one that is not set, or leads to other things."""
    if isinstance(value, bool):
        return value or None
    if isinstance(value, str | int | float):
        return str(value) or None
    elements = getattr(value, "elements", None)
    if isinstance(elements, list) and elements:
        if all(isinstance(one, str | None) for one in elements):
            return tuple(one or "" for one in elements)
        if all(isinstance(one, int | float) for one in elements):
            return tuple(map(str, elements))
    return None


def _more(entries: list[str | None]) -> dict[str, Value]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        name, _, value = (entry or "").partition("=")
        found[name] = (*found.get(name, ()), value)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def _reference(identifier: str, name: str) -> tuple[Reference, ...]:
    _, is_item, id = identifier.partition(_ITEM)
    base, _, last = identifier.rpartition("/")
    return (Reference("Wikidata", id, name) if is_item else Reference(base, last, name),)


def _arguments(fs: Any) -> Iterator[tuple[str, str]]:
    """Yield the roles of an annotation, and the ids of the annotations that fill them."""
    for name, own in _features(fs):
        value = getattr(fs, own, None)
        elements = getattr(value, "elements", None)
        for one in elements if isinstance(elements, list) else [value]:
            if not hasattr(one, "xmiID") or name in ("next", "parent"):
                continue
            target = getattr(one, "target", None) if hasattr(one, "role") else one
            if target is not None and _is_a(target, ANNOTATION):
                yield getattr(one, "role", None) or name, str(target.xmiID)

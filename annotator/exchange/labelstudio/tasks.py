"""One task of Label Studio's as a document: its data the article, each annotation a layer."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from annotator.exchange.foreign import given
from annotator.exchange.foreign.document import Document, DocumentLayer
from annotator.exchange.foreign.json_things import Faulty, Object, an_object, each, items_of, what
from annotator.exchange.foreign.said import is_empty, with_layer_said
from annotator.exchange.labelstudio.regions import OURS, Marked, regions
from annotator.exchange.problems import Place, Problems

_ANNOTATIONS = ("annotations", "completions")
_OF_MIN = frozenset(
    ("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", "file_upload")
)
"""The keys of JSON-MIN that are neither data nor what was annotated."""


class Users:
    """Who annotated, as a file names people: some only by number."""

    def __init__(self) -> None:
        self._numbers: set[int] = set()

    def look(self, task: Any) -> None:
        """Note the numbers of the people who annotated a task."""
        found = task if isinstance(task, dict) else {}
        listed = [one for key in _ANNOTATIONS for one in items_of(found, key) if _is_object(one)]
        for one in (*listed, found):
            user = one.get("completed_by", one.get("annotator"))
            number = user.get("id") if isinstance(user, dict) else user
            if type(number) is int:
                self._numbers.add(number)

    def name(self, user: Any) -> str:
        """Return the name of who annotated; nothing ("") where one person without a name did."""
        if isinstance(user, dict):
            names = (user.get("first_name"), user.get("last_name"))
            whole = " ".join(one for one in names if isinstance(one, str) and one)
            told = (whole, user.get("email"), user.get("username"))
            found = next((one for one in told if isinstance(one, str) and one.strip()), "")
            return found or self.name(user.get("id"))
        if isinstance(user, str):
            return user
        return f"Label Studio {user}" if type(user) is int and len(self._numbers) > 1 else ""


def unread(value: Any) -> Iterator[str]:
    """Yield what kind each set of regions of a task is that is not taken, where it has any."""
    task = value if _is_object(value) else {}
    made = [one for key in _ANNOTATIONS for one in items_of(task, key) if _has_regions(one)]
    skipped = [one for one in made if one.get("was_cancelled") is True]
    yield from ["annotations that were cancelled" for _ in skipped]
    if len(skipped) < len(made):
        guesses = filter(_has_regions, items_of(task, "predictions"))
        yield from ["predictions beside annotations" for _ in guesses]
    yield from ["drafts" for _ in filter(_has_regions, items_of(task, "drafts"))]


def document_of(value: Any, line: int, problems: Problems, users: Users) -> Document:
    """Return a task as a document; what is wrong with a part is told, Faulty with all of it."""
    task = an_object(value)
    if "result" in task and _is_object(task.get("task")):  # as it is saved to a storage, one by one
        task = {**task["task"], "annotations": [task]}
    elif "data" not in task:
        task = _of_min(task)
    data = an_object(task.get("data"), "data")
    key = _text_key(data)
    reading = _Task(Marked(data[key], key), line, problems, users)
    layers = reading.layers(task)
    rest = {name: one for name, one in data.items() if name != key}
    known = given.known(rest, (line, "data"), problems)
    if notes := "; ".join(filter(None, [known.get("note", ""), *dict.fromkeys(reading.notes)])):
        known["note"] = notes
    return Document(text=data[key], given=known, place=(line,), layers=layers)


class _Task:
    """Reads the annotations of a task; `notes` is what they say of the whole text."""

    def __init__(self, text: Marked, line: int, problems: Problems, users: Users) -> None:
        self._text, self._line, self._problems, self._users = text, line, problems, users
        self._layers: list[DocumentLayer] = []
        self.notes: list[str] = []

    def layers(self, task: Object) -> tuple[DocumentLayer, ...]:
        """Return the annotations as layers; what a model predicted only where there are none."""
        for key in _ANNOTATIONS:
            each(task.get(key), (self._line, key), self._problems, self._annotation)
        if not self._layers:
            each(task.get("predictions"), (self._line, "predictions"), self._problems, self._guess)
        return tuple(layer for layer in self._layers if not is_empty(layer))

    def _annotation(self, value: Any, place: Place) -> None:
        found = an_object(value)
        if found.get("was_cancelled") is True:  # the person skipped the task
            return
        self._read(
            found, place, DocumentLayer(annotator=self._users.name(found.get("completed_by")))
        )

    def _guess(self, value: Any, place: Place) -> None:
        found = an_object(value)
        model = found.get("model_version")
        name = model if isinstance(model, str) and model.strip() else "Label Studio predictions"
        self._read(found, place, DocumentLayer(annotator=name, kind="import"))

    def _read(self, found: Object, place: Place, layer: DocumentLayer) -> None:
        read, ours = regions(self._text, found.get("result"), (*place, "result"), self._problems)
        self.notes += read.notes
        layer = replace(layer, marks=read.marks, links=read.links)
        try:
            self._layers.append(with_layer_said(layer, found.get(OURS, ours)))
        except Faulty as fault:
            self._problems.add((*place, OURS, *fault.place), fault.words)
            self._layers.append(layer)


def _text_key(data: Object) -> str:
    """The key of a task's text: `text`, else that of the longest; Faulty where there is none."""
    if isinstance(data.get("text"), str):
        return "text"
    texts = {key: len(one) for key, one in data.items() if isinstance(one, str)}
    if "text" in data or not texts:
        found = f"this is {what(data['text'])}, not text" if "text" in data else "there is no text"
        raise Faulty(found, "data", *(["text"] if "text" in data else []))
    return max(texts, key=lambda key: texts[key])


def _of_min(row: Object) -> Object:
    """A row of JSON-MIN as a task: lists of regions as results, the rest as data."""
    marked = {key: one for key, one in row.items() if _is_marked(one)}
    data = {k: v for k, v in row.items() if k not in _OF_MIN and k not in marked}
    results = [one for key, found in marked.items() for one in _results(key, found)]
    annotation = {"result": results, "completed_by": row.get("annotator")}
    return {"data": data, "annotations": [annotation] if results else []}


def _is_marked(found: Any) -> bool:
    return isinstance(found, list) and any(_is_object(one) and "start" in one for one in found)


def _results(key: str, found: list[Any]) -> Iterator[dict[str, Any]]:
    for number, value in enumerate(found):
        kinds = [one for one in value if one.endswith("labels")] if _is_object(value) else []
        kind = kinds[0] if kinds else "labels"
        yield {"id": f"{key}-{number}", "from_name": key, "type": kind, "value": value}


def _has_regions(value: Any) -> bool:
    return _is_object(value) and bool(items_of(value, "result"))


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)

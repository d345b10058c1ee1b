"""Label Studio's JSON: tasks with a text each, annotations of it, in them regions and relations."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.exchange.foreign import json_heads, json_items
from annotator.exchange.foreign.document import Document
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import SourceFile
from annotator.exchange.labelstudio.tasks import Users, document_of, unread
from annotator.exchange.labelstudio.writing import task_of
from annotator.exchange.problems import Problems
from annotator.exchange.selection import Selection
from annotator.store.project import Project

_TOLD = (
    {"data", "annotations"},
    {"data", "completions"},
    {"data", "predictions"},
    {"annotations[].result"},
    {"completions[].result"},
    {"predictions[].result"},
    {"result", "task", "completed_by"},
    {"annotation_id", "annotator", "lead_time"},
)
"""Keys of a task, any of which tell that it is Label Studio's; the last are those of JSON-MIN."""


def documents(file: SourceFile, problems: Problems) -> Iterator[Document]:
    """Yield the text of each task with its annotations.

    Raises AnnotatorError for a file that is not JSON to its end.
    """
    users, passed_over = Users(), Counter[str]()

    def document(value: Any, line: int) -> Document:
        passed_over.update(unread(value))
        return document_of(value, line, problems, users)

    yield from json_items.taken(json_items.items(file, problems, users.look), problems, document)
    if told := ", ".join(f"{count:,} {what}" for what, count in passed_over.items()):
        problems.note(f"{file.name}: passed over {told}")


def is_file(path: Path, head: bytes) -> bool:
    """Tell whether the beginning of a file has the keys of tasks."""
    return json_heads.tell(path, head, _tell)


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write a task for each article, in it an annotation for each annotator."""
    outgoing = Outgoing(project, selection, options.progress)
    with out.open("w", encoding="utf-8", newline="\n") as file:
        separator = "[\n"
        for number, document in enumerate(outgoing.documents(), 1):
            file.write(separator + _dumped(task_of(document, number)))
            separator = ",\n"
        file.write("[]\n" if separator == "[\n" else "\n]\n")
    return outgoing.written()


def _tell(found: frozenset[str]) -> bool:
    """Tell whether paths of keys are those of tasks."""
    within = {one.removeprefix("[].") for one in found}
    return "format" not in found and any(keys <= within for keys in _TOLD)


def _dumped(task: dict[str, Any]) -> str:
    return json.dumps(task, ensure_ascii=False)

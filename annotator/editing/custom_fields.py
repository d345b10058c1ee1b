"""What a person can do to the kind of value of a project's own fields, as one step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.editing.codebook import PARTS
from annotator.errors import AnnotatorError
from annotator.model.codebook import Code, Codebook
from annotator.store.codes_in_use import holders
from annotator.store.project import Project

_YES, _NO = ("yes", "true", "1"), ("no", "false", "0")
_SHOWN = 3  # values that are named where they do not fit


def change_kind(
    project: Project, record: str, name: str, kind: str, choices: Sequence[str] = ()
) -> int:
    """Let a field of speakers, quotes or events hold another kind of value; return how many follow.

    The values that records hold follow: "12" becomes 12. Without `choices`, a field of choices gets
    those that are in use. AnnotatorError where a value does not fit, and then nothing is changed.
    """
    held = holders(project, Code("custom_fields", record, name))
    values = [one.fields[name] for one in held]
    if kind == "choice" and not choices:
        choices = list(dict.fromkeys(_as_text(value) for value in values))
    listed = tuple(choices) if kind == "choice" else ()
    made = [_converted(value, kind, listed) for value in values]
    misfits = dict.fromkeys(
        _as_text(old) for old, new in zip(values, made, strict=True) if new is _NOT
    )
    if misfits:
        _refuse(name, list(misfits))
    with project.edit(f"Change {PARTS['custom_fields']}"):
        project.save_codebook(_with_kind(project.codebook, record, name, (kind, listed)))
        for one, value in zip(held, made, strict=True):
            project.save(replace(one, fields={**one.fields, name: value}))
    return len(held)


_NOT = object()
"""Stands for a value that does not fit."""


def _converted(value: Any, kind: str, choices: Sequence[str]) -> Any:
    """The same value as another kind holds it, or `_NOT`."""
    text = _as_text(value)
    convert: Mapping[str, Callable[[], Any]] = {
        "text": lambda: text,
        "choice": lambda: text if text in choices else _NOT,
        "number": lambda: _NOT if isinstance(value, bool) else _as_number(text),
        "boolean": lambda: _as_flag(text),
    }
    return convert[kind]()


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _as_number(text: str) -> Any:
    for number in (int, float):
        try:
            found = number(text.strip().replace(",", "."))
        except ValueError:
            continue
        return found if found - found == 0 else _NOT  # not a number, or without end
    return _NOT


def _as_flag(text: str) -> Any:
    said = text.strip().casefold()
    return True if said in _YES else False if said in _NO else _NOT


def _refuse(name: str, values: list[str]) -> None:
    shown = ", ".join(f"“{value}”" for value in values[:_SHOWN])
    more = " …" if len(values) > _SHOWN else ""
    raise AnnotatorError(
        f"Records have values of {name} that do not fit: {shown}{more}.",
        "Change these first, or let the field hold text or a choice that has them.",
    )


def _with_kind(
    codebook: Codebook, record: str, name: str, now: tuple[str, tuple[str, ...]]
) -> Codebook:
    definition = codebook.to_dict()
    for entry in definition["custom_fields"]:
        if (entry["record"], entry["name"]) == (record, name):
            entry["kind"], entry["choices"] = now[0], list(now[1])
    return Codebook.from_dict(definition)

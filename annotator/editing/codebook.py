"""What a person can do to the project's codebook: add, change, rename, retire, each one step.

`part` is `event_types`, `modes`, `contexts`, `roles`, `quote_acts`, `stances` or `custom_fields`;
`of` is the event type of a mode, or the record (speaker, quote, event) of a custom field.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from annotator.errors import AnnotatorError
from annotator.model.codebook import RECORDS, Code, Codebook, CustomField, Term
from annotator.model.codes import renamed
from annotator.store.codes_in_use import count_holders, holders
from annotator.store.project import Project

PARTS = {
    "event_types": "event type",
    "modes": "mode",
    "contexts": "context",
    "roles": "role",
    "quote_acts": "speech act",
    "stances": "stance",
    "custom_fields": "field",
}
"""The lists of a codebook, and what one entry of each is called."""
FIRST = 20
"""How many of the records that hold a code are named."""


Tell = Callable[[int, int], None]
"""Called with how much is done, of how much; may raise what stops the work."""


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Uses:
    """How many records hold a code, and the first of them (ids)."""

    count: int
    first: tuple[str, ...]


def uses(project: Project, part: str, code: str, *, of: str = "") -> Uses:
    """Return which records hold a code; AnnotatorError where the codebook has none such."""
    _entry(project.codebook.to_dict(), Code(part, of, code))
    count, first = count_holders(project, Code(part, of, code), FIRST)
    return Uses(count, tuple(first))


def add_entry(project: Project, part: str, entry: Term | CustomField, *, of: str = "") -> Codebook:
    """Add an entry to a list of the codebook; AnnotatorError where it does not fit in."""
    definition = project.codebook.to_dict()
    new = entry.to_dict()
    if part == "custom_fields":
        definition[part].append(new)
    else:
        _listed(definition, part, of).append(new)
    return _save(project, definition, f"Add {PARTS[part]}")


def change_entry(
    project: Project, part: str, code: str, /, *, of: str = "", **values: Any
) -> Codebook:
    """Set what an entry says of itself, as its name or gloss; its code has `rename` for that."""
    if {"code", "record", "retired"} & set(values) or (
        part == "custom_fields" and "name" in values
    ):
        raise ValueError("what records hold is changed by rename, retire and restore")
    definition = project.codebook.to_dict()
    _entry(definition, Code(part, of, code)).update(values)
    return _save(project, definition, f"Change {PARTS[part]}")


def require_field(project: Project, record: str, name: str, *, required: bool) -> Codebook:
    """Say whether a built-in field of a speaker, quote or event has to be filled."""
    definition = project.codebook.to_dict()
    if record not in RECORDS:
        raise AnnotatorError(f"There are no fields of {record!r}.", f"Use {', '.join(RECORDS)}.")
    others = [one for one in definition["required_fields"].get(record, []) if one != name]
    definition["required_fields"][record] = [*others, *([name] if required else [])]
    return _save(project, definition, "Require field" if required else "Require field no more")


def rename(project: Project, part: str, old: str, new: str, *, of: str = "") -> int:
    """Give a code another name, in the codebook and in every record that holds it.

    Returns how many records followed. AnnotatorError where the name is taken or cannot be a code.
    """
    return rename_code(project, Code(part, of, old), new)


def rename_code(project: Project, code: Code, new: str, tell: Tell = _silent) -> int:
    """Rename as `rename` does; `tell` is called with how many records followed, of how many."""
    definition = project.codebook.to_dict()
    _entry(definition, code)[_key(code.part)] = new
    _rename_links(definition, code, new)
    records = holders(project, code)
    with project.edit(f"Rename {PARTS[code.part]}"):
        _save(project, definition, "")
        for number, record in enumerate(records):
            project.save(renamed(record, code, new))
            tell(number + 1, len(records))
    return len(records)


def retire(project: Project, part: str, code: str, *, of: str = "") -> Uses:
    """Let no other record get a code, and return which records still hold it."""
    still = uses(project, part, code, of=of)
    definition = project.codebook.to_dict()
    _entry(definition, Code(part, of, code))["retired"] = True
    _save(project, definition, f"Retire {PARTS[part]}")
    return still


def restore(project: Project, part: str, code: str, *, of: str = "") -> Codebook:
    """Let records get a retired code again."""
    definition = project.codebook.to_dict()
    _entry(definition, Code(part, of, code)).pop("retired", None)
    return _save(project, definition, f"Restore {PARTS[part]}")


def _save(project: Project, definition: dict[str, Any], label: str) -> Codebook:
    """Check a codebook in plain values and keep it, as one step."""
    codebook = Codebook.from_dict(definition)
    with project.edit(label):
        project.save_codebook(codebook)
    return project.codebook


def _key(part: str) -> str:
    """The key under which an entry holds its code."""
    return "name" if part == "custom_fields" else "code"


def _listed(definition: dict[str, Any], part: str, of: str) -> list[dict[str, Any]]:
    """The entries of a list of a codebook in plain values."""
    if part == "modes":
        listed: list[dict[str, Any]] = _entry(definition, Code("event_types", "", of))["modes"]
        return listed
    if part == "custom_fields" and of not in RECORDS:
        raise AnnotatorError(f"There are no fields of {of!r}.", f"Use {', '.join(RECORDS)}.")
    found: Iterable[dict[str, Any]] = definition[part]
    if part == "custom_fields":
        return [entry for entry in found if entry["record"] == of]
    return definition[part]  # type: ignore[no-any-return]


def _entry(definition: dict[str, Any], code: Code) -> dict[str, Any]:
    """The entry of a code in a codebook in plain values; AnnotatorError where there is none."""
    for entry in _listed(definition, code.part, code.of):
        if entry[_key(code.part)] == code.code:
            return entry
    raise AnnotatorError(
        f"The codebook has no {PARTS[code.part]} {code.code!r}.", "Choose one that it has."
    )


def _rename_links(definition: dict[str, Any], code: Code, new: str) -> None:
    """Let what refers to a code within the codebook refer to its new name."""
    if code.part == "event_types":
        for entry in definition["event_types"]:
            if entry["parent"] == code.code:
                entry["parent"] = new
        for table in ("colours", "keys"):
            named = definition[table]
            definition[table] = {new if key == code.code else key: named[key] for key in named}
    elif code.part == "custom_fields":
        names = definition["required_fields"].get(code.of, [])
        names[:] = [new if name == code.code else name for name in names]

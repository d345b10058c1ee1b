"""What a codebook is made of: its terms, its event types and the fields that a project adds."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self, TypeVar

from annotator.model import codebook_values as read

QUAD_CLASSES = (
    "verbal_cooperation",
    "material_cooperation",
    "verbal_conflict",
    "material_conflict",
)
RECORDS = ("speaker", "quote", "event")
FIELD_KINDS = ("text", "choice", "number", "boolean")

T = TypeVar("T", bound="Term")

_TERM_KEYS = frozenset({"code", "name", "gloss", "retired"})
_TYPE_KEYS = _TERM_KEYS | {"quad_class", "recipient_required", "modes", "parent"}
_FIELD_KEYS = frozenset({"record", "name", "kind", "choices", "gloss", "required", "retired"})


class Code(NamedTuple):
    """Where a code stands in a codebook: its list, the event type or record it is of, and itself.

    The list is `event_types`, `modes` (of an event type), `contexts`, `roles`, `quote_acts`,
    `stances` or `custom_fields` (of a kind of record).
    """

    part: str
    of: str
    code: str


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list: the code that is stored, the name that is shown, and what it means.

    A retired one stays on the records that have it, and no other record may get it.
    """

    code: str
    name: str
    gloss: str = ""
    retired: bool = field(default=False, kw_only=True)

    @classmethod
    def from_dict(cls, value: object, where: str) -> Self:
        """The term that `to_dict` wrote; the name is the code where there is none."""
        source = read.table(value, where, _TERM_KEYS)
        code = read.code(source, "code", where)
        name = read.text(source, "name", where, "") or code
        gloss = read.text(source, "gloss", where, "")
        return cls(code, name, gloss, retired=read.flag(source, "retired", where))

    def to_dict(self) -> dict[str, Any]:
        """The term in plain JSON values."""
        return {
            "code": self.code,
            "name": self.name,
            "gloss": self.gloss,
            **_if_retired(self.retired),
        }


@dataclass(frozen=True, slots=True)
class Mode(Term):
    """How an event of one type happened."""


@dataclass(frozen=True, slots=True)
class Context(Term):
    """The field of politics that an event belongs to."""


@dataclass(frozen=True, slots=True)
class Role(Term):
    """The part that a speaker takes in an event."""


@dataclass(frozen=True, slots=True)
class QuoteAct(Term):
    """What a speaker does by saying something (Searle's five kinds of speech act by default)."""


@dataclass(frozen=True, slots=True)
class Stance(Term):
    """How a quote stands to its target."""


@dataclass(frozen=True, slots=True)
class EventType(Term):
    """A kind of event; `parent` is the code of the wider type, or empty."""

    quad_class: str = ""
    recipient_required: bool = False
    modes: tuple[Mode, ...] = ()
    parent: str = ""

    @classmethod
    def from_dict(cls, value: object, where: str) -> Self:
        """The event type that `to_dict` wrote."""
        source = read.table(value, where, _TYPE_KEYS)
        code = read.code(source, "code", where)
        quad_class = read.text(source, "quad_class", where, "")
        return cls(
            code,
            read.text(source, "name", where, "") or code,
            read.text(source, "gloss", where, ""),
            quad_class and read.choice(quad_class, f"{where}, quad_class", QUAD_CLASSES),
            read.flag(source, "recipient_required", where),
            terms(Mode, source.get("modes", []), f"{where}, modes"),
            read.text(source, "parent", where, ""),
            retired=read.flag(source, "retired", where),
        )

    def to_dict(self) -> dict[str, Any]:
        """The event type in plain JSON values."""
        return {
            "code": self.code,
            "name": self.name,
            "gloss": self.gloss,
            "quad_class": self.quad_class,
            "recipient_required": self.recipient_required,
            "parent": self.parent,
            "modes": [mode.to_dict() for mode in self.modes],
            **_if_retired(self.retired),
        }


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field that a project adds to its speakers, quotes or events."""

    record: str
    name: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    gloss: str = ""
    required: bool = False
    retired: bool = False

    @classmethod
    def from_dict(cls, value: object, where: str) -> Self:
        """The field that `to_dict` wrote."""
        source = read.table(value, where, _FIELD_KEYS)
        kind = read.choice(read.text(source, "kind", where, "text"), f"{where}, kind", FIELD_KINDS)
        choices = read.texts(source, "choices", where)
        if (kind == "choice") != bool(choices):
            hint = 'A field of kind "choice" lists its choices; the other kinds have none.'
            read.refuse(f"{where}, choices", f"they do not fit the kind {kind!r}", hint)
        return cls(
            read.choice(read.text(source, "record", where), f"{where}, record", RECORDS),
            read.code(source, "name", where),
            kind,
            choices,
            read.text(source, "gloss", where, ""),
            read.flag(source, "required", where),
            read.flag(source, "retired", where),
        )

    def to_dict(self) -> dict[str, Any]:
        """The field in plain JSON values."""
        return {
            "record": self.record,
            "name": self.name,
            "kind": self.kind,
            "choices": list(self.choices),
            "gloss": self.gloss,
            "required": self.required,
            **_if_retired(self.retired),
        }


def _if_retired(retired: bool) -> dict[str, Any]:  # noqa: FBT001 - a value to write, not a choice
    """The key of a retired entry; none for the others, so that older versions read them."""
    return {"retired": True} if retired else {}


def terms(kind: type[T], value: object, where: str) -> tuple[T, ...]:
    """The list of terms at `where`, each code once."""
    found = tuple(
        kind.from_dict(item, f"{where} {number}")
        for number, item in enumerate(read.items(value, where), 1)
    )
    read.unique((term.code for term in found), where)
    return found

"""What agreement is measured of: quotes, mentions, events, and which of their attributes."""

from collections.abc import Hashable
from dataclasses import dataclass, replace

from annotator.agreement.marks import EVENT, FIELD, MENTION, QUOTE, Mark
from annotator.errors import AnnotatorError
from annotator.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing that is said of a record; `empty_counts` where leaving it empty says something.

    A role is the speakers who take that part in an event, as one value.
    """

    name: str
    empty_counts: bool = False
    is_role: bool = False

    def of(self, mark: Mark) -> Hashable:
        """Return what a mark says; None where it says nothing."""
        if self.is_role:
            parts = mark.attributes.get("participants", ())
            assert isinstance(parts, tuple), "participants are pairs of role and speaker"
            return tuple(speaker for role, speaker in parts if role == self.name)
        value = mark.attributes.get(self.name)
        return () if value is None and self.empty_counts else value


@dataclass(frozen=True, slots=True)
class Unit:
    """One kind of record, the attribute by which its records are told apart, and all of them."""

    name: str
    kind: str
    attributes: tuple[Attribute, ...]

    @property
    def sort(self) -> Attribute:
        """What tells these records apart: the type of a quote or event, the kind of a mention."""
        return self.attributes[0]


_QUOTES = (
    Attribute("type"),
    Attribute("speaker", empty_counts=True),
    Attribute("addressees"),
    Attribute("act"),
    Attribute("stance"),
    Attribute("stance_target"),
    Attribute("date"),
    Attribute("in_headline"),
    Attribute("certainty"),
)
_MENTIONS = (Attribute("kind"), Attribute("speaker"), Attribute("certainty"))
_EVENTS = (
    Attribute("type"),
    Attribute("mode"),
    Attribute("contexts"),
    Attribute("actor", is_role=True),
    Attribute("recipient", is_role=True),
    Attribute("date"),
    Attribute("location_country"),
    Attribute("modality"),
    Attribute("polarity"),
    Attribute("certainty"),
)
UNITS = {
    unit.name: unit
    for unit in (
        Unit("quotes", QUOTE, _QUOTES),
        Unit("mentions", MENTION, _MENTIONS),
        Unit("events", EVENT, _EVENTS),
    )
}
"""Every kind by its name in commands and files."""


def unit_named(name: str, codebook: Codebook | None = None) -> Unit:
    """Return the unit of a name, with a codebook's own fields to choose from or to tick.

    AnnotatorError where there is no such unit.
    """
    if name not in UNITS:
        raise AnnotatorError(
            f"Agreement is not measured of {name!r}.", f"Take one of {', '.join(UNITS)}."
        )
    unit = UNITS[name]
    own = tuple(
        Attribute(f"{FIELD}{field.name}")
        for field in (codebook.custom_fields if codebook else ())
        if field.record == unit.kind and field.kind in ("choice", "boolean") and not field.retired
    )
    return replace(unit, attributes=(*unit.attributes, *own))

"""A mapping from the names in foreign files to what they become, guessed or written by a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from annotator.exchange.foreign.targets import IGNORE, PARTS

Table = Mapping[str, str]


def _no_tables() -> dict[str, Table]:
    return {part: {} for part in PARTS}


@dataclass(frozen=True, slots=True)
class NameMapping:
    """What each foreign name becomes, by table (`PARTS`); `values` are words of attributes.

    A name may hold `*`; a role may be that of one frame only, as `Say/Agent`. `add_types` lets the
    codebook get the event types, roles and fields that it has not.
    """

    tables: Mapping[str, Table] = field(default_factory=_no_tables)
    values: Mapping[str, Table] = field(default_factory=dict)
    add_types: bool = False

    def target(self, part: str, name: str, of: str = "") -> str:
        """Return what a name of a table becomes; `of` is the label of a role's frame."""
        return self.tables[part].get(self.key(part, name, of), IGNORE)

    def key(self, part: str, name: str, of: str = "") -> str:
        """Return the entry that holds for a name, or nothing ("") where none does."""
        table = self.tables[part]
        names = (f"{of}/{name}", name) if of else (name,)
        for one in names:
            if one in table:
                return one
        patterns = (key for key in table if "*" in key)
        return next((key for key in patterns if any(fnmatchcase(n, key) for n in names)), "")

    def knows(self, part: str, name: str) -> bool:
        """Tell whether a name stands in a table, itself or by a pattern; a role may be `A/B`."""
        names = (name, name.rpartition("/")[2]) if part == "roles" else (name,)
        return any(fnmatchcase(one, key) for key in self.tables[part] for one in names)

    def value(self, attribute: str, value: str) -> str:
        """Return what a value of an attribute becomes: itself where nothing else is said."""
        return self.values.get(attribute, {}).get(value, value)


def over(first: NameMapping, others: NameMapping) -> NameMapping:
    """Return a mapping that takes what the first does not say from the others."""
    tables = {
        part: {
            **first.tables[part],
            **{
                name: target
                for name, target in others.tables[part].items()
                if not first.knows(part, name)
            },
        }
        for part in PARTS
    }
    return NameMapping(tables, {**others.values, **first.values}, first.add_types)

"""Which speakers of two projects are the same: by id, by Wikidata number, by name.

Within one project two speakers of one name are two, as their annotator left them apart. So of each
project only the oldest of a name is compared, only with one that the other has never had, and only
if both have not had another one of that name: whoever was added beside that one is somebody else.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from annotator.merging.folding import folded


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker as it is compared."""

    id: str
    name: str
    kind: str = "person"
    country: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Registry:
    """The speakers of a project, the ids that others of them had, and those that are gone.

    `dead` are those of the gone of whom it is known what they were.
    """

    people: tuple[Person, ...]
    joined: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    dead: tuple[Person, ...] = ()

    @property
    def every(self) -> tuple[Person, ...]:
        """All of whom it is known what they are or were."""
        return (*self.people, *self.dead)

    @property
    def known(self) -> set[str]:
        """Every id that the project has or had."""
        return {one.id for one in self.every} | set(self.joined) | set(self.gone)


class Groups:
    """Ids that are one."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}

    def find(self, id: str) -> str:
        """Return the id that stands for all that are one with this."""
        while (of := self._of.get(id, id)) != id:
            self._of[id] = self._of.get(of, of)
            id = of
        return id

    def join(self, one: str, other: str) -> None:
        """Let two ids be one."""
        first, second = sorted((self.find(one), self.find(other)))
        self._of[second] = first


def grouped(ours: Registry, theirs: Registry, joins: Iterable[tuple[str, str]]) -> Groups:
    """Return which ids of both projects are one; `joins` are what a person has said."""
    groups = Groups()
    for pair in (*ours.joined.items(), *theirs.joined.items(), *joins):
        groups.join(*pair)
    here, there = ours.known, theirs.known
    both = here & there
    for key in (_by_wikidata, _by_name):
        mine, others = _oldest(ours.people, key), _oldest(theirs.people, key)
        shared = {key(one) for one in (*ours.every, *theirs.every) if one.id in both}
        for value in sorted((mine.keys() & others.keys()) - shared):
            one, other = mine[value], others[value]
            if _may_be_one(one, other) and not (other.id in here or one.id in there):
                groups.join(one.id, other.id)
    return groups


def _by_wikidata(person: Person) -> tuple[str, ...]:
    return (person.wikidata,) if person.wikidata else ()


def _by_name(person: Person) -> tuple[str, ...]:
    return folded(person.name), person.kind, person.country or ""


def _oldest(
    people: Iterable[Person], key: Callable[[Person], tuple[str, ...]]
) -> dict[tuple[str, ...], Person]:
    """The person with the smallest id of each key."""
    found: dict[tuple[str, ...], Person] = {}
    for one in people:
        value = key(one)
        if value and (value not in found or one.id < found[value].id):
            found[value] = one
    return found


def _may_be_one(one: Person, other: Person) -> bool:
    """Tell whether no Wikidata number says that they are two."""
    return None in (one.wikidata, other.wikidata) or one.wikidata == other.wikidata


def questions(ours: Registry, theirs: Registry, groups: Groups) -> list[tuple[Person, Person, str]]:
    """Return the pairs that share a name and were left apart, with that name, by name."""
    mine = defaultdict(list)
    for one in ours.people:
        for name in _names(one):
            mine[name].append(one)
    there, here = {one.id for one in theirs.people}, {one.id for one in ours.people}
    found: dict[tuple[str, str], tuple[Person, Person, str]] = {}
    for other in theirs.people:
        if other.id in here:
            continue
        for name, written in _names(other).items():
            for one in mine.get(name, ()):
                apart = groups.find(one.id) != groups.find(other.id)
                if apart and one.id not in there and _may_be_one(one, other):
                    found.setdefault((one.id, other.id), (one, other, written))
    return sorted(found.values(), key=lambda pair: (pair[2], pair[0].id, pair[1].id))


def _names(person: Person) -> dict[str, str]:
    """Every name of a person as it is compared, and as it is written."""
    return {folded(name): name for name in reversed((person.name, *person.aliases))}

"""Speakers by their names, since tables name speakers as people do."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property

from annotator.exchange.edited.readings import Misread, kept, plain
from annotator.exchange.tables.values import separated, unguarded
from annotator.store import listings
from annotator.store.project import Project

Index = dict[str, list[str]]  # name -> ids


class People:
    """The speakers of a project, and those whom the tables add or rename."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.names = listings.speaker_names(project)
        self._renamed: dict[str, str] = {}

    def add(self, id: str, name: str) -> None:
        """Know a speaker whom a table adds."""
        self.names[id] = name
        self._forget()

    def rename(self, id: str, name: str) -> None:
        """Know under which name a table puts a speaker who is there."""
        self._renamed[id] = name
        self._forget()

    def is_called(self, id: str, name: str) -> bool:
        """Tell whether a speaker (id) is there and has this name, before or after."""
        return id in self.names and plain(name) in (plain(self.names[id]), plain(self.name(id)))

    def name(self, id: str) -> str:
        """Return the name that a speaker (id) will have."""
        return self._renamed.get(id, self.names[id])

    def one(self, name: str) -> str:
        """Return the one speaker (id) of a name; Misread where there is none, or more than one.

        Names as they will be go before names as they are, and these before other names.
        """
        wanted = plain(name)
        for index in (self._after, self._before, self._others):
            found = index.get(wanted, ())
            if len(found) > 1:
                raise Misread(
                    f"{len(found)} speakers are called {wanted!r}; put the id of one in speaker_id"
                )
            if found:
                return found[0]
        near = get_close_matches(wanted, self._after, n=1)
        advice = f"did you mean {near[0]}?" if near else "add it to the table of speakers"
        raise Misread(f"no speaker is called {wanted!r}; {advice}")

    def meant(self, cell: str, was: str | None, id_cell: str) -> str | None:
        """Return the speaker (id) whom a row names, by the name and, if it is another, the id.

        `was` is the speaker (id) so far. Misread where name and id do not go together.
        """
        name, given = kept(cell), unguarded(id_cell).strip()
        is_new = given not in ("", was)
        if not name.strip() and (not is_new or was is not None):
            return None
        if is_new and given not in self.names:
            raise Misread(f"there is no speaker with the id {given!r}")
        if is_new:
            if name.strip() and not self.is_called(given, name):
                other = self.name(given)
                raise Misread(f"it is {name.strip()!r}, but speaker_id is that of {other!r}")
            return given
        if was is not None and self.is_called(was, name):
            return was
        return self.one(name)

    def several(self, cell: str, was: Iterable[str]) -> tuple[str, ...]:
        """Return the speakers (ids) whom a cell names; those who were there before come first."""
        left, found = list(was), []
        for name in separated(kept(cell)):
            same = [id for id in left if self.is_called(id, name)]
            id = same[0] if same else self.one(name)
            if id in left:
                left.remove(id)
            found.append(id)
        return tuple(dict.fromkeys(found))

    def _forget(self) -> None:
        for index in ("_after", "_before"):
            self.__dict__.pop(index, None)

    @cached_property
    def _before(self) -> Index:
        return _index((name, id) for id, name in self.names.items())

    @cached_property
    def _after(self) -> Index:
        return _index((self.name(id), id) for id in self.names)

    @cached_property
    def _others(self) -> Index:
        return _index((name, id) for id, name in listings.alias_names(self._project))


def _index(pairs: Iterable[tuple[str, str]]) -> Index:
    index: Index = {}
    for name, id in pairs:
        ids = index.setdefault(plain(name), [])
        if id not in ids:
            ids.append(id)
    return index

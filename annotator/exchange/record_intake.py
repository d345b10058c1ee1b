"""Mentions, quotes and events on their way into a project: which are new, and what they link to.

A record is the same as one of the project if its id and its layer are. An id that another layer
holds is replaced by one made from layer and id, so that the same file finds it again; links follow.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid5

from annotator.exchange.counting import Counting
from annotator.exchange.incoming import RECORD_KINDS, Given, IncomingRecord
from annotator.exchange.problems import Place, Problems
from annotator.model.annotations import Event, Layer, Mention, Participant, Quote, Speaker
from annotator.model.rules import problems as rule_problems
from annotator.model.spans import record_problems
from annotator.store.layered import holders, leading_back
from annotator.store.project import Project

AT_ONCE = 2000  # new records held in memory before they are written
_KINDS = tuple(RECORD_KINDS.values())
_LINKS = (("parent", Quote), ("quote", Quote), ("same_as", Event))
_CIRCULAR = (
    (Quote, "parent", "the quote stands within itself"),
    (Event, "same_as", "the event is the same as itself, by way of others"),
)
_RENAMED = UUID("5f1c2b0e-3a55-4c6f-9a43-0d6f7d0a9c11")

Key = tuple[type[Any], str]  # the kind and id of a record


@dataclass(frozen=True, slots=True)
class Page:
    """Where records go: a layer, and the text that their spans lie in."""

    layer: Layer
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class _Later:
    """A link from a record in a layer (id) to one that may come later in the file."""

    place: Place
    layer: str
    owner: Key
    target: Key = (Mention, "")


class RecordIntake:
    """Takes the records of one layer after another; what is new is written many at once."""

    def __init__(self, project: Project, counting: Counting) -> None:
        self._project, self._counting = project, counting
        self._layers: list[Layer] = []
        self._pending: dict[type[Any], dict[str, Any]] = {kind: {} for kind in _KINDS}
        self.begin(Problems(""))

    def begin(self, problems: Problems) -> None:
        """Begin a file: its ids and links are its own."""
        self._problems = problems
        self._codebook = self._project.codebook
        self._speakers: set[str] = set()
        self._renamed: dict[Key, str] = {}
        self._unsound: set[Key] = set()
        self._later: list[_Later] = []
        self._linking: dict[type[Any], dict[str, Place]] = {kind: {} for kind, *_ in _CIRCULAR}

    def know_speakers(self, ids: Sequence[str]) -> None:
        """Take speakers (ids) as known."""
        self._codebook = self._project.codebook
        self._speakers.update(ids)

    def add_layer(self, layer: Layer) -> None:
        """Hold a new layer, to be written before the records in it."""
        self._layers.append(layer)

    def take(self, page: Page, records: Sequence[IncomingRecord]) -> None:
        """Take the records of one layer."""
        own, there = self._identified(page.layer, records)
        for record in records:
            key = (record.kind, record.id)
            if not record.sound or key in self._unsound:
                self._unsound.add(key)
                continue
            own_id = own[key]
            before = len(self._problems)
            given = self._linked(record, own, page.layer.id)
            old = there.get((record.kind, own_id))
            if old is None:
                new = _made(record.kind, own_id, page.layer.id, given)
            else:
                new = replace(old, **given)
            self._check(new, page, record.place)
            if len(self._problems) > before:
                self._unsound.add(key)
            else:
                self._keep(old, new)
                for kind, link, _ in _CIRCULAR:
                    if record.kind is kind and getattr(new, link) is not None:
                        self._linking[kind][new.id] = record.place

    def end(self) -> None:
        """End a file: every link leads to a record of its own layer by now, or is told."""
        self.flush()
        for kind in _KINDS:
            links = [later for later in self._later if later.target[0] is kind]
            wanted = {self._renamed.get(later.target, later.target[1]) for later in links}
            there = holders(self._project, {kind: sorted(wanted)})[kind] if wanted else {}
            for later in links:
                self._settle(later, there)
        for kind, link, words in _CIRCULAR:
            linked = self._linking[kind]
            for id in leading_back(self._project, kind, link, list(linked)) if linked else ():
                self._problems.add((*linked[id], link), words)
                without: Given = {link: None}
                self._project.save(replace(self._project.get(kind, id), **without))

    def flush(self) -> None:
        """Write the new layers and records that are held."""
        if self._layers:
            self._project.add_many(Layer, self._layers)
            self._layers.clear()
        for kind, held in self._pending.items():
            if held:
                self._project.add_many(kind, held.values())
                held.clear()

    def _identified(
        self, layer: Layer, records: Sequence[IncomingRecord]
    ) -> tuple[dict[Key, str], dict[Key, Any]]:
        """Return the id in the project of each record, and those that are there already."""
        if any(record.id in self._pending[record.kind] for record in records):
            self.flush()
        own: dict[Key, str] = {}
        there: dict[Key, Any] = {}
        groups = {kind: [one for one in records if one.kind is kind] for kind in _KINDS}
        holding = holders(
            self._project, {kind: [one.id for one in group] for kind, group in groups.items()}
        )
        for kind, group in groups.items():
            held = holding[kind]
            for record in group:
                if (kind, record.id) in own and record.sound:
                    self._problems.add(record.place, f"the id {record.id!r} is there twice")
                own[kind, record.id] = self._id(layer, record, held)
            if held:
                there |= {(kind, old.id): old for old in self._project.all(kind, layer=layer.id)}
        return own, there

    def _id(self, layer: Layer, record: IncomingRecord, held: dict[str, str]) -> str:
        """Return a record's id in the project: its own, or another where a layer holds that."""
        if held.get(record.id, layer.id) == layer.id:
            return record.id
        name = f"{layer.id}/{record.kind.__name__}/{record.id}"
        new = self._renamed[record.kind, record.id] = str(uuid5(_RENAMED, name))
        return new

    def _linked(self, record: IncomingRecord, own: dict[Key, str], layer: str) -> Given:
        """Return a record's fields with links as they are in the project, each checked."""
        given, place = dict(record.given), record.place
        self._know(given.get("speaker"), place, "speaker")
        if record.kind is Quote:
            self._know(given.get("stance_target"), place, "stance_target")
            for i, speaker in enumerate(given.get("addressees", ())):
                self._know(speaker, place, "addressees", i)
        owner = (record.kind, own[record.kind, record.id])
        for key, kind in _LINKS:
            if given.get(key) is not None:
                later = _Later((*place, key), layer, owner, (kind, given[key]))
                given[key] = self._link(own, later)
        if given.get("participants"):
            given["participants"] = self._participants(
                given["participants"], own, _Later((*place, "participants"), layer, owner)
            )
        if given.get("sources"):
            renamed = self._renamed
            given["sources"] = tuple(renamed.get((record.kind, s), s) for s in given["sources"])
        return given

    def _participants(
        self, parts: tuple[Participant, ...], own: dict[Key, str], later: _Later
    ) -> tuple[Participant, ...]:
        """Return participants with their mentions as they are in the project, each checked."""
        linked = list(parts)
        for i, part in enumerate(parts):
            self._know(part.speaker, later.place, i, "speaker")
            if part.mention is not None:
                place = (*later.place, i, "mention")
                target = replace(later, place=place, target=(Mention, part.mention))
                linked[i] = replace(part, mention=self._link(own, target))
        return tuple(linked)

    def _link(self, own: dict[Key, str], later: _Later) -> str:
        """Return the id in the project of a record that is linked to, which may come later."""
        target = later.target
        if target in own:
            return own[target]
        name = self._renamed.get(target, target[1])
        self._later.append(replace(later, target=(target[0], name)))
        return name

    def _know(self, speaker: str | None, place: Place, *inside: str | int) -> None:
        """Tell where a speaker is not there; its place is within another."""
        if speaker is None or speaker in self._speakers:
            return
        if self._project.find(Speaker, speaker) is None:
            self._problems.add((*place, *inside), f"there is no speaker {speaker!r}")
        self._speakers.add(speaker)

    def _check(self, record: Any, page: Page, place: Place) -> None:
        """Tell what is wrong with a record in its text and by the codebook."""
        for words in record_problems(record, page.text):
            name = type(record).__name__.lower()
            self._problems.add(place, f"in “{page.title}”, {name} {record.id}: {words}")
        for words in rule_problems(record, self._codebook):
            self._problems.add(place, words)

    def _keep(self, old: Any, new: Any) -> None:
        kind = type(new)
        if old is None:
            self._pending[kind][new.id] = new
            self._counting.note(kind, "new")
            if sum(map(len, self._pending.values())) >= AT_ONCE:
                self.flush()
        elif replace(new, updated_at=old.updated_at, updated_by=old.updated_by) == old:
            self._counting.note(kind, "same")
        else:
            self._project.save(new)
            self._counting.note(kind, "changed")

    def _settle(self, later: _Later, there: dict[str, str]) -> None:
        """Point a link to what its target became, or tell that there is none in its layer."""
        kind, name = later.target
        target = self._renamed.get(later.target, name)
        if target not in there:
            if later.target not in self._unsound:
                self._problems.add(later.place, f"there is no {kind.__name__.lower()} {name!r}")
            self._relink(later, name, None)
        elif there[target] != later.layer:
            words = f"the {kind.__name__.lower()} {name!r} is of another annotator or article"
            self._problems.add(later.place, words)
            self._relink(later, name, None)
        elif target != name:
            self._relink(later, name, target)

    def _relink(self, later: _Later, old: str, new: str | None) -> None:
        """Let a link lead to another record, or to none where the file is not refused for it."""
        owner = self._project.find(*later.owner)
        if owner is not None:
            self._project.save(_relinked(owner, old, new, later.target[0]))


def _made(kind: type[Any], id: str, layer: str, given: Given) -> Any:
    """Return a new record; where its file does not say, it was imported."""
    return kind(id=id, layer=layer, **{"origin": "imported", **given})


def _relinked(owner: Any, old: str, new: str | None, kind: type[Any]) -> Any:
    """Return a record whose link to one record leads to another."""
    if kind is Mention:
        parts = (replace(p, mention=new) if p.mention == old else p for p in owner.participants)
        return replace(owner, participants=tuple(parts))
    keys = ("same_as",) if kind is Event else ("parent", "quote")
    return replace(owner, **{key: new for key in keys if getattr(owner, key, None) == old})

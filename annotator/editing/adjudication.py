"""Settling what annotators differ in: the agreed version of an article, in a layer of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from annotator.editing.agreed_links import lead_to
from annotator.editing.events import drop_event
from annotator.editing.layers import annotator_named, own_layer, refuse_others
from annotator.editing.mentions import drop_mention
from annotator.editing.quotes import drop_quote
from annotator.model.annotations import Annotator, Dismissed, Event, Layer, Mention, Quote
from annotator.model.ids import new_id
from annotator.model.times import after, now
from annotator.store.adjudicated import all_made_of, alone, made_of
from annotator.store.changes import Change
from annotator.store.project import Project
from annotator.store.records import TABLE_OF, row_of

Record = Mention | Quote | Event
GOLD = "gold"
LEFT_OUT = "left_out_"
"""With the kind of record behind it: the rule by which an agreed version keeps what it has not."""
_KINDS: dict[str, type[Record]] = {"mention": Mention, "quote": Quote, "event": Event}
_DROP = {Mention: drop_mention, Quote: drop_quote, Event: drop_event}
_ORDER = (Mention, Quote, Event)
"""What is linked to comes first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An annotator's record that is right, and the records (ids) of others that say the same.

    `latest` is when any of them was changed last, "" for before now: by the clock of who did.
    """

    record: Record
    others: tuple[str, ...] = ()
    latest: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """All that the agreed record comes from; the one that it is a copy of comes first."""
        return (self.record.id, *(one for one in self.others if one != self.record.id))


@contextmanager
def writing_gold(project: Project) -> Iterator[None]:
    """Let the person write in the agreed version meanwhile."""
    before, project.works_on = project.works_on, GOLD
    try:
        yield
    finally:
        project.works_on = before


def gold_of(project: Project, article: str) -> Layer | None:
    """Return the agreed version of an article, whoever keeps it; None before there is one."""
    found = project.select(Layer, "article = ? AND kind = 'gold'", (article,))
    return found[0] if found else None


def agreed_alone(project: Project, article: str) -> list[Record]:
    """Return the agreed records of an article of which all that they come from was deleted."""
    gold = gold_of(project, article)
    found = alone(project, gold.id) if gold is not None else []
    kinds: dict[str, type[Record]] = {TABLE_OF[kind].name: kind for kind in _ORDER}
    return [project.get(kinds[table], id) for table, id in found]


def keeper_of(project: Project, article: str) -> str:
    """Return who keeps the agreed version of an article (the name); "" where there is none."""
    gold = gold_of(project, article)
    return project.get(Annotator, gold.annotator).name if gold is not None else ""


def take_over(project: Project, articles: Sequence[str] = ()) -> dict[str, int]:
    """Keep the agreed versions of some articles (ids), or of all, that others kept, as one step.

    Returns how many were whose (names).
    """
    others = "kind = 'gold' AND annotator NOT IN (SELECT id FROM annotators WHERE name = ?)"
    found = project.select(Layer, others, (project.annotator,))
    if articles:
        found = [gold for gold in found if gold.article in set(articles)]
    kept = Counter(project.get(Annotator, gold.annotator).name for gold in found)
    with project.edit("Keep the agreed version" + ("" if len(found) == 1 else "s")):
        for gold in found:
            own = annotator_named(project, project.annotator).id
            project.save(replace(gold, annotator=own))
    return dict(kept)


def own_gold(project: Project, article: str) -> Layer:
    """Return the agreed version of an article, begun if need be, inside an edit.

    Raises AnnotatorError where someone else keeps it: an article has one.
    """
    with writing_gold(project):
        found = gold_of(project, article) or own_layer(project, article)
        refuse_others(project, found.id)
    return found


def take(project: Project, article: str, choices: Iterable[Choice], *, reason: str = "") -> None:
    """Copy annotators' records into the agreed version, as one step, with their links.

    A link leads to the agreed record that comes from what it led to, as soon as there is one.
    """
    ordered = sorted(choices, key=lambda choice: _ORDER.index(type(choice.record)))
    with project.edit(_taking(ordered)):
        gold = own_gold(project, article)
        made = made_of(project, gold.id)
        for choice in ordered:
            copy = _copied(choice, gold.id, made, reason)
            project.save(copy)
            made |= dict.fromkeys(choice.sources, copy.id)
        for choice in ordered:
            for source in choice.sources:
                lead_to(project, type(choice.record), source, made)


def keep(project: Project, choice: Choice, *, reason: str = "") -> None:
    """Say that an agreed record stays as it is, and stands for others (ids) too, as one step."""
    record = choice.record
    _stays(project, record, (*record.sources, *choice.others), (choice.latest, reason))


def keep_alone(project: Project, record: Record, *, reason: str = "") -> None:
    """Say, as one step, that an agreed record stays though all that it comes from was deleted."""
    _stays(project, record, (), ("", reason))


def _stays(
    project: Project, record: Record, sources: tuple[str, ...], known: tuple[str, str]
) -> None:
    """Write that a record stays and from what it comes; known are the latest change and why."""
    latest, reason = known
    with project.edit("Keep what is in the agreed version"), writing_gold(project):
        refuse_others(project, record.layer)
        kept = replace(
            record,
            sources=sources,
            reason=reason or record.reason,
            updated_at=max(after(record.updated_at), latest),
            updated_by=project.annotator,
        )
        old, new = row_of(record), row_of(kept)
        changed = [name for name in new if new[name] != old[name]]
        rows = ({name: row[name] for name in changed} for row in (old, new))
        # `save` does not count who decided, and when, as a change
        project.apply(Change(TABLE_OF[type(record)].name, record.id, *rows))


def drop_doubles(project: Project, article: str, kind: str, sources: Sequence[str]) -> None:
    """Keep the first of the agreed records that stand for the same source (ids), as one step."""
    with project.edit(f"Keep one {kind} of the agreed version"):
        made = all_made_of(project, own_gold(project, article).id)
        firsts = {made[one][0] for one in sources if one in made}
        every = dict.fromkeys(id for one in sources for id in made.get(one, ()))
        for id in every:
            if id not in firsts:
                _DROP[_KINDS[kind]](project, id)


def drop(project: Project, article: str, record: Record) -> None:
    """Take a record out of the agreed version, as one step."""
    with project.edit(f"Drop a {type(record).__name__.lower()} of the agreed version"):
        own_gold(project, article)
        if project.find(type(record), record.id) is not None:
            _DROP[type(record)](project, record.id)


def leave_out(project: Project, article: str, kind: str, point: Dismissed) -> None:
    """Keep in the agreed version, as one step, that it has nothing of a kind at a point."""
    with project.edit(f"Leave a {kind} out of the agreed version"):
        gold = own_gold(project, article)
        project.save(replace(gold, dismissed=tuple(dict.fromkeys((*gold.dismissed, point)))))


def open_again(
    project: Project, article: str, kind: str, sources: Sequence[str], points: Sequence[Dismissed]
) -> None:
    """Take back what was decided on the records (ids) of one difference, as one step.

    `points` are where they were left out.
    """
    with project.edit(f"Open a {kind} of the agreed version again"):
        gold = own_gold(project, article)
        made = all_made_of(project, gold.id)
        for id in dict.fromkeys(id for one in sources for id in made.get(one, ())):
            _DROP[_KINDS[kind]](project, id)
        project.save(replace(gold, dismissed=tuple(d for d in gold.dismissed if d not in points)))


def set_gold_status(project: Project, article: str, *, settled: bool) -> None:
    """Say whether no difference of an article is open, inside an edit."""
    gold = own_gold(project, article)
    status = "adjudicated" if settled else "in_progress"
    if gold.status != status:
        project.save(replace(gold, status=status))


def _taking(choices: Sequence[Choice]) -> str:
    if len(choices) == 1:
        return f"Take a {type(choices[0].record).__name__.lower()} into the agreed version"
    return f"Take {len(choices):,} records into the agreed version"


def _copied(choice: Choice, layer: str, made: Mapping[str, str], reason: str) -> Record:
    record = choice.record
    new: dict[str, Any] = {
        "id": new_id(),
        "layer": layer,
        "sources": choice.sources,
        "reason": reason or None,
        "origin": "manual",
        "tool": None,
        "score": None,
        "created_at": choice.latest if choice.latest > now() else "",
        "updated_at": "",
        "updated_by": None,
    }
    if isinstance(record, Quote):
        new["parent"] = _made(record.parent, made)
    elif isinstance(record, Event):
        new["quote"], new["same_as"] = _made(record.quote, made), _made(record.same_as, made)
        new["participants"] = tuple(
            replace(part, mention=_made(part.mention, made)) for part in record.participants
        )
    return replace(record, **new)


def _made(source: str | None, made: Mapping[str, str]) -> str | None:
    return None if source is None else made.get(source)

"""Links among agreed records: each leads to what was made of that to which its source leads."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from annotator.model.annotations import Event, Mention, Quote
from annotator.store.project import Project

R = TypeVar("R", bound=Quote | Event)


def lead_to(
    project: Project, kind: type[Mention | Quote | Event], source: str, made: Mapping[str, str]
) -> None:
    """Let agreed records of what is linked to a source (id) lead to what was made of that."""
    target = made[source]
    if kind is Quote:
        for quote in project.all(Quote, parent=source):
            _fill(project, quote, made, ("parent", target))
        for event in project.all(Event, quote=source):
            _fill(project, event, made, ("quote", target))
    elif kind is Event:
        for event in project.all(Event, same_as=source):
            _fill(project, event, made, ("same_as", target))
    else:
        said_by = "id IN (SELECT event FROM participants WHERE mention = ?)"
        for event in project.select(Event, said_by, (source,)):
            gold = _copy_of(project, event, made)
            if gold is not None:
                _name(project, gold, event, (source, target))


def _copy_of(project: Project, record: R, made: Mapping[str, str]) -> R | None:
    """Return the agreed record that is a copy of one, and does not just stand for it too."""
    gold = project.get(type(record), made[record.id]) if record.id in made else None
    return gold if gold is not None and gold.sources[:1] == (record.id,) else None


def _fill(
    project: Project, linked: Quote | Event, made: Mapping[str, str], to: tuple[str, str]
) -> None:
    """Set a link of the copy of a record where it has none.

    Where that leads in a circle, the link is left out of which the annotator's record was changed
    first: so it does not hang on what was taken first.
    """
    record, (link, target) = _copy_of(project, linked, made), to
    if record is None or getattr(record, link) is not None:
        return
    circle = [record, *_back_to(project, record, link, target)]
    first = min(circle, key=lambda one: _changed(project, one)) if len(circle) > 1 else None
    if first is not record:
        values: dict[str, Any] = {link: target}
        project.save(replace(record, **values))
        if first is not None:
            nothing: dict[str, Any] = {link: None}
            project.save(replace(first, **nothing))


def _back_to(project: Project, record: R, link: str, target: str) -> list[R]:
    """Return the records by which a link to a target would lead back; none where it leads on."""
    way: list[R] = []
    at: str | None = target if link in ("parent", "same_as") else None
    while at is not None:
        way.append(project.get(type(record), at))
        at = getattr(way[-1], link)
        if at == record.id:
            return way
    return []


def _changed(project: Project, agreed: Quote | Event) -> tuple[str, str]:
    """When the record was changed of which an agreed one is a copy; last where there is none."""
    source = project.find(type(agreed), agreed.sources[0]) if agreed.sources else None
    return (source.updated_at, source.id) if source is not None else ("~", agreed.id)


def _name(project: Project, gold: Event, event: Event, names: tuple[str, str]) -> None:
    """Let the parts of an agreed event be named where those of the event it comes from are."""
    source, target = names
    named = {(p.role, p.speaker) for p in event.participants if p.mention == source}
    parts = tuple(
        replace(p, mention=target) if p.mention is None and (p.role, p.speaker) in named else p
        for p in gold.participants
    )
    if parts != gold.participants:
        project.save(replace(gold, participants=parts))

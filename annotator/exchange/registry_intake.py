"""What holds for a whole file on its way into a project: its codebook, annotators and speakers."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from annotator.exchange.counting import Counting
from annotator.exchange.incoming import Given, NamedCodebook, Registered
from annotator.exchange.problems import Place, Problems
from annotator.model.annotations import Annotator, Speaker
from annotator.model.codebook import shipped
from annotator.model.ids import new_id
from annotator.model.rules import problems as rule_problems
from annotator.store import layered
from annotator.store.project import Project


def take_codebook(project: Project, codebook: NamedCodebook, problems: Problems) -> None:
    """Let a project without records have a file's codebook, if it is another than its own."""
    own = project.codebook
    named = (codebook.name, codebook.version)
    if layered.has_records(project) or (
        not codebook.definition and named == (own.name, own.version)
    ):
        return
    found = codebook.definition or shipped(*named)
    if found is None:
        problems.add(
            codebook.place, f"the codebook {' '.join(named)} is not known, nor defined here"
        )
    elif found != own:
        project.save_codebook(found)
        problems.note(f"The project has the codebook {found.name} {found.version} now")


def take_annotator(project: Project, given: Given) -> str:
    """Return the id in the project of an annotator, found by name or added."""
    found = project.all(Annotator, name=given["name"])
    if not found:
        free = project.find(Annotator, given["id"]) is None
        new = Annotator(**{**given, "id": given["id"] if free else new_id()})
        project.save(new)
        return new.id
    own = found[0]
    if own.id != given["id"] and _may_give_up_its_id(project, own, given["id"]):
        _rename(project, own, given["id"])
        own = replace(own, id=given["id"])
    project.save(replace(own, active=given.get("active", own.active)))
    return own.id


def annotator_named(project: Project, name: str) -> str:
    """Return the id of the annotator of a name, who is added if need be."""
    found = project.all(Annotator, name=name)
    return found[0].id if found else take_annotator(project, {"id": new_id(), "name": name})


def take_speakers(
    project: Project, speakers: Iterable[Registered], problems: Problems, counting: Counting
) -> tuple[list[str], list[tuple[Place, Speaker]]]:
    """Add the speakers of a file, or change those that the project has.

    Return the ids of all, and those speakers with an office in an article, which wait for it.
    """
    sound = {one.given["id"]: one for one in speakers if one.sound}
    there = layered.present(project, Speaker, list(sound))
    seen: set[str] = set()
    new: list[Speaker] = []
    waiting: list[tuple[Place, Speaker]] = []
    for one in speakers:
        own_id = one.given.get("id", "")
        if own_id in seen:
            problems.add(one.place, f"the id {own_id!r} is there twice")
        seen.add(own_id)
        if not one.sound:
            continue
        old = project.get(Speaker, own_id) if own_id in there else None
        speaker = Speaker(**one.given) if old is None else replace(old, **one.given)
        words = list(rule_problems(speaker, project.codebook))
        if words:
            for sentence in words:
                problems.add(one.place, sentence)
            continue
        counting.note(Speaker, _state(old, speaker))
        if any(office.article for office in speaker.offices):
            waiting.append((one.place, speaker))
        elif old is None:
            new.append(speaker)
        elif speaker != old:
            project.save(speaker)
    if new:
        project.add_many(Speaker, new)
    return list(seen), waiting


def _state(old: Any, new: Any) -> str:
    return "new" if old is None else "same" if new == old else "changed"


def _may_give_up_its_id(project: Project, own: Annotator, id: str) -> bool:
    return project.find(Annotator, id) is None and not layered.has_layer(project, own.id)


def _rename(project: Project, own: Annotator, id: str) -> None:
    """Give an annotator another id, also where articles are assigned to it."""
    articles = layered.assigned_to(project, own.id)
    project.delete(Annotator, own.id)
    project.save(replace(own, id=id))
    for article in articles:
        assignments = tuple(
            replace(one, annotator=id) if one.annotator == own.id else one
            for one in article.assignments
        )
        project.save(replace(article, assignments=assignments))

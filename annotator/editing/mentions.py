"""What a person can do to the places where speakers are named."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from annotator.editing.changes import change, save
from annotator.editing.layers import own_layer, refuse_others
from annotator.editing.said_by import is_name_of, may_be_named
from annotator.model.annotations import Event, Layer, Mention, Quote, Speaker
from annotator.model.ids import new_id
from annotator.store.project import Project


def mark_mention(project: Project, article: str, start: int, end: int, **known: Any) -> Mention:
    """Mark [start, end) of an article as a place where a speaker is named."""
    words = project.text(article)[start:end]
    with project.edit("Mark speaker"):
        layer = own_layer(project, article).id
        mention = Mention(id=new_id(), layer=layer, start=start, end=end, text=words, **known)
        save(project, mention)
    return project.get(Mention, mention.id)


def mark_mentions(
    project: Project, article: str, speaker: str, places: Iterable[tuple[int, int, str]]
) -> list[Mention]:
    """Mark places (start, end, kind of mention) where one speaker is named, as one step."""
    found = list(places)
    many = f"{len(found)} names" if len(found) != 1 else "a name"
    with project.edit(f"Mark {many} in the text"):
        return [
            mark_mention(project, article, start, end, speaker=speaker, kind=kind)
            for start, end, kind in found
        ]


def link_words(
    project: Project,
    record: Quote | Event,
    speaker: str,
    named: tuple[int, int, str],
    *,
    former: str | None = None,
) -> str | None:
    """Let the words (start, end, kind) that name who is in a record be linked; return the mention.

    A mention that is there already is linked where it has no speaker, or the `former` one without
    being a name of that one alone; None where other mentions stand in the way.
    """
    start, end, kind = named
    over = 'layer = ? AND start < ? AND "end" > ?'
    found = project.select(Mention, over, (record.layer, end, start))
    for mention in found:
        if mention.speaker == speaker:
            return mention.id
    same = [one for one in found if (one.start, one.end) == (start, end)]
    for mention in same or found:
        goes_along = mention in same and _goes_along(project, mention, (former, speaker))
        if mention.speaker is None or goes_along:
            return change(project, Mention, mention.id, speaker=speaker).id
    if same or (found and kind == "name"):
        return None
    article = project.get(Layer, record.layer).article
    return mark_mention(project, article, start, end, speaker=speaker, kind=kind).id


def _goes_along(project: Project, mention: Mention, step: tuple[str | None, str]) -> bool:
    """Whether a mention of the former speaker may be one of the new one, as “he” or “Kim” may."""
    former, now = step
    if former is None or mention.speaker != former:
        return False
    before, after = project.get(Speaker, former), project.get(Speaker, now)
    return not is_name_of(mention, before) or may_be_named(after, mention)


def change_mention(project: Project, id: str, **values: Any) -> Mention:
    """Set fields of a mention, as whom it names."""
    return change(project, Mention, id, **values)


def delete_mention(project: Project, id: str) -> None:
    """Remove a mention; events that pointed to it keep the speaker."""
    refuse_others(project, project.get(Mention, id).layer)
    drop_mention(project, id)


def drop_mention(project: Project, id: str) -> None:
    """Remove a mention, whoever's it is, for what removes more than that."""
    with project.edit("Delete name in the text"):
        for event in project.select(
            Event, "id IN (SELECT event FROM participants WHERE mention = ?)", (id,)
        ):
            parts = tuple(
                replace(part, mention=None) if part.mention == id else part
                for part in event.participants
            )
            save(project, replace(event, participants=parts))
        project.delete(Mention, id)

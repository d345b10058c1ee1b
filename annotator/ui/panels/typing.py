"""What was typed into a cell, read as one of its choices."""

from collections.abc import Sequence

from annotator.editing.speakers import add_speaker
from annotator.errors import AnnotatorError
from annotator.model.annotations import Speaker
from annotator.store.article_lines import speakers_called
from annotator.store.project import Project
from annotator.ui.words import panels as words


def one_of(choices: Sequence[str], typed: str, column: str) -> str | None:
    """Return the choice that was typed, in any case or by its only beginning; None for none."""
    wanted = typed.strip().casefold().replace(" ", "_")
    if not wanted:
        return None
    for choice in choices:
        if choice.casefold().replace(" ", "_") == wanted:
            return choice
    begun = [choice for choice in choices if choice.casefold().startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    raise AnnotatorError(words.unknown_choice(typed, column), f"Take one of {', '.join(choices)}.")


def speaker_called(project: Project, typed: str) -> str | None:
    """Return the speaker of an id or a name, made if there is none, inside an edit.

    No name is nobody: None.
    """
    name = typed.strip()
    if not name or name == words.NOBODY:
        return None
    if project.find(Speaker, name) is not None:
        return name
    found = speakers_called(project, name)
    return found[0] if found else add_speaker(project, name).id

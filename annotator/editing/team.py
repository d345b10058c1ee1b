"""How a team works together: whether the others' work is hidden until one's own is done."""

from dataclasses import replace

from annotator.store.project import Project
from annotator.store.teamwork import team


def set_blind(project: Project, *, blind: bool) -> None:
    """Hide the others' work on an article until one's own is done, or show it at once."""
    label = "Hide the others' work until one's own is done" if blind else "Show the others' work"
    with project.edit(label):
        project.save(replace(team(project), blind=blind))

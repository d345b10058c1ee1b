"""Merging other project files into a project: one edit, or only what it would do."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.merging.annotators import take_annotators
from annotator.merging.articles import take_articles
from annotator.merging.codebooks import drop_unused, take_codebook
from annotator.merging.deletions import settle_deletions
from annotator.merging.knowledge import MERGE
from annotator.merging.links import cut_circles, lead_on
from annotator.merging.meeting import Meeting, Progress
from annotator.merging.records import take_records
from annotator.merging.remembering import remember
from annotator.merging.speakers import take_speakers
from annotator.merging.told import Merged, MergeProblems
from annotator.store import backups
from annotator.store.connection import MEMORY
from annotator.store.other_files import copy_of, writable_copy
from annotator.store.project import Project


class _DryRun(Exception):  # noqa: N818 - no error
    """Ends an edit without keeping it."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def merge(  # noqa: PLR0913 - the options of one command
    project: Project,
    others: Iterable[Path],
    *,
    joins: Mapping[str, str] | None = None,
    dry_run: bool = False,
    backups_in: Path | None = None,
    progress: Progress = silent,
) -> Merged:
    """Merge other project files into a project as one step, all of it or nothing.

    `joins` says which speaker (id) of theirs is which of ours, beyond those that are found.
    `dry_run` only looks. A backup is made in the folder `backups_in` first, and kept if anything
    changes. Raises AnnotatorError, MergeProblems for codes that the project does not know, or what
    `progress` does.
    """
    if dry_run and not project.writable:
        with writable_copy(project) as copy:
            return merge(copy, others, joins=joins, dry_run=True, progress=progress)
    told = Merged(dry_run=dry_run)
    backup = None if dry_run or backups_in is None else _backup(project, backups_in)
    try:
        with project.edit(MERGE, bulk=True):
            for path in others:
                _merge_one(project, path, told, joins or {}, progress)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    except BaseException:
        _drop(backup)
        raise
    if backup and told.changes_something:
        told.backup = str(backup)
        backups.rotate(backup.parent, backups.stem_of(project.path))
    else:
        _drop(backup)
    return told


def _backup(project: Project, folder: Path) -> Path | None:
    if project.path == MEMORY or not project.writable:
        return None
    target = backups.place_for(project.path, folder)
    backups.copy(project.db, target)
    return target


def _drop(backup: Path | None) -> None:
    if backup is not None:
        backup.unlink(missing_ok=True)


def _merge_one(
    project: Project, path: Path, told: Merged, joins: Mapping[str, str], progress: Progress
) -> None:
    with copy_of(path, project, partial(progress, 0, 0)) as theirs:
        meeting = Meeting(project, theirs, told, joins, progress)
        take_codebook(meeting)
        meeting.revive()
        lead_on(meeting)
        take_annotators(meeting)
        take_articles(meeting)
        take_speakers(meeting)
        take_records(meeting)
        settle_deletions(meeting)
        cut_circles(meeting)
        drop_unused(meeting)
        remember(meeting)
        if meeting.problems:
            raise MergeProblems(
                f"{path.name} holds what this project does not allow.",
                meeting.problems,
                "Nothing was changed; mend that file first.",
            )


__all__ = ["AnnotatorError", "MergeProblems", "Merged", "merge"]

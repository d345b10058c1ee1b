"""Words of what is said when a project's file is in trouble, and of saving a copy."""

from pathlib import Path

from annotator.store.open_files import State

COPY_TITLE = "Save a copy"
NOT_SAVING = "Nothing is saved now: the file is gone"
FOUND_AGAIN = "The file is there again; the work goes on in it."
_LOST = {
    State.GONE: (
        "The file {} is no longer there. Nothing more is saved;"
        " put it back, or go on in a copy with File > Save a copy."
    ),
    State.REPLACED: (
        "The file {} was replaced by another one. Nothing more is saved;"
        " open it again, or go on in a copy with File > Save a copy."
    ),
    State.OVERWRITTEN: (
        "Another program wrote over the file {}. Nothing more is saved;"
        " what the file holds now is opened as soon as it is whole."
    ),
    State.LOG_GONE: (
        "Another program removed the file {}-wal, in which the last changes are."
        " Nothing more is saved until they are in the project."
    ),
}


def lost(state: State, path: Path) -> str:
    """Said when what is done now would not be kept."""
    return _LOST[state].format(path)


def turned_read_only(path: Path) -> str:
    """Said when the file of the open project may be written no more."""
    return (
        f"{path} is read-only now: you can read and export, but nothing more is saved;"
        " let it be written again, or go on in a copy with File > Save a copy."
    )


def writable_again(path: Path) -> str:
    """Said when it may be written again."""
    return f"{path} may be written again; the work goes on."


def log_again(path: Path) -> str:
    """Said when the log of changes was removed, and what it held is saved."""
    return (
        f"Another program removed the file {path}-wal;"
        " nothing of it was lost, and the work goes on."
    )


def given_up(path: Path, kept: Path | None, *, whole: bool) -> str:
    """Said when another project was written over the open one, and is shown from now on."""
    now = f"Another program wrote over the file {path}: you see what it holds now."
    if kept is None:
        return f"{now} There is no backup of what it held."
    held = "All that it held" if whole else "What it held at the last backup"
    return f"{now} {held} is kept in {kept}."


def rescued(copy: Path) -> str:
    """Said of the copy that was made at once."""
    return f"All that was in it is kept in {copy}."


def copied(path: Path) -> str:
    """Said after a copy was saved."""
    return f"The copy is in {path}"


def goes_on(path: Path) -> str:
    """Said when the copy takes the place of a project whose own file takes no more."""
    return f"The work goes on in the copy {path}"


def sample_in(folder: Path) -> str:
    """Said when the sample project has to lie where the system keeps what is not needed long."""
    return f"The sample articles are in {folder}; save a copy of what you do there."


def mistake_kept(file: Path) -> str:
    """Said below a mistake of ours, whose details are in a file too."""
    return f"The details are kept in {file}."


def mistake_not_kept(file: Path, why: str) -> str:
    """Said below a mistake of ours, whose details are only in the dialog."""
    return f"The details could not be kept in {file} ({why}): copy them here."

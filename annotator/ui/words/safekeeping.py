"""Words of what is said when a project's file is in trouble, and of saving a copy."""

from pathlib import Path

COPY_TITLE = "Save a copy"
NOT_SAVING = "Nothing is saved now: the file is gone"
FOUND_AGAIN = "The file is there again; the work goes on in it."


def gone(path: Path) -> str:
    """Said when the file of the open project is not where it was."""
    return (
        f"The file {path} is no longer there. Nothing more is saved;"
        " put it back, or go on in a copy with File > Save a copy."
    )


def replaced(path: Path) -> str:
    """Said when another file lies where the open project's was."""
    return (
        f"The file {path} was replaced by another one. Nothing more is saved;"
        " open it again, or go on in a copy with File > Save a copy."
    )


def rescued(copy: Path) -> str:
    """Said of the copy that was made at once."""
    return f"All that was in it is kept in {copy}."


def copied(path: Path) -> str:
    """Said after a copy was saved."""
    return f"The copy is in {path}"


def goes_on(path: Path) -> str:
    """Said when the copy takes the place of a project whose file is gone."""
    return f"The work goes on in the copy {path}"

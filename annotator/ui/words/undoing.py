"""Words of Undo and Redo, in one place for translation."""


def undone(label: str, who: str = "") -> str:
    """Said after Undo; `who` took the step, "" for the person at work."""
    return f"Undone: {label}{_of(who)}."


def redone(label: str, who: str = "") -> str:
    """Said after Redo; `who` took the step, "" for the person at work."""
    return f"Done again: {label}{_of(who)}."


def not_yours(label: str, who: str, when: str, key: str) -> str:
    """Asked before somebody else's step is taken back."""
    return f"The last step is not yours: {label} ({who}, {when}). {key} again undoes it."


def _of(who: str) -> str:
    return f", a step of {who}" if who else ""

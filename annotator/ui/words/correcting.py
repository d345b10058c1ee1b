"""Words of the dialog that corrects a text, in one place for translation."""

from annotator.editing.versions import Line, Preview

TITLE, MAKE, LOOK = "Correct the text", "Make the new version", "See what changes"
TEXT, LINES = "The text", "What becomes of the marked words"
ABOUT = (
    "Change the text here. It becomes a new version of the article, with everyone's marks moved to"
    " where their words stand then; the old version stays in the list."
)
UNCHANGED = "Nothing is changed yet."
MAKING, SHOW = "Making the new version …", "Show it"
LOOKING = "Looking what becomes of the marks …"
STILL = "Every mark keeps its words and its place among them."
NONE = "The article has no marks yet."
WHAT, WORDS, BECOMES = "What", "Words now", "New words"
KINDS = {"mention": "Speaker", "quote": "Quote", "event": "Event"}
FATES = {"moved": "Moved", "changed": "Changed", "lost": "Lost"}
HIDDEN = "(hidden until your own work is done)"
GONE, LEFT_OUT = "—", "left out"
_TITLE = 40  # letters of a title that a message has


def summary(preview: Preview) -> str:
    """What becomes of all marks, in a sentence or two."""
    look = preview.to_look_at
    if not preview.lines:
        return NONE
    if not look:
        return STILL
    counts = {what: sum(line.what == what for line in look) for what in FATES}
    same = len(preview.lines) - len(look)
    parts = [f"{same:,} the same"] if same else []
    parts += [f"{count:,} {FATES[what].lower()}" for what, count in counts.items() if count]
    gone = len(preview.not_kept)
    left = "one record is left out" if gone == 1 else f"{gone:,} records are left out"
    return f"Marked words: {', '.join(parts)}{f'; {left}' if gone else ''}."


def fate(line: Line) -> str:
    """What becomes of one stretch."""
    return f"{FATES[line.what]}, {LEFT_OUT}" if not line.is_kept else FATES[line.what]


def owner(line: Line, me: str) -> str:
    """Which kind of record it is of, and whose, where it is somebody else's."""
    return KINDS[line.kind] if line.annotator == me else f"{KINDS[line.kind]} ({line.annotator})"


def has_newer(title: str) -> str:
    """Said where an older version is to be corrected."""
    return f"There is a newer version of this article, “{title}”: correct that one."


def corrected_meanwhile(title: str) -> str:
    """Said after a new version was made while another article was read."""
    return f"The new version of “{title}” is made; the older one stays in the list."


def _short(title: str) -> str:
    """So much of a title that what stands beside it at the foot of the window can be read."""
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"


def corrected(title: str) -> str:
    """Said after a new version was made."""
    return f"The new version of “{_short(title)}”; the older one stays. Ctrl+Z undoes."

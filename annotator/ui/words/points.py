"""Words of what is left to look at: the line over the text, the list, and the status line."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.model.codebook import Codebook
from annotator.ui.words.form import LABELS, custom_field
from annotator.ui.words.window import ROLE_NAMES

if TYPE_CHECKING:
    from annotator.suggestions.proposals import Point

MISSING = "missing:"
WHAT = {
    "quotation": "In quotation marks, but in no quote",
    "marked-words": "A few words in quotation marks, in no quote",
    "reporting-word": "A reporting word, but no quote",
    "turn": "Someone takes the word, but in no quote",
    "no-speaker": "A quote without a speaker",
    "unlinked-mention": "A name that is not linked yet",
    "unsure": "Marked as unsure",
    "words-changed": "The words no longer match the text",
}
ORDER = (
    *("words-changed", "quotation", "turn", "reporting-word"),
    *("no-speaker", "unlinked-mention", "unsure"),
)
"""The rules as the list groups them; those that are not named come after."""

# What helps: the action whose key is named, and what it does.
HELP: dict[str, tuple[str, str]] = {
    "quotation": ("quote", "makes a quote of it"),
    "marked-words": ("quote", "makes a quote of it"),
    "reporting-word": ("quote", "makes a quote of what it reports"),
    "turn": ("quote", "makes a quote of what is said"),
    "no-speaker": ("whose", "says who speaks"),
    "unlinked-mention": ("whose", "says who it is"),
    "unsure": ("unsure", "says that it is sure"),
    "words-changed": ("delete", "deletes it, or pull its ends in the text"),
    MISSING: ("fields", "goes to its fields"),
}
SETTLED = "That is settled"
PREVIOUS, NEXT, CLOSE, LIST = "Previous point", "Next point", "Close", "List of all points"
DISMISS, BRING_BACK = "Dismiss", "Bring back"
DISMISSED = "Dismissed"
SHOW_DISMISSED = "Show dismissed"
TITLE = "To look at"
TREE = "What is left to look at, by kind"
LOOKING = "Still looking through this long article …"
NOTHING = "Nothing is left to look at in this article."
NOTHING_LISTED = "Nothing is left to look at."
GO_FIRST = "There is no point to dismiss here: {key} goes to one."
ROUND = "Round the end of the article."
DONE = "Done. Nothing is left to look at."
NOT_DONE = "Not done any more: the article is under way again."


def what(point: "Point", codebook: Codebook) -> str:
    """What a point is; fields and roles are called as the form and the codebook call them."""
    if not point.rule.startswith(MISSING):
        return WHAT.get(point.rule, point.rule)
    return f"Required: {_lacking(point, codebook)}"


def why(point: "Point", codebook: Codebook) -> str:
    """Why it is to be looked at, in a sentence."""
    if not point.rule.startswith(MISSING):
        return point.reason
    return f"The codebook asks for what is empty: {_lacking(point, codebook)}."


def _lacking(point: "Point", codebook: Codebook) -> str:
    names = point.rule.removeprefix(MISSING).split(",")
    return ", ".join(_field(point.kind, name, codebook) for name in names)


def _field(kind: str, name: str, codebook: Codebook) -> str:
    if label := LABELS.get(kind, {}).get(name):
        return label[0]
    role = codebook.terms("roles").get(name) if kind == "event" else None
    return role.name if role else ROLE_NAMES.get(name) or custom_field(name)


def place(number: int, count: int) -> str:
    """Which of the points is shown."""
    return f"{number:,} of {count:,}"


def hint(rule: str, key: Callable[[str], str]) -> str:
    """What to press at a point; `key` gives the keys of an action."""
    helps = HELP[MISSING if rule.startswith(MISSING) else rule]
    parts = (helps, ("dismiss", "dismisses it"), ("next_point", "goes on"))
    return " · ".join(f"{key(name)} {does}" for name, does in parts if key(name))


def left(count: int, key: str) -> str:
    """Said where a point is settled: how many are left."""
    if not count:
        return NOTHING_LISTED
    return f"{_points(count)} left · {key} goes to the next"


def nothing(dismissed: int, key: str) -> str:
    """Said where there is no point to go to."""
    if not dismissed:
        return NOTHING
    return f"{NOTHING} {dismissed:,} dismissed: {key} lists them."


def waved(count: int, key: str) -> str:
    """Said after points were dismissed."""
    if count == 1:
        return f"{DISMISSED}. {key} brings it back."
    return f"{DISMISSED}: {_points(count)}. {key} brings them back."


def done(count: int, key: str) -> str:
    """Said after an article was called done."""
    return f"Done, with {_open(count)}: {key} goes there." if count else DONE


def is_done_with(count: int) -> str:
    """In the status line of an article that is done."""
    return f"done with {_open(count)}"


def in_marks(count: int) -> str:
    """In the status line: how many stretches in quotation marks are left."""
    stretches = "1 stretch" if count == 1 else f"{count:,} stretches"
    return f"{stretches} in quotation marks not in a quote yet"


def group(name: str, count: int) -> str:
    """The head of a group of the list."""
    return f"{name}   {count:,}"


def show_dismissed(count: int) -> str:
    """The box that shows those that were dismissed."""
    return f"{SHOW_DISMISSED} ({count:,})"


def numbered_row(number: int, said: str) -> str:
    """A row of the list, with the number that the line over the text gives it too."""
    return f"{number:,}  {said}"


def dismissed_row(said: str, what: str) -> str:
    """A row of the dismissed points: the words, and what they were."""
    return f"{said} · {what}"


def _points(count: int) -> str:
    return "1 point" if count == 1 else f"{count:,} points"


def _open(count: int) -> str:
    return "1 open point" if count == 1 else f"{count:,} open points"

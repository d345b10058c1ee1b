"""Words of the window in which the lead settles what annotators differ in."""

from collections.abc import Sequence

from annotator.ui.words import form

TITLE = "Settle differences"
LIST = "What was marked in the article, and what is decided on it"
PIECES = "What each annotator says of the chosen difference"
AGREED_VERSION = "Agreed version"
COLUMNS = ("", "Kind", "Words", "They differ in")
REASON = "Why (kept with the decision)"
NOTHING = "not marked"
EMPTY = "—"
YES = "yes"
KINDS = {"mention": "Name", "quote": "Quote", "event": "Event"}
STATES = {"open": "○", "agreed": "=", "anew": "◐", "taken": "●", "left_out": "✕", "alone": "◌"}
STATE_WORDS = {
    "open": "open",
    "agreed": "all agree; not taken yet",
    "anew": "decided, but somebody has said something else since",
    "taken": "in the agreed version",
    "left_out": "left out of the agreed version",
    "alone": "in the agreed version, but all that it was made from was deleted",
}
ALONE = "only the agreed version has it: what it was made from was deleted"
BOTH = "Take each ({key})"
NEITHER = "Leave out ({key})"
EDIT = "Edit ({key})"
KEEP = "Keep ({key})"
AGAIN = "Open again ({key})"
NEXT = "Next open ({key})"
TAKE_OVER = "Keep the agreed version instead ({key})"
NO_ARTICLE = "Show an article first: its annotators' work is compared."


def side(name: str, kind: str, *, done: bool) -> str:
    """The head of a column: whose work it is, and what should be known of it."""
    more = "imported" if kind == "import" else "" if done else "not done yet"
    return f"{name} ({more})" if more else name


def take(name: str, key: str) -> str:
    """The button that takes one annotator's version."""
    return f"Take {name}’s ({key})"


def take_agreed(count: int, key: str) -> str:
    """The button that takes all that everyone marked alike."""
    return f"Take all that agree: {count:,} ({key})"


def progress(decided: int, total: int) -> str:
    """How far the article is."""
    if decided == total:
        return f"All {total:,} decided: the article is adjudicated."
    return f"{decided:,} of {total:,} decided, {total - decided:,} open"


def not_linked(link: str) -> str:
    """Said of what has a link of its source's less, since it would lead in a circle."""
    names = {"parent": "not within another quote", "same_as": "not the same as another event"}
    return f"{names[link]}, which leads back to it"


def kept_by(name: str) -> str:
    """Said, beside how far the article is, where someone else keeps the agreed version."""
    return f"{name} keeps this agreed version."


def state(name: str) -> str:
    """How far the chosen difference is, beside its sign in the list."""
    return f"·  {STATES[name]} {STATE_WORDS[name]}"


def marked_by(names: Sequence[str]) -> str:
    """Said of what not everyone marked."""
    return f"only {' and '.join(names)} marked it"


def piece(kind: str, name: str) -> str:
    """The label of one piece of what a record says."""
    if name == "words":
        return "Words"
    if name.endswith(" words"):
        role = name.removesuffix(" words")
        return form.role_name(role) + (" (in the text)" if role in form.LABELS[kind] else "")
    if name.startswith("fields "):
        return name.removeprefix("fields ")
    return form.LABELS[kind].get(name, (name.replace("_", " ").capitalize(), ""))[0]

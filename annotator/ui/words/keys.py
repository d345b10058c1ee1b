"""Words of the palette of actions, of the sheet of keys and of changing them."""

PALETTE = "All actions"
PALETTE_PLACEHOLDER = "Letters of what you want to do"
PALETTE_HINT = "Enter does it · Esc leaves"

TITLE = "Keys"
MARKS = "The marks in the text"
SAMPLE = "words"
MARK_NAMES = {
    "speaker": "A speaker named in the text, or who said a quote",
    "quote": "Quoted words",
    "cue": "The reporting word of a quote",
    "event": "An event",
    "participant": "To whom a quote was said, or other words for an event",
    "detail": "When and where; what was put into a quote",
}
MARK_ACTIONS = {  # which actions make a kind of mark
    "speaker": ("speaker", "source"),
    "quote": ("quote", "part"),
    "cue": ("cue",),
    "event": ("event",),
    "participant": ("addressee",),
    "detail": ("date", "place", "insertion"),
}
MARKS_HINT = "The selected record is filled; handles at its ends change its words."

CHANGE, CHANGE_TITLE, CLOSE = "Change keys …", "Change keys", "Close"
ACTION, KEYS, NEW_KEYS = "Action", "Keys", "New keys"
TAKE, USUAL, ALL_USUAL = "Take these", "The usual ones", "All as usual"
CHANGE_HINT = "Choose an action, press its new keys, and take them."
NO_KEYS = "Press the keys first."
MOVES = "These keys move the caret or go through the window: take others."


def taken(keys: str, action: str) -> str:
    """Said when keys belong to another action."""
    return f"{keys} is for “{action}” already: give that other keys first, or take others here."

"""Words of the palette of actions, of the sheet of keys and of changing them."""

PALETTE = "All actions"
PALETTE_PLACEHOLDER = "Letters of what you want to do"
PALETTE_HINT = "Enter does it · Esc leaves"

# Other words by which a person looks for an action.
ALSO_CALLED: dict[str, tuple[str, ...]] = {
    "quote": ("label", "span", "code", "annotate", "quotation", "statement", "highlight"),
    "speaker": ("label", "span", "name", "mention", "person", "actor", "entity"),
    "event": ("label", "span", "code", "action", "relation"),
    "cue": ("verb", "attribute"),
    "source": ("attribute", "relation", "speaker", "attribution"),
    "addressee": ("relation", "recipient", "audience"),
    "part": ("span", "discontinuous"),
    "whose": ("relation", "attribute", "actor", "link"),
    "fields": (
        *("attribute", "properties", "stance", "sentiment", "mode", "context", "metadata"),
        *("alias", "other names", "office", "role", "country", "edit", "details"),
    ),
    "note": ("memo", "comment", "remark"),
    "unsure": ("certainty", "confidence", "doubt"),
    "card": ("alias", "profile", "biography", "statistics", "speaker"),
    "merge": ("alias", "same", "duplicate", "join", "combine"),
    "split": ("separate", "divide"),
    "also_here": ("coreference", "occurrences", "mark all", "replace all"),
    "delete": ("remove", "erase", "unmark"),
    "undo": ("back", "revert", "history"),
    "redo": ("again", "forward", "repeat"),
    "light": ("theme", "colour", "color", "appearance", "mode"),
    "dark": ("theme", "colour", "color", "appearance", "night mode"),
    "system": ("theme", "colour", "color", "appearance"),
    "larger": ("zoom in", "font size", "bigger"),
    "smaller": ("zoom out", "font size"),
    "keys": ("shortcuts", "keyboard", "hotkeys", "settings", "preferences", "help"),
    "first_steps": ("help", "tutorial", "tour", "guide", "introduction"),
    "about": ("version", "licence", "license"),
    "print": ("pdf", "paper", "html"),
    "export": ("save as", "csv", "excel", "json", "download", "write", "report", "tables"),
    "import": ("open articles", "load", "add articles", "pdf", "word", "csv", "excel"),
    "import_folder": ("load", "directory", "corpus"),
    "save_copy": ("save as", "backup", "duplicate"),
    "agreement": ("statistics", "kappa", "alpha", "reliability", "compare", "charts"),
    "progress": ("statistics", "counts", "overview", "numbers"),
    "points": ("check", "todo", "problems", "review", "missing", "validate"),
    "next_point": ("check", "todo", "problems", "review"),
    "dismiss": ("ignore", "skip"),
    "codebook": ("codes", "labels", "categories", "types", "scheme", "attributes", "stance"),
    "adjudicate": ("resolve", "gold", "consensus", "compare", "curation"),
    "annotator": ("user", "name", "login", "coder"),
    "assign": ("distribute", "tasks"),
    "done": ("finish", "complete", "status"),
    "article": ("metadata", "source", "date", "language", "url", "properties"),
    "correct": ("edit text", "typo", "change text"),
    "search": ("find", "query", "look up"),
    "filter": ("search articles", "narrow"),
}

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
# What no action is for: titles, then keys (several: any of them; not of Qt: as they stand), words.
OTHER_KEYS = {
    "In the text": (
        (("Left", "Right"), "Move", "Move the caret; with Shift, select"),
        (("Ctrl+Left", "Ctrl+Right"), "By word", "To the word before or after; with Shift, select"),
        (("Ctrl+Up", "Ctrl+Down"), "By sentence", "The same by sentences"),
        (("Double click",), "A word", "Select it; a triple click selects the sentence"),
        (("Ctrl+wheel",), "Zoom", "Make the article's text larger or smaller"),
    ),
    "Where something is asked": (
        (("Letters",), "Narrow", "Offer only what has these letters"),
        (
            ("1–9", "Enter"),
            "Take",
            "Take the line of the number, before letters, or the one that is lit",
        ),
        (("Tab",), "Go on", "To the next thing that is asked"),
        (("Esc",), "Leave", "Leave the rest open"),
    ),
    "In the lists": (
        (("/",), "Filter", "Show only rows with some letters"),
        (("Shift+Up", "Shift+Down"), "Several", "Select rows, to set a column in all of them"),
        (("Enter", "F2"), "Edit", "Change the cell, in all rows that are selected"),
        (("Alt+Up", "Alt+Down"), "Sort", "By the column, up or down"),
        (
            ("Tab", "Shift+Tab"),
            "Go through",
            "To the next list or the form; Esc to the text",
        ),
    ),
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

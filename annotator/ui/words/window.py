"""Words of the window: menus, messages, entries and dialogs, in one place for translation."""

from collections.abc import Sequence
from datetime import datetime

from annotator.model.annotations import Event, Mention, Quote

PROGRAM = "Annotator"

MENUS = {
    "file": "&File",
    "edit": "&Edit",
    "annotate": "&Annotate",
    "view": "&View",
    "team": "&Team",
    "layer": "Show wor&k of",
    "help": "&Help",
    "recent": "Open &recent",
    "theme": "&Colours",
    "words": "Selected words &are",
}

# Each action's text and what it does, as menus, tooltips and the sheet of keys say it.
ACTIONS: dict[str, tuple[str, str]] = {
    "new": ("&New project …", "Make a new project file"),
    "open": ("&Open …", "Open a project file"),
    "import": ("&Import articles …", "Add articles or annotations from files"),
    "import_folder": ("Import a &folder …", "Add all the articles in a folder"),
    "import_with": (
        "Import wit&h options …",
        "Import with a mapping, columns, a format, or strictly",
    ),
    "import_details": ("About the &last import …", "All that was said of the last import"),
    "paste": ("&Paste an article …", "Add the copied text as a new article"),
    "export": ("&Export …", "Write articles and annotations for other programs"),
    "save_copy": ("Save a &copy …", "Write the whole project into another file"),
    "print": ("&Print …", "Open the article with its annotations as a page, to be printed"),
    "close": ("Close the &window", "Close the window; all is saved already"),
    "quit": ("&Quit", "Leave Annotator; all is saved already"),
    "undo": ("&Undo", "Take back the last step"),
    "redo": ("&Redo", "Do again what was taken back"),
    "delete": ("&Delete", "Remove the selected record"),
    "remove_part": ("&Remove part", "Take the stretch at the caret out of the selected record"),
    "clear": ("&Clear selection", "Select nothing"),
    "offer": ("&Take the offer", "Do what the message at the foot of the window offers"),
    "quote": ("&Quote", "Mark the selected words, or the quotation around the caret, as a quote"),
    "speaker": ("&Speaker", "Mark the selected words, or the name at the caret, as a speaker"),
    "event": ("&Event", "Mark the selected words, or the word at the caret, as an event"),
    "part": ("&Part of it", "Add the selected words to the selected quote or event"),
    "cue": ("&Reporting word", "The selected words report the selected quote, as “said”"),
    "addressee": ("Said &to", "The selected words name to whom it was said or done"),
    "source": ("Said &by", "The selected words name who said it, or did it"),
    "date": ("&Date", "The selected words say when"),
    "place": ("P&lace", "The selected words say where"),
    "insertion": ("&Insertion", "The selected words stand in the quote but were not said"),
    "whose": ("Say &who …", "Say who speaks, or who takes part, in the selected record"),
    "unsure": ("&Unsure", "Say that the selected record is unsure, or sure again"),
    "note": ("&Note", "Go to the note of the selected record"),
    "copy": ("&Copy", "Copy the selected quote with its speaker, source and date"),
    "palette": ("&All actions …", "Find an action by its name, and do it"),
    "cycle": ("Next record &here", "Go through the records at the caret"),
    "end_out": ("End one word on", "Move the end of the selected stretch forward"),
    "end_in": ("End one word back", "Move the end of the selected stretch back"),
    "start_in": ("Start one word on", "Move the start of the selected stretch forward"),
    "start_out": ("Start one word back", "Move the start of the selected stretch back"),
    "previous": ("&Previous article", "Show the article before this one"),
    "next": ("&Next article", "Show the article after this one"),
    "previous_open": ("Previous &unfinished", "Show the unfinished article before this one"),
    "next_open": ("Next un&finished", "Show the unfinished article after this one"),
    "done": ("Article is &done", "Call the article done, or take that back"),
    "next_point": ("Next thing to &look at", "Go to what may have been overlooked next"),
    "previous_point": ("Previous thing to look at", "Go to what may have been overlooked before"),
    "dismiss": ("Dismi&ss it", "Wave the thing away that you were led to; it stays away"),
    "points": ("&To look at …", "List all that is left to look at in the article"),
    "fields": ("All &fields", "Go to the form with every field of the selected record"),
    "merge": ("&Merge the speaker into …", "Make the selected speaker and another one the same"),
    "split": ("S&plit the speaker …", "Give some of what the selected speaker has to another one"),
    "also_here": ("Also &here …", "Mark the other places that name the selected speaker"),
    "card": ("Speaker &card", "All quotes and events of the selected speaker, over time"),
    "article": ("A&bout the article …", "See and change its title, source, date, language …"),
    "correct": ("Correct the &text …", "Make a new version of the article with a corrected text"),
    "delete_article": ("Delete the article", "Remove the article with all annotations of it"),
    "articles": ("&List of articles", "Show or hide the list of articles"),
    "find": ("&Find …", "Find words in the article"),
    "find_next": ("Find ne&xt", "Go to the next place found"),
    "find_previous": ("Find pre&vious", "Go to the place found before"),
    "search": ("&Search the project …", "Find words in all texts, quotes, events and speakers"),
    "filter": ("&Narrow the list", "Filter the list of articles"),
    "filter_rows": ("Narrow the &table", "Filter the table last used"),
    "larger": ("&Larger text", "Make the article's text larger"),
    "smaller": ("&Smaller text", "Make the article's text smaller"),
    "system": ("As the &system", "Light or dark, as the system is"),
    "light": ("&Light", "Dark letters on a light ground"),
    "dark": ("&Dark", "Light letters on a dark ground"),
    "codebook": ("&Codebook …", "See and change the types, modes, roles and fields to code with"),
    "annotator": ("&Working as …", "Say who is annotating in this project"),
    "assign": ("&Assign articles …", "Give articles to people, some of them to two"),
    "merge_project": (
        "&Merge another project …",
        "Take what others did in their files into this project, after a look at it",
    ),
    "release": ("&Release …", "Publish the agreed version as a folder that others can use"),
    "progress": ("&Progress …", "How far each person is"),
    "agreement": (
        "A&greement …",
        "How far those agree who annotated the same articles, and where not",
    ),
    "adjudicate": (
        "&Settle differences …",
        "Put what people marked in this article side by side, and make the agreed version",
    ),
    "keep_agreed": (
        "&Keep the agreed versions",
        "Keep those that others kept, as after a merge: only who keeps one writes in it",
    ),
    "blind": (
        "&Hide others' work until mine is done",
        "For everyone in this project: others' marks are not seen before one's own are finished",
    ),
    "keys": ("&Keys", "All keys on one sheet"),
    "first_steps": ("&First steps", "What to press first, on one page"),
    "about": ("&About", "Which version this is"),
}
TOOLBAR = {
    "quote": "Quote",
    "speaker": "Speaker",
    "event": "Event",
    "search": "Search",
    "export": "Export",
}

TOOLS, READ_ONLY = "Tools", "read-only"
CANCEL, CLOSE = "Cancel", "Close"
MORE = "More …"
NO_RECENT = "Nothing opened yet"
NO_ARTICLE = "No article is shown: import some, or paste a text with Ctrl+V."
SELECT_WORDS = "Select some words first."
NOTHING_TO_MARK = "There are no words here: put the caret into a word, or select some."
CHOOSE_FIRST = "Choose a quote or an event first, in the text or in its list."
CHOOSE_QUOTE = "Choose a quote first, in the text or in the list of quotes."
CHOOSE_RECORD = "Nothing is selected: click a record in the text or in a list."
ONE_PROJECT = "A project is opened, not imported: drop it alone."
NOTHING_HERE = "No record has a mark at the caret."
UNSURE, SURE = "Marked as unsure.", "No longer marked as unsure."
COPIED = "Copied."
ONLY_EVENT_TYPES = "This project's codebook has no event types."
BUSY = "Editing waits until this is finished; reading goes on."
CLOSES_AT_END = "The window closes when this is finished."
NO_OFFER = "Nothing is offered now."
NO_TEXT_COPIED = "There is no copied text to paste."
LAST_ARTICLE = "This is the last article in the list."
NO_UNFINISHED_AFTER = "No article after this one in the list is unfinished."
NO_UNFINISHED_BEFORE = "No article before this one in the list is unfinished."
FIRST_ARTICLE = "This is the first article in the list."

ARTICLE, ARTICLES = "Article", "Articles"
ABOUT_ARTICLE = "Click to see and change what is known about the article"
EMPTY_PAGE = (
    "No article is shown. Import files with Ctrl+I, drop them on this window,"
    " or paste a text with Ctrl+V."
)
# A word in <a> does the action that is named there.
EMPTY_PAGE_LINKS = (
    "<p>No article is shown.</p>"
    '<p><a href="import">Import files</a> with Ctrl+I, drop them on this window,'
    ' or <a href="paste">paste a text</a> with Ctrl+V.</p>'
)
STATUS_NAMES = {
    "new": "new",
    "in_progress": "started",
    "done": "done",
    "reviewed": "reviewed",
    "adjudicated": "agreed",
}

SPEAKER, QUOTE, EVENT = "Speaker", "Quote", "Event"
SAID_BY, SAID_TO, WHO, WHAT = "Said by", "Said to", "Who is it?", "What happened?"
PLACEHOLDER_SPEAKER = "Number, or letters of a name"
PLACEHOLDER_TYPE = "Number, or letters of a type"
ABOUT_NEW = {"role": "Role", "affiliation": "Organisation", "country": "Country"}
NOTHING_KNOWN = "(not said)"
ROLE_QUESTIONS = {"actor": "Who?", "recipient": "To whom?"}

ROLE_NAMES = {
    "mention": "Speaker",
    "content": "Quoted words",
    "cue": "Reporting word",
    "source": "Said by",
    "addressee": "Said to",
    "date": "Date",
    "venue": "Place",
    "location": "Place",
    "insertion": "Insertion",
    "trigger": "Event word",
    "other_mention": "Same event, named again",
}


def quoted(content: str, known: Sequence[str | None]) -> str:
    """A quote as it is copied: its words, then who said it, where it stands, and when."""
    about = ", ".join(part for part in known if part)
    return f"{content} — {about}" if about else content


def new_speaker(name: str) -> str:
    """The row that makes a new speaker."""
    return f"New speaker “{name}”"


def record_words(record: Mention | Quote | Event, speaker: str, role: str) -> str:
    """What a tool tip says of a span."""
    if isinstance(record, Mention):
        return f"Speaker: {speaker or 'not linked yet'}"
    part = ROLE_NAMES.get(role, role)
    if isinstance(record, Quote):
        kind = record.type.replace("_", " ")
        return f"{part} · {kind} quote, said by {speaker or 'nobody yet'}"
    return f"{part} · {record.type}{' · ' + record.mode if record.mode else ''}"


def step_tip(name: str, label: str, who: str, when: str) -> str:
    """The menu's words for a step that can be taken back or done again."""
    return f"{name}: {label} ({who}, {local_time(when)})"


def local_time(stamp: str) -> str:
    """A moment of the file in the person's own time: the hour if it was today, else the day too."""
    moment = datetime.fromisoformat(stamp).astimezone()
    today = datetime.now().astimezone().date()
    return f"{moment:%H:%M:%S}" if moment.date() == today else f"{moment:%Y-%m-%d %H:%M}"


def saved(stamp: str, annotator: str) -> str:
    """The head of the status bar."""
    when = f"Saved {local_time(stamp)}" if stamp else "Nothing changed yet"
    return f"{when} · {annotator}"


def counts(quotes: int, without: int, events: int) -> str:
    """What the article that is shown has."""
    missing = f" ({without} without speaker)" if without else ""
    return f"{_many(quotes, 'quote')}{missing} · {_many(events, 'event')}"


def article_number(number: int, count: int) -> str:
    """Which article of the list is shown."""
    return f"{number:,} of {count:,}" if number else _many(count, "article")


def metadata(parts: Sequence[str | None]) -> str:
    """The line under an article's title."""
    return " · ".join(part for part in parts if part)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def added(title: str) -> str:
    """Said after an article was pasted."""
    return f"Added “{title}”."


def read_only(name: str) -> str:
    """Said when a project can only be read."""
    return f"{name} is read-only: you can read and export, not annotate."


def changed_outside() -> str:
    """Said when another program changed the file."""
    return "Another program changed this project; what you see is up to date."


def printed(page: str, *, opened: bool) -> str:
    """Said when an article's page was made."""
    return (
        f"The page is open in the browser: print it there. It is {page}"
        if opened
        else (f"No browser could be started; the page to print is {page}")
    )


def gone(kind: str) -> str:
    """Said where a record was removed meanwhile, in another window or by another program."""
    what = {"mention": "name", "layer": "work on the article"}.get(kind, kind)
    return f"This {what} was taken away meanwhile, in another window or by another program."


def one_at_a_time(doing: str) -> str:
    """Said where other long work would begin before that which is going on has ended."""
    return f"One thing at a time: this waits until “{doing.removesuffix(' …')}” is finished."


def progress(doing: str, done: int, total: int) -> str:
    """How far long work is."""
    return f"{doing} {done:,} of {total:,}" if total else doing

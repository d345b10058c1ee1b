"""Words of the dialogs, in one place for translation."""

from annotator import __version__

CANCEL, CLOSE, BROWSE, COPY_DETAILS = "Cancel", "Close", "Browse …", "Copy details"

NEW_TITLE, NEW_DOES = "New project", "Make the project"
NEW_FILE, NEW_CODEBOOK, NEW_NAME = "File", "Codebook", "Your name"
NEW_NO_FILE = "Say where the project is to be kept."
NEW_NO_NAME = "Say who annotates: the name goes with each record."
PROJECT_FILES = "Projects (*.sqlite);;All files (*)"
CODEBOOKS = {
    "plover": "PLOVER 2.0: few broad types, with modes and contexts",
    "cameo": "CAMEO: many narrow types, by number",
}

OPEN_TITLE = "Open a project"

CLOSING_TITLE = "Work is going on"
CLOSING_MEANS = "What is stopped leaves nothing behind: no half of a file, no half of an import."
CLOSING_WAIT, CLOSING_STOP = "Wait, then close", "Stop it and close"
CLOSING_STAY = "Do not close"


def closing(doing: str) -> str:
    """What is asked where a window is closed while something is done in it."""
    return f"“{doing.removesuffix(' …')}” is not finished. What is to become of it?"


PASTE_TITLE, PASTE_DOES = "Paste an article", "Add the article"
TITLE, SOURCE, PUBLISHED, LANGUAGE, TEXT = "Title", "Source", "Published", "Language", "Text"
PUBLISHED_HINT = "YYYY-MM-DD"
LANGUAGE_HINT = "en, ru, ar …"
FIRST_LINE = "The first line, if you leave this empty"
PASTE_NO_TEXT = "There is no text: paste it into the field."

ARTICLE_TITLE, ARTICLE_DOES, NOT_KNOWN = "About the article", "Keep", "—"
# The fields of an article: its label, and what it asks for.
ARTICLE_FIELDS = {
    "title": ("Title", "What the list of articles calls it"),
    "source": ("Source", "Who published it, as TASS"),
    "source_type": ("Kind of source", "What kind of publisher or text it is"),
    "byline": ("Written by", "Who wrote it, as the article says"),
    "dateline_place": (
        "Dateline place",
        "Where the text says it was written, as Moscow",
    ),
    "published": ("Published", "When it was published"),
    "url": ("Web address", "Where it is on the web: https://…"),
    "language": ("Language", "The code of the language: en, ru, ar, zh-Hant …"),
    "licence": ("Licence", "What may be done with the text, as CC BY 4.0"),
    "note": ("Note", "Anything worth keeping"),
}
SOURCE_TYPES = {
    "wire": "News agency",
    "newspaper": "Newspaper",
    "broadcaster": "Broadcaster",
    "official_statement": "Official statement",
    "press_briefing": "Press briefing",
    "transcript": "Transcript",
    "resolution": "Resolution",
    "treaty": "Treaty",
    "social_media": "Social media",
    "other": "Other",
}
NO_TITLE = "An article needs a title, to be found by."
DATE_HINT = "Write it as 2018, 2018-03 or 2018-03-20."
NO_ADDRESS = "An address begins with https:// or http:// and has no spaces."
NO_LANGUAGE = "A language is a code, such as en, ru or zh-Hant; leave it empty if you are unsure."

EXPORT_TITLE, EXPORT_DOES = "Export", "Export"
EXPORT_FORMAT, EXPORT_ARTICLES, EXPORT_WHOSE = "Format", "Articles", "Annotations by"
EXPORT_DELIMITER, EXPORT_TO = "Columns divided by", "To"
ALL_ARTICLES, THIS_ARTICLE, EVERYONE = "All", "Only the one that is shown", "Everyone"
DELIMITERS = {
    ",": "Comma",
    ";": "Semicolon (for spreadsheets set to French, German …)",
    "\t": "Tab",
}
EXPORT_NO_PATH = "Say where to write it."

MERGE_TITLE, MERGE_DOES, MERGE_INTO = "Merge speakers", "Merge", "Merge into"
MERGE_WHOM = "Choose the speaker first, in the text or in the list of speakers."
MERGE_NOBODY = "Choose the speaker who stays."

WORK_AS_TITLE, WORK_AS_DOES, WORK_AS_NAME = "Working as", "Go on", "Name"
WORK_AS_HINT = "Each person's annotations are a layer of their own; names are those in the project."

ABOUT_TITLE = "About Annotator"
ABOUT = (
    f"<b>Annotator {__version__}</b><br>Mark in diplomatic texts who said what, and what happened."
    "<br>One project is one SQLite file; every action is saved as you do it."
)

EXPORTING = "Exporting …"
STOPPED = "Stopped: nothing was changed."
EXPORTED_TITLE, NOT_BACK_TITLE = "What the export holds", "What did not come back"
NOT_HELD = "This format has no place for:"
CRASH_TITLE = "Something went wrong"
CRASH = (
    "Annotator made a mistake. What you did before is saved; what you did last may not have"
    " happened. Please send these details with a few words about what you were doing."
)


def merge_means(name: str) -> str:
    """What merging does."""
    return (
        f"Everything that “{name}” said, did and was named by goes to the speaker chosen here,"
        f" who keeps “{name}” as another name. Undo takes it back."
    )


def merged(dropped: str, kept: str) -> str:
    """Said after two speakers were made one."""
    return f"“{dropped}” is now “{kept}”. Ctrl+Z takes it back."


def article_deleted(title: str) -> str:
    """Said after an article was deleted."""
    return f"Deleted “{title}” with its annotations. Ctrl+Z brings it back."


def exported(counts: str, out: str, *, back: bool, more: bool) -> str:
    """Said after an export: whether all of it was `back` when read again, and if there is more."""
    read = ", and all of it was there when the file was read again" if back else ""
    less = " The format does not hold everything." if more else ""
    return f"Wrote {counts}{read}.{less} It is in {out}"


def format_words(name: str, what: str) -> str:
    """A format in the list of the export dialog: its name, and what it is."""
    return what if what.lower().startswith(name) else f"{name}: {what}"

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
IMPORT_TITLE, IMPORT_FOLDER_TITLE = "Import articles", "Import a folder of articles"
ALL_FILES = "All files (*)"

PASTE_TITLE, PASTE_DOES = "Paste an article", "Add the article"
TITLE, SOURCE, PUBLISHED, LANGUAGE, TEXT = "Title", "Source", "Published", "Language", "Text"
PUBLISHED_HINT = "2018-03-20"
LANGUAGE_HINT = "en, ru, ar …"
FIRST_LINE = "The first line, if you leave this empty"
PASTE_NO_TEXT = "There is no text: paste it into the field."

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

WORK_AS_TITLE, WORK_AS_DOES, WORK_AS_NAME = "Work as", "Go on", "Name"
WORK_AS_HINT = "Each person's annotations are a layer of their own; names are those in the project."

KEYS_TITLE = "Keys"
ABOUT_TITLE = "About Annotator"
ABOUT = (
    f"<b>Annotator {__version__}</b><br>Mark in diplomatic texts who said what, and what happened."
    "<br>One project is one SQLite file; every action is saved as you do it."
)

IMPORTING, EXPORTING = "Importing …", "Exporting …"
STOPPED = "Stopped: nothing was changed."
WARNINGS_TITLE = "What did not fit"
CRASH_TITLE = "Something went wrong"
CRASH = (
    "Annotator made a mistake. What you did before is saved; what you did last may not have"
    " happened. Please send these details with a few words about what you were doing."
)

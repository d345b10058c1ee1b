"""Words of what comes in: files to choose, the columns of tables, and how an import went."""

FILES_TITLE, FOLDER_TITLE = "Import articles", "Import a folder of articles"
ALL_READABLE, ALL_FILES = "All that can be read", "All files (*)"
FORMATS = {
    "text": "Plain text",
    "html": "Web pages",
    "docx": "Word",
    "rtf": "Rich text",
    "eml": "E-mails and web archives",
    "pdf": "PDF",
    "table": "Tables of articles",
    "json": "Annotator's JSON",
    "csv": "Annotator's tables",
    "xlsx": "Annotator's workbooks",
    "brat": "brat",
}
ARCHIVES = "Archives"

IMPORTING = "Importing …"
DETAILS, SHOW = "Details …", "Show"
DETAILS_TITLE = "What the import did"
NOT_READ, TOLD = "Left out:", "Worth knowing:"
NO_IMPORT = (
    "Nothing was imported since the window was opened; what an earlier import told is not kept."
)

WITH_TITLE = "Import with options"
FILES, FOLDER = "Files …", "Folder …"
WHAT, FORMAT, BY_CONTENT = "What", "Format", "As the files tell"
BY, LANGUAGE = "Annotations by", "Language"
MAPPING, COLUMNS_FILE = "Mapping", "Columns"
MAPPING_HINT = "A .toml file: what names in other programs' files become"
COLUMNS_HINT = "A .toml file: what the columns of tables of articles are"
TOML_FILES = "TOML files (*.toml);;All files (*)"
STRICT = "Take nothing where anything would be left out"
DELETE_MISSING = "Delete what has no row any more in edited tables"
WITH_TIPS = {
    WHAT: "Files or one folder; several files with a semicolon between them",
    FORMAT: "What the files are, where their names and contents do not tell",
    BY: "Whose the annotations are where a file does not say",
    LANGUAGE: "The language of articles that say none",
    MAPPING: (
        "A file that says what names in other programs' files become here;"
        " “Details …” after an import shows what was guessed, to begin with"
    ),
    COLUMNS_FILE: "A file that says what the columns of tables of articles are",
    STRICT: "Also records that do not fit are then a reason to import nothing",
    DELETE_MISSING: "All changes, and what is deleted, are shown before they are made",
}
NO_FILES = "Say what to import."

COLUMNS_TITLE, COLUMNS_DOES = "The columns of a table", "Import"
NOT_THERE = "—"
IN_FRONT = "The title is the first line of the text"
DATES = "03/04/2018 is"
ORDERS = {"": "not clear: leave such days out", "day first": "3 April", "month first": "4 March"}
PREVIEW = "The first article"
NO_TEXT = "Choose the column that holds the texts."
FIELDS = {
    "text": "Text",
    "title": "Title",
    "published": "Published",
    "source": "Source",
    "byline": "Written by",
    "url": "Web address",
    "language": "Language",
    "dateline_place": "Dateline place",
    "source_type": "Kind of source",
    "licence": "Licence",
    "note": "Note",
    "id": "Number or id",
}


def nothing_there(path: object) -> str:
    """Said of a path where nothing is."""
    return f"There is nothing at {path}."


def columns_of(name: str) -> str:
    """What is asked about a table."""
    return f"Each row of {name} becomes an article. Say what its columns are, where this is wrong:"

"""Which actions stand in which menu and among the tools, by their names in the table."""

MENUS: dict[str, tuple[str, ...]] = {
    "file": (
        *(
            "new",
            "open",
            ":recent",
            "-",
            "import",
            "import_folder",
            "import_with",
            "import_details",
            "paste",
            "-",
        ),
        *("export", "print", "save_copy", "-", "close", "quit"),
    ),
    "edit": (
        "undo",
        "redo",
        "-",
        "copy",
        "delete",
        "remove_part",
        "-",
        "find",
        "find_next",
        "find_previous",
        "search",
        "-",
        "clear",
        "offer",
        "-",
        "merge",
        "split",
        "-",
        "article",
        "correct",
        "delete_article",
    ),
    "annotate": (
        *("quote", "speaker", "event", "-", "whose", ":words", "-"),
        *("cycle", "unsure", "fields", "note", "-"),
        *("also_here", "card", "-"),
        *("end_out", "end_in", "start_in", "start_out", "-"),
        *("next_point", "previous_point", "dismiss", "points", "-", "done"),
    ),
    "words": ("part", "cue", "source", "addressee", "date", "place", "insertion"),
    "view": (
        "previous_open",
        "next_open",
        "previous",
        "next",
        "-",
        "articles",
        "filter",
        "filter_rows",
        "-",
        "larger",
        "smaller",
        "-",
        ":theme",
    ),
    "theme": ("system", "light", "dark"),
    "team": (
        *("annotator", ":layer", "blind", "-"),  # who works here, and whose work is seen
        *("assign", "progress", "-"),  # who annotates what
        *("merge_project", "-"),  # what others did in their files
        *("agreement", "adjudicate", "keep_agreed", "codebook", "-"),  # what all agree on
        *("release",),  # what comes of it
    ),
    "layer": (),
    "help": ("palette", "keys", "first_steps", "-", "about"),
    "recent": (),
}
BAR = ("file", "edit", "annotate", "view", "team", "help")
# "#" is where one is among the articles; what follows "|" stands at the far side.
TOOLS = (
    *("articles", "previous", "next", "#", "done", "-", "speaker", "quote", "event", "-"),
    *("undo", "redo", "|", "search", "export"),
)
# What can be done only while an article is shown.
OF_AN_ARTICLE = frozenset(
    (
        *("quote", "speaker", "event", "whose", "also_here", "remove_part", "unsure", "cycle"),
        *MENUS["words"],
        *("end_out", "end_in", "start_in", "start_out"),
        *("next_point", "previous_point", "dismiss", "points", "done"),
        *("adjudicate",),
        *("article", "correct", "delete_article", "print", "find", "find_next", "find_previous"),
    )
)
# The menu of the text: always, for each kind of record that is chosen, and at the end.
IN_TEXT: dict[str, tuple[str, ...]] = {
    "any": ("quote", "speaker", "event"),
    "quote": (
        *("whose", ":words", "-", "fields", "note", "unsure", "card", "-"),
        *("remove_part", "delete"),
    ),
    "mention": ("whose", "also_here", "card", "-", "fields", "note", "unsure", "-", "delete"),
    "event": (
        *("whose", ":words", "-", "fields", "note", "unsure", "-"),
        *("remove_part", "delete"),
    ),
    "text": ("copy", "find"),
}

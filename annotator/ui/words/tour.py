"""Words of the first steps, in one place for translation."""

TITLE = "First steps"
LEAD = "Every step is saved at once, and every step can be taken back: try things out."
CLOSE = "Begin"
_QUOTE = (
    "Makes a quote of what was said around the caret, or of the selected words. Then type who"
    " said it, or take one of the list by its number."
)
_FIELDS = (
    "Goes to the form at the right, which has every field of the mark that you click or the row"
    " that you choose. Pull the ends of a mark to change its words."
)
# The actions whose keys are shown, and what a person does with them.
LINES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("quote",), _QUOTE),
    (("speaker", "event"), "Marks the name at the caret as a speaker; words as an event."),
    (("fields",), _FIELDS),
    (("undo", "redo"), "Takes back any step, also after closing; does it again."),
    (("done", "next_open"), "Calls the article done; shows the next unfinished one."),
    (("import", "new", "export"), "Brings your articles in; makes a project; writes tables."),
    (("palette", "keys"), "Finds an action by its name; shows all keys on one sheet."),
)
AGAIN = (
    "The buttons over the text and the right mouse button on its words do the same."
    " These steps are under Help > First steps."
)

"""Words of the window that says how far annotators agree."""

from collections.abc import Mapping, Sequence

from annotator.ui.words import form

TITLE = "Agreement"
UNIT, UNITS = "Of", {"quotes": "Quotes", "events": "Events", "mentions": "Names in the text"}
MATCH = "The same are"
MATCHES = {
    "overlap:0.5": "those that overlap by half or more",
    "overlap:0.8": "those that overlap by 80 % or more",
    "exact": "only those of exactly the same words",
    "token": "those that share any word",
}
MATCH_TIP = "Which records of two people are taken to be of the same thing"
PEOPLE, PEOPLE_TIP = "People", "Whose work is compared, and with what"
WITH_AGREED = "Each with the agreed version"
AGAIN, CANCEL, SAVE, CLOSE = "Measure again", "Cancel", "Save …", "Close"
SAVE_TITLE = "Save the agreement"
SAVE_KINDS = {
    ".html": "A page to read (*.html)",
    ".csv": "A table for spreadsheets (*.csv)",
    ".json": "JSON (*.json)",
}
WHAT, WHO = "What", "Who"
PAGES = "What is measured"
TABS = {
    "pairs": "Pairs",
    "coefficients": "Beyond chance",
    "types": "Types",
    "articles": "Articles",
    "confusion": "Who said what",
    "differences": "Differences",
}
_SCORES = (
    ("Both", "What both marked"),
    ("Only 1st", "What only the first of the two marked"),
    ("Only 2nd", "What only the second of the two marked"),
    ("Precision", "How much of the second’s work is the first’s too"),
    ("Recall", "How much of the first’s work is the second’s too"),
    ("F1", "Both in one number: 1 where they marked the same, 0 where nothing is in common"),
)
_SURE = ("95 %", "Where the number lies for other articles of this kind, 95 times in 100")
COLUMNS: Mapping[str, Sequence[tuple[str, str]]] = {
    "pairs": (("Pair", "Two people"), *_SCORES, _SURE, ("Articles", "That both worked on")),
    "coefficients": (
        ("Of", "What they said, or where they marked anything"),
        ("Measure", "The coefficient: 1 is perfect agreement, 0 what chance gives"),
        ("Between", "Whose work"),
        ("Value", "From 0.8 on one relies on it, from 0.667 on with care (Krippendorff)"),
        _SURE,
        ("Agree", "How often they say the same, chance not taken off"),
        ("n", "How many records it rests on"),
        ("Remarks", "Why there is no value, and what is left out"),
    ),
    "types": (("Type", "Type or kind of the records"), ("Pair", "Two people"), *_SCORES, _SURE),
    "articles": (("Article", "The lowest first"), ("Pair", "Two people"), *_SCORES),
    "differences": (
        ("Words", "What was marked"),
        ("Marked by", "Who marked it"),
        ("Not by", "Who did not"),
        ("They differ in", "What those who marked it say differently"),
        ("Article", "Where it is"),
    ),
}
MEASURES = {
    "krippendorff_alpha_u": "Krippendorff’s α for unitizing",
    "krippendorff_alpha": "Krippendorff’s α",
    "fleiss_kappa": "Fleiss’s κ",
    "cohen_kappa": "Cohen’s κ",
}
ALL, NOTHING, REST = "all", "—", "…"
PLACE = "Place in the text"
PARTS = {
    "actor": "Who",
    "recipient": "To whom",
    "cue": "Reporting word",
    "source": "Said by (in the text)",
}
REASONS = {
    "only one value used": "everybody always says the same",
    "nothing to compare": "nobody filled it in twice",
    "nothing marked": "nobody marked anything",
    "left empty": "left empty",
    "marked by one only": "marked by one only",
    "not marked by all": "not marked by all",
    "joined to one that it overlaps": "joined to one that it overlaps",
    "begun by nobody yet": "begun by nobody yet",
    "begun by one person only": "begun by one person only",
    "with work of one person only": "with work of one person only",
    "without a settled agreed version": "without a settled agreed version",
    "replaced by a corrected version": "replaced by a corrected version",
}
MEASURING = "Measuring …"
STOPPED = "Stopped. Measure again takes it up."
OLD = "The project has changed since this was measured."
HINT = "Enter shows it in the article; Ctrl+J there puts all versions side by side."
MATRIX = "How often the one said the row, and the other the column"


def attribute(kind: str, name: str) -> str:
    """What an attribute of a kind of record is called."""
    if name in ("spans", "place"):
        return PLACE
    if name in PARTS:
        return PARTS[name]
    own = name.removeprefix("fields ")  # a project's own
    return form.LABELS[kind].get(name, (own.replace("_", " ").capitalize(), ""))[0]


def people(names: Sequence[str]) -> str:
    """Two people beside each other; "all" for more."""
    return " – ".join(names) if len(names) < 3 else ALL


def sides(a: str, b: str) -> str:
    """Whose the rows and the columns of a matrix are."""
    return f"{a} (rows), {b} (columns)"


def listed(names: Sequence[str]) -> str:
    """Some people."""
    return ", ".join(names)


def remarks(undefined: str | None, skipped: Mapping[str, int]) -> str:
    """Why there is no value, and how many records are left out and why."""
    found = [f"{count:,} {REASONS.get(why, why)}" for why, count in skipped.items()]
    if undefined is not None:
        found.insert(0, f"undefined: {REASONS.get(undefined, undefined)}")
    return "; ".join(found)


def tab(name: str, count: int | None = None) -> str:
    """The name of a table, with how many rows it has where that says something."""
    return TABS[name] if count is None else f"{TABS[name]} ({count:,})"


def chosen_people(chosen: int, all: int, *, agreed: bool = False) -> str:
    """What the button says that chooses people."""
    who = f"{PEOPLE}: {ALL}" if chosen == all else f"{PEOPLE}: {chosen:,} of {all:,}"
    return f"{who}, with the agreed version" if agreed else who


def measured(articles: int, left_out: Mapping[str, int], unfinished: int, hidden: int) -> str:
    """What the numbers rest on."""
    parts = ["1 article, too few for intervals" if articles == 1 else f"{articles:,} articles"]
    parts += [f"{count:,} not counted: {REASONS.get(why, why)}" for why, count in left_out.items()]
    if unfinished:
        parts.append(f"{unfinished:,} not called done by everyone")
    if hidden:
        parts.append(f"differences in {hidden:,} are hidden until your own work there is done")
    return " · ".join(parts)


def saved(name: str) -> str:
    """Said after it was saved."""
    return f"Saved {name}."


def nobody(left_out: Mapping[str, int], *, agreed: bool) -> str:
    """Said where there is nothing to compare, with what there is instead."""
    said = UNSETTLED if agreed else NOBODY
    found = ", ".join(f"{count:,} {REASONS.get(why, why)}" for why, count in left_out.items())
    return f"{said} ({found})" if found else said


NOBODY = (
    "No article was annotated by two people yet. Team > Assign articles gives some to two; "
    "each works in a file of their own or in this one."
)
UNSETTLED = (
    "No article has a settled agreed version yet. Team > Settle differences … makes one of what "
    "people annotated."
)

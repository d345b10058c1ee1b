"""Words of the three panels, in one place for translation."""

SPEAKERS, QUOTES, EVENTS = "Speakers", "Quotes", "Events"
FILTER = "Filter  /"
FILTER_TIP = "Show only rows with these letters; / goes here, Enter to the rows, Esc shows all"
ADD_SPEAKER = "+"
ADD_SPEAKER_TIP = "Add a speaker who is not named in the article yet"
NEW_SPEAKER_QUESTION = "Name of the new speaker"

EMPTY_SPEAKERS = "No speakers yet: select a name in the text and press S."
EMPTY_QUOTES = "No quotes yet: select what was said and press Q."
EMPTY_EVENTS = "No events yet: select what happened and press E."
NONE_FITS = "Nothing fits the filter."

NAME, ROLE, COUNTRY, HERE = "Name", "Role", "Country", "Marks"
TYPE, SAID_BY, WORDS, STANCE = "Type", "Said by", "Words", "Stance"
WHO, DATE = "Who → to whom", "Date"

NAME_TIP = "The speaker's name; F2 or a double click changes it"
ROLE_TIP = "What the speaker is, as “foreign minister”"
COUNTRY_TIP = "Country code of three letters, as KOR, or UNO, IGO …"
QUOTES_TIP = "How many quotes the speaker has in this article"
HERE_TIP = "How many marks the speaker has in this article: names, quotes and events"
TYPE_TIP = "Direct, indirect or mixed"
SAID_BY_TIP = "Who says it; a name that is not known makes a new speaker"
WORDS_TIP = "The quoted words; their edges are moved in the text"
STANCE_TIP = "For or against what the quote is about"
EVENT_TYPE_TIP = "Type of the codebook; the mode follows after a dot"
TRIGGER_TIP = "The word that says what happened"
WHO_TIP = "Who did it, and to whom; changed in the form below"
DATE_TIP = "When: 2018-03-20, 2018-03, 2018-03-05/2018-03-06, 2018~"

NOBODY = "–"
NONE = "–"
NEW_SPEAKER = "new speaker"
NO_TYPE = "An event needs a type."
NO_TYPE_HINT = "Take one of the list."
COPY = "Copy rows"
SORT_UP, SORT_DOWN, IN_ORDER = "Sort by {}", "Sort by {}, from the end", "In the order of the text"
IN_ORDER_SPEAKERS = "Those of the article first"
SELECTED_TIP = "F2, Enter or a double click sets a column in all that are selected"
UNSURE = "? "
"""Before the words of a record whose certainty is low."""


def header(name: str, count: int, shown: int, chosen: int = 0) -> str:
    """The head of a panel: its name, how many rows it has, and how many are selected if several."""
    selected = f" · {chosen:,} selected" if chosen > 1 else ""
    rows = f"{count:,}" if shown == count else f"{shown:,} of {count:,}"
    return f"{name}  {rows}{selected}"


def marks_split(quotes: int, others: int) -> str:
    """The tip of a speaker's marks: how many of them are what."""
    said = "1 quote said" if quotes == 1 else f"{quotes:,} quotes said"
    return f"{said}; {others:,} where named, addressed or in an event"


def unknown_choice(text: str, column: str) -> str:
    """Said when typed words are none of a column's choices."""
    return f"“{text}” is not one of the choices for {column}."


def edit_cell(title: str, rows: int) -> str:
    """The menu's row that edits a column in the selected rows."""
    return f"Set {title} …" if rows == 1 else f"Set {title} on {rows:,} rows …"


def set_on(title: str, rows: int) -> str:
    """Said when several rows were set at once."""
    return f"Set {title} on {rows:,} rows."


def set_on_one(title: str, rows: int) -> str:
    """Said when a field was set in the form while several rows are selected."""
    return f"Set {title} here; {rows:,} rows are selected."


def set_on_all(rows: int) -> str:
    """What is offered then."""
    return f"Set it on all {rows:,}"


def speaker_of_quotes(count: int) -> str:
    """The step that says who speaks."""
    return "Change speaker of quote" if count == 1 else f"Change speaker of {count:,} quotes"


def type_of_events(count: int) -> str:
    """The step that sets type and mode."""
    return "Change type of event" if count == 1 else f"Change type of {count:,} events"


def filter_name(name: str) -> str:
    """What a screen reader calls a panel's filter."""
    return f"Filter {name}"


def table_name(name: str) -> str:
    """What a screen reader calls a panel's table."""
    return f"{name} of the article"

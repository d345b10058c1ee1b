"""Words of the three panels, in one place for translation."""

SPEAKERS, QUOTES, EVENTS = "Speakers", "Quotes", "Events"
FILTER = "Filter"
ADD_SPEAKER = "+"
ADD_SPEAKER_TIP = "Add a speaker who is not named in the article yet"
NEW_SPEAKER_QUESTION = "Name of the new speaker"

EMPTY_SPEAKERS = "No speakers yet: select a name in the text and press S."
EMPTY_QUOTES = "No quotes yet: select what was said and press Q."
EMPTY_EVENTS = "No events yet: select what happened and press E."
NONE_FITS = "Nothing fits the filter."

NAME, ROLE, COUNTRY, HERE = "Name", "Role", "Country", "Here"
TYPE, SAID_BY, WORDS, STANCE = "Type", "Said by", "Words", "Stance"
WHO, DATE = "Who → to whom", "Date"

NAME_TIP = "The speaker's name; F2 or a double click changes it"
ROLE_TIP = "What the speaker is, as “foreign minister”"
COUNTRY_TIP = "Country code of three letters, as KOR, or UNO, IGO …"
HERE_TIP = "How often the speaker is named, speaks or takes part in this article"
TYPE_TIP = "Direct, indirect or mixed"
SAID_BY_TIP = "Who says it; a name that is not known makes a new speaker"
WORDS_TIP = "The quoted words; their edges are moved in the text"
STANCE_TIP = "For or against what the quote is about"
EVENT_TYPE_TIP = "Type of the codebook; the mode follows after a dot"
TRIGGER_TIP = "The word that says what happened"
WHO_TIP = "Who did it, and to whom; changed in the form below"
DATE_TIP = "When: 2018-03-20, 2018-03, 2018-03-05/2018-03-06, 2018~"

NOBODY = "–"
UNSURE = "? "
"""Before the words of a record whose certainty is low."""


def header(name: str, count: int, shown: int) -> str:
    """The head of a panel: its name and how many rows it has."""
    return f"{name}  {count:,}" if shown == count else f"{name}  {shown:,} of {count:,}"


def unknown_choice(text: str, column: str) -> str:
    """Said when typed words are none of a column's choices."""
    return f"“{text}” is not one of the choices for {column}."


def table_name(name: str) -> str:
    """What a screen reader calls a panel's table."""
    return f"{name} of the article"

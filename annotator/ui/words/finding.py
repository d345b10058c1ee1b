"""Words of finding: in the article, and in the whole project."""

FIND = "Find in the article"
PREVIOUS, NEXT, CLOSE = "Previous (Shift+F3)", "Next (F3)", "Close (Esc)"
NOT_FOUND = "not found"

SEARCH = "Search the project"
SEARCH_HINT = "Words, “words in a row”, the beginning of the last word"
PLACES = {"text": "Texts", "quotes": "Quotes", "events": "Events", "speakers": "Speakers"}
WHERE = "Where"
HITS = "What was found"
NOTHING = "Nothing has these words there."
START = "Type words: all of them must be there, accents and capitals do not matter."


def place(number: int, count: int) -> str:
    """Which of the places is chosen."""
    return f"{number:,} of {count:,}"


def found(count: int, limit: int) -> str:
    """How much was found."""
    if count >= limit:
        return f"The first {limit:,} places; more words find fewer."
    return "1 place" if count == 1 else f"{count:,} places"

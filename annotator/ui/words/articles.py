"""Words of the list of articles, in one place for translation."""

from annotator.model.dates import OPEN

FILTER = "Filter the list"
FILTER_TIP = (
    "Show only articles with these words in the title, source, date or text,"
    " or of a time: “May 2024”, “2023..2024”, “since 2023-05”, “before June 2023”; Esc shows all"
)
DATE_EXAMPLES = "May 2024, 2023..2024, since 2023-05 …"
CHOOSE = "Filter and sort the list"
NO_ARTICLES = "No articles yet.\n\nImport files (Ctrl+I), drop them here, or paste a text (Ctrl+V)."
OLDER = "older version"
NONE_FOUND = "No article fits the filter."
ALL = "Show all articles"
STATUS, SOURCE, LANGUAGE, DATE = "&Status", "S&ource", "&Language", "&Date"
OTHER_DATE = f"&Type a date: {DATE_EXAMPLES}"
ORDER, REVERSE = "S&ort by", "From the &end"
ANY = "Any"
MINE = "&Mine"
ONLY_MINE = {"": "", "assigned": "mine", "open": "mine, not done"}
WHOSE = {"": "Everyone's", "assigned": "Assigned to me", "open": "Assigned to me, not done"}
ORDERS = {
    "": "Order of arrival",
    "title": "Title",
    "source": "Source",
    "published": "Date",
    "status": "Status",
}


def choice(name: str, count: int) -> str:
    """One of the values that a filter can choose, and how many articles have it."""
    return f"{name}  ({count:,})"


def published(date: str) -> str:
    """The time (EDTF) to which the list is narrowed; "" for none."""
    first, slash, last = date.partition("/")
    if not slash:
        return date
    if first == OPEN:
        return f"until {last}"
    return f"since {first}" if last == OPEN else f"{first} to {last}"


def filtered(parts: list[str]) -> str:
    """What the list is narrowed to, on the button that ends it; a long one loses its middle."""
    return f"✕  Only: {' · '.join(parts)}"


def show_all_tip(parts: list[str]) -> str:
    """What that button does."""
    shown = f"{filtered(parts)}. " if parts else ""
    return f"{shown}Click to show all articles again"

"""Words of the list of articles, in one place for translation."""

FILTER = "Filter by title, source, date, text"
CHOOSE = "Filter and sort the list"
NO_ARTICLES = (
    "No articles yet.\n\nImport files (Ctrl+I), drop them here,\nor paste a text (Ctrl+V)."
)
OLDER = "older version"
NONE_FOUND = "No article fits the filter."
ALL = "Show all articles"
SHOW_ALL_TIP = "Show all articles again"
STATUS, SOURCE, LANGUAGE, YEAR = "&Status", "S&ource", "&Language", "&Year"
ORDER, REVERSE = "S&ort by", "From the &end"
ANY = "Any"
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


def filtered(parts: list[str]) -> str:
    """What the list is narrowed to."""
    return "Only: " + " · ".join(parts)

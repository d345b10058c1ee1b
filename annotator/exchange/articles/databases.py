"""Files of a news database, which hold many articles one after another, each with its facts."""

from collections.abc import Callable
from dataclasses import dataclass, field

from annotator.exchange.articles import factiva, nexis, numbered
from annotator.exchange.incoming import Given


@dataclass(frozen=True, slots=True)
class Division:
    """The articles of a file, each as its text and what is said of it, and who delivered them."""

    database: str = ""
    articles: list[tuple[str, Given]] = field(default_factory=list)


_DATABASES: dict[str, Callable[[str], list[tuple[str, Given]]]] = {
    "Factiva": factiva.articles,
    "Nexis": nexis.articles,
    "a numbered collection": numbered.articles,
}


def divided(text: str) -> Division:
    """Return the articles of a text that a news database delivered; none for any other text."""
    for database, articles in _DATABASES.items():
        if found := articles(text):
            return Division(database, found)
    return Division()

"""Who says "I" or "we" at a place of the text."""

from annotator.model.annotations import Quote
from annotator.model.article import Article
from annotator.store.article_lines import speakers_called
from annotator.ui.desk import Desk


def teller_of(desk: Desk, quote: Quote) -> tuple[str, str]:
    """Who says "I" or "we" of a quote; both "" where others are said to have spoken."""
    from annotator.suggestions.who_said import is_first_person  # noqa: PLC0415 - keeps the start fast

    return teller_at(desk, quote.parent or "") if is_first_person(quote) else ("", "")


def teller_at(desk: Desk, quote: str) -> tuple[str, str]:
    """Who says "I" or "we" in a quote ("" for none): its speaker, or who published the article.

    The speaker's id, or else the publisher's name; one of them, or both, are "".
    """
    around = desk.project.find(Quote, quote) if quote else None
    if around is not None:
        return around.speaker or "", ""
    publisher = desk.project.get(Article, desk.article).source or ""
    known = speakers_called(desk.project, publisher) if publisher else []
    return (known[0], "") if known else ("", publisher)

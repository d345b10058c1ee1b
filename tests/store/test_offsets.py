"""Every span's words are what its article has at its place, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.editing import articles, quotes, spans
from annotator.errors import AnnotatorError
from annotator.model import codebook
from annotator.model.annotations import Quote, Span
from annotator.store import files
from annotator.store.connection import MEMORY

PIECES = (
    "\r\n",
    "\r",
    "\n",
    "\ufeff",
    "\u00a0",
    "\u2028",
    "\u0085",
    "e\u0301",
    "\U0001f54a",
    "\xad",
)
ARABIC, LATIN = "قال الوزير", "Kim said “yes”"
TEXTS = st.lists(st.sampled_from([*PIECES, ARABIC, LATIN]) | st.text(max_size=4), min_size=1).map(
    "".join
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.data())
def test_spans_have_the_words_at_their_place(raw, data):
    with files.create(MEMORY, codebook.load("plover"), annotator="mina") as project:
        try:
            article = articles.add_article(project, raw)
        except AnnotatorError:
            assert "\0" in raw or not raw.removeprefix("\ufeff").strip()
            return
        text = project.text(article.id)
        assert "\r" not in text
        assert text == raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        quote = quotes.mark_quote(project, article.id, [(start, end)])
        spans.set_span(project, Quote, quote.id, "cue", (start, start + 1))
        for span in project.get(Quote, quote.id).spans:
            assert span.text == text[span.start : span.end]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span("content", 0, 6, "Moscov"), "'Moscov', but the text there is 'Moscow'"),
        (Span("content", 0, 9999, "Moscow"), "content 0..9999 lies outside the text"),
        (Span("content", -6, 6, "Moscow"), "content -6..6 lies outside the text"),
        (Span("content", 6, 6, ""), "content 6..6 lies outside the text"),
    ],
)
def test_other_words_are_refused_and_named(project, article, span, words):
    quote = quotes.mark_quote(project, article.id, [(0, 6)])
    with pytest.raises(AnnotatorError) as caught:
        quotes.change_quote(project, quote.id, spans=(span,))
    assert caught.value.message.startswith(f"In “{article.title}”: quote {quote.id}: ")
    assert words in caught.value.message
    assert project.get(Quote, quote.id) == quote


def test_a_quote_keeps_some_quoted_words(project, article):
    quote = quotes.mark_quote(project, article.id, [(0, 6)])
    with pytest.raises(AnnotatorError, match="cannot be without the quoted words"):
        spans.remove_span(project, Quote, quote.id, 0)

"""The list of articles as SQL narrows and sorts it."""

import pytest

from annotator.editing.articles import add_article
from annotator.search.query import query_of
from annotator.store import article_list
from annotator.store.article_list import Shown, article_ids

KNOWN = (
    ("Talks in Geneva", "TASS", "2018-03-20", "The envoy spoke of peace."),
    ("Peace by Tuesday", None, None, "Nothing was said."),
    ("Talks 100% done", "KCNA", "2018", "The text is of Geneva."),
    ("An\\n_other", "Yonhap", None, "Talks were held."),
)


@pytest.fixture
def listed(project):
    """Return which of KNOWN an article with words is among, in the order of the list."""
    ids = [
        add_article(project, f"{title}\n{text}", title=title, source=source, published=day).id
        for title, source, day, text in KNOWN
    ]

    def find(words, **shown):
        match = query_of(words).match
        found = article_ids(project, Shown(words=words, match=match, **shown))
        return [ids.index(id) for id in found]

    return find


@pytest.mark.parametrize("few", [1, 5000], ids=["many in texts", "few in texts"])
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("peace", [0, 1]),
        ("GENEVA", [0, 2]),
        ("tass 2018", [0]),
        ("talks", [0, 2, 3]),
        ("100%", [2]),
        ("n_o", [3]),
        ("e_v", []),
        ("\\", [3]),
        ("talks nowhere", []),
    ],
)
def test_words_stand_about_an_article_or_in_its_text(listed, monkeypatch, few, words, found):
    monkeypatch.setattr(article_list, "_FEW", few)
    assert listed(words) == found


def test_what_words_find_is_narrowed_and_sorted(listed):
    assert listed("talks", order="title") == [3, 2, 0]
    assert listed("talks", source="TASS") == [0]
    assert listed("talks", status="done") == []


def test_a_whole_page_can_be_pasted_as_words(listed):
    page = " ".join(f"word{number}" for number in range(6000))
    assert listed(f"talks were held. {page}") == []

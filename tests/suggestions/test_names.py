"""Other places where a speaker is named."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.annotations import Alias, Mention, Speaker
from annotator.suggestions import names

KIM = Speaker(id="k", name="Kim Jong-un", role="Supreme Leader", country="PRK")
SISTER = Speaker(id="s", name="Kim Yo-jong", country="PRK")


def _words(text, speaker, mentions=(), others=()):
    return [one.text for one in names.occurrences(text, speaker, mentions, others)]


def test_by_name_alias_and_surname_without_possessive():
    trump = Speaker(id="t", name="Donald Trump", aliases=(Alias("POTUS"),))
    text = "Donald Trump’s aide met POTUS. Melania Trump left. US President Trump and Trumpists."
    assert _words(text, trump) == ["Donald Trump", "POTUS", "Trump"]


def test_a_surname_that_two_bear_counts_only_behind_a_fitting_title():
    text = "Kim spoke. Leader Kim spoke. Kim Yo-jong spoke."
    assert _words(text, KIM, others=[SISTER]) == ["Leader Kim"]
    assert _words(text, KIM) == ["Kim", "Leader Kim"]


def test_longer_names_of_others_and_mentions_that_are_there_do_not_count():
    ministry = Speaker(id="m", name="Foreign Ministry", kind="organisation")
    other = Speaker(id="o", name="South Korean Foreign Ministry", kind="organisation")
    text = "The Foreign Ministry and the South Korean Foreign Ministry, the Foreign Ministry."
    there = Mention(id="x", layer="l", speaker="m", start=4, end=20, text="Foreign Ministry")
    assert _words(text, ministry, [there], [other]) == ["Foreign Ministry"]


def test_scripts_without_spaces():
    assert _words("外交部发言人耿爽说", Speaker(id="g", name="耿爽")) == ["耿爽"]


def test_mentions_of_the_seed_article_are_not_proposed_again(gold):
    places = {(mention.start, mention.end) for mention in gold.mentions}
    for speaker in gold.speakers:
        for one in names.occurrences(gold.text, speaker, gold.mentions, gold.speakers):
            assert (one.start, one.end) not in places


@given(st.text() | st.just("Kim Kim’s\nKim Jong-un"), st.text(min_size=1))
def test_any_text_and_name(text, name):
    speaker = Speaker(id="n", name=name, aliases=(Alias("Kim"),))
    for one in names.occurrences(text, speaker, []):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text

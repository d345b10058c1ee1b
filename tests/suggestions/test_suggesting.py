"""What is proposed for a whole article: who said it, what is nested in what, what is left alone."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model import codebook
from annotator.model.annotations import Dismissed, Event, Quote, Speaker
from annotator.model.rules import problems
from annotator.model.spans import record_problems
from annotator.suggestions.suggesting import Article, suggestions

BOOK = codebook.load("plover")
LIND = Speaker(id="lind", name="Anna Lind", role="Foreign Secretary", country="GBR")
OSLO = Speaker(id="oslo", name="Norway", kind="state", country="NOR")
TALKS = (
    "Anna Lind met Omar Haddad of Norway on Monday.\n\n"
    "“We condemn the attack,” Omar Haddad said. He said that talks would go on.\n\n"
    "The Foreign Secretary Anna Lind said:\n\nI urge all sides to talk.\n\nWe will help.\n"
)
WORDS = st.sampled_from(
    ["said", "that", "Lind", "“", "”", ".", ",", "\n", "told", "according to", "the", "met", "He"]
)


def _suggested(text=TALKS, *, speakers=(LIND, OSLO), **known):
    return suggestions(Article(id="a", text=text, **known), speakers, BOOK)


def _records(found, kind):
    return [one for one in found if isinstance(one.record, kind)]


def _said(found, start):
    return next(one for one in _records(found, Quote) if one.record.spans[0].text.startswith(start))


def test_a_new_speaker_is_known_in_what_follows():
    found = _suggested()
    assert _said(found, "“We condemn").speaker_name == "Omar Haddad"
    assert _said(found, "that talks").speaker_name == "Omar Haddad"


def test_i_is_who_speaks_around_and_a_quote_within_one_is_nested():
    found = _suggested()
    outer, inner = _said(found, "I urge"), _said(found, "to talk")
    assert outer.record.speaker == inner.record.speaker == LIND.id
    assert inner.record.parent == outer.record.id


def test_we_is_who_published_it_where_nobody_speaks_around():
    found = _suggested("We condemn the attack on Oslo.\n", publisher="UK Government")
    assert [one.speaker_name for one in _records(found, Quote)] == ["UK Government"]


def test_an_event_has_who_is_named_before_and_behind():
    event = _records(_suggested(), Event)[0].record
    assert (event.type, event.spans[0].text) == ("CONSULT", "met")
    assert [(one.role, one.speaker) for one in event.participants] == [
        ("actor", LIND.id),
        ("recipient", OSLO.id),
    ]


def test_what_was_marked_or_waved_away_is_left_alone():
    found = _suggested()
    marked = tuple(one.record for one in found)
    assert _suggested(records=marked) == []
    first = found[0].record
    waved = Dismissed(found[0].rule, first.start, first.end)
    assert first not in [one.record for one in _suggested(dismissed=(waved,))]


LETTERS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)


@given(st.lists(WORDS | LETTERS, max_size=30).map(" ".join))
def test_every_record_of_any_text_passes_the_checks(text):
    found = _suggested(text)
    for one in found:
        assert not [*problems(one.record, BOOK), *record_problems(one.record, text)]
    ids = [one.record.id for one in found]
    assert len(ids) == len(set(ids))
    assert all(0 <= one.score <= 1 for one in found)

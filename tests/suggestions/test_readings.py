"""How news words a report: what is read of one sentence, and what is not taken for a report."""

import pytest

from annotator.suggestions import quotes

CALLED = 'Lind has called the deal "bad" and "late": nobody likes it.'
APPOSED = "According to the envoy's aide, Anna Lind, a lawyer, talks will go on."
PASSED_ON = "According to the Herald, Anna Lind, the chair of the panel, said talks will go on."
FIRST_BARE = 'Lind said kits would be sent to all, "for example to schools".'
CASES = [  # a sentence, its content, cue and source
    ('Lind called the charges "baseless".', ['the charges "baseless"'], "called", "Lind"),
    (CALLED, ['the deal "bad" and "late"'], "has called", "Lind"),
    ("Lind described the talks as frank.", ["the talks as frank"], "described", "Lind"),
    ("What Lind called “a mistake” was none.", ["“a mistake”"], "called", "Lind"),
    ("As Lind put it, talks had lost their way.", ["talks had lost their way"], "put it", "Lind"),
    ('The talks, she said, were "frank".', ["The talks", 'were "frank"'], "said", "she"),
    (APPOSED, ["talks will go on"], "According to", "the envoy's aide, Anna Lind, a lawyer"),
    (
        "According to the king two aides were ill.",
        ["two aides were ill"],
        "According to",
        "the king",
    ),
    (
        "Lind, who is in charge of it, said she was ill.",
        ["she was ill"],
        "said",
        "Lind, who is in charge of it",
    ),
    (
        "Anna Lind, an aide of the king, said the talks raise hopes.",
        ["the talks raise hopes"],
        "said",
        "Anna Lind, an aide of the king",
    ),
    (FIRST_BARE, [FIRST_BARE[len("Lind said ") : -1]], "said", "Lind"),
    ('They call for "an end to it".', ['"an end to it"'], "call for", "They"),
    (
        "The World Council (WC) recommends that salt be used.",
        ["that salt be used"],
        "recommends",
        "The World Council (WC)",
    ),
    ("The council on Monday called on all to talk.", ["to talk"], "called on", "The council"),
    ("The union has begun a petition, asking Oslo to act.", ["to act"], "asking", "The union"),
    ("No talks with Oslo, Lind says", ["No talks with Oslo"], "says", "Lind"),
    ('Oslo says talks "useful" but no date', ['talks "useful" but no date'], "says", "Oslo"),
    ('Oslo pledged its "full support".', ['its "full support"'], "pledged", "Oslo"),
    (
        "The talks on trade will fail in May, points out Anna Lind.",
        ["The talks on trade will fail in May"],
        "points out",
        "Anna Lind",
    ),
    ("Lind warns, though, that talks will fail.", ["that talks will fail"], "warns", "Lind"),
    ("“Talks failed,” suggests Will Cook.", ["“Talks failed,”"], "suggests", "Will Cook"),
    (
        "“Talks failed,” an aide who asked not to be named said.",
        ["“Talks failed,”"],
        "said",
        "an aide who asked not to be named",
    ),
    ("Lind said it was over, while Hall said it was not.", ["it was over"], "said", "Lind"),
]
NONE = [
    "The report has prompted calls for new talks.",
    "Oslo reacts slowly to his urgent calls for talks.",
    "The group claimed responsibility for the attack.",
    "The group called the Sea Org left.",
    "The claims were denied by Oslo.",
    "She refused to give any more details.",
    "A draft proposed by Oslo that is new was read.",
    "The staff found the bodies on Tuesday.",
    "On the list it referred to the base, adding the words to the name.",
]


@pytest.mark.parametrize(("text", "content", "cue", "source"), CASES)
def test_a_sentence_of_news(text, content, cue, source):
    found = quotes.all_in(text, 0, len(text), language="en")[0]
    parts = [(role, [s.text for s in found.part(role)]) for role in ("content", "cue", "source")]
    assert parts == [("content", content), ("cue", [cue]), ("source", [source])]


@pytest.mark.parametrize("text", NONE)
def test_no_report(text):
    assert quotes.all_in(text, 0, len(text), language="en") == []


def test_who_is_cited_comes_before_who_passes_it_on():
    caret = PASSED_ON.index("go on")
    inner = quotes.around(PASSED_ON, caret, language="en")
    assert [span.text for span in inner.part("source")] == ["Anna Lind, the chair of the panel"]


def test_a_clause_that_is_told_as_a_whole_has_no_quotes_of_its_teller_inside():
    text = "Oslo has condemned the attack and considers it grave, the ministry said on Monday."
    found = quotes.all_in(text, 0, len(text), language="en")
    assert [one.part("source")[0].text for one in found] == ["the ministry"]

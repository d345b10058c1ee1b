"""The quote at a caret: its parts, in the languages and styles of quotation that are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.annotations import Quote
from annotator.model.quotation import quotations
from annotator.suggestions import quotes

SAID = "“We will act,” said White House spokesperson Sarah Sanders. “We must.”"
NESTED = "\"He told us that 'nothing has changed',\" she said."
LEAD = "Talks will resume soon, Andrei Kulik, director of the Asia department, said."
CASES = [
    (
        SAID,
        "act",
        ["“We will act,”", "“We must.”"],
        "said",
        "White House spokesperson Sarah Sanders",
    ),
    (
        "According to the Foreign Ministry, talks will resume.",
        "resume",
        ["talks will resume"],
        "According to",
        "the Foreign Ministry",
    ),
    (
        "Talks will resume, according to the Foreign Ministry.",
        "resume",
        ["Talks will resume"],
        "according to",
        "the Foreign Ministry",
    ),
    (
        LEAD,
        "resume",
        ["Talks will resume soon"],
        "said",
        "Andrei Kulik, director of the Asia department",
    ),
    (
        "On Monday, Lavrov also said that talks were “over”.",
        "over",
        ["that talks were “over”"],
        "said",
        "Lavrov",
    ),
    (
        "President Vladimir Putin said on Tuesday Russia would respond.",
        "respond",
        ["Russia would respond"],
        "said",
        "President Vladimir Putin",
    ),
    ("As Lavrov said, talks will resume.", "resume", ["talks will resume"], "said", "Lavrov"),
    (
        "Macron condemned it and said that France would help, adding that aid was near.",
        "near",
        ["that aid was near"],
        "adding",
        "Macron",
    ),
    (
        "'We don't know the ministers' view,' he said, 'but we'll ask.'",
        "view",
        ["'We don't know the ministers' view,'", "'but we'll ask.'"],
        "said",
        "he",
    ),
    (
        'The economy "has slowed," Anna Lind said.',
        "slowed",
        ['The economy "has slowed,"'],
        "said",
        "Anna Lind",
    ),
    (
        "Talks over the border would resume, said Anna Lind, an aide of the king.",
        "resume",
        ["Talks over the border would resume"],
        "said",
        "Anna Lind, an aide of the king",
    ),
    (
        "However, talks would resume soon, the ministry said.",
        "resume",
        ["talks would resume soon"],
        "said",
        "the ministry",
    ),
    (
        "Anna Lind, in particular, condemned the attack and called for talks.",
        "for talks",
        ["talks"],
        "called for",
        "Anna Lind",
    ),
    (
        "The king said that aid would come and suggested that more was near.",
        "aid",
        ["that aid would come"],
        "said",
        "The king",
    ),
    (
        "We urge all parties and their friends to talk.",
        "talk",
        ["to talk"],
        "urge",
        "We",
    ),
    (
        "The minister was clear that talks are over.",
        "over",
        ["that talks are over"],
        "was clear",
        "The minister",
    ),
    ("Britain has pledged to help.", "help", ["to help"], "has pledged", "Britain"),
    (
        "«Мы готовы», — заявила представитель МИД Мария Захарова.",
        "готовы",
        ["«Мы готовы»"],
        "заявила",
        "представитель МИД Мария Захарова",
    ),
    (
        "Лавров сказал, что переговоры продолжатся.",
        "продолжатся",
        ["что переговоры продолжатся"],
        "сказал",
        "Лавров",
    ),
    (
        "— Мы готовы, — сказал Кулик. — Мы ждём.",
        "готовы",
        ["Мы готовы", "Мы ждём."],
        "сказал",
        "Кулик",
    ),
    (
        "« Nous sommes prêts », a déclaré le ministre Jean-Yves Le Drian.",
        "prêts",
        ["« Nous sommes prêts »"],
        "a déclaré",
        "le ministre Jean-Yves Le Drian",
    ),
    (
        "El presidente dijo que España está preparada.",
        "preparada",
        ["que España está preparada"],
        "dijo",
        "El presidente",
    ),
    ("وقال الوزير إن بلاده مستعدة.", "مستعدة", ["إن بلاده مستعدة"], "وقال", "الوزير"),
    (
        "外交部发言人耿爽19日表示，中方支持对话。",
        "支持",
        ["中方支持对话"],
        "表示",
        "外交部发言人耿爽",
    ),
    ("耿爽说：“中方支持对话。”", "支持", ["“中方支持对话。”"], "说", "耿爽"),
]


def _words(proposal, role):
    return [span.text for span in proposal.part(role)]


@pytest.mark.parametrize(("text", "at", "content", "cue", "source"), CASES)
def test_around(text, at, content, cue, source):
    found = quotes.around(text, text.index(at) + 1)
    assert _words(found, "content") == content
    assert _words(found, "cue") == [cue]
    assert _words(found, "source") == [source]


def test_every_quote_of_the_seed_article_is_found_exactly_from_its_middle(gold):
    exact = dict.fromkeys(("content", "cue", "source", "addressee", "type"), 0)
    for quote in gold.quotes:
        first = next(span for span in quote.spans if span.role == "content")
        found = quotes.around(gold.text, (first.start + first.end) // 2)
        for role in ("content", "cue", "source", "addressee"):
            exact[role] += found.part(role) == tuple(s for s in quote.spans if s.role == role)
        exact["type"] += found.type == quote.type
    print(exact, "of", len(gold.quotes))
    assert exact == dict.fromkeys(exact, len(gold.quotes))


def test_the_hearer_is_read_behind_told_and_from_the_occasion():
    told = quotes.around("Lavrov told reporters in Moscow that talks were over.", 40)
    met = quotes.around('"We agree," Chung said at the meeting with Lavrov.', 3)
    assert _words(told, "addressee") == ["reporters"]
    assert _words(met, "addressee") == ["Lavrov"]


def test_one_quotation_over_several_paragraphs_is_one_stretch():
    text = "A spokesman said:\n“One.\n\n“Two.”\nNext line."
    found = quotes.around(text, text.index("Two"))
    assert _words(found, "content") == ["“One.\n\n“Two.”"]
    assert _words(found, "source") == ["A spokesman"]


def test_what_stands_below_a_line_that_ends_in_said_and_a_colon_without_marks():
    text = "Minister Tobias Ellwood said:\n\nThe attack was horrific."
    found = quotes.around(text, text.index("horrific"))
    assert _words(found, "content") == ["The attack was horrific."]
    assert _words(found, "source") == ["Minister Tobias Ellwood"]


def test_pressed_again_the_quote_within_is_proposed():
    caret = NESTED.index("nothing")
    outer = quotes.around(NESTED, caret)
    known = Quote(id="q", layer="l", type="direct", spans=outer.spans)
    inner = quotes.around(NESTED, caret, [known])
    assert _words(outer, "source") == ["she"]
    assert _words(inner, "content") == ["that 'nothing has changed'"]
    assert _words(inner, "source") == ["He"]


def test_titles_in_quotation_marks_have_a_low_score_and_plain_text_has_no_quote():
    assert quotes.around("A visit to the “Peace House” was planned.", 20).score < 0.5
    assert quotes.around("The United States has reports of abuse.", 10) is None
    assert quotes.around("", 0) is None


SIGNS = st.text(st.sampled_from("Aab. ,:;—\n\"“”‘’'«»「」—") | st.characters(codec="utf-8"))
WORDS = (
    "said |that |he |according to |Kulik, |told |to |“|”|. |: |\n|— |说：|وقال |adding "
    '|, |vowed |on Tuesday |a|As |"| has |the report '
)
PHRASES = st.lists(st.sampled_from(WORDS.split("|")) | SIGNS).map("".join)


@given(
    PHRASES, st.integers(-1, 60), st.sampled_from(["", "en", "ru", "fr", "es", "ar", "zh", "xx"])
)
def test_any_text_gives_spans_that_say_what_the_text_does(text, caret, language):
    found = quotes.around(text, caret, language=language)
    for span in found.spans if found else ():
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text


@given(PHRASES)
def test_quotations_lie_in_each_other_or_apart(text):
    inside: list[int] = []
    for one in quotations(text):
        assert 0 <= one.start < one.end <= len(text)
        inside = [end for end in inside if end > one.start]
        assert all(one.end <= end for end in inside)
        inside.append(one.end)


def test_a_day_that_owns_what_follows_is_inside_the_content():
    text = "The United States condemns yesterday’s attack on Iraq and reiterates its support."
    found = quotes.around(text, text.index("attack"))
    assert _words(found, "content") == ["yesterday’s attack on Iraq"]
    again = quotes.around(text, text.index("support"))
    assert _words(again, "content") == ["its support"]
    assert _words(again, "source") == ["The United States"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said: the talks are over, is said to be near.",
        "Following the visit, the Minister said:",
        "They have confirmed reports that were made by Da’esh.",
    ],
)
def test_words_that_only_look_like_reports_have_no_clause_before_them(text):
    found = quotes.around(text, 3)
    assert found is None or found.part("content")[0].start > 3

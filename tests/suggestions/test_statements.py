"""Statements as governments publish them: what Q reads, against what a person read."""

import json
from collections import Counter
from pathlib import Path

import pytest

from annotator.model.annotations import Quote, Span
from annotator.suggestions import quotes

ROOT = Path(__file__).parents[2]
ROLES = ("cue", "source", "addressee")
MOST_WRONG = {"annotated in full": 0, "quotes only": 3}

SAID = (
    "Responding to the report Gareth Bayley, the UK envoy for Syria said:\n\n"
    "I welcome the news that talks will go on.\n\nWe urge all sides to meet.\n\n"
    "The UK envoy for Syria will travel on.\n"
)
TALK = (
    "QUESTION: Did you meet?\n\nSECRETARY KERRY: We did.\n\nIt was good.\n\nMR KIRBY: Thank you.\n"
)
PLAIN = "Anna Lind: We did.\nJohn of Gaunt: I did not.\nNote: nothing more.\n"


def _place(text, words):
    start, _, end = words.partition(" … ")
    begin = text.index(start)
    return begin, (text.index(end, begin) if end else begin) + len(end or start)


def _known(text, quote):
    start, end = _place(text, quote["content"])
    span = Span("content", start, end, text[start:end])
    return Quote(id="q", layer="l", type=quote["type"], spans=(span,))


def _read(text, quote, outer):
    """What is right in the quote that is proposed from its beginning."""
    start, end = _place(text, quote["content"])
    caret = start + min(12, (end - start) // 2)
    found = quotes.around(text, caret, [_known(text, outer)] if outer else [], language="en")
    if found is None:
        return []
    right = ["content"] * ([(s.start, s.end) for s in found.part("content")] == [(start, end)])
    right += ["type"] * (found.type == quote["type"])
    return right + [
        role
        for role in ROLES
        if [s.text for s in found.part(role)] == [quote[role]] * bool(quote[role])
    ]


@pytest.fixture(scope="module")
def texts():
    lines = (ROOT / "resources/samples/government-statements.jsonl").read_text(encoding="utf-8")
    return {one["id"]: one["text"] for one in map(json.loads, lines.splitlines())}


@pytest.mark.parametrize("part", MOST_WRONG)
def test_what_is_proposed_of_statements_that_a_person_annotated(texts, part, capsys):
    gold = json.loads((ROOT / "tests/files/statement-quotes.json").read_text(encoding="utf-8"))
    right, whole, number = Counter(), 0, 0
    for article, listed in gold[part].items():
        for quote in listed:
            outer = listed[quote["inside"]] if "inside" in quote else None
            found = _read(texts[article], quote, outer)
            right.update(found)
            whole += len(found) == 2 + len(ROLES)
            number += 1
    with capsys.disabled():
        print(f"\n{part}: of {number} quotes {whole} exact in all; {dict(right)}")
    assert number - whole <= MOST_WRONG[part]


def _words(found, role):
    return [span.text for span in found.part(role)]


def test_all_paragraphs_below_said_are_one_statement_in_the_speakers_own_words():
    found = quotes.around(SAID, SAID.index("all sides"))
    start, end = SAID.index("I welcome"), SAID.index("to meet.") + len("to meet.")
    assert _words(found, "content") == [SAID[start:end]]
    assert _words(found, "source") == ["Gareth Bayley, the UK envoy for Syria"]
    assert found.type == "direct"
    outer = Quote(id="q", layer="l", type="direct", spans=found.spans)
    inner = quotes.around(SAID, SAID.index("all sides"), [outer])
    assert _words(inner, "content") == ["to meet"]
    assert _words(inner, "addressee") == ["all sides"]


def test_a_turn_of_a_talk_runs_to_the_next_one():
    found = quotes.around(TALK, TALK.index("good"))
    assert _words(found, "content") == ["We did.\n\nIt was good."]
    assert _words(found, "source") == ["SECRETARY KERRY"]
    assert _words(found, "cue") == [":"]
    assert found.type == "direct"


def test_names_take_turns_where_several_do():
    assert _words(quotes.around(PLAIN, 14), "source") == ["Anna Lind"]
    alone = quotes.around("Syria: a way forward\nThe talks went on in Geneva.\n", 30)
    assert alone is None


def test_a_statement_on_the_line_of_who_said_it():
    text = "Philip Hammond said: The UK has worked.\n\nWe will go on.\n\n“No,” he said.\n"
    found = quotes.around(text, text.index("go on"))
    assert _words(found, "content") == ["The UK has worked.\n\nWe will go on."]
    assert _words(found, "source") == ["Philip Hammond"]

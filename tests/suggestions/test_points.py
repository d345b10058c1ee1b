"""The list of what may have been overlooked."""

from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model import codebook
from annotator.model.annotations import (
    Dismissed,
    Event,
    Mention,
    Participant,
    Quote,
    Span,
    Speaker,
)
from annotator.model.codebook import CustomField
from annotator.suggestions.points import to_look_at

TEXT = '"We agree," Kulik said. Lavrov said talks were over. The “Peace House” is far.'
RECORD = {"id": "r", "layer": "l"}


def _seen(points, text=TEXT):
    return [(point.rule, text[point.start : point.end]) for point in points]


def _quote(**known):
    spans = (Span("content", 0, 11, TEXT[:11]), Span("cue", 18, 22, "said"))
    return Quote(**{**RECORD, "type": "direct", "speaker": "k", "spans": spans, **known})


def test_quotations_and_reporting_words_in_no_quote():
    points = to_look_at(TEXT, [])
    assert _seen(points) == [
        ("quotation", '"We agree,"'),
        ("reporting-word", "said"),
        ("marked-words", "“Peace House”"),
    ]
    assert points[2].score < points[1].score < points[0].score


def test_what_a_quote_holds_and_what_was_dismissed_is_left_out():
    last = to_look_at(TEXT, [])[2]
    waved = [Dismissed(last.rule, last.start, last.end)]
    assert _seen(to_look_at(TEXT, [_quote()], waved)) == [("reporting-word", "said")]


def test_turns_of_a_talk_in_no_quote():
    text = "QUESTION: Did you meet?\n\nSECRETARY KERRY: We did.\n"
    points = to_look_at(text, [])
    assert _seen(points, text) == [("turn", "QUESTION:"), ("turn", "SECRETARY KERRY:")]
    cue = Span("cue", 8, 9, ":")
    said = Span("content", 10, 23, "Did you meet?")
    quote = Quote(**RECORD, type="direct", speaker="k", spans=(said, cue))
    assert _seen(to_look_at(text, [quote]), text) == [("turn", "SECRETARY KERRY:")]


def test_what_is_wrong_in_records():
    records = [
        _quote(speaker=None, certainty="low"),
        Mention(**RECORD, start=12, end=17, text="Kulik"),
        Mention(**RECORD, speaker="k", start=24, end=30, text="Kulik"),
    ]
    points = [point for point in to_look_at(TEXT, records) if point.record]
    assert [(point.rule, point.kind) for point in points] == [
        ("no-speaker", "quote"),
        ("unsure", "quote"),
        ("unlinked-mention", "mention"),
        ("words-changed", "mention"),
    ]


def test_fields_that_the_codebook_asks_for():
    book = codebook.load("plover")
    book = replace(book, required_fields={"quote": ("act", "addressee"), "event": ("date",)})
    kind = next(code for code, one in book.terms("event_types").items() if one.recipient_required)
    spans = (Span("trigger", 12, 17, "Kulik"),)
    event = Event(**RECORD, type=kind, spans=spans, date="2018")
    rules = [point.rule for point in to_look_at(TEXT, [_quote(), event], codebook=book)]
    assert "missing:act,addressee" in rules
    assert "missing:recipient" in rules
    whole = replace(event, participants=(Participant("recipient", "k"),))
    rules = [point.rule for point in to_look_at(TEXT, [_quote(act="assertive"), whole], (), book)]
    assert "missing:addressee" in rules
    assert "missing:recipient" not in rules


def test_fields_of_speakers_that_the_codebook_asks_for_are_missed_where_they_are_named():
    field = CustomField("speaker", "party", required=True)
    book = replace(codebook.load("plover"), custom_fields=(field,))
    kulik, lavrov = Speaker(id="k", name="Kulik"), Speaker(id="l", name="Lavrov")
    points = to_look_at(TEXT, [_quote(), kulik, lavrov], (), book)
    missed = [(one.rule, one.kind, one.record, one.start) for one in points if one.record]
    assert missed == [("missing:party", "speaker", "k", 0)]
    full = replace(kulik, fields={"party": "left"})
    assert not any(one.record for one in to_look_at(TEXT, [_quote(), full], (), book))


def test_nothing_is_left_of_the_seed_article_when_it_is_annotated(gold):
    assert to_look_at(gold.text, [*gold.quotes, *gold.mentions]) == []
    assert len(to_look_at(gold.text, [])) == len(gold.quotes)


def test_a_megabyte_is_read_in_time_that_grows_with_its_length(gold):
    def seconds(times):
        text = gold.text * times
        started = perf_counter()
        to_look_at(text, [])
        return perf_counter() - started

    seconds(1)
    small = min(seconds(30) for _ in range(3))
    assert seconds(300) < 40 * small


@given(st.text(st.sampled_from('ab “”".\n') | st.characters(codec="utf-8")), st.text())
def test_any_text_gives_places_within_it(text, more):
    text = f"{text} said {more}"
    for point in to_look_at(text, [_quote()]):
        assert 0 <= point.start <= point.end <= len(text)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("According to the king, aid will come.", ["According to"]),
        ("The court found that aid was late.", ["found"]),
        ("The staff found the bodies on Tuesday.", []),
        ("The group called the Sea Org has a lull.", []),
        ("Oslo has maintained a policy of calm.", []),
        ("They named it “Robogee.” It is red.", ["“Robogee.”"]),
    ],
)
def test_what_q_would_not_call_a_report_is_not_listed(text, listed):
    found = to_look_at(text, [], language="en")
    assert [text[point.start : point.end] for point in found] == listed
    assert all(point.score < 0.3 for point in found if point.rule == "marked-words")

"""What a label means is guessed by how it is used where its name tells nothing."""

from pathlib import Path

import pytest

from annotator.exchange.foreign.document import Document, DocumentLayer, Link, Mark
from annotator.exchange.foreign.guess import guessed
from annotator.exchange.foreign.survey import Survey
from annotator.exchange.importing import import_paths
from annotator.model.annotations import Event
from annotator.model.codebook import load

PEERS = Path("tests/files/foreign/peer-exports")
TEXT = "Lee met Kim and sent a note to Rome. “Wait!” said the minister. Встреча в Риме."


def mark(label, words):
    start = TEXT.index(words)
    return Mark(id=words, label=label, parts=((start, start + len(words)),))


def guess(*marks, links=(), add_types=True):
    survey = Survey()
    survey.add(Document(text=TEXT, layers=(DocumentLayer(marks=marks, links=links),)))
    return guessed(survey, load("plover"), add_types=add_types)


@pytest.mark.parametrize(
    ("label", "words", "target", "reason"),
    [
        ("MEETING", "met", "event MEETING", "its words are verbs"),
        ("NOTE", "sent a note to", "event NOTE", "its words are verbs"),
        ("X", "“Wait!”", "quote content", "its words are quoted"),
        ("X", "Kim", "mention", "its words are names"),
        ("X", "minister", "mention", "nothing tells; see whether it is right"),
        ("Person", "met", "mention person", ""),
        ("Statement", "sent a note to", "event Statement", "its words are verbs"),
        ("Statement", "“Wait!”", "quote content", ""),
        ("Said", "said", "quote cue", "its words are verbs"),
    ],
)
def test_a_label_is_what_its_words_are_unless_its_name_tells(label, words, target, reason):
    found = guess(mark(label, words))
    assert found.mapping.target("spans", label) == target
    assert found.reasons.get(("spans", label), "") == reason


def test_what_leads_to_who_takes_part_is_an_event_in_any_language():
    marks = (mark("MEETING", "Встреча"), mark("Person", "Kim"))
    link = Link(id="r", label="agent", source="Встреча", target="Kim")
    found = guess(*marks, links=(link,))
    assert found.mapping.target("spans", "MEETING") == "event MEETING"
    assert guess(*marks).mapping.target("spans", "MEETING") == "mention"


def test_an_event_whose_type_cannot_be_added_stays_a_mention_and_is_told():
    found = guess(mark("MEETING", "met"), add_types=False)
    assert found.mapping.target("spans", "MEETING") == "mention"
    assert "event by use" in found.reasons["spans", "MEETING"]


def test_an_attribution_leads_from_a_quote_to_who_says_it():
    link = Link(id="r", label="attribution", source="“Wait!”", target="minister")
    found = guess(mark("Quote", "“Wait!”"), mark("Person", "minister"), links=(link,))
    assert found.mapping.target("relations", "attribution") == "source"


@pytest.mark.parametrize("name", ["doccano-1.8.4-export.jsonl", "label-studio-1.23-export.json"])
def test_verbs_that_peers_marked_become_events_and_the_reason_is_printed(project, name):
    mapping = import_paths(project, [PEERS / name]).mapping
    assert '"event VISIT"          # 5 times; its words are verbs; new in the codebook' in mapping
    assert {"MEET", "VISIT", "MILITARY", "STATEMENT"} <= {one.type for one in project.all(Event)}

"""What marks, links and frames of other programs become, whatever file they come from."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotator.editing import speakers
from annotator.exchange.foreign import reading
from annotator.exchange.foreign.document import (
    Document,
    DocumentLayer,
    Frame,
    Link,
    Mark,
    Reference,
)
from annotator.exchange.foreign.mapping import NameMapping, over
from annotator.exchange.foreign.targets import PARTS
from annotator.exchange.incoming import SourceFile
from annotator.exchange.intake import Intake
from annotator.exchange.problems import Problems
from annotator.model.annotations import Alias, Event, Mention, Quote, Speaker

TEXT = (
    "Kulik said “no, never” in Rome. The minister told Lee: “Wait!” He will visit Seoul in May.\n"
)
FILE = SourceFile(Path("x"), "x")


def mark(label, words, **more):
    start = TEXT.index(words)
    return Mark(id=words, label=label, parts=((start, start + len(words)),), **more)


def link(label, source, target, **more):
    return Link(id=f"{source}>{target}", label=label, source=source, target=target, **more)


@pytest.fixture
def take(project):
    """Import one layer of one text; returns what was lost, and what was wrong."""

    def run(*things, mapping=None, same=(), text=TEXT):
        layer = DocumentLayer(
            marks=tuple(one for one in things if isinstance(one, Mark)),
            links=tuple(one for one in things if isinstance(one, Link)),
            frames=tuple(one for one in things if isinstance(one, Frame)),
            same=same,
        )
        document = Document(text=text, layers=(layer,))
        module = SimpleNamespace(documents=lambda _file, _problems: iter([document]))
        problems = Problems("x")
        plan = reading.planned(project, [(FILE, module)], mapping, lambda: None)
        intake = Intake(project, annotator="mina", language="")
        with project.edit("Import", bulk=True):
            if plan.codebook != project.codebook:
                project.save_codebook(plan.codebook)
            intake.begin(problems)
            for item in reading.read(module, FILE, plan, problems):
                intake.take(item)
            intake.end()
        return SimpleNamespace(plan=plan, lost=list(plan.lost()), problems=problems)

    return run


def given(*, add_types=False, **tables):
    """A mapping of a few names."""
    return NameMapping({part: tables.get(part, {}) for part in PARTS}, {}, add_types)


def parts(record):
    return sorted((one.role, one.text) for one in record.spans)


def name_of(project, speaker):
    return project.get(Speaker, speaker).name


def test_links_give_a_quote_its_cue_source_and_second_part_whichever_way_they_point(project, take):
    take(
        mark("Quotation", "“no, never”"),
        mark("Quotation", "“Wait!”"),
        mark("Cue", "said"),
        mark("PERSON", "Kulik"),
        link("cue-of", "said", "“no, never”"),
        link("source", "“no, never”", "Kulik"),
        link("content", "“no, never”", "“Wait!”"),
    )
    (quote,) = project.all(Quote)
    assert parts(quote) == [
        ("content", "“Wait!”"),
        ("content", "“no, never”"),
        ("cue", "said"),
        ("source", "Kulik"),
    ]
    assert name_of(project, quote.speaker) == "Kulik"
    (mention,) = project.all(Mention)
    assert (mention.speaker, mention.fields) == (quote.speaker, {"label": "PERSON"})
    assert project.get(Speaker, quote.speaker).kind == "person"


def test_a_source_that_is_linked_to_the_cue_is_the_quotes(project, take):
    take(
        mark("content", "“Wait!”"),
        mark("cue", "told"),
        mark("source", "The minister"),
        mark("addressee", "Lee"),
        link("cue", "“Wait!”", "told"),
        link("source", "told", "The minister"),
        link("addressee", "told", "Lee"),
    )
    (quote,) = project.all(Quote)
    assert parts(quote)[2:] == [("cue", "told"), ("source", "The minister")]
    assert quote.speaker is None, "a description is no name"
    assert [name_of(project, one) for one in quote.addressees] == ["Lee"]


def test_parts_that_nothing_leads_to_go_to_the_nearest_quote(project, take):
    take(mark("content", "“Wait!”"), mark("content", "“no, never”"), mark("cue", "told"))
    found = {one.spans[0].text: parts(one) for one in project.all(Quote)}
    assert ("cue", "told") in found["“Wait!”"]
    assert len(found["“no, never”"]) == 1


def test_a_part_without_a_quote_in_its_paragraph_is_told(project, take):
    assert take(mark("cue", "told")).lost == ["Left out: cue without a quote in its paragraph"]


def test_names_that_are_the_same_are_one_speaker_called_by_the_name(project, take):
    take(
        mark("PER", "The minister"),
        mark("PER", "He"),
        mark("PER", "Lee"),
        link("coref", "He", "The minister"),
        same=(("The minister", "Lee"),),
    )
    found = {one.speaker for one in project.all(Mention)}
    assert [name_of(project, one) for one in found] == ["Lee"]
    kinds = {one.text: one.kind for one in project.all(Mention)}
    assert kinds == {"The minister": "nominal", "He": "pronoun", "Lee": "name"}


def test_a_description_that_takes_part_is_a_speaker_of_this_article_only(project, take):
    take(
        mark("CONSULT", "visit"),
        mark("PER", "He"),
        mark("Place", "Seoul"),
        Frame(
            id="E",
            label="CONSULT",
            trigger="visit",
            arguments=(("Agent", "He"), ("Place", "Seoul")),
        ),
    )
    (event,) = project.all(Event)
    assert parts(event) == [("location", "Seoul"), ("trigger", "visit")]
    (participant,) = event.participants
    assert (participant.role, name_of(project, participant.speaker)) == ("actor", "He")
    assert project.get(Mention, participant.mention).text == "He"
    take(mark("PER", "He"), same=(), text="He left. He slept.")
    assert len(project.all(Speaker)) == 1


def test_a_known_speaker_is_found_by_name_and_alias(project, take):
    kulik = speakers.add_speaker(project, "Andrei Kulik")
    with project.edit("Name"):
        project.save(replace(kulik, aliases=(Alias("kulik"),)))
    take(mark("content", "“Wait!”"), mark("source", "Kulik"), link("source", "“Wait!”", "Kulik"))
    (quote,) = project.all(Quote)
    assert quote.speaker == kulik.id


def test_references_name_speakers_and_wikidata_is_kept(project, take):
    take(
        mark("PER", "The minister", references=(Reference("Wikidata", "Q9", "Lee Do-hoon"),)),
        mark("PER", "Kulik", references=(Reference("Wikipedia", "7", "Andrei Kulik"),)),
    )
    found = {one.name: one.wikidata for one in project.all(Speaker)}
    assert found == {"Lee Do-hoon": "Q9", "Andrei Kulik": None}
    notes = {one.text: one.note for one in project.all(Mention)}
    assert notes == {"The minister": "", "Kulik": "Wikipedia:7 Andrei Kulik"}


def test_an_item_in_wikidata_names_a_speaker_without_a_name_beside_it(project, take):
    lee = speakers.add_speaker(project, "Lee")
    minister = Reference("Wikidata", "Q9")
    take(
        mark("PER", "The minister", references=(minister,)),
        mark("PER", "He", references=(minister,)),
        mark("PER", "Lee", references=(Reference("Wikidata", "Q5"),)),
        mark("PER", "Kulik"),
    )
    items = {
        one.text: one.speaker and project.get(Speaker, one.speaker) for one in project.all(Mention)
    }
    assert items["Kulik"] is None
    assert items["The minister"] == items["He"]
    assert (items["He"].name, items["He"].wikidata) == ("The minister", "Q9")
    assert (items["Lee"].id, items["Lee"].wikidata) == (lee.id, "Q5")


def test_who_has_an_item_is_known_by_it_and_another_of_that_name_is_not_taken(project, take):
    said_to_be = {
        item: mark("PER", "Kulik", references=(Reference("Wikidata", item),))
        for item in ("Q1", "Q2")
    }
    take(said_to_be["Q1"])
    take(said_to_be["Q2"], text=TEXT + "More.")
    take(mark("PER", "Lee", references=(Reference("Wikidata", "Q2"),)), text=TEXT + "Even more.")
    assert sorted((one.name, one.wikidata) for one in project.all(Speaker)) == [
        ("Kulik", "Q1"),
        ("Kulik", "Q2"),
    ]


def test_an_item_of_what_is_no_name_is_noted(project, take):
    take(mark("content", "“Wait!”", references=(Reference("Wikidata", "Q7"),)))
    assert project.all(Quote)[0].note == "Wikidata:Q7"


def test_attributes_fill_fields_and_what_does_not_fit_is_noted(project, take):
    take(
        mark(
            "content",
            "“Wait!”",
            note="check",
            attributes={
                "type": "indirect",
                "Confidence": "Low",
                "act": "directive",
                "stance": "furious",
                "date": "last week",
                "in_headline": True,
                "Tone": "calm",
                "addressees": ("Lee", "Kulik"),
            },
        )
    )
    (quote,) = project.all(Quote)
    assert (quote.type, quote.certainty, quote.act, quote.in_headline) == (
        *("indirect", "low", "directive", True),
    )
    assert quote.note == "check; stance: furious; date: last week; Tone: calm"
    assert [name_of(project, one) for one in quote.addressees] == ["Lee", "Kulik"]


def test_a_negated_event_is_negative(project, take):
    take(mark("AGREE", "visit", attributes={"Negation": True}))
    assert project.all(Event)[0].polarity == "negative"


def test_an_event_in_a_quote_is_told_by_it(project, take):
    take(
        mark("AGREE", "never"),
        mark("Say", "said"),
        Frame(id="E1", label="AGREE", trigger="never"),
        Frame(id="E2", label="Say", trigger="said", arguments=(("Content", "E1"),)),
    )
    (quote,), (event,) = project.all(Quote), project.all(Event)
    assert parts(quote) == [("content", "never"), ("cue", "said")]
    assert event.quote == quote.id


def test_marks_in_parts_by_links_are_one(project, take):
    take(
        mark("PER", "Kulik"),
        mark("PER", "Lee"),
        link("same_words", "Kulik", "Lee"),
    )
    (mention,) = project.all(Mention)
    assert mention.fields["parts"] == [[0, 5], [50, 53]]
    assert (mention.start, mention.end) == (0, 53)


def test_links_that_lead_nowhere_or_to_themselves_stop_nothing(project, take):
    result = take(
        mark("AGREE", "visit"),
        link("same_as", "visit", "visit"),
        link("cue", "visit", "nothing"),
        link("odd", "gone", "lost"),
        Frame(id="E", label="AGREE", trigger="gone"),
    )
    assert project.all(Event)[0].same_as is None
    assert result.lost == [
        "Left out: AGREE whose words are not there",
        "Left out: what is noted on something that becomes no record",
    ]


def test_marks_outside_of_the_text_are_told(project, take):
    result = take(Mark(id="T1", label="PER", parts=((5, 4),)), Mark(id="T2", label="PER", parts=()))
    assert [words for _, words in result.problems._found] == [
        "PER T1 is at 5..4, which is not in the text of 91 characters",
        "PER T2 is at no place, which is not in the text of 91 characters",
    ]


def test_codes_that_are_not_in_the_codebook_are_added_only_if_asked(project, take):
    things = (
        mark("Visit", "visit"),
        mark("PER", "He"),
        Frame(id="E", label="Visit", trigger="visit", arguments=(("Guest", "He"),)),
    )
    result = take(*things, mapping=given())
    assert project.all(Event) == []
    assert result.lost == ["Left out: an event of the type Visit, which the codebook does not have"]
    assert list(result.plan.notes()) == []
    result = take(*things, mapping=given(add_types=True))
    assert list(result.plan.notes()) == [
        "The codebook has new event types: Visit",
        "The codebook has new roles: Guest",
    ]
    assert [one.role for one in project.all(Event)[0].participants] == ["Guest"]
    project.undo()
    assert "Visit" not in project.codebook.terms("event_types")


def test_a_role_that_the_codebook_lacks_keeps_its_words(project, take):
    take(
        mark("AGREE", "visit"),
        mark("PER", "He"),
        Frame(id="E", label="AGREE", trigger="visit", arguments=(("Guest", "He"),)),
        mapping=given(),
    )
    (event,) = project.all(Event)
    assert parts(event) == [("other_mention", "He"), ("trigger", "visit")]
    assert event.note == "Guest: He"


def test_a_mapping_says_otherwise_than_the_guess(project, take):
    mapping = given(
        spans={"PER": "ignore", "Q*": "quote content"},
        attributes={"Mood": "act"},
    )
    take(
        mark("PER", "He"),
        mark("Q-7", "“Wait!”", attributes={"Mood": "directive"}),
        mapping=mapping,
    )
    (quote,) = project.all(Quote)
    assert quote.act == "directive"
    assert project.all(Mention) == []


def test_a_role_of_one_frame_is_mapped_before_the_role_of_all():
    mapping = given(roles={"Say/Agent": "source", "Agent": "participant actor"})
    assert mapping.target("roles", "Agent", "Say") == "source"
    assert mapping.target("roles", "Agent", "Attack") == "participant actor"
    guess = given(roles={"Say/Agent": "note", "Other/Agent": "note", "Place": "location"})
    both = over(given(roles={"Agent": "participant actor"}), guess)
    assert both.tables["roles"] == {"Agent": "participant actor", "Place": "location"}

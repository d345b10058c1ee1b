"""What each verb does, and that it is one step with its name."""

import itertools
from dataclasses import replace

import pytest

from annotator.editing import articles, events, layers, mentions, quotes, spans, speakers
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article


@pytest.fixture
def kulik(project, article):
    return speakers.add_speaker(project, "Andrei Kulik", country="RUS")


def last_label(project):
    return project.undo_entry.label


def test_a_marked_quote_reads_its_type_and_begins_the_work(project, article, kulik):
    quote = quotes.mark_quote(project, article.id, [(42, 57)], speaker=kulik.id)
    assert (quote.type, quote.spans[0].text) == ("direct", "“We are ready,”")
    assert project.get(Layer, quote.layer).status == "in_progress"
    assert (quote.origin, quote.updated_by) == ("manual", "mina")
    project.undo()
    assert project.all(Quote) == project.all(Layer) == []


def test_the_same_text_is_the_same_article(project, article):
    again = articles.add_article(project, "\ufeff" + project.text(article.id).replace("\n", "\r\n"))
    assert again == article
    assert len(project.all(Article)) == 1


def test_a_part_and_a_cue_are_added_and_a_new_cue_replaces_the_old(project, article):
    quote = quotes.mark_quote(project, article.id, [(42, 56)])
    spans.add_span(project, Quote, quote.id, "content", (76, 103))
    spans.set_span(project, Quote, quote.id, "cue", (0, 6))
    quote = spans.set_span(project, Quote, quote.id, "cue", (70, 74))
    assert [span.role for span in quote.spans] == ["content", "content", "cue"]
    assert quote.spans[-1].text == project.text(article.id)[70:74]


def test_moving_an_edge_keeps_the_record_and_its_links(project, article, kulik):
    quote = quotes.mark_quote(project, article.id, [(42, 56)], speaker=kulik.id)
    moved = spans.move_span(project, Quote, quote.id, 0, (42, 50))
    assert (moved.id, moved.speaker, moved.spans[0].end) == (quote.id, kulik.id, 50)
    mention = mentions.mark_mention(project, article.id, 0, 6, speaker=kulik.id)
    assert spans.move_span(project, Mention, mention.id, 0, (0, 3)).text == "Mos"


def test_an_edge_moved_word_by_word_is_one_step(project, article):
    quote = quotes.mark_quote(project, article.id, [(42, 56)])
    for end in (60, 64, 70):
        spans.move_span(project, Quote, quote.id, 0, (42, end))
    project.undo()
    assert project.get(Quote, quote.id) == quote


def test_an_event_with_participants(project, article, kulik):
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT")
    events.change_event(project, event.id, mode="visit")
    events.add_participant(project, event.id, "actor", kulik.id)
    event = events.remove_participant(project, event.id, 0)
    assert event.participants == ()
    assert last_label(project) == "Remove participant of event"


def test_a_new_type_drops_a_mode_that_it_lacks(project, article):
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT", mode="visit")
    assert events.change_event(project, event.id, type="AGREE").mode is None


def test_an_unknown_code_is_refused_and_nothing_changes(project, article):
    with pytest.raises(AnnotatorError, match="Type 'MEET' is not known"):
        events.mark_event(project, article.id, [(7, 12)], type="MEET")
    assert project.all(Layer) == []
    assert last_label(project) == "Add article"


def test_merging_speakers_moves_everything_that_pointed_to_one(project, article, kulik):
    other = speakers.add_speaker(project, "A. Kulik")
    quote = quotes.mark_quote(project, article.id, [(42, 56)], speaker=other.id)
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT")
    events.add_participant(project, event.id, "actor", other.id)
    mention = mentions.mark_mention(project, article.id, 58, 70, speaker=other.id)
    merged = speakers.merge_speakers(project, kulik.id, other.id)
    assert [alias.name for alias in merged.aliases] == ["A. Kulik"]
    assert project.get(Quote, quote.id).speaker == kulik.id
    assert project.get(Event, event.id).participants[0].speaker == kulik.id
    assert project.get(Mention, mention.id).speaker == kulik.id
    project.undo()
    assert project.get(Quote, quote.id).speaker == other.id


def test_a_deleted_speaker_leaves_quotes_without_one(project, article, kulik):
    quote = quotes.mark_quote(project, article.id, [(42, 56)], speaker=kulik.id)
    speakers.delete_speaker(project, kulik.id)
    assert project.get(Quote, quote.id).speaker is None
    assert project.all(Speaker) == []


def test_a_deleted_quote_leaves_its_events_and_inner_quotes(project, article):
    outer = quotes.mark_quote(project, article.id, [(42, 103)])
    inner = quotes.mark_quote(project, article.id, [(42, 56)], parent=outer.id)
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT", quote=outer.id)
    quotes.delete_quote(project, outer.id)
    assert project.get(Quote, inner.id).parent is None
    assert project.get(Event, event.id).quote is None


def test_what_leads_back_to_itself_is_refused(project, article):
    made = [events.mark_event(project, article.id, [(7, 12)], type="CONSULT").id for _ in range(3)]
    for one, other in itertools.pairwise(made):
        events.change_event(project, one, same_as=other)
    with pytest.raises(AnnotatorError, match="cannot be the same as itself"):
        events.change_event(project, made[2], same_as=made[0])
    with pytest.raises(AnnotatorError, match="cannot replace itself"):
        articles.change_article(project, article.id, replaces=article.id)


def test_an_old_fault_does_not_keep_a_record_from_being_mended(project, article):
    quote = quotes.mark_quote(project, article.id, [(42, 57)])
    with project.edit("As another program would"):
        project.save(replace(quote, fields={"tone": "warm"}))
    assert quotes.change_quote(project, quote.id, act="assertive").act == "assertive"
    with pytest.raises(AnnotatorError, match="no field 'other' of quotes"):
        quotes.change_quote(project, quote.id, fields={"tone": "warm", "other": 1})


def test_a_quote_cannot_stand_within_itself(project, article):
    outer = quotes.mark_quote(project, article.id, [(42, 103)])
    inner = quotes.mark_quote(project, article.id, [(42, 56)], parent=outer.id)
    with pytest.raises(AnnotatorError, match="within itself"):
        quotes.change_quote(project, outer.id, parent=inner.id)


def test_links_stay_within_one_article(project, article):
    other = articles.add_article(project, "Another text.")
    quote = quotes.mark_quote(project, article.id, [(0, 6)])
    with pytest.raises(AnnotatorError, match="not of one annotator's work on one article"):
        events.mark_event(project, other.id, [(0, 7)], type="CONSULT", quote=quote.id)


def test_done_is_said_of_an_article(project, article):
    assert layers.set_status(project, article.id, "done").status == "done"
    assert last_label(project) == "Call the article done"
    with pytest.raises(AnnotatorError, match="'finished' is not a status"):
        layers.set_status(project, article.id, "finished")


def test_a_part_that_overlaps_another_becomes_one_with_it(project, article):
    quote = quotes.mark_quote(project, article.id, [(42, 56)])
    inner = spans.add_span(project, Quote, quote.id, "content", (44, 50))
    assert inner.spans == quote.spans
    wider = spans.add_span(project, Quote, quote.id, "content", (50, 62))
    assert [(span.start, span.end) for span in wider.spans] == [(42, 62)]

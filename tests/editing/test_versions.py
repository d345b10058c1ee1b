"""Correcting a text: what is copied, what is listed, and that one Undo takes all of it back."""

from dataclasses import replace

import pytest

from annotator.editing import articles, events, layers, mentions, quotes, spans, speakers, versions
from annotator.errors import AnnotatorError
from annotator.model.annotations import Dismissed, Event, Layer, Mention, Office, Quote, Speaker
from annotator.model.article import Article
from annotator.store.checking import check


@pytest.fixture
def work(project, article):
    """A quote of Kulik in two parts with a cue, a quote within, an event in it, and mentions."""
    text = project.text(article.id)

    def place(words):
        return text.index(words), text.index(words) + len(words)

    kulik = speakers.add_speaker(
        project, "Andrei Kulik", offices=(Office(role="minister", article=article.id),)
    )
    named = mentions.mark_mention(project, article.id, *place("Andrei Kulik"), speaker=kulik.id)
    outer = quotes.mark_quote(project, article.id, [place("“We are ready,”")], speaker=kulik.id)
    outer = spans.add_span(
        project, Quote, outer.id, "content", place("“for the closest dialogue.”")
    )
    outer = spans.set_span(project, Quote, outer.id, "cue", place("said"))
    inner = quotes.mark_quote(project, article.id, [place("closest dialogue")], parent=outer.id)
    met = events.mark_event(project, article.id, [place("met")], type="CONSULT", quote=inner.id)
    wait = events.mark_event(project, article.id, [place("wait")], type="CONSULT", same_as=met.id)
    wait = events.add_participant(project, wait.id, "actor", kulik.id, mention=named.id)
    return {"outer": outer, "inner": inner, "met": met, "wait": wait, "named": named}


def correct(project, article, *edits):
    text = project.text(article.id)
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    assert versions.preview(project, article.id, text).text == text
    return versions.correct_text(project, article.id, text)


def in_version(project, kind, article):
    return [
        record
        for layer in project.all(Layer, article=article.id)
        for record in project.all(kind, layer=layer.id)
    ]


def state(project):
    return [project.all(kind) for kind in (Article, Layer, Speaker, Mention, Quote, Event)]


def test_all_follows_the_words_with_links_among_the_copies(project, article, work):
    new = correct(project, article, ("Moscow ready", "Moscow is now ready")).article
    assert (new.replaces, new.title[:13]) == (article.id, "Moscow is now")
    assert versions.newer_version(project, article.id) == new
    outer, inner = in_version(project, Quote, new)
    met, wait = in_version(project, Event, new)
    (named,) = in_version(project, Mention, new)
    assert [span.text for span in outer.spans] == [span.text for span in work["outer"].spans]
    assert (inner.parent, met.quote, wait.same_as) == (outer.id, inner.id, met.id)
    assert wait.participants[0].mention == named.id
    assert wait.participants[0].speaker == outer.speaker == named.speaker
    old_ids = {record.id for record in work.values()}
    assert old_ids.isdisjoint({outer.id, inner.id, met.id, wait.id, named.id})
    assert (outer.created_at, outer.updated_by) == (work["outer"].created_at, "mina")
    assert list(check(project, lambda _done, _of: None)) == []


def test_the_old_version_stays_as_it_was(project, article, work):
    text, before = project.text(article.id), in_version(project, Quote, article)
    correct(project, article, ("Moscow", "Kyiv"))
    assert (project.text(article.id), in_version(project, Quote, article)) == (text, before)
    assert project.get(Article, article.id) == article


def test_a_record_without_its_needed_words_is_listed_and_not_copied(project, article, work):
    done = correct(project, article, ("He met Kim\u00a0Jong-un\u2028in Pyongyang; ", ""))
    lost = [line for line in done.lines if line.what == "lost"]
    assert [(line.kind, line.record, line.old.text, line.is_kept) for line in lost] == [
        ("event", work["met"].id, "met", False)
    ]
    (wait,) = in_version(project, Event, done.article)
    assert wait.same_as is None


def test_a_lost_part_is_listed_and_the_rest_of_the_record_is_copied(project, article, work):
    done = correct(project, article, ("“We are ready,” ", ""))
    lost = [line for line in done.lines if line.what == "lost"]
    assert [(line.record, line.old.role, line.is_kept) for line in lost] == [
        (work["outer"].id, "content", True)
    ]
    outer = in_version(project, Quote, done.article)[0]
    assert [span.role for span in outer.spans] == ["content", "cue"]


def test_changed_words_are_listed_with_both(project, article, work):
    text = project.text(article.id).replace("Andrei Kulik", "Andrey Kulik")
    seen = versions.preview(project, article.id, text)
    (line,) = seen.to_look_at
    assert (line.what, line.old.text, line.new.text) == ("changed", "Andrei Kulik", "Andrey Kulik")
    assert seen.not_kept == ()


def test_a_preview_writes_nothing(project, article, work):
    before, entry = state(project), project.undo_entry
    versions.preview(project, article.id, "Something else.")
    assert (state(project), project.undo_entry) == (before, entry)


def test_undo_takes_the_version_back_and_redo_brings_it_again(project, article, work):
    before = state(project)
    correct(project, article, ("Moscow", "Kyiv"))
    after = state(project)
    assert project.undo() == "Correct text of article"
    assert state(project) == before
    project.redo()
    assert state(project) == after


def test_offices_and_dismissed_points_hold_for_the_new_version(project, article, work):
    layer = project.all(Layer)[0]
    with project.edit("Dismiss"):
        project.save(replace(layer, dismissed=(Dismissed("cue", 0, 6), Dismissed("cue", 117, 120))))
    new = correct(project, article, ("Moscow", "In Kyiv, Moscow")).article
    assert [o.article for o in project.all(Speaker)[0].offices] == [article.id, new.id]
    copied = project.all(Layer, article=new.id)[0]
    assert copied.dismissed == (Dismissed("cue", 9, 15), Dismissed("cue", 126, 129))


@pytest.mark.parametrize(
    ("edit", "status"), [(("Moscow", "Kyiv"), "done"), (("Kulik", "Kulyk"), "in_progress")]
)
def test_work_called_done_is_in_progress_if_anything_needs_a_look(
    project, article, work, edit, status
):
    layers.set_status(project, article.id, "done")
    new = correct(project, article, edit).article
    assert project.all(Layer, article=new.id)[0].status == status


def test_an_article_without_annotations_gets_a_new_version_too(project, article):
    done = versions.correct_text(project, article.id, "\ufeffCorrected.\r\nText.")
    assert project.text(done.article.id) == "Corrected.\nText."
    assert (done.lines, len(project.all(Article))) == ((), 2)


def test_what_cannot_be_a_correction_is_refused(project, article):
    other = articles.add_article(project, "Another text.")
    for raw in ("", "a\0b", project.text(article.id), project.text(other.id)):
        with pytest.raises(AnnotatorError):
            versions.correct_text(project, article.id, raw)
    versions.correct_text(project, article.id, "Corrected once.")
    with pytest.raises(AnnotatorError, match="newer version"):
        versions.correct_text(project, article.id, "Corrected twice.")

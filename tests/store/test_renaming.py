"""Another id for a record: what refers to it follows, and comes back by undo."""

from annotator.editing import articles, events, mentions, quotes, speakers
from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.store.changes import Change
from annotator.store.renaming import referrers


def _filled(project, article):
    """Let one speaker be named, speak, be spoken to and take part."""
    kim = speakers.add_speaker(project, "Kim").id
    mention = mentions.mark_mention(project, article.id, 0, 6, speaker=kim)
    quote = quotes.mark_quote(project, article.id, [(42, 55)], speaker=kim)
    quotes.change_quote(project, quote.id, addressees=(kim,), stance_target=kim)
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT")
    events.add_participant(project, event.id, "actor", kim, mention=mention.id)
    return kim


def test_all_that_refers_to_a_speaker_follows_its_new_id_and_back(project, article):
    kim = _filled(project, article)
    before = project.all(Quote), project.all(Mention), project.all(Event), project.all(Speaker)
    with project.edit("Rename"):
        project.apply(Change("speakers", kim, {"id": kim}, {"id": "other"}))
    (quote,) = project.all(Quote)
    assert (quote.speaker, quote.addressees, quote.stance_target) == ("other", ("other",), "other")
    assert project.all(Mention)[0].speaker == "other"
    assert project.all(Event)[0].participants[0].speaker == "other"
    project.undo()
    assert before == (
        project.all(Quote),
        project.all(Mention),
        project.all(Event),
        project.all(Speaker),
    )
    project.redo()
    assert project.all(Quote)[0].speaker == "other"


def test_an_article_keeps_its_text_and_words_under_another_id(project, article):
    _filled(project, article)
    text = project.text(article.id)
    with project.edit("Rename"):
        project.apply(Change("articles", article.id, {"id": article.id}, {"id": "a"}))
    assert project.text("a") == text
    assert articles.change_article(project, "a", title="New").title == "New"
    project.undo()
    project.undo()
    assert project.text(article.id) == text


def test_what_refers_to_records_is_told(project, article):
    kim = _filled(project, article)
    found = {
        (table, target) for target, table, _ in referrers(project.db, "speakers", f'["{kim}"]')
    }
    assert found == {("mentions", kim), ("quotes", kim), ("events", kim)}

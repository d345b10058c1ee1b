"""The records of the article that is shown: counted, and who is named near to a place."""

from annotator.editing import events, mentions, quotes, speakers
from annotator.ui.article_records import ArticleRecords
from annotator.ui.named_places import NamedPlaces


def test_counts_follow_each_edit(window):
    desk, records = window.bench.desk, window.bench.page.records
    quotes.mark_quote(desk.project, desk.article, [(0, 6)])
    assert records.counts() == (1, 1, 0)
    quotes.mark_quote(desk.project, desk.article, [(10, 16)])
    assert records.counts() == (2, 2, 0)
    desk.project.undo()
    assert records.counts() == (1, 1, 0)


def test_the_nearest_speaker_is_first_and_one_behind_counts_thrice():
    places = NamedPlaces([("before", 100, "m1"), ("behind", 160, "m2"), ("far", 500, "m3")])
    assert places.nearest(150) == ["behind", "before", "far"]
    assert places.nearest(140) == ["before", "behind", "far"]


def test_places_kept_in_step_are_those_that_are_read_anew(window):
    desk = window.bench.desk
    project, records = desk.project, window.bench.page.records
    kulik = speakers.add_speaker(project, "Kulik")
    text = window.bench.page.view.text()
    marked = []
    assert records.speakers_near(0) == []  # from now on kept in step
    for start in (text.index("Kulik"), text.index("Russia"), text.rindex("Kulik")):
        mention = mentions.mark_mention(project, desk.article, start, start + 5)
        mentions.change_mention(project, mention.id, speaker=kulik.id)
        marked.append(mention.id)
    mentions.delete_mention(project, marked[0])
    anew = ArticleRecords(project)
    anew.read(desk.article)
    assert [one.id for one in records.mentions_of(kulik.id)] == sorted(
        marked[1:], key=lambda key: records[key].start
    )
    assert records.mentions_of(kulik.id) == anew.mentions_of(kulik.id)
    assert records.mentions_in(0, len(text)) == anew.mentions_in(0, len(text))


def test_records_read_ahead_are_those_that_are_read_alone(window):
    project, article = window.bench.desk.project, window.bench.desk.article
    quote = quotes.mark_quote(project, article, [(0, 6)])
    event = events.mark_event(project, article, [(10, 16)], type="CONSULT")
    records = ArticleRecords(project)
    records.read(article)
    records.read_ahead([quote.id, event.id, "gone"])
    assert records._read == {quote.id: quote, event.id: event}

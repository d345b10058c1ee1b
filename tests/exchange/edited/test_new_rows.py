"""Rows without an id are new; rows that are missing are deletions only where that is asked for."""

from dataclasses import replace

import pytest

from annotator.errors import AnnotatorError
from annotator.exchange.edited.taking import TableOptions
from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote, Span, Speaker
from annotator.model.article import Article

ARTICLE = "000_fb6f2489e31ca239"
REFUSED = f"""
quotes > offsets=0..5 > article: a new row needs the id of its article
quotes > article=a9 offsets=0..5 > article: there is no article 'a9'
quotes > article={ARTICLE} > offsets: a new row needs its place in the article
quotes > article={ARTICLE} offsets=5..5 > offsets: 5..5 lies outside
quotes > article={ARTICLE} offsets=0..99999 > offsets: 0..99999 lies outside
quotes > article={ARTICLE} offsets=5-9 > offsets: '5-9' is no place in a text
quotes > article={ARTICLE} text=Russia > offsets: the article says 'Russia' more than once
quotes > article={ARTICLE} text=Mars > offsets: the article does not say 'Mars'
quotes > article={ARTICLE} offsets=0..6 text=Prussia > offsets: the text there is 'Russia', not
quotes > article={ARTICLE} offsets=0..6 parent=q01 > parent: this annotator has no quote 'q01'
quotes > article={ARTICLE} offsets=0..6 annotator=reference_(gold) > annotator: reference has
mentions > article={ARTICLE} offsets=0..6|8..9 > offsets: a name stands in one place
events > article={ARTICLE} offsets=0..6 > type: a new event needs a type
events > article={ARTICLE} offsets=0..6 type=TALK > type: 'TALK' is not known
events > article={ARTICLE} offsets=0..6 type=AID actors=Nobody > actors: no speaker is called
speakers > kind=person > name: a new speaker needs a name
speakers > name=Kim country=Korea > country: 'Korea' is not a country code
articles > title=New > id: a new article needs its text
participants > event=e99 role=actor > event: there is no event 'e99'
participants > event=e01 role=actor > speaker: it is empty
participants > event=e01 role=hero speaker=Russia > role: 'hero' is not known
"""
"""A table, the cells of a new row, and what is said of it."""
MISSING = TableOptions(delete_missing=True)


def at(project, words):
    """The place of words in the seed article, as a cell says it."""
    start = project.text(ARTICLE).index(words)
    return f"{start}..{start + len(words)}"


def problems(project, *paths, **how):
    with pytest.raises(ImportProblems) as found:
        import_paths(project, paths, **how)
    return [words.rpartition(".csv")[2] for words in found.value.problems]


@pytest.fixture
def newest(seed):
    """The record of a kind that came in last."""
    return lambda kind: seed.all(kind)[-1]


def test_a_new_quote_by_its_places(seed, edited, newest, content):
    before, table = content(), edited("quotes")
    places = f"{at(seed, 'Moscow is ready')}|{at(seed, 'to normalize the situation')}"
    row = table.add(
        article=ARTICLE,
        annotator="reference",
        type="indirect",
        speaker="Andrei Kulik",
        offsets=places,
        text="Moscow is ready … to normalize the situation",
        cue="said on Tuesday",
        cue_offsets=at(seed, "said on Tuesday"),
        parent="q02",
        stance="support",
    )
    imported = import_paths(seed, [table.save()])
    (change,) = imported.changes
    assert change.line().endswith(
        f"quotes.csv:{row}: new: indirect: Moscow is ready … to normalize the situation"
    )
    quote = newest(Quote)
    assert (quote.speaker, quote.parent, quote.stance) == ("a01", "q02", "support")
    assert [(span.role, span.text) for span in quote.spans] == [
        ("content", "Moscow is ready"),
        ("content", "to normalize the situation"),
        ("cue", "said on Tuesday"),
    ]
    assert quote.origin == "imported"
    assert quote.layer == seed.get(Quote, "q02").layer
    seed.undo()
    assert content() == before


def test_a_new_mention_by_words_that_stand_once_and_by_who_imports(seed, edited, newest):
    table = edited("mentions")
    table.add(article=ARTICLE, text="high-ranking Russian foreign ministry official")
    import_paths(seed, [table.save()])
    mention = newest(Mention)
    assert mention.text == "high-ranking Russian foreign ministry official"
    layer = seed.get(Layer, mention.layer)
    assert seed.get(Annotator, layer.annotator).name == "mina"
    assert layer.status == "in_progress"
    assert (mention.kind, mention.certainty, mention.speaker) == ("name", "high", None)


def test_a_new_event_with_who_took_part(seed, edited, newest):
    table = edited("events")
    table.add(
        article=ARTICLE,
        annotator="reference",
        type="CONSULT",
        offsets=at(seed, "dialogue"),
        actors="Russia|Andrei Kulik",
        recipients="North Korea",
        quote="q02",
    )
    import_paths(seed, [table.save()])
    event = newest(Event)
    assert event.spans[0].role == "trigger"
    assert [(part.role, part.speaker) for part in event.participants] == [
        ("actor", "a10"),
        ("actor", "a01"),
        ("recipient", "a06"),
    ]
    assert event.quote == "q02"


def test_a_new_participant_once(seed, edited):
    table = edited("participants")
    table.add(event="e01", role="third_party", speaker="Andrei Kulik")
    imported = import_paths(seed, [table.save()])
    assert imported.sentence() == "Changed 1 event."
    assert seed.get(Event, "e01").participants[-1].speaker == "a01"
    assert import_paths(seed, [table.path]).changes == ()


def test_new_rows_that_come_in_again_are_the_records_that_they_made(seed, edited, content):
    people, quotes = edited("speakers"), edited("quotes")
    people.add(name="Ada Brock")
    for stance in ("support", "support", "oppose"):
        quotes.add(article=ARTICLE, offsets="0..6", speaker="Ada Brock", stance=stance)
    paths = [people.save(), quotes.save()]
    imported = import_paths(seed, paths)
    assert imported.sentence().startswith("Imported 1 speaker and 3 quotes; ")
    (last,) = [one for one in seed.all(Quote) if one.stance == "oppose" and one.speaker != "a01"]
    with seed.edit("Note"):
        seed.save(replace(last, note="seen"))
    before = content()
    again = import_paths(seed, paths)
    assert again.changes == ()
    assert content() == before, "not even what was changed since"


def test_a_type_is_read_from_the_quotation_marks_where_the_row_tells_none(seed, edited, newest):
    table = edited("quotes")
    table.add(article=ARTICLE, offsets=at(seed, "interested"))
    import_paths(seed, [table.save()])
    assert newest(Quote).type == "indirect"
    assert newest(Quote).spans == (Span("content", 72, 82, "interested"),)


@pytest.mark.parametrize("refused", REFUSED.strip().splitlines())
def test_a_row_that_makes_no_record_is_told(seed, edited, content, refused):
    table, cells, problem = refused.split(" > ")
    before, sheet = content(), edited(table)
    number = sheet.add(**dict(cell.replace("_(", " (").split("=") for cell in cells.split()))
    (found,) = problems(seed, sheet.save())
    assert found.startswith(f":{number}: {problem}")
    assert content() == before


def test_missing_rows_are_deleted_only_where_that_is_asked_for(seed, edited, content):
    before = content()
    quotes, events = edited("quotes"), edited("events")
    quotes.drop("q02")
    events.drop("e18")
    paths = [quotes.save(), events.save()]
    assert import_paths(seed, paths).changes == ()
    imported = import_paths(seed, paths, tables=MISSING)
    assert sorted(change.line().rpartition("/")[2][:30] for change in imported.changes) == [
        "events.csv: deleted: " + imported.changes[0].record[:9],
        "quotes.csv: deleted: indirect:",
    ]
    assert "Deleted 1 quote and 1 event" in imported.sentence()
    assert seed.find(Quote, "q02") is None
    assert seed.get(Event, "e01").quote is None
    seed.undo()
    assert content() == before


def test_missing_speakers_articles_and_participants_go_too(seed, edited, content):
    before = content()
    speakers, participants = edited("speakers"), edited("participants")
    speakers.drop("a01")
    participants.drop("e01")
    paths = [speakers.save(), participants.save()]
    imported = import_paths(seed, paths, tables=MISSING)
    lines = {change.line().rpartition(": ")[2] for change in imported.changes}
    assert "Andrei Kulik (a01)" in lines
    assert "Russia (actor of AGREE)" in lines
    assert seed.find(Speaker, "a01") is None
    assert [part.role for part in seed.get(Event, "e01").participants] == ["recipient"]
    seed.undo()
    assert content() == before
    articles = edited("articles")
    articles.rows.clear()
    import_paths(seed, [articles.save()], tables=MISSING)
    assert seed.all(Article) == []
    seed.undo()
    assert content() == before


def test_a_whole_export_misses_nothing(seed, tmp_path):
    export(seed, tmp_path / "out")
    assert import_paths(seed, [tmp_path / "out"], tables=MISSING).changes == ()


def test_a_new_event_keeps_its_participants_where_missing_ones_go(seed, edited, newest):
    events, participants = edited("events"), edited("participants")
    events.add(article=ARTICLE, type="AID", offsets="0..6", actors="Russia")
    import_paths(seed, [events.save(), participants.save()], tables=MISSING)
    assert [part.speaker for part in newest(Event).participants] == ["a10"]


def test_without_the_key_nothing_can_be_missing(seed, edited):
    table = edited("speakers")
    table.header = table.header[1:3]
    table.rows = [row[1:3] for row in table.rows]
    assert problems(seed, table.save(), tables=MISSING) == [
        ":1: id: the column is needed and not there"
    ]


def test_only_tables_can_miss_rows(seed, gold_path):
    with pytest.raises(AnnotatorError, match="Only edited tables"):
        import_paths(seed, [gold_path], tables=MISSING)

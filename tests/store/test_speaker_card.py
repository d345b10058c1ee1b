"""The card of a speaker reads across articles, in the order of time."""

from time import perf_counter

import pytest

from annotator.editing import articles, events, mentions, quotes, speakers
from annotator.model.annotations import Quote, Span
from annotator.model.ids import new_id
from annotator.store import speaker_card

TEXT = "“We are ready,” he said. They met."


@pytest.fixture
def kulik(project):
    return speakers.add_speaker(project, "Andrei Kulik").id


@pytest.fixture
def three(project):
    """Articles of three days, the last one first."""
    days = ("2018-03-20", "2017-01-05", None)
    return [
        articles.add_article(project, f"{TEXT} {day}", published=day, title=f"of {day}")
        for day in days
    ]


def say(project, article, speaker, **known):
    return quotes.mark_quote(project, article.id, [(0, 15)], speaker=speaker, **known).id


def test_quotes_stand_by_their_own_date_or_else_the_articles(project, three, kulik):
    late = say(project, three[0], kulik)
    early = say(project, three[1], kulik)
    between = say(project, three[2], kulik, date="../2017-06", stance="support")
    say(project, three[2], speakers.add_speaker(project, "Sergey Lavrov").id)
    assert speaker_card.said_by(project, kulik) == [early, between, late]
    line = next(one for one in speaker_card.quote_lines(project, [between]))
    assert (line.date, line.type, line.how) == ("../2017-06", "direct", "support")
    assert (line.words, line.article, line.title) == ("“We are ready,”", three[2].id, "of None")


def test_events_tell_the_role(project, three, kulik):
    met = events.mark_event(project, three[0].id, [(30, 33)], type="CONSULT", mode="visit")
    events.add_participant(project, met.id, "recipient", kulik)
    assert speaker_card.done_by(project, kulik) == [met.id]
    line = speaker_card.event_lines(project, [met.id], kulik)[0]
    assert (line.date, line.type, line.how, line.words) == (
        "2018-03-20",
        "CONSULT · visit",
        "recipient",
        "met",
    )


def test_everything_that_refers_to_a_speaker_is_listed_once(project, three, kulik):
    mentions.mark_mention(project, three[0].id, 16, 18, speaker=kulik, kind="pronoun")
    say(project, three[0], kulik, addressees=(kulik,), stance_target=kulik)
    met = events.mark_event(project, three[0].id, [(30, 33)], type="CONSULT")
    for role in ("actor", "recipient"):
        events.add_participant(project, met.id, role, kulik)
    found = [(use.kind, use.role, use.words) for use in speaker_card.uses_of(project, kulik)]
    assert sorted(found) == [
        ("event", "participant", "met"),
        ("mention", "mention", "he"),
        ("quote", "addressee", "“We are ready,”"),
        ("quote", "speaker", "“We are ready,”"),
        ("quote", "target", "“We are ready,”"),
    ]


def test_ten_thousand_quotes_are_listed_at_once(project, three, kulik):
    layer = project.get(Quote, say(project, three[0], kulik)).layer
    span = Span("content", 0, 15, TEXT[:15])
    with project.edit("Import", bulk=True):
        project.add_many(
            Quote,
            [
                Quote(id=new_id(), layer=layer, type="direct", speaker=kulik, spans=(span,))
                for _ in range(10_000)
            ],
        )
    started = perf_counter()
    ids = speaker_card.said_by(project, kulik)
    lines = speaker_card.quote_lines(project, ids[:64])
    assert (len(ids), len(lines)) == (10_001, 64)
    assert perf_counter() - started < 1  # seconds; a hundredth of it where nothing else runs

"""Random work on a project, by the verbs that a person uses; shared by the tests of the store."""

from contextlib import suppress

from annotator.editing import (
    articles,
    assigning,
    events,
    layers,
    mentions,
    quotes,
    spans,
    speakers,
    team,
)
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.store.records import TABLES

TEXTS = (
    "Moscow said “yes” \U0001f54a to Seoul.\n",
    "e\u0301\u00a0Kim\u2028met\r\nSuh",
    "قال الوزير نعم",
)


def do_something(project, pick):
    """Do one thing to a project; `pick(n)` chooses a number below n."""
    with suppress(AnnotatorError):  # what cannot be done is refused, and changes nothing
        VERBS[pick(len(VERBS))](project, pick)


def _one(project, kind, pick):
    found = project.all(kind)
    return found[pick(len(found))] if found else None


def _place(project, pick, article):
    text = project.text(article)
    start = pick(len(text))
    return start, start + 1 + pick(min(12, len(text) - start))


def _article(project, pick):
    from annotator.model.article import Article

    found = _one(project, Article, pick)
    if found is None or (pick(8) == 0 and len(project.all(Article)) < len(TEXTS)):
        return articles.add_article(project, TEXTS[pick(len(TEXTS))], source="TASS")
    return found


def add_speaker(project, pick):
    speakers.add_speaker(project, f"Speaker {pick(5)}", country=("KOR", None)[pick(2)])


def change_speaker(project, pick):
    if speaker := _one(project, Speaker, pick):
        speakers.change_speaker(project, speaker.id, name=f"Renamed {pick(9)}")


def merge_speakers(project, pick):
    first, second = _one(project, Speaker, pick), _one(project, Speaker, pick)
    if first:
        speakers.merge_speakers(project, first.id, second.id)


def delete_speaker(project, pick):
    if speaker := _one(project, Speaker, pick):
        speakers.delete_speaker(project, speaker.id)


def mark_mention(project, pick):
    article = _article(project, pick)
    speaker = _one(project, Speaker, pick)
    place = _place(project, pick, article.id)
    mentions.mark_mention(project, article.id, *place, speaker=speaker and speaker.id)


def delete_mention(project, pick):
    if mention := _one(project, Mention, pick):
        mentions.delete_mention(project, mention.id)


def mark_quote(project, pick):
    article = _article(project, pick)
    speaker = _one(project, Speaker, pick)
    stretches = [_place(project, pick, article.id) for _ in range(1 + pick(3))]
    addressees = (speaker.id,) if speaker else ()
    quotes.mark_quote(project, article.id, stretches, addressees=addressees)


def change_quote(project, pick):
    if quote := _one(project, Quote, pick):
        speaker = _one(project, Speaker, pick)
        quotes.change_quote(project, quote.id, speaker=speaker and speaker.id)
        quotes.change_quote(project, quote.id, note="n" * pick(4))


def move_span(project, pick):
    if quote := _one(project, Quote, pick):
        from annotator.model.annotations import Layer

        article = project.get(Layer, quote.layer).article
        spans.move_span(project, Quote, quote.id, 0, _place(project, pick, article))
        spans.set_span(project, Quote, quote.id, "cue", _place(project, pick, article))


def delete_quote(project, pick):
    if quote := _one(project, Quote, pick):
        quotes.delete_quote(project, quote.id)


def mark_event(project, pick):
    article = _article(project, pick)
    quote = _one(project, Quote, pick)
    place = _place(project, pick, article.id)
    types = list(project.codebook.terms("event_types"))
    events.mark_event(
        project,
        article.id,
        [place],
        type=types[pick(len(types))],
        quote=quote and quote.id,
    )


def add_participant(project, pick):
    event, speaker = _one(project, Event, pick), _one(project, Speaker, pick)
    if event and speaker:
        events.add_participant(project, event.id, ("actor", "recipient")[pick(2)], speaker.id)


def delete_event(project, pick):
    if event := _one(project, Event, pick):
        events.delete_event(project, event.id)


def delete_article(project, pick):
    if pick(3) == 0:
        articles.delete_article(project, _article(project, pick).id)


def set_status(project, pick):
    layers.set_status(project, _article(project, pick).id, ("done", "in_progress")[pick(2)])


def assign(project, pick):
    people = [f"annotator {pick(3)}" for _ in range(2)]
    double = pick(2) * 0.5 if len(set(people)) > 1 else 0
    assigning.assign(project, assigning.plan(project, people, double=double, seed=pick(9)))


def set_blind(project, pick):
    team.set_blind(project, blind=bool(pick(2)))


VERBS = (
    add_speaker,
    change_speaker,
    merge_speakers,
    delete_speaker,
    mark_mention,
    delete_mention,
    mark_quote,
    mark_quote,
    change_quote,
    move_span,
    delete_quote,
    mark_event,
    mark_event,
    add_participant,
    delete_event,
    delete_article,
    set_status,
    assign,
    set_blind,
)


def contents(project):
    """Everything a project holds but its history, table by table, to compare."""
    tables = [*TABLES, *(part.table for table in TABLES.values() for part in table.parts)]
    return {
        table: sorted(map(repr, project.db.execute(f"SELECT * FROM {table}"))) for table in tables
    }

"""What people do in projects, at random: an act is a name and numbers that choose its object."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from annotator.editing import articles, events, mentions, points, quotes, speakers
from annotator.editing.changes import save
from annotator.editing.layers import find_layer, set_status
from annotator.errors import AnnotatorError
from annotator.model.annotations import (
    STATUSES,
    Alias,
    Annotator,
    Dismissed,
    Event,
    Mention,
    Office,
    Quote,
    Speaker,
)
from annotator.model.article import Article, Assignment
from annotator.store.project import Project

TEXTS = tuple(f"Kim and Lee met number {n}.\nThey said that all went well.\n" for n in range(3))
NAMES = ("Kim", "Lee", "Seoul")  # of new speakers, so that several people add the same one
STANCES = (None, "support", "oppose")
Act = tuple[str, int, int]


def _one(found: list, number: int):
    return found[number % len(found)] if found else None


def _mine(project: Project, kind: type, number: int):
    """A record in the person's own work."""
    found = []
    for article in project.all(Article):
        layer = find_layer(project, article.id)
        found += project.all(kind, layer=layer.id) if layer else []
    return _one(found, number)


def _speaker(project: Project, number: int) -> str | None:
    found = [None, *sorted(one.id for one in project.all(Speaker))]
    return found[number % len(found)]


def mark_quote(project, a, b):
    article = _one(project.all(Article), a)
    if article:
        quotes.mark_quote(project, article.id, [(b % 9, b % 9 + 5)], speaker=_speaker(project, a))


def change_quote(project, a, b):
    if quote := _mine(project, Quote, a):
        quotes.change_quote(project, quote.id, stance=STANCES[b % 3], note=f"{a} {b}")


def attribute(project, a, b):
    if quote := _mine(project, Quote, a):
        other = _speaker(project, b + 1)
        heard = (other,) if other else ()
        quotes.change_quote(project, quote.id, speaker=_speaker(project, b), addressees=heard)


def put_within(project, a, b):
    """Let a quote stand within another one; what two people do so may be a circle."""
    one, other = _mine(project, Quote, a), _mine(project, Quote, b)
    if one and other and one.layer == other.layer:
        quotes.change_quote(project, one.id, parent=other.id)


def delete_quote(project, a, _):
    if quote := _mine(project, Quote, a):
        quotes.delete_quote(project, quote.id)


def mark_event(project, a, b):
    article = _one(project.all(Article), a)
    if article:
        event = events.mark_event(project, article.id, [(b % 9, b % 9 + 3)], type="CONSULT")
        mention = mentions.mark_mention(project, article.id, 0, 3, speaker=_speaker(project, b))
        if mention.speaker:
            events.add_participant(project, event.id, "actor", mention.speaker, mention=mention.id)


def change_event(project, a, b):
    quote = _mine(project, Quote, b)
    if (event := _mine(project, Event, a)) and quote and event.layer == quote.layer:
        events.change_event(project, event.id, quote=quote.id)


def delete_mention(project, a, _):
    if mention := _mine(project, Mention, a):
        mentions.delete_mention(project, mention.id)


def add_speaker(project, a, _):
    speakers.add_speaker(project, NAMES[a % 3])


def change_speaker(project, a, b):
    if speaker := _one(sorted(project.all(Speaker), key=lambda one: one.id), a):
        speakers.change_speaker(project, speaker.id, role=f"role {b % 3}", note=f"{b}" if a else "")


def name_speaker(project, a, b):
    if speaker := _one(sorted(project.all(Speaker), key=lambda one: one.id), a):
        named = [one for one in speaker.aliases if one.name != f"N{b % 3}"]
        if len(named) == len(speaker.aliases):
            named.append(Alias(f"N{b % 3}"))
        article = _one(sorted(project.all(Article), key=lambda one: one.id), b)
        office = Office(role=f"{b % 2}", article=article.id if article else None)
        values = {"aliases": tuple(named), "offices": (office,)}
        save_in(project, replace(speaker, **values))


def save_in(project, record):
    """Save a record as one step."""
    with project.edit("Change"):
        save(project, record)


def delete_speaker(project, a, _):
    if speaker := _speaker(project, a):
        speakers.delete_speaker(project, speaker)


def join_speakers(project, a, b):
    one, other = _speaker(project, a), _speaker(project, b)
    if one and other and one != other:
        speakers.merge_speakers(project, one, other)


def set_how_far(project, a, b):
    if article := _one(project.all(Article), a):
        set_status(project, article.id, STATUSES[b % 4])


def dismiss(project, a, b):
    if article := _one(project.all(Article), a):
        points.dismiss(project, article.id, [Dismissed(f"rule {b % 2}", b % 4, b % 4 + 3)])


def add_article(project, a, b):
    articles.add_article(project, TEXTS[a % 3], source=(None, "TASS", "Yonhap")[b % 3])


def change_article(project, a, b):
    if article := _one(project.all(Article), a):
        articles.change_article(project, article.id, byline=f"by {b}")


def assign(project, a, b):
    article = _one(sorted(project.all(Article), key=lambda one: one.id), a)
    people = project.all(Annotator)
    if article and people:
        given = (Assignment(_one(people, b).id, ("work", "double")[b % 2]),)
        save_in(project, replace(article, assignments=given))


def delete_article(project, a, _):
    if article := _one(project.all(Article), a):
        articles.delete_article(project, article.id)


def undo(project, *_):
    if project.undo_entry:
        project.undo()


ACTS: dict[str, Callable[[Project, int, int], object]] = {
    one.__name__: one
    for one in (
        *(mark_quote, change_quote, attribute, put_within, delete_quote),
        *(mark_event, change_event, delete_mention),
        *(add_speaker, change_speaker, name_speaker, join_speakers, delete_speaker),
        *(set_how_far, dismiss, add_article, change_article, assign, delete_article, undo),
    )
}


def histories(people: int) -> st.SearchStrategy:
    """What some people do apart, each for itself, and last what was done before.

    Each time only a few kinds of act are done, so that they meet one another often.
    """
    names = st.sets(st.sampled_from(sorted(ACTS)), min_size=2, max_size=8)
    return names.flatmap(lambda some: _doing(sorted(some), people))


def _doing(names: list[str], people: int) -> st.SearchStrategy:
    act = st.tuples(st.sampled_from(names), st.integers(0, 7), st.integers(0, 7))
    apart = (st.lists(act, max_size=8) for _ in range(people))
    return st.tuples(*apart, st.lists(act, max_size=10))


def trees(people: int) -> st.SearchStrategy:
    """In which order some people's files are merged: each a number, or a pair of such orders."""

    def pairs(files: tuple) -> st.SearchStrategy:
        if len(files) == 1:
            return st.just(files[0])
        return st.integers(1, len(files) - 1).flatmap(
            lambda cut: st.tuples(pairs(files[:cut]), pairs(files[cut:]))
        )

    return st.permutations(range(people)).map(tuple).flatmap(pairs)


def work(project: Project, acts: list[Act]) -> None:
    """Do the acts, but for those that the project refuses."""
    for name, first, second in acts:
        try:
            ACTS[name](project, first, second)
        except AnnotatorError:
            continue

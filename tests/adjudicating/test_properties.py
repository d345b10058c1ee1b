"""Whatever is decided, in whatever order: Undo takes it back, and nobody's own work is touched."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.adjudicating import deciding
from annotator.adjudicating.comparing import compare
from annotator.adjudicating.saying import said_in
from annotator.adjudicating.standing import Standing, standing
from annotator.editing import layers
from annotator.editing.adjudication import gold_of
from annotator.editing.articles import add_article
from annotator.editing.events import mark_event
from annotator.editing.mentions import mark_mention
from annotator.editing.quotes import mark_quote
from annotator.exchange.exporting import export
from annotator.model import codebook
from annotator.model.annotations import Event, Mention, Quote
from annotator.store.connection import MEMORY
from annotator.store.files import create

TEXT = "Russia is ready, Kulik said. Chung visited Pyongyang."
KINDS = (Mention, Quote, Event)
PEOPLE = ("anna", "ben")

places = st.sampled_from([(0, 6), (0, 15), (7, 15), (17, 22), (29, 34), (35, 42)])
marks = st.lists(
    st.tuples(st.sampled_from(KINDS), places, st.integers(0, 1), st.booleans()),
    min_size=1,
    max_size=5,
)
acts = st.lists(
    st.tuples(st.sampled_from("12BXOAK"), st.integers(0, 9)), max_size=8
)  # the keys of the window, and on which difference
quick = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def annotated(*works):
    """A project whose article people have annotated; links lead to the quote that came last."""
    project = create(MEMORY, codebook.load("plover"), annotator="lena")
    article = add_article(project, TEXT).id
    for name, work in zip(PEOPLE, works, strict=True):
        project.annotator = name
        quote = None
        for kind, place, number, is_linked in work:
            if kind is Mention:
                mark_mention(project, article, *place, kind=("name", "pronoun")[number])
            elif kind is Quote:
                parent = quote if is_linked else None
                type = ("direct", "indirect")[number]
                quote = mark_quote(project, article, [place], type=type, parent=parent).id
            else:
                within, type = quote if is_linked else None, ("CONSULT", "SUPPORT")[number]
                mark_event(project, article, [place], type=type, quote=within)
        layers.set_status(project, article, "done")
    project.annotator = "lena"
    return project, article


def act(project, article, key, number):
    """Do what a key does on one of the differences."""
    found = compare(project, article)
    if key == "A":
        deciding.take_agreed(project, found)
    elif found.differences:
        one = found.differences[number % len(found.differences)]
        wanted = {"1": found.sides[:1], "2": found.sides[1:], "B": found.sides}.get(key, ())
        taken = [side.layer for side in wanted if side.layer in one.records]
        if taken:
            deciding.take(project, found, one, taken)
        elif key == "O":
            deciding.open_again(project, found, one)
        elif key == "K":
            deciding.keep(project, found, one)
        else:
            deciding.leave_out(project, found, one)


def exported(project, folder):
    """All of a project as it is written, without when and by whom it was changed."""
    out = folder / "out.json"
    export(project, out)
    return json.loads(out.read_text(encoding="utf-8"))


def own(document):
    """What annotators wrote themselves."""
    (article,) = document["articles"]
    return [layer for layer in article["layers"] if layer["kind"] != "gold"]


def said(project, article):
    """What the agreed version says: each record's pieces, links by what they lead to."""
    layer = gold_of(project, article)
    every = [one for kind in KINDS for one in project.all(kind, layer=layer.id)] if layer else []
    names = {one.id: str(sorted(one.sources)) for one in every}
    return sorted(str((sorted(one.sources), said_in(one, names))) for one in every)


@quick
@given(marks, marks, acts)
def test_undo_takes_back_every_decision_and_redo_brings_it_again(tmp_path_factory, one, two, keys):
    folder = tmp_path_factory.mktemp("undo")
    project, article = annotated(one, two)
    with project:
        seen = [exported(project, folder)]
        for key, number in keys:
            before = project.undo_entry
            act(project, article, key, number)
            if project.undo_entry != before:
                seen.append(exported(project, folder))
            assert own(seen[-1]) == own(seen[0])
        for state in reversed(seen[:-1]):
            project.undo()
            assert exported(project, folder) == state
        for state in seen[1:]:
            project.redo()
            assert exported(project, folder) == state


@quick
@given(marks)
def test_of_two_equal_layers_the_agreed_version_says_the_same_as_either(work):
    project, article = annotated(work, work)
    with project:
        found = compare(project, article)
        assert all(one.is_agreed for one in found.differences)
        assert deciding.take_agreed(project, found) == len(work)
        assert deciding.count_open(project, article) == 0
        layer = found.sides[0].layer
        numbers = {id: n for n, one in enumerate(found.differences) for id in one.ids}
        for kind in KINDS:
            agreed = project.all(kind, layer=gold_of(project, article).id)
            leads = {one.id: numbers[one.sources[0]] for k in KINDS for one in gold(project, k)}
            assert sorted(str(said_in(one, leads)) for one in agreed) == sorted(
                str(said_in(one, numbers)) for one in project.all(kind, layer=layer)
            )


def gold(project, kind):
    """The agreed records of a kind in all articles."""
    return [one for one in project.all(kind) if one.sources]


@quick
@given(marks, marks, st.data())
def test_the_order_of_decisions_does_not_change_what_the_agreed_version_says(one, two, data):
    found = {}
    for number in range(2):
        project, article = annotated(one, two)
        with project:
            compared = compare(project, article)
            count = len(compared.differences)
            if number == 0:
                keys = data.draw(st.lists(st.sampled_from("12BX"), min_size=count, max_size=count))
                order = data.draw(st.permutations(range(count)))
            for at in range(count) if number == 0 else order:
                act(project, article, keys[at], at)
            assert deciding.count_open(project, article) == 0
            found[number] = told_apart(project, article, compared)
    assert found[0] == found[1]


def told_apart(project, article, compared):
    """What the agreed version says, with the annotators' records named by their order."""
    words = "\n".join(said(project, article))
    for n, one in enumerate(compared.differences):
        for layer, record in one.records.items():
            side = [s.layer for s in compared.sides].index(layer)
            words = words.replace(record.id, f"<{n} of {side}>")
    return sorted(words.splitlines())


@quick
@given(marks, marks, st.lists(st.one_of(st.just("undo"), st.just("redo"), acts), max_size=6))
def test_what_is_kept_in_memory_of_decisions_is_what_the_file_says(one, two, steps):
    project, article = annotated(one, two)
    with project:
        found = compare(project, article)
        for step in steps:
            if step in ("undo", "redo"):
                entry = project.undo_entry if step == "undo" else project.redo_entry
                if entry is not None and "agreed" in entry.label:
                    getattr(project, step)()
            else:
                for key, number in step:
                    act(project, article, key, number)
            kept = standing(project, found)
            anew = Standing(project, found)
            anew.refresh()
            assert kept.decided == anew.decided
            assert kept.open == sum(one.is_open for one in anew.decided)

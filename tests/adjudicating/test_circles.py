"""Two people put a quote each within the other's: of the links one stands, whatever comes first."""

import pytest
from two_people import place

from annotator.adjudicating import deciding
from annotator.adjudicating.standing import decisions
from annotator.editing import layers
from annotator.editing.adjudication import gold_of
from annotator.editing.quotes import change_quote, mark_quote
from annotator.model.annotations import Quote


@pytest.fixture
def crossed(desk):
    """Anna puts the short quote within the long one, ben, later, the long one within the short."""
    for name in ("anna", "ben"):
        desk.project.annotator = name
        words = [place("Chung visited Pyongyang on Monday")]
        short = mark_quote(desk.project, desk.article, words)
        (long,) = [one for one in desk.project.all(Quote, layer=short.layer) if one.id != short.id]
        inner, outer = (short, long) if name == "anna" else (long, short)
        change_quote(desk.project, inner.id, parent=outer.id)
        layers.set_status(desk.project, desk.article, "done")
    desk.project.annotator = "lena"
    return desk


@pytest.mark.parametrize("first", [0, 1])
def test_the_link_that_was_made_last_stands_whatever_is_taken_first(crossed, first):
    found = crossed.compared()
    long, short = [one for one in found.differences if one.kind == "quote"]
    taken = [(short, crossed.layer("anna")), (long, crossed.layer("ben"))]
    for one, layer in (taken[first], taken[1 - first]):
        deciding.take(crossed.project, found, one, [layer])
    agreed = crossed.project.all(Quote, layer=gold_of(crossed.project, crossed.article).id)
    of = {one.sources[0]: one for one in agreed}
    outer, inner = of[short.records[taken[0][1]].id], of[long.records[taken[1][1]].id]
    assert (outer.parent, inner.parent) == (None, outer.id)
    decided = decisions(crossed.project, found)
    pairs = zip(found.differences, decided, strict=True)
    assert {one.place: state.not_linked for one, state in pairs if one.kind == "quote"} == {
        long.place: (),
        short.place: ("parent",),
    }

"""Folders of several annotators have names by which each is known again."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.foreign.folders import owner, places
from annotator.model.annotations import LAYER_KINDS

OWNERS = st.lists(
    st.tuples(st.text("ab:/ (2", min_size=1, max_size=4), st.sampled_from(LAYER_KINDS)),
    unique=True,
)


@given(OWNERS)
def test_each_owner_has_a_place_that_tells_the_kind_of_work(owners):
    found = places(Path("out"), sorted(owners))
    assert len(set(found.values())) == len(owners)
    assert all(owner(path.name)[1] == kind for (_, kind), path in found.items())

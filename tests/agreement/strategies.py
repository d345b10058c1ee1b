"""Marks, layers and matchings that Hypothesis makes up."""

from dataclasses import replace

from hypothesis import strategies as st

from annotator.agreement.marks import Mark, extent_of
from annotator.agreement.matching import Matching

TEXT = "Moscow is ready, he said. 平壤同意。 “No,” said Seoul — twice; Rome agreed."

places = st.tuples(st.integers(0, len(TEXT) - 6), st.integers(1, 6)).map(lambda p: (p[0], sum(p)))
extents = st.lists(places, min_size=1, max_size=3).map(extent_of)
attributes = st.fixed_dictionaries(
    {"type": st.sampled_from("xy"), "speaker": st.sampled_from(["a", "b", None])}
)
matchings = st.sampled_from(
    [Matching("exact"), Matching(), Matching("overlap", 0.1), Matching("token")]
)


@st.composite
def layers(draw, name="a", most=8):
    """The marks of one annotator, with ids of their own."""
    mark = st.builds(Mark, st.just(""), st.sampled_from(["quote", "event"]), extents, attributes)
    found = draw(st.lists(mark, max_size=most))
    return [replace(one, id=f"{name}{i}") for i, one in enumerate(found)]

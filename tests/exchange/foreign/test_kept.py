"""What is kept on disk by ids is what a dictionary of lists holds."""

from contextlib import ExitStack

from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.foreign import kept
from annotator.exchange.foreign.kept import Kept

IDS = st.text(max_size=2)
VALUES = st.integers() | st.text(max_size=5) | st.lists(st.text(max_size=3), max_size=2)


@given(st.lists(st.tuples(IDS, VALUES)), IDS)
def test_whatever_was_added_is_found_in_its_order(pairs, asked):
    with ExitStack() as stack:
        found, expected = Kept(stack), {}
        for id, value in pairs:
            found.add(id, value)
            expected.setdefault(id, []).append(value)
            assert list(found.of(id)) == expected[id]
        assert list(found.of(asked)) == expected.get(asked, [])


def test_ids_of_one_bucket_are_told_apart(monkeypatch):
    monkeypatch.setattr(kept, "_BUCKETS", 1)
    monkeypatch.setattr(kept, "_BITS", 1)
    with ExitStack() as stack:
        found = Kept(stack)
        for number in range(20):
            found.add(f"id {number}", number)
        assert [list(found.of(f"id {number}")) for number in range(20)] == [[n] for n in range(20)]

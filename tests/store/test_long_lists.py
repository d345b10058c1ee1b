"""A long list is a list, of which most is in a file."""

import gc
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.store.long_lists import BLOCK, LongList, LongMap


def made(items):
    found = LongList()
    for item in items:
        found.append(item)
    return found


@given(st.lists(st.integers()), st.integers(0, 3), st.data())
def test_it_holds_what_a_list_holds(some, blocks, data):
    items = [*range(blocks * BLOCK), *some]
    found = made(items)
    assert list(found) == items
    assert (len(found), bool(found), found) == (len(items), bool(items), items)
    for place in (
        data.draw(st.lists(st.integers(-len(items), len(items) - 1), max_size=9)) if items else ()
    ):
        assert found[place] == items[place]
    cut = data.draw(st.slices(len(items)))
    assert found[cut] == items[cut]


def test_it_goes_on_while_it_is_read():
    found = made(range(3 * BLOCK))
    for item in list(found)[:2]:
        found.append(item)
    assert found[-2:] == [0, 1]
    assert found != made(range(3 * BLOCK))


def test_behind_its_end_there_is_nothing():
    with pytest.raises(IndexError):
        made(range(BLOCK))[BLOCK]


def test_few_of_its_items_are_in_memory():
    gc.collect()
    tracemalloc.start()
    found = made(f"{number} {'a' * 1000}" for number in range(20 * BLOCK))
    assert sum(map(len, found)) > 20 * BLOCK * 1000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * BLOCK * 1000 / 4


def test_its_file_is_closed_with_it():
    found = made(range(BLOCK))
    file = found._file
    del found
    gc.collect()
    assert file.closed


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3 * BLOCK), st.integers())))
def test_a_long_map_holds_what_a_mapping_holds(steps):
    found, plain = LongMap(), {}
    for number in range(2 * BLOCK):
        found[number] = plain[number] = number
    for puts, key, value in steps:
        if puts:
            found[key] = plain[key] = value
        else:
            assert found.pop(key, None) == plain.pop(key, None)
    assert dict(found) == plain
    assert (len(found), list(found)) == (len(plain), list(plain))
    assert all((key in found) == (key in plain) for key in range(3 * BLOCK))
    found.clear()
    assert dict(found) == {}


def test_few_of_the_values_of_a_long_map_are_in_memory():
    gc.collect()
    tracemalloc.start()
    found = LongMap()
    for number in range(20 * BLOCK):
        found[number] = f"{number} {'a' * 1000}"
    assert sum(map(len, found.values())) > 20 * BLOCK * 1000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * BLOCK * 1000 / 4

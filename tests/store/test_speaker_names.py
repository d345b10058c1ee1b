"""Speakers as they are looked up by a name that stands in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.annotations import Alias, Speaker
from annotator.store import files
from annotator.store.connection import MEMORY
from annotator.store.speaker_names import speakers_like

NAMES = (
    *("Andrei Kulik", "Kulik", "KULIK Sergei", "Kulikov", "Kulik's", "Kulik!", "Van Kulik Jr"),
    *("the White House", "House", "White House", "50% Party", "50x Party", "A_B", "AxB", "Moon"),
)


@pytest.fixture(scope="module")
def project():
    """Speakers of all these names, and one who has each as an alias."""
    from annotator.model import codebook

    with files.create(MEMORY, codebook.load("plover"), annotator="mina") as project:
        with project.edit("Speakers"):
            for number, name in enumerate(NAMES):
                project.save(Speaker(id=f"s{number}", name=name))
                other = Speaker(id=f"a{number}", name=f"~{number}", aliases=(Alias(name=name),))
                project.save(other)
        yield project


def test_no_name_is_read_that_is_not_like_the_words(project):
    asked = []
    project.db.set_trace_callback(asked.append)
    speakers_like(project, "Andrei Kulik", ["Moon"])
    project.db.set_trace_callback(None)
    plan = [row[3] for row in project.db.execute(f"EXPLAIN QUERY PLAN {asked[-1]}")]
    assert not [step for step in plan if step.startswith("SCAN") and "json_each" not in step]


def is_like(name, words, others):
    """What a name must be to be like the words, said in another way."""
    plain, sought = name.lower(), words.lower()
    ends = [" ".join(sought.split()[n:]) for n in range(1, len(sought.split()))]
    begins_or_ends = re.match(rf"{re.escape(sought)} |.* {re.escape(sought)}\Z", plain)
    return bool(begins_or_ends) or plain in [sought, *ends, *map(str.lower, others)]


words = st.one_of(
    st.sampled_from(["kulik", "Kulik", "House", "% Party", "50% Party", "Party", "_", "a_b", "B"]),
    st.sampled_from(NAMES).flatmap(lambda name: st.sampled_from([name, f"Mr {name}"])),
)


@given(words, st.lists(st.sampled_from(["moon", "Kulikov"]), max_size=2))
def test_those_are_found_whose_name_or_alias_is_like_the_words(project, words, others):
    found = {one.id for one in speakers_like(project, words, others)}
    like = {number for number, name in enumerate(NAMES) if is_like(name, words, others)}
    assert found == {f"{kind}{number}" for number in like for kind in "sa"}

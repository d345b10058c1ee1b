"""A mapping as a file: it is printed, saved and given back as it was; faults are one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import AnnotatorError
from annotator.exchange.foreign.mapping import NameMapping
from annotator.exchange.foreign.mapping_file import dumps, load
from annotator.exchange.foreign.targets import PARTS

NAMES = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\n\r"), max_size=9)
TARGETS = {
    "spans": (
        "mention",
        "mention nominal state",
        "chain",
        "part",
        "quote cue",
        "event X Y",
        "ignore",
    ),
    "events": ("quote", "event AGREE", "ignore"),
    "roles": ("source", "participant actor", "location", "note"),
    "relations": ("coreference", "participant third party", "parent", "ignore"),
    "attributes": ("certainty", "field tone", "participant actor", "note"),
}


@given(
    tables=st.fixed_dictionaries(
        {part: st.dictionaries(NAMES, st.sampled_from(TARGETS[part]), max_size=4) for part in PARTS}
    ),
    values=st.dictionaries(NAMES, st.dictionaries(NAMES, st.just("high"), min_size=1), max_size=2),
    add_types=st.booleans(),
)
def test_what_is_printed_is_read_back(tmp_path_factory, tables, values, add_types):
    mapping = NameMapping(tables, values, add_types)
    path = tmp_path_factory.mktemp("m") / "mapping.toml"
    path.write_text(dumps(mapping, {("spans", ""): "3 times"}), encoding="utf-8")
    assert load(path) == mapping


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[spans]\nA = 'menton'", "spans, A: 'menton' is not one of: mention"),
        ("[spans]\nA = 'event '", "spans, A: 'event' is not one of"),
        ("[events]\nA = 'mention'", "events, A: 'mention' is not one of: quote, event TYPE"),
        ("[roles]\nA = 3", "roles, A is not text"),
        ("roles = 3", "roles is not a table"),
        ("[values]\nA = 'x'", "values.A is not a table"),
        ("add_types = 'yes'", "add_types is neither true nor false"),
        ("[span]\nA = 'mention'", "the key 'span' is not known; known are add_types, spans"),
        ("[spans", "is not a TOML file"),
        (b"\xff\xfe", "is not a TOML file"),
    ],
)
def test_what_is_wrong_with_a_file_is_one_sentence(tmp_path, content, words):
    path = tmp_path / "mapping.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(AnnotatorError) as error:
        load(path)
    assert words in error.value.message
    assert "\n" not in error.value.message


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(AnnotatorError, match="cannot be read: No such file"):
        load(tmp_path / "gone.toml")

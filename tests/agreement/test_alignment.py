"""Two layers of one article, paired one to one."""

from itertools import permutations
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.alignment import align
from annotator.agreement.assignment import best_pairs
from annotator.agreement.groups import align_all
from annotator.agreement.marks import Mark, mark_of
from annotator.agreement.matching import Matching, Words, common, in_words, size
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Mention, Participant, Quote, Span
from tests.agreement.strategies import TEXT, extents, layers, matchings


def mark(id, *extent, kind="quote", **attributes):
    return Mark(id, kind, extent, attributes)


def ids(pairing):
    return (
        [(pair.a.id, pair.b.id) for pair in pairing.both],
        [one.id for one in pairing.only_a],
        [one.id for one in pairing.only_b],
    )


def test_exact_pairs_equal_places_only():
    a = [mark("a1", (0, 10)), mark("a2", (20, 30))]
    b = [mark("b1", (0, 10)), mark("b2", (20, 31))]
    assert ids(align(a, b, Matching("exact"))) == ([("a1", "b1")], ["a2"], ["b2"])


def test_overlap_pairs_from_the_given_share_on():
    a, b = [mark("a", (0, 10))], [mark("b", (0, 20))]
    assert ids(align(a, b, Matching("overlap", 0.5))) == ([("a", "b")], [], [])
    assert ids(align(a, b, Matching("overlap", 0.51))) == ([], ["a"], ["b"])


def test_the_share_is_of_all_parts_of_a_quote():
    a, b = [mark("a", (0, 10), (90, 100))], [mark("b", (0, 10))]
    assert align(a, b).both[0].overlap == 0.5


def test_a_common_word_is_enough_for_token_and_nothing_else_is():
    a = [mark("a1", (0, 9)), mark("a2", (24, 25))]  # "Moscow is", "."
    b = [mark("b1", (7, 16)), mark("b2", (25, 26))]  # "is ready,", " "
    found = align(a, b, Matching("token"), text=TEXT)
    assert ids(found) == ([("a1", "b1")], ["a2"], ["b2"])
    assert isclose(found.both[0].overlap, 1 / 4)  # "is" of: Moscow is ready ,


def test_the_best_pairing_of_all_is_taken_not_the_best_pair_first():
    a = [mark("a1", (0, 10)), mark("a2", (4, 14))]
    b = [mark("b1", (1, 11)), mark("b2", (9, 19))]
    assert ids(align(a, b, Matching("overlap", 0.01)))[0] == [("a1", "b1"), ("a2", "b2")]
    a = [mark("a1", (0, 10)), mark("a2", (3, 13))]
    b = [mark("b1", (2, 12))]
    assert ids(align(a, b)) == ([("a2", "b1")], ["a1"], [])


def test_equal_attributes_decide_between_equal_places():
    a = [mark("a1", (0, 4), speaker="x"), mark("a2", (0, 4), speaker="y")]
    b = [mark("b1", (0, 4), speaker="y"), mark("b2", (0, 4), speaker="x")]
    assert ids(align(a, b))[0] == [("a1", "b2"), ("a2", "b1")]


def test_kinds_are_never_paired_with_each_other():
    found = align([mark("a", (0, 4), kind="event")], [mark("b", (0, 4), kind="mention")])
    assert ids(found) == ([], ["a"], ["b"])


def test_a_pair_says_in_what_it_differs():
    a = mark("a", (0, 4), type="direct", speaker="x", act=None)
    b = mark("b", (0, 4), type="mixed", speaker="x", act="directive")
    assert align([a], [b]).both[0].differing == ("type", "act")


@given(layers("a"), layers("b"), matchings)
def test_every_mark_stands_in_a_pairing_once(a, b, matching):
    found = align(a, b, matching, text=TEXT)
    assert sorted([p.a.id for p in found.both] + [m.id for m in found.only_a]) == [m.id for m in a]
    assert sorted([p.b.id for p in found.both] + [m.id for m in found.only_b]) == [m.id for m in b]
    assert all(pair.a.kind == pair.b.kind and 0 < pair.overlap <= 1 for pair in found.both)


@given(layers("a"), matchings)
def test_a_layer_agrees_with_itself(a, matching):
    a = [one for one in a if in_words(one.extent, Words.of(TEXT))]
    found = align(a, a, matching, text=TEXT)
    assert len(found.both) == len(a)
    assert all(pair.overlap == 1 and not pair.differing for pair in found.both)


@given(layers("a"), layers("b"), matchings, st.randoms(use_true_random=False))
def test_neither_the_order_of_marks_nor_of_annotators_counts(a, b, matching, random):
    found = ids(align(a, b, matching, text=TEXT))
    mixed_a, mixed_b = random.sample(a, len(a)), random.sample(b, len(b))
    assert ids(align(mixed_a, mixed_b, matching, text=TEXT)) == found
    pairs, only_b, only_a = ids(align(mixed_b, mixed_a, matching, text=TEXT))
    assert (sorted((y, x) for x, y in pairs), only_a, only_b) == (sorted(found[0]), *found[1:])


@settings(max_examples=60)
@given(layers("a", most=4), layers("b", most=4), matchings)
def test_no_other_pairing_overlaps_more(a, b, matching):
    def shares(one, other):
        if one.kind != other.kind:
            return 0
        words = Words.of(TEXT)
        if matching.how == "token":
            return matching.overlap(in_words(one.extent, words), in_words(other.extent, words))
        return matching.overlap(one.extent, other.extent)

    a = [one for one in a if in_words(one.extent, Words.of(TEXT))]
    few, many = sorted((a, b), key=len)
    every = [sum(map(shares, few, chosen)) for chosen in permutations(many, len(few))]
    found = sum(pair.overlap for pair in align(a, b, matching, text=TEXT).both)
    assert isclose(found, max(every), abs_tol=1e-5)


weights = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 8)), st.integers(1, 40), max_size=40
)


@given(weights)
def test_the_assignment_is_that_of_another_implementation(weights):
    scipy = pytest.importorskip("scipy.optimize")
    table = [[weights.get((row, column), 0) for column in range(9)] for row in range(7)]
    rows, columns = scipy.linear_sum_assignment(table, maximize=True)
    best = sum(table[row][column] for row, column in zip(rows, columns, strict=True))
    found = best_pairs(weights, 7, 9)
    assert sum(weights[pair] for pair in found) == best
    turned = best_pairs({(c, r): weight for (r, c), weight in weights.items()}, 9, 7)
    assert sum(weights[r, c] for c, r in turned) == best
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)


def test_very_many_marks_in_one_place_take_no_endless_time():
    a = [mark(f"a{i}", (i, 1000 + i)) for i in range(300)]
    b = [mark(f"b{i}", (i, 1000 + i)) for i in range(300)]
    found = align(a, b)
    assert [(p.a.id[1:], p.overlap) for p in found.both] == [(p.b.id[1:], 1) for p in found.both]
    assert not found.only_a


def test_very_many_marks_of_the_same_words_are_all_paired():
    a = [mark(f"a{i}", (7, 12), kind="mention", speaker=i) for i in range(300)]
    b = [mark(f"b{i}", (7, 12), kind="mention", speaker=-i) for i in range(310)]
    found = align(a, b)
    assert (len(found.both), len(found.only_a), len(found.only_b)) == (300, 0, 10)


@given(extents, extents)
def test_common_characters_are_counted_as_sets_do(a, b):
    first, second = ({i for part in one for i in range(*part)} for one in (a, b))
    assert common(a, b) == len(first & second)
    assert size(a) == len(first)


@given(extents)
def test_an_extent_in_words_holds_the_words_it_touches(extent):
    words = Words.of(TEXT)
    places = list(zip(words.starts, words.ends, strict=True))
    touched = {
        i for i, (start, end) in enumerate(places) if any(s < end and start < e for s, e in extent)
    }
    assert {i for part in in_words(extent, words) for i in range(*part)} == touched


def test_signs_of_chinese_are_words():
    words = Words.of(TEXT)
    found = [TEXT[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    assert found[7:12] == ["平", "壤", "同", "意", "。"]


@pytest.mark.parametrize("words", ["exact", "token", "overlap:0.5", "overlap:1", "overlap:0.25"])
def test_a_matching_is_written_as_it_is_read(words):
    assert str(Matching.parse(words)) == words


@pytest.mark.parametrize(
    "words",
    ["", "fuzzy", "exact:1", "token:", "overlap:", "overlap:0", "overlap:1.1", "overlap:nan"],
)
def test_what_is_no_matching_is_refused(words):
    with pytest.raises(AnnotatorError):
        Matching.parse(words)


def test_groups_take_one_mark_of_each_annotator():
    groups = align_all(
        {
            "ann": [mark("a1", (0, 10), type="x"), mark("a2", (50, 60), type="x")],
            "ben": [mark("b1", (0, 10), type="x")],
            "cy": [mark("c1", (0, 12), type="y"), mark("c2", (50, 60), type="x")],
        }
    )
    assert [{name: one.id for name, one in group.marks.items()} for group in groups] == [
        {"ann": "a1", "ben": "b1", "cy": "c1"},
        {"ann": "a2", "cy": "c2"},
    ]
    first, second = groups
    assert first.differing == ("type",)
    assert not first.is_one_place
    assert second.missing(["ann", "ben", "cy"]) == ("ben",)
    assert second.agreed(["ann", "cy"])
    assert not second.agreed(["ann", "ben", "cy"])


@given(layers("a", 5), layers("b", 5), layers("c", 5), matchings)
def test_groups_hold_every_mark_once_whoever_comes_first(a, b, c, matching):
    named = {"ann": a, "ben": b, "cy": c}
    found = align_all(named, matching, text=TEXT)
    held = [(name, one.id) for group in found for name, one in group.marks.items()]
    assert sorted(held) == sorted((name, one.id) for name in named for one in named[name])
    for names in permutations(named):
        other = align_all({n: named[n][::-1] for n in names}, matching, text=TEXT)
        assert [g.marks for g in other] == [g.marks for g in found]


@given(layers("a", 5), layers("b", 5), matchings)
def test_two_layers_are_grouped_as_they_are_paired(a, b, matching):
    pairs = {(p.a.id, p.b.id) for p in align(a, b, matching, text=TEXT).both}
    groups = align_all({"ann": a, "ben": b}, matching, text=TEXT)
    assert pairs == {(g.marks["ann"].id, g.marks["ben"].id) for g in groups if len(g.marks) == 2}


def test_records_are_compared_by_the_place_of_their_main_part():
    quote = Quote(
        id="q",
        layer="l",
        type="direct",
        speaker="s1",
        addressees=("s3", "s2"),
        spans=(
            Span("content", 30, 40, ""),
            Span("cue", 20, 24, ""),
            Span("content", 0, 10, ""),
        ),
    )
    event = Event(
        id="e",
        layer="l",
        type="CONSULT",
        spans=(Span("trigger", 3, 8, ""),),
        participants=(Participant("recipient", "s2"), Participant("actor", "s1", "m1")),
    )
    mention = Mention(id="m", layer="l", start=1, end=4, text="", speaker="s1")
    assert mark_of(quote).extent == ((0, 10), (30, 40))
    assert mark_of(quote).attributes["addressees"] == ("s2", "s3")
    assert mark_of(quote).attributes["cue"] == ((20, 24),)
    assert mark_of(event).attributes["participants"] == (("actor", "s1"), ("recipient", "s2"))
    assert mark_of(mention) == Mark(
        "m", "mention", ((1, 4),), {"kind": "name", "speaker": "s1", "certainty": "high"}
    )


def test_every_field_that_says_something_is_compared():
    apart = {"id", "layer", "note", "fields", "origin", "tool", "score", "created_at", "updated_at"}
    apart |= {"updated_by", "sources", "reason", "spans", "start", "end", "text"}
    links = {"parent", "quote", "same_as"}
    made = {
        Mention: Mention(id="", layer="", start=0, end=1, text="x"),
        Quote: Quote(id="", layer="", type="direct", spans=()),
        Event: Event(id="", layer="", type="", spans=()),
    }
    for kind, record in made.items():
        names = set(kind.__dataclass_fields__) - apart - links
        assert names == set(mark_of(record).attributes) - {"cue", "source"}, kind

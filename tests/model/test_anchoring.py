"""Where spans stand in a corrected text: none is lost that nobody touched, none has wrong words."""

import random
import re
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.anchoring import CHANGED, LOST, MOVED, SAME, move
from annotator.model.spans import cut
from annotator.model.text_diff import common

TEXT = (
    "Moscow is ready for talks, the Foreign Ministry said on Tuesday.\n"
    "“We are ready,” Andrei Kulik said, “for the closest dialogue.”\n"
    "He met Kim\u00a0Jong-un in Pyongyang; Chung Eui-yong said that Seoul would wait.\n"
)


def after(words, *edits, text=TEXT):
    """What becomes of the first of these words once each edit (old, new) is made in the text."""
    start = text.index(words)
    new = text
    for old, wanted in edits:
        assert old in new
        new = new.replace(old, wanted, 1)
    moved = move(text, new, [cut(text, "content", start, start + len(words))])[0]
    assert moved.new is None or new[moved.new.start : moved.new.end] == moved.new.text
    return moved.what, moved.new and moved.new.text


def test_words_follow_what_is_put_in_or_taken_out_before_them():
    assert after("Andrei Kulik", ("Moscow", "On Tuesday Moscow")) == (SAME, "Andrei Kulik")
    assert after("Andrei Kulik", ("Moscow is ready for talks, ", "")) == (SAME, "Andrei Kulik")


def test_a_word_beside_a_corrected_one_is_the_same():
    assert after("Kulik", ("Andrei", "Andrey")) == (SAME, "Kulik")


def test_a_corrected_name_is_changed():
    assert after("Andrei Kulik", ("Andrei", "Andrey")) == (CHANGED, "Andrey Kulik")
    assert after("Pyongyang", ("Pyongyang", "Pyongyaang")) == (CHANGED, "Pyongyaang")
    assert after("We are ready", ("are ready", "are now ready")) == (CHANGED, "We are now ready")


def test_words_that_were_taken_out_are_lost_though_they_stand_elsewhere():
    assert after("said", (" said on Tuesday", "")) == (LOST, None)
    assert after("the closest dialogue", (", “for the closest dialogue.”", ".")) == (LOST, None)
    assert after("Seoul", ("Seoul", "Tokyo")) == (LOST, None)


def test_a_sentence_put_elsewhere_is_moved():
    rest = "".join(f"Sentence {number} of a long article.\n" for number in range(40))
    first, last = TEXT.splitlines(keepends=True)[::2]
    edit = (first + rest + last, rest + last + first)
    assert after("Foreign Ministry", edit, text=edit[0]) == (MOVED, "Foreign Ministry")


def test_the_runs_in_common_are_in_order_and_equal():
    old, new = "a b c\nd e f\n" * 30, "x\n" + "a b c\nd e f\n" * 29 + "d e\n"
    runs = common(old, new)
    assert all(old[run.old : run.old_end] == new[run.new : run.new_end] for run in runs)
    assert [run.old for run in runs] == sorted(run.old for run in runs)


WORDS = ["Kim", "said", "the", "a", "Moscow", "\n", ".", "“We", "talks”", "وزير", "x", "on"]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(min_size=1, max_size=6), min_size=1, max_size=60)


@st.composite
def corrections(draw):
    """A text, spans in it, and the text after edits that leave the spans and 16 letters around."""
    text = " ".join(draw(TEXTS))
    places = draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), min_size=1, max_size=4))
    spans = [cut(text, "content", min(p), max(p)) for p in places if p[0] != p[1]]
    kept = sorted((span.start - 32, span.end + 32) for span in spans)
    new, at = "", 0
    edits = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, 20)), max_size=4))
    for start, size in sorted(edits):
        if start < at or any(a < start + size and start < b for a, b in kept):
            continue
        new += text[at:start] + draw(st.text(max_size=8) | st.sampled_from(WORDS))
        at = min(start + size, len(text))
    return text, new + text[at:], spans


@given(corrections())
def test_a_span_that_no_edit_comes_near_is_never_lost(correction):
    old, new, spans = correction
    for moved in move(old, new, spans):
        assert moved.new is not None
        assert new[moved.new.start : moved.new.end] == moved.new.text == moved.old.text


@given(TEXTS.map(" ".join), TEXTS.map(" ".join), st.data())
def test_whatever_the_correction_the_words_are_those_of_the_new_text(old, new, data):
    pairs = st.tuples(*[st.integers(0, len(old))] * 2).map(sorted)
    places = data.draw(st.lists(pairs.filter(lambda p: p[0] < p[1]), max_size=5))
    spans = [cut(old, "content", *place) for place in places]
    for moved in move(old, new, spans):
        if moved.new is None:
            assert moved.what == LOST
        else:
            assert new[moved.new.start : moved.new.end] == moved.new.text
            assert (moved.new.text != moved.old.text) == (moved.what == CHANGED)


@given(TEXTS.map(" ".join), st.data())
def test_the_same_text_changes_nothing(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = cut(text, "content", start, data.draw(st.integers(start + 1, len(text))))
    assert move(text, text, [span])[0].new == span


def megabyte(seed):
    """A text of a million characters, in lines of words."""
    rng = random.Random(seed)
    words = [f"w{rng.randrange(8000)}" for _ in range(170_000)]
    return "\n".join(" ".join(words[i : i + 12]) for i in range(0, len(words), 12))


def test_a_megabyte_with_five_thousand_spans_takes_seconds_at_most():
    old = megabyte(1)
    rng = random.Random(2)
    new = re.sub(r"w7\d\d\b", lambda found: rng.choice([found[0], "", "other"]), old)
    starts = [rng.randrange(len(old) - 40) for _ in range(5000)]
    spans = [cut(old, "content", start, start + rng.randrange(4, 40)) for start in starts]
    began = perf_counter()
    moved = move(old, new, spans)
    assert perf_counter() - began < 20  # under 1 on a quiet machine
    for one in moved:
        assert one.new is None or new[one.new.start : one.new.end] == one.new.text
    assert sum(one.what == SAME for one in moved) > 4500

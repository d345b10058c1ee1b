"""Texts that are nearly the same are found, whatever there is around them."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotator.releasing.near_duplicates import alike, grouped, shingles

WORDS = [f"word{number}" for number in range(400)]
few = st.lists(st.sampled_from(WORDS[:6]), min_size=1, max_size=40).map(" ".join)


def all_grouped(texts):
    """The same by measuring every pair."""
    root = {id: id for id in texts}
    sets = {id: shingles(text) for id, text in texts.items()}
    changed = True
    while changed:
        changed = False
        for one in texts:
            for other in texts:
                if root[one] != root[other] and alike(sets[one], sets[other]):
                    low = min(root[one], root[other])
                    old = {root[one], root[other]}
                    root = {id: low if r in old else r for id, r in root.items()}
                    changed = True
    return root


@given(st.lists(few, max_size=12))
def test_groups_are_those_of_measuring_every_pair(given_texts):
    texts = {f"{number:02}": text for number, text in enumerate(given_texts)}
    assert grouped(texts.items(), texts.__getitem__) == all_grouped(texts)


def long_text(seed, words=300):
    chance = Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(words))


def test_a_long_text_with_changes_is_found_among_others():
    texts = {str(number): long_text(number) for number in range(40)}
    words = texts["7"].split()
    texts["copy"] = " ".join(["A headline of its own.", *words[:120], "changed", *words[121:]])
    found = grouped(texts.items(), texts.__getitem__)
    assert found["copy"] == found["7"]
    assert len(set(found.values())) == 40


def test_texts_with_less_than_half_in_common_stay_apart():
    words = long_text(1).split()
    texts = {"a": " ".join(words), "b": " ".join(words[:100] + long_text(2).split()[:200])}
    assert not alike(shingles(texts["a"]), shingles(texts["b"]))
    assert len(set(grouped(texts.items(), texts.__getitem__).values())) == 2


def test_a_thousand_copies_are_one_group_and_cost_little():
    text = long_text(5)
    texts = {f"{number:04}": f"{text} {number}" for number in range(1000)}
    read = []

    def again(id):
        read.append(id)
        return texts[id]

    assert set(grouped(texts.items(), again).values()) == {"0000"}
    assert len(read) < 2000


def test_scripts_without_spaces_are_compared_by_characters():
    one = "朝鲜外务省发言人表示愿意与各方进行对话并呼吁恢复和平"
    texts = {
        "a": one,
        "b": one.replace("发言人", "负责人"),
        "c": "完全不同的一段文字说的是另外一件事情",
    }
    found = grouped(texts.items(), texts.__getitem__)
    assert found == {"a": "a", "b": "a", "c": "c"}


def test_case_and_punctuation_do_not_matter():
    texts = {
        "a": "Kim said: “We are READY, always ready.”",
        "b": "kim said we are ready always ready",
    }
    assert set(grouped(texts.items(), texts.__getitem__).values()) == {"a"}


def test_texts_that_share_much_but_not_half_are_read_again_once():
    """As reports with the same paragraphs do."""
    paragraphs = [long_text(number, 40) for number in range(9)]
    texts = {}
    for number in range(300):
        chance = Random(number)
        own = long_text(1000 + number, 150)
        texts[f"{number:03}"] = " ".join([*chance.sample(paragraphs, 3), own])
    read = []

    def again(id):
        read.append(id)
        return texts[id]

    assert len(set(grouped(texts.items(), again).values())) == 300
    assert sorted(read) == sorted(texts)


def test_no_texts_make_no_groups():
    assert grouped([], str) == {}
    assert grouped([("a", "..."), ("b", "")], str) == {"a": "a", "b": "a"}

"""Agreement over articles: what comes out of records that people made."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import wording
from annotator.agreement.marks import mark_of
from annotator.agreement.matching import Matching
from annotator.agreement.measuring import Measuring, Options, measure
from annotator.errors import AnnotatorError
from annotator.model.annotations import Participant
from annotator.model.codebook import load
from annotator.model.codebook_terms import CustomField
from annotator.store.side_by_side import SharedArticle, Work
from tests.agreement.works import (
    QUICK,
    TEXT,
    article,
    coefficients,
    event,
    matchings,
    measured,
    mention,
    quote,
    records,
    teams,
)


def test_a_pair_is_scored():
    found = measured(
        article("a", ann=[quote("1", (0, 10)), quote("2", (20, 30))], ben=[quote("3", (0, 10))]),
        article("b", ann=[quote("4", (0, 10))], ben=[quote("5", (0, 9)), quote("6", (40, 50))]),
    )
    pair = found.units["quotes"].pairs[0]
    assert (pair.a, pair.b, pair.articles) == ("ann", "ben", 2)
    assert (pair.matched, pair.only_a, pair.only_b) == (2, 1, 1)
    assert pair.precision == pair.recall == pair.f1 == pytest.approx(2 / 3)
    assert pair.ci is not None
    assert pair.ci[0] <= 2 / 3 <= pair.ci[1]
    assert [(one.article, one.score.f1) for one in found.units["quotes"].by_article] == [
        ("a", pytest.approx(2 / 3)),
        ("b", pytest.approx(2 / 3)),
    ]


def test_precision_is_of_the_second_and_recall_of_the_first():
    pair = measured(
        article(ann=[quote("1", (0, 5))], ben=[quote("2", (0, 5)), quote("3", (9, 12))])
    )
    pair = pair.units["quotes"].pairs[0]
    assert (pair.precision, pair.recall) == (0.5, 1)


def test_where_nobody_marked_anything_there_are_no_scores():
    unit = measured(article(ann=[quote("1", (0, 5))], ben=[])).units["events"]
    assert (unit.pairs[0].precision, unit.pairs[0].recall, unit.pairs[0].f1) == (None, None, None)
    alpha = coefficients(unit)["krippendorff_alpha_u", "spans", ("ann", "ben")]
    assert (alpha.value, alpha.undefined, alpha.n) == (None, "nothing marked", 0)


def test_types_are_scored_each_for_itself():
    found = measured(
        article(
            ann=[quote("1", (0, 10)), quote("2", (20, 30), type="mixed")],
            ben=[quote("3", (0, 10)), quote("4", (20, 30))],
        )
    )
    types = {one.type: one.score for one in found.units["quotes"].by_type}
    assert (types["direct"].matched, types["direct"].only_a, types["direct"].only_b) == (1, 0, 1)
    assert (types["mixed"].matched, types["mixed"].only_a, types["mixed"].only_b) == (0, 1, 0)


def test_by_token_words_are_counted():
    found = measured(
        article(ann=[quote("1", (0, 12))], ben=[quote("2", (6, 13))]),
        options=replace(QUICK, matching=Matching("token")),
    )
    unit = found.units["quotes"]
    pair = unit.pairs[0]  # "Seoul agreed" and "agreed."
    assert unit.counted == "words"
    assert (pair.matched, pair.only_a, pair.only_b) == (1, 1, 1)
    assert (unit.by_type[0].type, unit.by_type[0].score.matched) == ("direct", 1)


def test_coefficients_say_on_what_they_rest_and_what_they_leave_out():
    found = measured(
        article(
            ann=[quote("1", (0, 5), stance="support"), quote("2", (6, 9)), quote("3", (20, 30))],
            ben=[quote("4", (0, 5), stance="oppose"), quote("5", (6, 9), stance="support")],
        )
    )
    stance = coefficients(found.units["quotes"])["cohen_kappa", "stance", ("ann", "ben")]
    assert (stance.value, stance.percent, stance.n) == (0, 0, 1)
    assert stance.skipped == {"marked by one only": 1, "left empty": 1}
    type = coefficients(found.units["quotes"])["cohen_kappa", "type", ("ann", "ben")]
    assert (type.value, type.percent, type.n) == (None, 1, 2)
    assert type.undefined == "only one value used"


def test_no_speaker_is_an_answer_for_a_quote_but_not_for_a_name():
    found = measured(
        article(
            ann=[quote("1", (0, 5)), quote("2", (6, 9), speaker="s"), mention("3", (0, 5))],
            ben=[quote("4", (0, 5)), quote("5", (6, 9), speaker="s"), mention("6", (0, 5))],
        )
    )
    quotes = coefficients(found.units["quotes"])["cohen_kappa", "speaker", ("ann", "ben")]
    assert (quotes.value, quotes.n) == (1, 2)
    names = coefficients(found.units["mentions"])["cohen_kappa", "speaker", ("ann", "ben")]
    assert (names.n, names.undefined) == (0, "nothing to compare")


def test_who_takes_part_is_compared_role_by_role():
    def meets(id, *parts):
        return event(id, (6, 12), participants=tuple(Participant(*part) for part in parts))

    found = measured(
        article(
            ann=[meets("1", ("actor", "kim"), ("recipient", "moon"))],
            ben=[meets("2", ("actor", "kim"), ("recipient", "xi"))],
        )
    )
    of = coefficients(found.units["events"])
    assert of["cohen_kappa", "actor", ("ann", "ben")].percent == 1
    assert of["cohen_kappa", "recipient", ("ann", "ben")].percent == 0


def test_a_projects_own_fields_that_are_chosen_are_compared():
    own = [
        CustomField("quote", "tone", "choice", ("calm", "angry")),
        CustomField("quote", "remark", "text"),
        CustomField("event", "armed", "boolean"),
    ]
    found = measured(
        article(
            ann=[quote("1", (0, 5), fields={"tone": "calm", "remark": "a"}), quote("2", (6, 9))],
            ben=[quote("3", (0, 5), fields={"tone": "angry"}), quote("4", (6, 9))],
        ),
        options=replace(QUICK, codebook=replace(load("plover"), custom_fields=tuple(own))),
    )
    names = {one.of for one in found.units["quotes"].coefficients}
    assert [name for name in names if name.startswith("fields")] == ["fields tone"]
    tone = coefficients(found.units["quotes"])["cohen_kappa", "fields tone", ("ann", "ben")]
    assert (tone.percent, tone.n, tone.skipped) == (0, 1, {"left empty": 1})
    assert found.differences[0].differing == ("fields tone", "fields remark")
    assert wording.attribute("fields tone") == "tone"


def test_three_annotators_have_coefficients_of_all_and_of_each_pair():
    one = [quote("1", (0, 5)), quote("2", (6, 9), type="mixed")]
    found = measured(article(ann=one, ben=one, cy=one[:1]))
    of = coefficients(found.units["quotes"])
    every = ("ann", "ben", "cy")
    assert (
        of["krippendorff_alpha", "type", every].value,
        of["krippendorff_alpha", "type", every].n,
    ) == (1, 2)
    fleiss = of["fleiss_kappa", "type", every]
    assert (fleiss.n, fleiss.skipped) == (1, {"not marked by all": 1})
    assert of["cohen_kappa", "type", ("ann", "ben")].value == 1
    assert of["cohen_kappa", "type", ("ben", "cy")].undefined == "only one value used"
    assert [(one.a, one.b) for one in found.units["quotes"].pairs] == [
        ("ann", "ben"),
        ("ann", "cy"),
        ("ben", "cy"),
    ]


def test_fleiss_takes_as_many_raters_as_worked_on_an_article():
    one = [quote("1", (0, 5)), quote("2", (6, 9), type="mixed")]
    found = measured(article("a", ann=one, ben=one), article("b", ben=one, cy=one))
    fleiss = coefficients(found.units["quotes"])["fleiss_kappa", "type", ("ann", "ben", "cy")]
    assert (fleiss.value, fleiss.n) == (1, 4)


def test_work_that_nobody_has_begun_does_not_count():
    works = {"ann": Work("done", (quote("1", (0, 5)),)), "ben": Work("new", ())}
    one = SharedArticle("a", "", TEXT, works)
    assert measured(one).left_out == {"begun by one person only": 1}
    assert measured(one).units["quotes"].articles == 0
    known = replace(QUICK, left_out={"with work of one person only": 3})
    every = {"with work of one person only": 3, "begun by one person only": 1}
    assert measured(one, options=known).left_out == every
    assert measured(article(status="in_progress", ann=[], ben=[])).unfinished == 1


def test_where_only_one_has_begun_or_nobody_that_is_said_of_each_article():
    ann = quote("1", (0, 5))
    found = measured(
        SharedArticle("a", "", TEXT, {"ann": Work("new", (ann,)), "ben": Work("new", ())}),
        SharedArticle("b", "", TEXT, {"ann": Work("new", ()), "ben": Work("new", ())}),
    )
    assert found.left_out == {"begun by one person only": 1, "begun by nobody yet": 1}
    assert found.articles == 0


def test_there_is_no_interval_for_what_lies_in_one_article_only():
    """Else it would be of no width, as if one were sure."""
    found = measured(
        article("a", ann=[quote("1", (0, 5))], ben=[quote("2", (0, 5))]),
        article("b", ann=[quote("3", (0, 5), type="mixed")], ben=[quote("4", (0, 5))]),
        article("c", ann=[], ben=[event("5", (0, 5))]),
    ).units
    types = {one.type: one.score for one in found["quotes"].by_type}
    assert types["direct"].ci is not None
    assert types["mixed"].ci is None
    assert found["events"].pairs[0].ci is None
    alpha = coefficients(found["events"])["krippendorff_alpha_u", "spans", ("ann", "ben")]
    assert (alpha.ci, alpha.n) == (None, 1)


def test_with_a_reference_everyone_is_compared_with_it_and_with_nobody_else():
    one = [quote("1", (0, 5)), quote("2", (6, 9), type="mixed")]
    team = article("a", ann=one[:1], ben=[], right=one)
    options = replace(QUICK, reference="right")
    unit = measured(team, options=options).units["quotes"]
    assert [(pair.a, pair.b, pair.precision, pair.recall) for pair in unit.pairs] == [
        ("right", "ann", 1, 0.5),
        ("right", "ben", None, 0),
    ]
    assert {one.between for one in unit.coefficients} == {("right", "ann"), ("right", "ben")}


def test_an_article_of_no_text_and_records_of_the_same_place_are_counted_truly():
    empty = SharedArticle("a", "", "", {"ann": Work("done", ()), "ben": Work("done", ())})
    alpha = coefficients(measured(empty).units["quotes"])[
        "krippendorff_alpha_u", "spans", ("ann", "ben")
    ]
    assert (alpha.value, alpha.percent, alpha.undefined) == (None, None, "nothing marked")
    same = article(
        ann=[quote(f"a{i}", (0, 5), type="mixed" if i % 2 else "direct") for i in range(300)],
        ben=[quote(f"b{i}", (0, 5), type="mixed" if i < 150 else "direct") for i in range(200)],
    )
    unit = measured(same, empty).units["quotes"]
    pair = unit.pairs[0]
    assert (pair.matched, pair.only_a, pair.only_b) == (200, 100, 0)
    alpha = coefficients(unit)["krippendorff_alpha_u", "spans", ("ann", "ben")]
    assert (alpha.value, alpha.n, alpha.skipped) == (1, 2, {"joined to one that it overlaps": 498})


def test_differences_say_who_and_in_what():
    found = measured(
        article(
            ann=[quote("1", (0, 10), speaker="s"), quote("2", (20, 30))],
            ben=[quote("3", (0, 9), speaker="t")],
        )
    )
    both, alone = found.differences
    assert (both.missing, both.differing) == ((), ("place", "speaker"))
    assert (both.place, both.words, both.records) == ((0, 10), TEXT[:10], {"ann": "1", "ben": "3"})
    assert (alone.missing, alone.differing, alone.records) == (("ben",), (), {"ann": "2"})


def test_confusion_names_speakers_and_tells_namesakes_apart():
    names = {"s": "Kim", "t": "Kim", "u": "Moon"}
    found = measured(
        article(
            ann=[
                quote("1", (0, 5), speaker="s"),
                quote("2", (6, 9), speaker="u"),
                quote("5", (20, 25)),
            ],
            ben=[
                quote("3", (0, 5), speaker="t"),
                quote("4", (6, 9), speaker="u"),
                quote("6", (20, 25)),
            ],
        ),
        options=replace(QUICK, names=names),
    )
    table = next(one for one in found.units["quotes"].confusion if one.of == "speaker")
    assert table.cells == {("Kim (s)", "Kim (t)"): 1, ("Moon", "Moon"): 1, ("", ""): 1}


def test_kappa_is_that_of_scikit_learn_on_the_matched_records():
    metrics = pytest.importorskip("sklearn.metrics")
    types = [
        ("direct", "direct"),
        ("mixed", "direct"),
        ("indirect", "indirect"),
        ("mixed", "mixed"),
    ]
    found = measured(
        article(
            ann=[quote(f"a{i}", (9 * i, 9 * i + 8), type=a) for i, (a, _) in enumerate(types)],
            ben=[quote(f"b{i}", (9 * i, 9 * i + 7), type=b) for i, (_, b) in enumerate(types)],
        )
    )
    kappa = coefficients(found.units["quotes"])["cohen_kappa", "type", ("ann", "ben")]
    assert kappa.value == pytest.approx(metrics.cohen_kappa_score(*zip(*types, strict=True)))


# --- what must hold of any work


def numbers(agreement, renamed=None):
    """All numbers, by what they are of; pairs without an order, so precision is recall."""
    found = {}
    named = renamed or {}
    for unit in agreement.units.values():
        for one in unit.pairs:
            pair = frozenset(named.get(name, name) for name in (one.a, one.b))
            found[unit.unit, pair] = (one.matched, one.only_a + one.only_b, one.f1)
        for one in unit.coefficients:
            who = frozenset(named.get(name, name) for name in one.between)
            found[unit.unit, one.name, one.of, who] = (one.value, one.percent, one.n)
    return found


def close(one, other):
    assert one.keys() == other.keys()
    for key, values in one.items():
        assert values == pytest.approx(other[key]), key


@settings(max_examples=60)
@given(teams, matchings, st.permutations(["ann", "ben", "cy"]))
def test_neither_names_nor_the_order_of_records_count(team, matching, names):
    options = Options(matching=matching, resamples=0)
    found = numbers(measured(article(**team), options=options))
    turned = {new: team[old][::-1] for new, old in zip(team, names, strict=True)}
    renamed = dict(zip(team, names, strict=True))
    close(found, numbers(measured(article(**turned), options=options), renamed))


@settings(max_examples=30)
@given(records("ann"), matchings)
def test_three_who_did_the_same_agree(work, matching):
    work = [one for one in work if TEXT[slice(*mark_of(one).extent[0])].strip()]
    options = Options(matching=matching, resamples=0)
    found = measured(article(ann=work, ben=work, cy=work), options=options)
    for unit in found.units.values():
        assert all(one.f1 in (1, None) for one in unit.pairs)
        assert all(one.value is None or one.value == pytest.approx(1) for one in unit.coefficients)
        assert all(one.percent in (1, None) for one in unit.coefficients)
    assert found.differences == ()


def test_the_same_seed_gives_the_same_intervals_and_another_seed_others():
    def intervals(seed):
        found = measured(*team, options=Options(resamples=50, seed=seed))
        return [one.ci for one in found.units["quotes"].coefficients]

    team = [
        article(str(i), ann=[quote(f"a{i}", (0, 9 + i))], ben=[quote(f"b{i}", (i, 9))])
        for i in range(6)
    ]
    assert intervals(1) == intervals(1) != intervals(2)


def test_measuring_can_be_ended_by_its_progress():
    class EndedError(Exception):
        pass

    def progress(done, total):
        told.append((done, total))
        if len(told) == 3:
            raise EndedError

    told = []
    team = [article(str(i), ann=[quote("1", (0, 9))], ben=[quote("2", (0, 9))]) for i in range(2)]
    with pytest.raises(EndedError):
        measure(team, ["ann", "ben"], Options(resamples=10), total=2, progress=progress)
    assert told == [(0, 12), (1, 12), (12, 12)]


def test_an_unknown_unit_is_refused():
    with pytest.raises(AnnotatorError, match="speakers"):
        Measuring(["ann", "ben"], Options(units=("speakers",)))

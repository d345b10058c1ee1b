"""All numbers of random teams, and their intervals, as a slow calculation has them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.matching import Matching
from annotator.agreement.measuring import Options, measure
from annotator.agreement.units import UNITS
from tests.agreement import by_hand
from tests.agreement.works import article, records

NAMES = {"cohen_kappa": "cohen", "fleiss_kappa": "fleiss", "krippendorff_alpha": "alpha"}
COMPARED = {"quotes": ("type", "speaker", "stance"), "events": ("type", "certainty")}
RESAMPLES = 15


@st.composite
def teams(draw):
    """Two to four articles, each annotated by two or three of three people."""
    made = []
    for number in range(draw(st.integers(2, 4))):
        names = draw(st.sets(st.sampled_from(by_hand.NAMES), min_size=2))
        works = {name: draw(records(f"{number}{name}")) for name in sorted(names)}
        made.append(article(str(number), **works))
    return made


def measured(unit):
    """The numbers of a kind of record, and their intervals, under the names they have by hand."""
    values, intervals = {}, {}
    for one in (*unit.pairs, *unit.by_type):
        score = getattr(one, "score", one)
        key = ("f1", (score.a, score.b), *([one.type] if one is not score else []))
        values[key], intervals[key] = score.f1, score.ci
    for one in unit.coefficients:
        if one.of == "spans":
            key = ("alpha_u", one.between)
        elif one.name == "cohen_kappa":
            key = ("cohen", one.of, one.between)
        else:
            key = (NAMES[one.name], one.of)
        values[key], intervals[key] = one.value, one.ci
    return values, intervals


def is_compared(key, attributes):
    return key[0] in ("f1", "alpha_u") or key[1] in attributes


@settings(max_examples=20)
@given(teams(), st.sampled_from([Matching("exact"), Matching(), Matching("overlap", 0.2)]))
def test_every_number_and_interval_is_what_the_definitions_give(team, matching):
    options = Options(("quotes", "events"), matching, RESAMPLES, seed=3)
    found = measure(team, by_hand.NAMES, options)
    for name, attributes in COMPARED.items():
        seen = [by_hand.seen(one, UNITS[name].kind, matching) for one in team]
        slow = by_hand.numbers(seen, attributes, by_hand.most(seen))
        sure = by_hand.intervals(seen, attributes, RESAMPLES, 3)
        values, intervals = measured(found.units[name])
        values = {key: one for key, one in values.items() if is_compared(key, attributes)}
        assert {key: one for key, one in values.items() if one is not None} == pytest.approx(slow)
        for key in values:
            assert intervals[key] is None or intervals[key] == pytest.approx(sure[key]), key

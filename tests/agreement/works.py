"""Work that people made, or that Hypothesis makes up, to measure agreement of."""

from hypothesis import strategies as st

from annotator.agreement.matching import Matching
from annotator.agreement.measuring import Options, measure
from annotator.model.annotations import Event, Mention, Quote, Span
from annotator.store.side_by_side import SharedArticle, Work

TEXT = "Seoul agreed. “We are ready,” he said on Monday; Pyongyang, it said, was not."
QUICK = Options(resamples=20)


def quote(id, *places, **said):
    spans = tuple(Span("content", a, b, TEXT[a:b]) for a, b in places)
    return Quote(id=id, layer="", **{"type": "direct", **said}, spans=spans)


def event(id, place, type="CONSULT", **said):
    return Event(id=id, layer="", type=type, spans=(Span("trigger", *place, ""),), **said)


def mention(id, place, **said):
    return Mention(id=id, layer="", start=place[0], end=place[1], text="", **said)


def article(id="a", status="done", **works):
    made = {name: Work(status, tuple(records)) for name, records in works.items()}
    return SharedArticle(id, f"Title of {id}", TEXT, made)


def measured(*articles, options=QUICK):
    people = {name for one in articles for name in one.works}
    return measure(articles, sorted(people), options)


def coefficients(unit):
    return {(one.name, one.of, one.between): one for one in unit.coefficients}


places = st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda p: (p[0], sum(p)))
speakers = st.sampled_from([None, "s", "t"])


@st.composite
def records(draw, name):
    made = [
        quote(f"{name}q{i}", place, type=type, speaker=speaker)
        for i, (place, type, speaker) in enumerate(
            draw(
                st.lists(
                    st.tuples(places, st.sampled_from(["direct", "mixed"]), speakers), max_size=4
                )
            )
        )
    ]
    made += [
        event(f"{name}e{i}", place, type)
        for i, (place, type) in enumerate(
            draw(st.lists(st.tuples(places, st.sampled_from(["AID", "CONSULT"])), max_size=3))
        )
    ]
    return made


teams = st.fixed_dictionaries({name: records(name) for name in ("ann", "ben", "cy")})
matchings = st.sampled_from([Matching("exact"), Matching(), Matching("token")])

"""What the tests of JSON formats of other programs share: documents compared, values spoilt."""

import copy
from collections import Counter
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from annotator.exchange.foreign.flat import as_links
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.formats import WriteOptions
from annotator.exchange.incoming import SourceFile
from annotator.exchange.problems import Problems
from annotator.exchange.progress import silent
from annotator.exchange.selection import Selection
from annotator.model.annotations import Event, Mention, Quote, Speaker, spans_of

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 200)
    | st.just(10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=4)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


def read(module, path, annotator=""):
    """The documents of a file, and the problems that were told."""
    problems = Problems(path.name)
    found = list(module.documents(SourceFile(Path(path), path.name, annotator), problems))
    return found, [f"{place}: {words}" for place, words in problems._found]


def outgoing(project):
    """What is written of all of a project, as documents without frames."""
    for document in Outgoing(project, Selection(), silent).documents():
        layers = tuple(as_links(layer, one_stretch=True) for layer in document.layers)
        yield replace(document, layers=layers)


def written(module, project, path):
    """Write all of a project and return the path."""
    module.write(project, Selection(), path, WriteOptions())
    return path


def plain(documents):
    """Documents by text, with marks and links by their order instead of their ids."""
    found = {}
    for document in documents:
        layers = found.setdefault(document.text, (dict(document.given), []))[1]
        layers += [_layer(layer) for layer in document.layers]
    return {text: (given, sorted(layers, key=repr)) for text, (given, layers) in found.items()}


def _layer(layer):
    numbers = {mark.id: number for number, mark in enumerate(layer.marks)}
    marks = [
        (m.label, m.parts, dict(m.attributes), m.note, m.record, m.references) for m in layer.marks
    ]
    links = [(one.label, numbers[one.source], numbers[one.target]) for one in layer.links]
    return layer.annotator, layer.kind, layer.status, marks, links


def records(project):
    """Every mention, quote and event of a project by id, with what formats hold of them."""
    names = {one.id: one.name for one in project.all(Speaker)}
    return {
        one.id: _facts(one, names) for kind in (Mention, Quote, Event) for one in project.all(kind)
    }


def _facts(record, names):
    spans = Counter((one.role, one.start, one.end, one.text) for one in spans_of(record))
    values = {
        key: getattr(record, key, None)
        for key in (
            *("kind", "type", "act", "stance", "date", "venue", "in_headline", "certainty", "note"),
            *("mode", "contexts", "cameo_code", "location", "location_country", "modality"),
            *("polarity", "quote", "same_as", "parent", "fields"),
        )
    }
    values |= {key: names.get(getattr(record, key, None)) for key in ("speaker", "stance_target")}
    values["addressees"] = Counter(names[one] for one in getattr(record, "addressees", ()))
    parts = getattr(record, "participants", ())
    values["participants"] = Counter((one.role, names[one.speaker], one.mention) for one in parts)
    return spans, values


@st.composite
def spoilt(draw, valid):
    """A value with one thing within it exchanged or taken away."""
    value = copy.deepcopy(valid)
    node, key = None, None
    here = value
    while isinstance(here, dict | list) and here and (node is None or draw(st.integers(0, 5))):
        keys = sorted(here) if isinstance(here, dict) else range(len(here))
        node, key = here, draw(st.sampled_from(list(keys)))
        here = node[key]
    if node is None:
        return draw(VALUES)
    if draw(st.booleans()):
        node[key] = draw(VALUES)
    else:
        del node[key]
    return value

"""Citron's annotation format both ways: as its documentation has it, and what we write."""

import json
from collections import Counter

import foreign_documents as both
import pytest
from foreign_trips import RANDOM
from hypothesis import given, settings
from random_projects import projects

from annotator.exchange.citron import format as citron_format
from annotator.exchange.exporting import export
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.exchange.progress import silent
from annotator.exchange.recognising import format_of
from annotator.exchange.selection import Selection
from annotator.model import codebook
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store.connection import MEMORY
from annotator.store.files import create

TEXT = "🕊 “No,” Ivan Petrov said, “not now.” He then said he agreed.\r\nقال الوزير: نعم."


def span(words, text=TEXT, after=0):
    start = text.index(words, after)
    return {"start": start, "end": start + len(words), "text": words}


SECOND = TEXT.index("He then")
FILE = {
    "text": TEXT,
    "quotes": [
        {
            "cue": span("said"),
            "sources": [span("Ivan Petrov")],
            "contents": [span("“No,”"), span("“not now.”")],
            "confidence": "0.8125",
            "id": "q-1",
        },
        {
            "cue": span("said", after=SECOND),
            "sources": [span("He", after=SECOND)],
            "contents": [span("he agreed")],
            "coreferences": [span("Ivan Petrov")],
        },
    ],
    "coreference_groups": [[span("Ivan Petrov"), span("He", after=SECOND)]],
}


def test_quotes_have_their_parts_and_those_who_are_one_are_one_speaker(project, saved):
    imported = import_paths(project, [saved(FILE)])
    assert imported.left_out == imported.warnings == ()
    first, second = sorted(project.all(Quote), key=lambda one: one.spans[0].start)
    assert [(one.role, one.text) for one in first.spans] == [
        ("content", "“No,”"),
        ("content", "“not now.”"),
        ("cue", "said"),
        ("source", "Ivan Petrov"),
    ]
    assert (first.type, second.type, first.note) == ("direct", "indirect", "confidence: 0.8125")
    assert first.speaker == second.speaker
    assert project.get(Speaker, first.speaker).name == "Ivan Petrov"
    mentions = {(one.text, one.kind, one.speaker) for one in project.all(Mention)}
    assert mentions == {
        ("Ivan Petrov", "name", first.speaker),
        ("He", "pronoun", first.speaker),
    }


def test_results_of_citron_have_their_text_beside_them_and_names_first(project, saved, tmp_path):
    quote = {key: one for key, one in FILE["quotes"][1].items() if key != "id"}
    swapped = {"sources": quote["coreferences"], "coreferences": quote["sources"]}
    path = saved({"quotes": [{**quote, **swapped}], "source": {"application": "citron-extractor"}})
    (tmp_path / "in.txt").write_bytes(TEXT.encode())
    import_paths(project, [path])
    (found,) = project.all(Quote)
    assert [one.text for one in found.spans if one.role == "source"] == ["He"]
    assert project.get(Speaker, found.speaker).name == "Ivan Petrov"


def test_the_same_file_of_several_folders_is_the_work_of_several(project, tmp_path):
    for name in ("mina", "omar"):
        (tmp_path / "c" / name).mkdir(parents=True)
        (tmp_path / "c" / name / "a.json").write_text(json.dumps(FILE), encoding="utf-8")
    import_paths(project, [tmp_path / "c"])
    found = {project.get(Annotator, one.annotator).name for one in project.all(Layer)}
    assert found == {"mina", "omar"}
    assert len(project.all(Article)) == 1


def test_what_we_write_reads_as_citron_says(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    written = export(project, tmp_path / "out", format="citron")
    assert written.sentence().startswith(
        "Wrote 1 article, 16 of 16 speakers, 61 of 61 mentions, 12 of 12 quotes and 0 of 18 events;"
        " not representable in this format: events, "
    )
    (path,) = (tmp_path / "out").iterdir()
    data = json.loads(path.read_text(encoding="utf-8"))
    quotes = [
        (
            Counter((one["start"], one["end"]) for one in quote["contents"]),
            (quote["cue"]["start"], quote["cue"]["end"]),
            Counter((one["start"], one["end"]) for one in quote["sources"]),
        )
        for quote in data["quotes"]
    ]
    for ours in project.all(Quote):
        by_role = {
            role: Counter((one.start, one.end) for one in ours.spans if one.role == role)
            for role in ("content", "cue", "source")
        }
        (cue,) = by_role["cue"]
        assert (by_role["content"], cue, by_role["source"]) in quotes
    spans = [quote["cue"] for quote in data["quotes"]]
    spans += [
        one
        for quote in data["quotes"]
        for key in ("sources", "contents", "coreferences")
        for one in quote[key]
    ]
    spans += [one for group in data["coreference_groups"] for one in group]
    assert all(data["text"][one["start"] : one["end"]] == one["text"] for one in spans)
    groups = sorted(len(group) for group in data["coreference_groups"])
    linked = Counter(one.speaker for one in project.all(Mention) if one.speaker)
    alone = sum(1 for one in project.all(Mention) if not one.speaker)
    assert groups == sorted([*linked.values(), *[1] * alone])


def test_our_quotes_and_names_come_back_as_they_were(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out", format="citron")
    events = {one.id for one in project.all(Event)}
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        imported = import_paths(second, [tmp_path / "out"])
        assert imported.left_out == imported.warnings == ()
        found = both.records(project)
        assert both.records(second) == {id: one for id, one in found.items() if id not in events}


@RANDOM
@given(projects())
def test_documents_are_read_as_they_were_written(tmp_path_factory, project):
    out = tmp_path_factory.mktemp("d")
    both.written(citron_format, project, out)
    found = []
    for path in sorted(out.rglob("*.json")):
        documents, problems = both.read(citron_format, path)
        assert problems == []
        found += documents
        assert all(quote["cue"] for quote in json.loads(path.read_text("utf-8"))["quotes"])
    expected = list(Outgoing(project, Selection(), silent).documents())
    assert _plain(found) == _plain(expected)
    project.close()


def _plain(documents):
    """What Citron's format holds of documents, by text: names and quotes of each annotator."""
    plain = {}
    for document in documents:
        layers = plain.setdefault(document.text, (dict(document.given), []))[1]
        layers += [_layer(layer) for layer in document.layers]
    return {text: (given, sorted(layers, key=repr)) for text, (given, layers) in plain.items()}


def _layer(layer):
    marks = {mark.id: mark for mark in layer.marks}
    frames = {one.id: one for one in layer.frames if one.label == "Quote"}
    names = [_said(one) for one in layer.marks if one.record]
    quotes = []
    for one in frames.values():
        parts = [(role, marks[id].parts) for role, id in one.arguments if id in marks]
        parents = [frames[id].record for _, id in one.arguments if id in frames]
        quotes.append((*_said(one), marks[one.trigger].parts, sorted(parts), parents))
    whose = (layer.annotator, layer.kind, layer.status)
    return whose, sorted(names, key=repr), sorted(quotes, key=repr)


def _said(thing):
    parts = getattr(thing, "parts", ())
    return thing.record, parts, sorted(thing.attributes.items()), thing.note, thing.references


@settings(deadline=None, max_examples=150)
@given(both.spoilt(FILE))
def test_a_spoilt_file_is_told_and_stops_nothing(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("d") / "in.json"
    path.write_text(json.dumps([value, FILE]), encoding="utf-8")
    path.with_suffix(".txt").write_bytes(TEXT.encode())
    found, _ = both.read(citron_format, path)
    assert found[-1].text == TEXT
    assert len(found[-1].layers[0].frames) == 2


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (FILE, "citron"),
        ({"text": "x" * 100_000, "quotes": []}, "citron"),
        ({"quotes": FILE["quotes"], "source": {}}, "citron"),
        ({"format": "diplomatic-annotator", "text": "a", "quotes": []}, "json"),
        ({"text": "a", "body": "b"}, "json"),
    ],
)
def test_a_file_is_told_by_its_keys(saved, value, name):
    found = format_of(saved(value))
    assert found is not None
    assert found.name == name


def test_what_cannot_be_read_is_left_out_and_told(project, saved):
    good = FILE["quotes"][0]
    quotes = [
        {**good, "cue": {**good["cue"], "text": "told"}},
        {**good, "id": "q-2", "contents": []},
        {**good, "id": "q-1"},
        {**good, "id": "q-3", "sources": {"start": 1}},
        "quote",
    ]
    path = saved({**FILE, "quotes": quotes, "coreference_groups": [7]})
    imported = import_paths(project, [path])
    assert [one.removeprefix(f"{path}:") for one in imported.left_out] == [
        "1: coreference_groups[0]: this is a whole number, not a list",
        "1: quotes[0].cue[0]: it says 'told', but the text there is 'said'",
        "1: quotes[1].contents: the quote has no contents",
        "1: quotes[2].id: the id q-1 is there twice",
        "1: quotes[3].sources: this is an object, not a list",
        "1: quotes[4]: this is text, not an object",
    ]
    assert len(project.all(Quote)) == 2


def test_a_file_without_text_is_one_sentence(project, saved):
    path = saved({"quotes": [FILE["quotes"][0]]})
    other = saved(FILE, name="b.json")
    imported = import_paths(project, [path, other])
    (words,) = imported.left_out
    assert (
        words
        == f"{path} has no text: no key 'text', and in.txt is not there. Put in.txt beside it."
    )


def test_a_file_of_no_known_keys_is_told_what_it_might_be(project, saved):
    with pytest.raises(ImportProblems, match="labelstudio, citron, doccano"):
        import_paths(project, [saved({"version": 1})])

"""W3C Web Annotation both ways: as its recommendation has it, and what we write."""

import json
from dataclasses import replace
from urllib.parse import unquote

import foreign_documents as both
import pytest
from foreign_trips import RANDOM
from hypothesis import given, settings
from random_projects import projects

from annotator.exchange.exporting import export
from annotator.exchange.foreign.flat import as_links
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.exchange.progress import silent
from annotator.exchange.recognising import format_of
from annotator.exchange.selection import Selection
from annotator.exchange.webannotation import format as webannotation_format
from annotator.model import codebook
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote, Speaker, spans_of
from annotator.model.article import Article
from annotator.store.connection import MEMORY
from annotator.store.files import create

TEXT = "🕊 “No,” Paris said, “not now.”\r\nقال الوزير: نعم. “No,” again."
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SOURCE = "http://example.org/news/a.html"


def position(words, after=0):
    start = TEXT.index(words, after)
    return {"type": "TextPositionSelector", "start": start, "end": start + len(words)}


def quote(exact, prefix="", suffix=""):
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def annotation(id, label, *targets, **more):
    """An annotation of places; `more` are other keys, or keys with another value."""
    body = {"type": "TextualBody", "purpose": "tagging", "value": label}
    target = [{"source": SOURCE, "selector": one} for one in targets]
    who = {"creator": {"type": "Person", "name": "mina"}}
    return {"id": id, "type": "Annotation", "body": body, "target": target, **who, **more}


def link(label, first, second):
    body = [{"type": "TextualBody", "purpose": "tagging", "value": label}]
    return {"type": "Annotation", "motivation": "linking", "body": body, "target": [first, second]}


PAGE = {
    "@context": CONTEXT,
    "type": "AnnotationPage",
    "items": [
        annotation(
            "#q",
            "Quote",
            target={
                "type": "Composite",
                "items": [
                    {"source": SOURCE, "selector": [position("“No,”"), quote("“No,”")]},
                    {"source": SOURCE, "selector": position("“not now.”")},
                ],
            },
        ),
        annotation("#s", "Person", quote("Paris", "“No,” ", " said")),
        annotation("#c", "Cue", [quote("said")]),
        link("source", "#q", "#s"),
        link("cue", "#q", {"id": "#c"}),
        annotation(
            "#m",
            "State",
            {"type": "FragmentSelector", "value": "char=8,13"},
            body=[
                {"type": "TextualBody", "purpose": "classifying", "value": "State"},
                {"type": "TextualBody", "value": "the city?"},
                {"id": "http://www.wikidata.org/entity/Q142", "purpose": "identifying"},
            ],
        ),
        {"type": "Annotation", "bodyValue": "a page note", "target": SOURCE},
    ],
}


@pytest.fixture
def page(tmp_path):
    """Write a value and the text that it is about, and return the path."""

    def save(value, name="in.jsonld", text=TEXT):
        (tmp_path / "a.html.txt").write_bytes(text.encode())
        path = tmp_path / name
        path.write_text(json.dumps(value), encoding="utf-8")
        return path

    return save


def test_words_positions_links_and_bodies_become_what_they_say(project, page):
    imported = import_paths(project, [page(PAGE)])
    assert imported.left_out == imported.warnings == ()
    (found,), (article,) = project.all(Quote), project.all(Article)
    assert [(one.role, one.text) for one in found.spans] == [
        ("content", "“No,”"),
        ("content", "“not now.”"),
        ("cue", "said"),
        ("source", "Paris"),
    ]
    assert (article.url, article.note) == (SOURCE, "a page note")
    state = next(one for one in project.all(Mention) if one.fields["label"] == "State")
    assert (state.text, state.note) == ("Paris", "the city?")
    (layer,) = project.all(Layer)
    assert project.get(Annotator, layer.annotator).name == "mina"


def test_positions_that_a_browser_counted_are_found_by_the_words(project, page):
    start = len(TEXT[: TEXT.index("Paris")].encode("utf-16-le")) // 2
    selectors = [{"type": "TextPositionSelector", "start": start, "end": start + 5}, quote("Paris")]
    import_paths(project, [page([annotation("#1", "Person", selectors)])])
    assert [one.text for one in project.all(Mention)] == ["Paris"]


def test_several_targets_are_annotated_each_by_itself(project, page):
    item = {"source": "http://www.wikidata.org/entity/Q142", "purpose": "identifying"}
    tag = {"type": "TextualBody", "purpose": "tagging", "value": "State"}
    both_places = annotation("#1", "", quote("Paris"), quote("الوزير"), body=[tag, item])
    import_paths(project, [page([both_places])])
    assert sorted(one.text for one in project.all(Mention)) == ["Paris", "الوزير"]
    (speaker,) = project.all(Speaker)
    assert speaker.wikidata == "Q142"
    assert {one.speaker for one in project.all(Mention)} == {speaker.id}


@pytest.mark.parametrize(
    ("outer", "inner", "words"),
    [
        (position("Paris said"), {"type": "TextPositionSelector", "start": 6, "end": 10}, "said"),
        (quote("الوزير: نعم. “No,”"), quote("“No,”"), "“No,”"),
        (
            position("Paris said"),
            {**position("Paris"), "start": 0, "end": 5, "refinedBy": quote("a", "P")},
            "a",
        ),
    ],
)
def test_what_refines_a_selection_is_looked_for_within_it(project, page, outer, inner, words):
    one = annotation("#1", "Person", [{**outer, "refinedBy": inner}])
    imported = import_paths(project, [page([one])])
    assert imported.left_out == ()
    (found,) = project.all(Mention)
    assert found.text == words
    assert found.start >= outer.get("start", TEXT.rindex("“No,”") - TEXT.count("\r"))


def test_what_refines_a_selection_may_not_lead_out_of_it(project, page):
    inner = {"type": "TextPositionSelector", "start": 6, "end": 11}
    one = annotation("#1", "Person", [{**position("Paris said"), "refinedBy": inner}])
    imported = import_paths(project, [page([annotation("#0", "State", quote("Paris")), one])])
    assert "6..11 is not in the text of 10 characters" in imported.left_out[0]


def test_sets_of_bodies_are_read_and_motivations_to_say_something_are_no_labels(project, page):
    items = [{"type": "TextualBody", "value": one} for one in ("Paris Agreement", "the city")]
    choice = {"type": "Choice", "items": items}
    bodies = [
        {"motivation": ["commenting", "tagging"], "body": {**choice, "purpose": "tagging"}},
        {"motivation": "commenting", "body": {**choice, "type": "List"}},
    ]
    found = [
        annotation("#1", "", quote("Paris"), **bodies[0]),
        annotation("#2", "", quote("الوزير"), **bodies[1]),
    ]
    import_paths(project, [page(found)])
    labels = {one.text: (one.fields["label"], one.note) for one in project.all(Mention)}
    assert labels == {
        "Paris": ("Paris Agreement", "the city"),
        "الوزير": ("annotation", "Paris Agreement; the city"),
    }


@pytest.mark.parametrize(
    ("selectors", "words"),
    [
        ([quote("Berlin")], "the text does not have 'Berlin'"),
        ([quote("“No,”")], "'“No,”' is in the text 2 times, and nothing tells which"),
        ([{"type": "XPathSelector", "value": "/p"}], "it selects neither words nor positions"),
        ([{"type": "TextPositionSelector", "start": 5, "end": 900}], "5..900 is not in the text"),
        ([{"type": "TextPositionSelector", "start": "1", "end": 9}], "this is text, not an offset"),
        ([{"type": "TextQuoteSelector"}], "this is missing, not text"),
    ],
)
def test_a_selection_that_is_not_sure_is_left_out_and_told(project, page, selectors, words):
    good = annotation("#1", "Person", [quote("Paris")])
    imported = import_paths(project, [page([good, annotation("#2", "Person", selectors)])])
    assert len(imported.left_out) == 1
    assert words in imported.left_out[0]
    assert len(project.all(Mention)) == 1


def test_words_that_stand_twice_are_told_by_what_is_around_them(project, page):
    value = [annotation("#1", "Person", [quote("“No,”", suffix=" again")])]
    import_paths(project, [page(value)])
    (mention,) = project.all(Mention)
    assert mention.start == TEXT.replace("\r\n", "\n").rindex("“No,”")


def test_those_who_annotate_one_text_are_layers(project, page):
    value = [
        annotation("#1", "Person", [quote("Paris")]),
        annotation("#2", "Person", [quote("Paris")], creator="https://example.org/omar"),
    ]
    import_paths(project, [page(value)])
    names = {project.get(Annotator, one.annotator).name for one in project.all(Layer)}
    assert names == {"mina", "https://example.org/omar"}


def test_annotations_of_hypothesis_are_read(project, page):
    row = {
        "uri": SOURCE,
        "user": "acct:mina@hypothes.is",
        "text": "note this",
        "tags": ["Person"],
        "target": [{"source": SOURCE, "selector": [quote("Paris"), {"type": "RangeSelector"}]}],
    }
    path = page({"total": 1, "rows": [row]}, "in.json")
    imported = import_paths(project, [path])
    (mention,) = project.all(Mention)
    assert (mention.text, mention.note, imported.left_out) == ("Paris", "note this", ())


def test_a_text_is_taken_from_the_folder_of_the_file_only(project, page, tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    path = page([annotation("#1", "Person", [quote("Paris")])])
    value = path.read_text(encoding="utf-8").replace(SOURCE, "../a.html.txt")
    (inner / "b.jsonld").write_text(value, encoding="utf-8")
    with pytest.raises(ImportProblems, match=r"put it beside as a\.html\.txt"):
        import_paths(project, [inner / "b.jsonld"])


def test_what_we_write_reads_as_the_recommendation_says(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out", format="webannotation")
    (path,) = (tmp_path / "out").glob("*.jsonld")
    collection = json.loads(path.read_text(encoding="utf-8"))
    items = collection["first"]["items"]
    assert collection["@context"][0] == CONTEXT
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", len(items))
    assert len({one["id"] for one in items}) == len(items)
    marked = [one for one in items if one["motivation"] != "linking"]
    words = set()
    for one in marked:
        targets = one["target"] if isinstance(one["target"], list) else [one["target"]]
        for target in targets:
            text = (path.parent / unquote(target["source"])).read_text(encoding="utf-8")
            where, what = target["selector"]
            start, end = where["start"], where["end"]
            assert text[start:end] == what["exact"]
            assert text[:start].endswith(what["prefix"])
            assert text[end:].startswith(what["suffix"])
            words.add(what["exact"])
    kinds = (Mention, Quote, Event)
    assert words == {
        span.text for kind in kinds for one in project.all(kind) for span in spans_of(one)
    }
    ends = {end for one in items if one["motivation"] == "linking" for end in one["target"]}
    assert ends <= {one["id"] for one in marked}


def test_our_export_comes_back_as_it_was(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out", format="webannotation")
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        imported = import_paths(second, [tmp_path / "out"])
        assert imported.left_out == imported.warnings == ()
        assert imported.counts["articles"] == {"new": 1, "changed": 0, "same": 0}
        assert both.records(second) == both.records(project)
        assert {one.name for one in second.all(Speaker)} >= {"Russia", "North Korea"}


@RANDOM
@given(projects())
def test_documents_are_read_as_they_were_written(tmp_path_factory, project):
    out = tmp_path_factory.mktemp("d")
    both.written(webannotation_format, project, out)
    found = []
    for path in sorted(out.glob("*.jsonld")):
        documents, problems = both.read(webannotation_format, path)
        assert problems == []
        found += documents
    expected = [
        replace(one, layers=tuple(map(as_links, one.layers)))
        for one in Outgoing(project, Selection(), silent).documents()
    ]
    assert both.plain(found) == both.plain(expected)
    project.close()


@settings(deadline=None, max_examples=200)
@given(both.spoilt(PAGE))
def test_a_spoilt_page_is_told_and_stops_nothing(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("d") / "in.jsonld"
    path.write_text(json.dumps([value, annotation("#z", "Person", [quote("Paris")])]), "utf-8")
    path.with_name("a.html.txt").write_bytes(TEXT.encode())
    found, _ = both.read(webannotation_format, path)
    assert any(mark.id == "#z" for one in found for layer in one.layers for mark in layer.marks)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (PAGE, "webannotation"),
        ([{**annotation("#1", "x", quote("Paris")), "@context": CONTEXT}], "webannotation"),
        ({"rows": [{"target": [{"selector": []}]}]}, "webannotation"),
        ({"text": f'"@context": "{CONTEXT}"', "quotes": []}, "citron"),
        ({"@context": "https://schema.org", "@type": "NewsArticle"}, "json"),
    ],
)
def test_a_file_is_told_by_its_context(page, value, name):
    found = format_of(page(value, "in.json"))
    assert found is not None
    assert found.name == name


def test_a_page_that_breaks_off_is_one_sentence(project, page):
    path = page(PAGE)
    path.write_text(path.read_text(encoding="utf-8")[:-30], encoding="utf-8")
    with pytest.raises(ImportProblems, match=":1: this is not JSON, after the key"):
        import_paths(project, [path])
    assert project.all(Article) == []

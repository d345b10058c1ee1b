"""UIMA CAS both ways: files of dkpro-cassis and INCEpTION, our own read by dkpro-cassis."""

import shutil
import warnings
from functools import partial
from pathlib import Path

import cassis
import pytest
from foreign_trips import RANDOM, marked, texts, there_and_back
from hypothesis import given, settings
from random_projects import projects

from annotator.exchange.cas import format as cas_format
from annotator.exchange.exporting import export
from annotator.exchange.foreign.xml import NOT_IN_XML
from annotator.exchange.importing import import_paths
from annotator.exchange.incoming import SourceFile
from annotator.exchange.problems import ImportProblems, Problems
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article

UIMA = Path(__file__).parents[1] / "files" / "foreign" / "uima-cas"
FILES = [one for one in sorted(UIMA.rglob("*")) if one.suffix in (".xmi", ".json")]
TEXT = "🕊️ Kim said: “We are ready.” Seoul met Kim."
TYPES = {
    "webanno.custom.Quote": ("speaker",),
    "webanno.custom.Happening": ("value",),
    "webanno.custom.Actor": (),
}


@pytest.fixture
def types():
    """A type system as INCEpTION has it: custom span layers, a relation, links, a chain."""
    made = cassis.TypeSystem()
    link = made.create_type("webanno.custom.QuoteLink", "uima.cas.TOP")
    made.create_feature(link, "role", "uima.cas.String")
    made.create_feature(link, "target", "uima.tcas.Annotation")
    for name, features in TYPES.items():
        layer = made.create_type(name)
        for feature in features:
            made.create_feature(layer, feature, "uima.cas.String")
    for name in ("source", "cue"):
        made.create_feature("webanno.custom.Quote", name, "uima.cas.FSArray", elementType=link)
    relation = made.create_type("webanno.custom.TakesPart")
    for name in ("Governor", "Dependent"):
        made.create_feature(relation, name, "uima.tcas.Annotation")
    made.create_feature(relation, "value", "uima.cas.String")
    return made


@pytest.fixture
def save(tmp_path, types):
    """Write a CAS with its type system and return its path."""

    def saved(cas, name="annotation/text.txt/mina.xmi"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        cas.to_xmi(path)
        types.to_xml(path.with_name("TypeSystem.xml"))
        return path

    return saved


@pytest.fixture
def cas(types):
    made = cassis.Cas(typesystem=types)
    made.sofa_string = TEXT
    return made


def add(cas, layer, words, **features):
    """Annotate the first place of some words."""
    start = TEXT.index(words)
    made = cas.typesystem.get_type(f"webanno.custom.{layer}")(
        begin=start, end=start + len(words), **features
    )
    cas.add(made)
    return made


def loaded(path):
    """A file as dkpro-cassis reads it, with any of the type systems beside it."""
    if path.suffix == ".json":
        with path.open("rb") as file:
            return cassis.load_cas_from_json(file)
    for types in sorted(path.parent.glob("*ypesystem.xml")):
        try:
            return cassis.load_cas_from_xmi(path, typesystem=cassis.load_typesystem(types))
        except cassis.typesystem.TypeNotFoundError:
            continue
    return cassis.load_cas_from_xmi(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_span_of_real_files_has_the_words_that_cassis_reads(path):
    problems = Problems(path.name)
    found = list(cas_format.documents(SourceFile(path, path.name), problems))
    views = loaded(path).views
    assert len(problems) == 0
    assert [one.text for one in found] == [view.sofa.sofaString for view in views]
    for document, view in zip(found, views, strict=True):
        marks = [mark for layer in document.layers for mark in layer.marks]
        there = [
            (one.begin, one.end, one.get_covered_text())
            for one in view.get_all_fs()
            if cassis.is_annotation(one) and ".metadata." not in one.type.name
        ]
        there = [one for one in there if one[:2] != (0, len(document.text))]
        cut = [(*mark.parts[0], document.text[slice(*mark.parts[0])]) for mark in marks]
        assert sorted(cut) == sorted(there)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_real_files_come_in(project, path):
    imported = import_paths(project, [path])
    assert imported.left_out == ()
    assert len(imported.articles) == 1 + ("two_sofas" in path.name)


def test_named_entities_with_smileys_are_mentions(project):
    import_paths(project, [UIMA / "cas_with_smileys.xmi"])
    assert [one.text for one in sorted(project.all(Mention), key=lambda one: one.start)] == [
        *["Transformers"] * 3,
        "PyTorch",
        "TensorFlow",
    ]


def test_layers_of_inception_become_quotes_events_and_names(project, save, cas, types):
    link = types.get_type("webanno.custom.QuoteLink")
    array = types.get_type("uima.cas.FSArray")
    kim, said = add(cas, "Actor", "Kim"), add(cas, "Actor", "said")
    quote = add(cas, "Quote", "“We are ready.”", speaker="Kim Jong-un")
    quote.source = array(elements=[link(target=kim)])
    quote.cue = array(elements=[link(role="cue", target=said)])
    met, seoul = add(cas, "Happening", "met", value="CONSULT"), add(cas, "Actor", "Seoul")
    part = types.get_type("webanno.custom.TakesPart")
    start, end = met.begin, met.end
    cas.add(part(begin=start, end=end, Governor=met, Dependent=seoul, value="Actor"))
    import_paths(project, [save(cas)])
    (one,) = project.all(Quote)
    assert {(span.role, span.text) for span in one.spans} == {
        ("content", "“We are ready.”"),
        ("cue", "said"),
        ("source", "Kim"),
    }
    assert project.get(Speaker, one.speaker).name == "Kim Jong-un"
    (event,) = project.all(Event)
    assert (event.type, event.spans[0].text) == ("CONSULT", "met")
    took = event.participants[0]
    assert (took.role, project.get(Speaker, took.speaker).name) == ("actor", "Seoul")
    assert [one.name for one in project.all(Annotator)] == ["mina"]


def test_what_layers_for_documents_say_is_noted_of_the_article(project, save, cas, types):
    for name in ("webanno.custom.Filing", "de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata"):
        layer = types.create_type(name, "uima.cas.AnnotationBase")
        types.create_feature(layer, "topic", "uima.cas.String")
        types.create_feature(layer, "pages", "uima.cas.Integer")
        cas.add(layer(topic="sanctions", pages=3))
    import_paths(project, [save(cas)])
    assert project.all(Article)[0].note == "Filing: topic: sanctions, pages: 3"


def test_an_entry_of_wikidata_alone_names_a_speaker(project, save, cas, types):
    layer = types.create_type("webanno.custom.Entity")
    for name in ("value", "identifier"):
        types.create_feature(layer, name, "uima.cas.String")
    item = "http://www.wikidata.org/entity/Q56226"
    add(cas, "Entity", "Kim", value="PER", identifier=item)
    add(cas, "Entity", "Seoul", value="LOC", identifier="http://example.org/kb#7")
    import_paths(project, [save(cas)])
    assert [(one.name, one.wikidata) for one in project.all(Speaker)] == [("Kim", "Q56226")]
    notes = {one.text: one.note for one in project.all(Mention)}
    assert notes == {"Kim": "", "Seoul": "http://example.org:kb#7"}


def test_the_curated_work_of_inception_is_the_agreed_version(project, save, cas):
    add(cas, "Actor", "Kim")
    import_paths(project, [save(cas, "curation/text.txt/CURATION_USER.xmi").parents[2]])
    assert [one.kind for one in project.all(Layer)] == ["gold"]


def test_cassis_reads_our_export(project, gold_path, tmp_path):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out", format="cas")
    with warnings.catch_warnings(action="ignore"):  # a feature called `type`
        types = cassis.load_typesystem(tmp_path / "out" / "TypeSystem.xml")
    (path,) = (tmp_path / "out").glob("*.xmi")
    cas = cassis.load_cas_from_xmi(path, typesystem=types)
    (article,) = project.all(Article)
    assert cas.sofa_string == project.text(article.id)
    words = {one.record: one.get_covered_text() for one in cas.select("webanno.custom.Mention")}
    assert words == {one.id: one.text for one in project.all(Mention)}
    quotes = [one for one in cas.select("webanno.custom.Quote") if one.record]
    cues = {
        one.record: [part.target.get_covered_text() for part in one.arguments.elements]
        for one in quotes
    }
    for quote in project.all(Quote):
        assert {span.text for span in quote.spans if span.role == "cue"} <= set(cues[quote.id])


@RANDOM
@given(projects())
def test_what_we_write_comes_back(project):
    unfit = {one.sha256 for one in project.all(Article) if NOT_IN_XML.search(project.text(one.id))}
    if unfit == texts(project):
        return
    written, imported, again = there_and_back(project, "cas")
    assert [words for words in written.proof.failures if "did not come back when" in words] == []
    assert imported.left_out == ()
    assert texts(again) == texts(project) - unfit
    fit = partial(NOT_IN_XML.sub, "\ufffd")
    assert marked(again) == marked(project, unfit, fit)
    assert bool(written.left_out) is bool(unfit)


def test_a_file_without_type_system_says_so(project, save, cas):
    path = save(cas)
    add(cas, "Actor", "Kim")
    cas.to_xmi(path)
    path.with_name("TypeSystem.xml").unlink()
    with pytest.raises(ImportProblems, match=r"no TypeSystem\.xml is beside it"):
        import_paths(project, [path])


def test_types_that_the_type_system_lacks_are_left_out_and_told(project, save, cas):
    add(cas, "Actor", "Kim")
    path = save(cas)
    whole = path.with_name("TypeSystem.xml").read_text(encoding="utf-8")
    path.with_name("TypeSystem.xml").write_text(whole.replace("custom.Actor<", "custom.Other<"))
    imported = import_paths(project, [path])
    assert any("does not have: 1 webanno.custom.Actor" in one for one in imported.warnings)


def test_places_that_are_none_are_told_with_their_line(project, save, cas):
    add(cas, "Actor", "Kim")
    path = save(cas)
    lines = path.read_text(encoding="utf-8").splitlines()
    (number,) = (at for at, line in enumerate(lines, 1) if "custom:Actor" in line)
    lines[number - 1] = lines[number - 1].replace('begin="4"', 'begin="1"')
    path.write_text("\n".join(lines), encoding="utf-8")
    imported = import_paths(project, [path])
    assert imported.left_out == (
        f"{path}:{number}: Actor 2 does not lie on whole characters of the text",
    )


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("<?xml version='1.0' encoding='UTF-8'?>", BOMB),
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('xmi:id="2"', 'xmi:id="x"'),
        lambda text: text.replace('members="', 'members="77 '),
        lambda text: text.replace("xmi:XMI", "xmi:XML"),
        lambda text: "\0" + text,
        lambda _text: "",
    ],
)
def test_files_that_are_not_sound_are_refused_in_a_sentence(project, save, cas, change):
    add(cas, "Actor", "Kim")
    path = save(cas)
    text = path.read_text(encoding="utf-8")
    assert change(text) != text
    path.write_text(change(text), encoding="utf-8")
    with pytest.raises(ImportProblems, match=r"mina\.xmi is no sound XMI"):
        import_paths(project, [path])
    assert project.all(Article) == []


def test_entities_in_the_type_system_are_refused(project, save, cas):
    add(cas, "Actor", "Kim")
    path = save(cas)
    types = path.with_name("TypeSystem.xml")
    text = types.read_text(encoding="utf-8")
    types.write_text(BOMB + text.partition("?>")[2], encoding="utf-8")
    with pytest.raises(ImportProblems, match="type system beside it is damaged"):
        import_paths(project, [path])


@pytest.mark.parametrize("content", ["{}", '{"%TYPES": {}, "%FEATURE_STRUCTURES": [7]}', "[", "[]"])
def test_json_that_is_no_cas_is_refused(project, tmp_path, content):
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImportProblems, match=r"a\.json (is no sound CAS JSON|has no text)"):
        import_paths(project, [path], format="cas")


@settings(max_examples=60, deadline=None)
@given(cut=..., word=...)
def test_broken_files_never_end_in_anything_but_a_sentence(cut: int, word: str):
    from annotator.model import codebook
    from annotator.store.connection import MEMORY
    from annotator.store.files import create

    raw = (UIMA / "small_cas.xmi").read_bytes()
    at = cut % len(raw)
    with create(MEMORY, codebook.load("plover"), annotator="x") as project:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(UIMA / "small_typesystem.xml", folder)
            path = Path(folder) / "a.xmi"
            path.write_bytes(raw[:at] + word.encode("utf-8", "surrogatepass") + raw[at + 3 :])
            try:
                import_paths(project, [path])
            except ImportProblems as problem:
                assert "a.xmi" in str(problem)  # noqa: PT017

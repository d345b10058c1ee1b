"""REFI-QDA both ways: projects as programs write them, ours read by hand, archives made to harm."""

import json
import re
import zipfile
from functools import partial
from xml.etree import ElementTree as ET

import foreign_documents as both
import pytest
from foreign_trips import RANDOM, without_blanks
from hypothesis import example, given, settings
from hypothesis import strategies as st
from qdpx_projects import ID, TEXT, project_xml, saved, selection, told
from random_projects import projects

from annotator.exchange.exporting import export
from annotator.exchange.foreign.unfit import is_mention
from annotator.exchange.foreign.xml import fit
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.exchange.qdpx import archive as qdpx_archive
from annotator.exchange.qdpx import format as qdpx_format
from annotator.model import codebook
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store.connection import MEMORY
from annotator.store.files import create

NAMESPACE = "{urn:QDA-XML:project:1.0}"
IN_ORDER = ["Users", "CodeBook", "Variables", "Sources", "Notes", "Links"]
PLACE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def save(tmp_path):
    """Write a .qdpx file and return its path."""
    return partial(saved, tmp_path / "p.qdpx")


def utf16(words):
    return len(words.encode("utf-16-le")) // 2


def without_returns(words):
    return len(words.replace("\r\n", "\n"))


@pytest.mark.parametrize("units", [len, utf16, without_returns])
def test_selections_have_their_words_however_a_program_counts(project, save, units):
    inside = selection("“no”", 2, units=units) + selection("The minister", 3, units=units)
    imported = import_paths(project, [save(project_xml(inside))])
    assert imported.left_out == ()
    (quote,) = project.all(Quote)
    assert [one.text for one in quote.spans] == ["“no”"]
    assert [one.text for one in project.all(Mention)] == ["The minister"]
    assert [one.name for one in project.all(Annotator)] == ["mina"]


def test_codes_links_and_notes_come_in(project, save):
    note = f'<NoteRef targetGUID="{ID.format(7)}"/>'
    inside = selection("“no”", 2, more=note, note="<Description>short</Description>")
    inside += selection("said", 4).replace(ID.format(9), ID.format("a"))
    notes = f'<Notes><Note guid="{ID.format(7)}"><PlainTextContent>flat</PlainTextContent></Note>'
    ends = f'originGUID="{ID.format(9)}" targetGUID="{ID.format("a")}"'
    links = f'<Links><Link guid="{ID.format("b")}" name="cue" {ends}/></Links>'
    imported = import_paths(project, [save(project_xml(inside, f"{notes}</Notes>", links))])
    (quote,) = project.all(Quote)
    assert {(one.role, one.text) for one in quote.spans} == {("content", "“no”"), ("cue", "said")}
    assert quote.note == "short; flat"
    assert project.all(Article)[0].title == "Interview"
    assert told(imported) == "what 3 codes stand under, 1 picture"


def test_an_independent_reader_finds_our_words_codes_and_links(project, gold_path, tmp_path):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out.qdpx")
    with zipfile.ZipFile(tmp_path / "out.qdpx") as archive:
        root = ET.fromstring(archive.read("project.qde"))
        (source,) = root.find(f"{NAMESPACE}Sources")
        path = source.get("plainTextPath").removeprefix("internal://")
        text = archive.read(f"sources/{path}").decode("utf-8")
    assert [one.tag.removeprefix(NAMESPACE) for one in root] == IN_ORDER
    codes = {one.get("guid"): one.get("name") for one in root.iter(f"{NAMESPACE}Code")}
    found = {}
    for one in source.iter(f"{NAMESPACE}PlainTextSelection"):
        ref = one.find(f"{NAMESPACE}Coding/{NAMESPACE}CodeRef").get("targetGUID")
        words = text[int(one.get("startPosition")) : int(one.get("endPosition"))]
        assert words.startswith(one.get("name"))
        found[one.get("guid")] = (codes[ref], words)
    assert {words for code, words in found.values() if is_mention(code)} == {
        one.text for one in project.all(Mention)
    }
    cues = {
        (found[one.get("originGUID")][1], found[one.get("targetGUID")][1])
        for one in root.iter(f"{NAMESPACE}Link")
        if one.get("name") == "cue"
    }
    for quote in project.all(Quote):
        first = next(one.text for one in quote.spans if one.role == "content")
        assert {(first, one.text) for one in quote.spans if one.role == "cue"} <= cues
    ids = [one.get("guid") for one in root.iter() if one.get("guid")]
    assert len(ids) == len(set(ids))
    assert all(map(PLACE.fullmatch, ids))


def test_our_export_comes_back_as_it_was(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out.qdpx")
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        imported = import_paths(second, [tmp_path / "out.qdpx"])
        assert imported.left_out == imported.warnings == ()
        assert both.records(second) == both.records(project)
        assert len(second.all(Event)) == 18
        assert {one.name for one in second.all(Speaker)} == {
            one.name for one in project.all(Speaker)
        }
        assert [one.status for one in second.all(Layer)] == ["done"]


@RANDOM
@given(projects())
def test_documents_are_read_as_they_were_written(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("d") / "out.qdpx"
    found, problems = both.read(qdpx_format, both.written(qdpx_format, project, path))
    assert problems == []
    expected = without_blanks(_fit(both.plain(both.outgoing(project))))
    assert without_blanks(both.plain(found)) == expected
    project.close()


def _fit(documents):
    """Documents as XML can hold what is said of their articles, labels and notes."""
    for known, layers in documents.values():
        known.update({key: fit(value) for key, value in known.items()})
        for *_, marks, links in layers:
            marks[:] = [(fit(m[0]), *m[1:3], fit(m[3]), *m[4:]) for m in marks]
            links[:] = [(fit(link[0]), *link[1:]) for link in links]
        layers.sort(key=repr)
    return documents


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda xml: xml.replace("<Project", f"{BOMB}<Project"),
            "declares a document type or entities",
        ),
        (lambda xml: xml[: len(xml) // 2], "is damaged or not complete"),
        (lambda _xml: "", "is damaged or not complete"),
        (lambda xml: xml.replace("internal://a.txt", "relative:///etc/passwd"), "is not in"),
        (lambda xml: xml.replace("internal://a.txt", "internal://../../b.txt"), "is not in"),
        (lambda xml: xml.replace("internal://a.txt", "http://example.org/a.txt"), "is not in"),
        (lambda xml: xml.replace("plainTextPath", "richTextPath"), "it has no plain text"),
    ],
)
def test_projects_that_are_not_sound_are_refused_in_a_sentence(project, save, change, words):
    xml = change(project_xml(selection("said", 4)))
    with pytest.raises(ImportProblems, match=words):
        import_paths(project, [save(xml)])
    assert project.all(Article) == []


def test_selections_that_have_no_place_are_told(project, save):
    inside = selection("said", 4).replace('endPosition="', 'endPosition="9')
    inside += selection("Paris", 3).replace('startPosition="', 'startPosition="x')
    imported = import_paths(project, [save(project_xml(inside))])
    assert [words.partition("Interview: ")[2][:49] for words in imported.left_out] == [
        f"selection {ID.format(9)}: 8"[:49],
        f"selection {ID.format(9)}: it has no places"[:49],
    ]


def test_archives_made_to_harm_are_refused(project, save, tmp_path):
    path = save(project_xml(""), text="0" * 50_000_000)
    with pytest.raises(ImportProblems, match="times its size, as no text does"):
        import_paths(project, [path])
    (tmp_path / "p.qdpx").write_bytes(path.read_bytes()[:2000])
    with pytest.raises(ImportProblems, match="is damaged or not complete"):
        import_paths(project, [path])
    with pytest.raises(ImportProblems, match=r"is no REFI-QDA project: 0 files end in \.qde"):
        import_paths(project, [save(project_xml(""), name="other.xml")])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2000), st.text(max_size=4))
@example(30, "")  # "utf-8" becomes "f-8", letters that nobody knows
def test_a_spoilt_project_is_told_and_ends_in_nothing_else(tmp_path_factory, at, words):
    xml = project_xml(selection("said", 4) + selection("“no”", 2))
    at %= len(xml)
    path = tmp_path_factory.mktemp("d") / "p.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        spoilt = xml[:at] + words + xml[at + 2 :]
        archive.writestr("project.qde", spoilt.encode("utf-8", "surrogatepass"))
        archive.writestr("sources/a.txt", TEXT)
    with create(MEMORY, codebook.load("plover"), annotator="x") as project:
        try:
            import_paths(project, [path])
        except ImportProblems as problem:
            assert "p.qdpx" in str(problem)  # noqa: PT017


@settings(max_examples=60, deadline=None)
@given(both.VALUES)
def test_notes_of_ours_that_were_changed_stop_nothing(tmp_path_factory, value):
    note = f'<NoteRef targetGUID="{ID.format(7)}"/>'
    held = f"<PlainTextContent><![CDATA[{json.dumps(value)}]]></PlainTextContent></Note></Notes>"
    notes = f'<Notes><Note guid="{ID.format(7)}" name="annotator">{held}'
    path = tmp_path_factory.mktemp("d") / "p.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        inside = selection("said", 4, more=note) + note
        archive.writestr("project.qde", project_xml(inside, notes))
        archive.writestr("sources/a.txt", TEXT)
    found, _ = both.read(qdpx_format, path)
    assert found[0].text == TEXT
    assert len(found[0].layers[0].marks) == 1


def test_a_project_may_be_larger_than_a_source_and_a_source_may_not(project, save, monkeypatch):
    monkeypatch.setattr(qdpx_archive, "LARGEST_PART", 100_000)
    notes = "".join(
        f'<Note guid="{ID.format(9)[:-4]}{number:04}" name="n"><PlainTextContent>{"x" * 900}'
        "</PlainTextContent></Note>"
        for number in range(300)
    )
    inside = selection("said", 4)
    imported = import_paths(project, [save(project_xml(inside, f"<Notes>{notes}</Notes>"))])
    assert len(imported.articles) == 1
    endless = project_xml(f"<Description>{'x' * 200_000}</Description>{inside}")
    with pytest.raises(ImportProblems, match=r"One source in .* has more than"):
        import_paths(project, [save(endless)])

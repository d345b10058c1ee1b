"""Where an export goes: whole or not at all, to files, folders, archives and standard output."""

import io
import json
import os
import sys
import zipfile
from dataclasses import replace

import pytest

from annotator.editing import articles
from annotator.errors import AnnotatorError
from annotator.exchange.exporting import export
from annotator.exchange.formats import WriteOptions
from annotator.exchange.importing import import_paths
from annotator.exchange.progress import Cancelled
from annotator.exchange.selection import Selection
from annotator.model import codebook
from annotator.model.annotations import Event, Layer, Office, Quote, Speaker
from annotator.model.article import Article
from annotator.store.files import create


@pytest.fixture
def seed(project, gold_path):
    """The project with the annotated seed article, and one more article."""
    import_paths(project, [gold_path])
    articles.add_article(project, "Another text.")
    return project


def stop(_done, _total):
    raise Cancelled


def test_an_export_says_what_it_wrote(seed, tmp_path):
    written = export(seed, tmp_path / "out.json")
    assert written.sentence() == (
        "Wrote 2 articles, 16 of 16 speakers, 61 of 61 mentions, 12 of 12 quotes and 18 of 18"
        " events."
    )


@pytest.mark.parametrize("name", ["out.json", "out.jsonl"])
def test_a_stopped_export_leaves_the_old_file_and_nothing_beside(seed, tmp_path, name):
    out = tmp_path / name
    out.write_text("old")
    with pytest.raises(Cancelled):
        export(seed, out, options=WriteOptions(progress=stop))
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_replaced_file_keeps_its_mode_and_a_link_stays_one(seed, tmp_path):
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    export(seed, link)
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert json.loads(target.read_bytes())["version"] == 1


def test_a_pipe_or_device_is_written_through(seed):
    export(seed, os.devnull, format="json")
    assert not os.path.isfile(os.devnull)  # noqa: PTH113


def test_standard_output_gets_the_same_bytes(seed, tmp_path, monkeypatch):
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    export(seed, "-", format="json")
    monkeypatch.undo()
    export(seed, tmp_path / "out.json")
    assert out.buffer.getvalue() == (tmp_path / "out.json").read_bytes()


def test_a_folder_is_filled_and_its_other_files_stay(seed, tmp_path):
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    (folder / "quotes.csv").write_text("old")
    export(seed, folder)
    assert (folder / "mine.txt").read_text() == "mine"
    assert (folder / "quotes.csv").read_text(encoding="utf-8-sig").startswith("id,")
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_an_archive_holds_the_files_of_a_folder(seed, tmp_path):
    export(seed, tmp_path / "tables")
    export(seed, tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "tables" / name).read_bytes()
        assert archive.namelist()[-1] == "datapackage.json"


@pytest.mark.parametrize(
    ("out", "how", "sentence"),
    [
        ("missing/out.json", {}, "There is no folder"),
        ("out.xyz", {}, "No format is known for out.xyz"),
        ("-", {}, "Standard output tells no format"),
        ("out.json", {"format": "yaml"}, "There is no format 'yaml'"),
        ("out.txt", {"format": "text"}, "The format text is only read"),
        ("quotes.csv", {}, "An export to csv is several files"),
        ("-", {"format": "csv"}, "An export to csv is several files"),
        ("out.json", {"options": WriteOptions(table="quotes")}, "An export to json has no tables"),
        (".", {"format": "json"}, "is a folder"),
        ("out.json", {"selection": Selection(annotators=("nobody",))}, "No annotator of this"),
        ("out.json", {"selection": Selection(articles=("none",))}, "There is no article none"),
    ],
)
def test_what_cannot_be_written_is_told(seed, tmp_path, out, how, sentence):
    with pytest.raises(AnnotatorError, match=sentence):
        export(seed, out if out == "-" else tmp_path / out, **how)
    assert list(tmp_path.iterdir()) == []


def read_selected(project, tmp_path, selection):
    written = export(project, tmp_path / "part.json", selection=selection)
    return written, json.loads((tmp_path / "part.json").read_text(encoding="utf-8"))


def test_a_part_has_only_the_speakers_that_it_refers_to(seed, tmp_path):
    other = next(one.id for one in seed.all(Article) if one.source != "TASS")
    _, part = read_selected(seed, tmp_path, Selection(articles=(other,)))
    assert (part["annotators"], part["speakers"]) == ([], [])
    assert [one["id"] for one in part["articles"]] == [other]


def test_only_the_chosen_annotators_are_in(seed, gold, saved, tmp_path):
    gold["annotators"][0]["name"] = "second"
    import_paths(seed, [saved(gold)])
    _, part = read_selected(seed, tmp_path, Selection(annotators=("second",)))
    assert [one["name"] for one in part["annotators"]] == ["second"]
    assert sum(len(one["layers"]) for one in part["articles"]) == 1
    _, whole = read_selected(seed, tmp_path, Selection())
    assert sum(len(one["layers"]) for one in whole["articles"]) == 2


def test_links_out_of_a_part_are_cut_and_told_so_that_it_can_be_imported(seed, tmp_path, project):
    seed_article = next(one for one in seed.all(Article) if one.source == "TASS")
    other = next(one for one in seed.all(Article) if one.source != "TASS")
    (layer,) = seed.all(Layer)
    far = Layer(id="far", article=other.id, annotator=layer.annotator)
    quote, event = seed.get(Quote, "q01"), seed.get(Event, "e01")
    span = replace(event.spans[0], start=0, end=7, text="Another")
    kulik = seed.get(Speaker, "a01")
    with seed.edit("Link"):
        seed.save(far)
        seed.save(replace(event, id="far-event", layer="far", spans=(span,), quote="q02"))
        seed.save(replace(event, same_as="far-event"))
        seed.save(replace(seed_article, replaces=other.id))
        seed.save(replace(kulik, offices=(Office(article=other.id), Office(role="director"))))
    assert quote.parent is None
    selection = Selection(articles=(seed_article.id,))
    written, part = read_selected(seed, tmp_path, selection)
    assert written.left_out == ("3 links lead to what is not in the export and left out",)
    (article,) = part["articles"]
    assert article["replaces"] is None
    first = next(one for one in article["layers"][0]["events"] if one["id"] == "e01")
    assert (first["same_as"], first["quote"]) == (None, "q02")
    offices = next(one["offices"] for one in part["speakers"] if one["id"] == "a01")
    assert [one["role"] for one in offices] == ["director"]


def test_what_cannot_be_done_as_asked_is_refused(seed, tmp_path):
    with pytest.raises(AnnotatorError, match="No agreed version of an article is in this project"):
        export(seed, tmp_path / "x.json", selection=Selection(gold=True))
    with pytest.raises(AnnotatorError, match="has no columns that a sign could part"):
        export(seed, tmp_path / "x.json", options=WriteOptions(delimiter=";"))
    with pytest.raises(AnnotatorError) as refused:
        export(seed, tmp_path / "x.unknown")
    assert refused.value.hint.count(".json,") == 1
    assert list(tmp_path.glob("x.*")) == []


def test_the_agreed_version_alone_says_where_it_comes_from(seed, gold, saved, tmp_path):
    layer = gold["articles"][0]["layers"][0]
    layer["kind"] = "gold"
    for record in layer["quotes"]:
        record["sources"], record["reason"] = ["q01"], "both agree"
    import_paths(seed, [saved(gold)])
    _, part = read_selected(seed, tmp_path, Selection(gold=True))
    layers = [one for article in part["articles"] for one in article["layers"]]
    assert [one["kind"] for one in layers] == ["gold"]
    assert layers[0]["quotes"][0]["reason"] == "both agree"
    _, whole = read_selected(seed, tmp_path, Selection())
    by_kind = {one["kind"]: one for article in whole["articles"] for one in article["layers"]}
    assert "reason" not in by_kind["annotation"]["quotes"][0]
    assert "reason" in by_kind["gold"]["quotes"][0]


def test_the_project_itself_is_never_written_over(gold_path, tmp_path):
    path, link = tmp_path / "p.sqlite", tmp_path / "link.json"
    with create(path, codebook.load("plover"), annotator="mina") as own:
        import_paths(own, [gold_path])
        link.symlink_to(path)
        for out in (path, link):
            with pytest.raises(AnnotatorError, match="is the project itself"):
                export(own, out, format="json")
        assert len(own.all(Quote)) == 12


def test_one_table_is_csv_where_the_path_does_not_say(seed, tmp_path):
    written = export(seed, tmp_path / "out", options=WriteOptions("participants"))
    assert written.sentence().startswith("Wrote 38 participants")
    assert (tmp_path / "out").read_bytes().startswith(b"\xef\xbb\xbfevent,event_type,role,")


def test_one_table_is_no_archive(seed, tmp_path):
    with pytest.raises(AnnotatorError, match="An export of one table is one file"):
        export(seed, tmp_path / "out.zip", options=WriteOptions("quotes"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_without_a_name_is_written_through(seed):
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe:
        with os.fdopen(writing, "wb"):
            export(seed, f"/dev/fd/{writing}", format="csv", options=WriteOptions("articles"))
        assert pipe.read().startswith(b"\xef\xbb\xbfid,title,source,")

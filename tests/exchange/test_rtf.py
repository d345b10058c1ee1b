"""Rich text: the words come in, also of a news database; pictures and half files do no harm."""

from pathlib import Path

import pytest

from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.model.article import Article

pytest.importorskip("striprtf")

CODED = Path(__file__).parents[1] / "files" / "databases" / "factiva-coded.txt"
HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset204 Arial;}}{\info{\title Secret}}"


def imported(project, tmp_path, rtf, name="a.rtf"):
    (tmp_path / name).write_text(rtf, encoding="latin-1")
    return [project.text(one) for one in import_paths(project, [tmp_path / name]).articles]


def test_words_without_their_looks(project, tmp_path):
    picture = r"{\pict\pngblip " + "89504e470d0a" * 5000 + "}"
    rtf = HEAD + picture + r"\b Headline\b0\par \u8220?We are ready,\u8221? he said.\par}"
    assert imported(project, tmp_path, rtf) == ["Headline\n“We are ready,” he said."]


def test_rows_of_tables_have_tabs(project, tmp_path):
    row = r"\trowd\cellx100\cellx200\intbl %s\cell %s\cell\row "
    rtf = HEAD + row % ("Who", "What") + row % ("Northland", "talks") + r"\pard The end.\par}"
    assert imported(project, tmp_path, rtf) == ["Who\tWhat\nNorthland\ttalks\nThe end."]


@pytest.mark.parametrize("name", ["a.rtf", "a.doc"])
def test_a_news_database(project, tmp_path, name):
    row = r"\trowd\cellx100\cellx200\intbl %s\cell %s\cell\row "
    rtf = HEAD
    for line in CODED.read_text(encoding="utf-8").split("\n"):
        code, tab, value = line.partition("\t")
        value = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in value)
        rtf += (
            row % (code, value)
            if tab
            else f"\\pard {code.encode('ascii', 'ignore').decode()}\\par "
        )
    texts = imported(project, tmp_path, rtf + "}", name)
    assert len(texts) == 2
    assert texts[0].startswith("Northland ready for talks with Southport, ministry says\nNORTHAM")
    assert [one.language for one in project.all(Article)] == ["en", "fr"]


@pytest.mark.parametrize("rtf", ["", "words", HEAD + "}", HEAD + r"{\pict 00}"])
def test_what_has_no_words_is_told(project, tmp_path, rtf):
    (tmp_path / "a.rtf").write_text(rtf)
    with pytest.raises(ImportProblems, match=r"a\.rtf (is no rich text|has no text)"):
        import_paths(project, [tmp_path / "a.rtf"])


def test_half_a_file_is_read_as_far_as_it_goes(project, tmp_path):
    assert imported(project, tmp_path, HEAD + r"{\b{ We are ready") == [" We are ready"]

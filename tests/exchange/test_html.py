"""Saved web pages: the article in its own order and what is said of it; nothing is fetched."""

import re
import socket
import time
from pathlib import Path

import pytest

from annotator.exchange import limits
from annotator.exchange.articles import html_format
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.model.article import Article

pytest.importorskip("trafilatura")

PAGES = Path(__file__).parents[1] / "files" / "pages"
DECLARATIONS = {
    "arb": ("ar", "الإعلان العالمي لحقوق الإنسان"),
    "cmn_hans": ("zh", "世界人权宣言"),
    "eng": ("en", "Universal Declaration of Human Rights"),
    "fra": ("fr", "Déclaration universelle des droits de l’homme"),
    "heb": ("he", "הכרזה לכל באי עולם בדבר זכויות האדם"),
    "kor": ("ko", "세 계 인 권 선 언"),
    "rus": ("ru", "Всеобщая декларация прав человека"),
    "spa": ("es", "Declaración Universal de Derechos Humanos"),
}
NEWS = """\
Northland ready for talks with Southport
NORTHAM, March 20 (Reuters) - Northland is ready for talks with all sides, a high-ranking official \
of the ministry said on Tuesday.
“We are always ready for the closest dialogue,” Ben\u00a0Calder, director of the department, said.
“Nobody expects quick results.”
What comes next
The first round is to take place in Northam, and the second one in Southport, where the government \
waits for an answer.
“Cooperation in trade and economy can begin at once, and it will be good for both countries and \
their neighbours.”
Country\tDelegates
Northland\tfive delegates
Southport\tfour delegates
The talks will be the first ones between the two governments for more than ten years, according to \
the ministry."""


@pytest.fixture
def no_network(monkeypatch):
    """Let any attempt to reach another machine fail the test."""

    def connect(*_arguments):
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", connect)


def imported(project, path):
    (one,) = import_paths(project, [path]).articles
    return project.get(Article, one), project.text(one)


@pytest.mark.parametrize("code", DECLARATIONS)
def test_the_declaration_in_each_language(project, code):
    article, text = imported(project, PAGES / f"udhr-{code}.html")
    language, title = DECLARATIONS[code]
    assert (article.title, article.language) == (title, language)
    whole = (PAGES / f"udhr-{code}.html").read_text(encoding="utf-8")
    body = re.sub("<[^>]*>", " ", whole[whole.index("<body>") :])
    assert text.split() == body.split()
    assert text.split("\n")[0] == title
    assert 85 < text.count("\n") < 105


def test_a_page_of_news(project, no_network):
    article, text = imported(project, PAGES / "news.html")
    assert text == NEWS
    assert (article.title, article.byline, article.published) == (
        "Northland ready for talks with Southport",
        "Ada Brock",
        "2018-03-20",
    )
    assert (article.source, article.language, article.dateline_place) == (
        "The Example Times",
        "en-GB",
        "Northam",
    )
    assert article.url == "https://www.example.org/world/2018/03/20/talks.html"
    assert article.source_type is None


def test_a_page_of_a_ministry_has_its_day_beside_the_text(project, no_network):
    article, text = imported(project, PAGES / "ministry.html")
    lines = text.split("\n")
    assert lines[0] == article.title == "О переговорах в Северограде"
    assert lines[1].startswith("20 марта в Северограде состоялись")
    assert lines[-1].startswith("Стороны условились")
    assert (article.published, article.language) == ("2018-03-20", "ru-RU")


def test_a_page_laid_out_by_tables_keeps_its_paragraphs(project, no_network):
    article, text = imported(project, PAGES / "layout.html")
    assert [line[:26] for line in text.split("\n")[1:4]] == [
        "Statement of the Foreign M",
        "Northam, March 20 (KCNA) -",
        "“We are ready for the clos",
    ]
    assert "Home" not in text
    assert (article.source, article.dateline_place) == ("KCNA", "Northam")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_the_declared_encoding_is_read(project, tmp_path, encoding):
    path = tmp_path / "page.html"
    words = "Россия готова к диалогу с Северной Кореей, заявил директор департамента МИД. " * 3
    path.write_bytes(
        f'<html><head><meta charset="{encoding}"></head><body><p>{words}</p></body></html>'.encode(
            encoding
        )
    )
    assert imported(project, path)[1] == words.strip()


def test_a_short_page_is_read_whole(project, tmp_path):
    (tmp_path / "page.htm").write_text("<title>Note</title><p>We agree.<p>Both of us.")
    article, text = imported(project, tmp_path / "page.htm")
    assert text == "Note\nWe agree.\nBoth of us."
    assert article.title == "Note"


def test_a_page_called_txt_is_read_as_a_page(project, tmp_path):
    (tmp_path / "page.txt").write_bytes((PAGES / "news.html").read_bytes())
    assert imported(project, tmp_path / "page.txt")[1] == NEWS


def test_the_folder_beside_a_saved_page_is_passed_over(project, tmp_path):
    (tmp_path / "news_files").mkdir()
    (tmp_path / "news.html").write_bytes((PAGES / "news.html").read_bytes())
    (tmp_path / "news_files" / "frame.html").write_text("<p>An advertisement of many words.")
    assert len(import_paths(project, [tmp_path]).articles) == 1


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("", "is empty or no web page"),
        ("<html><body></body></html>", "the page was filled by scripts"),
        ("<html><body><script>render()</script></body></html>", "the page was filled by scripts"),
    ],
)
def test_a_page_without_text_is_told(project, tmp_path, html, sentence):
    (tmp_path / "page.html").write_text(html)
    with pytest.raises(ImportProblems, match=sentence):
        import_paths(project, [tmp_path / "page.html"])


def test_entities_are_neither_expanded_nor_fetched(project, tmp_path, no_network):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    bomb = "".join(f'<!ENTITY b{i} "{f"&b{i - 1};" * 10}">' for i in range(1, 12))
    dtd = f'<!DOCTYPE html [<!ENTITY b0 "bomb"><!ENTITY f SYSTEM "{secret.as_uri()}">{bomb}]>'
    (tmp_path / "page.xhtml").write_text(
        f'<?xml version="1.0" encoding="utf-8"?>{dtd}<html><body><p>Text &f; &b11; of the page.'
        '<p><img src="http://example.org/a.gif"><iframe src="http://example.org/"></iframe>'
        "</body></html>"
    )
    _, text = imported(project, tmp_path / "page.xhtml")
    assert "secret words" not in text
    assert len(text) < 2000


def test_a_page_nested_without_end_is_read_or_told(project, tmp_path):
    (tmp_path / "page.html").write_text("<div>" * 50_000 + "<p>Deep words." + "</div>" * 50_000)
    try:
        said = imported(project, tmp_path / "page.html")[1]
    except ImportProblems as refused:
        said = refused.message
    assert "Deep words." in said or "page.html" in said


def test_a_page_of_very_many_elements_comes_in_whole_and_soon(project, tmp_path):
    """Looking for the article in it would take minutes."""
    head = (
        '<head><title>A register</title><meta property="og:site_name" content="The Office"></head>'
    )
    rows = "".join(f"<p>Entry {i} of <b>many</b></p>" for i in range(limits.MOST_ELEMENTS))
    (tmp_path / "page.html").write_text(f'<html lang="en">{head}<body>{rows}</body></html>')
    began = time.monotonic()
    article, text = imported(project, tmp_path / "page.html")
    assert time.monotonic() - began < 30
    assert text.count("\n") == limits.MOST_ELEMENTS
    assert (article.title, article.source, article.language) == ("A register", "The Office", "en")


@pytest.mark.parametrize("name", ["LARGEST_PAGE", "LARGEST_MARKUP"])
def test_a_page_has_a_largest_size(project, tmp_path, monkeypatch, name):
    monkeypatch.setattr(html_format, name, limits.MEGABYTE)
    (tmp_path / "page.html").write_text("<p>" + "word " * limits.MEGABYTE)
    with pytest.raises(ImportProblems, match=r"(1 MB are the most|more than 1 MB besides)"):
        import_paths(project, [tmp_path / "page.html"])


def test_pictures_within_a_page_do_not_count(project, tmp_path, monkeypatch):
    monkeypatch.setattr(html_format, "LARGEST_MARKUP", limits.MEGABYTE)
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 200_000
    (tmp_path / "page.html").write_text(f'<p>Some words.<img src="{picture}"><p>More words.')
    assert imported(project, tmp_path / "page.html")[1] == "Some words.\nMore words."

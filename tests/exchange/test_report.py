"""The report: the text with its marks, the links between marks and rows, nothing from elsewhere."""

import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_projects import TEXTS, projects

from annotator.editing import articles, events, mentions, quotes, speakers
from annotator.exchange.exporting import export
from annotator.exchange.formats import guess_for_writing
from annotator.exchange.importing import import_paths
from annotator.exchange.report.marks import KINDS, Mark, marked
from annotator.exchange.selection import Selection
from annotator.model.article import Article

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
VOID = {"meta", "br", "hr"}


class Read(HTMLParser):
    """A page as a browser has it: texts by the classes around them, ids, links, all tags."""

    def __init__(self, html):
        super().__init__()
        self.open, self.pieces, self.ids, self.links = [], [], [], []
        self.tags, self.faults = set(), []
        self.feed(html)
        self.close()
        self.faults += [tag for tag, _ in self.open]

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        self.tags.add(tag)
        self.ids += [known["id"]] if "id" in known else []
        self.links += [known["href"]] if "href" in known else []
        if tag not in VOID:
            self.open.append((tag, known))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop()[0] != tag:
            self.faults.append(tag)

    def handle_data(self, data):
        self.pieces.append((data, [known.get("class", "") for _, known in self.open]))

    def texts(self):
        """The text of each article, by where its block begins."""
        return "".join(data for data, classes in self.pieces if "text" in classes)

    def under(self, kind):
        return [data for data, classes in self.pieces if "text" in classes and kind in classes]


@st.composite
def texts_and_marks(draw):
    text = draw(TEXTS.filter(str.strip))
    marks = []
    for i in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        marks.append(Mark(start, end, draw(st.sampled_from(KINDS)), f"r{i}", f"Q{i}"))
    return text, marks


@given(texts_and_marks())
def test_every_character_is_under_the_marks_that_are_over_it(made):
    text, marks = made
    read = Read(f'<div class="text">{"".join(marked(text, marks))}</div>')
    assert not read.faults
    assert read.texts() == text
    shown = [
        {kind for kind in classes if kind in KINDS} for data, classes in read.pieces for _ in data
    ]
    wanted = [{m.kind for m in marks if m.start <= at < m.end} for at in range(len(text))]
    assert shown == wanted
    assert sorted(read.links) == sorted(f"#{mark.row}" for mark in marks)


@settings(deadline=None)
@given(made=projects())
def test_any_project_is_a_sound_page_with_its_texts(made, tmp_path_factory):
    out = tmp_path_factory.mktemp("report") / "page.html"
    export(made, out)
    with out.open(encoding="utf-8", newline="") as file:
        html = file.read()
    read = Read(html)
    ids = sorted(article.id for article in made.all(Article))
    assert not read.faults
    assert read.texts() == "".join(map(made.text, ids))
    assert len(set(read.ids)) == len(read.ids)
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
    assert all(link.startswith("#") for link in read.links)
    assert not read.tags & {"script", "img", "link", "iframe", "object"}


@pytest.fixture
def report(project, tmp_path):
    """What makes the report of the project, read."""

    def make(**how):
        out = tmp_path / "report.html"
        export(project, out, **how)
        return Read(out.read_text("utf-8")), out.read_text("utf-8")

    return make


def test_the_seed_article_has_its_three_tables(project, gold_path, report):
    import_paths(project, [gold_path])
    read, html = report()
    assert html.count('<tr id="a1-S') == 16
    assert html.count('<tr id="a1-Q') == 12
    assert html.count('<tr id="a1-E') == 18
    assert "North Korea" in "".join(read.under("speaker"))
    assert '<td dir="auto" class="words">Andrei Kulik</td>' in html
    day = '<span class="day">2018-03-05</span>/<span class="day">2018-03-06</span>'
    assert day in html  # broken between two days only


@pytest.mark.skipif(BROWSER is None, reason="needs a browser that prints")
def test_nothing_is_cut_off_on_paper(project, report, tmp_path):
    """Long words in every column, a quote of two pages, and a hundred rows, on sheets of A4."""
    from pypdf import PdfReader

    long = "https://www.example.org/" + "x" * 150
    text = f"Talks\n“We agree,” {'Minister_of_' * 12} said.\n“{'word ' * 1500}”\n" + "“No.”\n" * 98
    article = articles.add_article(project, text, published="2018-03-20", url=long)
    one = speakers.add_speaker(project, "F" * 90, role="R" * 60, affiliation="O" * 60, note=long)
    for number, found in enumerate(re.finditer("“[^”]*”", text)):
        known = {"note": f"{long} note{number}end", "date": "2018-03-05/2018-03-06"}
        known |= {"addressees": (one.id,), "venue": "V" * 60} if number < 9 else {}
        quotes.mark_quote(project, article.id, [found.span()], speaker=one.id, **known)
    report()
    page, paper = tmp_path / "report.html", tmp_path / "report.pdf"
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={paper}"]
    subprocess.run([*command, page.as_uri()], capture_output=True, check=True, timeout=120)
    seen = []

    def see(words, page, line, _, size):  # two matrices, and the size of the letters
        seen.append(words)
        letters = max(map(len, words.splitlines()), default=0)
        start = line[4] * page[0] + line[5] * page[2] + page[4]
        assert start + letters * 0.4 * size * page[0] < width, words  # letters are wider than 0.4

    for sheet in PdfReader(paper).pages:
        width = float(sheet.mediabox.width)
        sheet.extract_text(visitor_text=see)
    together = "".join("".join(seen).split())
    assert all(f"note{number}end" in together for number in range(100))


def test_stretches_of_one_quote_lead_to_one_row(project, article, report):
    quotes.mark_quote(project, article.id, [(42, 57), (76, 103)])
    read, html = report()
    assert html.count('href="#a1-Q1"') == 2
    assert html.count('id="a1-Q1-text"') == 1
    assert html.count('<a href="#a1-Q1-text">Q1</a>') == 1
    assert read.under("quote") == [project.text(article.id)[a:b] for a, b in ((42, 57), (76, 103))]


def test_what_people_wrote_is_text_and_never_markup(project, report):
    evil = articles.add_article(
        project, "<script>alert(1)</script> & “no” said Ann.", language="ar"
    )
    ann = speakers.add_speaker(project, "<b>Ann</b>", note='"><img src=x>')
    mentions.mark_mention(project, evil.id, 39, 42, speaker=ann.id)
    events.mark_event(project, evil.id, [(34, 38)], type="CONSULT", note="</article>")
    read, html = report()
    assert not read.faults
    assert not read.tags & {"script", "img", "b"}
    assert read.texts() == project.text(evil.id)
    assert '<div class="text" dir="auto" lang="ar">' in html


def test_the_same_project_gives_the_same_bytes(project, article, report):
    quotes.mark_quote(project, article.id, [(42, 57)])
    assert report()[1] == report()[1]


def test_one_article_and_one_annotator_can_be_chosen(project, article, report):
    quotes.mark_quote(project, article.id, [(42, 57)])
    other = articles.add_article(project, "Seoul said no.")
    read, html = report(selection=Selection(articles=(other.id,)))
    assert read.texts() == "Seoul said no."
    assert "<nav>" in report()[1]
    assert "<nav>" not in html
    assert '<p class="none">None.</p>' in html


@pytest.mark.parametrize("name", ["a.html", "a.HTM"])
def test_the_suffix_tells_a_report(tmp_path, name):
    assert guess_for_writing(tmp_path / name).name == "report"


def test_the_beginning_of_a_quote_within_another_is_seen():
    text = "He said “I say no” then."
    outer, inner = Mark(8, 18, "quote", "q1", "1"), Mark(9, 17, "quote", "q2", "2")
    html = "".join(marked(text, [outer, inner]))
    assert html.count('<b class="begin quote"></b>') == 2
    assert html.index("begin") < html.index("“") < html.rindex("begin") < html.index("I say")

"""PDF documents: pages become paragraphs, and what has no text, or no end, is told."""

from io import BytesIO
from pathlib import Path

import pytest

from annotator.exchange.articles import pdf_format
from annotator.exchange.articles.pdf_text import joined
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.exchange.progress import Cancelled
from annotator.model.article import Article

pypdf = pytest.importorskip("pypdf")

STATEMENT = Path(__file__).parents[1] / "files" / "documents" / "statement.pdf"
LONG = "the delegations of both sides spoke about the border for many hours"


def page(*lines):
    return "\n".join(lines)


def refusal(project, path):
    with pytest.raises(ImportProblems) as refused:
        import_paths(project, [path])
    assert project.all(Article) == []
    return refused.value.message


def empty(pages=1, **metadata):
    """A PDF of empty pages."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(72, 72)
    writer.add_metadata({f"/{name}": value for name, value in metadata.items()})
    return writer


def test_a_document_of_libreoffice(project):
    done = import_paths(project, [STATEMENT])
    article = project.get(Article, done.articles[0])
    lines = project.text(article.id).split("\n")
    assert lines[:2] == ["Statement on the talks", "20 March 2018"]
    assert lines[2].startswith("NORTHAM, March 20. /TASS/. Northland is ready for talks")
    assert "sides, a high-ranking official" in lines[2]
    assert lines[4].startswith("Министр иностранных дел заявил")
    assert len([line for line in lines if line.startswith("In round")]) == 12
    assert all(line.endswith("in the next round.") for line in lines if line.startswith("In round"))
    assert article.title == "Statement on the talks between Northland and Southport"
    assert (article.published, article.byline, article.dateline_place) == (
        "2018-03-20",
        "Ada Brock",
        "Northam",
    )
    (said,) = done.warnings
    assert "'Ministry of Foreign Affairs of Northland'" in said


def test_lines_become_paragraphs():
    text, _ = joined(
        [page("Headline", f"There {LONG}", "and more.", "", "“No,” he said.", "1. First")]
    )
    assert text == f"Headline\nThere {LONG} and more.\n“No,” he said.\n1. First"


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ((f"{LONG} coop-", "eration began"), "cooperation"),
        ((f"{LONG} well-", "known and known well"), "well-known"),
        (("the inter-state talks", f"{LONG} inter-", "state"), "inter-state"),
        (("in North-", "Southport"), "North-Southport"),
        ((f"{LONG} in 2017-", "2018"), "2017- 2018"),
        ((f"{LONG} soft\u00ad", "ened"), "softened"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_judged(lines, kept):
    assert joined([page(*lines)])[0].count(kept) == (2 if kept == "inter-state" else 1)


def test_what_stands_on_every_page_is_left_out_and_told():
    pages = [
        page("The Ministry", f"On day {i} {LONG}", "and more.", f"Page {i} of 3") for i in range(3)
    ]
    text, dropped = joined(pages)
    assert text == "\n".join(f"On day {i} {LONG} and more." for i in range(3))
    assert dropped == ["The Ministry"]


def test_lines_that_are_alike_within_pages_stay():
    pages = [page("Head", "Yes.", "", LONG, "", "Yes.", number) for number in "12"]
    assert joined(pages)[0] == f"Yes.\n{LONG}\nYes.\nYes.\n{LONG}\nYes."


def test_a_scan_is_told(project, tmp_path):
    path = tmp_path / "scan.pdf"
    empty(3, Title="Scan").write(path)
    assert "scan.pdf has no text: its pages are pictures." in refusal(project, path)


def test_a_locked_document_is_told_and_one_without_password_read(project, tmp_path):
    locked, free = tmp_path / "locked.pdf", tmp_path / "free.pdf"
    for path, password in ((locked, "secret"), (free, "")):
        writer = pypdf.PdfWriter(clone_from=STATEMENT)
        writer.encrypt(password, "owner", algorithm="AES-256")
        writer.write(path)
    assert "locked.pdf is locked with a password." in refusal(project, locked)
    assert len(import_paths(project, [free]).articles) == 1


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5, 0.9])
def test_half_a_document_is_told_or_read_without_fault(project, tmp_path, share):
    path = tmp_path / "half.pdf"
    whole = STATEMENT.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    try:
        said = project.text(import_paths(project, [path]).articles[0])
    except ImportProblems as refused:
        said = refused.message
    assert "half.pdf" in said or "Northland" in said


def test_a_document_is_known_by_what_it_is(project, tmp_path):
    (tmp_path / "statement.txt").write_bytes(STATEMENT.read_bytes())
    done = import_paths(project, [tmp_path / "statement.txt"])
    assert project.text(done.articles[0]).startswith("Statement on the talks")


def test_too_many_pages_are_told(project, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_format, "MOST_PAGES", 2)
    path = tmp_path / "long.pdf"
    empty(3).write(path)
    assert "long.pdf has 3 pages; 2 are the most" in refusal(project, path)


def test_a_page_without_end_is_told_in_time(project, tmp_path, monkeypatch):
    """Ten forms, each of which draws the next one ten times: ten thousand million texts."""
    monkeypatch.setattr(pdf_format, "LONGEST_PAGE", 0.5)
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb(10))
    assert refusal(project, path)


def test_a_page_that_is_too_large_is_left_out(project, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_format, "LARGEST_PAGE_OF_PDF", 10)
    with pytest.raises(ImportProblems, match="has no text"):
        import_paths(project, [STATEMENT])


def test_reading_can_be_stopped(project):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        import_paths(project, [STATEMENT], progress=stop)
    assert project.all(Article) == []


def bomb(levels):
    """A PDF whose page draws a form that draws ten forms, and so on."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    resources = "<< /XObject << /F %d 0 R >> /Font << /A << /Type /Font /Subtype /Type1 >> >> >>"
    drawn = b"/F Do " * 10
    objects += [
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R"
        f" /Resources {resources % 5} >>".encode(),
        b"<< /Length %d >> stream\n%s\nendstream" % (len(drawn), drawn),
    ]
    for level in range(levels):
        words = b"BT /A 9 Tf (boom) Tj ET " + (drawn if level < levels - 1 else b"")
        head = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources {resources % (6 + level)}"
        objects.append(
            b"<< %s /Length %d >> stream\n%s\nendstream" % (head.encode(), len(words), words)
        )
    out, places = BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, 2)
    for number, one in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj %s endobj\n" % (number, one))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n" % (len(objects) + 1, start))
    return out.getvalue() + b"%%EOF"

"""E-mails and pages saved as one file: the text that was meant to be read, and the headers."""

import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.model.article import Article

PAGE = Path(__file__).parents[1] / "files" / "pages" / "news.html"
WORDS = "We are ready for talks.\n\nThe Ministry"


def message(text=WORDS):
    made = EmailMessage()
    given = {
        "Subject": "Заявление о переговорах",
        "From": "Ministry Press Office <press@example.org>",
        "Date": "Tue, 20 Mar 2018 23:30:00 +0300",
        "Content-Language": "en",
    }
    made.set_content(text)
    for name, value in given.items():
        made[name] = value
    return made


def imported(project, tmp_path, raw, name="a.eml"):
    (tmp_path / name).write_bytes(bytes(raw))
    done = import_paths(project, [tmp_path / name])
    return project.get(Article, done.articles[0]), project.text(done.articles[0]), done.warnings


def test_an_email(project, tmp_path):
    article, text, warnings = imported(project, tmp_path, message())
    assert text == WORDS + "\n"
    assert (article.title, article.published, article.source, article.language) == (
        "Заявление о переговорах",
        "2018-03-20",
        "Ministry Press Office",
        "en",
    )
    assert warnings == ()


def test_the_text_goes_before_the_page_and_attachments_are_told(project, tmp_path):
    made = message("We are ready for talks. " * 20)
    made.add_alternative("<p>Something else.</p>", subtype="html")
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="talks.pdf")
    _, text, (said,) = imported(project, tmp_path, made)
    assert text.startswith("We are ready for talks. We")
    assert said.endswith("attachments were passed over: talks.pdf")


def test_of_a_page_alone_the_words_are_read(project, tmp_path):
    pytest.importorskip("trafilatura")
    made = message("See our site.")
    made.add_alternative(PAGE.read_text(encoding="utf-8"), subtype="html")
    article, text, _ = imported(project, tmp_path, made)
    assert "NORTHAM, March 20 (Reuters) - Northland is ready" in text
    assert article.title == "Заявление о переговорах"


def test_a_page_saved_as_one_file(project, tmp_path):
    pytest.importorskip("trafilatura")
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://www.example.org/world/talks"
    made["Subject"] = "Northland ready for talks | The Example Times"
    made.set_content(PAGE.read_text(encoding="utf-8"), subtype="html", cte="quoted-printable")
    made.make_related()
    made.add_related(b"GIF89a", maintype="image", subtype="gif")
    article, text, warnings = imported(project, tmp_path, made, "page.mhtml")
    assert text.startswith("Northland ready for talks with Southport\nNORTHAM, March 20 (Reuters)")
    assert article.source == "The Example Times"
    assert warnings == ()


def test_lines_that_go_on_are_joined(project, tmp_path):
    made = message("We are ready \nfor talks.\n\nThe Ministry\n")
    made.set_param("format", "flowed")
    assert imported(project, tmp_path, made)[1].startswith("We are ready for talks.\n\nThe Min")


def test_a_wrong_charset_is_guessed(project, tmp_path):
    words = "Россия готова к диалогу с Северной Кореей, заявил директор департамента. " * 5
    head = b"Subject: A\nContent-Type: text/plain; charset=no-such\n\n"
    assert imported(project, tmp_path, head + words.encode("cp1251"))[1] == words


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "a.eml is no e-mail"),
        (b"Only words, and no header.", "a.eml is no e-mail"),
        (b"Subject: Empty\n\n", "a.eml has no text"),
        (b"Subject: a\nContent-Type: text/plain\n\nNUL \0 here", "NUL character in line 1"),
    ],
)
def test_what_is_no_email_is_told(project, tmp_path, raw, sentence):
    (tmp_path / "a.eml").write_bytes(raw)
    with pytest.raises(ImportProblems, match=sentence):
        import_paths(project, [tmp_path / "a.eml"])


def test_parts_within_parts_without_end_are_told_or_read(project, tmp_path):
    raw = b"Subject: Deep\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (i, i) for i in range(1500)
    )
    (tmp_path / "a.eml").write_bytes(raw + b"Content-Type: text/plain\n\nDeep words.")
    with pytest.raises(ImportProblems, match=r"a\.eml (is no e-mail|has no text)"):
        import_paths(project, [tmp_path / "a.eml"])


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: " + b"a " * 100_000,
        b"From: " + b"a <a@b.c>, " * 20_000,
        b"X: " + b"=?utf-8?b?0J8=?= " * 9_000,
    ],
)
def test_a_header_without_end_takes_no_time(project, tmp_path, header):
    began = time.monotonic()
    article, text, _ = imported(project, tmp_path, header + b"\nDate: 20 Mar 2018\n\nWords.")
    assert text == "Words."
    assert len(article.title) <= 200
    assert time.monotonic() - began < 10


def test_an_email_of_very_many_parts_is_told(project, tmp_path):
    head = b"Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n"
    (tmp_path / "a.eml").write_bytes(head + b"--x\n\nwords\n" * 2_000)
    with pytest.raises(ImportProblems, match=r"a\.eml has more than 1,000 parts"):
        import_paths(project, [tmp_path / "a.eml"])

"""Plain text in any encoding: the words come in as they are, or the file is told."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import AnnotatorError
from annotator.exchange.articles.text_format import text_of
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.model.article import Article

RUSSIAN = "Россия готова к диалогу с Северной Кореей, заявил директор департамента МИД. " * 5


def imported_text(project, path):
    (article,) = import_paths(project, [path]).articles
    return project.text(article)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@given(text=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1))
def test_what_utf8_or_a_mark_tells_is_read_as_it_is(text, encoding):
    if encoding == "utf-8" and text.startswith("\ufeff"):
        text = text[1:] + "x"
    assert text_of(text.encode(encoding), "a.txt") == (text.removeprefix("\ufeff"), "") or (
        text.startswith("\ufeff")
    )


def test_an_old_encoding_is_guessed_and_told(project, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(RUSSIAN.encode("cp1251"))
    imported = import_paths(project, [path])
    assert project.text(imported.articles[0]) == RUSSIAN
    assert imported.warnings == (f"{path} was read as cp1251",)


def test_hash_of_the_bytes_and_title_are_kept(project, tmp_path):
    path = tmp_path / "a.txt"
    raw = b"\xef\xbb\xbf\r\n  First line\r\nSecond\rThird\xc2\xa0line\xe2\x80\xa8end"
    path.write_bytes(raw)
    assert imported_text(project, path) == "\n  First line\nSecond\nThird\u00a0line\u2028end"
    (article,) = project.all(Article)
    assert article.title == "First line"
    assert article.raw_sha256 == sha256(raw).hexdigest()


def test_the_same_text_in_other_bytes_is_the_same_article(project, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"One\nline")
    (tmp_path / "b.txt").write_bytes("One\r\nline".encode("utf-16"))
    imported = import_paths(project, [tmp_path])
    assert imported.counts["articles"] == {"new": 1, "changed": 0, "same": 1}
    assert len(set(imported.articles)) == 1


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "The text is empty."),
        (b" \r\n\t", "The text is empty."),
        (b"one\ntwo\0", "The text has a NUL character in line 2."),
        (b"\xff\xfea", "The encoding of {} is not known."),
        (b"\x00\xff\x81\x8d", "The encoding of {} is not known."),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(project, tmp_path, raw, sentence):
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    with pytest.raises(ImportProblems) as refused:
        import_paths(project, [path])
    assert sentence.format(path) in refused.value.message
    assert project.all(Article) == []


def test_of_a_collection_what_cannot_be_read_is_left_out_and_listed(project, tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.txt").write_text("")
    imported = import_paths(project, [tmp_path])
    assert len(imported.articles) == 1
    assert imported.left_out[0].startswith(f"{tmp_path / 'b.txt'}: The text is empty.")
    assert imported.sentence() == ("Imported 1 article; left out 1 file that could not be read.")
    with pytest.raises(ImportProblems, match="The text is empty"):
        import_paths(project, [tmp_path], strict=True)


def test_a_format_that_is_named_goes_before_the_suffix(project, tmp_path):
    path = tmp_path / "statement"
    path.write_text("A statement.")
    with pytest.raises(AnnotatorError, match="No format is known for statement"):
        import_paths(project, [path])
    assert import_paths(project, [path], format="text").counts["articles"]["new"] == 1

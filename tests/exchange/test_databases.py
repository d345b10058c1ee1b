"""Files of news databases: every article comes in by itself, with what is said of it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.articles.databases import divided
from annotator.exchange.importing import import_paths
from annotator.model.article import Article

DATABASES = Path(__file__).parents[1] / "files" / "databases"
TALKS = "Northland is ready for talks with all sides, a ministry official said on Tuesday."
READY = '"We are ready for the closest dialogue," Ben Calder'
WAITS = "The government of Southport waits for an answer, its spokeswoman said."


def imported(project, name):
    """The articles of a file as (article, text), and what was said of the file."""
    done = import_paths(project, [DATABASES / name])
    return [(one, project.text(one.id)) for one in project.all(Article)], done.warnings


def test_factiva_with_codes(project):
    ((first, text), (second, other)), (said,) = imported(project, "factiva-coded.txt")
    assert said.endswith("is from Factiva: its 2 articles came in without the rest")
    assert text == (
        "Northland ready for talks with Southport, ministry says\n"
        f"NORTHAM, March 20. /TASS/. {TALKS}\n"
        f"{READY}, director of the ministry's department, said.\n"
        "IN THE CAPITAL, he added, nobody expected quick results."
    )
    assert first.title == "Northland ready for talks with Southport, ministry says"
    assert (first.byline, first.published, first.source, first.language) == (
        "By Ada Brock",
        "2018-03-20",
        "Example News Agency",
        "en",
    )
    assert (first.dateline_place, first.licence) == (
        "Northam",
        "Copyright 2018 Example News Agency",
    )
    assert first.note == "Factiva EXNA000020180320ee3k0012x"
    assert other == f"Southport waits for an answer\n{WAITS}\nShe gave no date."
    assert (second.source, second.language) == ("The Southport Courier", "fr")


def test_factiva_without_codes(project):
    ((first, text), (second, other)), _ = imported(project, "factiva-plain.txt")
    assert text == (
        f"Northland ready for talks with Southport, ministry says\n{TALKS}\n{READY} said."
    )
    assert (first.byline, first.published, first.source, first.language) == (
        "By Ada Brock",
        "2018-03-20",
        "Example News Agency",
        "en",
    )
    assert other == f"Southport waits for an answer from the north\n{WAITS}"
    assert (second.published, second.source) == ("2018-03-21", "The Southport Courier")


def test_lexisnexis(project):
    ((first, text), (second, other)), (said,) = imported(project, "lexisnexis.txt")
    assert said.endswith("is from Nexis: its 2 articles came in without the rest")
    assert text == (
        f"Northland Ready for Talks, Ministry Says\n{TALKS}\n"
        f"{READY}, director of the ministry's department, said."
    )
    assert (first.source, first.published, first.byline) == (
        "The Example Times",
        "2018-03-20",
        "By ADA BROCK",
    )
    assert (first.url, first.language) == ("https://www.example.org/2018/03/20/talks.html", "en")
    assert (first.dateline_place, first.licence) == (
        "Northam",
        "Copyright 2018 The Example Times Company",
    )
    assert other == f"Southport Waits\n{WAITS}"
    assert (second.source, second.published, second.language) == (
        "The Southport Courier",
        "2018-03-21",
        "fr",
    )


def test_nexis_uni(project):
    ((first, text), (second, other)), _ = imported(project, "nexis-uni.txt")
    assert text == (
        f"Northland Ready for Talks, Ministry Says\n{TALKS}\n{READY} said.\n"
        "Note: the talks are to begin in May."
    )
    assert (first.title, first.source, first.published) == (
        "Northland Ready for Talks, Ministry Says",
        "The Example Times",
        "2018-03-20",
    )
    assert (first.byline, first.dateline_place, first.language) == ("Ada Brock", "Northam", "en")
    assert other == f"Southport Waits\n{WAITS}"
    assert (second.title, second.source) == ("Southport Waits", "The Southport Courier")


def test_a_numbered_collection(project):
    ((first, text), (second, other)), (said,) = imported(project, "proquest.txt")
    assert "from a numbered collection: its 2 articles" in said
    assert text == f"Northland ready for talks\n{TALKS}\n{READY} said."
    assert (first.byline, first.source, first.published, first.language) == (
        "Brock, Ada",
        "Example Times",
        "2018-03-20",
        "en",
    )
    assert other == "Southport waits\nThe government of Southport waits for an answer."
    assert second.language == "fr"


def test_equal_copyright_lines_part_articles(project, tmp_path):
    parts = [f"Headline {i}\n{TALKS * 3}\nCopyright 2018 Example News" for i in range(3)]
    (tmp_path / "a.txt").write_text("\n\n".join(parts))
    import_paths(project, [tmp_path / "a.txt"])
    found = project.all(Article)
    assert [one.title for one in found] == ["Headline 0", "Headline 1", "Headline 2"]
    assert found[0].licence == "Copyright 2018 Example News"


@pytest.mark.parametrize(
    "text",
    [
        "Treaty\nArticle 1\nNorthland …\nArticle 2\nSouthport …\nArticle 3\nBoth …",
        "Agenda\nDocument 2\nThe second.\nDocument 1\nThe first.",
        "The report (Document A/RES/73/1) said so.\nDocument 1\nonly one",
        "A page.\nCopyright 2018 Example News\nmore\nCopyright 2018 Example News",
        "End of document is a phrase here, and 1 of 2 documents too.",
    ],
)
def test_an_ordinary_text_stays_one_article(text):
    assert divided(text).articles == []


@pytest.mark.parametrize(
    "name", ["factiva-coded.txt", "factiva-plain.txt", "lexisnexis.txt", "nexis-uni.txt"]
)
def test_a_file_that_breaks_off_loses_no_article(name):
    whole = (DATABASES / name).read_text(encoding="utf-8")
    last = whole.index(WAITS[:40]) + len(WAITS)
    first, second = divided(whole[:last]).articles
    assert WAITS[:40] in second[0]
    assert READY in first[0]


@pytest.mark.parametrize(
    "ends",
    ["\n1 of 2 DOCUMENTS\n{}\n2 of 2 DOCUMENTS\n{}", "{}\nEnd of Document\n{}\nEnd of Document\n"],
)
def test_an_article_in_another_layout_is_kept_whole(ends):
    parts = [f"A headline\n{TALKS}\nCopyright {TALKS}", f"Another one\n{TALKS}\n{WAITS}"]
    assert [words for words, _ in divided(ends.format(*parts)).articles] == parts


def test_what_is_said_of_copyright_in_a_text_stays(project):
    whole = (DATABASES / "lexisnexis.txt").read_text(encoding="utf-8")
    changed = whole.replace('"We are ready', 'Copyright is no topic.\n\n"We are ready')
    assert "\nCopyright is no topic.\n" in divided(changed).articles[0][0]
    assert not divided(changed).articles[1][0].endswith("Reserved")


@given(st.text())
def test_any_text_is_divided_or_not_without_fault(text):
    end = "\nDocument EXNA000020180320ee3k0012x\n"
    assert all(words for words, _ in divided(text + end + text + "\nEnd of Document\n").articles)

"""What files say of an article, in the forms that a project keeps; what is not sure stays out."""

from datetime import UTC, datetime

import pytest

from annotator.exchange.articles import facts
from annotator.exchange.articles.datelines import Dateline, dateline_of, day_of


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("20 March 2018", "2018-03-20"),
        ("March 20, 2018 Tuesday", "2018-03-20"),
        ("2018-03-20T10:00:00Z", "2018-03-20"),
        ("2018-03-20 23:59:01+03:00", "2018-03-20"),
        ("March 20, 2018, 10:30 AM EST", "2018-03-20"),
        ("20180320", "2018-03-20"),
        ("20/03/2018", "2018-03-20"),
        ("20 марта 2018 г.", "2018-03-20"),
        ("March 2018", "2018-03"),
        (datetime(2018, 3, 20, 23, tzinfo=UTC), "2018-03-20"),
        ("03/04/2018", ""),
        ("yesterday", ""),
        ("20 March", ""),
        ("Tel. 2018", ""),
        (None, ""),
    ],
)
def test_a_date_is_kept_where_it_is_sure(said, kept):
    assert facts.published(said) == kept


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("ENGLISH", "en"),
        ("Français", "fr"),
        ("French; Français", "fr"),
        ("en-US", "en-US"),
        ("zh_CN.UTF-8", "zh-CN"),
        ("zh-Hans", "zh-Hans"),
        ("x", ""),
        ("Unknown", ""),
        ("und", ""),
        ("", ""),
    ],
)
def test_a_language_is_kept_as_its_code(said, code):
    assert facts.language(said) == code


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("file:///etc/passwd", ""),
        ("example.org", ""),
        ("https://two words.org", ""),
    ],
)
def test_only_web_addresses_are_addresses(said, kept):
    assert facts.url(said) == kept


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("MOSCOW, March 20. /TASS/. Moscow is ready", Dateline("Moscow", "TASS", "")),
        ("МОСКВА, 20 марта. /ТАСС/. Москва готова", Dateline("Москва", "TASS", "")),
        ("NEW YORK, March 20 (Reuters) - Talks", Dateline("New York", "Reuters", "")),
        ("MOSCOW. March 20 (Interfax) - Talks", Dateline("Moscow", "Interfax", "")),
        ("SEOUL, March 20, 2018 (Yonhap) -- Talks", Dateline("Seoul", "Yonhap", "2018-03-20")),
        ("WASHINGTON (AP) — The president", Dateline("Washington", "AP", "")),
        ("Paris, March 20, 2018 (AFP) - France", Dateline("Paris", "AFP", "2018-03-20")),
        ("МОСКВА, 20 мар — РИА Новости. Россия", Dateline("Москва", "RIA Novosti", "")),
        ("He came to Moscow (AP) by train.", Dateline("", "", "")),
        ("Talks, said (Reuters) yesterday.", Dateline("", "", "")),
        ("Moscow, March 20. The minister said", Dateline("", "", "")),
    ],
)
def test_a_dateline_is_read_where_it_names_an_agency(line, expected):
    assert dateline_of(f"A headline\n{line} and more.\n") == expected


def test_a_day_alone_on_one_of_the_first_lines_is_read():
    assert day_of("A headline\n20 March 2018\nText.") == "2018-03-20"
    assert day_of("A headline\nPublished: March 20, 2018\nText.") == "2018-03-20"
    assert day_of("A headline\nMarch 2018\nText of 20 March 2018.") == ""
    assert day_of("Line\n" * 20 + "20 March 2018") == ""


def test_a_fact_is_one_line_of_some_length():
    assert facts.line(" two\n\tlines\0 ") == "two lines"
    assert len(facts.title("x" * 10**6)) == 200

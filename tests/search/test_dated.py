"""Dates that are typed into a filter, alone and beside words."""

import pytest

from annotator.search.dated import dated


@pytest.mark.parametrize(
    ("typed", "date", "rest"),
    [
        ("May 2024", "2024-05", ""),
        ("may 2024 ", "2024-05", ""),
        ("in May 2024", "2024-05", ""),
        ("2024-05", "2024-05", ""),
        ("2024-05-07", "2024-05-07", ""),
        ("7 May 2024", "2024-05-07", ""),
        ("2023..2024", "2023/2024", ""),
        ("2023-05..2024-01", "2023-05/2024-01", ""),
        ("2023 .. May 2024", "2023-01/2024-05", ""),
        ("2023..", "2023/..", ""),
        ("..2024-03-01", "../2024-03-01", ""),
        ("2023-2024", "2023/2024", ""),
        ("2023/2024", "2023/2024", ""),
        ("since 2023-05", "2023-05/..", ""),
        ("since 2023", "2023/..", ""),
        ("before June 2023", "../2023-05", ""),
        ("until June 2023", "../2023-06", ""),
        ("after 2023-05-01", "2023-05-02/..", ""),
        ("from May 2023 to June 2023", "2023-05/2023-06", ""),
        ("mai 2024", "2024-05", ""),
        ("май 2024", "2024-05", ""),
        ("Reuters since 2023-05", "2023-05/..", "Reuters"),
        ("TASS 2024-05 talks", "2024-05", "TASS talks"),
        ("since May 2023 Reuters", "2023-05/..", "Reuters"),
        ("Reuters 2023..2024", "2023/2024", "Reuters"),
    ],
)
def test_a_date_is_read_and_other_words_are_left(typed, date, rest):
    assert dated(typed) == (date, rest)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2024",
        "May",
        "yesterday",
        "since Tuesday",
        '"May 2024"',
        "Statement of May 2024",
        "talks before the summit",
        "2024-13",
        "A/RES/2024/5",
        "..",
        "since 2024 " * 7,
    ],
)
def test_what_is_no_date_stays_words(typed):
    assert dated(typed) == ("", typed)

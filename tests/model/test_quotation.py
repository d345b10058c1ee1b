"""The type of a quote as its quotation marks say."""

import pytest

from annotator.model.quotation import quotations, type_from_marks


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        (['"We are ready,"'], "direct"),
        (["“We are ready”."], "direct"),
        (["«Мы готовы»"], "direct"),
        (["「準備」"], "direct"),
        (["“We are,", "always ready.”"], "direct"),
        (["that Moscow is ready"], "indirect"),
        (["that Moscow is “always ready” to talk"], "mixed"),
        (["North Korea’s steps"], "indirect"),
        (['"'], "mixed"),
    ],
)
def test_type_from_marks(stretches, expected):
    assert type_from_marks(stretches) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We," he said, "go."', ['"We,"', '"go."']),
        ("“The ministers’ view,” he said ‘it’s ok’", ["“The ministers’ view,”", "‘it’s ok’"]),
        ("‘the ministers’ view is it’s good’, he said", ["‘the ministers’ view is it’s good’"]),
        ("He said 'we can't go' in the '90s", ["'we can't go'"]),
        ("„Ja“, sagte er. „Nein”", ["„Ja“", "„Nein”"]),
        ("»Ja«, sagte er", ["»Ja«"]),
        ("«Мы «готовы» тут»", ["«Мы «готовы» тут»", "«готовы»"]),
        ("「我们『准备』好」", ["「我们『准备』好」", "『准备』"]),
        ('"He said "no" to us," X said', ['"He said "no" to us,"', '"no"']),
        ("“One.\n\n“Two.” Three", ["“One.\n\n“Two.”"]),
        ("“One.\nTwo.” Three", []),
        ('a pipe of 5" and more', []),
    ],
)
def test_quotations(text, expected):
    assert [text[one.start : one.end] for one in quotations(text)] == expected


def test_quotations_of_a_part_of_a_text():
    text = "“One” “Two” “Three”"
    assert [one.start for one in quotations(text, 6, 12)] == [6]

"""The type of a quote as its quotation marks say."""

import pytest

from annotator.model.quotation import type_from_marks


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

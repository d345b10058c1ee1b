"""The whole name of who is called by surname or office."""

import pytest

from annotator.suggestions.full_names import full_name

TEXT = (
    "Ministers met.\nBoris Johnson was there with Mr Lavrov.\n"
    "The Foreign Secretary, Philip Hammond, said no."
    " US Secretary of State John Kerry left for Eastern Ukraine.\n"
)


@pytest.mark.parametrize(
    ("called", "whole"),
    [
        ("Johnson", "Boris Johnson"),
        ("the Foreign Secretary", "Philip Hammond"),
        ("Secretary of State", "John Kerry"),
        ("Lavrov", None),
        ("Ukraine", None),
        ("Boris Johnson", None),
        ("the Minister", None),
        ("", None),
    ],
)
def test_who_is_meant(called, whole):
    found = full_name(TEXT, called, 40)
    assert (TEXT[slice(*found)] if found else None) == whole

"""Journeys have the same window and the same fingers as the tests of the ui."""

from tests.ui.conftest import (  # noqa: F401 - fixtures
    no_clipboard,
    open_window,
    press,
    seed_project,
    select,
    type_words,
    view,
    window,
)

"""Lets the tests of adjudication share the work of two people."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def desk():
    """Two people's work that differs in the type of the event; lena is at work."""
    import two_people

    found = two_people.two_done()
    yield found
    found.project.close()

"""Lets the tests of the formats share `random_projects` and the annotated seed article."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

GOLD = Path(__file__).parents[1] / "files" / "seed-gold.json"


@pytest.fixture
def gold_path():
    """The file with the seed article annotated in full."""
    return GOLD


@pytest.fixture
def gold():
    """What is in that file, to be changed at will."""
    return json.loads(GOLD.read_text(encoding="utf-8"))


@pytest.fixture
def saved(tmp_path):
    """Write a value as a JSON file, or several as lines, and return its path."""

    def save(*values, name="in.json"):
        path = tmp_path / name
        indent = 1 if name.endswith(".json") else None
        lines = (json.dumps(value, ensure_ascii=False, indent=indent) for value in values)
        path.write_bytes("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))
        return path

    return save

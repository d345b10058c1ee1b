"""The table that says which article is in which split."""

import csv
from collections.abc import Mapping
from pathlib import Path


def write_splits(path: Path, splits: Mapping[str, str], groups: Mapping[str, str]) -> None:
    """Write each article (id) with its split and its group, by id."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("article", "split", "group"))
        writer.writerows((id, splits[id], groups[id]) for id in sorted(splits))

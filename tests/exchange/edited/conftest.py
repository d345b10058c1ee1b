"""Tables of the annotated seed article, to be edited as people do in a spreadsheet."""

import csv

import pytest

from annotator.exchange.exporting import export
from annotator.exchange.formats import WriteOptions
from annotator.exchange.importing import import_paths


@pytest.fixture
def seed(project, gold_path):
    """A project with the seed article and all its annotations, by `reference`."""
    import_paths(project, [gold_path])
    return project


@pytest.fixture
def content(seed, tmp_path):
    """What is in the project, byte for byte."""

    def content():
        export(seed, tmp_path / "content.json")
        return (tmp_path / "content.json").read_bytes()

    return content


class Edited:
    """One table, exported; cells are changed by id and column, and `save` writes it."""

    def __init__(self, project, folder, table):
        self.path = folder / f"{table}.csv"
        export(project, self.path, options=WriteOptions(table=table))
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            self.header, *self.rows = csv.reader(file)

    def number(self, key):
        """The number of the row with this in its first column, as spreadsheets count."""
        return next(i for i, row in enumerate(self.rows, 2) if row[0] == key)

    def set(self, key, column, cell):
        self.rows[self.number(key) - 2][self.header.index(column)] = cell

    def get(self, key, column):
        return self.rows[self.number(key) - 2][self.header.index(column)]

    def add(self, **cells):
        self.rows.append([cells.get(column, "") for column in self.header])
        return len(self.rows) + 1

    def drop(self, key):
        del self.rows[self.number(key) - 2]

    def save(self, encoding="utf-8-sig", delimiter=",", before="", end="\r\n"):
        with self.path.open("w", encoding=encoding, newline="") as file:
            file.write(before)
            writer = csv.writer(file, delimiter=delimiter, lineterminator=end)
            writer.writerows([self.header, *self.rows])
        return self.path


@pytest.fixture
def edited(seed, tmp_path):
    """Exports one table of the project, to be edited."""
    return lambda table: Edited(seed, tmp_path, table)

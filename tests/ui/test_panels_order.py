"""The rows of a panel stay in the order of the file, edit by edit, and few are read."""

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import Qt

from annotator.editing import quotes, speakers
from annotator.ui.desk import Desk
from annotator.ui.panels import line_model
from annotator.ui.panels.line_model import LineModel
from annotator.ui.panels.quotes import QUOTES

ORDERS = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def desk(project, article):
    desk = Desk(project)
    desk.show_article(article.id)
    yield desk
    desk.release()


def ids(lines):
    return [lines.id_at(row) for row in range(lines.rowCount())]


def edits(project, article):
    """Do edits of every sort, one by one."""
    first = quotes.mark_quote(project, article.id, [(42, 57)])
    yield quotes.mark_quote(project, article.id, [(76, 103)])
    yield quotes.mark_quote(project, article.id, [(0, 6)])
    yield quotes.change_quote(project, first.id, stance="support")
    kulik = speakers.add_speaker(project, "kulik")
    yield quotes.change_quote(project, first.id, speaker=kulik.id)
    lavrov = speakers.add_speaker(project, "Lavrov")
    yield quotes.mark_quote(project, article.id, [(7, 12)], speaker=lavrov.id, stance="oppose")
    yield speakers.change_speaker(project, kulik.id, name="Świtalski")
    yield quotes.change_quote(project, first.id, type="mixed", stance=None)
    yield quotes.delete_quote(project, first.id)
    yield project.undo()
    yield project.undo()
    yield project.undo()
    yield project.redo()


@pytest.mark.parametrize("letters", ["", "o", "Ś"])
@pytest.mark.parametrize("sorting", list(product(range(-1, 4), ORDERS)))
def test_an_edit_leaves_the_rows_as_if_read_anew(desk, project, article, sorting, letters):
    followed, anew = LineModel(desk, QUOTES), LineModel(desk, QUOTES)
    for lines in (followed, anew):
        lines.sort(*sorting)
        lines.filter(letters)
    for _ in edits(project, article):
        anew.read()
        assert ids(followed) == ids(anew)
        assert [followed.row_of(id) for id in ids(anew)] == list(range(anew.rowCount()))
        for row in range(anew.rowCount()):
            assert followed.line_at(row) == anew.line_at(row)


class Told:
    """What a view was told: how many rows there are."""

    def __init__(self, lines):
        lines.rowsInserted.connect(lambda _, first, last: self.add(last - first + 1))
        lines.rowsRemoved.connect(lambda _, first, last: self.add(first - last - 1))
        lines.modelReset.connect(lambda: self.add(lines.rowCount() - self.rows))
        self.rows = 0

    def add(self, rows):
        self.rows += rows


@pytest.mark.parametrize("sorting", [(-1, ORDERS[0]), (-1, ORDERS[1]), (1, ORDERS[0])])
@pytest.mark.parametrize(("block", "seen"), list(product((1, 2, 3), (0, 1, 9))))
def test_rows_that_are_listed_only_when_needed_follow_too(desk, article, sorting, block, seen):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_model, "_BLOCK", block)
        followed, anew = LineModel(desk, QUOTES), LineModel(desk, QUOTES)
        told = Told(followed)
        for lines in (followed, anew):
            lines.sort(*sorting)
        for _ in edits(desk.project, article):
            anew.read()
            assert followed.count == told.rows == anew.count
            assert ids(followed) == ids(anew)
            assert [followed.row_of(id) for id in ids(anew)] == list(range(anew.rowCount()))
            followed.read()  # which knows only the first ones again
            for row in range(min(seen, followed.rowCount())):
                assert followed.line_at(row) == anew.line_at(row)


def test_an_edit_that_is_not_told_yet_leaves_the_rows_that_qt_knows(
    qapp, desk, article, monkeypatch
):
    monkeypatch.setattr(line_model, "_BLOCK", 1)
    project = desk.project
    for start in (0, 42):
        quotes.mark_quote(project, article.id, [(start, start + 6)])
    lines = LineModel(desk, QUOTES)
    lines.read()
    with desk.beside.held():
        new = quotes.mark_quote(project, article.id, [(20, 25)])
        assert lines.rowCount() == 2
        assert lines.id_at(1) == new.id
        assert lines.rowCount() == 2
    desk.beside.catch_up()
    assert lines.rowCount() == 3
    assert lines.row_of(new.id) == 1


def test_only_the_lines_in_sight_are_read(desk, project, article):
    with project.edit("Many"):
        for start in range(150):
            quotes.mark_quote(project, article.id, [(start % 60, start % 60 + 3)])
    read = []

    def counted(project, ids):
        read.extend(ids)
        return QUOTES.lines(project, ids)

    lines = LineModel(desk, replace(QUOTES, lines=counted))
    lines.read()
    assert (lines.rowCount(), read) == (150, [])
    lines.index(100, 2).data()
    lines.index(101, 2).data()
    assert 0 < len(read) <= 64
    assert lines.id_at(100) in read

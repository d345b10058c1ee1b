"""The window that says how far annotators agree: measured beside the work, shown in the text."""

import csv
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from annotator.adjudicating import deciding
from annotator.adjudicating.comparing import compare
from annotator.editing import events, layers, mentions, quotes, speakers, team
from annotator.model.annotations import Quote
from annotator.model.article import Article
from annotator.store import side_by_side
from annotator.store.files import open_project
from annotator.ui.agreement import show_agreement
from annotator.ui.agreement.window import AgreementWindow
from annotator.ui.words import agreement as words

READ = side_by_side.read
SAID = ("We are always", "Russia has always", "A major")


def work(path, name, *, kinds, end=0, done=True):
    """Mark three quotes of the seed article, an event and a name, as someone who is done."""
    with open_project(path, annotator=name) as project:
        article = project.all(Article)[0].id
        text = project.text(article)
        for kind, said in zip(
            kinds, ("We are always", "Russia has always", "A major"), strict=False
        ):
            start = text.index(said)
            speaker = speakers.add_speaker(project, f"{name}’s {kind}").id
            quotes.mark_quote(
                project, article, [(start, start + 20 - end)], type=kind, speaker=speaker
            )
        events.mark_event(project, article, [(0, 6)], type="CONSULT")
        mentions.mark_mention(project, article, 0, 6)
        if done:
            layers.set_status(project, article, "done")


def endless(project, found):
    """Read the same article again and again, as if there were very many."""
    (one,) = READ(project, found)
    while True:
        yield one


@pytest.fixture
def shared(seed_project):
    """The seed project, annotated by ben and mina, who is at work."""
    work(seed_project, "ben", kinds=("direct", "mixed"))
    work(seed_project, "mina", kinds=("direct", "direct", "indirect"), end=2)
    return seed_project


@pytest.fixture
def window(open_window, shared):
    return open_window(shared)


@pytest.fixture
def measured(qtbot):
    """Opens the window of agreement by its action, and waits until all is measured."""

    def begin(window):
        window._actions["agreement"].trigger()
        opened = window.findChild(AgreementWindow)
        wait(opened)
        return opened

    def wait(opened):
        qtbot.waitUntil(lambda: opened._worker is None and not opened._running, timeout=20_000)

    begin.wait = wait
    return begin


def cells(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_numbers_are_shown(window, measured):
    opened = measured(window)
    tables = opened.pages.tables
    assert cells(tables["pairs"]) == [
        ["ben – mina", "2", "0", "1", "0.67", "1.00", "0.80", "", "1"]
    ]
    of = {(row[0], row[1]): row[3:] for row in cells(tables["coefficients"])}
    assert of["Kind", words.MEASURES["cohen_kappa"]] == [
        "0.00",
        "",
        "50\N{NO-BREAK SPACE}%",
        "2",
        "1 marked by one only",
    ]
    assert [row[:3] for row in cells(tables["types"])] == [
        ["direct", "ben – mina", "1"],
        ["indirect", "ben – mina", "0"],
        ["mixed", "ben – mina", "0"],
    ]
    assert opened.said.text().startswith("1 article, too few for intervals\n")


def test_another_kind_of_record_is_shown_at_once(window, measured):
    opened = measured(window)
    opened.unit.setCurrentIndex(opened.unit.findData("events"))
    assert cells(opened.pages.tables["pairs"])[0][1:4] == ["1", "0", "0"]
    assert opened.pages.tabText(5) == "Differences (0)"


def test_another_way_to_match_is_measured_anew(window, measured):
    opened = measured(window)
    opened.match.setCurrentIndex(opened.match.findData("exact"))
    measured.wait(opened)
    assert cells(opened.pages.tables["pairs"])[0][1:4] == ["0", "2", "3"]


def test_a_difference_is_gone_to_by_enter(window, measured):
    opened = measured(window)
    table = opened.pages.tables["differences"]
    opened.pages.setCurrentWidget(table)
    rows = cells(table)
    assert [row[1:4] for row in rows] == [
        ["ben, mina", "", "Place in the text, Said by"],
        ["ben, mina", "", "Place in the text, Kind, Said by"],
        ["mina", "ben", ""],
    ]
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    desk = window.bench.desk
    assert desk.kind == "quote"
    assert desk.project.get(Quote, desk.record).spans[0].text.startswith("Russia has always")
    assert opened.isVisible()


def test_what_only_the_other_marked_is_selected_in_the_text(open_window, shared, measured):
    with open_project(shared, annotator="ben") as project:
        article = project.all(Article)[0].id
        quotes.mark_quote(project, article, [(100, 140)])
    window = open_window(shared)
    opened = measured(window)
    table = opened.pages.tables["differences"]
    row = [row[2] for row in cells(table)].index("mina")
    table.activated.emit(table.model().index(row, 0))
    assert window.bench.desk.record == ""
    assert window.bench.page.view.selection() == (100, 140)


def test_who_said_what_is_a_matrix_to_choose_from(window, measured):
    opened = measured(window)
    matrix = opened.pages.matrix
    assert [matrix.what.itemText(i) for i in range(3)] == ["Kind", "Said by", "Said to"]
    model = matrix.table.model()
    heads = [model.headerData(i, Qt.Orientation.Vertical) for i in range(model.rowCount())]
    assert heads == ["direct", "mixed"]
    assert cells(matrix.table) == [["1", ""], ["1", ""]]
    assert model.index(0, 0).data(Qt.ItemDataRole.BackgroundRole) is not None
    matrix.what.setCurrentIndex(1)
    assert matrix.table.model().rowCount() == 4


def test_differences_stay_hidden_until_ones_own_work_is_done(open_window, seed_project, measured):
    work(seed_project, "ben", kinds=("direct",))
    work(seed_project, "mina", kinds=("mixed",), done=False)
    window = open_window(seed_project)
    opened = measured(window)
    assert cells(opened.pages.tables["differences"]) == []
    assert "differences in 1 are hidden" in opened.said.text()
    team.set_blind(window.bench.desk.project, blind=False)
    assert opened.said.text() == words.OLD
    opened.again.click()
    measured.wait(opened)
    assert len(cells(opened.pages.tables["differences"])) == 1


def test_people_can_be_left_out(open_window, shared, measured):
    work(shared, "cy", kinds=("direct",))
    opened = measured(open_window(shared))
    assert opened.who.text() == "People: all"
    assert len(cells(opened.pages.tables["pairs"])) == 3
    opened.who.menu().actions()[0].trigger()
    measured.wait(opened)
    assert opened.who.text() == "People: 2 of 3"
    assert [row[0] for row in cells(opened.pages.tables["pairs"])] == ["cy – mina"]
    opened.who.menu().actions()[1].trigger()  # one alone is not compared
    assert opened.who.text() == "People: 2 of 3"


def test_everyone_can_be_compared_with_the_agreed_version(open_window, shared, measured):
    opened = measured(open_window(shared))
    opened.who.menu().actions()[-1].trigger()
    measured.wait(opened)
    assert opened.who.text() == "People: all, with the agreed version"
    assert opened.said.text().startswith(words.UNSETTLED)
    with open_project(shared, annotator="lena") as project:
        found = compare(project, project.all(Article)[0].id)
        for one in found.differences:
            deciding.take(project, found, one, [next(iter(one.records))])
    opened.again.click()
    measured.wait(opened)
    rows = cells(opened.pages.tables["pairs"])
    assert [row[0] for row in rows] == ["agreed version – ben", "agreed version – mina"]


def test_one_person_alone_is_told_what_to_do(open_window, seed_project, measured):
    work(seed_project, "mina", kinds=("direct",))
    opened = measured(open_window(seed_project))
    assert opened.said.text() == f"{words.NOBODY} (1 with work of one person only)"
    assert not opened.save.isEnabled()
    assert cells(opened.pages.tables["pairs"]) == []


@pytest.mark.parametrize("suffix", [".html", ".csv", ".json"])
def test_it_is_saved_in_three_forms(window, measured, tmp_path, monkeypatch, suffix):
    out = tmp_path / "report"
    kind = words.SAVE_KINDS[suffix]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), kind))
    opened = measured(window)
    opened.save.click()
    text = out.with_suffix(suffix).read_text(encoding="utf-8-sig")
    assert opened.said.text() == f"Saved report{suffix}."
    if suffix == ".json":
        assert json.loads(text)["units"]["quotes"]["pairs"][0]["matched"] == 2
    elif suffix == ".csv":
        assert next(csv.DictReader(text.splitlines()))["matched"] == "2"
    else:
        assert text.startswith("<!doctype html>")


def test_what_cannot_be_saved_is_said(window, measured, tmp_path, monkeypatch):
    out = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    opened = measured(window)
    opened.save.click()
    assert "no form of report" in window.bench.messages.text()


def test_measuring_ends_when_it_is_cancelled(window, measured, monkeypatch):
    monkeypatch.setattr(side_by_side, "read", endless)
    opened = show_agreement(window)
    opened.cancel.click()
    measured.wait(opened)
    assert opened.said.text() == words.STOPPED
    assert opened.agreement is None


def test_measuring_ends_when_the_window_is_closed(window, monkeypatch):
    monkeypatch.setattr(side_by_side, "read", endless)
    opened = show_agreement(window)
    first = opened._worker
    opened.match.setCurrentIndex(2)  # another begins while the first one ends
    second = opened._worker
    opened.close()
    assert first.isFinished()
    assert second.isFinished()


def test_asked_again_the_window_comes_back(window, measured):
    opened = measured(window)
    assert show_agreement(window) is opened


def test_it_goes_with_its_project(window, shared, measured):
    opened = measured(window)
    window.files.open_path(shared)
    assert not opened.isVisible()

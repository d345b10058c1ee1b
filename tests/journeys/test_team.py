"""A team's whole way: two people annotate in two windows, the lead merges, settles and releases."""

import json
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator import settings
from annotator.__main__ import main
from annotator.model import codebook
from annotator.model.annotations import Layer, Quote, Speaker
from annotator.model.article import Article
from annotator.store.files import create, open_project
from annotator.ui.adjudication.window import AdjudicationWindow

TEXTS = (
    'Talks to go on\n"We are ready for talks," Maria Silva said.\nOmar Hadi visited Oslo.',
    'Envoy hopeful\n"A deal is near," Omar Hadi said in Oslo.\nMaria Silva met the envoy.',
    'No date yet\n"There is no date," Maria Silva said.\nOmar Hadi threatened to leave.',
)
QUOTED = ("We are ready", "A deal is near", "There is no date")
SPEAKERS = ("Maria Silva", "Omar Hadi", "Maria Silva")
HAPPENED = ("visited", "met", "threatened")


@pytest.fixture
def typed(capsys):
    """Type a command that has to succeed; returns what it prints."""

    def run(*words):
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        assert code == 0, said.err
        return said.out

    return run


@pytest.fixture
def team(tmp_path, typed):
    """The lead's project of three articles, given to anna and ben, who have copies of it."""
    lead = tmp_path / "lead.sqlite"
    typed("new", lead, "--annotator", "lena")
    for number, text in enumerate(TEXTS):
        file = tmp_path / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        typed("import", lead, file, "--language", "en")
    typed("assign", lead, "--annotator", "anna", "--annotator", "ben", "--double", "1")
    for name in ("anna", "ben"):
        shutil.copy(lead, tmp_path / f"{name}.sqlite")
        settings.set_annotator(tmp_path / f"{name}.sqlite", name)
    return tmp_path


def annotate(window, press, type_words, types):
    """Mark a quote with who said it, and an event of a type, in each article by keys; all done."""
    view = window.bench.page.view
    for _ in TEXTS:
        number = next(n for n, text in enumerate(TEXTS) if text == view.text())
        view.setFocus()
        view.move_caret(view.text().index(QUOTED[number]))
        press("Q")
        type_words(SPEAKERS[number])
        press("Return")
        view.setFocus()
        view.move_caret(view.text().index(HAPPENED[number]))
        press("E")
        type_words(types[number])
        press("Return", "Esc")
        view.setFocus()
        press("Ctrl+Return", "Ctrl+PgDown")


def settle(qtbot, window, press):
    """Take what all agree on, and anna's version of the rest, in each article by keys."""
    for _ in TEXTS:
        window.bench.page.view.setFocus()
        press("Ctrl+J")
        found = window.bench.findChildren(AdjudicationWindow)
        (settling,) = [one for one in found if one.isVisible()]
        QTest.keyClick(settling.differences, Qt.Key.Key_A)
        while "adjudicated" not in settling.side.said.text():
            QTest.keyClick(settling.differences, Qt.Key.Key_1)
        QTest.keyClick(settling, Qt.Key.Key_Escape)
        qtbot.waitUntil(window.isActiveWindow)
        window.bench.page.view.setFocus()
        press("Alt+PgDown")


@pytest.fixture
def annotates(team, open_window, press, type_words):
    """Let someone annotate their copy, in a window."""

    def done(name, types):
        window = open_window(team / f"{name}.sqlite", annotator=name)
        annotate(window, press, type_words, types)
        window.close()

    return done


@pytest.fixture
def lead_settles(qtbot, team, open_window, press):
    """Let the lead settle what is in the project by now, in a window."""

    def done():
        window = open_window(team / "lead.sqlite", annotator="lena")
        settle(qtbot, window, press)
        window.close()

    return done


def test_from_two_windows_to_a_release(team, typed, annotates, lead_settles):
    annotates("anna", ("CONSULT", "CONSULT", "THREATEN"))
    annotates("ben", ("CONSULT", "CONSULT", "REJECT"))

    lead = team / "lead.sqlite"
    merged = json.loads(typed("merge", lead, team / "anna.sqlite", team / "ben.sqlite", "--json"))
    assert (merged["articles"]["same"], merged["articles"]["new"]) == (2 * 3, 0)
    assert merged["conflicts"] == []
    again = json.loads(typed("merge", lead, team / "anna.sqlite", team / "ben.sqlite", "--json"))
    assert (again["records"]["new"], again["records"]["changed"]) == (0, 0)

    units = json.loads(typed("agreement", lead, "--json"))["units"]
    assert units["quotes"]["pairs"][0]["f1"] == 1
    (of_type,) = [
        one
        for one in units["events"]["coefficients"]
        if (one["name"], one["of"]) == ("krippendorff_alpha", "type")
    ]
    assert of_type["n"] == 3
    assert of_type["value"] < 1

    lead_settles()
    with open_project(lead, annotator="lena") as project:
        gold = [one for one in project.all(Layer) if one.kind == "gold"]
        assert [one.status for one in gold] == ["adjudicated"] * 3
        assert {one.name for one in project.all(Speaker)} == {"Maria Silva", "Omar Hadi"}
        quotes = {one.id for layer in gold for one in project.all(Quote, layer=layer.id)}

    out = team / "release"
    typed("release", lead, "-o", out)
    assert not any(b"anna" in file.read_bytes() for file in out.rglob("*") if file.is_file())
    read = team / "read.sqlite"
    with create(read, codebook.load("plover"), annotator="otto"):
        pass
    typed("import", read, *sorted(out.rglob("*.jsonl")))
    with open_project(read, annotator="otto") as project:
        assert {one.id for one in project.all(Quote)} == quotes
        assert {project.text(one.id) for one in project.all(Article)} == set(TEXTS)

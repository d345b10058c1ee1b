"""The main job by keys alone: who said what and what happened, saved, undone, exported."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article

KINDS = (Annotator, Article, Speaker, Layer, Mention, Quote, Event)


@pytest.fixture
def person(qtbot, window, press, type_words):
    """Someone with a keyboard in front of the window."""
    return Person(qtbot, window, press, type_words)


class Person:
    """Selects words with Shift, presses keys, types names."""

    def __init__(self, qtbot, window, press, type_words):
        self.qtbot, self.view = qtbot, window.bench.page.view
        self.window, self.press, self.type_words = window, press, type_words
        self.project = window.bench.desk.project

    def go_to(self, words, after=""):
        text = self.view.text()
        start = text.index(words, text.index(after) if after else 0)
        self.view.setFocus()
        self.view.move_caret(start)
        return start

    def select(self, words, after=""):
        self.go_to(words, after)
        for _ in words:
            self.press("Shift+Right")
        start, end = self.view.selection()
        assert self.view.text()[start:end] == words

    def answer(self, *names):
        for name in names:
            self.type_words(name)
            self.press("Return")

    def edit_cell(self, panel, column, words):
        table = panel.table
        table.setCurrentIndex(table.lines.index(0, column))
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_F2)
        line = table.findChild(QLineEdit)
        line.selectAll()
        QTest.keyClicks(line, words)
        if line.completer():
            line.completer().popup().hide()
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not table.findChildren(QLineEdit))  # Qt takes it later
        with self.qtbot.waitActive(self.window):  # the list of choices was a window of its own
            self.window.activateWindow()


def state(project):
    """All records as they are, but for when they were changed."""
    return {kind: sorted(project.all(kind), key=lambda one: one.id) for kind in KINDS}


def mark_a_direct_quote(person):
    person.go_to("We are always ready")
    person.press("Q")
    person.answer("Andrei Kulik")
    person.select("said", after="Asia department, ")
    person.press("C")


def mark_an_indirect_quote(person):
    words = "that Trump’s meeting with Kim would take place"
    person.select(words)
    person.press("Q")
    person.answer("Sarah Sanders")


def mark_a_discontinuous_quote(person):
    person.go_to("A major condition")
    person.press("Q")
    person.answer("kulik")
    quoted = person.view.text()[person.go_to('"In this context') :]
    person.select(quoted[: quoted.index('Pyongyang."') + len('Pyongyang."')])
    person.press("P")
    person.select("stressed")
    person.press("C")


def mark_a_quote_to_someone(person):
    person.go_to("Lavrov. He said")
    person.press("S", "Return")
    person.go_to("Lavrov.\nAfter the talks")
    person.press("S", "1")
    person.go_to("We would like to ask")
    person.press("Q")
    person.answer("Chung Eui-yong")
    person.select("Lavrov", after="at the meeting with")
    person.press("A")


def mark_an_event(person):
    person.go_to("visited Pyongyang")
    person.press("E")
    person.answer("consult", "chung", "Suh Hoon")
    person.press("Tab")
    person.answer("North Korea")
    person.press("Return")


def edit_in_each_panel(person):
    panels = person.window.bench.panels
    person.edit_cell(panels.speakers, 2, "RUS")
    person.edit_cell(panels.quotes, 0, "mixed")
    person.edit_cell(panels.events, 3, "2018-03-05/2018-03-06")


JOURNEY = (
    mark_a_direct_quote,
    mark_an_indirect_quote,
    mark_a_discontinuous_quote,
    mark_a_quote_to_someone,
    mark_an_event,
    edit_in_each_panel,
)


def names(project, ids):
    return [project.get(Speaker, one).name for one in ids]


def test_the_main_job(person, open_window, seed_project, tmp_path, qtbot):
    project, window, press = person.project, person.window, person.press
    before = state(project)
    for step in JOURNEY:
        step(person)
        assert not window.bench.messages.property("failed"), step.__name__
    check_what_was_marked(project)
    done = state(project)
    steps = 0
    while project.undo_entry.label != "Add article":
        person.view.setFocus()
        press("Ctrl+Z")
        steps += 1
    assert {kind: state(project)[kind] for kind in (Speaker, Mention, Quote, Event)} == {
        kind: [] for kind in (Speaker, Mention, Quote, Event)
    }
    assert state(project)[Article] == before[Article]
    for _ in range(steps):
        press("Ctrl+Shift+Z")
    assert state(project) == done
    window.close()

    again = open_window(seed_project)
    assert state(again.bench.desk.project) == done
    assert len(again.bench.page.records) == len(done[Mention] + done[Quote] + done[Event])
    exported = export_json(again, tmp_path / "out.json", press, qtbot)
    check_export(exported, done)


def check_what_was_marked(project):
    by_start = {quote.spans[0].text[:12]: quote for quote in project.all(Quote)}
    first, broken = by_start['"We are alwa'], by_start['"A major con']
    indirect, told = by_start["that Trump’s"], by_start['"We would li']
    assert first.type == "mixed"  # as edited in its panel
    assert [span.text for span in first.spans if span.role == "cue"] == ["said"]
    assert indirect.type == "indirect"
    assert [span.role for span in broken.spans] == ["content", "content", "source", "cue"]
    assert broken.type == "direct"
    assert names(project, [q.speaker for q in (first, indirect, broken, told)]) == [
        "Andrei Kulik",
        "Sarah Sanders",
        "Andrei Kulik",
        "Chung Eui-yong",
    ]
    assert len(told.addressees) == 1
    event = project.all(Event)[0]
    assert (event.type, event.spans[0].text) == ("CONSULT", "visited")
    assert event.date == "2018-03-05/2018-03-06"
    assert [(part.role, *names(project, [part.speaker])) for part in event.participants] == [
        ("actor", "Chung Eui-yong"),
        ("actor", "Suh Hoon"),
        ("recipient", "North Korea"),
    ]


def export_json(window, path, press, qtbot):
    window.bench.page.view.setFocus()
    press("Ctrl+E")
    dialog = window.findChild(QDialog)
    dialog.format.setCurrentIndex(dialog.format.findText("json:", Qt.MatchFlag.MatchStartsWith))
    dialog.out.line.setText(str(path))
    QTest.keyClick(dialog.out.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.files.worker is None)
    return json.loads(path.read_text(encoding="utf-8"))


def check_export(exported, done):
    layer = exported["articles"][0]["layers"][0]
    assert {one["name"] for one in exported["speakers"]} == {one.name for one in done[Speaker]}
    for kind, key in ((Mention, "mentions"), (Quote, "quotes"), (Event, "events")):
        assert {one["id"] for one in layer[key]} == {one.id for one in done[kind]}
    texts = {one["id"]: [span["text"] for span in one["spans"]] for one in layer["quotes"]}
    assert texts == {one.id: [span.text for span in one.spans] for one in done[Quote]}
    parts = layer["events"][0]["participants"]
    assert [part["speaker"] for part in parts] == [p.speaker for p in done[Event][0].participants]

"""How many keys it takes: the whole seed article, from nothing, by key presses alone."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model.annotations import Event, Quote, Speaker
from annotator.ui.entries.field import Choice

GOLD = Path(__file__).parents[1] / "files" / "seed-gold.json"
MOST_A_QUOTE, MOST_AN_EVENT = 4, 7
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass
class Fingers:
    """Presses keys where the focus is, and counts them by what they are for."""

    window: object
    counts: Counter = field(default_factory=Counter)

    @property
    def view(self):
        return self.window.bench.page.view

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, *, to="do"):
        self.counts[to] += 1
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def type(self, name):
        self.counts["type"] += len(name)
        QTest.keyClicks(QApplication.focusWidget(), name)

    def _step(self, key, modifiers, target):
        """Press a moving key until the next press would go past the target."""
        while self.view.caret() < target:
            before = self.view.caret()
            self.press(key, modifiers, to="move")
            if self.view.caret() > target:
                back = {Qt.Key.Key_Down: Qt.Key.Key_Up}.get(key, Qt.Key.Key_Left)
                self.press(back, modifiers, to="move")
                return
            assert self.view.caret() > before

    def go_to(self, target):
        """Move the caret: by sentence, by word, by letter."""
        assert QApplication.focusWidget() is self.view
        if self.view.selection() is not None or self.view.caret() > target:
            self.press(Qt.Key.Key_Home, CONTROL, to="move")
        for key, modifiers in ((Qt.Key.Key_Down, CONTROL), (Qt.Key.Key_Right, CONTROL)):
            self._step(key, modifiers, target)
        while self.view.caret() < target:
            self.press(Qt.Key.Key_Right, to="move")
        assert self.view.caret() == target

    def select_to(self, end):
        self._step(Qt.Key.Key_Right, CONTROL | SHIFT, end)
        while self.view.caret() < end:
            self.press(Qt.Key.Key_Right, SHIFT, to="move")

    def choose(self, value, name):
        """Take a choice: by its number where it is offered, else by typing its name."""
        entry = self.window.bench.page.entry
        offered = self.offered()
        if value in offered:
            self.press(Qt.Key.Key_1 + offered.index(value))
            return
        self.type(name)
        found = self.offered()
        wanted = value if value in found else name
        for _ in range(found.index(wanted)):
            self.press(Qt.Key.Key_Down)
        assert entry.list.currentItem().data(Qt.ItemDataRole.UserRole).value == wanted
        self.press(Qt.Key.Key_Return)

    def offered(self):
        entry = self.window.bench.page.entry
        rows = (entry.list.item(row) for row in range(entry.list.count()))
        choices = [row.data(Qt.ItemDataRole.UserRole) for row in rows]
        assert all(isinstance(choice, Choice) for choice in choices)
        return [choice.value for choice in choices]


class Gold:
    """The seed article as it ought to be, its speakers by name."""

    def __init__(self):
        read = json.loads(GOLD.read_text(encoding="utf-8"))
        self.names = {one["id"]: one["name"] for one in read["speakers"]}
        layer = read["articles"][0]["layers"][0]
        self.quotes, self.events = layer["quotes"], layer["events"]

    def quote(self, quote):
        spans = {
            (s["role"], s["start"], s["end"])
            for s in quote["spans"]
            if s["role"] in ("content", "cue")
        }
        return spans, self.names[quote["speaker"]]

    def event(self, event):
        place = next((s["start"], s["end"]) for s in event["spans"] if s["role"] == "trigger")
        parts = [(part["role"], self.names[part["speaker"]]) for part in event["participants"]]
        return event["type"], place, sorted(parts)


@pytest.fixture
def fingers(window):
    window.bench.page.setFocus()
    return Fingers(window)


@pytest.fixture
def gold():
    return Gold()


def speaker_id(project, name):
    return next((one.id for one in project.all(Speaker, name=name)), name)


def mark_quote(fingers, gold, quote):
    """The caret into what was said, Q, and who said it."""
    project = fingers.window.bench.desk.project
    fingers.go_to(quote["spans"][0]["start"] + 1)
    fingers.press(Qt.Key.Key_Q)
    name = gold.names[quote["speaker"]]
    fingers.choose(speaker_id(project, name), name)
    assert fingers.window.bench.page.entry is None


def mark_event(fingers, gold, event):
    """The event's words, E, its type, and who took part in which role."""
    project = fingers.window.bench.desk.project
    kind, (start, end), _ = gold.event(event)
    fingers.go_to(start)
    if " " in fingers.view.text()[start:end]:
        fingers.select_to(end)
    fingers.press(Qt.Key.Key_E)
    fingers.choose(kind, kind)
    roles = ["actor", "recipient", "third_party"]
    for part in sorted(event["participants"], key=lambda part: roles.index(part["role"])):
        while roles[0] != part["role"]:
            roles.pop(0)
            fingers.press(Qt.Key.Key_Tab)
        name = gold.names[part["speaker"]]
        fingers.choose(speaker_id(project, name), name)
    fingers.press(Qt.Key.Key_Escape)
    assert fingers.window.bench.page.entry is None


def counted(fingers, work, gold, records):
    """Do work for each record; return the counts of key presses of each."""
    found = []
    for record in records:
        fingers.counts.clear()
        work(fingers, gold, record)
        found.append(Counter(fingers.counts))
    return found


def line(kind, counts, most):
    keys = [one["do"] for one in counts]
    moved, typed = (sum(one[what] for one in counts) for what in ("move", "type"))
    return (
        f"{kind}: {len(keys)}, keys each {keys}, median {median(keys):g} (at most {most});"
        f" besides, {moved} keys moved the caret or selected, {typed} letters of names"
    )


def marked_quotes(project):
    names = {one.id: one.name for one in project.all(Speaker)}
    return [
        (
            {(s.role, s.start, s.end) for s in one.spans if s.role in ("content", "cue")},
            names.get(one.speaker),
        )
        for one in project.all(Quote)
    ]


def marked_events(project):
    names = {one.id: one.name for one in project.all(Speaker)}
    return [
        (
            one.type,
            (one.spans[0].start, one.spans[0].end),
            sorted((part.role, names[part.speaker]) for part in one.participants),
        )
        for one in project.all(Event)
    ]


def test_the_whole_seed_article_in_few_keys(window, fingers, gold, capsys):
    project = window.bench.desk.project
    quotes = counted(fingers, mark_quote, gold, gold.quotes)
    events = counted(fingers, mark_event, gold, gold.events)
    with capsys.disabled():
        print()
        print(line("Quotes", quotes, MOST_A_QUOTE))
        print(line("Events", events, MOST_AN_EVENT))
    made = sorted(marked_quotes(project), key=lambda one: min(one[0], key=lambda s: s[1])[1])
    assert made == [gold.quote(one) for one in gold.quotes]
    assert sorted(marked_events(project)) == sorted(gold.event(one) for one in gold.events)
    assert len(project.all(Speaker)) == len({one.name for one in project.all(Speaker)})
    assert median(one["do"] for one in quotes) <= MOST_A_QUOTE
    assert median(one["do"] for one in events) <= MOST_AN_EVENT

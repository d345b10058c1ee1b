"""How many keys a government's statement takes, from nothing: quotes within a quote, events."""

import json
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.editing.articles import add_article
from annotator.model.annotations import Event, Mention, Quote, Speaker

SAMPLES = Path(__file__).parents[2] / "resources" / "samples" / "government-statements.jsonl"
TITLE = "Foreign Secretary statement on Syria"
MOST_A_QUOTE, MOST_AN_EVENT = 2, 6
# Where the caret is put, who says it.
QUOTES = (
    ("It is unacceptable", "Boris Johnson"),
    ("full access", "Resolution 2328"),
    ("to monitor", "Resolution 2328"),
    ("that it has", "UN"),
    ("full control", "Syrian army"),
)
# Where the caret is put, the type, who did it, to whom.
EVENTS = (
    ("adopted", "AGREE", ["UN Security Council"], []),
    ("demanded", "REQUEST", ["Resolution 2328"], []),
    ("updated", "CONSULT", ["UN"], ["UN Security Council"]),
    ("support, and", "AID", ["Russia"], ["Assad"]),
)


@pytest.fixture
def project(window):
    """The window's project, which shows the statement."""
    lines = SAMPLES.read_text(encoding="utf-8").splitlines()
    found = next(one for one in map(json.loads, lines) if one["title"] == TITLE)
    project = window.bench.desk.project
    known = {key: found[key] for key in ("title", "source", "language", "licence", "url")}
    article = add_article(project, found["text"], published="2016-12-23", **known)
    window.bench.desk.show_article(article.id)
    window.bench.page.setFocus()
    return project


class Keys:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, window):
        self.window, self.count = window, 0

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.count += 1
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def go_to(self, words):
        view = self.window.bench.page.view
        view.move_caret(view.text().index(words) + 1)

    def take(self, name):
        """Take a speaker by the number beside the name, else by typing it."""
        listed = self.window.bench.page.entry.list
        names = [listed.item(row).text() for row in range(min(9, listed.count()))]
        fitting = [row for row, shown in enumerate(names) if name in (shown, shown[13:-1])]
        if fitting:
            self.press(Qt.Key.Key_1 + fitting[0])
            return
        QTest.keyClicks(QApplication.focusWidget(), name)
        self.count += len(name)
        self.press(Qt.Key.Key_Return)


def mark_quote(keys, words, speaker):
    keys.count = 0
    keys.go_to(words)
    keys.press(Qt.Key.Key_Q)
    keys.take(speaker)
    return keys.count


def mark_event(keys, words, kind, who, to_whom):
    keys.count = 0
    keys.go_to(words)
    keys.press(Qt.Key.Key_E)
    lit = keys.window.bench.page.entry.list.currentItem()
    if lit is None or lit.text() != kind:
        for letter in kind[:3]:
            keys.press(Qt.Key(ord(letter)))
    keys.press(Qt.Key.Key_Return)
    for name in who:
        keys.take(name)
    if to_whom:
        keys.press(Qt.Key.Key_Tab)
    for name in to_whom:
        keys.take(name)
    keys.press(Qt.Key.Key_Escape)
    return keys.count


def test_a_statement_in_few_keys(window, project, capsys):
    keys = Keys(window)
    quotes = [mark_quote(keys, *one) for one in QUOTES]
    events = [mark_event(keys, *one) for one in EVENTS]
    with capsys.disabled():
        print(f"\nA statement: quotes in keys each {quotes}, events {events}")
    named = {one.id: one.name for one in project.all(Speaker)}
    made = {one.spans[0].text[:12]: named[one.speaker] for one in project.all(Quote)}
    assert sorted(made.values()) == sorted(speaker for _, speaker in QUOTES)
    inner = [one for one in project.all(Quote) if one.parent]
    assert [one.spans[0].text for one in inner] == ["full control of Aleppo"]
    parts = [[named[part.speaker] for part in one.participants] for one in project.all(Event)]
    assert parts == [[*who, *to_whom] for _, _, who, to_whom in EVENTS]
    assert {"UN Security Council", "Boris Johnson"} <= {one.text for one in project.all(Mention)}
    assert median(quotes) <= MOST_A_QUOTE
    assert median(events) <= MOST_AN_EVENT

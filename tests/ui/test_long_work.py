"""Long work beside the window: what waits for it, what does not, and how a window closes then."""

import json
import threading

import pytest
from PySide6.QtWidgets import QMessageBox

from annotator.editing import articles
from annotator.errors import AnnotatorError
from annotator.exchange import exporting
from annotator.model.annotations import Mention
from annotator.model.article import Article
from annotator.ui import messages
from annotator.ui.words import dialogs as dialog_words
from annotator.ui.words import window as words

PATIENCE = 20  # seconds until work that nobody lets go on gives up


@pytest.fixture
def gate():
    """Lets work that waits for it go on; it goes on at the end of the test in any case."""
    gate = threading.Event()
    yield gate
    gate.set()


@pytest.fixture
def work(window, gate):
    """Begins work that waits at the gate, with the project of its thread."""

    def work(*, reads=False, title="Importing …"):
        def job(_project, progress):
            while not gate.wait(0.01):
                progress(300, 600)

        window.files.start(title, job, lambda _: window.bench.desk.said.emit("Done."), reads=reads)

    return work


def ended(window):
    return lambda: window.files.worker is None


def said(window):
    return window.bench.messages.text()


def test_it_stands_beside_the_progress_that_editing_waits(window, work, gate, qtbot):
    work()
    qtbot.waitUntil(lambda: "300 of 600" in said(window))
    assert said(window) == f"Importing … 300 of 600 · {words.BUSY}"
    gate.set()
    qtbot.waitUntil(ended(window))
    assert said(window) == "Done."


def test_what_waits_is_grey_and_asks_nothing(window, work, gate, press, qtbot):
    window.bench.page.view.move_caret(200)
    work()
    waiting = ("quote", "speaker", "event", "undo", "done")
    assert not any(window._actions[name].isEnabled() for name in waiting)
    press("S", "Q", "E", "6", "Ctrl+Return", "Ctrl+Z")
    assert window.bench.page.entry is None
    assert words.BUSY in said(window)
    gate.set()
    qtbot.waitUntil(ended(window))
    assert all(window._actions[name].isEnabled() for name in waiting)
    assert window.bench.desk.project.all(Mention) == []


def test_one_edits_while_an_export_reads_the_state_it_began_with(
    window, gate, press, qtbot, tmp_path
):
    out, begun = tmp_path / "out.json", threading.Event()

    def progress(*_):
        begun.set()
        gate.wait(PATIENCE)

    def job(project, _):
        options = exporting.WriteOptions(progress=progress)
        return exporting.export(project, out, options=options)

    window.files.start("Exporting …", job, lambda _: None, reads=True)
    qtbot.waitUntil(begun.is_set)
    window.bench.page.view.move_caret(window.bench.page.view.text().index("Kulik stressed") + 1)
    press("S", "Esc")
    assert len(window.bench.desk.project.all(Mention)) == 1
    gate.set()
    qtbot.waitUntil(ended(window))
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["articles"][0]["layers"] == []


def test_a_message_stands_beside_the_progress_for_its_time(window, work, gate, qtbot, monkeypatch):
    monkeypatch.setattr(messages, "SAID_FOR", 1)
    work(reads=True, title="Exporting …")
    window.bench.desk.said.emit("Copied.")
    qtbot.waitUntil(lambda: said(window) == "Exporting … 300 of 600")
    gate.set()
    qtbot.waitUntil(ended(window))


def test_an_import_leaves_the_person_where_they_read(window, press, tmp_path, qtbot):
    (tmp_path / "news.txt").write_text("Another text.", encoding="utf-8")
    read = window.bench.desk.article
    window.files.import_paths([tmp_path / "news.txt"])
    qtbot.waitUntil(ended(window))
    assert window.bench.desk.article == read
    press("F4")
    assert window.bench.page.view.text() == "Another text."
    press("Ctrl+Z")
    assert window.bench.desk.article == read


def test_where_a_shown_article_goes_one_that_is_there_is_shown(window):
    project, read = window.bench.desk.project, window.bench.desk.article
    pasted = articles.add_article(project, "Pasted.")
    window.bench.desk.show_article(pasted.id)
    project.undo()
    assert window.bench.desk.article == read
    project.redo()
    assert window.bench.desk.article == pasted.id


def question(window):
    (box,) = window.findChildren(QMessageBox)
    return {one.text(): one for one in box.buttons()}


def test_a_window_closes_when_its_work_is_done_if_so_wanted(window, work, gate, qtbot):
    work(reads=True, title="Exporting …")
    window.close()
    assert window.isVisible()
    question(window)[dialog_words.CLOSING_WAIT].click()
    assert words.CLOSES_AT_END in said(window)
    gate.set()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_work_can_be_stopped_to_close_the_window(window, tmp_path, seed_project, open_window):
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(f"Text {number}.", encoding="utf-8")
    window.files.import_paths([tmp_path])
    window.close()
    question(window)[dialog_words.CLOSING_STOP].click()
    assert not window.isVisible()
    again = open_window(seed_project)
    assert len(again.bench.desk.project.all(Article)) == 1


def test_a_window_that_stays_goes_on_with_its_work(window, work, gate, qtbot):
    work()
    window.close()
    question(window)[dialog_words.CLOSING_STAY].click()
    gate.set()
    qtbot.waitUntil(ended(window))
    assert window.isVisible()
    assert said(window) == "Done."


def test_other_long_work_waits_and_says_so(window, work, gate, press, qtbot):
    work(reads=True, title="Exporting …")
    press("Ctrl+E")
    assert words.one_at_a_time("Exporting …") in said(window)
    gate.set()
    qtbot.waitUntil(ended(window))


def test_a_window_stays_where_its_work_fails_so_that_it_is_read_why(window, gate, qtbot):
    def job(_project, progress):
        while not gate.wait(0.01):
            progress(1, 2)
        raise AnnotatorError("There was no room.")

    window.files.start("Exporting …", job, lambda _: None, reads=True)
    window.close()
    question(window)[dialog_words.CLOSING_WAIT].click()
    gate.set()
    qtbot.waitUntil(ended(window))
    assert window.isVisible()
    assert said(window) == "There was no room."

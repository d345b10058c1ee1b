"""What others do to the file of an open project: one sentence says so, and all of it is kept."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QDialog, QLabel

from annotator import places
from annotator.editing.articles import add_article
from annotator.editing.speakers import add_speaker
from annotator.model import codebook
from annotator.model.annotations import Mention, Quote
from annotator.store import backups, checking, files
from annotator.store.open_files import files_of
from annotator.ui import actions, safekeeping
from annotator.ui.safekeeping import Safekeeping

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps open files in place")


@pytest.fixture
def keeper(window):
    """What watches the file, asked by the test instead of each second."""
    keeper = Safekeeping(window)
    keeper._watch.stop()
    keeper._soon.stop()
    return keeper


@pytest.fixture
def project(window):
    """The window's project."""
    return window.bench.desk.project


@pytest.fixture
def other(tmp_path):
    """The path of another project, with one article."""
    path = tmp_path / "other.sqlite"
    with files.create(path, codebook.load("plover"), annotator="anton") as project:
        add_article(project, "Ministers met\n“We agree,” they said.")
    return path


def said(window):
    return window.bench.messages.text()


def problem(window):
    """What the status bar says in red."""
    label = window.statusBar().findChild(QLabel, "problem")
    return label.text() if label.isVisible() else ""


def is_sound(path):
    """Whether nothing at all is wrong with a project."""
    with files.open_project(path, annotator="mina") as project:
        return list(checking.check(project, lambda *_: None)) == []


def run(*words):
    """Run the program in another process; return what it said of trouble."""
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "annotator", *map(str, words)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""


# --- read-only


def test_a_file_made_read_only_takes_no_mark_and_says_so(
    window, keeper, project, seed_project, mark
):
    mark(window, "Andrei Kulik", "S")
    seed_project.chmod(0o444)
    mark(window, "We are always ready", "Q")  # before anyone looked
    assert f"{seed_project} is read-only." in said(window)
    assert project.all(Quote) == []
    assert len(window.bench.page.records) == 1
    keeper.watch()
    assert f"{seed_project} is read-only now" in said(window)
    assert "read-only" in window.status()
    seed_project.chmod(0o644)
    keeper.watch()
    assert "may be written again" in said(window)
    assert "read-only" not in window.status()
    mark(window, "We are always ready", "Q")
    assert len(project.all(Quote)) == 1


def test_the_work_on_a_file_made_read_only_goes_on_in_a_copy(
    window, keeper, seed_project, qtbot, mark
):
    mark(window, "Andrei Kulik", "S")
    seed_project.chmod(0o444)
    keeper.watch()
    copy = seed_project.with_name("copy.sqlite")
    safekeeping.keep_copy(window, copy)
    assert window.bench.desk.project.path == copy
    qtbot.waitUntil(lambda: "read-only" not in window.status())
    mark(window, "We are always ready", "Q")
    assert len(window.bench.desk.project.all(Quote)) == 1
    with files.open_project(seed_project, annotator="mina") as kept:
        assert len(kept.all(Mention)) == 1
        assert kept.all(Quote) == []


# --- another file written over it


def test_what_is_written_over_the_file_is_shown_and_gets_nothing_of_ours(
    window, keeper, seed_project, other, mark
):
    mark(window, "Andrei Kulik", "S")
    kept = backups.make(window.bench.desk.project.db, seed_project, places.backup_folder())
    before = other.read_bytes()
    subprocess.run(["cp", str(other), str(seed_project)], check=True)
    mark(window, "We are always ready", "Q")
    assert f"Another program wrote over the file {seed_project}." in said(window)
    keeper.watch()
    assert problem(window)
    assert seed_project.read_bytes() == before
    keeper.watch()  # it is whole by now
    assert "you see what it holds now" in said(window)
    assert str(kept) in said(window) or "All that it held" in said(window)
    assert problem(window) == ""
    assert window.bench.page.view.text().startswith("Ministers met")
    add_speaker(window.bench.desk.project, "Suh")
    window.close()
    assert is_sound(seed_project)


def test_what_was_asked_about_the_former_project_is_asked_no_more(
    window, keeper, seed_project, other, mark
):
    mark(window, "Andrei Kulik", "S")
    do = actions.actions_of(window)
    for name in ("search", "points", "codebook"):
        do[name].trigger()
    subprocess.run(["cp", str(other), str(seed_project)], check=True)
    keeper.watch()
    keeper.watch()
    assert "you see what it holds now" in said(window)
    assert [one for one in window.findChildren(QDialog) if one.isVisible()] == []


def test_what_is_no_project_gives_way_to_the_sample(window, keeper, seed_project, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("No project. " * 100_000, encoding="utf-8")
    subprocess.run(["cp", str(text), str(seed_project)], check=True)
    keeper.watch()
    keeper.watch()
    assert "Another program wrote over the file" in said(window)
    assert "is not an Annotator project" in said(window)
    assert window.bench.desk.project.path == places.sample_project()
    assert seed_project.read_bytes() == text.read_bytes()


@pytest.mark.usefixtures("keeper")
def test_closing_writes_nothing_into_what_was_written_over_the_file(
    window, seed_project, other, mark
):
    mark(window, "Andrei Kulik", "S")
    before = other.read_bytes()
    subprocess.run(["cp", str(other), str(seed_project)], check=True)
    window.close()
    assert seed_project.read_bytes() == before
    assert not any(file.exists() for file in files_of(seed_project)[1:])


def test_long_work_does_not_begin_in_a_file_that_is_not_ours(window, seed_project, other, tmp_path):
    article = tmp_path / "one.txt"
    article.write_text("A minister speaks\n“Yes.”\n", encoding="utf-8")
    before = other.read_bytes()
    subprocess.run(["cp", str(other), str(seed_project)], check=True)
    window.files.import_paths([article])
    assert window.files.worker is None
    assert "Another program wrote over the file" in said(window)
    window.close()
    assert seed_project.read_bytes() == before


# --- the log


def test_a_removed_log_is_written_into_the_file_and_the_work_goes_on(
    window, keeper, project, seed_project, mark
):
    mark(window, "Andrei Kulik", "S")
    files_of(seed_project)[1].unlink()
    mark(window, "We are always ready", "Q")
    assert "Another program removed the file" in said(window)
    assert project.all(Quote) == []
    keeper.watch()
    assert "nothing of it was lost, and the work goes on" in said(window)
    assert problem(window) == ""
    mark(window, "We are always ready", "Q")
    assert run("check", seed_project) == ""
    assert len(window.bench.page.records) == 2
    window.close()
    with files.open_project(seed_project, annotator="mina") as kept:
        assert (len(kept.all(Mention)), len(kept.all(Quote))) == (1, 1)


def test_other_programs_leave_the_log_while_copies_are_made_beside(
    window, keeper, seed_project, qtbot, mark
):
    """A worker's own look at the file must not give up the hold that the window has on it."""
    mark(window, "Andrei Kulik", "S")
    keeper.look_after()
    qtbot.waitUntil(lambda: keeper._worker is None, timeout=20000)
    assert run("info", seed_project) == ""
    assert files_of(seed_project)[1].exists()
    keeper.watch()
    assert problem(window) == ""


# --- other programs at work in it


def test_undone_by_another_program_is_undone_here_too(window, seed_project, qtbot, mark, press):
    mark(window, "We are always ready", "Q")
    mark(window, "Andrei Kulik", "S")
    with files.open_project(seed_project, annotator="mina") as another:
        another.undo()
    qtbot.waitUntil(lambda: len(window.bench.page.records) == 1, timeout=5000)
    assert "Another program changed this project" in said(window)
    press("Ctrl+Shift+Z")
    assert len(window.bench.page.records) == 2


# --- the power goes off

DYING = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from PySide6.QtCore import Qt, QTimer
from annotator.ui.app import application
from annotator.store.files import open_project
from annotator.ui.main_window import MainWindow

def work():
    view = window.bench.page.view
    start = view.text().index("We are always ready")
    view.setFocus()
    view.select_text(start, start + 19)
    QTest.keyClick(view, Qt.Key.Key_Q)
    QTest.keyClicks(QApplication.focusWidget(), "Andr")
    print(type(QApplication.focusWidget()).__mro__[1].__name__, flush=True)

app = application()
window = MainWindow(open_project(Path(sys.argv[1]), annotator="mina"), remember=False)
window.bench.panels_made.connect(lambda: QTimer.singleShot(0, work))
window.show()
window.activateWindow()
app.exec()
"""


def test_what_was_marked_is_kept_when_the_power_goes_off_while_it_is_asked_who_said_it(
    seed_project,
):
    child = subprocess.Popen(
        [sys.executable, "-c", DYING, str(seed_project)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout.readline() == "QLineEdit\n"  # the entry has the keys
    child.send_signal(signal.SIGKILL)
    child.stdout.close()
    child.wait()
    assert is_sound(seed_project)
    with files.open_project(seed_project, annotator="mina") as kept:
        (quote,) = kept.all(Quote)
        assert quote.spans[0].text == "We are always ready"
        assert kept.undo()
        assert kept.all(Quote) == []

"""What goes wrong outside: one sentence says so, the view shows what is kept, the work goes on."""

import sqlite3
import sys
from pathlib import Path

import pytest

from annotator import settings
from annotator.editing.quotes import mark_quote
from annotator.errors import AnnotatorError
from annotator.model.annotations import Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store import files
from annotator.store.connection import set_patience
from annotator.store.open_files import files_of

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files in place")


@pytest.fixture
def project(window):
    """The window's project, which waits for nobody for long."""
    set_patience(window.bench.desk.project.db, 0.01)
    return window.bench.desk.project


def said(window):
    return window.bench.messages.text()


def is_whole(path):
    """Whether SQLite finds every page of a file in order."""
    with sqlite3.connect(path) as db:
        found = db.execute("PRAGMA integrity_check").fetchone()[0]
    db.close()
    return found == "ok"


# --- a disk that is full, or breaks


def fill_disk(project):
    """Let the file grow no further, as on a full disk."""
    (pages,) = project.db.execute("PRAGMA page_count").fetchone()
    project.db.execute(f"PRAGMA max_page_count = {pages}")


def make_room(project):
    project.db.execute("PRAGMA max_page_count = 1000000")


def fill_up(window, project):
    """Add speakers until the disk is full; return how many there were before the last one."""
    for number in range(3000):
        kept = len(project.all(Speaker))
        if window.bench.panels.speakers.add(f"Speaker {number} " + "of a long name " * 20) is None:
            return kept
    raise AssertionError("the disk never became full")


def test_a_full_disk_is_said_and_nothing_is_shown_that_is_not_kept(window, project):
    fill_disk(project)
    kept = fill_up(window, project)
    assert "The disk is full" in said(window)
    assert "make room and try again" in said(window)
    assert len(project.all(Speaker)) == kept
    assert window.bench.panels.speakers.table.lines.count == kept
    assert not project.db.in_transaction


def test_after_room_was_made_the_work_goes_on(window, project, seed_project, press, mark):
    view = window.bench.page.view
    fill_disk(project)
    kept = fill_up(window, project)
    make_room(project)
    mark(window, "We are always ready", "Q")
    assert len(project.all(Quote)) == 1
    assert view.records_at(view.text().index("We are always")) == [project.all(Quote)[0].id]
    press("Ctrl+Z")
    assert project.all(Quote) == []
    assert len(project.all(Speaker)) == kept
    window.close()
    assert is_whole(seed_project)


def test_a_quote_that_could_not_be_saved_is_not_drawn(window, project, press, view):
    fill_disk(project)
    fill_up(window, project)
    before = len(project.all(Quote))
    start = view.text().index("We are always ready")
    end = view.text().rindex(".")
    for shorter in range(200):  # until the pages have no room for one more either
        view.setFocus()
        view.select_text(start, end - shorter)
        press("Q")
        if len(project.all(Quote)) == before:
            break
        before = len(project.all(Quote))
    else:
        raise AssertionError("the disk never became full")
    assert "The disk is full" in said(window)
    assert len(window.bench.page.records) == before
    assert window.bench.panels.quotes.table.lines.count == before


@posix
def test_a_file_that_may_not_grow_is_said(window, project, seed_project, view, mark):
    """The system itself refuses the write, as at a quota or on a broken disk."""
    import resource

    log = files_of(seed_project)[1]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    try:
        mark(window, "We are always ready", "Q")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "The disk" in said(window)
    assert "Nothing was changed" in said(window)
    assert project.all(Quote) == []
    assert view.records_at(view.text().index("We are always")) == []
    mark(window, "We are always ready", "Q")
    assert len(project.all(Quote)) == 1
    window.close()
    assert is_whole(seed_project)


# --- a file that may only be read now


def test_a_file_that_turns_read_only_is_said(window, project, press, mark):
    mark(window, "Andrei Kulik", "S")
    project.db.execute("PRAGMA query_only = ON")
    mark(window, "We are always ready", "Q")
    assert "is read-only" in said(window)
    assert project.all(Quote) == []
    assert len(window.bench.page.records) == 1
    press("Ctrl+Z")
    assert "is read-only" in said(window)
    assert len(project.all(Mention)) == 1
    project.db.execute("PRAGMA query_only = OFF")
    press("Ctrl+Z")
    assert project.all(Mention) == []


def test_a_dragged_end_that_could_not_be_saved_goes_back(window, project, view, mark):
    mark(window, "We are always ready", "Q")
    quote = project.all(Quote)[0]
    project.db.execute("PRAGMA query_only = ON")
    span = quote.spans[0]
    view.span_dragged.emit(quote.id, 0, span.start, span.end + 5)
    assert "is read-only" in said(window)
    assert project.all(Quote)[0].spans == quote.spans
    assert quote.id not in view.records_at(span.end + 2)


# --- others in the same file


def test_while_another_program_writes_an_edit_waits_and_then_is_refused(
    window, project, seed_project, mark
):
    other = sqlite3.connect(seed_project, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    mark(window, "We are always ready", "Q")
    assert "is being changed by another program" in said(window)
    assert len(window.bench.page.records) == 0
    other.execute("ROLLBACK")
    other.close()
    mark(window, "We are always ready", "Q")
    assert len(project.all(Quote)) == 1


def test_two_windows_on_one_file_see_each_others_work(
    window, open_window, seed_project, qtbot, mark
):
    second = open_window(seed_project, annotator="mina")
    mark(second, "Andrei Kulik", "S")
    qtbot.waitUntil(lambda: len(window.bench.page.records) == 1, timeout=3000)
    window.activateWindow()
    mark(window, "We are always ready", "Q")
    qtbot.waitUntil(lambda: len(second.bench.page.records) == 2, timeout=3000)
    assert len(second.bench.desk.project.all(Quote)) == 1


def test_what_another_program_removed_is_not_changed_but_said(
    window, project, seed_project, press, mark
):
    mark(window, "We are always ready", "Q")
    quote = project.all(Quote)[0].id
    with files.open_project(seed_project, annotator="mina") as other:
        other.undo()
        assert other.find(Quote, quote) is None
    press("U")
    assert said(window)
    assert project.all(Quote) == []


# --- a damaged page


def damage(path, table):
    """Overwrite the first page of a table, while the file is closed."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = DELETE")
    sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    (page,) = db.execute(sql, (table,)).fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    with Path(path).open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


@pytest.fixture
def broken(seed_project, tmp_path):
    """Makes a copy of the seed project with a quote, and damages a table of it."""

    def broken(table):
        path = tmp_path / "broken.sqlite"
        with files.open_project(seed_project, annotator="mina") as opened:
            files.save_copy(opened, path)
        with files.open_project(path, annotator="mina") as opened:
            mark_quote(opened, opened.all(Article)[0].id, [(0, 6)])
        damage(path, table)
        settings.set_annotator(path, "mina")
        return path

    return broken


def test_opening_what_cannot_be_read_keeps_the_project_that_is_open(
    window, seed_project, broken, mark
):
    window.files.open_path(broken("articles"))
    assert "is damaged" in said(window)
    assert window.bench.desk.project.path == seed_project
    mark(window, "Andrei Kulik", "S")
    assert len(window.bench.desk.project.all(Mention)) == 1


def test_what_cannot_be_read_is_told_in_words_for_people(window, broken, qtbot):
    """Whatever reads the damaged page raises the sentence, and the window lives."""
    with qtbot.captureExceptions() as caught:
        window.files.open_path(broken("quotes"))
        qtbot.waitUntil(lambda: len(caught) > 0)
        assert window.isVisible()
        window.close()
    assert all(issubclass(kind, AnnotatorError) for kind, _, _ in caught)
    assert all("is damaged" in str(error) for _, error, _ in caught)


def test_writing_to_a_damaged_page_is_said(open_window, seed_project, press):
    damage(seed_project, "events")
    window = open_window(seed_project)
    view = window.bench.page.view
    view.setFocus()
    view.move_caret(view.text().index("interested"))
    press("E", "1")
    assert "is damaged" in said(window)
    assert len(window.bench.page.records) == 0


def test_a_page_that_cannot_be_read_while_drawing_is_said_too(window, monkeypatch):
    from annotator.errors import AnnotatorError
    from annotator.ui.mistakes import Mistakes

    monkeypatch.setattr("sys.__excepthook__", lambda *_: pytest.fail("this is no mistake of ours"))
    error = AnnotatorError("The file is damaged.", "Open a backup of it instead.")
    Mistakes(window)(AnnotatorError, error, None)
    assert said(window) == "The file is damaged. Open a backup of it instead."

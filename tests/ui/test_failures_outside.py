"""The window among other programs and on a disk of the system's that is really full."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import settings
from annotator.editing.articles import add_article
from annotator.model import codebook
from annotator.model.annotations import Quote
from annotator.store.files import create

SEED = Path(__file__).parents[2] / "seeds" / "000_fb6f2489e31ca239.txt"
ROOM = 1100  # KiB of the small disk


def said(window):
    return window.bench.messages.text()


# --- a disk that is full


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 900 KiB; only root can mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}k", "tmpfs", str(folder)]
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("needs root on Linux")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=False)


def fill(folder):
    """Leave no byte on a disk."""
    file = os.open(folder / "filler", os.O_WRONLY | os.O_CREAT)
    try:
        while os.write(file, bytes(4096)):
            pass
    except OSError:
        os.close(file)


def make_room(folder):
    (folder / "filler").unlink()


@pytest.fixture
def full(small_disk, open_window):
    """The window on a project on the small disk, which is full by now."""
    path = small_disk / "seed.sqlite"
    with create(path, codebook.load("plover"), annotator="mina") as project:
        add_article(project, SEED.read_text(encoding="utf-8"), language="en")
    settings.set_annotator(path, "mina")
    window = open_window(path)
    _ = window.bench.panels
    fill(small_disk)
    return window


def test_nothing_is_shown_that_a_full_disk_did_not_take(full, small_disk, mark, press):
    mark(full, "We are always ready", "Q")
    assert "The disk is full" in said(full)
    assert full.bench.desk.project.all(Quote) == []
    assert len(full.bench.page.records) == 0
    make_room(small_disk)
    mark(full, "We are always ready", "Q")
    assert said(full) == ""
    assert len(full.bench.desk.project.all(Quote)) == 1
    fill(small_disk)
    for _ in range(50):  # until the log has no room left in what it already holds
        press("U")
        if "The disk is full" in said(full):
            break
    else:
        raise AssertionError("the disk never became full")
    kept = full.bench.desk.project.all(Quote)[0]
    assert full.bench.page.records[kept.id] == kept


def test_an_import_and_an_export_that_have_no_room_leave_nothing(full, small_disk, qtbot):
    desk = full.bench.desk
    before = sorted(path.name for path in small_disk.iterdir())
    samples = Path(__file__).parents[2] / "resources" / "samples" / "government-statements.jsonl"
    full.files.import_paths([samples])
    qtbot.waitUntil(lambda: full.files.worker is None, timeout=20000)
    assert "The disk is full" in said(full)
    assert full.bench.articles.model.rowCount() == 1
    dialog = full.files.export()
    dialog.out.line.setText(str(small_disk / "out.json"))
    dialog.accept()
    qtbot.waitUntil(lambda: full.files.worker is None, timeout=20000)
    assert "could not be written" in said(full)
    assert sorted(path.name for path in small_disk.iterdir()) == before
    assert desk.hold == ""


# --- another program


def test_what_the_command_line_imports_is_seen_and_the_work_goes_on(
    window, seed_project, tmp_path, qtbot, mark
):
    mark(window, "We are always ready", "Q")
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Minister {name} speaks\n“Yes.”\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "annotator",
        "import",
        str(seed_project),
        str(tmp_path / "one.txt"),
    ]
    command.append(str(tmp_path / "two.txt"))
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    qtbot.waitUntil(lambda: window.bench.articles.model.rowCount() == 3, timeout=5000)
    assert "Another program changed this project" in said(window)
    mark(window, "Russia has always been", "Q")
    assert len(window.bench.page.records) == 2
    assert len(window.bench.desk.project.all(Quote)) == 2


# --- the person's own settings


@pytest.fixture
def locked_settings(window):
    """Settings that cannot be written: a folder lies where the file would be made."""
    path = settings.settings_file()
    path.unlink()
    path.mkdir()
    (path / "in-the-way").touch()


@pytest.mark.usefixtures("locked_settings")
def test_what_is_set_holds_for_the_window_when_it_cannot_be_kept(window, press):
    size = window.bench.page.view.font().pointSize()
    press("Ctrl++")
    assert "settings" in said(window)
    assert window.bench.page.view.font().pointSize() == size + 1
    window.set_theme("dark")
    assert window.theme.name == "dark"


def test_a_project_is_made_only_once(window, tmp_path):
    before = window.bench.desk.project.path
    dialog = window.files.new()
    dialog.file.line.setText(str(before))
    dialog.accept()
    assert str(before) in said(window)
    assert window.bench.desk.project.path == before

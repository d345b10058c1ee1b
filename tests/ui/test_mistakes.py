"""A mistake of ours is shown once, and its details are kept, as far as there is room for them."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from annotator import places
from annotator.errors import AnnotatorError
from annotator.ui import mistakes
from annotator.ui.dialogs.details import DetailsDialog
from annotator.ui.mistakes import Mistakes, keep


@pytest.fixture
def hook(window, monkeypatch):
    """What takes the mistakes of the window; they are not printed."""
    monkeypatch.setattr("sys.__excepthook__", lambda *_: None)
    return Mistakes(window)


def make(hook, error):
    """Make a mistake as a slot of Qt does."""
    try:
        raise error
    except type(error) as caught:
        hook(type(caught), caught, caught.__traceback__)


def shown():
    """The dialogs that are seen, also after Python let go of all that it can."""
    gc.collect()
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, DetailsDialog)]
    return [dialog for dialog in found if dialog.isVisible()]


def test_one_dialog_shows_it_and_the_file_keeps_all(hook):
    make(hook, ZeroDivisionError("first"))
    make(hook, ZeroDivisionError("second"))
    (dialog,) = shown()
    file = places.data_folder() / "mistakes.txt"
    assert str(file) in dialog.findChild(QLabel).text()
    kept = file.read_text("utf-8")
    assert "first" in kept
    assert "second" in kept
    dialog.reject()
    make(hook, ZeroDivisionError("third"))
    (dialog,) = shown()
    dialog.reject()


def test_what_a_person_can_mend_is_said_and_not_kept(hook, window):
    make(hook, AnnotatorError("The file is damaged.", "Open a backup."))
    assert window.bench.messages.text() == "The file is damaged. Open a backup."
    assert shown() == []
    assert not (places.data_folder() / "mistakes.txt").exists()


def test_a_file_that_cannot_be_written_is_said():
    folder = places.data_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    assert "could not be kept" in keep("details")


def test_the_file_does_not_grow_for_ever(monkeypatch):
    monkeypatch.setattr(mistakes, "ROOM", 1000)
    for number in range(100):
        keep(f"mistake {number} " + "x" * 100)
    file = places.data_folder() / "mistakes.txt"
    assert file.stat().st_size < 1500
    assert "mistake 99" in file.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")
def test_an_end_by_the_system_leaves_its_last_words(user_folders):
    code = (
        "import os, signal; from annotator.ui.mistakes import Mistakes;"
        "Mistakes(None).watch_crashes();"
        "os.kill(os.getpid(), signal.SIGSEGV)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False)
    assert "Segmentation fault" in (places.data_folder() / "mistakes.txt").read_text("utf-8")

"""The house stands as it was drawn, and on a Qt that keeps count."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT_IMPORTS = shutil.which("lint-imports", path=Path(sys.executable).parent)
COUNT_NONE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
before = sys.getrefcount(None)
for _ in range(200):
    widget.setWindowTitle("title")
print(before - sys.getrefcount(None))
"""
STARTED = """
import linecache, sys
from annotator.ui.app import run_window
made = set(vars(sys.modules["PySide6.QtGui"])) | set(vars(sys.modules["PySide6.QtWidgets"]))
for slow in {"QStyle", "QAccessible"} & made:
    print(slow, "is made: its lists take 3 to 10 ms")
for slow in {"sqlite_utils", "rapidfuzz", "tomllib", "PySide6.QtSvg"} & set(sys.modules):
    print(slow, "is imported")
if any("annotator" in name for name in linecache.cache):
    print("PySide reads the source of each module")
"""


@pytest.mark.skipif(LINT_IMPORTS is None, reason="import-linter is not installed")
def test_each_room_imports_only_from_the_rooms_below():
    command = [str(LINT_IMPORTS), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
@pytest.mark.skipif(importlib.util.find_spec("PySide6") is None, reason="PySide6 is not installed")
def test_qt_takes_no_reference_of_none():
    command = [sys.executable, "-c", COUNT_NONE]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 20


@pytest.mark.skipif(importlib.util.find_spec("PySide6") is None, reason="PySide6 is not installed")
def test_the_window_starts_without_what_takes_long_to_load():
    command = [sys.executable, "-c", STARTED]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []

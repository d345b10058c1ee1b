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

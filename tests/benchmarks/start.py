"""From starting Python to the first paint with the article, against a bare window with a text."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from made import seed_project

if TYPE_CHECKING:
    from __main__ import Result

RUNS = 15
ROOT = Path(__file__).parents[2]

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
class Text(QPlainTextEdit):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time()); sys.stdout.flush(); __import__("os")._exit(0)
app = QApplication([])
window = QMainWindow()
text = Text(); text.setPlainText(open(sys.argv[1], encoding="utf-8").read())
window.setCentralWidget(text); window.resize(1360, 860); window.show()
app.exec()
"""

OURS = """
import sys, time
from pathlib import Path
from annotator.ui import article_view
before = article_view.ArticleView.paintEvent
def paint(self, event):
    before(self, event)
    if self.text():
        print(time.time()); sys.stdout.flush(); __import__("os")._exit(0)
article_view.ArticleView.paintEvent = paint
from annotator.ui.app import run_window
run_window(Path(sys.argv[1]), [])
"""


def results() -> "Iterator[Result]":
    """Yield the start with the seed article."""
    from __main__ import Result

    with tempfile.TemporaryDirectory() as folder:
        project = seed_project(Path(folder))
        text = next((ROOT / "seeds").glob("*.txt"))
        bare, ours = [], []
        for _ in range(RUNS):
            bare.append(_run(BARE, text, folder))
            ours.append(_run(OURS, project, folder))
    goal = "times the floor"
    yield Result("start to first paint with the article", median(ours), median(bare), 2.0, goal)


def _run(script: str, argument: Path, home: str) -> float:
    import os
    import time

    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "ANNOTATOR_HOME": home}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, argument],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout:
        raise RuntimeError(done.stderr)
    return (float(done.stdout) - begun) * 1000

"""The program starts whatever became of what it keeps for the person, and says what that is."""

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator import places, settings
from annotator.ui import app
from annotator.ui.main_window import MainWindow


@pytest.fixture
def start(qtbot, monkeypatch):
    """Starts the program, and returns what it says and the project that it shows."""
    seen = []

    class Loop:
        """Stands where the application's loop would."""

        def exec(self):
            shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
            window = next(w for w in shown if isinstance(w, MainWindow))
            qtbot.waitUntil(window.bench.panels.isVisible)
            qtbot.waitUntil(lambda: window.bench.messages.text() != "")
            seen[:] = window.bench.messages.text(), window.bench.desk.project.path
            window.close()
            window.deleteLater()
            return 0

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # which the program sets
    monkeypatch.setattr(app, "application", Loop)

    def start(project=None):
        settings.change(tour_seen=True) if not settings.settings_file().exists() else None
        app.run_window(project)
        return tuple(seen)

    return start


def test_damaged_settings_are_said(start, seed_project):
    settings.change(theme="dark", tour_seen=True)
    path = settings.settings_file()
    path.write_text(path.read_text("utf-8").replace("true", "tru"), encoding="utf-8")
    said, shown = start(seed_project)
    assert "The settings were damaged, so the defaults hold" in said
    assert '"dark"' in path.with_name("settings.damaged.json").read_text("utf-8")
    assert shown == seed_project


def test_a_last_project_that_is_gone_gives_way_to_the_sample(start, tmp_path):
    settings.change(last_project=str(tmp_path / "gone.sqlite"), tour_seen=True)
    said, shown = start()
    assert "There is no project" in said
    assert shown == places.sample_project()


def test_a_damaged_sample_gives_way_to_another(start):
    sample = places.sample_project()
    sample.parent.mkdir(parents=True)
    sample.write_text("no project", encoding="utf-8")
    said, shown = start()
    assert f"{sample} is not an Annotator project." in said
    assert f"The sample articles are in {shown.parent}" in said
    assert sample.read_text("utf-8") == "no project"
    shutil.rmtree(shown.parent)


def test_a_data_folder_that_cannot_be_made_is_said(start):
    folder = places.data_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    said, shown = start()
    assert f"The folder {folder} cannot be made" in said
    assert shown.exists()
    shutil.rmtree(Path(shown).parent)

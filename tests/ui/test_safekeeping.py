"""The window backs a project up beside the work, and waits for that when it is closed."""

from annotator import places
from annotator.editing.speakers import add_speaker
from annotator.model import codebook
from annotator.model.annotations import Speaker
from annotator.store import backups, files
from annotator.ui.main_window import MainWindow
from annotator.ui.safekeeping import Safekeeping


def test_an_opened_project_is_backed_up(tmp_path, qtbot):
    path = tmp_path / "talks.sqlite"
    project = files.create(path, codebook.load("plover"), annotator="mina")
    add_speaker(project, "Kulik")
    window = MainWindow(project)
    qtbot.addWidget(window)
    window.show()
    keeper = Safekeeping(window)
    keeper.look_after()
    window.close()
    (backup,) = backups.made_before(path, places.backup_folder())
    with files.open_project(backup, annotator="mina") as copied:
        assert [speaker.name for speaker in copied.all(Speaker)] == ["Kulik"]

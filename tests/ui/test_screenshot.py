"""Pictures of the window, drawn without a display."""

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from annotator import settings
from annotator.editing import mentions
from annotator.errors import AnnotatorError
from annotator.model.article import Article
from annotator.store.files import open_project
from annotator.ui import screenshot


@pytest.fixture(autouse=True)
def environment(monkeypatch, open_window):
    """What Qt reads at its start is put back."""
    for name in ("QT_QPA_PLATFORM", "QT_SCALE_FACTOR"):
        monkeypatch.setenv(name, os.environ.get(name, ""))


def test_light_and_dark_differ_and_have_the_size(seed_project, tmp_path):
    pictures = []
    for theme in ("light", "dark"):
        out = tmp_path / f"{theme}.png"
        screenshot.run(seed_project, out, size=(900, 600), theme=theme)
        pictures.append(QImage(str(out)))
    light, dark = pictures
    assert (light.width(), light.height()) == (900, 600)
    assert light.pixelColor(450, 590).lightness() > 200
    assert dark.pixelColor(450, 590).lightness() < 60


def test_a_picture_changes_no_setting(seed_project, tmp_path):
    before = settings.load()
    screenshot.run(seed_project, tmp_path / "a.png", theme="dark")
    assert settings.load() == before


def test_a_selected_record_is_drawn_otherwise(seed_project, tmp_path):
    with open_project(seed_project, annotator="mina") as project:
        article = project.all(Article)[0].id
        mention = mentions.mark_mention(project, article, 0, 6).id
    screenshot.run(seed_project, tmp_path / "a.png", article=article)
    screenshot.run(seed_project, tmp_path / "b.png", article=article, select=mention)
    assert QImage(str(tmp_path / "a.png")) != QImage(str(tmp_path / "b.png"))


@pytest.mark.parametrize("wrong", [{"article": "no"}, {"select": "no"}])
def test_what_is_not_there_is_said(seed_project, tmp_path, wrong):
    with pytest.raises(AnnotatorError):
        screenshot.run(seed_project, tmp_path / "a.png", **wrong)


def test_a_picture_that_cannot_be_written_is_said(seed_project, tmp_path):
    with pytest.raises(AnnotatorError, match="no folder"):
        screenshot.run(seed_project, tmp_path / "nowhere" / "a.png")


def test_a_full_disk_leaves_the_old_picture(seed_project, tmp_path, monkeypatch):
    out = tmp_path / "a.png"
    out.write_bytes(b"old")

    def full(_path, _data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(AnnotatorError, match="No space left"):
        screenshot.run(seed_project, out)
    assert [path.name for path in tmp_path.glob("*.png")] == ["a.png"]
    assert out.read_bytes() == b"old"

"""Nothing is cut off or lies over something else, in every state that there is a picture of."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.pictures.faults import faults_of
from tests.pictures.index import write_index
from tests.pictures.states import table

PICTURES = Path(__file__).parents[1] / "pictures"


@pytest.mark.parametrize("look", ["light", "large-font"])
def test_nothing_is_cut_off_on_a_small_screen(look):
    """In a window of 1280 x 720; "large-font" has letters of twice the usual size."""
    command = [sys.executable, str(PICTURES), "--check", "--look", look]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


def test_every_state_says_what_it_shows():
    assert len(table()) > 70
    assert all(state.what[0].isupper() or state.what[0] == "]" for state in table().values())


def test_every_state_stands_in_the_list_of_pictures(tmp_path):
    write_index(tmp_path)
    listed = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert [name for name in table() if f"light/{name}.png" not in listed] == []


# --- the check sees what it is for


@pytest.fixture
def shown(qtbot):
    """A window of 300 x 200 pixels with nothing in it."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.show()
    return widget


def put(child, left, top, width, height):
    child.setGeometry(QRect(left, top, width, height))
    child.show()
    return child


def test_words_without_room_are_seen(shown):
    put(QLabel("Many words that need a lot of room", shown), 0, 0, 60, 30)
    assert any("pixels of width" in fault for fault in faults_of([shown]))


def test_wrapped_words_without_height_are_seen(shown):
    label = QLabel("Many words that need a lot of room", shown)
    label.setWordWrap(True)
    put(label, 0, 0, 80, 10)
    assert any("pixels of height" in fault for fault in faults_of([shown]))


def test_a_cut_button_is_seen(shown):
    put(QPushButton("Make the new version", shown), 0, 0, 40, 30)
    assert len(faults_of([shown])) == 1


def test_what_overlaps_is_seen(shown):
    put(QPushButton("One", shown), 0, 0, 100, 40)
    put(QPushButton("Two", shown), 90, 0, 100, 40)
    assert faults_of([shown]) == ["QPushButton “One” and QPushButton “Two” overlap by 10x40"]


def test_what_reaches_out_is_seen(shown):
    put(QPushButton("One", shown), 250, 0, 100, 40)
    assert faults_of([shown]) == ["QPushButton “One” reaches out of QWidget"]


def test_what_fits_is_no_fault(shown):
    put(QPushButton("One", shown), 0, 0, 100, 40)
    put(QLabel("Words", shown), 0, 60, 100, 40)
    assert faults_of([shown]) == []

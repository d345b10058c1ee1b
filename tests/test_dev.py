import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
import dev_system


def test_without_a_command_it_says_what_there_is(capsys):
    assert dev.main([]) == dev.main(["dance"]) == 2
    assert "dev.py run" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("platform", "python"),
    [("linux", "bin/python"), ("darwin", "bin/python"), ("win32", "Scripts/python.exe")],
)
def test_each_system_has_its_python_in_its_place(platform, python):
    assert dev.venv_python(Path("v"), platform) == Path("v") / python


@pytest.mark.parametrize(
    ("surroundings", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_display_is_known_by_its_variables(surroundings, platform, expected):
    assert dev.has_display(surroundings, platform) is expected


def test_the_fingerprint_changes_with_content_and_words(tmp_path):
    file = tmp_path / "constraints.txt"
    file.write_text("a==1")
    first = dev.fingerprint([file], ["x"])
    assert first == dev.fingerprint([file], ["x"])
    assert first != dev.fingerprint([file], ["y"])
    file.write_text("a==2")
    assert first != dev.fingerprint([file], ["x"])


def test_the_environment_without_qt_needs_all_but_qt():
    pyproject = (dev.ROOT / "pyproject.toml").read_text("utf-8")
    names = " ".join(dev.requirements_without_qt(pyproject)).lower()
    assert "pyside6" not in names
    assert "pytest-qt" not in names
    assert all(name in names for name in ("sqlite-utils", "openpyxl", "pytest>", "hypothesis"))


def test_every_requirement_is_pinned_and_no_place_to_get_it_is_named():
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    needed = [*project["dependencies"], *(line for extra in extras for line in extra)]
    pins = (dev.ROOT / "constraints.txt").read_text("utf-8").lower().replace("_", "-")
    pinned = {line.partition("==")[0] for line in pins.splitlines() if "==" in line}
    names = {name_of(line) for line in needed} - {name_of(project["name"])}
    assert names <= pinned
    assert "//" not in pins


def name_of(requirement):
    return requirement.partition("[")[0].partition(">")[0].partition("=")[0].lower()


def test_what_cannot_be_installed_is_said_in_one_command(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(dev_system, "right_to_install", lambda: None)
    with pytest.raises(dev.Problem, match="sudo apt-get update && sudo apt-get install -y libgl1"):
        dev.apt_install("Qt needs it", ["libgl1"])


def test_without_apt_the_packages_are_named(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(dev.Problem, match="Debian calls them libgl1 libegl1: install"):
        dev.apt_install("Qt needs it", ["libgl1", "libegl1"])


def test_an_old_python_without_a_newer_one_is_told(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert dev.main(["test"]) == 1
    assert "this is Python 3.9 and Annotator needs 3.11 or newer" in capsys.readouterr().err


def test_an_old_python_hands_over_to_a_newer_one(monkeypatch):
    handed = []
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr("shutil.which", lambda name: sys.executable if name == "python3.12" else "")
    monkeypatch.setattr(subprocess, "call", lambda command: handed.append(command) or 7)
    assert dev.main(["test", "-x"]) == 7
    assert handed == [[sys.executable, str(dev.ROOT / "dev.py"), "test", "-x"]]


def test_without_a_display_all_that_is_made_is_named(tmp_path):
    project = tmp_path / "seed.sqlite"
    steps = dev.offscreen_steps(project)
    made = {step[step.index("-o") + 1] for step in steps if "-o" in step} | {str(project)}
    assert {str(path) for path in dev.offscreen_files(project).values()} == made
    assert ["import", str(project), str(dev.SEED)] in steps
    assert dev.SEED.is_file()


def test_what_does_not_exist_does_not_work():
    assert dev.works([sys.executable, "-c", ""])
    assert not dev.works([sys.executable, "-c", "raise SystemExit(1)"])
    assert not dev.works(["no-such-program-of-annotator"])


def test_an_environment_with_more_in_it_does_as_well(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(dev, "works", lambda _command: True)
    monkeypatch.setattr(dev, "do", made.append)
    folder = tmp_path / "venv"
    folder.mkdir()
    everything, program = dev.editable("dev"), dev.editable("pdf")
    dev.environment(folder, everything)
    count = len(made)
    dev.environment(folder, program, everything)
    assert len(made) == count > 0
    dev.environment(folder, program)
    assert len(made) > count

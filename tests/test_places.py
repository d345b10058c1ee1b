import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import places

FOLDERS = (places.config_folder, places.data_folder, places.backup_folder)


@pytest.mark.parametrize("folder", FOLDERS)
def test_one_variable_moves_every_folder(folder, user_folders):
    assert user_folders in folder().parents


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_it_folders_are_the_systems(folder, monkeypatch):
    monkeypatch.delenv(places.HOME_VARIABLE)
    assert folder().is_absolute()
    assert "Annotator" in folder().parts


def test_a_home_given_from_here_is_found_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(places.HOME_VARIABLE, "home")
    assert places.data_folder() == tmp_path / "home" / "data"


def test_the_samples_are_there_with_their_attribution():
    samples = places.resources() / "samples"
    lines = (samples / "government-statements.jsonl").read_text(encoding="utf-8").splitlines()
    sources = {json.loads(line)["source"] for line in lines}
    attribution = (samples / "ATTRIBUTION.md").read_text(encoding="utf-8")
    assert len(lines) == 52
    assert all(source.removeprefix("Australian ") in attribution for source in sources)


def test_an_installed_program_finds_the_resources_inside_itself(tmp_path):
    package = tmp_path / "annotator"
    (package / "resources").mkdir(parents=True)
    for name in ("__init__.py", "places.py"):
        shutil.copy(Path(places.__file__).parent / name, package)
    command = "from annotator import places; print(places.resources())"
    found = subprocess.run(
        [sys.executable, "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert Path(found.stdout.strip()).resolve() == (package / "resources").resolve()

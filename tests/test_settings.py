import getpass
import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from annotator import settings
from annotator.errors import AnnotatorError
from annotator.settings import Settings


def write(**values):
    settings.settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings.settings_file().write_text(json.dumps(values), encoding="utf-8")


def test_a_new_user_has_the_defaults():
    assert settings.load() == Settings()


def test_what_is_saved_is_loaded():
    chosen = Settings(
        theme="dark",
        text_font_size=17,
        annotators={"/p.sqlite": "Мина"},
        recent_projects=("/p.sqlite", "/q.sqlite"),
        last_project="/p.sqlite",
        keys={"quote": "K"},
        window_geometry="AdnQ",
        tour_seen=True,
    )
    settings.save(chosen)
    assert settings.load() == chosen
    assert all(getattr(chosen, row.name) != getattr(Settings(), row.name) for row in fields(chosen))


def test_every_setting_has_its_help():
    assert all(row.metadata["help"].endswith(".") for row in fields(Settings))


@pytest.mark.parametrize("content", ["", "{", "[1]", "null", "\x00", "[" * 100_000])
def test_a_damaged_file_counts_as_none_and_is_replaced(content):
    write()
    settings.settings_file().write_text(content, encoding="utf-8")
    assert settings.load() == Settings()
    settings.change(theme="dark")
    assert settings.load() == replace(Settings(), theme="dark")
    aside = settings.settings_file().with_name("settings.damaged.json")
    assert aside.read_text(encoding="utf-8") == content


def test_damaged_settings_are_said_and_kept_beside():
    write(keys={"quote": "Ctrl+Q"})
    path = settings.settings_file()
    path.write_text(path.read_text("utf-8")[:-3], encoding="utf-8")
    told = settings.put_damaged_aside()
    aside = path.with_name("settings.damaged.json")
    assert told == f"The settings were damaged, so the defaults hold; what was there is in {aside}."
    assert "Ctrl+Q" in aside.read_text("utf-8")
    assert settings.put_damaged_aside() == ""


def test_settings_in_order_are_left_where_they_are():
    assert settings.put_damaged_aside() == ""
    write(theme="dark")
    assert settings.put_damaged_aside() == ""
    assert settings.load().theme == "dark"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", None),
        ("text_font_size", True),
        ("text_font_size", 0),
        ("text_font_size", "12"),
        ("annotators", {"/p.sqlite": 1}),
        ("annotators", ["mina"]),
        ("recent_projects", "/p.sqlite"),
        ("recent_projects", [1]),
        ("last_project", []),
    ],
)
def test_a_value_that_does_not_fit_counts_as_not_set(name, value):
    write(**{"window_geometry": "AdnQ", name: value})
    assert settings.load() == Settings(window_geometry="AdnQ")


def test_what_a_newer_version_wrote_is_kept():
    write(colour_of_quotes="amber")
    settings.change(theme="light")
    assert json.loads(settings.settings_file().read_text("utf-8"))["colour_of_quotes"] == "amber"


def test_saving_leaves_nothing_but_the_file():
    settings.change(theme="light")
    assert list(settings.settings_file().parent.iterdir()) == [settings.settings_file()]


def test_a_folder_that_cannot_be_written_is_said(user_folders):
    (user_folders / "config").write_text("a file where the folder should be")
    with pytest.raises(AnnotatorError, match="could not be saved"):
        settings.change(theme="dark")


def test_the_project_opened_last_is_first_and_named_once(tmp_path):
    for number in [*range(settings.RECENT_PROJECTS + 2), 5]:
        settings.remember_project(tmp_path / f"{number}.sqlite")
    names = [Path(path).stem for path in settings.load().recent_projects]
    assert names == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
    assert settings.load().last_project == str(tmp_path / "5.sqlite")


def test_the_annotator_is_the_one_set_for_the_project(tmp_path):
    settings.set_annotator(tmp_path / "a.sqlite", "mina")
    settings.set_annotator(tmp_path / "b.sqlite", "omar")
    assert settings.annotator_of(tmp_path / "a.sqlite") == "mina"


def test_without_a_setting_the_annotator_is_the_login_name(tmp_path, monkeypatch):
    monkeypatch.setenv("LOGNAME", "noor")
    assert settings.annotator_of(tmp_path / "a.sqlite") == getpass.getuser() == "noor"

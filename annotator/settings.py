"""What one person chose on this computer: one table of names, defaults and help.

Kept as `settings.json` in the user's config folder. A name that this version does not know is
kept for the version that does; a value that does not fit counts as not set.
"""

import getpass
import json
import os
from collections.abc import Mapping
from dataclasses import Field, asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from annotator import places
from annotator.errors import AnnotatorError

THEMES = ("system", "light", "dark")
RECENT_PROJECTS = 10
"""How many recent projects are remembered."""


def _row(default: Any, explanation: str, allowed: tuple[str, ...] | range = ()) -> Any:
    """One line of the table below; `allowed` empty: any value of the default's type."""
    metadata = {"help": explanation, "allowed": allowed}
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    """Every setting with its default; the help is in the field's metadata."""

    theme: str = _row("system", "Colours of the window: system, light or dark.", THEMES)
    text_font_size: int = _row(12, "Size of an article's letters, in points.", range(6, 73))
    annotators: Mapping[str, str] = _row({}, "Who works on a project: its path, and the name.")
    recent_projects: tuple[str, ...] = _row((), "Paths of projects, the last opened first.")
    last_project: str = _row("", "Path of the project to open when none is named.")
    keys: Mapping[str, str] = _row({}, "Keys that were changed: the action, and its keys.")
    window_geometry: str = _row("", "Where the window was, as Qt wrote it, in base64.")
    tour_seen: bool = _row(False, "Whether the page of first steps was seen at the first start.")


def settings_file() -> Path:
    """The file that holds the settings."""
    return places.config_folder() / "settings.json"


def put_damaged_aside() -> str:
    """Rename a file of settings that cannot be read, so that it can be mended; say so, or "".

    What the person set would else be written over by the defaults.
    """
    path = settings_file()
    try:
        if isinstance(json.loads(path.read_text(encoding="utf-8")), dict):
            return ""
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        return f"The settings in {path} cannot be read: {error.strerror}. The defaults hold."
    except (ValueError, RecursionError):
        pass
    aside = path.with_name("settings.damaged.json")
    try:
        path.replace(aside)
    except OSError as error:
        return f"The settings in {path} are damaged, and stay so: {error.strerror}."
    return f"The settings were damaged, so the defaults hold; what was there is in {aside}."


def load() -> Settings:
    """The user's settings; what is missing or damaged has its default."""
    raw = _raw()
    found = {row.name: raw[row.name] for row in fields(Settings) if row.name in raw}
    fitting = {row.name: found[row.name] for row in fields(Settings) if _fits(row, found)}
    if "recent_projects" in fitting:
        fitting["recent_projects"] = tuple(fitting["recent_projects"])
    return Settings(**fitting)


def save(settings: Settings) -> None:
    """Write the settings whole or not at all; AnnotatorError where that cannot be done."""
    path = settings_file()
    put_damaged_aside()
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    words = json.dumps(_raw() | asdict(settings), ensure_ascii=False, indent=1) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(words, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise AnnotatorError(
            f"The settings could not be saved in {path}: {error.strerror}.",
            "Make that folder writable; nothing else is lost.",
        ) from error


def change(**values: Any) -> Settings:
    """Set the named settings, save, and return all; TypeError for a name that is not one."""
    settings = replace(load(), **values)
    save(settings)
    return settings


def remember_project(project: Path) -> Settings:
    """Note that a project was opened: it is the last one and first among the recent ones."""
    key = str(project.absolute())
    others = [path for path in load().recent_projects if path != key]
    return change(last_project=key, recent_projects=(key, *others)[:RECENT_PROJECTS])


def annotator_of(project: Path) -> str:
    """The name of who works on a project: as set for it, else the login name."""
    return load().annotators.get(str(project.absolute())) or _login_name()


def has_annotator(project: Path) -> bool:
    """Whether it was ever set who works on a project."""
    return bool(load().annotators.get(str(project.absolute())))


def set_annotator(project: Path, name: str) -> Settings:
    """Note who works on a project from now on."""
    return change(annotators={**load().annotators, str(project.absolute()): name})


def _raw() -> dict[str, Any]:
    """What the file says, unknown names too; nothing where it is missing or damaged."""
    try:
        raw = json.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _fits(row: Field[Any], found: Mapping[str, Any]) -> bool:
    """Whether the file has a value of the right kind for a line of the table."""
    value = found.get(row.name)
    allowed = row.metadata["allowed"]
    match getattr(Settings(), row.name):
        case dict():
            return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())
        case tuple():
            return isinstance(value, list) and all(isinstance(v, str) for v in value)
        case default:
            return type(value) is type(default) and (not allowed or value in allowed)


def _login_name() -> str:
    """The name under which the person is logged in; some containers know none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "annotator"

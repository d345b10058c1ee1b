#!/usr/bin/env python3
"""All the set-up there is; needs nothing but Python 3.11 or newer.

python3 dev.py run                    open the program on the seed article
python3 dev.py test [pytest options]  run the tests
python3 dev.py check                  ruff, mypy, import-linter, every command without PySide6
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Mapping, Sequence  # noqa: UP035 - an old Python must get as far as the sentence

from dev_system import (
    QT_PACKAGES,
    ROOT,
    Problem,
    apt_install,
    do,
    has_display,
    screen_works,
    words_of_qt,
    works,
)

OLDEST = (3, 11)
VENV = ROOT / ".venv"
VENV_WITHOUT_QT = ROOT / ".venv-noqt"
WORK = ROOT / ".dev"
"""Where `run` keeps its project and files, apart from the user's own."""
SEED = ROOT / "seeds" / "000_fb6f2489e31ca239.txt"
GOLD = ROOT / "tests" / "files" / "seed-gold.json"
PROGRAM = "html,docx,pdf,rtf"
EVERYTHING = "dev"
"""The extras that `run` needs, and those of the tests, some of which are large."""
PARALLEL = ("-n", "auto")
WITHOUT_QT = ("tests/cli", "tests/releasing", "tests/test_house.py")
"""What is tried where PySide6 is not: the commands. That nothing else asks for it, imports tell."""
EXAMPLES = "30"  # of each property, so that all is tried in minutes; set the variable for more


def main(arguments: Sequence[str]) -> int:
    """Do one command; the exit code."""
    commands = {"run": run, "test": test, "check": check}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 2
    try:
        if sys.version_info < OLDEST:
            return subprocess.call([newer_python(), str(ROOT / "dev.py"), *arguments])
        return commands[arguments[0]](arguments[1:])
    except Problem as problem:
        print(f"dev.py: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# The three commands


def run(_arguments: Sequence[str]) -> int:
    """Open the seed article in a project of its own; without a display, make the files."""
    python = qt_environment(PROGRAM, EVERYTHING)
    home = {**os.environ, "ANNOTATOR_HOME": str(WORK / "home")}
    project = WORK / "seed.sqlite"
    WORK.mkdir(exist_ok=True)
    program = [python, "-m", "annotator"]
    if not project.exists():
        do([*program, "new", str(project)], home)
    if has_display(os.environ, sys.platform) and screen_works(python):
        return subprocess.call([*program, str(project), str(SEED)], env=home)
    print("There is no display Qt can use, so the same job is done without a window.", flush=True)
    for step in offscreen_steps(project):
        do([*program, *step], home)
    for what, path in offscreen_files(project).items():
        print(f"{what:8} {path}")
    return 0


def test(arguments: Sequence[str]) -> int:
    """Run all tests on all processors; or pytest just as its options say."""
    python = qt_environment(EVERYTHING)
    command = [python, "-m", "pytest", *(arguments or PARALLEL)]
    surroundings = {"ANNOTATOR_EXAMPLES": EXAMPLES, **os.environ}
    return subprocess.call(command, cwd=str(ROOT), env=surroundings)


def check(arguments: Sequence[str]) -> int:
    """Run every other check, to the end, and name those that failed."""
    python = qt_environment(EVERYTHING)
    without_qt = environment(
        VENV_WITHOUT_QT, [requirements_without_qt((ROOT / "pyproject.toml").read_text("utf-8"))]
    )
    options = arguments or PARALLEL
    imports = "from importlinter.cli import lint_imports_command as lint; lint()"
    checks = {
        "ruff check": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy", "--strict", "annotator", "dev.py", "dev_system.py"],
        "import-linter": [python, "-c", imports, "--no-logo"],
        "commands without PySide6": [without_qt, "-m", "pytest", *WITHOUT_QT, *options],
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        # The environment without Qt has no package installed: it finds ours by this path.
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
        if subprocess.call(command, cwd=str(ROOT), env=surroundings):
            failed.append(name)
    print(f"== failed: {', '.join(failed)}" if failed else "== all checks passed")
    return 1 if failed else 0


def offscreen_files(project: Path) -> dict[str, Path]:
    """What a run without a display leaves, and where."""
    return {
        "project": project,
        "picture": project.parent / "annotator.png",
        "json": project.parent / "seed.json",
        "csv": project.parent / "seed-csv",
    }


def offscreen_steps(project: Path) -> list[list[str]]:
    """The commands that do without a window what a person sees in it."""
    files = {what: str(path) for what, path in offscreen_files(project).items()}
    gold = [["import", str(project), str(GOLD)]] if GOLD.exists() else []
    return [
        ["import", str(project), str(SEED)],
        *gold,
        ["screenshot", str(project), "-o", files["picture"]],
        ["export", str(project), "-o", files["json"], "--format", "json"],
        ["export", str(project), "-o", files["csv"], "--format", "csv"],
    ]


# The environments


def qt_environment(extras: str, *more: str) -> str:
    """The Python that has the program with these extras, or with `more`, and a Qt that starts."""
    python = environment(VENV, *(editable(one) for one in (extras, *more)))
    if words_of_qt(python, "offscreen"):
        if sys.platform.startswith("linux"):
            apt_install("Qt needs system libraries that are missing here", QT_PACKAGES)
        words = words_of_qt(python, "offscreen")
        if words:
            raise Problem(f"Qt does not start on this system. Its words:\n{words}")
    return python


def editable(extras: str) -> list[list[str]]:
    """What pip installs, one after the other, for the program in this folder with extras."""
    return [["hatchling", "editables"], ["--no-build-isolation", "-e", f".[{extras}]"]]


def environment(
    folder: Path, installs: Sequence[Sequence[str]], *larger: Sequence[Sequence[str]]
) -> str:
    """The Python of a virtual environment; made or renewed only where something changed.

    One that was made with a `larger` set of installs does as well.
    """
    python = str(venv_python(folder, sys.platform))
    stamp = folder / "installed"
    constraints = ROOT / "constraints.txt"
    files = [ROOT / "pyproject.toml", constraints]
    wanted, *others = (fingerprint(files, [str(ROOT), repr(one)]) for one in (installs, *larger))
    made = stamp.read_text("utf-8") if stamp.is_file() else ""
    if works([python, "-c", ""]) and made in (wanted, *others):
        return python
    print(f"Setting up {folder.name}; this takes a minute, once.", flush=True)
    if not works([python, "-m", "pip", "--version"]):
        make_venv(folder)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for packages in installs:
        do([*pip, "-c", str(constraints), *packages])
    works([python, "-m", "compileall", "-q", str(ROOT / "annotator")])  # as pip does for a wheel
    stamp.write_text(wanted, encoding="utf-8")
    return python


def make_venv(folder: Path) -> None:
    """Make an empty virtual environment, over what may be left of an old one."""
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{dotted(sys.version_info)}-venv"
        apt_install("Python cannot make a virtual environment here", [package])
    do([sys.executable, "-m", "venv", "--clear", str(folder)])


def venv_python(folder: Path, platform: str) -> Path:
    """Where a virtual environment has its Python."""
    return folder / ("Scripts/python.exe" if platform == "win32" else "bin/python")


def fingerprint(files: Sequence[Path], words: Sequence[str]) -> str:
    """Another text for every other content of the files, or other words."""
    digest = hashlib.sha256(repr(list(words)).encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def requirements_without_qt(pyproject: str) -> list[str]:
    """What the package and its tests need, but for all that brings Qt."""
    # Python has it since 3.11, and an older one must be able to read this file.
    import tomllib  # noqa: PLC0415

    project: dict[str, Any] = tomllib.loads(pyproject)["project"]
    needed = [*project["dependencies"], *with_extras(project, "test")]
    return [
        line for line in needed if not re.match(r"pyside6|shiboken6|pytest-qt", line, re.IGNORECASE)
    ]


def with_extras(project: Mapping[str, Any], extra: str) -> list[str]:
    """What an extra of the package needs, also by way of other extras."""
    needed = []
    for line in project["optional-dependencies"][extra]:
        own = re.fullmatch(re.escape(project["name"]) + r"\[(.*)\]", line)
        inner = own[1].split(",") if own else []
        needed += [found for name in inner for found in with_extras(project, name)]
        needed += [] if own else [line]
    return needed


def newer_python() -> str:
    """A Python that is new enough, found on the PATH."""
    for minor in range(14, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        # Version managers leave names on the PATH that start nothing.
        if found and works([found, "-c", ""]):
            return found
    raise Problem(
        f"this is Python {dotted(sys.version_info)} and Annotator needs {dotted(OLDEST)} or newer. "
        "Install one (python.org, or your system's packages) and start dev.py with it."
    )


def dotted(version: Sequence[Any]) -> str:
    """A version as people write it: 3.11."""
    return f"{version[0]}.{version[1]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

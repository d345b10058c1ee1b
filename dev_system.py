"""What dev.py asks of the system: programs, packages of Debian, and whether Qt starts.

Needs nothing but Python, also one that is too old for the rest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Mapping, Sequence  # noqa: UP035 - an old Python must get as far as the sentence

ROOT = Path(__file__).resolve().parent
QT_PACKAGES = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon0",
)
"""What Qt needs of Debian and its kin to draw without a screen."""
SCREEN_PACKAGES = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
)
"""What Qt needs besides for a window on a screen."""
START_QT = "from PySide6.QtWidgets import QApplication; QApplication([])"


class Problem(Exception):  # noqa: N818 - it is shown to people, who have problems
    """What keeps the work from being done, and what to do, in words."""


def has_display(surroundings: Mapping[str, str], platform: str) -> bool:
    """Whether the system offers a screen to draw a window on."""
    if surroundings.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    named = surroundings.get("DISPLAY") or surroundings.get("WAYLAND_DISPLAY")
    return bool(named) or not platform.startswith("linux")


def screen_works(python: str) -> bool:
    """Whether Qt can open a window here, after installing what that needs."""
    if words_of_qt(python) and sys.platform.startswith("linux"):
        try:
            apt_install("Qt needs more system libraries to open a window", SCREEN_PACKAGES)
        except Problem as problem:
            print(problem)
    return not words_of_qt(python)


def words_of_qt(python: str, platform: str = "") -> str:
    """What Qt says when it does not start; nothing when it does."""
    chosen = {"QT_QPA_PLATFORM": platform} if platform else {}
    command = [python, "-c", START_QT]
    done = subprocess.run(
        command,
        env={**os.environ, **chosen},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode == 0:
        return ""
    return done.stdout.decode(errors="replace").strip() or f"exit code {done.returncode}"


def apt_install(reason: str, packages: Sequence[str]) -> None:
    """Install Debian packages; where that is not ours to do, say what to type."""
    if shutil.which("apt-get") is None:
        raise Problem(
            f"{reason}. Debian calls them {' '.join(packages)}: "
            "install what your system has for them, then try again."
        )
    prefix = right_to_install()
    if prefix is None:
        raise Problem(f"{reason}. Type this, then try again:\n  {apt_line(packages)}")
    print(f"{reason}: installing {' '.join(packages)}.", flush=True)
    # It may fail for a source that we do not need: the installation itself decides.
    works([*prefix, "apt-get", "update"])
    install = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"]
    command = [*prefix, *install, "--no-install-recommends", *packages]
    if subprocess.call(command, stdin=subprocess.DEVNULL):
        raise Problem(f"{reason}, and apt failed. Type this:\n  {apt_line(packages)}")


def apt_line(packages: Sequence[str]) -> str:
    """The one command that installs packages by hand."""
    return f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"


def right_to_install() -> list[str] | None:
    """What to put before a command to do it as root; None where nobody lets us."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if works(["sudo", "-n", "true"]) else None


def works(command: Sequence[str]) -> bool:
    """Whether a command exists and succeeds, in silence."""
    silent = subprocess.DEVNULL
    try:
        done = subprocess.run(command, stdin=silent, stdout=silent, stderr=silent, check=False)
    except OSError:
        return False
    return done.returncode == 0


def do(command: Sequence[str], surroundings: Mapping[str, str] | None = None) -> None:
    """Do a command that must succeed, in the checkout; its own words tell why it did not."""
    code = subprocess.call(command, cwd=str(ROOT), env=surroundings)
    if code:
        raise Problem(f"this failed ({code}): {' '.join(command)}")

#!/usr/bin/python3
"""Read the window as a screen reader does: by AT-SPI, from another process, on a real X server.

    /usr/bin/python3 tests/screen_reader.py [python of the project, default .venv/bin/python]

It needs Debian's xvfb, dbus, at-spi2-core, python3-gi, gir1.2-atspi-2.0, and those that Qt needs
on a screen (SCREEN_PACKAGES in dev.py). It starts a session bus and an X server of its own, opens
the window on the annotated seed article, prints a line for each thing checked, and exits 1 if one
is not as it should be.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "files" / "seed-gold.json"
PATIENCE = 30  # seconds for the window to be there
INSIDE = "ANNOTATOR_SCREEN_READER"  # set within the session bus
KINDS = {  # what must be there: role, and the least number
    "push button": 5,
    "table": 3,
    "text": 5,
    "menu item": 20,
}


def main() -> int:
    """Check everything; the exit code."""
    python = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".venv" / "bin" / "python"
    if INSIDE not in os.environ:
        command = ["dbus-run-session", "--", sys.executable, __file__, str(python.absolute())]
        return subprocess.call(command, env={**os.environ, INSIDE: "1"})
    with tempfile.TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            os.environ["DISPLAY"] = f":{told.readline().strip()}"
        window = start(python, Path(folder))
        try:
            return 1 if read(window) else 0
        finally:
            for child in (window, screen):
                child.terminate()
                child.wait()


def start(python: Path, folder: Path) -> "subprocess.Popen[bytes]":
    """Open the window on the annotated seed article, in a home of its own."""
    project = folder / "seed.sqlite"
    (folder / "config").mkdir()
    known = {"annotators": {str(project): "reference"}, "tour_seen": True}
    (folder / "config" / "settings.json").write_text(json.dumps(known))
    environment = {
        **os.environ,
        "ANNOTATOR_HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    annotator = [str(python), "-m", "annotator"]
    for words in (["new", project], ["import", project, GOLD]):
        subprocess.run([*annotator, *map(str, words)], env=environment, check=True)
    return subprocess.Popen([*annotator, str(project)], env=environment)


def read(window: "subprocess.Popen[bytes]") -> int:
    """Read the window; return how many things are not as they should be."""
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib

    Atspi.init()
    heard: list[str] = []
    listener = Atspi.EventListener.new(lambda event: heard.append(str(event.any_data)))
    listener.register("object:announcement")
    frame = wait_for_frame(Atspi, window)
    found = list(walk(frame))
    faults = 0

    def check(what: str, fine: object) -> None:
        nonlocal faults
        faults += 0 if fine else 1
        print("ok   " if fine else "FAULT", what, flush=True)

    check(f"the window is called “{frame.get_name()}”", "Annotator" in frame.get_name())
    for role, least in KINDS.items():
        count = sum(one.get_role_name() == role for one in found)
        check(f"{count} of role “{role}”, {least} at least", count >= least)
    focusable = [
        one
        for one in found
        if one.get_state_set().contains(Atspi.StateType.FOCUSABLE)
        and one.get_state_set().contains(Atspi.StateType.SHOWING)
    ]
    nameless = [one.get_role_name() for one in focusable if not one.get_name() and not is_cell(one)]
    check(f"{len(focusable)} controls can have the focus, without a name: {nameless}", not nameless)
    article = next(one for one in found if one.get_name() == "Article text")
    said = Atspi.Text.get_text(article, 0, Atspi.Text.get_character_count(article))
    text = json.loads(GOLD.read_text(encoding="utf-8"))["articles"][0]["text"]
    check(f"the article is read as its {len(said)} characters", squeezed(said) == squeezed(text))
    for words in ("Andrei Kulik", "ready for dialogue"):
        heard.clear()
        Atspi.Text.set_caret_offset(article, said.index(words) + 1)
        settle(GLib)
        check(f"the caret in “{words}” says {heard}", any(words in line for line in heard))
    offset = Atspi.Text.get_caret_offset(article)
    check(f"the caret is read at {offset}", offset == said.index("ready for dialogue") + 1)
    return faults


def wait_for_frame(atspi, window):
    """The program's window, as soon as it and its panels are there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and window.poll() is None:
        desktop = atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(number)
            if program is not None and program.get_child_count():
                frame = program.get_child_at_index(0)
                if sum(one.get_role_name() == "table" for one in walk(frame)) >= KINDS["table"]:
                    return frame
        time.sleep(0.3)
    raise SystemExit("The window did not come to the screen reader.")


def walk(top):
    """What a screen reader finds under a thing, and that thing; a table is not gone through."""
    yield top
    if top.get_role_name() in {"table", "tree table"}:
        return
    for number in range(top.get_child_count()):
        child = top.get_child_at_index(number)
        if child is not None:
            yield from walk(child)


def is_cell(one) -> bool:
    """Whether a thing is a part of a combo box or a list, which is named as a whole."""
    parent = one.get_parent()
    return parent is not None and parent.get_role_name() in {"combo box", "list", "table"}


def settle(glib) -> None:
    """Hear what has been said."""
    end = time.monotonic() + 1.5
    while time.monotonic() < end:
        glib.MainContext.default().iteration(False)
        time.sleep(0.01)


def squeezed(text: str) -> str:
    """A text whose lines end all alike."""
    return re.sub(r"\s+", " ", text).strip()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Read the window as a screen reader does: by AT-SPI, from another process, on a real X server.

    /usr/bin/python3 tests/screen_reader.py [python of the project, default .venv/bin/python]

It needs Debian's xvfb, dbus, at-spi2-core, python3-gi, gir1.2-atspi-2.0, and those that Qt needs
on a screen (SCREEN_PACKAGES in dev.py). It starts a session bus and an X server of its own, opens
the window on the annotated seed article, prints a line for each thing checked, and exits 1 if one
is not as it should be.
"""

import ctypes
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
DIALOGS = (  # menu items that open one
    *("New project", "Export", "About the article", "Correct the text", "Merge the speaker into"),
    *("Codebook", "Working as", "Keys", "First steps", "Split the speaker", "Speaker card"),
    *("Search the project", "To look at"),
)


REFUSED = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)


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
    reader = Reader(Atspi, GLib, wait_for_frame(Atspi, window))
    for look in (reader.controls, reader.article, reader.asked, reader.dialogs, reader.messages):
        look()
    return reader.faults


class Reader:
    """What a screen reader has of the window, and what it hears; prints a line for each check."""

    def __init__(self, atspi, glib, frame) -> None:
        self.atspi, self.glib, self.frame, self.faults = atspi, glib, frame, 0
        self.heard: list[str] = []
        self._listener = atspi.EventListener.new(
            lambda event: self.heard.append(str(event.any_data))
        )
        self._listener.register("object:announcement")
        self.found = list(walk(frame))
        self.text = next(one for one in self.found if one.get_name() == "Article text")

    def check(self, what: str, fine: object) -> None:
        self.faults += 0 if fine else 1
        print("ok   " if fine else "FAULT", what, flush=True)

    def controls(self) -> None:
        """The window, its menus, tools, panels and form."""
        name = self.frame.get_name()
        self.check(f"the window is called “{name}”", "Annotator" in name)
        for role, least in KINDS.items():
            count = sum(one.get_role_name() == role for one in self.found)
            self.check(f"{count} of role “{role}”, {least} at least", count >= least)
        self.names_in("the window", self.found)

    def names_in(self, where: str, found) -> None:
        """Whether everything that can have the focus, and every button, has a name."""
        states = self.atspi.StateType
        controls = [
            one
            for one in found
            if one.get_state_set().contains(states.SHOWING)
            and (one.get_state_set().contains(states.FOCUSABLE) or "button" in one.get_role_name())
        ]
        nameless = [one.get_role_name() for one in controls if not one.get_name() and not cell(one)]
        self.check(f"{where}: {len(controls)} controls, without a name: {nameless}", not nameless)
        self.check(f"{where} has controls", controls)

    def article(self) -> None:
        """The text, the caret in it, and what is said where the caret comes to a mark."""
        atspi, article = self.atspi, self.text
        said = atspi.Text.get_text(article, 0, atspi.Text.get_character_count(article))
        text = json.loads(GOLD.read_text(encoding="utf-8"))["articles"][0]["text"]
        self.check(
            f"the article is read as its {len(said)} characters", squeeze(said) == squeeze(text)
        )
        for words in ("Andrei Kulik", "We are always", "ready for dialogue"):
            offset = self.put_caret(words)
            self.check(f"the caret in “{words}” says {self.heard}", any(self.heard))
            at = atspi.Text.get_caret_offset(article)
            self.check(f"the caret is read at {at}", at == offset)

    def put_caret(self, words: str) -> int:
        """Put the caret into words of the article; return where."""
        self.heard.clear()
        said = self.atspi.Text.get_text(self.text, 0, -1)
        offset = said.index(words) + 1
        self.atspi.Text.set_caret_offset(self.text, offset)
        self.settle()
        return offset

    def asked(self) -> None:
        """The entry that Q opens at the caret, and the form of the quote."""
        give_keys_to_window()
        self.put_caret("Russia has always been")
        self.press("Quote")
        focused = [one.get_name() for one in walk(self.frame) if self.is_focused(one)]
        self.check(f"after Q the keys go to {focused}", "Quote: Said by" in focused)
        self.names_in("the entry and the form", list(walk(self.frame)))
        self.press("Clear selection")

    def dialogs(self) -> None:
        """Each dialog has a name, as all its controls have, and can be closed."""
        self.choose("Andrei Kulik")
        program, known = self.frame.get_parent(), [self.frame]
        for name in DIALOGS:
            self.press(name)
            shown = [program.get_child_at_index(n) for n in range(program.get_child_count())]
            opened = [one for one in shown if one is not None and one not in known]
            self.check(f"{name} opens “{''.join(one.get_name() for one in opened)}”", opened)
            for dialog in opened:
                found = list(walk(dialog))
                self.names_in(name, found)
                close = [one for one in found if one.get_name() in ("Cancel", "Close", "Begin")]
                if close:
                    self.atspi.Action.do_action(close[0], 0)
                else:
                    known.append(dialog)  # lies beside the window, until Esc
            self.settle()

    def messages(self) -> None:
        """What the message bar says is said aloud."""
        self.choose("We are always")
        self.press("Unsure")
        self.check(f"Unsure says {self.heard}", any("unsure" in line for line in self.heard))
        self.press("Undo")
        self.check(f"Undo says {self.heard}", any("Undone" in line for line in self.heard))

    def choose(self, words: str) -> None:
        """Select the record at words of the article."""
        give_keys_to_window()
        self.put_caret(words)
        self.press("Next record here")

    def press(self, name: str) -> None:
        """Do a menu's action."""
        self.heard.clear()
        items = [one for one in walk(self.frame) if one.get_role_name() == "menu item"]
        item = next(one for one in items if one.get_name().split(":")[0].removesuffix(" …") == name)
        self.atspi.Action.do_action(item, 0)
        self.settle()

    def is_focused(self, one) -> bool:
        return one.get_state_set().contains(self.atspi.StateType.FOCUSED)

    def settle(self) -> None:
        """Let the window work, and hear what it says."""
        end = time.monotonic() + 1.2
        while time.monotonic() < end:
            self.glib.MainContext.default().iteration(False)
            time.sleep(0.01)


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


def give_keys_to_window() -> None:
    """Let the window have the keys, as a window manager would: there is none on this screen."""
    x = ctypes.CDLL("libX11.so.6")
    x.XQueryTree.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_void_p] * 4]
    x.XSetErrorHandler(REFUSED)  # a window that is hidden cannot have them
    x.XOpenDisplay.restype = ctypes.c_void_p
    display = x.XOpenDisplay(None)
    screen = ctypes.c_void_p(display)
    root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
    windows = ctypes.POINTER(ctypes.c_ulong)()
    known = [ctypes.byref(one) for one in (root, parent, windows, count)]
    x.XQueryTree(screen, ctypes.c_ulong(x.XDefaultRootWindow(screen)), *known)
    for number in range(count.value):
        x.XSetInputFocus(screen, ctypes.c_ulong(windows[number]), 1, 0)
        x.XSync(screen, 0)
    x.XCloseDisplay(screen)


def walk(top):
    """What a screen reader finds under a thing, and that thing; a table is not gone through."""
    yield top
    if top.get_role_name() in {"table", "tree table"}:
        return
    for number in range(top.get_child_count()):
        child = top.get_child_at_index(number)
        if child is not None:
            yield from walk(child)


def cell(one) -> bool:
    """Whether a thing is a part of a combo box or a list, which is named as a whole."""
    parent = one.get_parent()
    return parent is not None and parent.get_role_name() in {"combo box", "list", "table"}


def squeeze(text: str) -> str:
    """A text whose lines end all alike."""
    return re.sub(r"\s+", " ", text).strip()


if __name__ == "__main__":
    sys.exit(main())

"""Mistakes of ours: shown once with details to copy, and kept in a file for who looks later."""

import faulthandler
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from annotator import places
from annotator.errors import AnnotatorError
from annotator.model.times import now

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

ROOM = 256 * 1024  # bytes of the file, after which it begins anew


class Mistakes:
    """Takes the place of `sys.excepthook`: one dialog at a time, further mistakes go to stderr.

    What a person can mend, as a file that cannot be read while it is drawn, is said in the bar.
    """

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._showing = False

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell of an exception that nobody took."""
        if isinstance(error, AnnotatorError):
            self._window.bench.desk.failed.emit(str(error))
            return
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, Exception):
            return
        import traceback  # noqa: PLC0415 - hardly ever needed

        details = "".join(traceback.format_exception(kind, error, trace))
        kept = keep(details)
        if not self._showing:
            self._show(details, kept)

    def watch_crashes(self) -> None:
        """Let the system's own end of the program leave its last words in the file too."""
        file = _file()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            # Never closed: it is written to when nothing else works any more.
            crashes = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        except OSError:
            return  # that the folder cannot be written is told when something is to be kept
        faulthandler.enable(crashes)

    def _show(self, details: str, kept: str) -> None:
        from annotator.ui.dialogs.details import DetailsDialog  # noqa: PLC0415 - hardly ever needed
        from annotator.ui.words import dialogs  # noqa: PLC0415

        sentence = f"{dialogs.CRASH} {kept}"
        self._showing = True
        # The window holds it: without a parent it would be gone as soon as this is left.
        dialog = DetailsDialog(self._window, dialogs.CRASH_TITLE, sentence, details)
        dialog.finished.connect(self._seen)
        dialog.open()

    def _seen(self) -> None:
        self._showing = False


def keep(details: str) -> str:
    """Add the details of a mistake to the file of mistakes; say where, or why that cannot be."""
    from annotator.ui.words import safekeeping as words  # noqa: PLC0415 - hardly ever needed

    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        begun_anew = file.exists() and file.stat().st_size > ROOM
        with file.open("w" if begun_anew else "a", encoding="utf-8") as lines:
            lines.write(f"{now()}\n{details}\n")
    except OSError as error:
        return words.mistake_not_kept(file, error.strerror or str(error))
    return words.mistake_kept(file)


def _file() -> Path:
    return places.data_folder() / "mistakes.txt"

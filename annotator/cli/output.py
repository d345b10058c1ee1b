"""What a command says, and how it ends: results on stdout, all else on stderr, an exit code."""

import io
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, Self, TextIO

from annotator.errors import AnnotatorError

PROBLEM = 1
STOPPED = 130  # as shells report Ctrl+C
ENDED = 143  # as shells report that the system ended a program
NOBODY_READS = 141  # as shells report a closed pipe
BAR_WIDTH = 30  # characters
BAR_EVERY = 0.1  # seconds between two drawings of the bar


def exit_code(work: Callable[[], int]) -> int:
    """Do the work and return its exit code; a problem of the person's is said on stderr."""
    try:
        code = work()
        sys.stdout.flush()
    except AnnotatorError as error:
        say(error.for_command())
        return PROBLEM
    except KeyboardInterrupt:
        return STOPPED
    except MemoryError:
        say(
            "There is not enough memory for this. Nothing was changed; take fewer or smaller files."
        )
        return PROBLEM
    except BrokenPipeError:
        _forget_stdout()
        return NOBODY_READS
    except OSError as error:
        say(f"{f'{error.filename}: ' if error.filename else ''}{error.strerror or error}.")
        return PROBLEM
    return code


def end_in_order() -> None:
    """Let a command that the system ends take back what it was at, and its temporary files."""
    signal.signal(signal.SIGTERM, _ended)


def _ended(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(ENDED)


def say(words: str) -> None:
    """Tell the person something that is not the result."""
    print(words, file=sys.stderr)


def print_json(value: Any) -> None:
    """Print a result as JSON; what an iterator in it gives is read while it is printed."""
    for part in _written(value, "\n"):
        sys.stdout.write(part)
    print()


def _written(value: Any, margin: str) -> Iterator[str]:
    """Yield a value as indented JSON, whose lines begin with the margin; an iterator is a list."""
    if isinstance(value, dict) and value:
        for number, (key, one) in enumerate(value.items()):
            yield f"{',' if number else '{'}{margin} {json.dumps(key, ensure_ascii=False)}: "
            yield from _written(one, f"{margin} ")
        yield f"{margin}}}"
    elif isinstance(value, Iterator):
        empty = True
        for one in value:
            yield f"{'[' if empty else ','}{margin} "
            yield from _written(one, f"{margin} ")
            empty = False
        yield "[]" if empty else f"{margin}]"
    else:
        yield json.dumps(value, ensure_ascii=False, indent=1).replace("\n", margin)


def speak_utf8() -> None:
    """Write UTF-8 wherever the output goes, also what a file name holds that is no character."""
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    """Stand in for a stream that a program without a console has not."""
    return Path(os.devnull).open("w", encoding="utf-8")


class Bar:
    """A progress bar on a terminal, nothing in a pipe; it is called with what is done and all."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._drawn_at = 0.0
        self._width = 0

    def __call__(self, done: int, total: int) -> None:
        """Show how far the work is; `total` is 0 where that is not known."""
        if self._shown and time.monotonic() - self._drawn_at >= BAR_EVERY:
            self._drawn_at = time.monotonic()
            self._draw(_bar(done, total))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the line clean for what is said next."""
        if self._width:
            self._draw("")
            print("\r", end="", file=sys.stderr, flush=True)

    def _draw(self, words: str) -> None:
        print("\r" + words.ljust(self._width), end="", file=sys.stderr, flush=True)
        self._width = len(words)


def _bar(done: int, total: int) -> str:
    if not total:
        return f"{done:,}"
    full = BAR_WIDTH * min(done, total) // total
    return f"[{'#' * full}{'.' * (BAR_WIDTH - full)}] {done:,} of {total:,}"


def _forget_stdout() -> None:
    """Let nothing more be written to a pipe that nobody reads, also when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

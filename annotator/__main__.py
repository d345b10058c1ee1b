"""The front door: the window and `screenshot` go to ui, every other command to cli.

Nothing else is imported before it is known what was asked for, so that a command starts fast.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from annotator.cli import output, parser
from annotator.errors import AnnotatorError

T = TypeVar("T")


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words after `annotator` ask for; return the exit code, or raise SystemExit.

    0: done; 1: a problem of the user's, said on stderr; 2: wrong usage; 130: stopped by Ctrl+C;
    143: ended by the system.
    """
    output.speak_utf8()
    words = list(sys.argv[1:] if argv is None else argv)
    if argv is None and not parser.asks_for_window(words):  # whose loop would not hear of it
        output.end_in_order()
    return output.exit_code(lambda: _go(words))


def _go(words: list[str]) -> int:
    if parser.asks_for_window(words):
        return _drawn(_window, [Path(word) for word in words])
    args = parser.parse(words)
    if args.command == "screenshot":
        return _drawn(_screenshot, args)
    module, _, name = parser.COMMANDS[args.command].does.partition(":")
    code: int = getattr(import_module(f"annotator.cli.{module}"), name)(args)
    return code


def _window(paths: list[Path]) -> int:
    from annotator.ui.app import run_window  # noqa: PLC0415 - only the window needs Qt

    return run_window(paths[0] if paths else None, paths[1:])


def _screenshot(args: Namespace) -> int:
    from annotator.cli.opening import refuse_same  # noqa: PLC0415 - the window starts without it

    refuse_same(args.project, args.out)
    from annotator.ui.screenshot import run  # noqa: PLC0415 - only pictures need Qt

    run(
        args.project,
        args.out,
        article=args.article,
        select=args.select,
        size=args.size,
        scale=args.scale,
        theme=args.theme,
    )
    return 0


def _drawn(work: Callable[[T], int], what: T) -> int:
    """Do what needs Qt; AnnotatorError where that is missing, or a library that it needs."""
    try:
        return work(what)
    except ImportError as error:
        if (error.name or "").startswith("annotator"):
            raise
        raise AnnotatorError(
            f"The window cannot be drawn here: {error.msg}.",
            "Install PySide6-Essentials and Qt's system libraries; other commands need neither.",
        ) from error


if __name__ == "__main__":
    sys.exit(main())

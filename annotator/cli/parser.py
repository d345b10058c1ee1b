"""What can be typed after `annotator`: each command, its arguments, and what carries it out."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from annotator import __version__
from annotator.cli import arguments

_EPILOG = "A file that is named like a command is written ./info."
_START = """\
annotator [PROJECT] [ARTICLE...]   open the window
       annotator COMMAND ...              do one thing without it

commands:
"""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it is for, what carries it out (`module:function`), and its arguments."""

    what: str
    does: str
    arguments: Callable[[argparse.ArgumentParser], None]


def asks_for_window(words: Sequence[str]) -> bool:
    """Tell whether what was typed is a project to open, or nothing, rather than a command."""
    if not words:
        return True
    first = words[0]
    if first.startswith("-") or first in COMMANDS:
        return False
    return Path(first).exists() or not _looks_like_a_command(first)


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return a command with its arguments; SystemExit(2) where they are wrong, (0) after --help."""
    top = _top()
    if not words[0].startswith("-") and words[0] not in COMMANDS:
        near = get_close_matches(words[0], COMMANDS, n=1)
        advice = f"did you mean {near[0]}?" if near else "see: annotator --help"
        top.exit(2, f"{words[0]!r} is neither a command nor a file; {advice}\n")
    if words[0] in COMMANDS:
        return _of_command(words[0]).parse_args(words[1:])
    return top.parse_args(words)


def _top() -> argparse.ArgumentParser:
    """The parser of what stands before a command; its usage is the list of commands."""
    commands = "".join(f"  {name:<12}{command.what}\n" for name, command in COMMANDS.items())
    usage = f"{_START}{commands}\n{_EPILOG} Each command has --help."
    top = argparse.ArgumentParser("annotator", usage=usage, add_help=False, allow_abbrev=False)
    top.add_argument("-h", "--help", action="help", help="show this and end")
    top.add_argument("--version", action="version", version=f"Annotator {__version__}")
    return top


def _of_command(name: str) -> argparse.ArgumentParser:
    command = COMMANDS[name]
    own = argparse.ArgumentParser(
        f"annotator {name}",
        description=f"{command.what[0].upper()}{command.what[1:]}.",
        allow_abbrev=False,
    )
    own.set_defaults(command=name)
    command.arguments(own)
    return own


def _looks_like_a_command(word: str) -> bool:
    return Path(word).name == word and "." not in word


COMMANDS = {
    "new": Command("make a project", "new:run", arguments.new),
    "import": Command(
        "take articles and annotations into a project", "import_:run", arguments.import_
    ),
    "export": Command("write what is in a project to other files", "export:run", arguments.export),
    "formats": Command("list what can be read and written", "formats:run", arguments.formats),
    "info": Command("say what is in a project", "info:run", arguments.report),
    "search": Command("find words in a project", "search:run", arguments.search),
    "suggest": Command(
        "propose quotes, names and events; write nothing", "suggest:run", arguments.suggest
    ),
    "history": Command(
        "list what was done in a project, the newest first", "history:run", arguments.history
    ),
    "undo": Command("take back the last step, or several", "history:undo", arguments.steps),
    "redo": Command("do again what was taken back", "history:redo", arguments.steps),
    "check": Command("prove that a project is whole", "check:run", arguments.report),
    "backup": Command("copy a project, also while it is open", "backup:run", arguments.backup),
    "restore": Command("put a backup in a project's place", "backup:restore", arguments.restore),
    "rescue": Command("make a new project of a damaged one", "rescue:run", arguments.rescue),
    "assign": Command("give articles to the people who annotate", "assign:run", arguments.assign),
    "merge": Command(
        "take what others did in their projects into one", "merge:run", arguments.merge
    ),
    "agreement": Command("say how far annotators agree", "agreement:run", arguments.agreement),
    "keep": Command(
        "keep the agreed versions that others kept, as after a merge", "keep:run", arguments.keep
    ),
    "release": Command("publish the agreed version as a folder", "release:run", arguments.release),
    "screenshot": Command("draw the window into a picture", "", arguments.screenshot),
}
"""Every command by its name, in the order in which help lists them."""

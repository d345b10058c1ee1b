"""What can be typed after `annotator`: each command, its arguments, and what carries it out."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from annotator import __version__
from annotator.cli import argument_kinds as kinds

DEFAULT_LIMIT = 20
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


def _new(own: argparse.ArgumentParser) -> None:
    own.add_argument("project", metavar="PROJECT", type=kinds.file)
    own.add_argument(
        "--codebook", default="plover", metavar="NAME", help="plover (default), cameo or FILE.toml"
    )
    own.add_argument("--annotator", metavar="NAME", type=kinds.name, help="who works on it")


def _import(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument("paths", metavar="PATH", nargs="+", help="files, folders, .zip; - is stdin")
    own.add_argument(
        "--format", default="", metavar="F", help="see: annotator formats; default: by suffix"
    )
    own.add_argument("--annotator", metavar="NAME", type=kinds.name, help="who imports")
    own.add_argument("--language", default="", metavar="xx", help="of articles that do not say")
    own.add_argument(
        "--mapping",
        type=kinds.file,
        metavar="FILE.toml",
        help="what the names in files of other programs become; else guessed and printed",
    )
    own.add_argument(
        "--columns",
        default=None,
        metavar="FILE.toml",
        type=kinds.file,
        help="of tables of articles",
    )
    own.add_argument(
        "--strict", action="store_true", help="import nothing where a file cannot be read"
    )
    own.add_argument(
        "--delete-missing",
        action="store_true",
        help="delete what has no row any more in edited tables",
    )
    own.add_argument(
        "--dry-run", action="store_true", help="say what would be done, and do nothing"
    )


def _export(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument("-o", "--out", required=True, metavar="OUT", help="- is stdout")
    own.add_argument(
        "--format", default="", metavar="F", help="see: annotator formats; default: by suffix"
    )
    own.add_argument(
        "--annotator", action="append", default=[], metavar="NAME", help="only this one's work"
    )
    own.add_argument("--gold", action="store_true", help="only the agreed version")
    own.add_argument("--article", action="append", default=[], metavar="ID", help="only this one")
    own.add_argument("--table", default="", metavar="NAME", help="only this table of csv")
    own.add_argument("--delimiter", default=",", metavar=";", type=kinds.delimiter, help="of csv")


def _formats(own: argparse.ArgumentParser) -> None:
    _json(own)


def _report(own: argparse.ArgumentParser) -> None:
    _project(own)
    _json(own)


def _search(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument("query", metavar="QUERY", help='words, and "words together"')
    own.add_argument(
        "--in", dest="places", choices=PLACES, default="text", help="where to look (default: text)"
    )
    _limit(own)
    _json(own)


def _suggest(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument("--article", action="append", default=[], metavar="ID", help="only this one")
    _json(own)


def _history(own: argparse.ArgumentParser) -> None:
    _project(own)
    _limit(own)
    _json(own)


def _steps(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument("steps", metavar="STEPS", nargs="?", type=kinds.count, default=1)


def _backup(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument(
        "-o", "--out", metavar="FILE", type=kinds.file, help="default: among the user's backups"
    )


def _restore(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument("backup", metavar="BACKUP", type=kinds.file)


def _rescue(own: argparse.ArgumentParser) -> None:
    own.add_argument("project", metavar="FILE", type=kinds.file, help="a damaged project")
    own.add_argument("-o", "--out", metavar="NEW", type=kinds.file, required=True)


def _assign(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument(
        "--annotator",
        action="append",
        required=True,
        metavar="NAME",
        type=kinds.name,
        help="who gets articles; once for each",
    )
    own.add_argument(
        "--double",
        default=0.0,
        type=kinds.share,
        metavar="SHARE",
        help="0.2: a fifth goes to two people",
    )
    _seed(own)


def _merge(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument(
        "others", metavar="OTHER", nargs="+", type=kinds.file, help="other project files"
    )
    own.add_argument(
        "--dry-run", action="store_true", help="say what would be done, and do nothing"
    )
    _json(own)


def _agreement(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument(
        "--annotator", action="append", default=[], metavar="NAME", help="only these (two or more)"
    )
    own.add_argument(
        "--unit",
        action="append",
        default=[],
        choices=UNITS,
        help="only of these (default: all three)",
    )
    own.add_argument(
        "--match",
        default="overlap:0.5",
        metavar="HOW",
        help="exact, overlap:0.5 (default; common characters over all, from 0 to 1), or token",
    )
    own.add_argument(
        "-o", "--out", metavar="REPORT", type=kinds.file, help="write .html, .csv or .json"
    )
    _json(own)


def _release(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument("-o", "--out", required=True, metavar="FOLDER", type=kinds.file)
    own.add_argument(
        "--split", default="80/10/10", metavar="80/10/10", help="parts of train, dev and test"
    )
    _seed(own)


def _screenshot(own: argparse.ArgumentParser) -> None:
    _project(own)
    own.add_argument("-o", "--out", required=True, metavar="PNG", type=kinds.file)
    own.add_argument("--article", default="", metavar="ID", help="default: the first one")
    own.add_argument("--select", default="", metavar="RECORD", help="id of a record to select")
    own.add_argument("--size", default=(1440, 900), type=kinds.size, metavar="1440x900")
    own.add_argument("--scale", default=1.0, type=kinds.scale, metavar="2", help="pixels per point")
    own.add_argument("--theme", default="light", choices=("light", "dark"))
    own.add_argument("--ui-language", default="en", choices=("en",), help="of the window")


def _project(own: argparse.ArgumentParser) -> None:
    own.add_argument("project", metavar="PROJECT", type=Path)


def _json(own: argparse.ArgumentParser) -> None:
    own.add_argument("--json", action="store_true", help="print JSON")


def _seed(own: argparse.ArgumentParser) -> None:
    own.add_argument(
        "--seed", default=0, type=kinds.whole, metavar="N", help="another number, another chance"
    )


def _limit(own: argparse.ArgumentParser) -> None:
    own.add_argument(
        "--limit", type=kinds.count, default=DEFAULT_LIMIT, metavar="N", help="at most"
    )


def _looks_like_a_command(word: str) -> bool:
    return Path(word).name == word and "." not in word


UNITS = ("quotes", "events", "mentions")
PLACES = ("text", "quotes", "events", "speakers")
COMMANDS = {
    "new": Command("make a project", "new:run", _new),
    "import": Command("take articles and annotations into a project", "import_:run", _import),
    "export": Command("write what is in a project to other files", "export:run", _export),
    "formats": Command("list what can be read and written", "formats:run", _formats),
    "info": Command("say what is in a project", "info:run", _report),
    "search": Command("find words in a project", "search:run", _search),
    "suggest": Command("propose quotes, names and events; write nothing", "suggest:run", _suggest),
    "history": Command(
        "list what was done in a project, the newest first", "history:run", _history
    ),
    "undo": Command("take back the last step, or several", "history:undo", _steps),
    "redo": Command("do again what was taken back", "history:redo", _steps),
    "check": Command("prove that a project is whole", "check:run", _report),
    "backup": Command("copy a project, also while it is open", "backup:run", _backup),
    "restore": Command("put a backup in a project's place", "backup:restore", _restore),
    "rescue": Command("make a new project of a damaged one", "rescue:run", _rescue),
    "assign": Command("give articles to the people who annotate", "assign:run", _assign),
    "merge": Command("take what others did in their projects into one", "merge:run", _merge),
    "agreement": Command("say how far annotators agree", "agreement:run", _agreement),
    "release": Command("publish the agreed version as a folder", "release:run", _release),
    "screenshot": Command("draw the window into a picture", "", _screenshot),
}
"""Every command by its name, in the order in which help lists them."""

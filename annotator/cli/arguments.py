"""The arguments of each command, put into its parser."""

import argparse
from pathlib import Path

from annotator.cli import argument_kinds as kinds

DEFAULT_LIMIT = 20
UNITS = ("quotes", "events", "mentions")
PLACES = ("text", "quotes", "events", "speakers")


def new(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `new`."""
    own.add_argument("project", metavar="PROJECT", type=kinds.file)
    own.add_argument(
        "--codebook", default="plover", metavar="NAME", help="plover (default), cameo or FILE.toml"
    )
    own.add_argument("--annotator", metavar="NAME", type=kinds.name, help="who works on it")


def import_(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `import`."""
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


def export(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `export`."""
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


def formats(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `formats`."""
    _json(own)


def report(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `info` and `check`."""
    _project(own)
    _json(own)


def search(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `search`."""
    _project(own)
    own.add_argument("query", metavar="QUERY", help='words, and "words together"')
    own.add_argument(
        "--in", dest="places", choices=PLACES, default="text", help="where to look (default: text)"
    )
    _limit(own)
    _json(own)


def suggest(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `suggest`."""
    _project(own)
    own.add_argument("--article", action="append", default=[], metavar="ID", help="only this one")
    _json(own)


def history(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `history`."""
    _project(own)
    _limit(own)
    _json(own)


def steps(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `undo` and `redo`."""
    _project(own)
    own.add_argument("steps", metavar="STEPS", nargs="?", type=kinds.count, default=1)


def backup(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `backup`."""
    _project(own)
    own.add_argument(
        "-o", "--out", metavar="FILE", type=kinds.file, help="default: among the user's backups"
    )


def restore(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `restore`."""
    _project(own)
    own.add_argument("backup", metavar="BACKUP", type=kinds.file)


def rescue(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `rescue`."""
    own.add_argument("project", metavar="FILE", type=kinds.file, help="a damaged project")
    own.add_argument("-o", "--out", metavar="NEW", type=kinds.file, required=True)


def assign(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `assign`."""
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


def merge(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `merge`."""
    _project(own)
    own.add_argument(
        "others", metavar="OTHER", nargs="+", type=kinds.file, help="other project files"
    )
    own.add_argument(
        "--dry-run", action="store_true", help="say what would be done, and do nothing"
    )
    _json(own)


def keep(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `keep`."""
    _project(own)
    own.add_argument(
        "--article",
        action="append",
        default=[],
        metavar="ID",
        type=kinds.name,
        help="only of these articles",
    )
    own.add_argument("--annotator", metavar="NAME", type=kinds.name, help="who keeps them")


def agreement(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `agreement`."""
    _project(own)
    own.add_argument(
        "--annotator", action="append", default=[], metavar="NAME", help="only these (two or more)"
    )
    own.add_argument(
        "--gold", action="store_true", help="compare each with the agreed version, not with others"
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


def release(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `release`."""
    _project(own)
    own.add_argument("-o", "--out", required=True, metavar="FOLDER", type=kinds.file)
    own.add_argument(
        "--split", default="80/10/10", metavar="80/10/10", help="parts of train, dev and test"
    )
    _seed(own)


def screenshot(own: argparse.ArgumentParser) -> None:
    """Add the arguments of `screenshot`."""
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

"""What a format is: its names, what it reads and writes, and the module that does the work."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.exchange.proving.holds import NOTHING
from annotator.exchange.writing import WriteOptions, Written

if TYPE_CHECKING:
    from annotator.exchange.selection import Selection
    from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, its suffixes, what it is, and what of a project survives in it.

    `tables`: one table can be asked for. `folders`: an export is a folder of files unless one
    table is asked for. `own`: a file with a problem is refused; of another program's collection
    what cannot be read is left out and listed. `reads_folders`: a folder is one thing to read.
    `also_file`: an export of one annotator's work may also be a file, by its suffix.
    `foreign`: its names are mapped to ours, and it is read as docs/foreign.md tells. `companions`
    are the suffixes of files that belong to one of the same name with a suffix of `leading` (by
    default the first), `beside` the names of files that belong to them all. `holds` are the facts
    (`proving.facts`) that come back from an export; a test derives them.
    """

    name: str
    module: str
    reads: bool
    writes: bool
    suffixes: tuple[str, ...]
    what: str
    survives: str
    tables: bool = False
    folders: bool = False
    own: bool = True
    reads_folders: bool = False
    foreign: bool = False
    also_file: bool = False
    companions: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    holds: frozenset[str] = NOTHING

    def write(
        self, project: "Project", selection: "Selection", out: Path, options: WriteOptions
    ) -> Written:
        """Write what is selected of a project to a path."""
        written: Written = self.load().write(project, selection, out, options)
        return written

    def load(self) -> Any:
        """Return the module that does the work."""
        return import_module(f"annotator.exchange.{self.module}")

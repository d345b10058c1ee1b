"""Taking files into a project: all of them read, checked and linked, in one step of history."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange import collecting, sources
from annotator.exchange.articles.columns import Columns
from annotator.exchange.counting import STATES, Counting, Counts
from annotator.exchange.edited.ledger import CellChange
from annotator.exchange.edited.taking import TableOptions, TablesTaken, take_tables
from annotator.exchange.foreign import mapping_file
from annotator.exchange.foreign import reading as foreign_reading
from annotator.exchange.foreign.mapping import NameMapping
from annotator.exchange.foreign.planning import Plan
from annotator.exchange.formats import Format, counted
from annotator.exchange.incoming import (
    Incoming,
    IncomingArticle,
    IncomingTable,
    ReadOptions,
    SourceFile,
)
from annotator.exchange.intake import Intake
from annotator.exchange.problems import ImportProblems, Problems, by_line
from annotator.exchange.progress import Progress, silent
from annotator.store.project import Project

_DONE = ("imported", "changed", "deleted")
Files = Collection[tuple[SourceFile, Format]]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many of each kind are new, changed, same; the articles in order.

    `left_out` lists what could not be read, of which `unread` are whole files; `warnings` what
    else there is to say; `mapping` is what foreign names became, as TOML, where it was guessed;
    `changes` are those of edited tables, and `sign` tells them from others; `missing` is how many
    records of their tables had no row, and were left as they are.
    """

    counting: Counting
    articles: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    passed_over: int = 0
    unread: int = 0
    dry_run: bool = False
    mapping: str = ""
    changes: Sequence[CellChange] = ()
    sign: str = ""
    missing: int = 0

    @property
    def counts(self) -> Counts:
        """By kind (articles, speakers, mentions, quotes, events): new, changed, same, deleted."""
        return self.counting.counts

    def sentence(self) -> str:
        """Return the one line that tells what was read and what was not."""
        new, changed, same, deleted = (self.counting.of(state) for state in STATES)
        verbs = ("import", "change", "delete") if self.dry_run else _DONE
        acts = zip(verbs, (new, changed, deleted), strict=True)
        parts = [f"{verb} {counted(what)}" for verb, what in acts if what]
        parts = parts or [f"{verbs[0]} {counted(new)}"]
        parts += [f"{counted(same)} already there"] if same else []
        parts += self._left_out()
        if self.passed_over:
            parts.append(f"passed over {_files(self.passed_over)} of no known format")
        told = ("would " if self.dry_run else "") + "; ".join(parts)
        return f"{told[0].upper()}{told[1:]}."

    def _left_out(self) -> Iterator[str]:
        """Yield what was left out, in words."""
        if self.unread:
            yield f"left out {_files(self.unread)} that could not be read"
        if records := len(self.left_out) - self.unread:
            several = "1 record" if records == 1 else f"{records:,} records"
            yield f"left out {several} with a problem"


AS_THEY_ARE = TableOptions()


def _planned(
    project: Project,
    files: Files,
    names: NameMapping | None,
    alive: Callable[[], None],
) -> Plan:
    """Plan the import of those files that are of other programs."""
    foreign = [(file, one.load()) for file, one in files if one.foreign]
    return foreign_reading.planned(project, foreign, names, alive)


def gathered(files: Files) -> Files:
    """Return files with whose work they are, where their format tells that by their folders."""
    found: list[tuple[SourceFile, Format]] = []
    formats = dict.fromkeys(one for _, one in files)
    if not any(one.foreign and hasattr(one.load(), "gathered") for one in formats):
        return files
    for format in formats:
        some = [file for file, one in files if one is format]
        if format.foreign and hasattr(module := format.load(), "gathered"):
            some = module.gathered(some)
        found += [(file, format) for file in some]
    return found


class _DryRun(Exception):  # noqa: N818 - no error
    """Ends an edit without keeping it."""


def import_paths(  # noqa: PLR0913 - the options of one command
    project: Project,
    paths: Iterable[Path | str],
    *,
    format: str = "",
    annotator: str = "",
    language: str = "",
    strict: bool = False,
    dry_run: bool = False,
    mapping: Path | None = None,
    columns: Sequence[Columns] = (),
    tables: TableOptions = AS_THEY_ARE,
    progress: Progress = silent,
) -> Imported:
    """Import files and folders (`-` is standard input) as one step, all of it or nothing.

    `annotator` is whose the annotations are where a file does not say; `language` holds for
    articles that say none. `strict` refuses what would be left out or passed over, `dry_run` only
    counts. `mapping` is a TOML file of what the names in foreign files become, `columns` are those
    of tables of articles, of which the first that fit a table are taken; `tables` says how our own
    tables, edited, are taken. Raises ImportProblems with all that is wrong, AnnotatorError, or what
    `progress` does.
    """
    names = mapping_file.load(mapping) if mapping else None
    alive = partial(progress, 0, 0)
    with sources.found([Path(path) for path in paths], format, alive) as found:
        files = gathered(found.files)
        plan = _planned(project, files, names, alive)
        intake = Intake(project, annotator=annotator or project.annotator, language=language)
        reading = _Reading(intake, progress, found, plan)
        reading.columns = tuple(columns)
        with collecting.seldom():
            dry_run = reading.take_all(project, files, tables, strict=strict, dry_run=dry_run)
    return reading.imported(found.passed_over, dry_run=dry_run)


class _Reading:
    """Reads one file after another, and keeps what was wrong with them."""

    def __init__(
        self, intake: Intake, progress: Progress, found: sources.Found, plan: Plan
    ) -> None:
        self._intake, self._progress, self._total = intake, progress, len(found.files)
        self._plan = plan
        self._problems: list[str] = []
        self.left_out = list(found.left_out)
        self.unread = len(self.left_out)
        self.notes: list[str] = []
        self.unknown: list[str] = []
        self.columns: tuple[Columns, ...] = ()
        self.tables: list[IncomingTable] = []
        self.taken = TablesTaken()

    def take_all(
        self, project: Project, files: Files, tables: TableOptions, *, strict: bool, dry_run: bool
    ) -> bool:
        """Take files in one step; return whether nothing of it was kept, as was wished."""
        try:
            with project.edit("Import", bulk=True):
                if self._plan.codebook != project.codebook:
                    project.save_codebook(self._plan.codebook)
                for file, format in files:
                    self.read(file, format)
                self.take_tables(project, tables)
                self.refuse_problems(strict=strict)
                if dry_run or (tables.only_look and self.tables):
                    raise _DryRun
        except _DryRun:
            return True
        return False

    def imported(self, passed_over: int, *, dry_run: bool) -> Imported:
        """Return what came of it."""
        return Imported(
            self._intake.counting,
            tuple(self._intake.articles),
            tuple(self.left_out),
            (*self._plan.notes(), *self.notes, *self.unknown, *self._plan.lost()),
            passed_over,
            self.unread,
            dry_run,
            self._plan.printed,
            self.taken.changes,
            self.taken.sign,
            self.taken.missing,
        )

    def read(self, file: SourceFile, format: Format) -> None:
        """Read a file; what is wrong with it is kept."""
        problems = Problems(file.name)
        module = format.load()
        self._intake.begin(problems)
        has_articles = False
        try:
            for item in self._items(module, file, format, problems):
                has_articles |= isinstance(item, IncomingArticle)
                if isinstance(item, IncomingTable):
                    self.tables.append(item)
                else:
                    self._intake.take(item)
                self._tell()
        except AnnotatorError as error:
            self._unread(str(error), format)
        except OSError as error:
            self._unread(f"{file.name} cannot be read: {error.strerror}.", format)
        self._intake.end()
        locate = by_line if format.foreign else partial(module.located, file)
        if len(problems):
            (self._problems if format.own else self.left_out).extend(problems.told(locate))
            is_file = len(problems) == 1 and not has_articles  # the problem is that of all of it
            self.unread += is_file and not format.own
        self.notes += problems.notes
        self.unknown += problems.unknown_keys(locate)

    def _items(
        self, module: Any, file: SourceFile, format: Format, problems: Problems
    ) -> Iterable[Incoming | IncomingTable]:
        if format.foreign:
            return foreign_reading.read(module, file, self._plan, problems)
        options = ReadOptions(self._expect, self._tell, self.columns)
        found: Iterable[Incoming | IncomingTable] = module.read(file, options, problems)
        return found

    def take_tables(self, project: Project, options: TableOptions) -> None:
        """Take the edited tables of all files, now that they are all there."""
        if options.delete_missing and not self.tables:
            raise AnnotatorError(
                "Only edited tables (csv, xlsx) can have missing rows.",
                "Leave that out, or name the tables.",
                command="Leave out --delete-missing, or name the tables.",
            )
        if not self.tables:
            return
        counting, missing = self._intake.counting, options.delete_missing
        self.taken = take_tables(project, self.tables, counting, self._progress, missing=missing)
        self._problems += self.taken.problems
        self.unknown += self.taken.passed_over
        if options.seen not in ("", self.taken.sign):
            raise AnnotatorError(
                "The tables or the project are not as they were when the changes were shown.",
                "Nothing was changed; import the tables again.",
            )

    def refuse_problems(self, *, strict: bool) -> None:
        """Raise ImportProblems where not all can stay, or nothing could be read."""
        lost = [*self.left_out, *self.unknown, *self._plan.lost()]
        refused = self._problems + (lost if strict else [])
        if not refused and not self._intake.articles:
            refused = self.left_out
        if refused:
            raise ImportProblems(refused)

    def _unread(self, words: str, format: Format) -> None:
        """Keep why a file cannot be read: ours is refused, another one left out."""
        if format.own:
            self._problems.append(words)
        else:
            self.left_out.append(words)
            self.unread += 1

    def _tell(self) -> None:
        self._progress(len(self._intake.articles), self._total)

    def _expect(self, articles: int) -> None:
        self._total += articles - 1


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"

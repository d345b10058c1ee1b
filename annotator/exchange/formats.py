"""The formats by name: what each reads and writes, and how one is guessed from a path.

A format is a module of this package, loaded when it is used. One that writes has
`write(project, selection, out, options) -> Written`. `out` is a path beside the real one, which
`exporting` puts in place at the end: an empty folder for a format of folders (`folders`) when no
single table is asked for, else the path of a file that is not there yet, with the real suffix.
So a format never sees `-`, a .zip or a file that is to be replaced. One that reads has
`read(file, options, problems)`, which yields what `incoming` describes, and `located(file,
places)`, which says in which lines the places of problems are. Where formats share a suffix, all
but the last of them have `is_file(path, head)`, which tells by the first bytes (`head`) or more
whether a file is theirs. One whose files are a folder (`reads_folders`) has `is_folder(folder,
names)`, which tells by the names of its files whether a folder is one; `read` then gets its path.
A .zip is unpacked before, and each of its folders is treated like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.errors import AnnotatorError
from annotator.exchange.progress import Progress, silent
from annotator.exchange.proving.holds import (
    BRAT,
    CITRON,
    CONLL,
    DOCUMENTS,
    EVERYTHING,
    NOTHING,
    PLOVER,
    TABLES,
)
from annotator.exchange.proving.proof import Proof

if TYPE_CHECKING:
    from annotator.exchange.selection import Selection
    from annotator.store.project import Project

Back = Mapping[str, tuple[int, int]]
NONE_BACK: Back = {}
NO_PROOF = Proof()
KINDS = ("articles", "speakers", "mentions", "quotes", "events")
"""What is counted, in the order that sentences tell it."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How to write: one table only, the delimiter of its columns, whom to tell how far it is."""

    table: str = ""
    delimiter: str = ","
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote, by kind, and in words what did not fit the format.

    `unfit` is how many records, by kind, the format had to leave out; `proof` is what reading the
    export again gave.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    unfit: Mapping[str, int] = field(default_factory=dict)
    proof: Proof = NO_PROOF

    def sentence(self) -> str:
        """Return the one line that tells what was written and came back, and what was not."""
        lost = [words] if (words := self.proof.sentence()) else []
        counts = counted(self.counts, self.proof.back)
        return "; ".join([f"Wrote {counts}", *self.left_out, *lost]) + "."


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, its suffixes, what it is, and what of a project survives in it.

    `tables`: one table can be asked for. `folders`: an export is a folder of files unless one
    table is asked for. `own`: a file with a problem is refused; of another program's collection
    what cannot be read is left out and listed. `reads_folders`: a folder is one thing to read.
    `also_file`: an export of one annotator's work may also be a file, by its suffix.
    `foreign`: its names are mapped to ours, and it is read as docs/foreign.md tells. `companions`
    are the suffixes of files that belong to one of the same name with its first suffix, `beside`
    the names of files that belong to them all. `holds` are the facts (`proving.facts`) that come
    back from an export; a test derives them.
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


FORMATS = (
    Format(
        name="brat",
        module="brat_format",
        reads=True,
        writes=True,
        suffixes=(".ann",),
        what="brat: .txt and .ann files with annotation.conf",
        survives="texts, mentions, quotes and events",
        folders=True,
        own=False,
        foreign=True,
        companions=(".txt",),
        beside=("annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf"),
        holds=BRAT,
    ),
    Format(
        name="cas",
        module="cas_format",
        reads=True,
        writes=True,
        suffixes=(".xmi", ".json"),
        what="UIMA CAS: .xmi files with TypeSystem.xml, as INCEpTION has them",
        survives="texts, mentions, quotes and events",
        folders=True,
        own=False,
        foreign=True,
        beside=("TypeSystem.xml",),
        holds=DOCUMENTS,
    ),
    Format(
        name="qdpx",
        module="qdpx_format",
        reads=True,
        writes=True,
        suffixes=(".qdpx",),
        what="REFI-QDA projects of programs for qualitative analysis",
        survives="texts, mentions, quotes and events",
        own=False,
        foreign=True,
        holds=DOCUMENTS,
    ),
    Format(
        name="spacy",
        module="spacy_format",
        reads=True,
        writes=True,
        suffixes=(".spacy",),
        what="spaCy's DocBin: texts with entities and spans",
        survives="texts, mentions, quotes and events",
        own=False,
        foreign=True,
        holds=DOCUMENTS,
    ),
    Format(
        name="conll",
        module="conll_format",
        reads=True,
        writes=True,
        suffixes=(".conll", ".iob2", ".iob", ".bio"),
        what="Tokens with IOB2 tags, one a line, for training",
        survives="texts, words of mentions, quotes and events; no attributes",
        folders=True,
        own=False,
        foreign=True,
        also_file=True,
        holds=CONLL,
    ),
    Format(
        name="text",
        module="text_format",
        reads=True,
        writes=False,
        suffixes=(".txt", ".text"),
        what="Plain text, one article a file, or many of a news database",
        survives="the text, its dateline",
        own=False,
    ),
    Format(
        name="html",
        module="html_format",
        reads=True,
        writes=False,
        suffixes=(".html", ".htm", ".xhtml"),
        what="Saved web pages, one article each",
        survives="the article of the page; title, author, day, source, address, language",
        own=False,
    ),
    Format(
        name="docx",
        module="docx_format",
        reads=True,
        writes=False,
        suffixes=(".docx", ".docm", ".dotx"),
        what="Word documents, one article each, or many of a news database",
        survives="paragraphs, tables and notes as text; title, author, day",
        own=False,
    ),
    Format(
        name="rtf",
        module="rtf_format",
        reads=True,
        writes=False,
        suffixes=(".rtf",),
        what="Rich text, one article a file, or many of a news database",
        survives="the text",
        own=False,
    ),
    Format(
        name="eml",
        module="eml_format",
        reads=True,
        writes=False,
        suffixes=(".eml", ".mhtml", ".mht"),
        what="E-mails, and pages saved as one file, one article each",
        survives="the text; subject, day, sender; of a page what html keeps",
        own=False,
    ),
    Format(
        name="pdf",
        module="pdf_format",
        reads=True,
        writes=False,
        suffixes=(".pdf",),
        what="PDF documents with text, one article each",
        survives="paragraphs as text; title, author, day",
        own=False,
    ),
    Format(
        name="labelstudio",
        module="labelstudio_format",
        reads=True,
        writes=True,
        suffixes=(".json",),
        what="Label Studio: tasks with annotations, regions, relations, choices",
        survives="texts, mentions, quotes and events",
        own=False,
        foreign=True,
        holds=DOCUMENTS,
    ),
    Format(
        name="citron",
        module="citron_format",
        reads=True,
        writes=True,
        suffixes=(".json",),
        what="Citron: quotes with cue, sources and contents, a file an article",
        survives="texts, mentions and quotes",
        folders=True,
        own=False,
        foreign=True,
        holds=CITRON,
    ),
    Format(
        name="doccano",
        module="doccano_format",
        reads=True,
        writes=True,
        suffixes=(".jsonl", ".ndjson", ".json"),
        what="doccano: one text a line, with spans and relations",
        survives="texts, mentions, quotes and events",
        own=False,
        foreign=True,
        holds=DOCUMENTS,
    ),
    Format(
        name="webannotation",
        module="webannotation_format",
        reads=True,
        writes=True,
        suffixes=(".jsonld", ".json"),
        what="W3C Web Annotation: texts, and annotations by words and positions",
        survives="texts, mentions, quotes and events",
        folders=True,
        own=False,
        foreign=True,
        companions=(".txt",),
        holds=DOCUMENTS,
    ),
    Format(
        name="json",
        module="json_format",
        reads=True,
        writes=True,
        suffixes=(".json",),
        what="Annotator's exchange format",
        survives="everything",
        holds=EVERYTHING,
    ),
    Format(
        name="jsonl",
        module="jsonl_format",
        reads=True,
        writes=True,
        suffixes=(".jsonl", ".ndjson"),
        what="Annotator's exchange format, one article a line",
        survives="everything",
        holds=EVERYTHING,
    ),
    Format(
        name="plover",
        module="plover_format",
        reads=False,
        writes=True,
        suffixes=(".json",),
        what="PLOVER's event records as JSON",
        survives="events, who took part, the sentence around them",
        holds=PLOVER,
    ),
    Format(
        name="csv",
        module="csv_format",
        reads=True,
        writes=True,
        suffixes=(".csv", ".tsv"),
        what="Tables for spreadsheets: a folder or a .zip of CSV files",
        survives="all records; not the texts of the articles",
        tables=True,
        folders=True,
        reads_folders=True,
        holds=TABLES,
    ),
    Format(
        name="xlsx",
        module="xlsx_format",
        reads=True,
        writes=True,
        suffixes=(".xlsx",),
        what="Tables for spreadsheets: one Excel workbook",
        survives="all records; not the texts of the articles",
        tables=True,
        holds=TABLES,
    ),
    Format(
        name="table",
        module="table_format",
        reads=True,
        writes=False,
        suffixes=(".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson"),
        what="Tables of articles, a row an article",
        survives="texts and what the columns say of them",
        own=False,
    ),
    Format(
        name="parquet",
        module="parquet_format",
        reads=False,
        writes=True,
        suffixes=(".parquet",),
        what="Tables for pandas, DuckDB and R: a Parquet dataset each",
        survives="all records; not the texts of the articles",
        tables=True,
        folders=True,
        holds=TABLES,
    ),
    Format(
        name="report",
        module="report_format",
        reads=False,
        writes=True,
        suffixes=(".html", ".htm"),
        what="A page to read and print: each article with its marks and tables",
        survives="what people read; not for machines",
    ),
)


def format_named(name: str) -> Format:
    """Return a format by its name; AnnotatorError where there is none."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise AnnotatorError(
        f"There is no format {name!r}.", command="See them all with: annotator formats"
    )


def guess_for_writing(out: Path) -> Format:
    """Return the format to write to a path: by its suffix; a folder or a .zip is csv.

    Other programs' formats come after ours.
    """
    if out.is_dir() or out.suffix.lower() in ("", ".zip"):
        return format_named("csv")
    for one in sorted(FORMATS, key=lambda one: one.foreign):
        if one.writes and _has_suffix(one, out):
            return one
    known = sorted(suffix for one in FORMATS if one.writes for suffix in one.suffixes)
    raise AnnotatorError(
        f"No format is known for {out.name}.",
        f"End the name in {', '.join(known)} or .zip.",
        command=f"Name one with --format, or end the name in {', '.join(known)} or .zip.",
    )


def counted(counts: Mapping[str, int], back: Back = NONE_BACK) -> str:
    """Return numbers of things as words, as in "1 article, 16 speakers and 61 mentions".

    `back` is how many of a kind came back, of how many: "12 of 12 quotes".
    """
    parts = [
        f"{_of(back, kind)}{counts[kind]:,} {kind[:-1] if counts[kind] == 1 else kind}"
        for kind in [kind for kind in KINDS if kind in counts] or counts
    ]
    if len(parts) < 2:
        return "".join(parts) or "nothing"
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _of(back: Back, kind: str) -> str:
    """How many of a kind came back, of how many; not said of articles that all did."""
    found, total = back.get(kind, (0, 0))
    return "" if kind not in back or (kind == "articles" and found == total) else f"{found:,} of "


def _has_suffix(one: Format, path: Path) -> bool:
    return path.suffix.lower() in one.suffixes

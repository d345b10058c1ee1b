"""Every format, in the order in which they are asked whether a file is theirs."""

from typing import Any

from annotator.exchange.format_kind import Format
from annotator.exchange.proving.holds import (
    BRAT,
    CITRON,
    CONLL,
    DOCUMENTS,
    EVERYTHING,
    PLOVER,
    TABLES,
)

_RECORDS = "texts, mentions, quotes and events; of speakers the names"
_TABLES = "all records; not the texts, words for addressees and dates, or provenance"


def _articles(name: str, suffixes: str, what: str, survives: str) -> Format:
    """A format of articles, which is only read."""
    return Format(
        name,
        module=f"articles.{name}_format",
        reads=True,
        writes=False,
        suffixes=tuple(suffixes.split()),
        what=what,
        survives=survives,
        own=False,
    )


def _foreign(name: str, suffixes: str, what: str, **more: Any) -> Format:
    """A format of another program, both ways."""
    return Format(
        name,
        module=f"{name}.format",
        reads=True,
        writes=True,
        suffixes=tuple(suffixes.split()),
        what=what,
        **({"survives": _RECORDS, "holds": DOCUMENTS} | more),
        own=False,
        foreign=True,
    )


def _own(name: str, module: str, suffixes: str, what: str, **more: Any) -> Format:
    """A format of ours, or one that is made of our records."""
    return Format(
        name,
        module=module,
        suffixes=tuple(suffixes.split()),
        what=what,
        **({"reads": True, "writes": True} | more),
    )


FORMATS = (
    _foreign(
        "brat",
        ".ann .a1",
        "brat: .txt and .ann files with annotation.conf",
        holds=BRAT,
        folders=True,
        companions=(".txt", ".a2"),
        leading=(".ann", ".a1"),
        beside=("annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf"),
    ),
    _foreign(
        "cas",
        ".xmi .json",
        "UIMA CAS: .xmi files with TypeSystem.xml, as INCEpTION has them",
        folders=True,
        beside=("TypeSystem.xml",),
    ),
    _foreign(
        "qdpx",
        ".qdpx",
        "REFI-QDA projects of programs for qualitative analysis",
    ),
    _foreign(
        "spacy",
        ".spacy",
        "spaCy's DocBin: texts with entities and spans; in a folder, 500 texts a file",
        folders=True,
        also_file=True,
    ),
    _foreign(
        "conll",
        ".conll .iob2 .iob .bio",
        "Tokens with IOB2 tags, one a line, for training",
        survives="texts, words of mentions, quotes and events; no attributes",
        holds=CONLL,
        folders=True,
        also_file=True,
    ),
    _articles(
        "text",
        ".txt .text",
        "Plain text, one article a file, or many of a news database",
        "the text, its dateline",
    ),
    _articles(
        "html",
        ".html .htm .xhtml",
        "Saved web pages, one article each",
        "the article of the page; title, author, day, source, address, language",
    ),
    _articles(
        "docx",
        ".docx .docm .dotx",
        "Word documents, one article each, or many of a news database",
        "paragraphs, tables and notes as text; title, author, day",
    ),
    _articles(
        "rtf",
        ".rtf",
        "Rich text, one article a file, or many of a news database",
        "the text",
    ),
    _articles(
        "eml",
        ".eml .mhtml .mht",
        "E-mails, and pages saved as one file, one article each",
        "the text; subject, day, sender; of a page what html keeps",
    ),
    _articles(
        "pdf",
        ".pdf",
        "PDF documents with text, one article each",
        "paragraphs as text; title, author, day",
    ),
    _foreign(
        "labelstudio",
        ".json",
        "Label Studio: tasks with annotations, regions, relations, choices",
    ),
    _foreign(
        "citron",
        ".json",
        "Citron: quotes with cue, sources and contents, a file an article",
        survives="texts, mentions and quotes; of speakers the names",
        holds=CITRON,
        folders=True,
    ),
    _foreign(
        "doccano",
        ".jsonl .ndjson .json",
        "doccano: one text a line, with spans and relations",
    ),
    _foreign(
        "webannotation",
        ".jsonld .json",
        "W3C Web Annotation: texts, and annotations by words and positions",
        folders=True,
        companions=(".txt",),
    ),
    _own(
        "jsonl",
        "json.lines_format",
        ".jsonl .ndjson",
        "Annotator's exchange format, one article a line",
        survives="everything",
        holds=EVERYTHING,
    ),
    _own(
        "csv",
        "tables.csv_format",
        ".csv .tsv",
        "Tables for spreadsheets: a folder or a .zip of CSV files",
        survives=_TABLES,
        holds=TABLES,
        folders=True,
        tables=True,
        reads_folders=True,
    ),
    _own(
        "xlsx",
        "tables.xlsx_format",
        ".xlsx",
        "Tables for spreadsheets: one Excel workbook",
        survives=_TABLES,
        holds=TABLES,
        tables=True,
    ),
    _articles(
        "table",
        ".csv .tsv .xlsx .jsonl .ndjson .json",
        "Tables of articles, a row an article",
        "texts and what the columns say of them",
    ),
    _own(
        "json",
        "json.format",
        ".json",
        "Annotator's exchange format",
        survives="everything",
        holds=EVERYTHING,
    ),
    _own(
        "plover",
        "plover.format",
        ".json",
        "PLOVER's event records as JSON",
        reads=False,
        survives="events, who took part, the sentence around them",
        holds=PLOVER,
    ),
    _own(
        "parquet",
        "tables.parquet_format",
        ".parquet",
        "Tables for pandas, DuckDB and R: a Parquet dataset each",
        reads=False,
        survives=_TABLES,
        holds=TABLES,
        folders=True,
        tables=True,
    ),
    _own(
        "report",
        "report.format",
        ".html .htm",
        "A page to read and print: each article with its marks and tables",
        reads=False,
        survives="what people read; not for machines",
    ),
)

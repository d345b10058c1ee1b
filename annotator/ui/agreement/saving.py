"""Agreement into a file that a person names: a page to read, a table, or JSON."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.agreement.reports import SUFFIXES, written
from annotator.agreement.results import Agreement
from annotator.exchange.atomic_files import put_in_place
from annotator.ui.words import agreement as words


def ask_and_save(parent: QWidget, agreement: Agreement, project: Path) -> str:
    """Ask where to, and save it; return the name of the file, "" where none was named."""
    beside = project.with_name(f"{project.stem}-agreement.html")
    filters = ";;".join(words.SAVE_KINDS[suffix] for suffix in SUFFIXES)
    chosen, kind = QFileDialog.getSaveFileName(parent, words.SAVE_TITLE, str(beside), filters)
    if not chosen:
        return ""
    out = Path(chosen)
    if not out.suffix:
        suffix = next((one for one, name in words.SAVE_KINDS.items() if name == kind), SUFFIXES[0])
        out = out.with_suffix(suffix)
    save(agreement, out, project.stem)
    return out.name


def save(agreement: Agreement, out: Path, title: str) -> None:
    """Write a report in the form that its name tells; AnnotatorError where that cannot be."""
    report = "".join(written(agreement, out.suffix, title))
    with put_in_place(out) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        file.write(report)

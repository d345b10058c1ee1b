"""How an export went: a sentence, and on demand all that the format does not hold."""

from pathlib import Path
from typing import TYPE_CHECKING

from annotator.exchange.formats import Written
from annotator.exchange.proving.facts import told
from annotator.exchange.writing import counted
from annotator.ui.dialogs.details import DetailsDialog
from annotator.ui.words import dialogs as words
from annotator.ui.words.importing import DETAILS

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def tell(window: "MainWindow", written: Written, out: Path) -> None:
    """Say what was written; show at once what should have come back and did not."""
    sentence, details = said(written, out), lacking(written)
    window.bench.desk.said.emit(sentence)
    if details:
        show = DetailsDialog
        title = words.EXPORTED_TITLE
        window.bench.messages.offer(DETAILS, lambda: show(window, title, sentence, details).open())
    if written.proof.failures:
        failures = "\n".join(written.proof.failures)
        DetailsDialog(window, words.NOT_BACK_TITLE, written.sentence(), failures).open()


def said(written: Written, out: Path) -> str:
    """Return what was written, and how much of it came back where that is not all of it."""
    back = written.proof.back
    whole = all(found == total for found, total in back.values())
    counts = counted(written.counts, {} if whole else back)
    more = bool(lacking(written))
    return words.exported(counts, str(out), back=bool(back) and whole, more=more)


def lacking(written: Written) -> str:
    """Return what the format has no place for, a thing a line; "" where it holds all."""
    facts = told(written.proof.lost)
    held = [words.NOT_HELD, *facts] if facts else []
    return "\n".join([*written.left_out, *held])

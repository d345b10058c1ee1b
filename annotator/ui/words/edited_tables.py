"""Words of the dialog that shows what edited tables change, in one place for translation."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from annotator.exchange.edited.ledger import CHANGED, DELETED, NEW, CellChange

TITLE, APPLY = "What the tables change", "Make these changes"
LIST = "Changes"
WHERE, RECORD, COLUMN, BEFORE, AFTER = "Where", "What", "Column", "Before", "After"
HEADINGS = (WHERE, RECORD, COLUMN, BEFORE, AFTER)
EMPTY = "—"
ADDED, GONE = "new", "deleted"
UNDO = "Nothing is done yet; one Undo takes all of it back."
NOT_TAKEN = "Not taken …"
NOT_TAKEN_TITLE = "What of the tables is not taken"
NOTHING = "The tables say what the project says: nothing was changed."


def summary(changes: Sequence[CellChange], missing: int) -> str:
    """How much becomes different, in a sentence; `missing` rows mean nothing so far."""
    if not changes:
        return only_missing(missing)
    counts: Counter[str] = Counter()
    rows, last = 0, ("", 0)
    for one in changes:  # of which only a few are in memory; the cells of a row follow each other
        counts[one.what] += 1
        if one.what == CHANGED and (one.file, one.row) != last:
            rows, last = rows + 1, (one.file, one.row)
    cells, new, gone = counts[CHANGED], counts[NEW], counts[DELETED]
    parts = [f"{_counted(cells, 'cell')} in {_counted(rows, 'row')} changed"] if cells else []
    parts += [f"{_counted(new, 'row')} new"] if new else []
    parts += [f"{_counted(gone, 'record')} deleted"] if gone else []
    return f"{', '.join(parts)}. {UNDO}"


def only_missing(count: int) -> str:
    """Said where the tables change nothing but by what they leave out."""
    have = "has" if count == 1 else "have"
    return (
        f"What is in the tables is as the project says; {_counted(count, 'record')} {have} no row."
    )


def delete_missing(count: int) -> str:
    """The box that lets missing rows be deletions."""
    if not count:
        return "Delete what has no row any more"
    what = "the record that has" if count == 1 else f"the {count:,} records that have"
    return f"Delete {what} no row any more"


def not_taken(count: int) -> str:
    """How much of the tables stays out."""
    return f"{_counted(count, 'remark')} on what is not taken"


def where(change: CellChange) -> str:
    """Where a change stands, without the folders of its file; in a workbook, the sheet."""
    name = Path(change.file).name.rpartition(":")[2]
    return f"{name}, row {change.row:,}" if change.row else name


def shown(change: CellChange) -> tuple[str, str, str, str, str]:
    """The cells of a change, in the order of the headings."""
    if change.what == NEW:
        return where(change), change.record, "", "", ADDED
    if change.what == DELETED:
        return where(change), change.record, "", "", GONE
    before, after = change.before or EMPTY, change.after or EMPTY
    return where(change), change.record, change.column, before, after


def _counted(count: int, name: str) -> str:
    return f"1 {name}" if count == 1 else f"{count:,} {name}s"

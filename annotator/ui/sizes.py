"""How large the window and its parts are, from one start and one project to the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from annotator.ui.theme import scaled

if TYPE_CHECKING:
    from annotator.ui.bench import Bench

_HIDDEN = "list-hidden"
_EDGE = 48  # pixels of the screen that a dialog leaves free, its title and frame included


def fit_dialog(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog a size for letters of the usual size, or larger ones, within the screen."""
    room = dialog.screen().availableSize()
    wide, high = room.width() - _EDGE, room.height() - _EDGE
    dialog.resize(min(scaled(width), wide), min(scaled(height), high))


def kept(window: QMainWindow, bench: "Bench") -> str:
    """All of it in one line, for the settings."""
    return " ".join((_written(window.saveGeometry()), parts(bench)))


def parts(bench: "Bench") -> str:
    """The widths of list, article and panels, the heights of the panels, and a hidden list."""
    inner = _of_panels(bench)
    found = [_written(bench.splitter.saveState()), _written(inner.saveState()) if inner else "-"]
    if _room(bench, 0).isHidden():
        found.append(_HIDDEN)
    return " ".join(found)


def restore(window: QMainWindow, bench: "Bench", line: str) -> None:
    """Make it all as it was kept; what the line does not have stays as it is."""
    geometry, _, rest = line.partition(" ")
    window.restoreGeometry(_read(geometry))
    restore_parts(bench, rest)


def restore_parts(bench: "Bench", line: str) -> None:
    """Give a bench the sizes of another one; the panels have theirs once they are made."""
    columns, _, rest = line.partition(" ")
    rows, _, hidden = rest.partition(" ")
    bench.splitter.restoreState(_read(columns))
    _room(bench, 0).setHidden(hidden == _HIDDEN)

    def late() -> None:
        inner = _of_panels(bench)
        if inner is not None:
            inner.restoreState(_read(rows))

    bench.panels_made.connect(late)
    late()


def _of_panels(bench: "Bench") -> QSplitter | None:
    """What lies between the panels; None before they are made."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found: QSplitter | None = _room(bench, 2).findChild(QSplitter, options=direct)
    return found


def _room(bench: "Bench", number: int) -> QWidget:
    """The list (0) or the panels (2), or what keeps their place."""
    room = bench.splitter.widget(number)
    assert room is not None, "a bench has three columns"
    return room


def _written(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()


def _read(state: str) -> QByteArray:
    return QByteArray.fromBase64(state.encode())

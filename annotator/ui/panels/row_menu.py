"""The menu of a panel's rows: set a column in them, copy them, delete one, sort by the column."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from annotator.ui.words import panels as words

if TYPE_CHECKING:
    from annotator.ui.panels.line_table import LineTable

_SPEAKER = ("card", "also_here", "merge", "split")


def row_menu(table: "LineTable", column: int, rows: int) -> QMenu:
    """The menu for some selected rows and the column under the mouse; shown by the caller."""
    menu, shown = QMenu(table), table.source.columns[column]
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if shown.field:
        several = 1 if shown.single else rows
        edit = menu.addAction(words.edit_cell(shown.title, several), table.edit_row)
        edit.setShortcut(QKeySequence(Qt.Key.Key_F2))
    copy = menu.addAction(words.COPY, table.copy)
    copy.setShortcut(QKeySequence.StandardKey.Copy)
    if rows == 1:
        menu.addActions(_of_window(table, ("delete",)))
    menu.addSeparator()
    if table.source.kind == "speaker" and rows == 1:
        menu.addActions(_of_window(table, _SPEAKER))
        menu.addSeparator()
    for text, down in ((words.SORT_UP, False), (words.SORT_DOWN, True)):
        sort = menu.addAction(text.format(shown.title))
        sort.triggered.connect(lambda _=False, down=down: table.sort_by(column, down=down))
        sort.setShortcut(QKeySequence("Alt+Down" if down else "Alt+Up"))
    if table.horizontalHeader().sortIndicatorSection() >= 0:
        own = words.IN_ORDER_SPEAKERS if table.source.kind == "speaker" else words.IN_ORDER
        menu.addAction(own, lambda: table.sortByColumn(-1, Qt.SortOrder.AscendingOrder))
    return menu


def _of_window(table: "LineTable", names: Sequence[str]) -> list[QAction]:
    """The window's own actions of these names, as far as the table is in a window that has them."""
    actions = {action.objectName(): action for action in table.window().findChildren(QAction)}
    return [actions[name] for name in names if name in actions]

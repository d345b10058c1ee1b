"""The menu of the article's text: what can be done with the words that were pointed at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from annotator.ui import actions as table
from annotator.ui.article_records import KIND_OF
from annotator.ui.menus import IN_TEXT, MENUS
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def open_menu(window: "MainWindow", at: QPoint, *, by_mouse: bool) -> QMenu:
    """Show the menu at a point of the text; where it came by the mouse, choose what lies there."""
    view = window.bench.page.view
    if by_mouse:
        _choose(window, view.offset_at(at))
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    actions = table.actions_of(window)
    _fill(menu, IN_TEXT["any"], actions)
    if window.bench.page.record() is not None:
        menu.addSeparator()
        _fill(menu, IN_TEXT[window.bench.desk.kind], actions)
    menu.addSeparator()
    _fill(menu, IN_TEXT["text"], actions)
    menu.popup(view.viewport().mapToGlobal(at))
    return menu


def _choose(window: "MainWindow", offset: int | None) -> None:
    """Put the caret there and choose the innermost record, but leave words that are selected."""
    page, desk = window.bench.page, window.bench.desk
    selected = page.view.selection()
    if offset is None or (selected and selected[0] <= offset < selected[1]):
        return
    page.view.move_caret(offset)
    record = page.records.get(next(iter(page.view.records_at(offset)), ""))
    desk.choose(KIND_OF[type(record)] if record else "", record.id if record else "")


def _fill(menu: QMenu, names: tuple[str, ...], actions: dict[str, QAction]) -> None:
    for name in names:
        if name == "-":
            menu.addSeparator()
        elif name.startswith(":"):
            _fill(menu.addMenu(words.MENUS[name[1:]]), MENUS[name[1:]], actions)
        else:
            menu.addAction(actions[name])

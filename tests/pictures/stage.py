"""A real window on a copy of a project, what a person does to it, and what is then seen."""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEvent, QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from annotator.store.files import open_project
from annotator.ui.main_window import MainWindow
from tests.pictures.projects import ANNOTATOR, Projects

SMALL = (1280, 720)  # the screen of a small laptop
_FOOT = 170  # pixels
_BESIDE = QMargins(12, 20, 12, 12)  # pixels of the window shown around a menu
_FADED = 300  # milliseconds until the button that clears a line has come into sight
PATIENCE = 5000  # milliseconds for what comes late


class Stage:
    """One window at a time, without what a person has set."""

    def __init__(self, projects: Projects, theme: str) -> None:
        self.projects, self._theme = projects, theme
        self.window: MainWindow

    def open(self, project: str, size: tuple[int, int] = SMALL) -> None:
        """Show a window on a copy of a project, with all its parts made."""
        path = self.projects.copy(project)
        self.window = MainWindow(
            open_project(path, annotator=ANNOTATOR), theme=self._theme, remember=False
        )
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        bench = self.window.bench
        self.until(lambda: bench.place() is not None and bool(self.desk.project))
        _ = bench.articles, bench.panels
        if self.desk.article:
            self.window.points.looking.hurry()
        self.settle()

    def close(self) -> None:
        """Close the window and all that lies over it."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible():
                widget.close()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def desk(self):
        """The window's desk."""
        return self.window.bench.desk

    @property
    def view(self):
        """The article's text."""
        return self.window.bench.page.view

    @property
    def panels(self):
        """The tables and the form."""
        return self.window.bench.panels

    # --- what a person does

    def do(self, name: str) -> None:
        """Do an action of the table."""
        from annotator.ui import actions

        actions.actions_of(self.window)[name].trigger()
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys by their names, where the focus is."""
        for key in keys:
            pressed = QKeySequence(key)[0]
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())
        self.settle()

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        QTest.keyClicks(QApplication.focusWidget(), words)
        self.settle()

    def caret(self, words: str) -> None:
        """Put the caret into words of the text."""
        self.view.setFocus()
        self.view.move_caret(self.view.text().index(words) + 1)

    def select(self, words: str) -> None:
        """Select words of the text."""
        start = self.view.text().index(words)
        self.view.setFocus()
        self.view.select_text(start, start + len(words))

    def choose(self, kind: type, number: int = 0) -> None:
        """Choose a record of the article, in the order of the text."""
        from annotator.ui.article_records import KIND_OF

        records = self.desk.project.all(kind)
        self.desk.choose(KIND_OF.get(kind, "speaker"), records[number].id)
        self.view.setFocus()
        self.settle()

    def dialog(self) -> QDialog:
        """The dialog that lies over the window."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
        return next(one for one in found if one.isVisible())

    def until(self, condition: Callable[[], bool]) -> None:
        """Let things happen until something is so."""
        deadline = QDeadlineTimer(PATIENCE)
        while not condition():
            if deadline.hasExpired():
                raise TimeoutError("it did not come")
            QTest.qWait(5)

    def settle(self) -> None:
        """Let everything happen that is due."""
        for _ in range(4):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # --- what is seen

    def over(self) -> list[QWidget]:
        """The window and what lies over it, from below."""
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        rank = {Qt.WindowType.Window: 0, Qt.WindowType.Dialog: 1, Qt.WindowType.Popup: 2}
        others = [one for one in shown if one is not self.window]
        return [self.window, *sorted(others, key=lambda one: rank.get(one.windowType(), 3))]

    def _lines(self) -> list[QLineEdit]:
        lines = (line for one in self.over() for line in one.findChildren(QLineEdit))
        return [line for line in lines if line.isVisible()]

    def picture(self, of: str) -> QPixmap:
        """Draw a part of what is seen.

        "window", "page", "panels" and "list" with what lies over them; the "foot" of the window;
        the "dialog", or the "menu" with a little of what is around it.
        """
        self.until(lambda: not self.window._refresh.isActive())  # the status line has followed
        if any(one.isClearButtonEnabled() and one.text() for one in self._lines()):
            QTest.qWait(_FADED)
        if of == "dialog":
            return _framed(self.dialog(), self.over())
        if of == "menu":
            menus = [one for one in self.over() if one.windowType() == Qt.WindowType.Popup]
            return _drawn(_joined(menus).marginsAdded(_BESIDE), self.over())
        if of == "foot":
            foot = _place(self.window)
            return _drawn(foot.adjusted(0, foot.height() - _FOOT, 0, 0), self.over())
        bench = self.window.bench
        parts = {
            "window": self.window,
            "page": bench.page,
            "panels": bench.panels,
            "list": bench.articles,
        }
        return _drawn(_place(parts[of]), self.over())


def _framed(dialog: QWidget, shown: list[QWidget]) -> QPixmap:
    """A dialog with the lists that are open over it."""
    above = shown[shown.index(dialog) :]
    return _drawn(_joined(above), above)


def _joined(widgets: list[QWidget]) -> QRect:
    place = QRect()
    for one in widgets:
        place = place.united(_place(one))
    return place


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _drawn(place: QRect, shown: list[QWidget]) -> QPixmap:
    """What is seen in a place of the screen."""
    ratio = shown[0].devicePixelRatio()
    result = QPixmap(place.size() * ratio)
    result.setDevicePixelRatio(ratio)
    result.fill(QColor("#808080"))
    painter = QPainter(result)
    for widget in shown:
        at = widget.mapToGlobal(QPoint(0, 0)) - place.topLeft()
        painter.drawPixmap(at, widget.grab())
        if widget is not shown[0]:
            painter.setPen(QColor("#808080"))
            painter.drawRect(QRect(at, widget.size()).adjusted(-1, -1, 0, 0))
    painter.end()
    return result

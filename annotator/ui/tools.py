"""The tools over the window: what is done most, with where one is among the articles."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolBar, QWidget

from annotator.ui.icons import icon_size
from annotator.ui.menus import TOOLS
from annotator.ui.words import window as words


class Tools(QToolBar):
    """A line of buttons; those that mark, find and write have their names beside them."""

    def __init__(self, window: QWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__(words.TOOLS, window)
        self.number = QLabel(self)
        self.number.setObjectName("muted")
        self.setMovable(False)
        self.setIconSize(icon_size())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._named: list[QWidget] = []
        for name in TOOLS:
            if name == "-":
                self.addSeparator()
            elif name == "#":
                self.addWidget(self.number)
            elif name == "|":
                self._add_space()
            else:
                self._add(name, actions[name])

    def _add(self, name: str, action: QAction) -> None:
        self.addAction(action)
        if name in words.TOOLBAR:
            button = self.widgetForAction(action)
            button.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._named.append(button)

    def show_place(self, place: str) -> None:
        """Say where one is among the articles."""
        if place != self.number.text():
            self.number.setText(place)
            self._fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out names where there is no room for all of them."""
        self._fit(event.size().width())
        super().resizeEvent(event)

    def _fit(self, room: int) -> None:
        """Show as many names as fit into some pixels; the last ones go first."""
        if room >= self.sizeHint().width() and all(map(_is_named, self._named)):
            return
        for button in self._named:
            button.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.updateGeometry()
        missing = self.sizeHint().width() - room
        for button in reversed(self._named):
            if missing <= 0:
                break
            named = button.sizeHint().width()
            button.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonIconOnly)
            missing -= named - button.sizeHint().width()

    def _add_space(self) -> None:
        """Let what follows stand at the far side."""
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)


def _is_named(button: QWidget) -> bool:
    return bool(button.property("toolButtonStyle") == Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

"""The tools over the window: what is done most, with where one is among the articles."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
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

    def _add_space(self) -> None:
        """Let what follows stand at the far side."""
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)

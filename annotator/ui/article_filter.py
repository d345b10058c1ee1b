"""What the list of articles is narrowed to and sorted by: words typed, and choices of a menu."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from annotator.errors import AnnotatorError
from annotator.model.annotations import STATUSES
from annotator.search.dated import dated
from annotator.search.query import query_of
from annotator.store.article_list import ORDERS, Shown, choices
from annotator.store.project import Project
from annotator.ui.words import articles as words
from annotator.ui.words import window as window_words

_IN_TEXTS = 3  # letters from which words are looked for in the texts too
_LONGEST_MENU = 30


class ArticleFilter(QWidget):
    """A line for words, a menu for the rest, and what is chosen there, said in words."""

    chosen = Signal()

    def __init__(self, project: Project, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = project
        self._shown = Shown()
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(words.FILTER)
        self.line.setAccessibleName(words.FILTER_TIP)
        self.line.setToolTip(words.FILTER_TIP)
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._say)
        self.button = QToolButton(self)
        self.button.setObjectName("filterButton")
        self.button.setText("▾")
        self.button.setToolTip(words.CHOOSE)
        self.button.setAccessibleName(words.CHOOSE)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setAutoRaise(True)
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)
        self.said = QToolButton(self)
        self.said.setObjectName("filtered")
        self.said.setToolTip(words.show_all_tip([]))
        self.said.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.said.setAutoRaise(True)
        self.said.clicked.connect(self.show_all)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        column.addWidget(self.said)

    def shown(self) -> Shown:
        """Which articles the list shows, and in which order."""
        date, typed = dated(self.line.text().strip())
        match = ""
        if len(typed) >= _IN_TEXTS:
            try:
                match = query_of(typed).match
            except AnnotatorError:  # signs only: they are looked for in titles alone
                match = ""
        return replace(self._shown, words=typed, match=match, date=date or self._shown.date)

    def narrows(self) -> bool:
        """Whether some articles may be left out."""
        return self.shown() != Shown(order=self._shown.order, reverse=self._shown.reverse)

    def show_all(self) -> None:
        """Leave out no article; the order stays."""
        if self.narrows():
            self.line.clear()
            self.choose(status="", source="", language="", date="", mine="")

    def choose(self, **what: str | bool) -> None:
        """Narrow or sort the list by some of Shown's fields."""
        self._shown = replace(self._shown, **what)  # type: ignore[arg-type]  # by name
        if what.get("date"):  # instead of the one that is typed
            self.line.setText(dated(self.line.text())[1])
        self._say()
        self.chosen.emit()

    def _say(self) -> None:
        """Say to what the list is narrowed but for words, and how a date that was typed is read."""
        if self.line.text():
            self.line.setPlaceholderText(words.FILTER)
        parts = [words.ONLY_MINE[self._shown.mine]]
        parts += [window_words.STATUS_NAMES.get(self._shown.status, "")]
        parts += [self._shown.source, self._shown.language, words.published(self.shown().date)]
        named = [part for part in parts if part]
        self.said.setText(words.filtered(named) if named else "")
        self.said.setToolTip(words.show_all_tip(named))
        self.said.setVisible(bool(named))

    # --- the menu

    def _fill(self) -> None:
        """Say what can be chosen now."""
        self.menu.clear()
        self._add(words.MINE, "mine", list(words.WHOSE.items()))
        statuses = [(name, window_words.STATUS_NAMES[name]) for name in STATUSES]
        self._add(words.STATUS, "status", [("", words.ANY), *statuses])
        for title, column in (
            (words.SOURCE, "source"),
            (words.LANGUAGE, "language"),
            (words.DATE, "date"),
        ):
            self._add_known(title, column)
        self.menu.addSeparator()
        self._add(words.ORDER, "order", [(name, words.ORDERS[name]) for name in ("", *ORDERS)])
        turn = self.menu.addAction(words.REVERSE)
        turn.setCheckable(True)
        turn.setChecked(self._shown.reverse)
        turn.toggled.connect(lambda on: self.choose(reverse=on))
        self.menu.addSeparator()
        self.menu.addAction(words.ALL, self.show_all).setEnabled(self.narrows())

    def _add_known(self, title: str, column: str) -> None:
        """Offer what the articles have; of dates the years, and to type another."""
        known = choices(self._project, column)[:_LONGEST_MENU]
        rows = [(name, words.choice(name, count)) for name, count in known]
        menu = self._add(title, column, [("", words.ANY), *rows])
        if column == "date":
            menu.addSeparator()
            menu.addAction(words.OTHER_DATE, self._ask_for_date)

    def _add(self, title: str, field: str, rows: list[tuple[str, str]]) -> QMenu:
        menu = self.menu.addMenu(title)
        group = QActionGroup(menu)
        for value, name in rows:
            action = QAction(name.replace("&", "&&"), menu, checkable=True)
            action.setChecked(getattr(self._shown, field) == value)
            action.triggered.connect(lambda _=False, value=value: self.choose(**{field: value}))
            group.addAction(action)
            menu.addAction(action)
        menu.setEnabled(len(rows) > 1)
        return menu

    def _ask_for_date(self) -> None:
        """Let a date be typed where words are, and say how until something is."""
        self.line.clear()
        self.line.setPlaceholderText(words.DATE_EXAMPLES)
        self.line.setFocus()

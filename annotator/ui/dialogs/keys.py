"""The sheet of keys with the legend of the marks, and the dialog that changes keys."""

from collections.abc import Iterator
from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QKeySequence,
    QPainter,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator import settings
from annotator.ui import actions as table
from annotator.ui.article_view.painting import Line, underline
from annotator.ui.sizes import fit_dialog
from annotator.ui.theme import SHAPES, Theme, row_height, scaled
from annotator.ui.words import keys as words
from annotator.ui.words import window as window_words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_SHEET_SIZE, _CHANGE_SIZE = (680, 720), (520, 560)
_NAME = Qt.ItemDataRole.UserRole
_MOVING = frozenset(
    (
        *("Left", "Right", "Up", "Down", "PgUp", "PgDown", "Home", "End"),
        *("Tab", "Shift+Tab", "Return", "Enter", "Space", "Backspace"),
    )
)


class KeysDialog(QDialog):
    """All keys and all marks on one sheet, from the table of actions and the theme."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        fit_dialog(self, *_SHEET_SIZE)
        self._window = window
        self.page = QTextBrowser(self)
        self.page.document().setDocumentMargin(14)
        self.page.setAccessibleName(words.TITLE)
        buttons = QDialogButtonBox(self)
        self.change = buttons.addButton(words.CHANGE, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(words.CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
        self.change.clicked.connect(self._change)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.addWidget(self.page)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.addWidget(buttons)
        layout.addLayout(foot)
        self._write()

    def _write(self) -> None:
        actions = table.actions_of(self._window)
        keys = {name: action.shortcut().toString() for name, action in actions.items()}
        for mark in SHAPES:
            image = sample(mark, self._window.theme, self.devicePixelRatio())
            kind = QTextDocument.ResourceType.ImageResource
            self.page.document().addResource(kind, QUrl(f"mark:{mark}"), image)
        parts = (_part(title, rows) for title, rows in chain(table.sheet(keys), _other_keys()))
        self.page.setHtml(_legend(keys) + "".join(parts))

    def _change(self) -> None:
        dialog = ChangeKeysDialog(self._window, self)
        dialog.finished.connect(self._write)
        dialog.open()


def sample(mark: str, theme: Theme, ratio: float) -> QImage:
    """A word with the underline of a kind of mark, as the text shows it."""
    wide, high = round(scaled(64) * ratio), round(scaled(26) * ratio)
    image = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setFont(QGuiApplication.font())
    painter.setPen(QColor(theme.text))
    width = QFontMetricsF(painter.font()).horizontalAdvance(words.SAMPLE)
    painter.drawText(QPointF(4, scaled(15)), words.SAMPLE)
    line = Line(4, scaled(21), width, (True, True))
    underline(painter, SHAPES[mark], theme.pen(mark), line)
    painter.end()
    return image


def _first() -> str:
    """How a cell of the first two columns begins."""
    return f"<td width='{scaled(150)}'>"


def _legend(keys: dict[str, str]) -> str:
    rows = "".join(
        f"<tr>{_first()}<img src='mark:{mark}'></td>"
        f"{_first()}<b>{escape(_keys_of(mark, keys))}</b></td><td>{escape(name)}</td></tr>"
        for mark, name in words.MARK_NAMES.items()
    )
    hint = escape(words.MARKS_HINT)
    return f"<h3>{escape(words.MARKS)}</h3><table cellpadding='3'>{rows}</table><p>{hint}</p>"


def _keys_of(mark: str, keys: dict[str, str]) -> str:
    return ", ".join(table.shown(keys[name]) for name in words.MARK_ACTIONS[mark] if keys[name])


def _other_keys() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """What is pressed that is no action: in the text, where something is asked, in the lists."""
    for title, rows in words.OTHER_KEYS.items():
        yield title, [(" ".join(map(_native, keys)), name, tip) for keys, name, tip in rows]


def _native(key: str) -> str:
    """A key as this system writes it; what the mouse does, and signs, as they stand."""
    return table.shown(key) or key


def _part(title: str, rows: list[tuple[str, str, str]]) -> str:
    cells = "".join(
        f"<tr>{_first()}<b>{escape(keys)}</b></td>{_first()}{escape(name)}</td>"
        f"<td>{escape(tip)}</td></tr>"
        for keys, name, tip in rows
    )
    return f"<h3>{escape(title)}</h3><table cellpadding='3'>{cells}</table>"


class ChangeKeysDialog(QDialog):
    """Every action with its keys; other keys are taken at once and kept on this computer."""

    def __init__(self, window: "MainWindow", parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.CHANGE_TITLE)
        fit_dialog(self, *_CHANGE_SIZE)
        self._window = window
        self._actions = table.actions_of(window)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.list = QTreeWidget(self)
        self.list.setHeaderLabels([words.ACTION, words.KEYS])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setColumnWidth(1, scaled(160))
        self.list.setAccessibleName(words.CHANGE_TITLE)
        self.edit = QKeySequenceEdit(self)
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(words.NEW_KEYS)
        self.problem = QLabel(words.CHANGE_HINT, self)
        self.problem.setWordWrap(True)
        self._lay_out()
        for row in table.TABLE:
            item = QTreeWidgetItem(self.list, [table.plain(window_words.ACTIONS[row.name][0]), ""])
            item.setData(0, _NAME, row.name)
            item.setSizeHint(0, QSize(0, row_height()))
            self._items[row.name] = item
        self.list.currentItemChanged.connect(self._chosen)
        self._show()
        self.choose(table.TABLE[0].name)

    def _lay_out(self) -> None:
        self.take = QPushButton(words.TAKE, self)
        self.usual = QPushButton(words.USUAL, self)
        self.all_usual = QPushButton(words.ALL_USUAL, self)
        close = QPushButton(words.CLOSE, self)
        for button in (self.take, self.usual, self.all_usual, close):
            button.setAutoDefault(False)
        self.take.clicked.connect(self._take)
        self.usual.clicked.connect(self._take_usual)
        self.all_usual.clicked.connect(lambda: self._keep({}))
        close.clicked.connect(self.reject)
        new, foot = QHBoxLayout(), QHBoxLayout()
        for widget in (QLabel(words.NEW_KEYS, self), self.edit, self.take, self.usual):
            new.addWidget(widget)
        foot.addWidget(self.all_usual)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.addWidget(self.list)
        layout.addLayout(new)
        layout.addWidget(self.problem)
        layout.addLayout(foot)

    def choose(self, name: str) -> None:
        """Go to an action by its name in the table."""
        self.list.setCurrentItem(self._items[name])

    def _name(self) -> str:
        return str(self.list.currentIndex().siblingAtColumn(0).data(_NAME))

    def _keys(self) -> dict[str, str]:
        return {name: action.shortcut().toString() for name, action in self._actions.items()}

    def _chosen(self) -> None:
        self.edit.clear()
        self._say(words.CHANGE_HINT, wrong=False)

    def _take(self) -> None:
        pressed = self.edit.keySequence()
        if pressed.isEmpty():
            self._say(words.NO_KEYS, wrong=True)
        elif pressed.toString() in _MOVING:
            self._say(words.MOVES, wrong=True)
        else:
            self._give(pressed.toString())

    def _take_usual(self) -> None:
        self._give(table.BY_NAME[self._name()].keys)

    def _give(self, wanted: str) -> None:
        keys, name = self._keys(), self._name()
        wanted = table.as_enter(QKeySequence(wanted).toString())
        others = [one for one, has in keys.items() if has == wanted and one != name]
        if wanted and others:
            other = table.plain(window_words.ACTIONS[others[0]][0])
            self._say(words.taken(table.shown(wanted), other), wrong=True)
            return
        keys[name] = wanted
        usual = {row.name: QKeySequence(row.keys).toString() for row in table.TABLE}
        self._keep({one: has for one, has in keys.items() if has != usual[one]})

    def _keep(self, changed: dict[str, str]) -> None:
        """Keep the changed keys, and let them hold at once."""
        self._window.files.attempt(lambda: settings.change(keys=changed))
        table.give_keys(self._actions, table.keys_now(changed))
        self._show()
        self._chosen()

    def _show(self) -> None:
        keys = self._keys()
        for name, item in self._items.items():
            item.setText(1, table.shown(keys[name]))

    def _say(self, text: str, *, wrong: bool) -> None:
        self.problem.setText(text)
        self.problem.setObjectName("problem" if wrong else "muted")
        self.problem.style().unpolish(self.problem)
        self.problem.style().polish(self.problem)

"""Keys by their position, for keyboards without Latin letters; and why a key does nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from annotator.ui.words import teams
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_ROWS = ("qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")
_LAYOUTS = (  # Russian, Ukrainian, Arabic, Persian, Hebrew, Greek, Korean; "_" has no letter
    ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю."),
    ("________ў__ї", "_і________є", "__________"),
    ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤر_ىةوزظ"),
    ("____________", "__ی______کگ", "______پ___"),
    ("__קראטוןםפ__", "שדגכעיחלךף_", "זסבהנמצתץ_"),
    ("_ςερτυθιοπ__", "ασδφγηξκλ__", "ζχψωβνμ___"),
    ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ__", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ__", "ㅋㅌㅊㅍㅠㅜㅡ___"),
)
_FIRST_CODES = {"xcb": (24, 38, 52), "wayland": (24, 38, 52), "windows": (16, 30, 44)}
"""The scan codes of the keys at the left of the three rows: evdev's plus 8, or set 1's."""

_LAST_LATIN = 0x24F
_ALL = Qt.KeyboardModifier.ShiftModifier | (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
)


def _letters() -> dict[str, str]:
    found: dict[str, str] = {}
    for layout in _LAYOUTS:
        for row, theirs in zip(_ROWS, layout, strict=True):
            for latin, letter in zip(row, theirs, strict=False):
                if letter > chr(_LAST_LATIN):
                    found.setdefault(letter, latin)
    return found


_LETTERS = _letters()


def by_place(letters: str) -> str:
    """What a Latin keyboard types where these letters are."""
    return "".join(_LETTERS.get(one.lower(), one) for one in letters)


def latin_key(event: QKeyEvent, platform: str) -> int:
    """What a Latin keyboard has at the place of a key: Qt's number of it, or that of the key."""
    letter = chr(event.key()).lower() if event.key() <= 0x10FFFF else ""
    if letter <= chr(_LAST_LATIN):
        return event.key()
    for row, first in zip(_ROWS, _FIRST_CODES.get(platform, ()), strict=False):
        if first <= event.nativeScanCode() < first + len(row):
            return ord(row[event.nativeScanCode() - first].upper())
    return ord(_LETTERS.get(letter, letter).upper()[0])


class Keyboard(QObject):
    """Does the actions of a window whose keys Qt has not found, and says why one cannot be done.

    Watches the window, which gets the keys that nobody wanted, and what takes keys for itself:
    tables take letters, and the text arrows.
    """

    def __init__(self, window: "MainWindow", actions: dict[str, QAction]) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what a key means by its position, if anything."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key = latin_key(event, QGuiApplication.platformName())
        moved = key != event.key()
        pressed = QKeySequence(QKeyCombination(event.modifiers() & _ALL, Qt.Key(key)))
        for action in self._actions.values():
            if pressed in action.shortcuts() and self._is_here(action):
                if not action.isEnabled():
                    self._say_why()
                elif moved:
                    action.trigger()
                return moved or not action.isEnabled()
        return False

    def _say_why(self) -> None:
        """Say why what the keys would do cannot be done."""
        desk = self._window.bench.desk
        why = words.read_only(desk.project.path.name)
        if desk.hold:
            why = desk.hold
        elif desk.project.writable and not desk.whose.can_write:
            why = teams.ONLY_READ
        elif desk.project.writable:
            why = words.NO_ARTICLE
        desk.failed.emit(why)

    def _is_here(self, action: QAction) -> bool:
        """Whether the keys of an action are heard where the focus is."""
        if action.shortcutContext() != Qt.ShortcutContext.WidgetWithChildrenShortcut:
            return True
        widget = QApplication.focusWidget()
        while widget is not None and action not in widget.actions():
            widget = widget.parentWidget()
        return widget is not None

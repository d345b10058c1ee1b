"""A button whose menu says whose work is compared, and with what."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from annotator.ui.words import agreement as words

LEAST = 2  # people who can be compared


class PeopleButton(QToolButton):
    """Everybody is compared until someone is left out; two stay in any case.

    They are compared with each other, or each `with_agreed`: with the agreed version.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._people: tuple[str, ...] = ()
        self._left_out: frozenset[str] = frozenset()
        self.with_agreed = False
        self._menu = QMenu(self)
        self.setToolTip(words.PEOPLE_TIP)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(self._menu)
        self.show_people(())

    def chosen(self) -> tuple[str, ...]:
        """Whose work is compared; none stands for everybody's."""
        if not self._left_out & set(self._people):
            return ()
        return tuple(name for name in self._people if name not in self._left_out)

    def show_people(self, people: Sequence[str]) -> None:
        """Offer these people; whoever was left out stays so."""
        self._people = tuple(people)
        self._menu.clear()
        for name in self._people:
            action = self._menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name not in self._left_out)
            action.toggled.connect(partial(self._take, name))
        self._menu.addSeparator()
        agreed = self._menu.addAction(words.WITH_AGREED)
        agreed.setCheckable(True)
        agreed.setChecked(self.with_agreed)
        agreed.toggled.connect(self._take_agreed)
        self.setEnabled(bool(self._people))
        taken = len(self.chosen()) or len(self._people)
        self.setText(words.chosen_people(taken, len(self._people), agreed=self.with_agreed))

    def _take_agreed(self, taken: bool) -> None:
        self.with_agreed = taken
        self.show_people(self._people)
        self.changed.emit()

    def _take(self, name: str, taken: bool) -> None:
        left = self._left_out - {name} if taken else self._left_out | {name}
        stays = len(set(self._people) - left) >= LEAST
        if stays:
            self._left_out = left
        self.show_people(self._people)
        if stays:
            self.changed.emit()

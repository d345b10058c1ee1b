"""The list of all that is left to look at: by kind, with counts; a click goes there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
)

from annotator.model.codebook import Codebook
from annotator.ui.around import context
from annotator.ui.bench import Bench
from annotator.ui.points.looking import key_of
from annotator.ui.points.walk import Walk
from annotator.ui.theme import row_height, scaled
from annotator.ui.words import points as words

if TYPE_CHECKING:
    from annotator.suggestions.proposals import Point

_POINT = Qt.ItemDataRole.UserRole
_NARROWEST = 200  # pixels
_LONG, _SHORT = 90, 24  # characters of a row's words; of words shown with those around them
_WHITE = re.compile(r"\s+")


class PointsWindow(QDialog):
    """Every point of the article in groups; stays open beside the work and follows it."""

    def __init__(self, walk: Walk, bench: Bench) -> None:
        super().__init__(bench)
        self._walk, self._bench, self._view = walk, bench, bench.page.view
        self._folded: set[str] = set()
        self._passed_on: Sequence[QAction] = ()
        self.setWindowTitle(words.TITLE)
        self.tree = self._make_tree()
        self.box = QCheckBox(self)
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)
        self.said = QLabel(self)
        self.said.setObjectName("muted")
        foot = QVBoxLayout()  # under each other: the list of articles is narrow
        foot.addWidget(self.box)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.said)
        layout.addWidget(self.tree, 1)
        layout.addLayout(foot)
        self.box.toggled.connect(self.refill)
        self.button.clicked.connect(self._wave)
        self.tree.itemSelectionChanged.connect(self._name_button)
        self.tree.itemClicked.connect(self._go)
        self.tree.itemActivated.connect(self._go_and_work)
        walk.looking.found.connect(self._follow)
        self._follow()

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.installEventFilter(self)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setIndentation(14)
        tree.setAccessibleName(words.TREE)
        tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        return tree

    def begin(self, actions: Sequence[QAction], passed_on: Sequence[QAction]) -> None:
        """Come up beside the text, with some of the window's keys; close if it has the keys.

        Those `passed_on` are done in the text, which then has the keys.
        """
        self._passed_on = passed_on
        if self.isVisible() and self.isActiveWindow():
            self.close()
            return
        self.addActions(actions)
        if not self.isVisible():
            self._lie_over_articles()
        self._walk.looking.hurry()
        self.show()
        self.raise_()
        self.activateWindow()
        self.tree.setFocus()
        if self._current() is None and (rows := self._rows()):
            self.tree.setCurrentItem(rows[0])  # not a heading: Enter goes to the first thing

    def _lie_over_articles(self) -> None:
        """Lie over the list of articles, where form and tables can be seen; else over the panels.

        Without that list its room is the text's.
        """
        listed, panels = self._bench.articles, self._bench.panels
        over = panels if listed.isHidden() else listed
        place = over.rect().translated(over.mapToGlobal(QPoint(0, 0)))
        place.setWidth(max(place.width(), scaled(_NARROWEST)))
        self.setGeometry(place)

    # --- what is listed

    def _follow(self) -> None:
        """List what was found, once it is all known."""
        looking = self._walk.looking
        self.box.setText(words.show_dismissed(len(looking.dismissed)))
        if looking.is_known or not looking.open:
            self.refill()

    def refill(self) -> None:
        """List all points anew, at the place where the list was."""
        looking, tree = self._walk.looking, self.tree
        current, bar = self._current(), tree.verticalScrollBar()
        scrolled = bar.value()
        self._folded = {item.data(0, _POINT) for item in self._groups() if not item.isExpanded()}
        tree.blockSignals(True)
        tree.clear()
        for name, points in self._grouped(looking.open):
            self._add_group(name, points)
        if self.box.isChecked() and looking.dismissed:
            self._add_group(words.DISMISSED, looking.dismissed)
        self._choose_again(current)
        tree.blockSignals(False)
        bar.setValue(scrolled)
        self.said.setText("" if looking.open else words.NOTHING_LISTED)
        self.said.setHidden(bool(looking.open))
        self._name_button()

    @property
    def _codebook(self) -> Codebook:
        return self._bench.desk.project.codebook

    def _grouped(self, points: "Iterable[Point]") -> "Iterator[tuple[str, list[Point]]]":
        """Points by what they are: the kinds in their order, the points in that of the text."""
        codebook = self._codebook

        def rank(point: "Point") -> tuple[int, str]:
            known = point.rule in words.ORDER
            place = words.ORDER.index(point.rule) if known else len(words.ORDER)
            return place, words.what(point, codebook)

        for (_, name), found in groupby(sorted(points, key=rank), key=rank):
            yield name, list(found)

    def _groups(self) -> Iterator[QTreeWidgetItem]:
        return (item for item in _items(self.tree) if isinstance(item.data(0, _POINT), str))

    def _rows(self) -> list[QTreeWidgetItem]:
        return [item for item in _items(self.tree) if not isinstance(item.data(0, _POINT), str)]

    def _add_group(self, name: str, points: "Sequence[Point]") -> None:
        group = QTreeWidgetItem(self.tree, [words.group(name, len(points))])
        group.setData(0, _POINT, name)
        group.setSizeHint(0, QSize(0, row_height()))
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        text = self._view.text()
        numbers = {key_of(one): n for n, one in enumerate(self._walk.looking.open, 1)}
        for point in points:
            said = _words_of(text, point)
            if name == words.DISMISSED:
                said = words.dismissed_row(said, words.what(point, self._codebook))
            else:
                said = words.numbered_row(numbers[key_of(point)], said)
            item = QTreeWidgetItem(group, [said])
            item.setData(0, _POINT, point)
            item.setToolTip(0, words.why(point, self._codebook))
            item.setSizeHint(0, QSize(0, row_height()))
        group.setExpanded(name not in self._folded)

    def _current(self) -> "Point | None":
        item = self.tree.currentItem()
        point = item.data(0, _POINT) if item is not None else None
        return None if isinstance(point, str) else point

    def _choose_again(self, point: "Point | None") -> None:
        """Let the list stand at the point where it stood, or at the next one."""
        rows = self._rows()
        if point is None or not rows:
            return
        place = (point.start, point.rule)
        later = (item for item in rows if _place(item) >= place)
        self.tree.setCurrentItem(next(later, rows[-1]))

    # --- what is done with it

    def _go(self, item: QTreeWidgetItem) -> None:
        point = item.data(0, _POINT)
        if not isinstance(point, str):
            self._walk.go(point)

    def _go_and_work(self, item: QTreeWidgetItem) -> None:
        """Go to a point, and let the keys be the text's: they do what its line says."""
        self._go(item)
        if not isinstance(item.data(0, _POINT), str):
            self._give_keys()

    def _give_keys(self) -> None:
        self._bench.window().activateWindow()
        self._bench.page.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that the line over the text names do so here too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pressed = QKeySequence(event.keyCombination())
            for action in self._passed_on:
                if pressed in action.shortcuts() and self._walk.at is not None:
                    self._give_keys()
                    action.trigger()
                    return True
        return super().eventFilter(watched, event)

    def _chosen(self) -> "list[Point]":
        """The points selected, those of a selected group with them."""
        found: list[Point] = []
        for item in self.tree.selectedItems():
            rows = [row for at in range(item.childCount()) if (row := item.child(at)) is not None]
            found += [one.data(0, _POINT) for one in rows or [item]]
        return found

    def _is_dismissed(self, points: "Sequence[Point]") -> bool:
        waved = set(map(key_of, self._walk.looking.dismissed))
        return bool(points) and all(key_of(point) in waved for point in points)

    def _name_button(self) -> None:
        chosen = self._chosen()
        back = self._is_dismissed(chosen)
        self.button.setText(f"{words.BRING_BACK if back else words.DISMISS}  (Del)")
        self.button.setEnabled(bool(chosen))

    def _wave(self) -> None:
        """Dismiss what is selected; bring it back where all of it is dismissed."""
        chosen = self._chosen()
        if self._is_dismissed(chosen):
            self._walk.bring_back(chosen)
        elif chosen:
            self._walk.wave(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del waves away what is selected."""
        if event.key() == Qt.Key.Key_Delete:
            self._wave()
        else:
            super().keyPressEvent(event)


def _words_of(text: str, point: "Point") -> str:
    """A point's words in one line; a single word with those around it."""
    start, end = point.start, point.end
    if end - start > _SHORT:
        return _WHITE.sub(" ", text[start : min(end, start + _LONG)])
    before, after = context(text, start, end)
    return f"… {before}{_WHITE.sub(' ', text[start:end])}{after} …"


def _place(item: QTreeWidgetItem) -> tuple[int, str]:
    point: Point = item.data(0, _POINT)
    return point.start, point.rule


def _items(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    """Every row of the tree, the groups with them."""
    found = QTreeWidgetItemIterator(tree)
    while (item := found.value()) is not None:
        yield item
        found += 1

"""Finds what is cut off or lies over something else, in all that a window shows."""

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from annotator.ui.elided import ElidedLabel, ElidedLine
from tests.pictures.stage import SMALL

OVER = ("entry", "findBar", "messageBar", "palette")  # these lie over the text for a moment
_WORDS = (Qt.ToolButtonStyle.ToolButtonTextOnly, Qt.ToolButtonStyle.ToolButtonIconOnly)
_TAG = re.compile("<[^>]*>")
_ROOM = 1  # pixels that letters may lack, as sizes are rounded


def faults_of(tops: list[QWidget]) -> list[str]:
    """What is wrong in windows and what lies over them, in a line each."""
    found = [fault for top in tops for fault in _in_window(top)]
    return list(dict.fromkeys(found))


def _in_window(top: QWidget) -> Iterator[str]:
    if not top.isVisible():
        return
    if top.windowType() in (Qt.WindowType.Dialog, Qt.WindowType.Popup):
        screen = QSize(*SMALL)
        if top.width() > screen.width() or top.height() > screen.height():
            yield f"{_name(top)} of {top.width()}x{top.height()} is larger than a small screen"
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisible() and not _is_of_qt(widget):
            yield from _in_widget(widget)


def _in_widget(widget: QWidget) -> Iterator[str]:
    yield from (f"{_name(widget)}: {fault}" for fault in _cut(widget))
    parent = widget.parentWidget()
    inside = parent is None or widget.isWindow() or parent.rect().contains(widget.geometry())
    if parent is not None and not inside and not _scrolls(parent):
        yield f"{_name(widget)} reaches out of {_name(parent)}"
    area = parent.parentWidget() if parent is not None else None
    if isinstance(area, QScrollArea) and widget is area.widget():
        can_scroll = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if widget.width() > parent.width() and not can_scroll:
            yield f"{_name(widget)} is cut off at the side of {_name(area)}"
    if not isinstance(widget, QAbstractScrollArea):
        yield from _overlaps(widget)


def _overlaps(parent: QWidget) -> Iterator[str]:
    """Which children lie over each other, but for those that are meant to."""
    children = [
        one
        for one in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if one.isVisible()
        and not one.isWindow()
        and one.objectName() not in OVER
        and not _is_of_qt(one)
        and not isinstance(one, QSplitterHandle)
    ]
    for one, other in combinations(children, 2):
        shared = one.geometry().intersected(other.geometry())
        if shared.width() > 0 and shared.height() > 0:
            yield f"{_name(one)} and {_name(other)} overlap by {shared.width()}x{shared.height()}"


def _cut(widget: QWidget) -> Iterator[str]:
    """How the words of a widget lack room."""
    match widget:
        case ElidedLabel() if widget.toolTip():
            yield from _lacks(QSize(0, widget.fontMetrics().height()), widget)
        case QLabel() if widget.text():
            yield from _cut_label(widget)
        case QHeaderView():
            yield from _cut_header(widget)
        case QComboBox():
            yield from _cut_box(widget)
        case QTabBar():
            yield from _lacks(widget.minimumSizeHint(), widget)
        case QToolButton() if widget.toolButtonStyle() in _WORDS and not widget.icon():
            yield from _cut_words(widget)
        case QAbstractButton() if widget.text():
            yield from _lacks(widget.sizeHint(), widget)
        case QLineEdit():
            yield from _cut_line(widget)
        case QAbstractItemView():
            yield from _cut_rows(widget)
        case _:
            pass


def _cut_label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        yield from _lacks(QSize(0, needed), label)
        words = re.split(r"[\s/]+", _TAG.sub(" ", label.text()))  # a path is broken as well
        longest = max(words, key=len)
        yield from _lacks(QSize(label.fontMetrics().horizontalAdvance(longest), 0), label)
    else:
        yield from _lacks(label.sizeHint(), label)


def _cut_words(button: QToolButton) -> Iterator[str]:
    """The words of a button without a picture; it draws "…" itself, and its tip has them all."""
    metrics = button.fontMetrics()
    wide = 0 if button.text() in button.toolTip() else metrics.horizontalAdvance(button.text())
    yield from _lacks(QSize(wide, metrics.height()), button)


def _cut_header(header: QHeaderView) -> Iterator[str]:
    """The names of columns, which have to be read whole."""
    if header.orientation() != Qt.Orientation.Horizontal:
        return
    for column in range(header.count()):
        title = str(header.model().headerData(column, header.orientation()) or "")
        width = header.fontMetrics().horizontalAdvance(title)
        if not header.isSectionHidden(column) and width > header.sectionSize(column) + _ROOM:
            yield f"the column “{title}” has {header.sectionSize(column)} of {width} pixels"


def _cut_box(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    line = box.lineEdit()
    words = box.currentText()
    width = box.fontMetrics().horizontalAdvance(words)
    elides = isinstance(line, ElidedLine)
    if words and width > room.width() + _ROOM and not elides and not box.hasFocus():
        yield f"“{words}” has {room.width()} of {width} pixels"
    if box.height() < box.fontMetrics().height():
        yield f"{box.height()} pixels high for letters of {box.fontMetrics().height()}"


def _cut_line(line: QLineEdit) -> Iterator[str]:
    metrics = line.fontMetrics()
    if line.height() < metrics.height():
        yield f"{line.height()} pixels high for letters of {metrics.height()}"
    room = line.width() - 2 * 8  # of the frame and the margins
    words = line.text() or line.placeholderText()
    elides = isinstance(line, ElidedLine) or line.hasFocus()
    if metrics.horizontalAdvance(words) > room + 4 and not elides:
        yield f"“{words}” has {room} of {metrics.horizontalAdvance(words)} pixels"


def _cut_rows(view: QAbstractItemView) -> Iterator[str]:
    """Rows that are lower than their letters."""
    model = view.model()
    if model is None or not model.rowCount():
        return
    if isinstance(view, QTableView):
        high = view.rowHeight(view.rowAt(0))
    elif isinstance(view, QTreeView):
        high = view.visualRect(model.index(0, 0)).height()
    else:
        high = view.visualRect(model.index(0, 0)).height()
    if 0 < high < view.fontMetrics().height():
        yield f"rows of {high} pixels for letters of {view.fontMetrics().height()}"


def _lacks(needed: QSize, widget: QWidget) -> Iterator[str]:
    has = widget.size()
    if needed.width() > has.width() + _ROOM:
        yield f"has {has.width()} of {needed.width()} pixels of width"
    if needed.height() > has.height() + _ROOM:
        yield f"has {has.height()} of {needed.height()} pixels of height"


def _scrolls(parent: QWidget) -> bool:
    """Whether a parent shows a part of its children at a time."""
    return isinstance(parent.parentWidget(), QAbstractScrollArea)


def _is_of_qt(widget: QWidget) -> bool:
    """Whether a widget is a part of one of Qt's, which lays it out."""
    parent = widget.parentWidget()
    inside = QComboBox | QLineEdit | QHeaderView | QTextEdit | QTabBar
    return widget.objectName().startswith("qt_") or isinstance(parent, inside)


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) and not isinstance(widget, QTextEdit) else ""
    said = (words if isinstance(words, str) else "") or widget.accessibleName()
    label = f" “{said[:40]}”" if said else f" {widget.objectName()}"
    return f"{type(widget).__name__}{label}".rstrip()

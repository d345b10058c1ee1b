"""The tools have room in a narrow window, and what can be ticked in a menu is seen."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QToolButton

from annotator.ui.look import window_style
from annotator.ui.theme import DARK, LIGHT, contrast, palette
from annotator.ui.words import window as words


def named(window):
    """The words that are seen on the tools."""
    tools = window._tools
    return [
        button.text()
        for button in tools.findChildren(QToolButton)
        if button.toolButtonStyle().name == "ToolButtonTextBesideIcon"
    ]


def hidden(window):
    """The tools that are not seen."""
    tools = window._tools
    buttons = [tools.widgetForAction(action) for action in tools.actions()]
    return [
        one
        for one in buttons
        if not one.isVisible() or not tools.rect().contains(one.geometry(), proper=False)
    ]


def test_names_of_tools_give_way_before_a_tool_does(window, qtbot):
    everything = named(window)
    assert len(everything) == len(words.TOOLBAR)
    window.resize(780, 700)
    font = window._tools.font()
    font.setPointSize(round(font.pointSize() * 1.4))
    window._tools.setFont(font)
    window.resize(760, 700)
    qtbot.waitUntil(lambda: hidden(window) == [])
    left = named(window)
    assert 0 < len(left) < len(everything)
    assert left == [name for name in everything if name in left]
    window.resize(1600, 700)
    qtbot.waitUntil(lambda: named(window) == everything)
    assert hidden(window) == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("checked", [False, True])
def test_a_box_in_a_menu_is_seen_whether_ticked_or_not(qapp, qtbot, theme, *, checked):
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.setPalette(palette(theme))
    menu.setStyleSheet(window_style(theme))
    action = menu.addAction("From the end")
    action.setCheckable(True)
    action.setChecked(checked)
    menu.popup(QPoint(0, 0))
    place = menu.actionGeometry(action)
    image = menu.grab().toImage()
    edge = {image.pixelColor(x, place.center().y()).name() for x in range(3, 28)}
    assert max(contrast(colour, theme.base) for colour in edge) >= 3

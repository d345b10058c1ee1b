"""The two themes can be read by everybody."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QTableWidget

from annotator.ui.theme import (
    DARK,
    LIGHT,
    SHAPES,
    blend,
    contrast,
    mark_kind,
    palette,
    stylesheet,
    system_theme,
)

themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
MARKS = list(SHAPES)


def test_contrast_is_what_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@themes
@pytest.mark.parametrize("mark", MARKS)
def test_every_line_stands_out_from_the_page(theme, mark):
    assert contrast(theme.pens[mark], theme.base) >= 4.5


@themes
@pytest.mark.parametrize("mark", MARKS)
def test_text_can_be_read_on_every_tint(theme, mark):
    assert contrast(theme.text, blend(theme.pens[mark], theme.base, theme.tint)) >= 7


@themes
def test_text_can_be_read_on_every_ground(theme):
    for ground in (theme.background, theme.base, theme.alternate, theme.selection()):
        assert contrast(theme.text, ground) >= 7
    for ground in (theme.background, theme.base, theme.alternate):
        assert contrast(theme.muted, ground) >= 4.5
        assert contrast(theme.accent, ground) >= 4.5


def test_colour_is_not_the_only_cue():
    assert len(set(SHAPES.values())) == len(SHAPES)
    assert set(LIGHT.pens) == set(DARK.pens) == set(SHAPES)


def test_roles_have_the_marks_of_what_they_say():
    assert mark_kind("mention", "mention") == mark_kind("quote", "source") == "speaker"
    assert mark_kind("quote", "content") == "quote"
    assert mark_kind("quote", "cue") == "cue"
    assert mark_kind("quote", "addressee") == "participant"
    assert mark_kind("event", "trigger") == "event"
    assert mark_kind("event", "date") == mark_kind("quote", "venue") == "detail"


@themes
def test_the_palette_has_the_themes_colours(theme, qapp):
    result = palette(theme)
    assert result.color(QPalette.ColorRole.Base).name() == theme.base
    assert result.color(QPalette.ColorRole.Text).name() == theme.text
    assert result.color(QPalette.ColorRole.Highlight).name() == theme.selection()


@themes
def test_the_style_sheet_is_understood_by_qt(theme, qtbot):
    table = QTableWidget(2, 2)
    qtbot.addWidget(table)
    table.setStyleSheet(stylesheet(theme))
    table.ensurePolished()  # a fault in the sheet is a Qt warning, which fails the test
    assert not table.showGrid()


@pytest.mark.parametrize(("scheme", "theme"), [("Light", LIGHT), ("Dark", DARK)])
def test_the_systems_theme_is_followed(qapp, monkeypatch, scheme, theme):
    hints = SimpleNamespace(colorScheme=lambda: Qt.ColorScheme[scheme])
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)
    assert system_theme() is theme

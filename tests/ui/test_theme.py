"""The two themes can be read by everybody."""

from itertools import combinations
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPalette
from PySide6.QtWidgets import QTableWidget

from annotator.ui.article_view.painting import Line, underline
from annotator.ui.look import window_style
from annotator.ui.theme import (
    DARK,
    LIGHT,
    SHAPES,
    Shape,
    blend,
    contrast,
    mark_kind,
    palette,
    stylesheet,
    system_theme,
)

themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
MARKS = list(SHAPES)
# What eyes without one kind of cone see of linear red, green and blue: Machado, Oliveira and
# Fernandes, "A physiologically-based model for simulation of color vision deficiency", IEEE TVCG
# 15 (2009), severity 1.0.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
APART = 20  # in CIELAB, where about 2 can just be seen side by side


def test_contrast_is_what_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@themes
@pytest.mark.parametrize("mark", MARKS)
def test_every_line_stands_out_from_every_ground(theme, mark):
    for ground in (theme.background, theme.base, theme.alternate):
        assert contrast(theme.pens[mark], ground) >= 4.5


@themes
@pytest.mark.parametrize("mark", MARKS)
def test_text_can_be_read_on_every_tint(theme, mark):
    assert contrast(theme.text, blend(theme.pens[mark], theme.base, theme.tint)) >= 7


@themes
def test_text_can_be_read_on_every_ground(theme):
    for ground in (theme.background, theme.base, theme.alternate, theme.selection()):
        assert contrast(theme.text, ground) >= 7
    for ground in (theme.background, theme.base, theme.alternate, theme.selection()):
        assert contrast(theme.muted, ground) >= 4.5
    for ground in (theme.background, theme.base, theme.alternate):
        assert contrast(theme.accent, ground) >= 4.5


@themes
def test_what_is_wrong_can_be_read(theme):
    """The words under a form, which window_style draws in the colour of the reporting words."""
    assert f"#problem {{ color: {theme.pens['cue']}; }}" in window_style(theme)
    assert contrast(theme.pens["cue"], theme.background) >= 4.5


def test_colour_is_not_the_only_cue():
    assert len(set(SHAPES.values())) == len(SHAPES)
    assert set(LIGHT.pens) == set(DARK.pens) == set(SHAPES)


def linear(part):
    part /= 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def seen(colour, eyes):
    """The CIELAB values of what these eyes see of "#rrggbb"."""
    given = [linear(part) for part in bytes.fromhex(colour[1:])]
    r, g, b = (
        min(1, max(0, sum(share * part for share, part in zip(row, given, strict=True))))
        for row in EYES[eyes]
    )
    parts = (
        (0.4125 * r + 0.3576 * g + 0.1804 * b) / 0.9505,
        0.2127 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9503 * b) / 1.0888,
    )
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one, other, eyes):
    """How far two colours lie apart for these eyes."""
    pairs = zip(seen(one, eyes), seen(other, eyes), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def test_the_eyes_see_what_is_known_of_them():
    assert seen("#ffffff", "all cones") == pytest.approx((100, 0, 0), abs=0.1)
    assert apart("#cc0000", "#6d6d00", "deutan") < apart("#cc0000", "#6d6d00", "all cones") / 3
    assert apart("#0000ff", "#00ff00", "protan") > 100


def drawn(shape):
    """The places inked, of 60, and the rows inked, of the middle of a line in this shape."""
    image = QImage(100, 12, QImage.Format.Format_ARGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    underline(painter, shape, QColor("#000000"), Line(0, 6, 100, (True, True)))
    painter.end()
    inked = [
        (x, y) for x in range(20, 80) for y in range(12) if image.pixelColor(x, y).lightness() < 128
    ]
    return len({x for x, _ in inked}), len({y for _, y in inked})


def test_only_three_shapes_are_unbroken_lines():
    unbroken = {shape for shape in Shape if drawn(shape)[0] == 60 and drawn(shape)[1] <= 2}
    assert unbroken == {Shape.SOLID, Shape.BRACKET, Shape.THIN}
    assert drawn(Shape.DOT)[0] < drawn(Shape.DASH)[0] < 50
    assert drawn(Shape.WAVE)[1] > 2


@themes
@pytest.mark.parametrize("eyes", EYES)
def test_marks_are_told_apart_by_all_eyes(theme, eyes):
    """Unbroken lines by their colour, whatever the eyes; the others by their shape."""
    alike = (Shape.SOLID, Shape.BRACKET, Shape.THIN)
    unbroken = [mark for mark in MARKS if SHAPES[mark] in alike]
    assert unbroken == ["speaker", "quote", "detail"]
    for one, other in combinations(unbroken, 2):
        assert apart(theme.pens[one], theme.pens[other], eyes) >= APART


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

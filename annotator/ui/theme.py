"""The two looks of the program: colours that keep their contrast, and one calm style sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette

_ROW, _LETTERS = 26, 15  # pixels of a row, and of a line of letters as most systems have them
READING_FAMILIES = (
    "Source Serif 4",
    "Source Serif Pro",
    "Charter",
    "Georgia",
    "Noto Serif",
    "PT Serif",
    "Liberation Serif",
    "DejaVu Serif",
    "Times New Roman",
)


def scaled(pixels: int) -> int:
    """A length that fits letters of the usual size, for those of this system where larger."""
    return max(pixels, round(pixels * QFontMetrics(QGuiApplication.font()).height() / _LETTERS))


def row_height() -> int:
    """The pixels of a row in a table or a list."""
    return scaled(_ROW)


class Shape(Enum):
    """How an underline is drawn, so that colour is never the only cue."""

    SOLID = "solid"
    BRACKET = "bracket"  # a thin line with a tick at either end, calm under long quotes
    WAVE = "wave"
    DASH = "dash"
    DOT = "dot"
    THIN = "thin"


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "speaker": Shape.SOLID,
        "quote": Shape.BRACKET,
        "cue": Shape.WAVE,
        "event": Shape.DASH,
        "participant": Shape.DOT,
        "detail": Shape.THIN,
    }
)
_KIND_OF_ROLE = {
    ("mention", "mention"): "speaker",
    ("quote", "source"): "speaker",
    ("quote", "cue"): "cue",
    ("quote", "addressee"): "participant",
    ("event", "other_mention"): "participant",
    # When, where, and what was put in: not what was said, nor what happened.
    **{("quote", role): "detail" for role in ("date", "venue", "insertion")},
    **{("event", role): "detail" for role in ("date", "location")},
}


def mark_kind(kind: str, role: str) -> str:
    """The kind of mark (a key of `SHAPES`) that a span of this record kind and role has."""
    return _KIND_OF_ROLE.get((kind, role), "event" if kind == "event" else "quote")


_PALE = 0.45  # how much of its colour is left to a mark that is another's


@dataclass(frozen=True)
class Theme:
    """The colours of one look, as "#rrggbb"; `pens` has one line colour for each key of SHAPES."""

    name: str
    background: str  # of the window and its panels
    base: str  # behind the article and the tables
    alternate: str
    text: str
    muted: str
    accent: str
    hairline: str
    pens: Mapping[str, str] = field(hash=False)
    tint: float  # how much of its line colour a filled span has, 0 to 1

    def pen(self, mark: str) -> QColor:
        """The line colour of a kind of mark."""
        return QColor(self.pens[mark])

    def pale(self, mark: str) -> QColor:
        """The line colour of a mark that is another's."""
        return QColor(blend(self.pens[mark], self.base, _PALE))

    def fill(self, mark: str, strength: float = 1.0) -> QColor:
        """The tint behind a selected span; a smaller strength for one that is only hovered."""
        colour = QColor(self.pens[mark])
        colour.setAlphaF(self.tint * strength)
        return colour

    def selection(self) -> str:
        """The opaque colour behind selected text and rows: the accent, thinned by the base."""
        return blend(self.accent, self.base, self.tint * 1.1)


# Okabe and Ito's colours, darkened or lightened until each reads at 4.5:1 on every ground.
LIGHT = Theme(
    name="light",
    background="#f6f5f1",
    base="#fefdfb",
    alternate="#f8f7f3",
    text="#1f2326",
    muted="#5b6064",
    accent="#0a63a5",
    hairline="#dfdcd4",
    pens=MappingProxyType(
        {
            "speaker": "#0072b2",
            "quote": "#926600",
            "cue": "#b84a00",
            "event": "#007d5b",
            "participant": "#a8477f",
            "detail": "#5b6064",
        }
    ),
    tint=0.17,
)
DARK = Theme(
    name="dark",
    background="#202225",
    base="#1a1c1e",
    alternate="#1f2124",
    text="#e3e0d9",
    muted="#acb0b3",
    accent="#6db5ea",
    hairline="#35383b",
    pens=MappingProxyType(
        {
            "speaker": "#56b4e9",
            "quote": "#e69f00",
            "cue": "#f2723a",
            "event": "#2fbb8f",
            "participant": "#d98bb8",
            "detail": "#9da1a4",
        }
    ),
    tint=0.24,
)


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG's relative luminance of "#rrggbb", 0 to 1."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def blend(over: str, under: str, share: float) -> str:
    """The colour seen when `share` (0 to 1) of one lies over another."""
    pairs = zip(_parts(over), _parts(under), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _parts(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


def system_theme() -> Theme:
    """The look the system asks for now; needs a running QGuiApplication."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def reading_font(points: int) -> QFont:
    """The article's font: the first serif the system has, at a size of its own."""
    font = QFont()
    font.setFamilies(list(READING_FAMILIES))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSize(points)
    return font


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for QApplication.setPalette."""
    role, result = QPalette.ColorRole, QPalette()
    colours = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.alternate,
        role.Text: theme.text,
        role.Button: theme.background,
        role.ButtonText: theme.text,
        role.BrightText: theme.text,
        role.PlaceholderText: theme.muted,
        role.ToolTipBase: theme.base,
        role.ToolTipText: theme.text,
        role.Highlight: theme.selection(),
        role.HighlightedText: theme.text,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Light: theme.base,
        role.Midlight: theme.alternate,
        role.Mid: theme.hairline,
        role.Dark: theme.muted,
        role.Shadow: theme.hairline,
    }
    for key, value in colours.items():
        result.setColor(key, QColor(value))
    for key in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.muted))
    return result


_STYLE_SHEET = """
QToolBar, QStatusBar, QMenuBar {{ border: none; background: {background}; }}
QToolBar {{ spacing: 2px; padding: 3px; border-bottom: 1px solid {hairline}; }}
QStatusBar {{ border-top: 1px solid {hairline}; color: {muted}; }}
QStatusBar::item {{ border: none; }}
QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; }}
QToolButton:hover, QToolButton:checked {{ background: {selection}; }}
QToolButton:focus {{ border-color: {accent}; }}
QSplitter::handle {{ background: {hairline}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QAbstractItemView {{ border: none; outline: none; background: {base};
  alternate-background-color: {alternate}; selection-background-color: {selection};
  selection-color: {text}; }}
QTableView {{ qproperty-showGrid: false; }}
QAbstractItemView::item {{ padding: 0 6px; border: 1px solid transparent; }}
QAbstractItemView::item:hover {{ background: {alternate}; }}
QAbstractItemView::item:selected {{ background: {selection}; color: {text}; }}
QAbstractItemView::item:focus {{ border: 1px solid {accent}; }}
QHeaderView, QTableCornerButton::section {{ border: none; background: {background}; }}
QHeaderView::section {{ border: none; border-bottom: 1px solid {hairline}; padding: 4px 10px;
  background: {background}; color: {muted}; }}
QLineEdit, QComboBox, QSpinBox {{ border: 1px solid {hairline}; border-radius: 4px;
  padding: 2px 6px; background: {base}; selection-background-color: {selection};
  selection-color: {text}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus {{ border-color: {accent}; }}
QAbstractItemView QLineEdit {{ border-radius: 0; padding: 0 4px; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 10px; }}
QScrollBar:horizontal {{ height: 10px; }}
QScrollBar::handle {{ background: {hairline}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ border: 1px solid {hairline}; background: {base}; color: {text}; padding: 4px; }}
"""


def stylesheet(theme: Theme) -> str:
    """The style sheet of the whole program, for QApplication.setStyleSheet."""
    return _STYLE_SHEET.format(
        background=theme.background,
        base=theme.base,
        alternate=theme.alternate,
        text=theme.text,
        muted=theme.muted,
        accent=theme.accent,
        hairline=theme.hairline,
        selection=theme.selection(),
    )

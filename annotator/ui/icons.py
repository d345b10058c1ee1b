"""The window's own line icons, drawn in the colour of the text."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QIcon, QPixmap

from annotator import places
from annotator.ui.theme import scaled

_SIZE = 18


def icon_size() -> QSize:
    """The points of an icon, which grow with the letters beside it."""
    return QSize(scaled(_SIZE), scaled(_SIZE))


def icon(name: str, colour: str, ratio: float) -> QIcon:
    """An icon of resources/icons, its lines in a colour "#rrggbb", at a screen's pixels a point."""
    file = places.resources() / "icons" / f"{name}.svg"
    pixels = round(scaled(_SIZE) * ratio)
    size = f'width="{pixels}" height="{pixels}"'
    drawing = file.read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap()
    pixmap.loadFromData(QByteArray(drawing.replace('width="18" height="18"', size).encode()))
    pixmap.setDevicePixelRatio(ratio)
    return QIcon(pixmap)

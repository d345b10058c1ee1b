"""The window's own line icons, drawn in the colour of the text."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QIcon, QPixmap

from annotator import places

_SIZE = 18
ICON_SIZE = QSize(_SIZE, _SIZE)


def icon(name: str, colour: str, ratio: float) -> QIcon:
    """An icon of resources/icons, its lines in a colour "#rrggbb", at a screen's pixels a point."""
    file = places.resources() / "icons" / f"{name}.svg"
    pixels = round(_SIZE * ratio)
    size = f'width="{pixels}" height="{pixels}"'
    drawing = file.read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap()
    pixmap.loadFromData(QByteArray(drawing.replace('width="18" height="18"', size).encode()))
    pixmap.setDevicePixelRatio(ratio)
    return QIcon(pixmap)

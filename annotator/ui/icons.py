"""The window's own line icons, drawn in the colour of the text."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QIcon, QImage, QPixmap

from annotator import places

_SIZES = (18, 36)  # for screens of one and of two pixels a point


def icon(name: str, colour: str) -> QIcon:
    """An icon of resources/icons, its lines in a colour "#rrggbb"."""
    file = places.resources() / "icons" / f"{name}.svg"
    drawing = file.read_text(encoding="utf-8").replace("currentColor", colour)
    result = QIcon()
    for size in _SIZES:
        sized = drawing.replace('width="18" height="18"', f'width="{size}" height="{size}"')
        image = QImage.fromData(QByteArray(sized.encode()))
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(size / _SIZES[0])
        result.addPixmap(pixmap)
    return result


ICON_SIZE = QSize(_SIZES[0], _SIZES[0])

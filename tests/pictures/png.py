"""Small PNGs: a window has few colours, so each picture gets a palette of its own."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageWriter, QPixmap

from annotator.ui.theme import DARK, LIGHT

_COLOURS, _EXACT = 64, 24
_ALIKE = 0xF0F0F0  # of the others, those that differ in the last bits only are counted as one


def write(picture: QPixmap, path: Path) -> None:
    """Write a picture with its most used colours; the others become the nearest of these."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    image = image.convertToFormat(
        QImage.Format.Format_Indexed8, _palette(image), Qt.ImageConversionFlag.AvoidDither
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = QImageWriter(str(path), b"png")
    writer.setCompression(100)
    if not writer.write(image):
        raise OSError(f"{path}: {writer.errorString()}")


def _palette(image: QImage) -> list[int]:
    """The colours of marks and those used most as they are; of others one for all alike."""
    counted = Counter(memoryview(image.constBits()).cast("I"))
    pens = {int(pen[1:], 16) | 0xFF000000 for theme in (LIGHT, DARK) for pen in theme.pens.values()}
    exact = [*pens.intersection(counted), *(colour for colour, _ in counted.most_common(_EXACT))]
    alike: dict[int, Counter[int]] = {}
    for colour, count in counted.items():
        if colour not in exact:
            alike.setdefault(colour & _ALIKE, Counter())[colour] += count
    groups = sorted(alike.values(), key=Counter.total, reverse=True)[: _COLOURS - len(exact)]
    return [one | 0xFF000000 for one in (*exact, *(g.most_common(1)[0][0] for g in groups))]

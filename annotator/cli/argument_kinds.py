"""What a word of a command line may be: each takes the word, and refuses what it is not."""

import argparse
from pathlib import Path

LARGEST_SIDE = 16384  # pixels of a picture


def file(word: str) -> Path:
    """A path, which is not standard input or output."""
    if word == "-":
        raise argparse.ArgumentTypeError("this must be a file, not - (standard input and output)")
    return Path(word)


def name(word: str) -> str:
    """A name of one line that is not empty."""
    if not word.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    if not word.strip().isprintable():
        raise argparse.ArgumentTypeError("the name has signs that cannot be seen")
    return word.strip()


def count(word: str) -> int:
    """A number from 1 on."""
    if not (word.isascii() and word.isdigit() and 0 < int(word) < 1 << 31):
        raise argparse.ArgumentTypeError(f"{word!r} is not a number from 1 on")
    return int(word)


def whole(word: str) -> int:
    """A number from 0 on."""
    if not (word.isascii() and word.isdigit() and int(word) < 1 << 63):
        raise argparse.ArgumentTypeError(f"{word!r} is not a number from 0 on")
    return int(word)


def share(word: str) -> float:
    """A share from 0 to 1, also written in per cent."""
    try:
        share = float(word.removesuffix("%")) / (100 if word.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{word!r} is not a share, such as 0.2 or 20%")
    return share


def size(word: str) -> tuple[int, int]:
    """Width and height in points."""
    width, _, height = word.partition("x")
    sides = tuple(int(side) for side in (width, height) if side.isascii() and side.isdigit())
    if len(sides) != 2 or not all(0 < side <= LARGEST_SIDE for side in sides):
        raise argparse.ArgumentTypeError(f"{word!r} is not a size, such as 1440x900")
    return sides[0], sides[1]


def scale(word: str) -> float:
    """Pixels to a point."""
    try:
        scale = float(word)
    except ValueError:
        scale = 0.0
    if not 0.25 <= scale <= 8:
        raise argparse.ArgumentTypeError(f"{word!r} is not a scale from 0.25 to 8")
    return scale


def delimiter(word: str) -> str:
    """What parts the columns of a table."""
    if word == r"\t":
        return "\t"
    if len(word) != 1 or word in '"\r\n':
        raise argparse.ArgumentTypeError(f"{word!r} is not one character that can part columns")
    return word

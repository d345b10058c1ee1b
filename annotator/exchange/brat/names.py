"""Names and words as brat's files can hold them, and back."""

import re

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]|_(?=x[0-9A-F]{2,6}_)")
_CODED = re.compile(r"_x([0-9A-F]{2,6})_")
_ESCAPES = {
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\x85": "\\x",
    "\u2028": "\\u",
    "\u2029": "\\v",
}
_TABLE = str.maketrans(_ESCAPES)
_ESCAPED = {code: sign for sign, code in _ESCAPES.items()} | {"\\s": " "}
_ESCAPE = re.compile(r"\\[\\nrtxuvs]")
_TOKEN = re.compile(r"[A-Za-z0-9_.-]+")


def safe(name: str) -> str:
    """Return a label, role or attribute in the letters that brat takes."""
    return _UNSAFE.sub(lambda found: f"_x{ord(found.group()):02X}_", name)


def original(name: str) -> str:
    """Return the name that `safe` wrote."""
    return _CODED.sub(lambda found: _character(int(found.group(1), 16)), name)


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "_"


def is_token(value: str) -> bool:
    """Whether a value can stand in the line of an attribute."""
    return _TOKEN.fullmatch(value) is not None


def escaped(words: str) -> str:
    """Return words as one line, which `unescaped` reads back."""
    line = words.translate(_TABLE)
    line = f"\\s{line[1:]}" if line[:1] == " " else line
    return f"{line[:-1]}\\s" if line[-1:] == " " else line


def unescaped(words: str) -> str:
    """Return the words that `escaped` wrote."""
    return _ESCAPE.sub(lambda found: _ESCAPED[found.group()], words)

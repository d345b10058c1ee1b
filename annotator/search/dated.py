"""What was typed into a filter: dates as people write them, and the words beside them."""

import re

_LONGEST = 12  # words; a longer line is no date, but a title or a text
_OPENERS = frozenset(("since", "before", "after", "until", "till", "from", "by", "between"))
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|.*[0-9]\.\.|\.\.[0-9].*|.*[0-9]\.\.[0-9].*")
_YEAR = re.compile("[0-9]{4}")


def dated(typed: str) -> tuple[str, str]:
    """Return the date (EDTF) that a line names, "" for none, and its other words.

    A date may be the whole line, as "May 2024". Beside other words it begins with "since",
    "before" and the like, or is in figures, as 2024-05 or 2023..2024: a title may hold "May 2024".
    A year alone, and what stands in quotation marks, are words.
    """
    parts = typed.split()
    if not parts or len(parts) > _LONGEST or _YEAR.fullmatch(typed.strip()) or '"' in typed:
        return "", typed
    if found := _read(parts):
        return found, ""
    for start, part in enumerate(parts):
        if part.casefold() in _OPENERS or _ISO.fullmatch(part):
            for end in range(len(parts), start, -1):
                if found := _read(parts[start:end]):
                    return found, " ".join((*parts[:start], *parts[end:]))
    return "", typed


def _read(parts: list[str]) -> str:
    """The date that these words are, whenever they are read; "" for none."""
    from annotator.model.date_words import resolve  # noqa: PLC0415 - keeps the start fast

    words = _with_words(" ".join(parts))
    if not _YEAR.search(words):
        return ""
    return next((one.edtf for one in resolve(words, "")), "")


def _with_words(typed: str) -> str:
    """The same with words for two dots: from one date to another, since one, or until one."""
    first, dots, last = typed.partition("..")
    if not dots:
        return typed
    if first and last:
        return f"{first} to {last}"
    return f"since {first}" if first else f"until {last}"

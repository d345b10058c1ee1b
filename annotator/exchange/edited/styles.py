"""Which cells of a workbook are dates, by their styles, and how their values are written."""

import re
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import IO
from xml.etree import ElementTree as ET

DAY, MONTH, YEAR, OTHER = "day", "month", "year", "other"
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


def date_styles(part: IO[bytes] | None) -> dict[str, str]:
    """Return the styles (numbers) that make a date of a number: how much of it they show."""
    from openpyxl.styles.numbers import (  # noqa: PLC0415 - 0.2 s that only workbooks need
        BUILTIN_FORMATS,
        is_date_format,
    )

    if part is None:
        return {}
    formats: dict[str, str] = {str(number): form for number, form in BUILTIN_FORMATS.items()}
    styles: dict[str, str] = {}
    in_cells = False
    for event, element in ET.iterparse(part, ("start", "end")):
        name = element.tag.rpartition("}")[2]
        if name == "cellXfs":
            in_cells = event == "start"
        elif event == "start" and name == "numFmt":
            formats[element.get("numFmtId", "")] = element.get("formatCode", "")
        elif event == "start" and name == "xf" and in_cells:
            styles[str(len(styles))] = formats.get(element.get("numFmtId", "0"), "")
    return {style: _shown(form) for style, form in styles.items() if is_date_format(form)}


def date_text(raw: str, shown: str, epoch: datetime) -> str:
    """Return a date as text, as much of it as its style shows; the number where it is none."""
    from openpyxl.utils.datetime import from_excel  # noqa: PLC0415

    try:
        value = from_excel(float(raw), epoch)
    except (ValueError, OverflowError):
        return number_text(raw)
    if isinstance(value, datetime):
        whole = value.isoformat(" ", "seconds")
        ends: Mapping[str, int] = {DAY: 10, MONTH: 7, YEAR: 4}
        return whole[: ends[shown]] if shown in ends and value.time() == time() else whole
    return str(value) if isinstance(value, time | timedelta) else number_text(raw)


def number_text(raw: str) -> str:
    """Return a number of a cell as text: whole ones without a fraction."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    whole = value.is_integer() and abs(value) < 1 << 53
    return str(int(value)) if whole else repr(value)


def _shown(form: str) -> str:
    """Return how much of a date a format shows."""
    plain = _LITERAL.sub("", form.lower().partition(";")[0])
    if "d" in plain:
        return DAY
    if "y" in plain:
        return MONTH if "m" in plain else YEAR
    return OTHER

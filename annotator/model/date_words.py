"""Dates as people write them, resolved against the day an article was published.

"on Tuesday", "March 5-6", "by May" or "late April" become EDTF of the profile in `dates`. As in
wire news, a weekday is the nearest one on or before publication unless the words say otherwise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from annotator.errors import AnnotatorError
from annotator.model import dates
from annotator.model.date_calendar import Anchor
from annotator.model.date_stretches import Stretch
from annotator.model.date_words_rules import between, stretches
from annotator.model.date_words_tokens import LONGEST, signs

MOST = 4
"""How many readings are offered at most."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One EDTF date that words may mean, and why, in a short sentence."""

    edtf: str
    reason: str


def resolve(words: str, published: str) -> tuple[Reading, ...]:
    """Return the dates that words may mean for an article published then (EDTF), best first.

    Nothing where they are no date, or hang on a day of publication that is not known.
    """
    plain = words.strip()
    if dates.is_valid(plain) and not re.fullmatch("[0-9]{4}", plain):
        return (Reading(plain, "as it is written"),)
    if not plain or len(plain) > LONGEST:
        return ()
    anchor = _anchor(published)
    found: dict[str, Reading] = {}
    for text, note in _numeric(plain):
        for edtf, reason in _readings(signs(text), anchor):
            if dates.is_valid(edtf):
                found.setdefault(edtf, Reading(edtf, f"{note}; {reason}" if note else reason))
    return tuple(found.values())[:MOST]


def _anchor(published: str) -> Anchor | None:
    """The days on which the article may have been published."""
    try:
        known = dates.parse(published)
    except AnnotatorError:
        return None
    if not known.start or not known.end:
        return None
    return Anchor(date.fromisoformat(known.start), date.fromisoformat(known.end))


_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_YEAR_MONTH = re.compile(r"(?<![\d./-])(\d{4})-(0[1-9]|1[0-2])(?![\d./-])")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?!\d)")


def _numeric(words: str) -> Iterator[tuple[str, str]]:
    """The words with dates in figures as `2018 m3 20`, for each order of day and month."""
    words = _YEAR_FIRST.sub(r" \1年\3月\4日 ", words)
    words = _YEAR_MONTH.sub(r" \1年\2月 ", words)
    found = _YEAR_LAST.findall(words)
    if not found:
        yield words, ""
        return
    by_day = all(int(second) <= 12 for _, _, second, _ in found)
    by_month = all(int(first) <= 12 for first, _, _, _ in found)
    same = all(first == second for first, _, second, _ in found)
    if by_day or not by_month:
        note = "" if same or not by_month else "day before month"
        yield _YEAR_LAST.sub(r" \4年\3月\1日 ", words), note
    if by_month and not same:
        yield _YEAR_LAST.sub(r" \4年\1月\3日 ", words), "month before day"


_OPEN = re.compile("(by|before|since|after|from) (.+)")
_LEAD = re.compile(
    r"(?:earlier|later|on|over|late on|early on|dated|at|during|in(?! \d+ [a-z]{3})) "
)
_OWN = re.compile("^(week|month|quarter|year|decade|century)$")
_TO = re.compile("(?:from )?(.+?) to (.+)|between (.+?) and (.+)")
_AND = re.compile("(.+?) and (.+)")


def _readings(text: str, anchor: Anchor | None) -> Iterator[tuple[str, str]]:
    """The dates in EDTF that signs may mean, each with its reason."""
    while lead := _LEAD.match(text):
        text = text[lead.end() :]
    text, about = (text[6:], True) if text.startswith("about ") else (text, False)
    try:
        for stretch in _closed(text, anchor):
            whole = replace(stretch, about=stretch.about or about)
            yield whole.edtf, whole.reason
        if match := _OPEN.fullmatch(text):
            yield from _open(match[1], match[2], anchor)
    except (OverflowError, ValueError):  # a day before year 1 or after 9999, or no day at all
        return


def _closed(text: str, anchor: Anchor | None) -> Iterator[Stretch]:
    """The stretches with two ends that signs may mean."""
    if match := _TO.fullmatch(text):
        yield from between(match[1] or match[3], match[2] or match[4], anchor)
    elif match := _AND.fullmatch(text):
        yield from between(match[1], match[2], anchor, adjacent=True)
    else:
        yield from stretches(text, anchor)


def _open(sign: str, text: str, anchor: Anchor | None) -> Iterator[tuple[str, str]]:
    """The intervals without a start (by, before) or an end (since, after, from)."""
    if sign == "from" and " to " in text:
        return
    whole = _OWN.sub(r"this \1", text.removeprefix("end "))
    found = list(_closed(whole, anchor))
    if sign == "by" and anchor and re.fullmatch(r"w\d", whole):  # of a day to come, if of any
        found.sort(key=lambda stretch: stretch.first <= anchor.last)
    for stretch in found:
        if sign == "by":
            yield f"../{stretch.end_edtf}", f"not after it; {stretch.reason}"
        elif sign == "before" and not text.startswith("end "):
            yield f"../{stretch.before}", f"before it begins; {stretch.reason}"
        elif sign == "before":
            yield f"../{stretch.end_edtf}", f"before it ends; {stretch.reason}"
        elif sign == "after":
            yield f"{stretch.after}/..", f"after it ends; {stretch.reason}"
        else:
            yield f"{stretch.start_edtf}/..", f"from its beginning on; {stretch.reason}"

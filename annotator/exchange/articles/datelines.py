"""Where and through which agency a text says that it was written, in the manner of the wires."""

import re
from dataclasses import dataclass

from annotator.exchange.articles import facts

HEADING_LINES = 12  # lines at the beginning of a text in which its dateline is looked for
_LONGEST = 400  # characters of a line that matter here

_AGENCIES = {
    "TASS": "TASS",
    "ITAR-TASS": "ITAR-TASS",
    "ТАСС": "TASS",
    "Reuters": "Reuters",
    "AP": "AP",
    "AFP": "AFP",
    "dpa": "dpa",
    "EFE": "EFE",
    "ANSA": "ANSA",
    "UPI": "UPI",
    "Xinhua": "Xinhua",
    "KCNA": "KCNA",
    "Yonhap": "Yonhap",
    "Kyodo": "Kyodo",
    "Anadolu": "Anadolu",
    "AA": "Anadolu",
    "IRNA": "IRNA",
    "SANA": "SANA",
    "SPA": "SPA",
    "WAM": "WAM",
    "PTI": "PTI",
    "ANI": "ANI",
    "Interfax": "Interfax",
    "Интерфакс": "Interfax",
    "RIA Novosti": "RIA Novosti",
    "РИА Новости": "RIA Novosti",
    "Sputnik": "Sputnik",
    "BelTA": "BelTA",
    "Ukrinform": "Ukrinform",
    "BBC News": "BBC News",
    "Bloomberg": "Bloomberg",
}
_AGENCY = "|".join(sorted(map(re.escape, _AGENCIES), key=len, reverse=True))
_LETTER = r"(?:[^\W\d_]|[.'’ ()-])"
_PLACE = rf"(?P<place>[^\W\d_]{_LETTER}{{1,40}}?(?:, [^\W\d_]{_LETTER}{{1,25}}?)?)"
_DAY = r"(?P<date>[^()/—–]{3,40}?)"
_DASH = r"\s*(?:—|–|--|-|:|\.)\s"
_FORMS = (
    # MOSCOW, March 20. /TASS/.    МОСКВА, 20 марта. /ТАСС/.
    rf"{_PLACE}, {_DAY}\.? */(?P<agency>{_AGENCY})/\.?\s",
    # LONDON, March 20 (Reuters) -    MOSCOW. March 20 (Interfax) -    SEOUL, March 20 (Yonhap) --
    rf"{_PLACE}[,.] {_DAY},? \((?P<agency>{_AGENCY})\){_DASH}",
    # WASHINGTON (AP) —
    rf"{_PLACE} \((?P<agency>{_AGENCY})\){_DASH}",
    # МОСКВА, 20 мар — РИА Новости.
    rf"{_PLACE}, {_DAY}{_DASH}(?P<agency>{_AGENCY})\.\s",
)
_DATELINES = tuple(re.compile(form) for form in _FORMS)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, the agency, and the day where it is written with its year (EDTF)."""

    place: str
    agency: str
    published: str


def dateline_of(text: str) -> Dateline:
    """Return what the dateline of a text says; all empty where there is none for sure."""
    for line in text[: HEADING_LINES * _LONGEST].split("\n")[:HEADING_LINES]:
        for form in _DATELINES:
            if match := form.match(line.strip()[:_LONGEST] + " "):
                groups = match.groupdict("")
                return Dateline(
                    place(groups["place"]),
                    _AGENCIES[groups["agency"]],
                    facts.published(groups.get("date", "")),
                )
    return Dateline("", "", "")


def day_of(text: str) -> str:
    """Return the full date that stands alone on one of the first lines, or nothing ("")."""
    for line in text[: HEADING_LINES * _LONGEST].split("\n")[:HEADING_LINES]:
        if 8 <= len(line.strip()) <= 60:
            found = facts.published(line.strip().removeprefix("Published").strip(" :"))
            if len(found) == len("2018-03-20"):
                return found
    return ""


def place(words: str) -> str:
    """Return a place as it is written within a text: MOSCOW becomes Moscow."""
    if not words.isupper():
        return words
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda word: word[0].capitalize(), words)

"""The words that dates are written with, in several languages, as a few plain signs.

A month becomes `m3`, a weekday `w2` (Tuesday), a number its digits; what says nothing is dropped.
"""

import re
from unicodedata import category, normalize

LONGEST = 120
"""Characters beyond which words are no date any more."""

MONTHS = (
    "January jan enero ene janvier janv январь января январе янв يناير جانفي",
    "February feb febrero février févr février fév февраль февраля феврале фев فبراير شباط فيفري",
    "March mar marzo mars март марта марте مارس آذار",
    "April apr abril abr avril avr апрель апреля апреле апр أبريل إبريل نيسان أفريل",
    "May mayo mai май мая мае مايو أيار ماي",
    "June jun junio juin июнь июня июне يونيو حزيران جوان",
    "July jul julio juillet juil июль июля июле يوليو تموز جويلية",
    "August aug agosto août август августа августе авг أغسطس آب أوت",
    "September sep sept septiembre setiembre septembre сентябрь сентября сентябре сен سبتمبر أيلول",
    "October oct octubre octobre октябрь октября октябре окт أكتوبر",
    "November nov noviembre novembre ноябрь ноября ноябре ноя نوفمبر",
    "December dec diciembre dic décembre déc декабрь декабря декабре дек ديسمبر",
)
WEEKDAYS = (
    "Monday mon lunes lundi понедельник понедельника الاثنين الإثنين",
    "Tuesday tue tues martes mardi вторник вторника الثلاثاء",
    "Wednesday wed miércoles mercredi среда среду среды الأربعاء",
    "Thursday thu thur thurs jueves jeudi четверг четверга الخميس",
    "Friday fri viernes vendredi пятница пятницу пятницы الجمعة",
    "Saturday sat sábado samedi суббота субботу субботы السبت",
    "Sunday sun domingo dimanche воскресенье воскресенья الأحد",
)
_NUMBERS = (
    "one first uno un",
    "two second",
    "three third",
    "four fourth",
    "five fifth",
    "six sixth",
    "seven seventh",
    "eight eighth",
    "nine ninth",
    "ten tenth",
    "eleven eleventh",
    "twelve twelfth",
)
_PAIRS = {  # two words that are one month
    "كانون الثاني": "m1",
    "تشرين الأول": "m10",
    "تشرين الثاني": "m11",
    "كانون الأول": "m12",
    "no later than": "by",
    "not later than": "by",
    "up to": "by",
    "prior to": "before",
    "as of": "since",
    "per cent": "",
    "a couple": "2",
    "a few": "few",
    "last night": "yesterday",
}
_SAME = {
    "by": "until till до avant",
    "before": "",
    "after": "",
    "since": "starting depuis desde منذ",
    "from": "с со",
    "between": "",
    "and": "&",
    "to": "through thru по au al إلى حتى",
    "last": "",
    "next": "coming upcoming",
    "this": "current",
    "today": "tonight aujourd'hui hoy сегодня اليوم",
    "yesterday": "hier ayer вчера أمس",
    "tomorrow": "demain mañana завтра غدا",
    "early": "beginning start",
    "mid": "middle",
    "late": "",
    "about": "around approximately circa roughly ca some",
    "autumn": "fall",
    "": "the of de du del le la el en в во на г гг года году год годов في يوم من عام سنة "
    "morning afternoon evening night noon a.m p.m am pm gmt local time",
}


def _fold(text: str) -> str:
    """The text without case and accents, and with plain digits."""
    if text.isascii():
        return text.casefold()
    letters = normalize("NFKD", text.casefold())
    plain = "".join(c for c in letters if category(c) not in ("Mn", "Cf"))
    return "".join(str(int(c)) if category(c) == "Nd" else c for c in plain)


def _signs() -> dict[str, str]:
    """The sign for each known word."""
    signs = {_fold(word): sign for sign, words in _SAME.items() for word in words.split()}
    for letter, names in (("", _NUMBERS), ("m", MONTHS), ("w", WEEKDAYS)):
        for number, words in enumerate(names, 1):
            signs |= {_fold(word): f"{letter}{number}" for word in words.split()}
    return signs


_SIGNS = _signs()
_OF_PHRASE = {_fold(phrase): sign for phrase, sign in _PAIRS.items()}
_PHRASES = re.compile(rf"(?<!\w)(?:{'|'.join(_OF_PHRASE)})(?!\w)")
_CHANGES = (
    (re.compile(r"(\d{4})\s*年"), r" \1 "),
    (re.compile(r"(\d{1,2})\s*月"), r" m\1 "),
    (re.compile(r"(\d{1,2})\s*[日号]"), r" \1 "),
    (re.compile("昨[天日]"), " yesterday "),
    (re.compile("今[天日]"), " today "),
    (re.compile("明[天日]"), " tomorrow "),
    (re.compile("[至到]"), " to "),
    (re.compile(r"\b\d{1,2}[:.]\d\d\s*(?=[ap]\.?\s?m\b)|\b\d{1,2}:\d\d\b"), " "),
    (re.compile(r"\b\d{1,2}\s*[ap]\.?m\b\.?|\b[ap]\.\s?m\b\.?"), " "),
    (re.compile(r"(?<=[a-z])['’]s?(?!\w)"), " "),
    (re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|o|a|-?e|-?го)\b"), r"\1"),
    (re.compile(r"\b(early|mid|late|end)\s*[-‐‑–]\s*"), r"\1 "),
    (re.compile(r"\s*[-‐‑‒–—―/]\s*"), " to "),
    (re.compile(r"[^\w'&]+"), " "),
)
_ARTICLE = re.compile(r"\ban? (?=day|week|month|year|decade)")


def signs(words: str) -> str:
    """The words of a date as signs with single spaces between them."""
    text = _PHRASES.sub(lambda found: _OF_PHRASE[found[0]], _fold(words))
    for pattern, sign in _CHANGES:
        text = pattern.sub(sign, text)
    text = _ARTICLE.sub("1 ", text)
    found = (_SIGNS.get(word, word) for word in text.split())
    return " ".join(" ".join(found).split())


def month_name(number: int) -> str:
    """The English name of a month, 1 to 12."""
    return MONTHS[number - 1].split()[0]


def weekday_name(number: int) -> str:
    """The English name of a weekday, 1 (Monday) to 7."""
    return WEEKDAYS[number - 1].split()[0]

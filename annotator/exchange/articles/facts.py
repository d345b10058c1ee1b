"""What files say about an article, in the forms in which a project keeps it."""

import re
from datetime import date, datetime
from functools import lru_cache

from annotator.exchange.incoming import Given
from annotator.model import dates
from annotator.model.article import LONGEST_TITLE
from annotator.model.date_words import resolve
from annotator.model.rules import is_language

LONGEST_FACT = 500  # characters of a source, byline or licence

_LANGUAGES = {
    "ar": "arabic arabe árabe arabisch العربية",
    "az": "azerbaijani",
    "be": "belarusian",
    "bg": "bulgarian",
    "bn": "bengali",
    "bs": "bosnian",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german allemand alemán deutsch",
    "el": "greek",
    "en": "english anglais inglés englisch английский",
    "es": "spanish espagnol español castellano spanisch испанский",
    "et": "estonian",
    "fa": "persian farsi",
    "fi": "finnish",
    "fr": "french français francés französisch французский",
    "he": "hebrew",
    "hi": "hindi",
    "hr": "croatian",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "is": "icelandic",
    "it": "italian italien italiano italienisch",
    "ja": "japanese japonais japonés 日本語",
    "ka": "georgian",
    "kk": "kazakh",
    "ko": "korean coréen coreano 한국어",
    "lt": "lithuanian",
    "lv": "latvian",
    "ms": "malay",
    "nl": "dutch néerlandais holandés niederländisch nederlands",
    "no": "norwegian",
    "pl": "polish polonais polaco polnisch",
    "pt": "portuguese portugais portugués português",
    "ro": "romanian",
    "ru": "russian russe ruso russisch русский",
    "sk": "slovak",
    "sl": "slovenian",
    "sq": "albanian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "th": "thai",
    "tr": "turkish turc turco türkçe",
    "uk": "ukrainian украинский",
    "ur": "urdu",
    "uz": "uzbek",
    "vi": "vietnamese",
    "zh": "chinese mandarin chinois chino chinesisch китайский 中文",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
}
_NAMED = {name: code for code, names in _LANGUAGES.items() for name in names.split()}
_SPACES = re.compile(r"\s+")
_TIME = re.compile(
    r"[T,]?\s*(?<!\d)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Z|UTC|[A-Z]{2,5}T|[+-]\d{2}:?\d{2})?\s*$",
    re.IGNORECASE,
)
"""The time of day behind a date."""
_FIGURE = re.compile(r"\d")
_COMPACT = re.compile(r"([12]\d{3})([01]\d)([0-3]\d)")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)


def line(value: object, longest: int = LONGEST_FACT) -> str:
    """Return a value as one line without needless spaces, cut to a length."""
    words = "" if value is None else str(value)[: 4 * longest].replace("\0", "")
    return _SPACES.sub(" ", words).strip()[:longest].strip()


def title(value: object) -> str:
    """Return a value as a title."""
    return line(value, LONGEST_TITLE)


def published(value: object) -> str:
    """Return the one date (EDTF) that a value names, or nothing ("") where none is sure."""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}" if value.year >= 1000 else ""
    words = line(value)
    return _published(words) if _FIGURE.search(words) else ""


@lru_cache(maxsize=2000)  # the articles of a collection are of the same days
def _published(words: str) -> str:
    if match := _COMPACT.fullmatch(words):
        words = "-".join(match.groups())
    for candidate in dict.fromkeys((words, _TIME.sub("", words))):
        found = resolve(candidate, "")
        if len(found) == 1 and not found[0].edtf.startswith(".."):
            return found[0].edtf
    return words if dates.is_valid(words) else ""


def language(value: object) -> str:
    """Return the code of a language given by code or name, or nothing ("") where it is neither."""
    words = line(value)
    first = re.split(r"[\s;,/(]", words.lower(), maxsplit=1)[0]
    if first in _NAMED:
        return _NAMED[first]
    code = words.replace("_", "-").partition(".")[0]
    parts = code.split("-")
    sound = is_language(code) and parts[0].islower() and 2 <= len(parts[0]) <= 3
    return code if sound and parts[0] != "und" else ""


def url(value: object) -> str:
    """Return a web address, or nothing ("") where the value is none."""
    words = line(value, 2000)
    return words if _URL.fullmatch(words) else ""


def given(**facts: str) -> Given:
    """Return the facts that are known: those that are not empty."""
    return {name: value for name, value in facts.items() if value}

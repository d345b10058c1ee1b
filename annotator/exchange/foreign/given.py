"""What files of other programs say about an article, by keys of ours or as keys are called."""

from collections.abc import Callable, Mapping
from typing import Any

from annotator.exchange.articles import facts
from annotator.exchange.articles.columns import kind_of
from annotator.exchange.incoming import Given
from annotator.exchange.problems import Place, Problems
from annotator.model import dates
from annotator.model.article import SOURCE_TYPES
from annotator.model.rules import is_language

FIELDS = (
    *("title", "source", "source_type", "byline", "dateline_place", "published", "url"),
    *("language", "licence", "note"),
)
_READ = {"published": facts.published, "language": facts.language, "url": facts.url}


def known(values: Mapping[str, Any], place: Place, problems: Problems) -> Given:
    """Return the fields of an article that some values fill; keys that fill none are told."""
    given: Given = {}
    for key, value in values.items():
        field = key if key in FIELDS else kind_of(key)
        if field in given or field not in FIELDS or not isinstance(value, str):
            if field != "id" and value not in (None, "", [], {}):
                problems.unknown_key(place, key)
        elif found := _kept(field, value):
            given[field] = found
    return given


def _kept(field: str, value: str) -> str:
    """The value as it is if the field takes it, else as it may be read, else nothing ("")."""
    if _IS_SOUND.get(field, bool)(value):
        return value
    return _READ[field](value) if field in _READ else ""


def _is_title(words: str) -> bool:
    return bool(words.strip())


_IS_SOUND: Mapping[str, Callable[[str], bool]] = {
    "title": _is_title,
    "published": dates.is_valid,
    "language": is_language,
    "source_type": SOURCE_TYPES.__contains__,
}

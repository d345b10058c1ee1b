"""Countries and sectors that a speaker can have.

Countries are those of ISO 3166-1 (alpha-3 codes) with PLOVER's codes for actors that are no state:
UNO, EUR, IGO, NGO, ISM, IMG, MNC. Sectors are PLOVER's. The lists are read when first asked for.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from annotator import places
from annotator.errors import AnnotatorError


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or a kind of actor that is no state; what it has not is empty."""

    code: str
    alpha2: str
    numeric: str
    name: str
    wikidata: str
    other_names: tuple[str, ...]


@lru_cache
def countries() -> Mapping[str, Country]:
    """All countries by code, states first."""
    rows = (
        Country(code, alpha2, numeric, name, wikidata, tuple(filter(None, other.split("|"))))
        for code, alpha2, numeric, name, wikidata, other in _rows("countries.tsv")
    )
    return MappingProxyType({country.code: country for country in rows})


@lru_cache
def sectors() -> Mapping[str, str]:
    """What each sector code means, the frequent ones first."""
    return MappingProxyType({code: gloss for code, gloss, _use in _rows("sectors.tsv")})


def is_country(code: str) -> bool:
    """Whether a speaker's country can be this code: a state, or PLOVER's actor that is none."""
    return code in countries()


def name(code: str) -> str:
    """The English name of a country; AnnotatorError where the code is none."""
    country = countries().get(code)
    if country is None:
        hint = "Use three capital letters, such as FRA for France or UNO for the United Nations."
        raise AnnotatorError(f"{code!r} is not the code of a country.", hint)
    return country.name


def find(text: str) -> list[tuple[str, str]]:
    """Code and name of the countries that begin with what was typed, the likeliest first.

    Case, accents and punctuation do not count. A whole code or name comes first, then names,
    then former, short and other names, then later words of a name.
    """
    typed = _folded(text)
    ranked = [(_rank(code, typed), country) for code, country in countries().items()]
    hits = sorted((rank, country.name, country.code) for rank, country in ranked if rank < _NONE)
    return [(code, shown) for _, shown, code in hits]


def named(text: str) -> str:
    """The code of the country that has just this name, former or short ones too; "" for none.

    An article in front ("the United States") does not count.
    """
    wanted = _folded(text).removeprefix("the ")
    keys = _keys().items()
    fitting = (code for code, (_, own, others) in keys if wanted and wanted in (own, *others))
    return next(fitting, "")


@lru_cache(maxsize=256)
def same_names(text: str) -> frozenset[str]:
    """All names of the country or state that a name is one of; none where it names none."""
    country = countries().get(named(text))
    return frozenset((country.name, *country.other_names)) if country else frozenset()


_NONE = 9
"""The rank of a country that does not fit."""


def _rank(code: str, typed: str) -> int:
    """How well a country fits what was typed; 0 is best."""
    codes, own, others = _keys()[code]
    if typed in (*codes, own, *others):
        return 0
    if own.startswith(typed):
        return 1
    if codes[0].startswith(typed):
        return 2
    if any(other.startswith(typed) for other in others):
        return 3
    return 4 if any(f" {typed}" in name for name in (own, *others)) else _NONE


@lru_cache
def _keys() -> dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """The folded codes, name and other names of each country."""
    return {
        country.code: (
            tuple(code.lower() for code in (country.code, country.alpha2) if code),
            _folded(country.name),
            tuple(map(_folded, country.other_names)),
        )
        for country in countries().values()
    }


def _folded(text: str) -> str:
    """Text without case, accents and punctuation, words divided by one space."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    spaced = (" " if letter in " -–(),/" else letter for letter in letters)
    return " ".join("".join(c for c in spaced if c.isalnum() or c == " ").split())


def _rows(file: str) -> list[list[str]]:
    """The rows of a shipped list, without its header."""
    text = (places.resources() / "codebooks" / file).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]

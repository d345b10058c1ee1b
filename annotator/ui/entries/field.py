"""What an entry asks for, and the choices it offers."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.model import countries
from annotator.suggestions.names import surname_of

AFTER_NAMES = 10
_NO = 3  # the rank of words that do not fit
_NOT = AFTER_NAMES
_NAME, _OTHER = (1, 2, 5, _NOT), (3, 4, 6, _NOT)  # by rank: of the name, and of other names


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to take: what is kept, what is shown, and the words that letters fit."""

    value: str
    name: str
    about: str = ""
    words: tuple[str, ...] = ()
    gloss: str = ""  # what it means: fits letters too, but after all names
    new: bool = False  # not there yet: taking it makes it, by this name
    retired: bool = False  # shown where it is kept, and not offered any more

    def match(self, letters: str) -> int | None:
        """How well letters fit, 0 the best; None not at all.

        What is called just so comes first, then whose name begins so, then whose name has words
        that do, then other names likewise, then those that have the letters within.
        """
        whole = folded(letters.strip())
        wanted = whole.split()
        others = tuple(map(folded, self.words))
        name = folded(self.name)
        if whole in (name, *others):
            return 0
        ranks = [_NAME[_rank(name, wanted)], *(_OTHER[_rank(one, wanted)] for one in others)]
        best = min(ranks)
        if best == _NOT:
            best = AFTER_NAMES + _rank(folded(self.gloss), wanted)
        return best if best < AFTER_NAMES + _NO else None

    def is_called(self, name: str) -> bool:
        """Whether a name in a text may be this one's: whole, an alias, or the end of it.

        "Lavrov" is Sergey Lavrov, "Minister Lavrov" is Lavrov; "UN" is neither the United States
        nor the UN Security Council. Of a name that begins with the surname, that is enough; of a
        country any of its names.
        """
        said = folded(name)
        if same := countries.same_names(name):  # "Ukraine" is not Eastern Ukraine
            return self.name in same or said in map(folded, (self.name, *self.words))
        for words in (self.name, *self.words):
            known = folded(words)
            if said == known or known.endswith(" " + said) or said.endswith(" " + known):
                return True
        return said == folded(surname_of(self.name))


def folded(words: str) -> str:
    """Words as they are compared: without capitals and accents, with one kind of apostrophe."""
    if words.isascii():
        return words.casefold()
    signs = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign)).replace("’", "'")


def _rank(found: str, wanted: Sequence[str]) -> int:
    """How words fit: from the start, with the starts of some of them, within, or not."""
    if not all(part in found for part in wanted):
        return _NO
    if found.startswith(" ".join(wanted)):
        return 0
    starts = found.replace("-", " ").split()
    return 1 if all(any(word.startswith(part) for word in starts) for part in wanted) else 2


@dataclass(frozen=True, slots=True)
class Field:
    """One question of an entry.

    `choices` gives what fits the letters, the likeliest first; `take` does what a choice says;
    `create`, where there is one, makes a new thing by a name that is not known yet.
    """

    caption: str
    choices: Callable[[str], Sequence[Choice]]
    take: Callable[[str], object]
    create: Callable[[str], object] | None = None
    placeholder: str = ""
    several: bool = False
    takes_first: bool = True  # Enter without letters takes the first choice
    ends: bool = False  # a choice ends the entry; the fields behind are for those who press Tab
    likely: str = ""  # the value that is lit without letters, among the others in their order
    needed: bool = False  # nothing behind makes sense without a choice here
    tab_makes: bool = False  # Tab makes what is new, and goes on to what is known of it
    by_words: Callable[[tuple[int, int]], object] | None = None  # takes words of the text too
    filled: Callable[[], str] | None = None  # the words that stand in the line, to be changed
    applies: Callable[[], bool] = lambda: True  # whether it is asked for at all, as things are


def fitting(choices: Sequence[Choice], letters: str) -> list[Choice]:
    """The choices that letters fit, the best first, else in their order."""
    if not letters.strip():
        return list(choices)
    ranked = [(choice.match(letters), choice) for choice in choices]
    found = [(rank, choice) for rank, choice in ranked if rank is not None]
    return [choice for _, choice in sorted(found, key=lambda pair: pair[0])]

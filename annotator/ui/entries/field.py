"""What an entry asks for, and the choices it offers."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.model import countries
from annotator.suggestions.names import surname_of

AFTER_NAMES = 10


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
        """How well letters fit: 0 all, 1 the start, 2 words' starts, 3 within; None not at all."""
        whole = folded(letters.strip())
        wanted = whole.split()
        best: int | None = None
        for words in (self.name, *self.words):
            found = folded(words)
            if found == whole:
                return 0
            rank = _rank(found, wanted)
            if rank is not None and (best is None or rank < best):
                best = rank
        if best is None and (rank := _rank(folded(self.gloss), wanted)) is not None:
            return rank + AFTER_NAMES
        return best

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


def _rank(found: str, wanted: Sequence[str]) -> int | None:
    if not all(part in found for part in wanted):
        return None
    if found.startswith(" ".join(wanted)):
        return 1
    starts = found.replace("-", " ").split()
    return 2 if all(any(word.startswith(part) for word in starts) for part in wanted) else 3


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

"""How a label is used in the files: what its words look like, and what it leads to."""

import re
from dataclasses import dataclass

from annotator.exchange.foreign.document import Mark
from annotator.exchange.foreign.words import mention_kind

ENOUGH = 500
"""Marks of a label that are looked at; more would tell the same."""
_LOOKED_AT = 200  # characters of a mark
_OPENING = "\"“”„«‹‘'「『"
_VERB = re.compile(r"\w{2,}(?:ed|ing)", re.IGNORECASE)
_IRREGULAR = """
met held sent made paid gave took went came began said told spoke broke fought fled left led won
lost bought sold sought struck shot hit cut put set got brought built drew flew froze rose fell
withdrew meet meets visit visits
"""
_LAST = "with to of in at for from by on against over into near towards upon"


@dataclass(slots=True)
class Usage:
    """How often a label marks verbs, quoted words, or words that a name or pronoun begins."""

    marks: int = 0
    verbs: int = 0
    quoted: int = 0
    named: int = 0

    def add(self, text: str, mark: Mark) -> None:
        """Look at the words of one more mark, if not enough were seen."""
        if self.marks >= ENOUGH or not mark.parts:
            return
        start, end = mark.parts[0]
        words = text[start : min(end, start + _LOOKED_AT)].strip()
        self.marks += 1
        if words[:1] and words[0] in _OPENING:
            self.quoted += 1
        elif is_verbal(words):
            self.verbs += 1
        elif mention_kind(words) != "nominal":
            self.named += 1

    @property
    def are_verbs(self) -> bool:
        """Whether most of the words are verbs."""
        return 2 * self.verbs > self.marks

    @property
    def are_quoted(self) -> bool:
        """Whether most of the words stand in quotation marks."""
        return 2 * self.quoted > self.marks

    @property
    def are_names(self) -> bool:
        """Whether most of the words are names or pronouns."""
        return 2 * self.named > self.marks


def is_verbal(words: str) -> bool:
    """Tell whether English words look like what happened: a small verb first, or with an end open.

    As in `met`, `held talks`, `sent a note to`; other languages tell nothing here.
    """
    first, *rest = words.split() or [""]
    if not first[:1].islower():
        return False
    is_verb = first in _IRREGULAR.split() or _VERB.fullmatch(first) is not None
    return is_verb or (bool(rest) and rest[-1] in _LAST.split())

"""What the cells of the panels can be chosen from: codes with their names and what they mean."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from annotator.model import countries
from annotator.model.codebook import Term
from annotator.store.article_lines import counts_in_article
from annotator.store.article_speakers import known_roles
from annotator.store.project import Project
from annotator.store.speaker_names import speaker_names
from annotator.ui.desk import Desk
from annotator.ui.entries.everyone import as_choice
from annotator.ui.entries.field import Choice, fitting
from annotator.ui.words import form
from annotator.ui.words import panels as words

Choices = Callable[[Project, str], Sequence[Choice]]
T = TypeVar("T", bound=Term)


def in_use(terms: Sequence[T]) -> list[T]:
    """The terms that records may still get."""
    return [term for term in terms if not term.retired]


def event_types(project: Project, _article: str) -> list[Choice]:
    """The codebook's event types, each with its modes behind it, as "CONSULT · visit"."""
    return [
        choice
        for kind in in_use(project.codebook.event_types)
        for choice in (_term(kind), *(_term(mode, kind.code) for mode in in_use(kind.modes)))
    ]


def stances(project: Project, _article: str) -> list[Choice]:
    """The codebook's stances, and none."""
    return [Choice("", words.NONE), *map(_term, in_use(project.codebook.stances))]


def quote_types(_project: Project, _article: str) -> list[Choice]:
    """The types of quotes that a person marks."""
    listed = form.CHOICES["quote_types"].items()
    return [
        Choice(value, value.replace("_", " "), about, (shown,), about)
        for value, (shown, about) in listed
        if value != "reported"
    ]


def all_countries(_project: Project, _article: str) -> list[Choice]:
    """Countries by code, found by any of their names."""
    return [
        Choice(one.code, one.code, one.name, (one.alpha2, one.name, *one.other_names))
        for one in countries.countries().values()
    ]


class AllSpeakers:
    """The speakers of the article, most used first, then the others of the project by name."""

    def __init__(self, desk: Desk) -> None:
        self._everyone = desk.everyone
        used = counts_in_article(desk.project, desk.article).most_common()
        self._here = [as_choice(one) for one in speaker_names(desk.project, [id for id, _ in used])]

    def __call__(self, letters: str) -> list[Choice]:
        """Those whose names letters fit; without letters, the first of them."""
        others = self._everyone.likely(letters)
        here = {choice.value for choice in self._here}
        every = [*self._here, *(choice for choice in others if choice.value not in here)]
        return fitting(every, letters)


def roles(project: Project, _article: str) -> list[Choice]:
    """What the project's speakers are called already."""
    return [Choice(role, role) for role in known_roles(project)]


def _term(term: Term, within: str = "") -> Choice:
    code = f"{within} · {term.code}" if within else term.code
    same = term.name.casefold() == term.code.replace("_", " ").casefold()
    about = " – ".join(filter(None, ("" if same else term.name, term.gloss)))
    return Choice(code, code, about, (term.code.replace("_", " "), term.name), term.gloss)

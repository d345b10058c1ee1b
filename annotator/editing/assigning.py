"""Giving articles to people: a plan that can be looked at, then one step that carries it out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from annotator.editing.layers import annotator_named
from annotator.errors import AnnotatorError
from annotator.model.article import Article, Assignment
from annotator.store.project import Project
from annotator.store.teamwork import Begun, to_annotate


@dataclass(frozen=True, slots=True)
class Given:
    """An article (id), to whom it is given, and as the second of two to whom, if to two."""

    article: str
    first: str
    second: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Those who get it."""
        return (self.first, self.second) if self.second else (self.first,)


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be given, by article; and how many articles stay as they are.

    `had` were given before; `others` were begun by people whom the plan does not name.
    """

    people: tuple[str, ...]
    given: tuple[Given, ...]
    had: int = 0
    others: int = 0

    @property
    def doubles(self) -> int:
        """How many articles two people would get."""
        return sum(bool(one.second) for one in self.given)

    def share_of(self, name: str) -> tuple[int, int]:
        """How many articles a person would get, and on how many of these another works too."""
        mine = [one for one in self.given if name in one.names]
        return len(mine), sum(bool(one.second) for one in mine)


def plan(project: Project, people: Iterable[str], *, double: float = 0.0, seed: int = 0) -> Plan:
    """Plan who gets which of the articles that nobody was given yet.

    `double` is the share (0 to 1) of these that two people get. Everyone gets the same number, or
    one more, and everyone as many with each other person. Work that one of the people has begun
    stays with who began it. The same seed gives the same plan.
    """
    names = tuple(sorted({name.strip() for name in people if name.strip()}))
    _refuse(names, double)
    articles = to_annotate(project)
    free = [one for one in articles if not one.assigned]
    ours = [one for one in free if not one.begun or set(one.begun) & set(names)]
    dealer = _Dealer(names, Counter(name for one in articles for name in one.assigned))
    return Plan(
        names,
        tuple(_deal(ours, dealer, _count(len(ours), double), seed)),
        had=len(articles) - len(free),
        others=len(free) - len(ours),
    )


def assign(project: Project, plan: Plan) -> int:
    """Give the articles as planned, in one step; return how many were given.

    Raises AnnotatorError where an article was given to someone, or removed, since it was planned.
    """
    label = f"Assign {len(plan.given):,} article{'' if len(plan.given) == 1 else 's'}"
    with project.edit(label):
        ids = {name: annotator_named(project, name).id for name in plan.people}
        for one in plan.given:
            article = project.find(Article, one.article)
            if article is None or article.assignments:
                raise AnnotatorError(
                    "The articles are no longer as they were when this was planned.",
                    "Nothing was changed; plan again.",
                )
            purposes = zip(one.names, ("work", "double"), strict=False)
            new = tuple(Assignment(ids[name], purpose) for name, purpose in purposes)
            project.save(replace(article, assignments=new))
    return len(plan.given)


def _refuse(names: Sequence[str], double: float) -> None:
    if not names:
        raise AnnotatorError("Nobody is named to whom articles are given.", "Name someone.")
    if not 0 <= double <= 1:
        raise AnnotatorError(
            f"{double:g} is not a share of the articles.", "Give one from 0 to 1, such as 0.2."
        )
    if double and len(names) == 1:
        raise AnnotatorError(
            "One person alone cannot annotate a share of the articles twice.",
            "Name a second person, or no share.",
        )


def _count(articles: int, double: float) -> int:
    """How many articles two people get: the nearest number, but one at least of a share."""
    return min(articles, max(1, int(articles * double + 0.5))) if double else 0


def _deal(articles: Sequence[Begun], dealer: "_Dealer", doubles: int, seed: int) -> list[Given]:
    """Deal the articles, in an order that the seed makes, to who has the least so far.

    What someone has begun comes first, so that the others can make up for it, then what two get.
    """
    by_chance = sorted(articles, key=lambda one: _number(seed, one.id))
    by_chance.sort(key=lambda one: len(dealer.begun(one)) < 2)  # what two have begun is theirs
    shared = sum(len(dealer.begun(one)) > 1 for one in articles)
    twice = {one.id for one in by_chance[: max(doubles, shared)]}
    by_chance.sort(key=lambda one: (not dealer.begun(one), one.id not in twice))
    given = [dealer.give(one, twice=one.id in twice) for one in by_chance]
    return sorted(given, key=lambda one: one.article)


class _Dealer:
    """Counts what each has got, alone and with each other; `had` is what they had before."""

    def __init__(self, names: Sequence[str], had: Counter[str]) -> None:
        self._names, self._had = names, had
        self._got = Counter(dict.fromkeys(names, 0))
        self._pairs: Counter[frozenset[str]] = Counter()

    def begun(self, article: Begun) -> list[str]:
        """Return who of the people has begun an article."""
        return [name for name in self._names if name in article.begun]

    def give(self, article: Begun, *, twice: bool) -> Given:
        """Give an article to who began it, else to who has the least; and to a second one."""
        begun = self.begun(article)
        first = begun[0] if begun else min(self._names, key=self._load)
        self._got[first] += 1
        if not twice:
            return Given(article.id, first)
        others = begun[1:] or [name for name in self._names if name != first]
        second = min(
            others, key=lambda name: (self._load(name)[0], self._pairs[_pair(first, name)])
        )
        self._got[second] += 1
        self._pairs[_pair(first, second)] += 1
        return Given(article.id, first, second)

    def _load(self, name: str) -> tuple[int, int]:
        return self._got[name], self._had[name]


def _pair(one: str, other: str) -> frozenset[str]:
    return frozenset((one, other))


def _number(seed: int, id: str) -> str:
    """A place in an order that looks like chance, and is the same for the same seed."""
    return sha256(f"{seed} {id}".encode()).hexdigest()

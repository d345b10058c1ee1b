"""The work beside the window: agreement, measured on one state of the project's file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from annotator.agreement.matching import Matching
from annotator.agreement.measuring import Options, measure
from annotator.agreement.results import Agreement
from annotator.exchange.progress import Progress
from annotator.store import side_by_side
from annotator.store.listings import one_state, speaker_names
from annotator.store.project import Project
from annotator.store.teamwork import hidden_articles


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose work is compared (names; none is all), how it is matched, and with what."""

    annotators: tuple[str, ...] = ()
    match: str = "overlap:0.5"
    with_agreed: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out, without the differences of `hidden` articles, which may not be seen yet.

    `people` are all who could be compared; `agreement` is None where nobody shares an article.
    `left_out` says why articles do not count, and how many.
    """

    agreement: Agreement | None
    people: tuple[str, ...]
    left_out: Mapping[str, int]
    hidden: int = 0


def measured(project: Project, wanted: Wanted, progress: Progress) -> Measured:
    """Measure agreement; the progress may raise to end it."""
    with one_state(project):
        with_others, with_agreed = (
            side_by_side.shared(project, gold=gold) for gold in (False, True)
        )
        people = with_others.annotators or with_agreed.annotators
        found = side_by_side.shared(project, wanted.annotators, gold=wanted.with_agreed)
        if not found.articles:
            return Measured(None, people, found.left_out)
        options = Options(
            matching=Matching.parse(wanted.match),
            names=speaker_names(project),
            codebook=project.codebook,
            left_out=found.left_out,
            reference=found.reference,
        )
        agreement = measure(
            side_by_side.read(project, found),
            found.people,
            options,
            total=len(found.articles),
            progress=progress,
        )
        if not agreement.articles:
            return Measured(None, people, agreement.left_out)
        hidden = hidden_articles(project, found.articles)
    seen = tuple(one for one in agreement.differences if one.article not in hidden)
    return Measured(replace(agreement, differences=seen), people, agreement.left_out, len(hidden))

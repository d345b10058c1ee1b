"""Where annotators differ: the records that one can go through, in the order of the text."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from annotator.agreement.groups import Group
from annotator.agreement.results import Difference
from annotator.agreement.units import Unit

PLACE = "place"
MOST_WORDS = 120
"""Characters of a record's words that are kept."""


class Text(Protocol):
    """An article: id, title, text."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def text(self) -> str:
        """Its text."""


def differences_in(
    article: Text, unit: Unit, groups: Iterable[Group], annotators: tuple[str, ...]
) -> Iterator[Difference]:
    """Yield the groups of an article that these annotators did not all mark alike.

    In what they differ: `place` first, then attributes.
    """
    for group in groups:
        marks, is_one_place, differing = group.marks, group.is_one_place, group.differing
        if len(marks) == len(annotators) and is_one_place and not differing:
            continue
        start = min(mark.extent[0][0] for mark in marks.values())
        end = max(mark.extent[-1][1] for mark in marks.values())
        yield Difference(
            article=article.id,
            title=article.title,
            unit=unit.name,
            place=(start, end),
            words=" ".join(article.text[start : min(end, start + MOST_WORDS)].split()),
            records={name: mark.id for name, mark in marks.items()},
            missing=group.missing(annotators),
            differing=(*(() if is_one_place else (PLACE,)), *differing),
        )

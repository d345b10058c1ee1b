"""Dividing articles into train, dev and test by chance, so that groups stay together."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from annotator.errors import AnnotatorError

NAMES = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Shares:
    """How much goes to train, dev and test, as parts of their sum."""

    train: int = 80
    dev: int = 10
    test: int = 10

    @property
    def parts(self) -> tuple[int, int, int]:
        """The three parts in the order of the names."""
        return self.train, self.dev, self.test

    def __str__(self) -> str:
        return "/".join(map(str, self.parts))


def shares_of(words: str) -> Shares:
    """Return shares that are written as 80/10/10; AnnotatorError for what are none."""
    parts = words.split("/")
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 10]
    if len(numbers) != len(parts) or len(parts) != len(NAMES) or not sum(numbers):
        raise AnnotatorError(
            f"{words!r} does not say how the articles are divided.",
            "Give the parts of train, dev and test, such as 80/10/10 or 70/0/30.",
        )
    return Shares(*numbers)


def divided(groups: Mapping[str, str], shares: Shares, seed: int) -> dict[str, str]:
    """Return for each article (by id) its split; those of one group are in the same one.

    Large groups are placed first, the others in an order that the seed makes, each where most is
    missing of what the shares want.
    """
    members = defaultdict(list)
    for article, group in sorted(groups.items()):
        members[group].append(article)
    order = sorted(members, key=lambda group: (-len(members[group]), _number(seed, group)))
    total = sum(shares.parts)
    missing = {
        name: len(groups) * part / total
        for name, part in zip(NAMES, shares.parts, strict=True)
        if part
    }
    found: dict[str, str] = {}
    for group in order:
        name = max(missing, key=missing.__getitem__)
        missing[name] -= len(members[group])
        found.update(dict.fromkeys(members[group], name))
    return found


def _number(seed: int, group: str) -> str:
    """A place in an order that looks like chance, and is the same for the same seed."""
    return sha256(f"split {seed} {group}".encode()).hexdigest()

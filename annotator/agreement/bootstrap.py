"""How sure a number is: the same computed for articles drawn again and again from those at hand.

Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979), 1-26;
percentile intervals. Whole articles are drawn, since records of one article are not independent.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from annotator.agreement.coefficients import divided
from annotator.agreement.ratings import Floats

RESAMPLES = 1000
SEED = 1
LEVEL = 0.95
_CELLS = 64_000
"""How many weights are held at a time."""

Interval = tuple[float, float]
Progress = Callable[[int, int], None]


def weights(articles: int, resamples: int, seed: int) -> Iterator[Floats]:
    """Yield how often each article is drawn, in blocks: a row an article, a column a resample.

    The legacy generator is used for its promise that a seed means the same in every version.
    """
    random = np.random.RandomState(seed)
    most = max(_CELLS // max(articles, 1), 8)
    for first in range(0, resamples, most):
        columns = [
            np.bincount(random.randint(articles, size=articles), minlength=articles)
            for _ in range(min(most, resamples - first))
        ]
        yield np.array(columns, dtype=np.float64).T.copy()


def once(articles: int) -> Floats:
    """Return the weights that stand for the articles as they are."""
    return np.ones((articles, 1))


def intervals(
    values: Sequence[Callable[[Floats], Floats]],
    articles: int,
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    progress: Progress = lambda _done, _all: None,
) -> list[Interval | None]:
    """Return the interval of each of some functions of weights; None where there is none.

    There is none for less than two articles, none without resamples, and none where a number is
    defined for no resample.
    """
    if articles < 2 or not resamples:
        return [None] * len(values)
    found: list[list[Floats]] = [[] for _ in values]
    done = 0
    for block in weights(articles, resamples, seed):
        for function, into in zip(values, found, strict=True):
            into.append(function(block))
        done += block.shape[1]
        progress(done, resamples)
    return [_interval(np.concatenate(blocks)) for blocks in found]


def _interval(values: Floats) -> Interval | None:
    defined = values[~np.isnan(values)]
    if not len(defined):
        return None
    low, high = np.quantile(defined, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return float(low), float(high)


def f1(counts: Floats) -> Callable[[Floats], Floats]:
    """Return F1 under weights, of counts for each article: in common, only one's, only other's."""
    matched, alone = counts[0], counts[1] + counts[2]
    return lambda weights: divided(2 * matched @ weights, (2 * matched + alone) @ weights)

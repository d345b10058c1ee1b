"""Pairing one to one so that the sum of the weights is greatest: the assignment problem.

Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2,
1955, 83-97, with potentials and shortest augmenting paths (Jonker and Volgenant, Computing 38,
1987, 325-340), in n²m steps.
"""

from collections.abc import Mapping

MOST_STEPS = 4_000_000
"""The steps (n²m) beyond which pairs are taken greedily: about 160 marks that all overlap."""

Weights = Mapping[tuple[int, int], int]


def best_pairs(weights: Weights, rows: int, columns: int) -> list[tuple[int, int]]:
    """Return the pairs (row, column) with weights over 0 that have the greatest sum.

    Where more than `MOST_STEPS` would be needed, the heaviest pairs are taken one by one instead.
    """
    if rows > columns:
        turned = {(column, row): weight for (row, column), weight in weights.items()}
        return sorted((row, column) for column, row in best_pairs(turned, columns, rows))
    if rows * rows * columns > MOST_STEPS:
        return _heaviest(weights)
    column_of = _assigned(weights, rows, columns)
    return [(row, column) for row, column in enumerate(column_of) if (row, column) in weights]


def _heaviest(weights: Weights) -> list[tuple[int, int]]:
    """Take the heaviest pair of what is left, and again."""
    taken: dict[int, int] = {}
    columns: set[int] = set()
    for row, column in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if row not in taken and column not in columns:
            taken[row] = column
            columns.add(column)
    return sorted(taken.items())


def _assigned(weights: Weights, rows: int, columns: int) -> list[int]:
    """Return the column of every row, so that the sum is greatest; rows ≤ columns."""
    costs = [[-weights.get((row, column), 0) for column in range(columns)] for row in range(rows)]
    of_row, of_column = [0] * rows, [0] * columns  # the potentials
    row_of: list[int] = [-1] * columns
    for row in range(rows):
        _augment(costs, row, row_of, (of_row, of_column))
    column_of = [-1] * rows
    for column, row in enumerate(row_of):
        if row >= 0:
            column_of[row] = column
    return column_of


def _augment(
    costs: list[list[int]], row: int, row_of: list[int], potentials: tuple[list[int], list[int]]
) -> None:
    """Give one more row a column along the shortest path, moving others where that is better."""
    of_row, of_column = potentials
    least: list[float] = [float("inf")] * len(row_of)
    before = [-1] * len(row_of)
    open_columns = set(range(len(row_of)))
    path, column, here = [(-1, row)], -1, row
    while here >= 0:
        line = costs[here]
        for other in open_columns:
            cost = line[other] - of_row[here] - of_column[other]
            if cost < least[other]:
                least[other], before[other] = cost, column
        column = min(open_columns, key=lambda one: (least[one], one))
        step = least[column]
        for _, passed in path:
            of_row[passed] += int(step)
        for passed_column, _ in path[1:]:
            of_column[passed_column] -= int(step)
        for other in open_columns:
            least[other] -= step
        open_columns.remove(column)
        here = row_of[column]
        path.append((column, here))
    while column >= 0:
        row_of[column] = row if before[column] < 0 else row_of[before[column]]
        column = before[column]

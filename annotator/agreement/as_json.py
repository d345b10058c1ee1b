"""Agreement as plain values for JSON; the command documents its keys."""

from collections.abc import Mapping
from typing import Any

from annotator.agreement.bootstrap import LEVEL
from annotator.agreement.results import (
    Agreement,
    Coefficient,
    Confusion,
    Score,
    UnitAgreement,
)

DIGITS = 4


def plain(agreement: Agreement) -> dict[str, Any]:
    """Return everything but the single differences."""
    return {
        "match": agreement.match,
        "reference": agreement.reference or None,
        "bootstrap": {
            "resamples": agreement.resamples,
            "seed": agreement.seed,
            "level": LEVEL,
        },
        "left_out": dict(agreement.left_out),
        "unfinished": agreement.unfinished,
        "units": {name: _unit(unit) for name, unit in agreement.units.items()},
    }


def _unit(unit: UnitAgreement) -> dict[str, Any]:
    return {
        "annotators": list(unit.annotators),
        "articles": unit.articles,
        "counted": unit.counted,
        "pairs": [_score(one) | {"articles": one.articles} for one in unit.pairs],
        "coefficients": [_coefficient(one) for one in unit.coefficients],
        "by_type": [{"type": one.type, **_score(one.score)} for one in unit.by_type],
        "by_article": [
            {"article": one.article, "title": one.title, **_amounts(one.score)}
            for one in unit.by_article
        ],
        "confusion": [_confusion(one) for one in unit.confusion],
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "a": score.a,
        "b": score.b,
        "precision": rounded(score.precision),
        "recall": rounded(score.recall),
        "f1": rounded(score.f1),
        "ci": _interval(score.ci),
        "matched": score.matched,
        "only_a": score.only_a,
        "only_b": score.only_b,
    }


def _amounts(score: Score) -> dict[str, Any]:
    """A score without an interval."""
    return {key: value for key, value in _score(score).items() if key != "ci"}


def _coefficient(one: Coefficient) -> dict[str, Any]:
    return {
        "name": one.name,
        "of": one.of,
        "between": list(one.between),
        "value": rounded(one.value),
        "ci": _interval(one.ci),
        "percent": rounded(None if one.percent is None else 100 * one.percent),
        "n": one.n,
        "skipped": dict(one.skipped),
        "undefined": one.undefined,
    }


def _confusion(confusion: Confusion) -> dict[str, Any]:
    cells = [{"a": a, "b": b, "count": count} for (a, b), count in sorted_cells(confusion.cells)]
    return {"of": confusion.of, "a": confusion.a, "b": confusion.b, "cells": cells}


def sorted_cells(
    cells: Mapping[tuple[str, str], int],
) -> list[tuple[tuple[str, str], int]]:
    """Return the cells of a confusion, the most frequent first."""
    return sorted(cells.items(), key=lambda cell: (-cell[1], cell[0]))


def rounded(value: float | None) -> float | None:
    """Return a number as it is given out; None where there is none."""
    return None if value is None else round(value, DIGITS) + 0.0  # + 0.0: no minus zero


def _interval(ci: tuple[float, float] | None) -> list[float | None] | None:
    return None if ci is None else [rounded(ci[0]), rounded(ci[1])]

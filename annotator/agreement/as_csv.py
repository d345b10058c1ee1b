"""Agreement as one table for spreadsheets: a row a number, what it is of in the columns before it.

UTF-8 with BOM and CRLF, cells guarded against formulas, as in the tables of an export.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

COLUMNS = (
    *("unit", "measure", "of", "between", "type", "article", "article_title", "value_a", "value_b"),
    *("value", "ci_low", "ci_high", "percent", "n", "matched", "only_a", "only_b"),
    *("precision", "recall", "undefined", "skipped"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
Row = dict[str, Any]


def as_csv(agreement: Mapping[str, Any]) -> str:
    """Return the plain values of `as_json.plain` as CSV."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for name, unit in agreement["units"].items():
        for row in _rows(unit):
            writer.writerow({key: _guarded(value) for key, value in {"unit": name, **row}.items()})
    return "\ufeff" + out.getvalue()


def _rows(unit: Mapping[str, Any]) -> Iterator[Row]:
    for pair in unit["pairs"]:
        yield {**_score(pair), **_interval(pair["ci"])}
    for one in unit["coefficients"]:
        yield {
            "measure": one["name"],
            "of": one["of"],
            "between": " | ".join(one["between"]),
            "value": one["value"],
            **_interval(one["ci"]),
            "percent": one["percent"],
            "n": one["n"],
            "undefined": one["undefined"],
            "skipped": " | ".join(f"{count} {why}" for why, count in one["skipped"].items()),
        }
    for one in unit["by_type"]:
        yield {**_score(one), **_interval(one["ci"]), "type": one["type"]}
    for one in unit["by_article"]:
        yield {**_score(one), "article": one["article"], "article_title": one["title"]}
    for table in unit["confusion"]:
        for cell in table["cells"]:
            yield {
                "measure": "confusion",
                "of": table["of"],
                "between": f"{table['a']} | {table['b']}",
                "value_a": cell["a"],
                "value_b": cell["b"],
                "n": cell["count"],
            }


def _score(score: Mapping[str, Any]) -> Row:
    kept = ("matched", "only_a", "only_b", "precision", "recall")
    return {
        "measure": "f1",
        "of": "spans",
        "between": f"{score['a']} | {score['b']}",
        "value": score["f1"],
        **{key: score[key] for key in kept},
    }


def _interval(ci: list[float] | None) -> Row:
    return {} if ci is None else {"ci_low": ci[0], "ci_high": ci[1]}


def _guarded(value: Any) -> Any:
    """Put a ' before a text that a spreadsheet would take for a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value

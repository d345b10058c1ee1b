"""datapackage.json: what stands in each column of the CSV files, in the words of Frictionless.

The form is Data Package 1 (tabular-data-package), which its readers of version 2 take as well.
"""

import json
from pathlib import Path
from typing import Any

from annotator.exchange.tables.columns import Column
from annotator.exchange.tables.tables import Table, tables
from annotator.exchange.tables.values import guarded
from annotator.model.codebook import Codebook

_REFERS = {
    ("mentions", "article"): "articles",
    ("mentions", "speaker_id"): "speakers",
    ("quotes", "article"): "articles",
    ("quotes", "speaker_id"): "speakers",
    ("events", "article"): "articles",
    ("participants", "article"): "articles",
    ("participants", "speaker_id"): "speakers",
    ("participants", "event"): "events",
}


def write(path: Path, codebook: Codebook, delimiter: str) -> None:
    """Write the description of the six CSV files beside it."""
    described = describe(codebook, delimiter)
    text = json.dumps(described, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def describe(codebook: Codebook, delimiter: str) -> dict[str, Any]:
    """Return the description of the six CSV files as plain JSON values."""
    return {
        "profile": "tabular-data-package",
        "name": "annotations",
        "title": "Speakers, quotes and events marked in articles",
        "codebook": {"name": codebook.name, "version": codebook.version},
        "resources": [_resource(table, delimiter) for table in tables(codebook)],
    }


def _resource(table: Table, delimiter: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.columns[0].name == "id":
        schema["primaryKey"] = ["id"]
    if keys := _foreign_keys(table):
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": f"{table.row}, one a row.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": delimiter,
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "skipInitialSpace": False,
            "header": True,
        },
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": f"{column.meaning[:1].upper()}{column.meaning[1:]}.",
        "editable": column.editable,
    }
    if column.choices:
        field["constraints"] = {"enum": [guarded(choice) for choice in column.choices]}
    return field


def _foreign_keys(table: Table) -> list[dict[str, Any]]:
    return [
        {"fields": [column], "reference": {"resource": other, "fields": ["id"]}}
        for (name, column), other in _REFERS.items()
        if name == table.name
    ]

"""Parquet as pyarrow reads it: the columns of the tables, typed, row group by row group."""

import csv
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from foreign_trips import RANDOM
from hypothesis import given
from pyarrow import parquet
from random_projects import projects

from annotator.errors import AnnotatorError
from annotator.exchange.exporting import export
from annotator.exchange.formats import WriteOptions
from annotator.exchange.importing import import_paths
from annotator.exchange.tables import parquet_format
from annotator.exchange.tables.tables import NAMES, tables
from annotator.model import codebook
from annotator.model.annotations import Quote
from annotator.model.article import Article


@pytest.fixture
def filled(project, gold_path):
    import_paths(project, [gold_path])
    return project


def test_each_table_is_a_file_with_the_columns_of_the_csv(filled, tmp_path):
    export(filled, tmp_path / "out", format="parquet")
    export(filled, tmp_path / "csv", format="csv")
    found = {path.stem: parquet.read_table(path) for path in (tmp_path / "out").iterdir()}
    assert found.keys() == set(NAMES)
    for name, table in found.items():
        with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        assert (table.column_names, table.num_rows) == (header, len(rows))


def test_columns_have_types_and_what_is_not_there_is_null(filled, tmp_path):
    export(filled, tmp_path / "out", format="parquet")
    quotes = parquet.read_table(tmp_path / "out" / "quotes.parquet")
    types = {field.name: field.type for field in quotes.schema}
    assert (types["date_start"], types["in_headline"]) == (pa.date32(), pa.bool_())
    rows = {row["id"]: row for row in quotes.to_pylist()}
    for quote in filled.all(Quote):
        row = rows[quote.id]
        assert row["in_headline"] is quote.in_headline
        assert row["stance"] == quote.stance
        assert row["text"].startswith(
            next(one.text for one in quote.spans if one.role == "content")
        )
    dated = next(row for row in rows.values() if row["date"] == "2018-03-20")
    assert dated["date_start"] == date(2018, 3, 20)
    articles = parquet.read_table(tmp_path / "out" / "articles.parquet").to_pylist()
    assert articles[0]["characters"] == filled.all(Article)[0].characters
    assert articles[0]["byline"] is None


def test_texts_are_neither_guarded_nor_cut(project, article, tmp_path):
    from annotator.editing.mentions import change_mention, mark_mention

    made = mark_mention(project, article.id, 0, 6)
    note = "=1+1 " + "x" * 40_000
    change_mention(project, made.id, note=note)
    export(project, tmp_path / "m.parquet", options=WriteOptions(table="mentions"))
    assert parquet.read_table(tmp_path / "m.parquet").to_pylist()[0]["note"] == note


def test_own_fields_have_the_type_of_the_codebook(project, gold, saved, tmp_path):
    plover = codebook.load("plover")
    kinds = {"weight": "number", "checked": "boolean", "tone": "text"}
    own = tuple(codebook.CustomField("quote", name, kind) for name, kind in kinds.items())
    gold["codebook"]["definition"] = replace(plover, custom_fields=own).to_dict()
    fields = {"weight": 3, "checked": True, "tone": "calm"}
    gold["articles"][0]["layers"][0]["quotes"][0]["fields"] = fields
    import_paths(project, [saved(gold)])
    written = export(project, tmp_path / "q.parquet", options=WriteOptions(table="quotes"))
    rows = parquet.read_table(tmp_path / "q.parquet").to_pylist()
    said = [{name: row[name] for name in kinds} for row in rows if row["tone"]]
    assert (said, written.proof.failures) == ([fields], ())


def test_one_table_is_one_file_and_a_folder_has_no_suffix(filled, tmp_path):
    written = export(filled, tmp_path / "e.parquet", options=WriteOptions(table="events"))
    assert (dict(written.counts), written.proof.back) == ({"events": 18}, {"events": (18, 18)})
    with pytest.raises(AnnotatorError, match="An export to parquet is several files"):
        export(filled, tmp_path / "all.parquet")
    with pytest.raises(AnnotatorError, match="There is no table 'x'"):
        export(filled, tmp_path / "x.parquet", options=WriteOptions(table="x"))


def test_a_table_is_written_in_row_groups(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_format, "ROWS", 25)
    export(filled, tmp_path / "out", format="parquet")
    with parquet.ParquetFile(tmp_path / "out" / "mentions.parquet") as file:
        groups = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
    assert groups == [25, 25, 11]


def test_the_columns_tell_what_they_mean(filled, tmp_path):
    export(filled, tmp_path / "out", format="parquet")
    schema = parquet.read_schema(tmp_path / "out" / "quotes.parquet")
    (table,) = (one for one in tables(filled.codebook) if one.name == "quotes")
    for column in table.columns:
        assert schema.field(column.name).metadata[b"comment"].decode() == column.meaning


@RANDOM
@given(projects())
def test_any_project_reads_back_as_it_was_written(tmp_path_factory, project):
    out = tmp_path_factory.mktemp("d") / "out"
    written = export(project, out, format="parquet")
    assert written.proof.failures == ()
    assert all(found == total for found, total in written.proof.back.values())
    project.close()

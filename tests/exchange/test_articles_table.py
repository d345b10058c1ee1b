"""Tables of articles: columns are guessed and told, or said; bad rows and endless files told."""

import csv
import io
import json
import tracemalloc
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from annotator.errors import AnnotatorError
from annotator.exchange.articles import columns, rows
from annotator.exchange.articles.columns import Columns
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.model.article import Article

LONG = (
    "Northland is ready for talks with all sides, an official of the ministry said on Tuesday. " * 2
)
HEADER = ("No", "Headline", "Date", "Outlet", "Full text", "Link", "Language")
FIRST = ("1", "Talks", "20/03/2018", "The Times", LONG, "https://example.org/1", "English")
SECOND = ("2", "Answer", "21/03/2018", "Courier", "“No.”\nSecond line.", "no link", "fr")


@pytest.fixture
def table(tmp_path):
    """Write rows as a table of any kind, and return its path."""

    def write(*given, name="table.csv", **options):
        path = tmp_path / name
        if path.suffix == ".xlsx":
            book = Workbook()
            for row in given:
                book.active.append(row)
            book.save(path)
        elif path.suffix == ".jsonl":
            lines = (dict(zip(given[0], row, strict=False)) for row in given[1:])
            path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        else:
            encoding = options.pop("encoding", "utf-8")
            with path.open("w", encoding=encoding, newline="") as file:
                csv.writer(file, **options).writerows(given)
        return path

    return write


def refusal(project, path, **options):
    with pytest.raises(ImportProblems) as refused:
        import_paths(project, [path], **options)
    assert project.all(Article) == []
    return refused.value.message


@pytest.mark.parametrize("name", ["table.csv", "table.xlsx", "table.jsonl"])
def test_columns_are_known_by_their_names(project, table, name):
    done = import_paths(project, [table(HEADER, FIRST, SECOND, name=name)])
    first, second = project.all(Article)
    assert [project.text(one.id) for one in (first, second)] == [LONG, "“No.”\nSecond line."]
    assert (first.title, first.published, first.source) == ("Talks", "2018-03-20", "The Times")
    assert (first.url, first.language) == ("https://example.org/1", "en")
    assert (second.published, second.url, second.language) == ("2018-03-21", None, "fr")
    said, unclear = done.warnings
    assert said.endswith(
        "text is 'Full text'; title is 'Headline'; published is 'Date'; source is 'Outlet';"
        " url is 'Link'; language is 'Language'; not used: 'No'"
    )
    assert "url 'no link' was left out, since it is not clear" in unclear


@pytest.mark.parametrize(
    "options",
    [
        {"delimiter": ";"},
        {"delimiter": "\t"},
        {"encoding": "utf-8-sig"},
        {"encoding": "utf-16"},
        {"lineterminator": "\n"},
    ],
)
def test_what_spreadsheets_write_is_read(project, table, options):
    import_paths(project, [table(HEADER, FIRST, SECOND, **options)])
    assert [one.title for one in project.all(Article)] == ["Talks", "Answer"]


def test_a_column_of_texts_is_known_by_its_length(project, table):
    done = import_paths(
        project, [table(("A", "Date", "B"), ("x", "2018", LONG), ("y", "2019", LONG * 2))]
    )
    assert [project.text(one) for one in done.articles] == [LONG, LONG * 2]
    assert "text is 'B'; published is 'Date'; not used: 'A'" in done.warnings[0]


def test_columns_that_are_said_go_before_names(project, table, tmp_path):
    path = table(("a", "b", "c", "d"), ("Headline", "Lead.", "Rest.", "03/04/2018"))
    said = tmp_path / "columns.toml"
    said.write_text(
        'dates = "day first"\n[columns]\ntext = ["a", "b", "c"]\ntitle = "a"\npublished = "d"\n'
        '[values]\nsource = "TASS"\nsource_type = "wire"\nlanguage = "en"\n'
    )
    import_paths(project, [path], columns=[columns.load(said)])
    (article,) = project.all(Article)
    assert project.text(article.id) == "Headline\nLead.\nRest."
    assert (article.title, article.published, article.source) == ("Headline", "2018-04-03", "TASS")
    assert (article.source_type, article.language) == ("wire", "en")


def test_a_column_that_is_not_there_is_told(project, table):
    path = table(HEADER, FIRST)
    said = Columns({"text": ("Body",)})
    assert "table.csv has no column 'Body'" in refusal(project, path, columns=[said])


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("[columns", "is no TOML"),
        ("[columns]\nwords = 'a'", "there is no field 'words' of an article"),
        ("[columns]\ntext = 3", "text is not the name of a column"),
        ("[columns]\ntitle = ['a', 'b']", "title can be one column only"),
        ("[values]\nsource = 3", "source is not text"),
        ("columns = 3", "columns is not a table"),
        ("dates = 'us'", "dates is neither"),
        ("other = 1", "the key 'other' is not known"),
    ],
)
def test_what_is_wrong_in_a_file_of_columns_is_told(tmp_path, toml, sentence):
    (tmp_path / "columns.toml").write_text(toml)
    with pytest.raises(AnnotatorError, match=sentence):
        columns.load(tmp_path / "columns.toml")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("03/04/2018", "20/04/2018"), "2018-04-03"),
        (("03/04/2018", "04/20/2018"), "2018-03-04"),
        (("03/04/2018", "05/06/2018"), None),
        (("03/04/2018", "20/04/2018", "04/20/2018"), None),
    ],
)
def test_days_are_read_as_others_of_their_column_tell(project, table, days, expected):
    import_paths(
        project, [table(("text", "date"), *((f"Text {i}.", day) for i, day in enumerate(days)))]
    )
    assert project.all(Article)[0].published == expected


def test_dates_and_numbers_of_a_workbook(project, table):
    path = table(("text", "date", "note"), ("A text.", datetime(2018, 3, 20), 7.0), name="t.xlsx")  # noqa: DTZ001
    import_paths(project, [path])
    (article,) = project.all(Article)
    assert (article.published, article.note) == ("2018-03-20", "7")


def test_rows_without_text_are_left_out_and_told(project, table):
    path = table(
        ("title", "text"), ("A", "Text."), ("B", ""), ("C", "NUL\0"), ("", ""), ("D", "More.")
    )
    done = import_paths(project, [path])
    assert [one.title for one in project.all(Article)] == ["A", "D"]
    assert done.left_out == (
        f"{path}:3: text: The text is empty",
        f"{path}:4: text: The text has a NUL character in line 1",
    )
    assert done.sentence() == "Imported 2 articles; left out 2 records with a problem."


def test_ids_are_kept_and_the_same_text_is_one_article(project, table):
    path = table(("id", "text"), ("a", "One."), ("a", "Two."), ("c", "One."))
    import_paths(project, [path])
    first, second = project.all(Article)
    assert {first.id, second.id} > {"a"}
    assert {project.text(one.id) for one in (first, second)} == {"One.", "Two."}


def test_a_table_without_texts_is_told(project, table):
    said = refusal(project, table(("a", "b"), ("1", "2")))
    assert "No column of" in said
    assert "its columns are: 'a', 'b'" in said


def test_a_table_with_a_million_columns_is_told(project, tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text(",".join(map(str, range(1_000_000))))
    assert "wide.csv has 1,000,000 columns; 1,000 are the most" in refusal(project, path)


@pytest.mark.parametrize("name", ["long.csv", "long.jsonl"])
def test_a_line_without_end_is_told_in_little_memory(project, tmp_path, monkeypatch, name):
    monkeypatch.setattr(rows, "LONGEST_ROW", 1_000_000)
    path = tmp_path / name
    with path.open("w") as file:
        file.write('{"title": "x", "body": "' if name.endswith("l") else "text,title\n")
        for _ in range(200):
            file.write("word " * 100_000)
    tracemalloc.start()
    assert "has more than" in refusal(project, path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b'text,title\nOne.,"not closed' + b" x\n" * 500_000, "Line .* is no row"),
        (b"text,title\nOne.,A\n" * 100_000 + b"\xff\xfe", "is not all in one encoding"),
    ],
)
def test_nothing_is_taken_of_a_table_that_breaks_off(project, tmp_path, monkeypatch, raw, sentence):
    monkeypatch.setattr(rows, "LONGEST_ROW", 100_000)
    (tmp_path / "half.csv").write_bytes(raw)
    with pytest.raises(ImportProblems, match=sentence):
        import_paths(project, [tmp_path / "half.csv"])
    assert project.all(Article) == []


def test_half_a_line_of_json_is_told(project, tmp_path):
    path = tmp_path / "half.jsonl"
    path.write_text('{"headline": "A", "body": "One."}\n{"headline": "B", "bo')
    assert "Line 2 of" in refusal(project, path)


def rewritten(path, change):
    """Change the text of the only sheet of a workbook."""
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as opened:
        parts = {one: opened.read(one) for one in opened.namelist()}
    parts[name] = change(parts[name].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for one, content in parts.items():
            opened.writestr(one, content)


def test_a_thousand_million_empty_rows_are_not_walked_through(project, table):
    path = table(("text",), ("One.",), name="t.xlsx")
    last = '<row r="1000000000"><c r="A1000000000" t="inlineStr"><is><t>Two.</t></is></c></row>'
    rewritten(path, lambda xml: xml.replace("</sheetData>", f"{last}</sheetData>"))
    done = import_paths(project, [path])
    assert [project.text(one) for one in done.articles] == ["One."]


def test_entities_in_a_workbook_are_refused(project, table):
    path = table(("text",), ("One.",), name="t.xlsx")
    dtd = '<!DOCTYPE x [<!ENTITY b "bomb">]>'
    rewritten(path, lambda xml: xml.replace("<worksheet", f"{dtd}<worksheet", 1))
    assert "t.xlsx declares a document type or entities" in refusal(project, path)


def test_half_a_workbook_is_told(project, table):
    path = table(("text",), ("One.",), name="t.xlsx")
    path.write_bytes(path.read_bytes()[:-100])
    assert "t.xlsx is damaged or not complete" in refusal(project, path)


@pytest.mark.parametrize(
    ("line", "is_ours"),
    [
        ({"format": "diplomatic-annotator", "version": 1}, True),
        ({"text": "One.", "title": "A", "words": 2}, True),
        ({"text": "One.", "date": "2018"}, False),
        ({"body": "One."}, False),
    ],
)
def test_lines_of_ours_are_told_from_those_of_others(tmp_path, line, is_ours):
    from annotator.exchange.recognising import format_of

    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps(line))
    assert (format_of(path).name == "jsonl") is is_ours


def test_lines_from_standard_input_are_known_by_how_they_begin(project, monkeypatch):
    lines = io.TextIOWrapper(io.BytesIO(b'{"headline": "A", "body": "One."}\n'))
    monkeypatch.setattr("sys.stdin", lines)
    import_paths(project, ["-"], format="table")
    assert [one.title for one in project.all(Article)] == ["A"]


ARTICLES = [{"Headline": "Talks", "Date": "2018-03-20", "Full text": LONG}, {"Full text": "No."}]


@pytest.mark.parametrize(
    "content",
    [json.dumps(ARTICLES, indent=1), "\n".join(map(json.dumps, ARTICLES)), json.dumps(ARTICLES)],
)
def test_a_json_file_of_articles_is_a_table(project, tmp_path, content):
    path = tmp_path / "articles.json"
    path.write_text(content, encoding="utf-8")
    imported = import_paths(project, [path])
    found = [project.get(Article, id) for id in imported.articles]
    assert [(one.title, one.published) for one in found] == [("Talks", "2018-03-20"), ("No.", None)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[1, 2]", "Item 1 of the list in {} is no JSON object"),
        ('[{"text": "Half"}', "{}:1: this is not JSON"),
        ('[{"text": "Bad \\ud800"}]', "{}:1: text: "),
        ('[{"text": "Long", "id": ' + 5000 * "9" + "}]", "{}:1: a number has too many digits"),
        ('[{"text": "None", "id": NaN}]', "{}:1: NaN is not a number of JSON"),
    ],
)
def test_a_json_list_that_is_no_table_is_refused_whole(project, tmp_path, content, told):
    path = tmp_path / "articles.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImportProblems) as error:
        import_paths(project, [path])
    assert told.format(path) in str(error.value)
    assert project.all(Article) == []


def test_an_export_of_ours_is_no_table_of_articles(tmp_path):
    from annotator.exchange.recognising import format_of

    path = tmp_path / "ours.json"
    path.write_text('{"format": "diplomatic-annotator",\n"version": 1}', encoding="utf-8")
    assert format_of(path).name == "json"


def test_lines_with_numbers_for_ids_are_a_table_and_doccanos_own_marks_are_spoken_of(
    project, tmp_path
):
    path = tmp_path / "rows.jsonl"
    rows = [{"id": n, "text": f"Text {n}.", "label": ["news"]} for n in (1, 2)]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    imported = import_paths(project, [path])
    assert len(imported.articles) == 2
    (told,) = imported.warnings
    assert "not used: 'label'; marks of doccano come in with --format doccano" in told

"""`annotator import` and `export`: what is said at the end, and what is refused and why."""

import csv
import io
import json

import pytest

TEXT = "Moscow said “yes” 🕊 to Seoul."


def article(**changes):
    """One article in the exchange format, with one quote."""
    span = {"role": "content", "start": 12, "end": 17, "text": "“yes”"}
    quote = {"id": "q1", "type": "direct", "speaker": "s1", "spans": [span]}
    event = {
        "id": "e1",
        "type": "CONSULT",
        "spans": [{"role": "trigger", "start": 7, "end": 11, "text": "said"}],
        "participants": [{"role": "actor", "speaker": "s1"}],
    }
    layer = {"annotator": "n1", "quotes": [quote], "events": [event]}
    return {"id": "a1", "title": "Moscow said yes", "text": TEXT, "layers": [layer]} | changes


def exchange(*articles, **top):
    """A file in the exchange format."""
    return {
        "format": "diplomatic-annotator",
        "version": 1,
        "offset_unit": "unicode code point",
        "codebook": {"name": "PLOVER", "version": "2.0"},
        "annotators": [{"id": "n1", "name": "omar"}],
        "speakers": [{"id": "s1", "name": "Russia", "kind": "state"}],
        "articles": list(articles),
    } | top


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where the files to import are, and where we are."""
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    return tmp_path / "in"


@pytest.fixture
def refused(path, folder, typed):
    """Import a file that must be refused; nothing may have changed; returns what is said."""

    def run(name, content, *options):
        raw = content if isinstance(content, bytes) else json.dumps(content, indent=1).encode()
        (folder / name).write_bytes(raw)
        before = typed("export", path, "-o", "-", "--format", "json")[1]
        code, out, err = typed("import", path, name, *options)
        assert (code, out) == (1, "")
        assert typed("export", path, "-o", "-", "--format", "json")[1] == before
        assert typed("history", path, "--json", "--limit", "99")[1].count('"id"') == 4
        return err

    return run


NOTHING = "Nothing was imported; mend the file and import it again.\n"


def test_a_text(path, folder, typed):
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    assert typed("import", path, "b.txt") == (0, "", "Imported 1 article.\n")
    assert typed("search", path, "seoul")[1].endswith("Moscow said “yes” 🕊 to [Seoul].\n")


def test_the_same_text_is_the_same_article(path, folder, typed):
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    assert typed("import", path, "b.txt")[0] == 0
    code, _, err = typed("import", path, "b.txt")
    assert (code, err) == (0, "Imported nothing; 1 article already there.\n")
    assert '"articles": 2' in typed("info", path, "--json")[1]


def test_a_folder_of_texts(path, folder, typed):
    for name in ("b.txt", "c.txt", ".hidden.txt", "picture.png"):
        (folder / name).write_text(f"{name} {TEXT}", encoding="utf-8")
    code, _, err = typed("import", path, folder)
    assert code == 0
    assert err == "Imported 2 articles; passed over 1 file of no known format.\n"


def test_records_and_whose_they_are(path, folder, typed):
    (folder / "b.json").write_text(json.dumps(exchange(article())))
    said = "Imported 1 article, 1 speaker, 1 quote and 1 event.\n"
    assert typed("import", path, "b.json", "--annotator", "lee") == (0, "", said)
    people = json.loads(typed("info", path, "--json")[1])["annotators"]
    assert [person["name"] for person in people] == ["mina", "omar"]
    assert json.loads(typed("history", path, "--json")[1])[0]["annotator"] == "lee"
    assert typed("check", path)[0] == 0


def test_a_table_of_articles_by_its_columns(path, folder, typed):
    (folder / "b.csv").write_text("h,t\nTalks,We agree.\n")
    (folder / "c.toml").write_text('[columns]\ntext = "t"\ntitle = "h"\n')
    code, _, err = typed("import", path, "b.csv")
    assert code == 1
    assert "or say which it is (--columns FILE.toml)" in err
    code, _, err = typed("import", path, "b.csv", "--columns", "c.toml", "--dry-run")
    said = "b.csv: text is 't'; title is 'h'\nWould import 1 article.\n"
    assert (code, err) == (0, said)
    assert typed("import", path, "b.csv", "--columns", "c.toml")[0] == 0
    assert typed("search", path, "agree")[0] == 0


def test_a_dry_run_changes_nothing(path, folder, typed):
    (folder / "b.json").write_text(json.dumps(exchange(article())))
    said = "Would import 1 article, 1 speaker, 1 quote and 1 event.\n"
    assert typed("import", path, "b.json", "--dry-run") == (0, "", said)
    assert '"articles": 1' in typed("info", path, "--json")[1]


def test_an_import_is_one_step(path, folder, typed):
    before = typed("export", path, "-o", "-", "--format", "json")[1]
    (folder / "b.json").write_text(json.dumps(exchange(article())))
    assert typed("import", path, "b.json")[0] == 0
    assert typed("undo", path) == (0, "Undo: Import\n", "")
    assert typed("export", path, "-o", "-", "--format", "json")[1] == before


def test_from_standard_input_to_standard_output(tmp_path, process, typed):
    words = json.dumps(exchange(article())).encode()
    fresh = tmp_path / "fresh.sqlite"
    assert typed("new", fresh)[0] == 0
    done = process("import", fresh, "-", "--format", "json", input=words)
    assert (done.returncode, done.stdout) == (0, b"")
    done = process("export", fresh, "-o", "-", "--format", "json")
    assert json.loads(done.stdout)["articles"][0]["text"] == TEXT
    assert done.stderr == (
        b"Wrote 1 article, 1 of 1 speaker, 0 of 0 mentions, 1 of 1 quote and 1 of 1 event.\n"
    )


def test_standard_input_needs_a_format(path, process):
    done = process("import", path, "-", input=b"Moscow said yes.")
    said = b"Standard input tells no format. Name one with --format.\n"
    assert (done.returncode, done.stderr) == (1, said)


def test_there_and_back_gives_the_same_bytes(path, tmp_path, typed):
    assert typed("export", path, "-o", tmp_path / "a.json")[0] == 0
    assert typed("new", tmp_path / "b.sqlite")[0] == 0
    assert typed("import", tmp_path / "b.sqlite", tmp_path / "a.json")[0] == 0
    assert typed("export", tmp_path / "b.sqlite", "-o", tmp_path / "b.json")[0] == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_one_table_with_semicolons(path, typed):
    words = ("-o", "-", "--format", "csv", "--table", "quotes", "--delimiter", ";")
    code, out, _ = typed("export", path, *words)
    assert code == 0
    (row,) = csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";")
    assert (row["speaker"], row["text"], row["annotator"]) == (
        "Suh Hoon",
        "“We are ready,”",
        "mina",
    )


def test_one_table_with_tabs(path, typed):
    words = ["export", path, "-o", "-", "--table", "articles", "--delimiter", r"\t"]
    code, out, _ = typed(*words)
    assert (code, out.split("\t")[:2]) == (0, ["\ufeffid", "title"])


def test_only_one_annotators_work(path, folder, typed):
    (folder / "b.json").write_text(json.dumps(exchange(article())))
    assert typed("import", path, "b.json")[0] == 0
    words = ("-o", "-", "--format", "json", "--annotator", "omar")
    found = json.loads(typed("export", path, *words)[1])
    assert [person["name"] for person in found["annotators"]] == ["omar"]


def test_bad_json_names_file_line_and_key(refused):
    assert refused("b.json", b'{\n"format": "diplomatic-annotator",\n"version" 1}') == (
        "b.json:3: column 11: this is not JSON: Expecting ':' delimiter\n" + NOTHING
    )
    assert refused("b.json", exchange(article(title=7))).startswith("b.json:")
    assert ": articles[0].title: " in refused("b.json", exchange(article(title=7)))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (12, 99, "content 12..99 lies outside the text of 29 characters"),
        (13, 18, "content 13..18 says '“yes”', but the text there is 'yes” '"),
    ],
)
def test_spans_that_are_not_in_the_text(start, end, said, refused):
    wrong = article()
    wrong["layers"][0]["quotes"][0]["spans"][0] |= {"start": start, "end": end}
    err = refused("b.json", exchange(wrong))
    assert err.startswith("b.json:")
    assert f"{said}\n{NOTHING}" in err


def test_every_problem_is_told_a_line_each(refused):
    wrong = article()
    wrong["layers"][0]["events"][0]["type"] = "CONSOLT"
    wrong["layers"][0]["quotes"][0]["stance"] = "angry"
    lines = refused("b.json", exchange(wrong)).splitlines()
    assert len(lines) == 3
    assert (
        "type 'CONSOLT' is not known in the codebook PLOVER 2.0; did you mean CONSULT?"
        in "".join(lines[:2])
    )
    assert "stance 'angry' is not known" in "".join(lines[:2])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Moscow \0 said", "b.txt: The text has a NUL character in line 1."),
        (b"", "b.txt: The text is empty."),
        (b" \r\n ", "b.txt: The text is empty."),
        (bytes(range(128, 256)) * 9, "The encoding of b.txt is not known. Save it as UTF-8,"),
    ],
)
def test_what_is_no_text(content, said, refused):
    err = refused("b.txt", content)
    assert err.startswith(said)
    assert err.endswith(NOTHING)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["none.txt"], "There is no file none.txt. Look at its name and folder.\n"),
        (["x.dat"], "No format is known for x.dat. Name one with --format: "),
        (["x.dat", "--format", "odf"], "There is no format 'odf'. See them all with: annotator"),
    ],
)
def test_what_cannot_be_imported(words, said, path, folder, typed):
    (folder / "x.dat").write_text("x")
    code, out, err = typed("import", path, *words)
    assert (code, out) == (1, "")
    assert err.startswith(said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "none/x.json"], "There is no folder none."),
        (["-o", "x.doc"], "No format is known for x.doc."),
        (["-o", "x.txt"], "No format is known for x.txt."),
        (["-o", "-"], "Standard output tells no format."),
        (["-o", "x.json", "--article", "zzz"], "There is no article zzz in this project."),
        (["-o", "x.json", "--annotator", "zoe"], "No annotator of this project is called 'zoe'."),
    ],
)
def test_what_cannot_be_exported(words, said, path, folder, typed):
    code, out, err = typed("export", path, *words)
    assert (code, out) == (1, "")
    assert err.startswith(said)
    assert list(folder.iterdir()) == []

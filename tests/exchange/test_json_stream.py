"""A JSON document read piece by piece: the same values as when it is read whole."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.importing import import_paths
from annotator.exchange.json import stream as json_stream
from annotator.exchange.json.stream import JsonStream, NotInPieces, count_articles
from annotator.exchange.problems import ImportProblems

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=12,
)  # fmt: skip


def pairs(text):
    return list(JsonStream(io.StringIO(text)).pairs("articles"))


@given(
    st.dictionaries(st.text(), values, max_size=4),
    st.lists(values, max_size=4),
    st.sampled_from([None, 1, "\t"]),
    st.integers(1, 40),
)
def test_pieces_are_the_values_of_the_whole(top, listed, indent, chunk):
    top.pop("articles", None)
    text = json.dumps({**top, "articles": listed}, indent=indent, ensure_ascii=False)
    expected = [*top.items(), *(("articles", value) for value in listed)]
    kept, json_stream._CHUNK = json_stream._CHUNK, chunk
    try:
        assert pairs(text) == expected
    finally:
        json_stream._CHUNK = kept


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "",
        "{",
        '{"a" 1}',
        '{"a": 1,}',
        '{"a": 1} x',
        '{"articles": {}}',
        '{"articles": [1,]}',
        "{1: 2}",
    ],
)
def test_what_is_not_such_an_object_is_refused(text):
    with pytest.raises((NotInPieces, ValueError)):
        pairs(text)


def test_the_articles_of_a_document_are_counted(tmp_path, gold):
    gold["articles"] *= 3
    gold["articles"][0]["text"] += '"sha256"'
    path = tmp_path / "three.json"
    path.write_text(json.dumps(gold), encoding="utf-8")
    assert count_articles(path) == 3


def test_articles_before_the_speakers_come_in_too(project, gold, saved):
    backwards = {key: gold[key] for key in reversed(gold)}
    import_paths(project, [saved(backwards)])
    assert project.db.execute("SELECT count(*) FROM quotes").fetchone() == (12,)


def test_a_document_that_breaks_off_in_its_second_article_changes_nothing(project, gold, tmp_path):
    text = json.dumps({**gold, "articles": gold["articles"] * 2})
    path = tmp_path / "half.json"
    path.write_text(text[:-200], encoding="utf-8")
    with pytest.raises(ImportProblems, match="this is not JSON"):
        import_paths(project, [path])
    assert project.db.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_articles_whose_layers_name_nobody_are_of_the_person_who_imports(project, tmp_path):
    lines = [
        json.dumps(
            {
                "text": text,
                "layers": [{"mentions": [{"id": text, "start": 0, "end": 3, "text": text[:3]}]}],
            }
        )
        for text in ("One two", "Two three", "Six ten")
    ]
    path = tmp_path / "nobody.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    import_paths(project, [path])
    owners = project.db.execute(
        "SELECT n.name FROM layers l JOIN annotators n ON n.id = l.annotator"
    )
    assert owners.fetchall() == [(project.annotator,)] * 3

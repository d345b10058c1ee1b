"""A file that is not right is refused whole: every fault told with its line, place and words."""

import json

import pytest

from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.model.annotations import Mention, Quote
from annotator.model.article import Article


def problems_of(project, path):
    """What an import is refused for, without the file's name; nothing is left of it."""
    with pytest.raises(ImportProblems) as refused:
        import_paths(project, [path])
    assert project.all(Article) == []
    assert project.undo_entry is None
    return [problem.removeprefix(f"{path}:") for problem in refused.value.problems]


def layer_of(gold):
    return gold["articles"][0]["layers"][0]


def break_span(gold):
    layer_of(gold)["mentions"][0] |= {"end": 99999}


def break_words(gold):
    layer_of(gold)["quotes"][0]["spans"][1]["text"] = "–"


def break_negative(gold):
    layer_of(gold)["mentions"][0] |= {"start": -3}


def break_type(gold):
    layer_of(gold)["events"][0]["type"] = "AGRE"


def break_kind(gold):
    layer_of(gold)["quotes"][0]["type"] = "shouted"


def break_date(gold):
    layer_of(gold)["quotes"][0]["date"] = "20 March"


def break_speaker(gold):
    layer_of(gold)["quotes"][0]["speaker"] = "nobody"


def break_part(gold):
    layer_of(gold)["events"][0]["participants"][0]["mention"] = "m99"


def break_quote(gold):
    layer_of(gold)["events"][0]["quote"] = "q99"


def break_id(gold):
    layer_of(gold)["mentions"][1]["id"] = "m01"


def break_number(gold):
    layer_of(gold)["mentions"][0]["start"] = "0"


def break_truth(gold):
    layer_of(gold)["quotes"][0]["in_headline"] = 1


def break_null(gold):
    layer_of(gold)["quotes"][0]["note"] = None


def break_content(gold):
    del layer_of(gold)["quotes"][0]["spans"][0]


def break_missing(gold):
    del layer_of(gold)["quotes"][0]["type"]


def break_annotator(gold):
    layer_of(gold)["annotator"] = "n9"


def break_hash(gold):
    gold["articles"][0]["sha256"] = "0" * 64


def break_country(gold):
    gold["speakers"][0]["country"] = "Russia"


def break_layer(gold):
    gold["articles"][0]["layers"] = {"annotator": "n1"}


def break_empty(gold):
    gold["articles"][0] |= {"text": " \n", "sha256": "0"}


FAULTS = {
    break_span: "mentions[0]: in “Russia ready for dialogue with North Korea — Foreign Ministry”,"
    " mention m01: mention 0..99999 lies outside the text of 3340 characters",
    break_words: "quote q01: cue 43..44 says '–', but the text there is '—'",
    break_negative: "mention m01: mention -3..6 lies outside the text",
    break_type: "events[0]: type 'AGRE' is not known in the codebook PLOVER 2.0; did you mean",
    break_kind: "quotes[0]: type 'shouted' is not known",
    break_date: "quotes[0]: date: '20 March' is not a date",
    break_speaker: "quotes[0].speaker: there is no speaker 'nobody'",
    break_part: "events[0].participants[0].mention: there is no mention 'm99'",
    break_quote: "events[0].quote: there is no quote 'q99'",
    break_id: "mentions[1]: the id 'm01' is there twice",
    break_number: "mentions[0].start: is text, not a whole number",
    break_truth: "quotes[0].in_headline: is a number, not true or false",
    break_null: "quotes[0].note: is null, not text",
    break_content: "quote q01: a quote needs at least one stretch of quoted words (content)",
    break_missing: "quotes[0]: the key 'type' is missing",
    break_annotator: "layers[0].annotator: there is no annotator 'n9'",
    break_hash: "articles[0].sha256: it is not the SHA-256 of the text",
    break_country: "speakers[0]: country 'Russia' is not a country code",
    break_layer: "articles[0].layers: is an object, not a list of objects",
    break_empty: "articles[0].text: The text is empty",
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_is_told(project, gold, saved, fault):
    fault(gold)
    found = problems_of(project, saved(gold))
    assert any(FAULTS[fault] in problem for problem in found), found
    assert len(found) == 1


def test_all_faults_are_told_each_with_its_line(project, gold, saved):
    for fault in (break_words, break_type, break_speaker, break_country):
        fault(gold)
    path = saved(gold)
    found = problems_of(project, path)
    assert len(found) == 4
    lines = path.read_text(encoding="utf-8").split("\n")
    told = [int(problem.partition(":")[0]) for problem in found]
    assert told == sorted(told)
    assert '"id": "a01"' in lines[told[0]]
    assert '"speaker": "nobody"' in lines[told[2] - 1]
    assert '"id": "e01"' in lines[told[3]]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"format": "diplomatic-annotator",\n "version" 1}', "2: column 12: this is not JSON"),
        ("[1, 2]", "1: this is not a JSON object"),
        ('{"version": 1}', "1: this is not Annotator's exchange format"),
        ('{"format": "diplomatic-annotator", "version": 2}', "1: this is version 2 of the format"),
        ('{"format": "diplomatic-annotator"}', "1: its key 'version' is not a whole number"),
        ("", "1: column 1: this is not JSON"),
        ('{"a": NaN}', "1: NaN is not a number of JSON"),
        ('{"a": 1e999}', "1: the number 1e999 is too large"),
        ('{"a": "\\ud800"}', "1: it holds half of a surrogate pair"),
        ('{"a": "\\u0000"}', "1: it holds a NUL character"),
        ("[" * 100_000, "1: objects are nested too deeply"),
    ],
)
def test_what_is_no_exchange_file_is_told(project, tmp_path, text, problem):
    path = tmp_path / "in.json"
    path.write_text(text, encoding="utf-8")
    (found,) = problems_of(project, path)
    assert found.startswith(problem)


def test_bytes_that_are_not_utf8_are_told(project, tmp_path):
    path = tmp_path / "in.json"
    path.write_bytes(b'{\n"format": "\xff"}')
    assert problems_of(project, path) == ["2: byte 14 is not UTF-8"]


def test_lines_are_told_by_number(project, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text('{"text": "one"}\n\n{"text": 2}\n{"text"}\n{"title": "no text"}\n')
    assert problems_of(project, path) == [
        "3: text: is a number, not text",
        "4: column 8: this is not JSON: Expecting ':' delimiter",
        "5: the key 'text' is missing",
    ]


def test_an_unknown_key_is_told_once_and_the_import_goes_on(project, gold, saved):
    for mention in layer_of(gold)["mentions"]:
        mention["colour"] = "red"
    gold["made_by"] = "hand"
    path = saved(gold)
    place = "articles[0].layers[0].mentions[0]"
    assert import_paths(project, [path]).warnings == (
        f"{path}:1: the key 'made_by' is not known",
        f"{path}:{line_of(path)}: {place}: the key 'colour' is not known (61 times)",
    )
    assert len(project.all(Mention)) == 61


def line_of(path):
    """The line in which the first mention begins."""
    return path.read_text(encoding="utf-8").split("\n").index('       "id": "m01",')


def test_offsets_into_a_text_with_crlf_and_bom_move_with_it(project, saved):
    text = "\ufeffOne\r\ntwo \U0001f54a\rthree“é”\r\n"
    words = ("two \U0001f54a\rthree", "“é”", "One\r\ntwo")
    spans = [
        {"role": "content", "start": at, "end": at + len(word), "text": word}
        for word in words
        for at in [text.index(word)]
    ]
    quote = {"id": "q", "type": "mixed", "spans": spans}
    import_paths(project, [saved({"text": text, "layers": [{"quotes": [quote]}]}, name="x.jsonl")])
    kept = project.text(project.all(Article)[0].id)
    assert kept == "One\ntwo \U0001f54a\nthree“é”\n"
    for span, word in zip(project.get(Quote, "q").spans, words, strict=True):
        assert (
            kept[span.start : span.end]
            == span.text
            == word.replace("\r\n", "\n").replace("\r", "\n")
        )


def test_a_file_with_a_bom_is_read(project, gold, tmp_path):
    path = tmp_path / "in.json"
    path.write_text(json.dumps(gold), encoding="utf-8-sig")
    assert import_paths(project, [path]).counts["quotes"]["new"] == 12

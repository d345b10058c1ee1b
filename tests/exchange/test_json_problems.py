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


def break_circle(gold):
    layer_of(gold)["quotes"][0]["parent"] = layer_of(gold)["quotes"][0]["id"]


def break_link(gold):
    event = {**layer_of(gold)["events"][0], "id": "x", "same_as": "e02", "participants": []}
    gold["annotators"].append({"id": "n2", "name": "second"})
    gold["articles"][0]["layers"].append({"annotator": "n2", "events": [{**event, "quote": None}]})


def break_version(gold):
    gold["articles"].append({"id": "x", "text": "x", "replaces": gold["articles"][0]["id"]})
    gold["articles"][0]["replaces"] = "x"


def break_purpose(gold):
    gold["articles"][0]["assignments"] = [{"annotator": "n1", "purpose": "fun"}]


def break_assignments(gold):
    gold["articles"][0]["assignments"] = [{"annotator": "n1"}, {"annotator": "n1"}]


def break_score(gold):
    layer_of(gold)["mentions"][0]["score"] = 10**400


def break_depth(gold):
    value = layer_of(gold)["mentions"][0].setdefault("fields", {})
    for _ in range(60):
        value["in"] = value = {}


def break_sector(gold):
    gold["speakers"][0]["sector"] = "GOVT"


def break_actor(gold):
    gold["speakers"][0]["cameo_code"] = "KORGO"


def break_cameo(gold):
    layer_of(gold)["events"][0]["cameo_code"] = "0361"


def break_moment(gold):
    layer_of(gold)["quotes"][0]["updated_at"] = "2018-03-20T09:30:00+09:00"


def break_made(gold):
    gold["articles"][0]["created_at"] = "2018-02-30T00:00:00Z"


def break_field(gold):
    layer_of(gold)["quotes"][0]["fields"] = {"tone": "warm"}


def break_sameness(gold):
    event = layer_of(gold)["events"][2]
    event["same_as"] = event["id"]


def break_articles(gold):
    gold["articles"] = None


def break_annotators(gold):
    gold["annotators"].append({"id": "n2", "name": gold["annotators"][0]["name"]})


def break_blank(gold):
    layer_of(gold)["events"][0]["id"] = " "


FAULTS = {
    break_circle: "quotes[0].parent: the quote stands within itself",
    break_link: "events[0].same_as: the event 'e02' is of another annotator or article",
    break_sector: "speakers[0]: sector 'GOVT' is not known; did you mean GOV?",
    break_actor: "speakers[0]: cameo_code 'KORGO' is not a code of an actor in CAMEO",
    break_cameo: "events[0]: cameo_code '0361' is not known; did you mean 061?",
    break_moment: "quotes[0]: updated_at '2018-03-20T09:30:00+09:00' is not a moment in UTC",
    break_made: "articles[0]: created_at '2018-02-30T00:00:00Z' is not a moment in UTC",
    break_field: "quotes[0]: fields: the codebook PLOVER 2.0 has no field 'tone' of quotes",
    break_sameness: "events[2].same_as: the event is the same as itself, by way of others",
    break_version: "articles[1].replaces: the article replaces itself",
    break_purpose: "articles[0]: the purpose of an assignment 'fun' is not known",
    break_assignments: "articles[0]: it is assigned twice to one annotator",
    break_score: "mentions[0]: the score is too large",
    break_depth: "mentions[0].fields: its values are nested too deeply",
    break_articles: "articles: is null, not a list of objects",
    break_blank: "events[0].id: is empty",
    break_annotators: "annotators[1]: the name 'reference' is there twice",
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


def test_a_circle_through_two_parts_of_a_layer_is_told(project, gold, saved):
    first, *others = layer_of(gold)["quotes"]
    first["parent"], others[0]["parent"] = others[0]["id"], first["id"]
    layer_of(gold)["quotes"] = others
    gold["articles"][0]["layers"].append({"annotator": "n1", "quotes": [first]})
    found = problems_of(project, saved(gold))
    assert [problem.split(": ", 1)[1] for problem in found] == [
        "articles[0].layers[0].quotes[0].parent: the quote stands within itself",
        "articles[0].layers[1].quotes[0].parent: the quote stands within itself",
    ]


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
        ("[1, 2]", "Item 1 of the list in "),
        ("7", "1: this is not a JSON object"),
        ('{"version": 1}', "1: this is not Annotator's exchange format"),
        ('{"format": "diplomatic-annotator", "version": 2}', "1: this is version 2 of the format"),
        ('{"format": "diplomatic-annotator"}', "1: its key 'version' is not a whole number"),
        ("", "1: column 1: this is not JSON"),
        ('{"a": NaN}', "1: NaN is not a number of JSON"),
        ('{"a": 1e999}', "1: 1e999 is too large a number"),
        ('{"a": "\\ud800"}', "1: a: it holds half of a surrogate pair"),
        ('{"a": "\\u0000"}', "1: a: it holds a NUL character"),
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


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("NaN", "NaN is not a number of JSON"),
        ("-1e999", "-1e999 is too large a number"),
        ("1" * 5000, "a number has too many digits"),
        (r'"a\u0000"', "layers.x[1]: it holds a NUL character"),
        (r'"\ud800"', "layers.x[1]: it holds half of a surrogate pair"),
        (r'{"\ud800": 1}', "layers.x[1]: a key: it holds half of a surrogate pair"),
    ],
    ids=("nan", "infinite", "long", "nul", "surrogate", "key"),
)
def test_what_no_value_can_be_is_told_with_its_line(project, tmp_path, value, problem):
    path = tmp_path / "in.json"
    path.write_text(f'{{"a": "NaN -1e999",\n"layers":\n{{"x": [0,\n{value}]}}}}')
    assert problems_of(project, path) == [f"4: {problem}"]


def test_a_question_ends_the_sentence_that_tells_of_it():
    asks = ImportProblems(["a.csv:3: 'neutrall' is not known; did you mean neutral?"])
    says = ImportProblems(["a.csv:3: the name is empty"])
    assert asks.message.endswith("did you mean neutral?")
    assert says.message.endswith("the name is empty.")

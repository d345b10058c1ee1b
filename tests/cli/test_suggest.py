"""`annotator suggest` on the seed article: what it proposes, and that it writes nothing."""

import json
from hashlib import sha256

import pytest

from annotator import settings
from annotator.model import codebook
from annotator.store import files
from tests.cli.conftest import ROOT

SEED = json.loads((ROOT / "tests/files/seed-gold.json").read_text(encoding="utf-8"))
ARTICLE = SEED["articles"][0]["id"]
KEYS = ["article", "kind", "rule", "reason", "score", "record"]


def _project(folder, document):
    folder.mkdir(exist_ok=True)
    path = folder / "seed.sqlite"
    files.create(path, codebook.load("plover"), annotator="mina").close()
    source = folder / "seed.json"
    source.write_text(json.dumps(document), encoding="utf-8")
    return path, source


def _without_records():
    articles = [{**article, "layers": []} for article in SEED["articles"]]
    return {**SEED, "articles": articles}


@pytest.fixture
def bare(tmp_path, typed):
    """The seed article with its speakers, and nothing marked."""
    path, source = _project(tmp_path, _without_records())
    assert typed("import", path, source)[0] == 0
    return path


def _proposed(typed, path, *options):
    code, out, _ = typed("suggest", path, "--json", *options)
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


def test_all_quotes_of_the_seed_article_are_proposed_with_their_speakers(bare, typed):
    lines = _proposed(typed, bare)
    assert all(list(line) == KEYS for line in lines)
    quotes = [line["record"] for line in lines if line["kind"] == "quote"]
    gold = SEED["articles"][0]["layers"][0]["quotes"]
    parts = ("content", "cue", "source", "addressee")

    def told(quote):
        spans = [(s["role"], s["start"], s["end"]) for s in quote["spans"] if s["role"] in parts]
        return tuple(sorted(spans)), quote["type"], quote["in_headline"]

    right = {told(quote): quote["speaker"] for quote in gold}
    found = {told(quote): quote["speaker"] for quote in quotes}
    assert found.keys() == right.keys()
    wrong = [found[key] for key in right if found[key] != right[key]]
    assert wrong == [None]  # an official who is named two sentences later


def test_names_of_known_speakers_are_proposed_where_they_stand(bare, typed):
    lines = _proposed(typed, bare, "--article", ARTICLE)
    named = {(r["start"], r["end"], r["speaker"]) for r in _records(lines, "mention")}
    gold = SEED["articles"][0]["layers"][0]["mentions"]
    marked = {(one["start"], one["end"], one["speaker"]) for one in gold if one["kind"] == "name"}
    assert len(named & marked) >= 0.7 * len(marked)


def _records(lines, kind):
    return [line["record"] for line in lines if line["kind"] == kind]


def test_who_is_new_has_a_name_and_no_id(tmp_path, typed):
    path, source = _project(tmp_path, {**_without_records(), "speakers": []})
    typed("import", path, source)
    quotes = _records(_proposed(typed, path), "quote")
    assert all(quote["speaker"] is None for quote in quotes)
    assert {"Andrei Kulik", "Sarah Sanders"} <= {quote["speaker_name"] for quote in quotes}


def test_nothing_is_written_and_the_same_is_proposed_again(bare, typed):
    before = sha256(bare.read_bytes()).digest()
    first, second = _proposed(typed, bare), _proposed(typed, bare)
    assert first == second
    assert sha256(bare.read_bytes()).digest() == before


def test_every_record_passes_the_checks(bare, typed, tmp_path):
    lines = _proposed(typed, bare)
    annotator = {"id": "0197a000-0000-7000-8000-000000000001", "name": "rules", "active": True}
    layer = {"annotator": annotator["id"], "kind": "annotation", "status": "new", "dismissed": []}
    layer |= {f"{kind}s": _records(lines, kind) for kind in ("mention", "quote", "event")}
    article = {**SEED["articles"][0], "layers": [layer]}
    source = tmp_path / "proposed.json"
    document = {**SEED, "annotators": [annotator], "articles": [article]}
    source.write_text(json.dumps(document), encoding="utf-8")
    code, _, said = typed("import", bare, source)
    assert code == 0, said
    code, out, _ = typed("check", bare, "--json")
    assert (code, json.loads(out)["problems"]) == (0, [])


def test_what_is_marked_already_is_not_proposed(tmp_path, typed):
    document = json.loads(json.dumps(SEED))
    path = tmp_path / "seed.sqlite"
    document["annotators"][0]["name"] = settings.annotator_of(path)
    path, source = _project(tmp_path, document)
    typed("import", path, source)
    assert _records(_proposed(typed, path), "quote") == []


def test_words_for_people_tell_how_sure_what_where_and_who(bare, typed):
    code, out, _ = typed("suggest", bare)
    assert code == 0
    quote = next(line for line in out.splitlines() if 'Andrei Kulik  "We are always' in line)
    assert quote.startswith("0.95  quote  Russia ready for dialogue")


def test_an_article_that_is_not_there(bare, typed):
    code, out, said = typed("suggest", bare, "--article", "none")
    assert (code, out) == (1, "")
    assert "no article none" in said


def test_why_no_event_is_proposed_is_said_where_nobody_is_known(tmp_path, typed, bare):
    path, source = _project(tmp_path / "new", {**_without_records(), "speakers": []})
    assert typed("import", path, source)[0] == 0
    code, out, err = typed("suggest", path)
    assert (code, " event " in out) == (0, False)
    assert "No events are proposed yet" in err
    assert "No events" not in typed("suggest", bare)[2]

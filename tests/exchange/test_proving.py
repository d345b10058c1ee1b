"""What is read again after an export: counts, what a format cannot hold, and what went wrong."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from random_projects import projects

from annotator.exchange.exporting import export
from annotator.exchange.formats import FORMATS
from annotator.exchange.importing import import_paths
from annotator.exchange.progress import silent
from annotator.exchange.proving.digests import Digests, of_document, of_lines
from annotator.exchange.proving.facts import KEYS, told
from annotator.exchange.proving.proof import Ledger, Proof
from annotator.exchange.proving.rows import RowDigests
from annotator.exchange.proving.table_facts import present
from annotator.exchange.selection import Selection
from annotator.model import codebook

WRITTEN = [one for one in FORMATS if one.writes and one.name != "report"]


@pytest.fixture
def everything(project, gold, saved):
    """A project in which every fact that a format could hold is told at least once."""
    plover = codebook.load("plover")
    fields = tuple(codebook.CustomField(record, "tone") for record in codebook.RECORDS)
    gold["codebook"]["definition"] = replace(plover, custom_fields=fields).to_dict()
    article = gold["articles"][0]
    article |= {
        "title": "Its title",
        "byline": "A. Writer",
        "url": "https://x.example",
        "note": "n",
    }
    layer = article["layers"][0] | {"kind": "gold", "status": "adjudicated"}
    article["layers"][0] = layer
    office = {"role": "minister", "valid": "2018"}
    gold["speakers"][0] |= {"offices": [office], "fields": {"tone": "calm"}, "sector": "GOV"}
    mention = layer["mentions"][0]
    start, end = mention["start"], mention["end"]
    parts = {"parts": [[start, start + 1], [start + 2, end]], "label": "PER"}
    mention |= {"certainty": "low", "note": "a note", "fields": parts}
    quote = layer["quotes"][0]
    quote |= {"date": "2018", "venue": "Moscow", "in_headline": True, "certainty": "low"}
    quote |= {"note": "a note", "fields": {"tone": "calm"}, "parent": layer["quotes"][1]["id"]}
    quote["type"] = "free_indirect"  # which no quotation marks tell
    far = layer["quotes"][7]["spans"]  # nearer to another quote than to this one
    for role in ("cue", "source", "addressee", "insertion"):
        quote["spans"].append({**far[0], "role": role})
    event, other = layer["events"][:2]
    event |= {"polarity": "negative", "certainty": "low", "note": "a note", "same_as": other["id"]}
    event |= {"fields": {"tone": "calm"}, "location": "Moscow", "location_country": "RUS"}
    of_another = next(one for one in layer["mentions"] if one["speaker"] != mention["speaker"])
    event["participants"] = [
        {"role": "actor", "speaker": mention["speaker"], "mention": mention["id"]},
        {"role": "actor", "speaker": mention["speaker"], "mention": of_another["id"]},
    ]
    gold["speakers"].append({"id": "unnamed", "name": "Unnamed", "kind": "state", "wikidata": "Q1"})
    quote["addressees"] = [*quote["addressees"], "unnamed"]
    import_paths(project, [saved(gold)])
    return project


def test_the_project_with_everything_tells_every_fact(everything):
    assert present(everything, Selection()) | {
        *("speakers.name", "mentions.words", "quotes.words", "events.words", "articles.title"),
        *("quotes.type", "events.type"),
    } == set(KEYS)


@pytest.mark.parametrize("format", WRITTEN, ids=[one.name for one in WRITTEN])
def test_the_table_of_what_survives_is_what_comes_back(everything, tmp_path, format):
    suffix = "" if format.folders else format.suffixes[0]
    written = export(everything, tmp_path / f"out{suffix}", format=format.name)
    assert written.proof.failures == ()
    assert set(KEYS) - set(written.proof.lost) == format.holds
    assert written.proof.back["quotes"] == (12 * ("quotes.words" in format.holds), 12)
    assert written.proof.back["events"] == (18 * ("events.words" in format.holds), 18)


def test_the_sentence_tells_what_came_back_and_what_the_format_cannot_hold(
    project, gold_path, tmp_path
):
    import_paths(project, [gold_path])
    assert export(project, tmp_path / "out.xlsx").sentence() == (
        "Wrote 1 article, 16 of 16 speakers, 61 of 61 mentions, 12 of 12 quotes and 18 of 18"
        " events; not representable in this format: text, addressee words, date words, venue words,"
        " other_mention words, location words, provenance."
    )


def test_a_fact_that_other_kinds_keep_is_told_with_its_kind():
    assert told(["quotes.stance", "quotes.act"]) == ["act", "stance"]
    assert told(["quotes.date"]) == ["date of quotes"]
    assert told(["quotes.date", "events.date"]) == ["date"]
    every = [key for key in KEYS if key.startswith("events.")]
    assert told([*every, "quotes.act"]) == ["events", "act"]


@pytest.mark.parametrize(("name", "read"), [("a.json", of_document), ("a.jsonl", of_lines)])
def test_an_article_that_is_not_as_it_was_written_counts_as_lost(
    project, gold_path, tmp_path, name, read
):
    import_paths(project, [gold_path])
    out = tmp_path / name
    export(project, out)
    digests, totals = Digests(), {"articles": 1, "quotes": 12}
    values = list(digests.noted(read(out)))
    assert digests.proof(read(out), totals, silent).failures == ()
    title = values[1]["title"]
    before, words, after = out.read_text(encoding="utf-8").rpartition("Moscow")
    out.write_text(f"{before}{words.upper()}{after}", encoding="utf-8")
    proof = digests.proof(read(out), totals, silent)
    assert proof.back == {"articles": (0, 1), "quotes": (0, 12)}
    assert proof.failures == (f"“{title}” is not as it was written",)


def test_a_row_that_is_not_as_it_was_written_is_told():
    digests = RowDigests(["quotes"])
    digests.note("quotes", [("q1", "yes"), ("q2", "no")])
    proof = digests.proof({"quotes": iter([["q1", "yes"], ["q2", "No"]])}, (), silent)
    assert proof.back == {"quotes": (1, 2)}
    assert proof.failures == ("of 2 rows of quotes 1 came back as written",)


def test_a_record_that_does_not_come_back_is_a_failure_and_one_that_was_left_out_is_not():
    ledger = Ledger()
    ledger.records["quotes"] = 3
    claims = frozenset(("quotes.words", "quotes.act"))
    ledger.compare({"quotes.act": "directive"}, {"quotes.act": "assertive"})
    ledger.compare({"quotes.venue": "Rome"}, {})
    assert ledger.proof({"quotes": 5}, claims, {"quotes": 1}) == Proof(
        {"quotes": (3, 5)},
        ("quotes.venue",),
        (
            "1 quote did not come back when the export was read again",
            "act of 1 quote did not come back as it was",
        ),
    )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=projects(versions=True))
def test_whatever_is_in_a_project_comes_back_from_brat(made, tmp_path_factory):
    out = tmp_path_factory.mktemp("brat") / "out"
    proof = export(made, out, format="brat").proof
    assert proof.failures == ()
    assert all(found == total for found, total in proof.back.values())

"""CSV as a spreadsheet, R or pandas reads it: every row, every character, no formula."""

import csv
import json
from dataclasses import replace

import pytest

from annotator.editing import articles, events, layers, mentions, quotes, spans, speakers
from annotator.errors import AnnotatorError
from annotator.exchange.exporting import export
from annotator.exchange.formats import WriteOptions
from annotator.exchange.selection import Selection
from annotator.exchange.tables import tables
from annotator.model import codebook
from annotator.model.annotations import Alias, Event, Layer, Quote
from annotator.model.codebook import CustomField
from annotator.store import files
from annotator.store.connection import MEMORY

HEADERS = {
    "articles": "id title source source_type byline dateline_place published url language licence"
    " note characters sha256 status",
    "speakers": "id name kind role affiliation country sector cameo_code wikidata aliases note"
    " mentions quotes",
    "mentions": "id article article_title annotator speaker kind certainty note speaker_id offsets"
    " text",
    "quotes": "id article article_title source published annotator type speaker act stance"
    " stance_target addressees date venue in_headline certainty note speaker_id date_start"
    " date_end text cue said_by offsets cue_offsets parent sentence",
    "events": "id article article_title source published annotator type mode contexts cameo_code"
    " date location location_country modality polarity certainty note quad_class actors recipients"
    " date_start date_end trigger offsets quote sentence",
    "participants": "event event_type role speaker speaker_id article annotator",
}
HOSTILE = (
    *("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\tx", "\rx", "'=1", "'quoted'"),
    *('say "no"', "a,b;c", "one\ntwo", "one\r\ntwo", "one\rtwo", "\u2028\u0085é e\u0301\u00a0"),
    *("\U0001f54a", "قال", "042", "1/2", "1e5", "TRUE", " spaces ", "|a\\|", "x\ufeffy", "\x0b"),
)


def read(path, delimiter=","):
    """The rows as the csv module reads them."""
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, delimiter=delimiter, strict=True)
    assert all(len(row) == len(header) for row in rows)
    return [dict(zip(header, row, strict=True)) for row in rows]


def written(project, folder, **how):
    """All tables of a project by name."""
    export(project, folder, format="csv", **how)
    return {name: read(folder / f"{name}.csv") for name in tables.NAMES}


@pytest.fixture
def marked(project, article):
    """The article with two speakers, a quote in two parts, and an event with its quote."""
    text = project.text(article.id)
    place = lambda words: (text.index(words), text.index(words) + len(words))  # noqa: E731
    articles.change_article(project, article.id, source="TASS", published="2018-03")
    kulik = speakers.add_speaker(project, "Andrei Kulik", aliases=(Alias("Kulik"), Alias("A|B")))
    moscow = speakers.add_speaker(project, "Russia", kind="state", country="RUS")
    mentions.mark_mention(project, article.id, *place("Andrei Kulik"), speaker=kulik.id)
    quote = quotes.mark_quote(
        project,
        article.id,
        [place("“We are ready,”"), place("“for the closest dialogue.”")],
        speaker=kulik.id,
        addressees=(moscow.id, kulik.id),
        stance="support",
        stance_target=moscow.id,
        date="2018-03-05/2018-03",
    )
    spans.set_span(project, Quote, quote.id, "cue", place("said"))
    spans.set_span(project, Quote, quote.id, "source", place("Andrei Kulik"))
    kinds = {"type": "AGREE", "contexts": ("diplomatic", "military"), "cameo_code": "036"}
    event = events.mark_event(
        project, article.id, [place("ready")], quote=quote.id, date="../2018", **kinds
    )
    events.add_participant(project, event.id, "actor", moscow.id)
    events.add_participant(project, event.id, "actor", kulik.id)
    events.add_participant(project, event.id, "recipient", kulik.id)
    return project


def test_the_columns_are_those_of_the_contract(project, tmp_path):
    export(project, tmp_path / "out")
    for name, header in HEADERS.items():
        lines = (tmp_path / "out" / f"{name}.csv").read_text("utf-8-sig").splitlines()
        assert lines == [header.replace(" ", ",")]


def test_a_quote_reads_without_the_other_tables(marked, tmp_path):
    (row,) = written(marked, tmp_path / "out")["quotes"]
    (quote,) = marked.all(Quote)
    expected = {
        "id": quote.id,
        "article_title": "Moscow ready for talks — Foreign Ministry",
        "source": "TASS",
        "published": "2018-03",
        "annotator": "mina",
        "type": "direct",
        "speaker": "Andrei Kulik",
        "stance_target": "Russia",
        "act": "",
        "parent": "",
        "addressees": "Russia|Andrei Kulik",
        "in_headline": "false",
        "date_end": "2018-03-31",
        "date": "2018-03-05/2018-03",
        "date_start": "2018-03-05",
        "speaker_id": quote.speaker,
        "text": "“We are ready,” … “for the closest dialogue.”",
        "cue": "said",
        "said_by": "Andrei Kulik",
        "offsets": "42..57|79..106",
        "cue_offsets": "71..75",
        "sentence": "“We are ready,” Andrei Kulik said \U0001f54a, “for the closest dialogue.”",
    }
    assert {name: row[name] for name in expected} == expected


def test_an_event_and_its_participants(marked, tmp_path):
    found = written(marked, tmp_path / "out")
    (row,) = found["events"]
    (event,) = marked.all(Event)
    expected = {
        "type": "AGREE",
        "mode": "",
        "contexts": "diplomatic|military",
        "cameo_code": "036",
        "quad_class": "verbal_cooperation",
        "actors": "Russia|Andrei Kulik",
        "recipients": "Andrei Kulik",
        "date_start": "",
        "date_end": "2018-12-31",
        "trigger": "ready",
        "offsets": "7..12",
        "quote": event.quote,
        "sentence": "Moscow ready for talks — Foreign Ministry",
    }
    assert {name: row[name] for name in expected} == expected
    took = [(row["event"], row["role"], row["speaker"]) for row in found["participants"]]
    assert took == [
        (event.id, "actor", "Russia"),
        (event.id, "actor", "Andrei Kulik"),
        (event.id, "recipient", "Andrei Kulik"),
    ]


def test_articles_mentions_and_speakers(marked, article, tmp_path):
    found = written(marked, tmp_path / "out")
    (row,) = found["articles"]
    assert (row["characters"], row["status"]) == (str(article.characters), "in_progress")
    assert [(row["speaker"], row["offsets"], row["text"]) for row in found["mentions"]] == [
        ("Andrei Kulik", "58..70", "Andrei Kulik")
    ]
    assert [
        (row["name"], row["country"], row["aliases"], row["mentions"], row["quotes"])
        for row in found["speakers"]
    ] == [("Andrei Kulik", "", "Kulik|A\\|B", "1", "1"), ("Russia", "RUS", "", "0", "0")]


@pytest.mark.parametrize("hostile", [*HOSTILE, "é" * 40_000])
def test_hostile_words_come_back_as_they_were(marked, hostile, tmp_path):
    (quote,) = marked.all(Quote)
    quotes.change_quote(marked, quote.id, note=hostile, venue=hostile)
    (row,) = written(marked, tmp_path / "out")["quotes"]
    for shown in (row["note"], row["venue"]):
        assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
        if len(hostile) > 32_767:
            assert shown == hostile[:32_766] + "…"
        else:
            assert shown in (hostile, "'" + hostile)


def test_only_what_needs_quotes_has_them(marked, tmp_path):
    speakers.add_speaker(marked, 'Kim "Jim"', note="a;b")
    options = WriteOptions(table="speakers", delimiter=";")
    export(marked, tmp_path / "speakers.csv", options=options)
    last = (tmp_path / "speakers.csv").read_text("utf-8-sig").splitlines()[-1]
    assert last.split(";", 1)[1] == '"Kim ""Jim""";person;;;;;;;;"a;b";0;0'


def test_one_table_with_tabs(marked, tmp_path):
    export(marked, tmp_path / "quotes.tsv", options=WriteOptions(table="quotes"))
    assert read(tmp_path / "quotes.tsv", "\t")[0]["cue"] == "said"


@pytest.mark.parametrize("delimiter", ["", ";;", '"', "\n", " "])
def test_a_delimiter_that_cannot_be_is_refused(project, delimiter, tmp_path):
    with pytest.raises(AnnotatorError, match="cannot be the delimiter"):
        export(project, tmp_path / "out", options=WriteOptions(delimiter=delimiter))
    assert not (tmp_path / "out").exists()


def test_a_table_that_is_not_there_is_refused(project, tmp_path):
    with pytest.raises(AnnotatorError, match="no table 'quote'"):
        export(project, tmp_path / "out.csv", options=WriteOptions(table="quote"))


def test_the_projects_own_fields_are_columns(tmp_path):
    own = (
        CustomField("quote", "tone", "choice", ("-cold", "warm"), "the tone"),
        CustomField("quote", "note", "number"),
        CustomField("speaker", "veto", "boolean"),
    )
    with files.create(
        MEMORY, replace(codebook.load("plover"), custom_fields=own), annotator="mina"
    ) as project:
        article = articles.add_article(project, "Kim said no.")
        fields = {"tone": "-cold", "note": -1.5}
        quotes.mark_quote(project, article.id, [(9, 11)], fields=fields)
        speakers.add_speaker(project, "Kim", fields={"veto": True})
        found = written(project, tmp_path / "out")
    assert found["quotes"][0]["tone"] == "'-cold"
    assert found["quotes"][0]["fields.note"] == "-1.5"
    assert found["speakers"][0]["veto"] == "true"
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    assert package["resources"][3]["schema"]["fields"][-2:] == [
        {
            "name": "tone",
            "type": "string",
            "description": "The tone.",
            "editable": True,
            "constraints": {"enum": ["'-cold", "warm"]},
        },
        {
            "name": "fields.note",
            "type": "number",
            "description": "The project's own field note.",
            "editable": True,
        },
    ]


def test_the_package_describes_every_column(marked, tmp_path):
    found = written(marked, tmp_path / "out", options=WriteOptions(delimiter=","))
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    assert [one["path"] for one in package["resources"]] == [f"{name}.csv" for name in found]
    for one in package["resources"]:
        fields = one["schema"]["fields"]
        assert [field["name"] for field in fields] == HEADERS[one["name"]].split()
        assert all(field["description"] for field in fields)
        assert one["dialect"]["delimiter"] == ","
        for key in one["schema"].get("foreignKeys", ()):
            (column,), other = key["fields"], key["reference"]["resource"]
            ids = {row["id"] for row in found[other]}
            assert {row[column] for row in found[one["name"]] if row[column]} <= ids


def test_only_the_selected_layers_and_whom_they_refer_to(marked, article, tmp_path):
    marked.annotator = "lena"
    seoul = speakers.add_speaker(marked, "Seoul")
    mentions.mark_mention(marked, article.id, 0, 6, speaker=seoul.id)
    layers.set_status(marked, article.id, "done")
    found = written(marked, tmp_path / "lena", selection=Selection(annotators=("lena",)))
    assert [row["annotator"] for row in found["mentions"]] == ["lena"]
    assert (found["quotes"], found["events"], found["participants"]) == ([], [], [])
    assert [row["name"] for row in found["speakers"]] == ["Seoul"]
    assert found["articles"][0]["status"] == "done"
    both = written(marked, tmp_path / "both")
    assert [row["annotator"] for row in both["mentions"]] == ["lena", "mina"]
    assert both["articles"][0]["status"] == "done|in_progress"


def test_the_agreed_version_is_told_from_the_work_of_who_wrote_it(marked, tmp_path):
    (own,) = marked.all(Layer)
    (quote,) = marked.all(Quote)
    with marked.edit("Agree"):
        marked.save(replace(own, id="agreed", kind="gold", status="adjudicated"))
        marked.save(replace(quote, id="agreed", layer="agreed"))
    gold = written(marked, tmp_path / "gold", selection=Selection(gold=True))
    assert [(row["id"], row["annotator"]) for row in gold["quotes"]] == [("agreed", "mina (gold)")]


def test_rows_stand_in_the_order_of_the_text_across_many_articles(project, tmp_path):
    for number in range(120):
        article = articles.add_article(project, f"Kim met Lee {number}.")
        for place in ((8, 11), (0, 3)):
            mentions.mark_mention(project, article.id, *place)
    told = []
    options = WriteOptions(progress=lambda done, total: told.append((done, total)))
    export(project, tmp_path / "out", options=options)
    rows = read(tmp_path / "out" / "mentions.csv")
    assert [row["text"] for row in rows] == ["Kim", "Lee"] * 120
    assert [row["article"] for row in rows] == sorted(row["article"] for row in rows)
    assert told[0] == (0, 120)
    assert (120, 120) in told

"""A release: the same bytes each time, nobody's name in it, and what was agreed comes back."""

import csv
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from annotator.editing import adjudication, articles, layers, quotes
from annotator.editing.versions import correct_text
from annotator.errors import AnnotatorError
from annotator.exchange.importing import import_paths
from annotator.exchange.progress import Cancelled
from annotator.model import codebook
from annotator.model.annotations import Annotator, Layer, Quote
from annotator.model.article import Article
from annotator.model.codebook_terms import CustomField
from annotator.releasing.releasing import ReleaseOptions, release, told
from annotator.releasing.splits import Shares
from annotator.store import files
from annotator.store.connection import MEMORY
from annotator.store.records import TABLES
from annotator.store.renaming import rename
from tests.releasing.conftest import IMPORTER, NAMES, contents

ROOT = Path(__file__).parents[2]
FILES = {
    *("README.md", "SHA256SUMS", "codebook.toml", "splits.csv"),
    *("train.jsonl", "dev.jsonl", "test.jsonl"),
    *("agreement.html", "agreement.json", "agreement.csv", "csv/datapackage.json"),
    *(
        f"csv/{name}.csv"
        for name in ("articles", "speakers", "mentions", "quotes", "events", "participants")
    ),
}


def split_of(out):
    with (out / "splits.csv").open(encoding="utf-8", newline="") as file:
        return {row["article"]: row["split"] for row in csv.DictReader(file)}


def test_a_release_has_its_files_and_their_checksums(settled, tmp_path):
    out = tmp_path / "out"
    released = release(settled, out, ReleaseOptions())
    found = contents(out)
    assert set(found) == FILES
    sums = dict(line.split("  ")[::-1] for line in found["SHA256SUMS"].decode().splitlines())
    assert sums == {
        name: sha256(data).hexdigest() for name, data in found.items() if name != "SHA256SUMS"
    }
    assert told(released, out) == (
        f"Released 12 articles (10 train, 1 dev, 1 test) in {out};"
        " 1 article names no licence: see whether you may pass on the texts."
    )


def test_what_was_agreed_comes_back(settled, tmp_path):
    out = tmp_path / "out"
    release(settled, out, ReleaseOptions())
    gold = {one.id: one for one in settled.all(Layer) if one.kind == "gold"}
    with files.create(MEMORY, codebook.load("plover"), annotator="reader") as back:
        for name in ("test", "train", "dev"):
            import_paths(back, [out / f"{name}.jsonl"])
        assert {one.kind for one in back.all(Layer)} == {"gold"}
        assert len(back.all(Layer)) == len(gold)
        want = {one.id: one.spans for one in settled.all(Quote) if one.layer in gold}
        assert {one.id: one.spans for one in back.all(Quote)} == want
        assert {one.id: back.text(one.id) for one in back.all(Article)} == {
            one.id: settled.text(one.id) for one in settled.all(Article)
        }
        assert len(back.all(Annotator)) == 1


def test_nobody_is_named_anywhere(settled, tmp_path):
    out = tmp_path / "out"
    release(settled, out, ReleaseOptions())
    for name, data in contents(out).items():
        words = data.decode().casefold()
        found = [one for one in (*NAMES, IMPORTER) if one.casefold() in words]
        assert not found, f"{name} names {found}"
    note = json.loads((out / "train.jsonl").read_text(encoding="utf-8").splitlines()[1])
    assert "are not sure" in note["layers"][0]["quotes"][0]["note"]


def test_ids_that_tell_a_name_are_replaced_with_what_refers_to_them(settled, tmp_path):
    gold = {one.id for one in settled.all(Layer) if one.kind == "gold"}
    first = next(one for one in settled.all(Quote) if one.layer in gold)
    source = settled.get(Quote, first.sources[0])
    with settled.edit("Rename"):
        for table, old, new in (
            ("quotes", source.id, f"{NAMES[0]}-q1"),
            ("quotes", first.id, f"gold-{NAMES[2]}-1"),
            ("speakers", first.speaker, f"speaker-of-{NAMES[1]}"),
        ):
            rename(settled.db, TABLES[table], old, new)
        settled.db.execute(
            "UPDATE quotes SET sources = ? WHERE id LIKE 'gold-%'", (f'["{NAMES[0]}-q1"]',)
        )
    out = tmp_path / "out"
    release(settled, out, ReleaseOptions(Shares(1, 0, 0)))
    said = "".join(data.decode() for data in contents(out).values()).casefold()
    assert not [name for name in NAMES if name.casefold() in said]
    with files.create(MEMORY, codebook.load("plover"), annotator="reader") as back:
        import_paths(back, [out / "train.jsonl"])
        assert len(back.all(Quote)) == 12
        assert len({one.speaker for one in back.all(Quote)}) == 1


def test_the_same_project_gives_the_same_bytes(settled, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    release(settled, first, ReleaseOptions())
    path = settled.path
    settled.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    moved = tmp_path / "elsewhere.sqlite"
    shutil.copyfile(path, moved)
    command = [sys.executable, "-m", "annotator", "release", str(moved), "-o", str(second)]
    surroundings = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "HOME": str(tmp_path)}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert contents(first) == contents(second)


def test_the_seed_changes_splits_and_pseudonyms(settled, tmp_path):
    for seed in (1, 2):
        release(settled, tmp_path / str(seed), ReleaseOptions(seed=seed))
    cards = [(tmp_path / seed / "README.md").read_text(encoding="utf-8") for seed in "12"]
    names = [[line for line in card.splitlines() if "annotator-" in line] for card in cards]
    assert names[0] != names[1]
    assert split_of(tmp_path / "1") != split_of(tmp_path / "2")


def test_a_pseudonym_stays_when_others_come(settled, tmp_path):
    from annotator.store.pseudonyms import pseudonyms

    before = pseudonyms(settled, 3)
    with settled.edit("Add"):
        settled.save(Annotator(id="new", name="Zoë"))
    after = pseudonyms(settled, 3)
    assert {name: after[name] for name in before} == before
    assert len(set(after.values())) == 4


def test_what_is_open_stays_out(settled, tmp_path):
    first = settled.all(Article)[0].id
    with settled.edit("Open"):
        adjudication.set_gold_status(settled, first, settled=False)
    articles.add_article(settled, "Nobody has annotated this one.")
    released = release(settled, tmp_path / "out", ReleaseOptions())
    assert (released.facts.articles, released.unfinished) == (11, 1)
    assert first not in split_of(tmp_path / "out")
    assert "1 article stayed out, where something is open" in told(released, tmp_path)


def test_of_a_corrected_article_only_the_new_version_is_released(settled, tmp_path):
    old = settled.all(Article)[0].id
    new = correct_text(settled, old, settled.text(old).replace("Minister", "The Minister")).article
    release(settled, tmp_path / "out", ReleaseOptions())
    found = split_of(tmp_path / "out")
    assert (old in found, new.id in found, len(found)) == (False, True, 12)


def test_the_card_tells_what_is_in_it(settled, tmp_path):
    release(settled, tmp_path / "out", ReleaseOptions(Shares(50, 0, 50)))
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    for words in (
        "12 articles with 12 names of speakers in the text, 12 quotes and 0 events",
        "| train | 6 |",
        "| test | 6 |",
        "50/0/50 (train/dev/test)",
        "- Reuters: 6",
        "- CC-BY-4.0: 11",
        "Published: 2018-03-01 to 2018-03-12.",
        "**1 of 12 articles name no licence",
        "codebook PLOVER 2.0",
        "12 of 12 articles were annotated by two people or more",
    ):
        assert words in card
    assert "dev.jsonl" not in card
    assert not (tmp_path / "out" / "dev.jsonl").exists()


def test_without_an_agreed_version_it_is_said_what_to_do(project, article, tmp_path):
    with pytest.raises(AnnotatorError, match="no agreed version to release") as refused:
        release(project, tmp_path / "out", ReleaseOptions())
    assert "Settle what the annotators differ in first" in str(refused.value)
    assert not (tmp_path / "out").exists()


def test_where_all_is_open_it_is_said(settled, tmp_path):
    with settled.edit("Open all"):
        for one in settled.all(Article):
            adjudication.set_gold_status(settled, one.id, settled=False)
    with pytest.raises(AnnotatorError, match="open in each of the 12 agreed versions"):
        release(settled, tmp_path / "out", ReleaseOptions())


def test_an_earlier_release_is_replaced_and_nothing_else(settled, tmp_path):
    out = tmp_path / "out"
    release(settled, out, ReleaseOptions())
    release(settled, out, ReleaseOptions(Shares(1, 0, 1)))
    assert set(contents(out)) == FILES - {"dev.jsonl"}
    (out / "mine.txt").write_text("a note", encoding="utf-8")
    before = contents(out)
    with pytest.raises(AnnotatorError, match="holds other files"):
        release(settled, out, ReleaseOptions())
    assert contents(out) == before
    with pytest.raises(AnnotatorError, match="A release is a folder"):
        release(settled, tmp_path / "out.zip", ReleaseOptions())


def test_a_release_that_is_stopped_leaves_nothing(settled, tmp_path):
    seen = []

    def stop(done, total):
        seen.append(done)
        if done > total // 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        release(settled, tmp_path / "out", ReleaseOptions(progress=stop))
    assert seen == sorted(seen)
    assert not any("out" in path.name for path in tmp_path.iterdir())


def test_the_project_is_as_it_was(settled, tmp_path):
    from tests.store.edits import contents as held

    before = held(settled)
    release(settled, tmp_path / "out", ReleaseOptions())
    assert held(settled) == before
    assert {one.name for one in settled.all(Annotator)} == set(NAMES)


def test_what_was_said_after_it_was_settled_stays_out(settled, tmp_path):
    first = settled.all(Article)[0].id
    bela = next(one for one in settled.all(Layer, article=first) if one.kind == "annotation")
    (quote,) = settled.all(Quote, layer=bela.id)
    settled.annotator = settled.get(Annotator, bela.annotator).name
    quotes.change_quote(settled, quote.id, certainty="low")
    settled.annotator = NAMES[2]
    out = tmp_path / "out"
    assert "1 article stayed out" in told(release(settled, out, ReleaseOptions()), out)
    assert first not in split_of(out)
    settled.undo()
    assert release(settled, out, ReleaseOptions()).unfinished == 0


def test_names_go_from_what_was_typed_and_the_codes_stay(settled, tmp_path):
    """Even where somebody is called as a field, or a choice of one, is."""
    fields = (
        CustomField("quote", "certain", "choice", ("yes", "doubt")),
        CustomField("quote", "doubt"),
    )
    settled.annotator = "doubt"
    layers.set_status(settled, settled.all(Article)[0].id, "in_progress")
    settled.annotator = NAMES[2]
    with settled.edit("Fill"):
        settled.save_codebook(replace(settled.codebook, custom_fields=fields))
        for one in [one for one in settled.all(Quote) if one.sources]:
            values = {"certain": "doubt", "doubt": f'"{NAMES[0]}" and {NAMES[1]}s view'}
            settled.save(replace(one, fields=values))
    out = tmp_path / "out"
    release(settled, out, ReleaseOptions(Shares(1, 0, 0)))
    words = (out / "train.jsonl").read_text(encoding="utf-8").splitlines()[1]
    (quote,) = json.loads(words)["layers"][0]["quotes"]
    assert quote["fields"]["certain"] == "doubt"
    assert re.fullmatch(r'"annotator-\w{6}" and annotator-\w{6}s view', quote["fields"]["doubt"]), (
        quote["fields"]
    )


def test_what_two_leads_settled_differently_stays_out(settled, tmp_path):
    first = next(one for one in settled.all(Quote) if one.sources)
    with settled.edit("Merge"):
        settled.save(replace(first, id="of-another-lead", certainty="low"))
    assert release(settled, tmp_path / "out", ReleaseOptions()).unfinished == 1

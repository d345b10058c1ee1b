"""Content that is hard to carry, read by other people's readers: right to left, emoji, overlaps."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from foreign_trips import words_in

from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.model.annotations import Event, Mention, Quote

FILES = Path(__file__).parents[1] / "files"
AWKWARD = FILES / "awkward.json"
TUTORIAL = FILES / "foreign" / "brat-news-tutorial"
VALIDATE = """
import json, sys
from frictionless import Package
package = Package(sys.argv[1])
report = package.validate()
problems = [one.message for task in report.tasks for one in task.errors]
problems += [one.message for one in report.errors]
rows = {one.name: len(one.read_rows()) for one in package.resources}
print(json.dumps([problems, rows]))
"""


@pytest.fixture
def awkward(project):
    """Two articles with the work of two annotators and the agreed version."""
    import_paths(project, [AWKWARD])
    return project


def texts(project):
    return {one["text"] for one in json.loads(AWKWARD.read_text(encoding="utf-8"))["articles"]}


@pytest.mark.parametrize(
    "path", [AWKWARD, FILES / "seed-gold.json", TUTORIAL], ids=lambda p: p.stem
)
def test_frictionless_finds_our_tables_valid(project, tmp_path, path):
    import_paths(project, [path])
    export(project, tmp_path / "out", format="csv")
    command = [sys.executable, "-W", "ignore", "-c", VALIDATE, "datapackage.json"]
    ran = subprocess.run(
        command, cwd=tmp_path / "out", capture_output=True, encoding="utf-8", check=True
    )
    problems, rows = json.loads(ran.stdout)
    assert problems == []
    kinds = {"mentions": Mention, "quotes": Quote, "events": Event}
    assert {name: rows[name] for name in kinds} == {
        name: len(project.all(kind)) for name, kind in kinds.items()
    }


@pytest.mark.filterwarnings("ignore::UserWarning")  # a feature of ours is called `type`
def test_cassis_reads_every_word_in_its_place(awkward, tmp_path):
    cassis = pytest.importorskip("cassis")
    export(awkward, tmp_path / "out", format="cas")
    found, read = set(), set()
    for path in (tmp_path / "out").rglob("*.xmi"):
        with next((tmp_path / "out").rglob("TypeSystem.xml")).open("rb") as types:
            system = cassis.load_typesystem(types)
        with path.open("rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=system)
        read.add(cas.sofa_string)
        found |= {one.get_covered_text() for one in cas.select_all_annotations()}
    assert read == texts(awkward)
    assert words_in(awkward) <= found


def test_spacy_reads_every_word_in_its_place(awkward, tmp_path):
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import DocBin

    export(awkward, tmp_path / "out.spacy", format="spacy")
    docs = list(DocBin().from_disk(tmp_path / "out.spacy").get_docs(spacy.blank("xx").vocab))
    assert len(docs) == 6
    assert {doc.text for doc in docs} == texts(awkward)
    assert {span.text for doc in docs for span in doc.spans["sc"]} == words_in(awkward)


def test_pyarrow_reads_every_value(awkward, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    export(awkward, tmp_path / "out", format="parquet")
    rows = parquet.read_table(tmp_path / "out" / "quotes.parquet").to_pylist()
    gold = [row for row in rows if row["annotator"] == 'Mina "M" Ö (gold)']
    assert len(rows) == 15
    assert [row["speaker"] for row in gold if row["text"] == "“We are 🇷🇺 ready,” … “to talk”"] == [
        "+Kulik|A"
    ]


@pytest.mark.parametrize("name", ["brat", "cas", "webannotation", "qdpx", "spacy", "labelstudio"])
def test_nothing_but_what_is_said_is_lost_on_the_way(awkward, tmp_path, name):
    suffix = {"qdpx": ".qdpx", "spacy": ".spacy", "labelstudio": ".json"}.get(name, "")
    done = export(awkward, tmp_path / f"out{suffix}", format=name)
    assert done.proof.failures == ()
    assert done.proof.back["quotes"] == (15, 15)

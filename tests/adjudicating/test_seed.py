"""The seed article, annotated alike by two people: all is agreed, and the copy says the same."""

import json
from pathlib import Path

import pytest

from annotator.adjudicating import deciding
from annotator.adjudicating.comparing import compare
from annotator.adjudicating.saying import said_in
from annotator.editing.adjudication import gold_of
from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.exchange.selection import Selection
from annotator.model import codebook
from annotator.model.annotations import Event, Layer, Mention, Quote
from annotator.model.article import Article
from annotator.store.connection import MEMORY
from annotator.store.files import create

GOLD = Path(__file__).parents[1] / "files" / "seed-gold.json"


@pytest.fixture
def project(tmp_path):
    """The seed article twice annotated, by anna and by ben; lena settles it."""
    document = json.loads(GOLD.read_text(encoding="utf-8"))
    with create(MEMORY, codebook.load("plover"), annotator="lena") as project:
        for name in ("anna", "ben"):
            document["annotators"][0] = {"id": f"n-{name}", "name": name}
            document["articles"][0]["layers"][0] |= {"annotator": f"n-{name}", "status": "done"}
            path = tmp_path / f"{name}.json"
            path.write_text(json.dumps(document), encoding="utf-8")
            import_paths(project, [path])
        yield project


def said(project, layer, kind):
    """All that the records of a layer say; what links lead to is named by its place."""
    every = [one for kind in (Mention, Quote, Event) for one in project.all(kind, layer=layer)]
    places = {one.id: hash(str(said_in(one, {})["words"])) for one in every}
    found = (said_in(one, places) for one in project.all(kind, layer=layer))
    return sorted(map(str, found))


def test_two_equal_layers_agree_in_all_and_become_the_agreed_version(project):
    (article,) = project.all(Article)
    compared = compare(project, article.id)
    assert len(compared.differences) == 61 + 12 + 18
    assert deciding.take_agreed(project, compared) == 91
    gold = gold_of(project, article.id)
    assert gold.status == "adjudicated"
    first = project.all(Layer, article=article.id)[0]
    for kind in (Mention, Quote, Event):
        assert said(project, gold.id, kind) == said(project, first.id, kind)


def test_the_agreed_version_alone_goes_out_and_comes_in_again(project, tmp_path):
    (article,) = project.all(Article)
    deciding.take_agreed(project, compare(project, article.id))
    out = tmp_path / "gold.json"
    export(project, out, selection=Selection(gold=True))
    layers = json.loads(out.read_text(encoding="utf-8"))["articles"][0]["layers"]
    assert [one["kind"] for one in layers] == ["gold"]
    assert all(len(one["sources"]) == 2 for one in layers[0]["quotes"])
    with create(MEMORY, codebook.load("plover"), annotator="otto") as second:
        import_paths(second, [out])
        again = tmp_path / "again.json"
        export(second, again, selection=Selection(gold=True))
    assert again.read_bytes() == out.read_bytes()

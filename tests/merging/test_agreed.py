"""Agreed versions when files are merged: what they come from, and who keeps them."""

import pytest

from annotator.editing import adjudication, layers, quotes
from annotator.editing.adjudication import Choice
from annotator.merging.merging import merge
from annotator.model.annotations import Annotator, Layer, Quote
from annotator.model.article import Article
from tests.merging.conftest import at_work


def marked(path, name, start=1):
    """Let someone mark a quote and be done; return it."""
    with at_work(path, name) as project:
        article = project.all(Article)[0].id
        quote = quotes.mark_quote(project, article, [(start, start + 5)])
        layers.set_status(project, article, "done")
        return quote


def taken(path, name, quote):
    """Let someone take a quote into the agreed version."""
    with at_work(path, name) as project:
        adjudication.take(project, project.all(Article)[0].id, [Choice(quote)])


@pytest.mark.parametrize("swapped", [False, True])
def test_an_agreed_record_still_comes_from_what_got_another_id(copy, swapped):
    ours, theirs = copy("ours"), copy("theirs")
    own, other = marked(ours, "mina"), marked(theirs, "jonas")
    with at_work(theirs) as project:  # as when both had imported one file
        project.db.execute("PRAGMA foreign_keys = OFF")
        project.db.execute("UPDATE quotes SET id = ? WHERE id = ?", (own.id, other.id))
        project.db.execute("UPDATE quote_spans SET quote = ?", (own.id,))
        other = project.get(Quote, own.id)
    for path, quote in ((ours, own), (theirs, other)):
        taken(path, "lead", quote)
    into, rest = (theirs, ours) if swapped else (ours, theirs)
    with at_work(into) as project:
        merge(project, [rest])
        names = {one.id: one.name for one in project.all(Annotator)}
        of = {one.id: (names[one.annotator], one.kind) for one in project.all(Layer)}
        found = {one.id: of[one.layer] for one in project.all(Quote)}
        agreed = [one for one in project.all(Quote) if of[one.layer][1] == "gold"]
        assert sorted(found[one.sources[0]] for one in agreed) == [
            ("jonas", "annotation"),
            ("mina", "annotation"),
        ]
        project.undo()
        (agreed,) = [one for one in project.all(Quote) if one.sources]
        assert project.get(Quote, agreed.sources[0]).layer != agreed.layer

"""Agreed versions when files are merged: what they come from, and who keeps them."""

import pytest

from annotator.editing import adjudication, layers, quotes
from annotator.editing.adjudication import Choice
from annotator.errors import AnnotatorError
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


def two_leads(copy):
    """Two files of one article on which two people are done, each with a lead's agreed version."""
    ours, theirs = copy("ours"), copy("theirs")
    quote = marked(ours, "mina")
    theirs.write_bytes(ours.read_bytes())
    taken(ours, "ann", quote)
    taken(theirs, "bob", quote)
    return ours, theirs, quote


def test_whoever_merged_two_leads_files_keeps_the_agreed_versions_in_one_step(copy):
    ours, theirs, quote = two_leads(copy)
    with at_work(ours, "ann") as project:
        merge(project, [theirs])
        article = project.all(Article)[0].id
        assert adjudication.keeper_of(project, article) == "bob"
        with pytest.raises(AnnotatorError, match="which bob keeps"):
            adjudication.take(project, article, [Choice(quote)])
        assert adjudication.take_over(project) == {"bob": 1}
        assert adjudication.take_over(project) == {}
        adjudication.take(project, article, [Choice(quote)])
        project.undo()
        project.undo()
        assert adjudication.keeper_of(project, article) == "bob"
        project.redo()
        assert [one.stands for one in merge(project, [theirs]).conflicts] == ["ours"]
        assert not merge(project, [theirs]).conflicts
        assert adjudication.keeper_of(project, article) == "ann"
    with at_work(theirs, "bob") as project:
        merge(project, [ours])
        assert adjudication.keeper_of(project, article) == "ann"


def test_only_the_agreed_versions_of_some_articles_are_taken_over(copy):
    ours, _, _ = two_leads(copy)
    with at_work(ours, "carl") as project:
        assert adjudication.take_over(project, ["another"]) == {}
        assert project.undo_entry.label == "Take a quote into the agreed version"
        assert adjudication.take_over(project, [project.all(Article)[0].id]) == {"ann": 1}
        assert project.undo_entry.label == "Keep the agreed version"

"""Codebooks of two projects: what one side added comes in, another scheme is refused."""

import pytest

from annotator.editing import codebook as editing
from annotator.editing import events
from annotator.merging.merging import merge
from annotator.merging.told import MergeProblems
from annotator.model import codebook
from annotator.model.annotations import Event
from annotator.model.article import Article
from annotator.model.codebook import CustomField, EventType, Stance
from annotator.store import files
from tests.merging.conftest import TEXT, at_work, exported


def mark(project, type):
    """Mark an event in the first article."""
    return events.mark_event(project, project.all(Article)[0].id, [(1, 6)], type=type)


def types(path):
    """The codes of the event types of a project, in order."""
    with at_work(path) as project:
        return [one.code for one in project.codebook.event_types]


def test_codes_that_either_side_added_come_together_in_any_order(copy):
    a, b, c = copy("a"), copy("b"), copy("c")
    for path, code in ((b, "TALKS"), (c, "MOURN")):
        with at_work(path, code) as project:
            editing.add_entry(project, "event_types", EventType(code, code))
            editing.add_entry(project, "custom_fields", CustomField("event", f"f_{code.lower()}"))
            mark(project, code)
    other = copy("other")
    for path, order in ((a, (b, c)), (other, (c, b))):
        with at_work(path) as project:
            told = [merge(project, [one]) for one in order]
            assert not merge(project, [b, c]).changes_something
    assert types(a)[-2:] == ["TALKS", "MOURN"]
    assert exported(a) == exported(other)
    assert told[0].codebook[0] == "c.sqlite: new in the codebook: event type MOURN"


def test_what_was_changed_last_stands_in_the_codebook(copy):
    a, b = copy("a"), copy("b")
    with at_work(a) as project:
        editing.change_entry(project, "stances", "support", name="For")
    with at_work(b) as project:
        editing.change_entry(project, "stances", "support", name="In favour")
    with at_work(a) as project:
        told = merge(project, [b])
        assert project.codebook.terms("stances")["support"].name == "In favour"
        assert any("theirs stands" in line for line in told.codebook)
        project.undo()
        assert project.codebook.terms("stances")["support"].name == "For"


def test_a_renamed_code_goes_when_no_record_has_it(copy):
    a, b = copy("a"), copy("b")
    with at_work(a) as project:
        editing.add_entry(project, "stances", Stance("unsure", "Unsure"))
    b.write_bytes(a.read_bytes())
    with at_work(b) as project:
        editing.rename(project, "stances", "unsure", "undecided")
    with at_work(a) as project:
        merge(project, [b])
        assert "unsure" not in project.codebook.terms("stances")
        assert "undecided" in project.codebook.terms("stances")
        assert not merge(project, [b]).changes_something


def cameo(base):
    """A project coded by CAMEO with one event of a code that PLOVER does not have."""
    path = base.with_name("cameo.sqlite")
    with files.create(path, codebook.load("cameo"), annotator="jonas") as project:
        from annotator.editing import articles

        articles.add_article(project, TEXT)
        mark(project, "036")
    return path


def test_another_scheme_is_refused_with_the_codes_that_are_not_known(base):
    other = cameo(base)
    with at_work(base) as project:
        mark(project, "CONSULT")
        with pytest.raises(MergeProblems) as refused:
            merge(project, [other])
        assert "cameo.sqlite: event type '036'" in refused.value.problems
        assert len(project.all(Event)) == 1


def test_a_project_without_records_takes_the_codebook(base):
    other = cameo(base)
    with at_work(base) as project:
        merge(project, [other])
        assert project.codebook.name == codebook.load("cameo").name
        assert [one.type for one in project.all(Event)] == ["036"]

"""Two people's files become one: what comes in, what stands, what is asked, and what is told."""

import pytest

from annotator.editing import articles, layers, quotes, speakers
from annotator.editing.team import set_blind
from annotator.errors import AnnotatorError
from annotator.merging.merging import merge
from annotator.model import codebook
from annotator.model.annotations import Alias, Annotator, Layer, Quote, Speaker
from annotator.model.article import Article
from annotator.store import checking, files
from annotator.store.teamwork import team
from tests.merging.conftest import at_work, exported


def mark(project, start=1, **known):
    """Mark a quote in the first article."""
    return quotes.mark_quote(project, project.all(Article)[0].id, [(start, start + 5)], **known)


def merged(path, *others, **known):
    """Merge into a file, and look that it is whole."""
    with at_work(path, "lead") as project:
        told = merge(project, list(others), **known)
        assert list(checking.check(project, lambda *_: None)) == []
    return told


def test_the_work_of_another_comes_in_with_its_speakers(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(ours, "mina") as project:
        kim = speakers.add_speaker(project, "Kim", country="KOR").id
        mark(project, speaker=kim)
    with at_work(theirs, "jonas") as project:
        mark(project, speaker=speakers.add_speaker(project, "KIM", country="KOR", role="x").id)
        mark(project, 30, speaker=speakers.add_speaker(project, "Lee").id)
    told = merged(ours, theirs)
    assert told.counts["records"]["new"] == 2
    assert told.counts["speakers"] == {"changed": 1, "new": 1, "same": 0, "deleted": 0}
    with at_work(ours) as project:
        names = {one.id: one.name for one in project.all(Annotator)}
        by = {names[one.annotator] for one in project.all(Layer)}
        assert by == {"mina", "jonas"}
        first, second = sorted(project.all(Speaker), key=lambda one: one.id)
        assert (first.id, first.name, first.role, first.aliases) == (kim, "Kim", "x", ())
        assert sorted(one.speaker for one in project.all(Quote)) == [kim, kim, second.id]


def test_the_smallest_id_of_one_speaker_stands_with_every_name(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(theirs) as project:
        first = speakers.add_speaker(project, "정의용", wikidata="Q42").id
    with at_work(ours) as project:
        own = speakers.add_speaker(project, "Chung Eui-yong", wikidata="Q42", role="adviser").id
        quote = mark(project, speaker=own).id
    merged(ours, theirs)
    with at_work(ours) as project:
        (speaker,) = project.all(Speaker)
        assert (speaker.id, speaker.name, speaker.role) == (first, "정의용", "adviser")
        assert speaker.aliases == (Alias("Chung Eui-yong"),)
        assert project.get(Quote, quote).speaker == first
        project.undo()
        assert project.get(Quote, quote).speaker == own
        assert project.get(Speaker, own).name == "Chung Eui-yong"


def changed_on_both_sides(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(ours) as project:
        quote = mark(project).id
    theirs.write_bytes(ours.read_bytes())
    with at_work(ours) as project:
        quotes.change_quote(project, quote, stance="support")
    with at_work(theirs) as project:
        quotes.change_quote(project, quote, stance="oppose")
    return ours, theirs, quote


def test_the_newest_version_stands_and_both_are_told_once(copy):
    ours, theirs, quote = changed_on_both_sides(copy)
    (conflict,) = merged(ours, theirs).conflicts
    assert (conflict.id, conflict.fields, conflict.stands) == (quote, ("stance",), "theirs")
    assert (conflict.ours["stance"], conflict.theirs["stance"]) == ("support", "oppose")
    assert conflict.annotator == "mina"
    with at_work(ours) as project:
        assert project.get(Quote, quote).stance == "oppose"
    again = merged(ours, theirs)
    assert not again.conflicts
    assert not again.changes_something


def test_an_older_version_is_kept_in_the_file_though_it_does_not_stand(copy):
    ours, theirs, quote = changed_on_both_sides(copy)
    (conflict,) = merged(theirs, ours).conflicts
    assert conflict.stands == "ours"
    with at_work(theirs) as project:
        (kept,) = project.db.execute("SELECT value FROM merge_notes WHERE kind = 'seen'").fetchall()
        assert '"stance": "support"' in kept[0]
        assert project.get(Quote, quote).stance == "oppose"


def test_what_only_one_side_changed_is_no_conflict(copy):
    ours, _, quote = changed_on_both_sides(copy)
    base = copy("base2")
    base.write_bytes(ours.read_bytes())
    with at_work(ours) as project:
        quotes.change_quote(project, quote, note="more")
    assert not merged(ours, base).changes_something
    told = merged(base, ours)
    assert (told.conflicts, told.counts["records"]["changed"]) == ([], 1)


def deleted_in_theirs(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(ours) as project:
        quote = mark(project).id
    theirs.write_bytes(ours.read_bytes())
    with at_work(theirs) as project:
        quotes.delete_quote(project, quote)
    return ours, theirs, quote


def test_what_one_side_deleted_goes_where_the_other_left_it_as_it_was(copy):
    ours, theirs, quote = deleted_in_theirs(copy)
    third = copy("third")
    third.write_bytes(ours.read_bytes())
    told = merged(ours, theirs)
    assert told.counts["records"]["deleted"] == 1
    assert [(one.kind, one.id, one.annotator, one.words) for one in told.gone] == [
        ("quote", quote, "mina", "We ar")
    ]
    assert not merged(ours, third).changes_something  # where it is still there, unchanged
    with at_work(ours) as project:
        assert project.find(Quote, quote) is None
        project.undo()
        assert project.find(Quote, quote) is not None


@pytest.mark.parametrize("swapped", [False, True])
def test_a_deletion_loses_to_a_change(copy, swapped):
    ours, theirs, quote = deleted_in_theirs(copy)
    with at_work(ours) as project:
        quotes.change_quote(project, quote, note="kept")
    into, other = (theirs, ours) if swapped else (ours, theirs)
    (conflict,) = merged(into, other).conflicts
    assert (conflict.theirs if not swapped else conflict.ours) is None
    with at_work(into) as project:
        assert project.get(Quote, quote).note == "kept"
    assert not merged(into, other).conflicts


def test_a_speaker_whom_one_side_deleted_comes_back_where_the_other_needs_it(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(ours) as project:
        kim = speakers.add_speaker(project, "Kim").id
    theirs.write_bytes(ours.read_bytes())
    with at_work(ours) as project:
        speakers.delete_speaker(project, kim)
    with at_work(theirs, "jonas") as project:
        mark(project, speaker=kim)
    merged(ours, theirs)
    with at_work(ours) as project:
        assert project.all(Quote)[0].speaker == kim


def with_alias(copy):
    """Give two people a speaker each who share an alias."""
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(ours) as project:
        own = speakers.add_speaker(project, "Kim Jong-un", aliases=(Alias("Kim"),)).id
    with at_work(theirs, "jonas") as project:
        other = speakers.add_speaker(project, "Kim").id
        mark(project, speaker=other)
    return ours, theirs, own, other


def test_who_shares_an_alias_is_asked_about_and_left_apart(copy):
    ours, theirs, own, other = with_alias(copy)
    (ask,) = merged(ours, theirs).asks
    assert (ask.ours.id, ask.theirs.id, ask.why) == (own, other, "Kim")
    with at_work(ours) as project:
        assert len(project.all(Speaker)) == 2


def test_whom_a_person_joined_stays_joined(copy):
    ours, theirs, own, other = with_alias(copy)
    assert not merged(ours, theirs, joins={other: own}).asks
    assert not merged(ours, theirs).changes_something
    with at_work(ours) as project:
        assert [one.id for one in project.all(Speaker)] == [own]
        assert project.all(Quote)[0].speaker == own


def test_whom_a_person_made_one_by_hand_after_a_merge_stays_one(copy):
    ours, theirs, own, other = with_alias(copy)
    merged(ours, theirs)
    with at_work(ours, "lead") as project:
        speakers.merge_speakers(project, own, other)
    with at_work(theirs, "jonas") as project:
        mark(project, 30, speaker=other)
    merged(ours, theirs)
    with at_work(ours) as project:
        assert [one.id for one in project.all(Speaker)] == [own]
        assert {one.speaker for one in project.all(Quote)} == {own}


def test_whom_the_other_made_one_by_hand_become_one_here(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(ours) as project:
        own = speakers.add_speaker(project, "Kim Jong-un").id
        other = speakers.add_speaker(project, "Chairman Kim").id
    theirs.write_bytes(ours.read_bytes())
    with at_work(ours) as project:
        quote = mark(project, speaker=other, addressees=(own, other)).id
    with at_work(theirs) as project:
        speakers.merge_speakers(project, own, other)
    before = exported(ours)
    merged(ours, theirs)
    with at_work(ours) as project:
        (speaker,) = project.all(Speaker)
        assert (speaker.id, speaker.aliases) == (own, (Alias("Chairman Kim"),))
        said = project.get(Quote, quote)
        assert (said.speaker, said.addressees) == (own, (own,))
    assert not merged(ours, theirs).changes_something
    with at_work(ours) as project:
        project.undo()
    assert exported(ours) == before


def test_long_articles_are_taken_one_after_another(copy, monkeypatch):
    from annotator.merging import articles as taking

    monkeypatch.setattr(taking, "CHARACTERS", 50)
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(theirs) as project:
        for number in range(3):
            articles.add_article(project, f"Article {number}. " + "Long. " * 10)
        assert [len(block) for block in taking.blocks(project)] == [1, 1, 1, 1]
    assert merged(ours, theirs).counts["articles"]["new"] == 3


def test_one_text_that_each_brought_in_is_one_article(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(theirs) as project:
        first = articles.add_article(project, "The same text.\n", source="TASS").id
    with at_work(ours) as project:
        articles.add_article(project, "The same text.\n")
        articles.add_article(project, "Mine\nIs another text.\n")
    with at_work(theirs) as project:
        articles.add_article(project, "Mine\nBut differs.\n")
    told = merged(ours, theirs)
    with at_work(ours) as project:
        assert project.get(Article, first).source == "TASS"
        assert project.text(first) == "The same text.\n"
        assert len(project.all(Article)) == 4
    assert [one.title for one in told.same_titles] == ["Mine"]


def test_a_merge_that_is_stopped_changes_nothing(copy, tmp_path):
    ours, theirs, _ = deleted_in_theirs(copy)
    before = exported(ours)

    class Stopped(Exception):  # noqa: N818 - no error
        """The person stopped it."""

    def stop(done, total):
        if total:
            raise Stopped

    with at_work(ours) as project, pytest.raises(Stopped):
        merge(project, [theirs], backups_in=tmp_path / "backups", progress=stop)
    assert exported(ours) == before
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_backup_holds_what_was_before(copy, tmp_path):
    ours, theirs, _ = deleted_in_theirs(copy)
    before = exported(ours)
    merged(ours, theirs, backups_in=tmp_path / "backups")
    merged(ours, theirs, backups_in=tmp_path / "backups")
    (backup,) = (tmp_path / "backups").iterdir()
    assert exported(backup) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(copy):
    ours, theirs, _ = deleted_in_theirs(copy)
    before = exported(ours)
    dry = merged(ours, theirs, dry_run=True)
    assert exported(ours) == before
    told = merged(ours, theirs)
    assert dry.counts == told.counts
    assert dry.sentence() == "Would delete 1 record."
    assert told.sentence() == "Deleted 1 record."


def test_whether_others_work_is_hidden_is_as_it_was_decided_last(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(theirs) as project:
        set_blind(project, blind=False)
    merged(ours, theirs)
    with at_work(ours) as project:
        assert not team(project).blind


def test_records_of_one_id_in_the_work_of_two_people_are_two(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(ours, "mina") as project:
        quote = mark(project)
    with at_work(theirs, "jonas") as project:
        other = mark(project)
        project.db.execute("PRAGMA foreign_keys = OFF")
        project.db.execute("UPDATE quotes SET id = ? WHERE id = ?", (quote.id, other.id))
        project.db.execute("UPDATE quote_spans SET quote = ?", (quote.id,))
    merged(ours, theirs)
    with at_work(ours) as project:
        assert len(project.all(Quote)) == 2
    both = exported(ours)
    assert not merged(ours, theirs).changes_something
    with at_work(ours) as project:
        project.undo()
        (own,) = project.all(Quote)
        assert own == quote
        project.redo()
    assert exported(ours) == both


def test_the_agreed_version_is_one_whoever_decides(copy):
    ours, theirs = copy("ours"), copy("theirs")
    for path, name in ((ours, "ann"), (theirs, "bob")):
        with at_work(path, name) as project:
            mark(project)
            project.db.execute("UPDATE layers SET kind = 'gold'")
    told = merged(ours, theirs)
    assert [one.fields for one in told.conflicts] == [("annotator",)]
    with at_work(ours) as project:
        assert len(project.all(Layer)) == 1
        assert len(project.all(Quote)) == 2


def test_a_circle_that_two_people_closed_is_cut_and_told(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(ours) as project:
        one, other = mark(project).id, mark(project, 30).id
    theirs.write_bytes(ours.read_bytes())
    with at_work(ours) as project:
        quotes.change_quote(project, one, parent=other)
    with at_work(theirs) as project:
        quotes.change_quote(project, other, parent=one)
    told = merged(ours, theirs)
    assert [conflict.fields for conflict in told.conflicts] == [("parent",)]
    with at_work(ours) as project:
        assert project.get(Quote, one).parent is None
        assert project.get(Quote, other).parent == one
    assert not merged(ours, theirs).changes_something


def test_that_work_is_done_comes_in(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(ours) as project:
        article = project.all(Article)[0].id
        mark(project)
    theirs.write_bytes(ours.read_bytes())
    with at_work(theirs) as project:
        layers.set_status(project, article, "done")
    assert merged(ours, theirs).sentence() == "Changed 1 layer."
    with at_work(ours) as project:
        assert [one.status for one in project.all(Layer)] == ["done"]


def test_two_files_are_one_step(copy):
    ours = copy("ours")
    others = []
    for name in ("jonas", "lena"):
        others.append(copy(name))
        with at_work(others[-1], name) as project:
            mark(project)
    merged(ours, *others)
    with at_work(ours) as project:
        assert len(project.all(Quote)) == 2
        project.undo()
        assert project.all(Quote) == []


def test_a_span_that_is_not_in_the_text_is_refused_by_name(copy):
    ours, theirs = copy("ours"), copy("theirs")
    with at_work(theirs, "jonas") as project:
        mark(project)
        project.db.execute("UPDATE quote_spans SET text = 'other'")
    with at_work(ours) as project, pytest.raises(AnnotatorError, match=r"theirs\.sqlite: quote"):
        merge(project, [theirs])


def test_an_empty_project_becomes_the_other_to_the_byte(base, tmp_path):
    with at_work(base) as project:
        names = tuple(Alias(name) for name in ("Pyongyang", "North Korea", "DPRK"))
        kim = speakers.add_speaker(project, "Kim", aliases=names).id
        mark(project, speaker=kim)
        articles.change_article(project, project.all(Article)[0].id, source="TASS")
    empty = tmp_path / "empty.sqlite"
    files.create(empty, codebook.load("plover"), annotator="lead").close()
    merged(empty, base)
    assert exported(empty) == exported(base)


def test_one_text_that_came_in_at_two_times_is_no_change(tmp_path):
    ours, theirs = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    for path in (ours, theirs):
        with files.create(path, codebook.load("plover"), annotator="lead") as project:
            articles.add_article(project, "One text.\n")
    told = merged(ours, theirs)
    assert told.counts["articles"] == {"same": 1, "deleted": 0}
    assert told.sentence() == "Only settings and what is known of earlier changes are new."

"""The speakers panel: those of the article first, however many others there are."""

import pytest
from PySide6.QtCore import Qt

from annotator.editing import events, mentions, quotes, speakers
from annotator.model.annotations import Speaker
from annotator.model.ids import new_id
from annotator.store.article_lines import counts_in_article
from annotator.ui.desk import Desk
from annotator.ui.panels import SpeakersPanel

MANY = 1000


@pytest.fixture
def named(project):
    """A thousand speakers, by name."""
    people = [Speaker(id=new_id(), name=f"Speaker {n:04}", role=f"no. {n}") for n in range(MANY)]
    with project.edit("Many", bulk=True):
        project.add_many(Speaker, people)
    return {speaker.name: speaker.id for speaker in people}


@pytest.fixture
def desk(project, article):
    desk = Desk(project)
    yield desk
    desk.release()


@pytest.fixture
def panel(desk, named, article, qtbot):
    panel = SpeakersPanel(desk)
    qtbot.addWidget(panel)
    desk.show_article(article.id)
    return panel


def names(panel):
    lines = panel.table.lines
    return [lines.index(row, 0).data() for row in range(lines.rowCount())]


def counts(panel):
    """How often each speaker of the article stands in it, as the panel says."""
    lines = panel.table.lines
    cells = (
        (lines.id_at(row), lines.index(row, lines.columnCount() - 1).data())
        for row in range(lines.rowCount())
    )
    return {id: int(cell) for id, cell in cells if cell}


def fetch_all(panel):
    lines = panel.table.lines
    while lines.canFetchMore(panel.table.rootIndex()):
        lines.fetchMore(panel.table.rootIndex())


def test_only_the_first_are_read_and_the_rest_as_one_scrolls(panel, named):
    assert 0 < len(names(panel)) < MANY
    assert panel.table.lines.count == MANY
    fetch_all(panel)
    assert names(panel) == sorted(named)


def test_those_of_the_article_come_first_and_only_once(panel, desk, named, project, article):
    desk.show_article("")
    last = named["Speaker 0999"]
    mentions.mark_mention(project, article.id, 58, 70, speaker=last)
    desk.show_article(article.id)
    assert names(panel)[:2] == ["Speaker 0999", "Speaker 0000"]
    fetch_all(panel)
    assert len(names(panel)) == MANY


def test_counts_follow_every_edit_undo_and_redo(panel, named, project, article):
    first, last = named["Speaker 0000"], named["Speaker 0999"]
    mention = mentions.mark_mention(project, article.id, 58, 70, speaker=first)
    quote = quotes.mark_quote(project, article.id, [(42, 57)], speaker=last)
    event = events.mark_event(project, article.id, [(7, 12)], type="CONSULT")
    events.add_participant(project, event.id, "actor", last)
    events.add_participant(project, event.id, "recipient", first)
    events.remove_participant(project, event.id, 0)
    mentions.change_mention(project, mention.id, speaker=last)
    speakers.merge_speakers(project, first, last)
    quotes.delete_quote(project, quote.id)
    assert counts(panel) == dict(counts_in_article(project, article.id)) != {}
    steps = 0
    while project.undo_entry and project.undo_entry.label != "Many":
        project.undo()
        steps += 1
        assert counts(panel) == dict(counts_in_article(project, article.id))
    for _ in range(steps):
        project.redo()
        assert counts(panel) == dict(counts_in_article(project, article.id))


def test_a_new_speaker_stands_behind_those_of_the_article(panel, named, project, article):
    mentions.mark_mention(project, article.id, 58, 70, speaker=named["Speaker 0999"])
    speakers.add_speaker(project, "Zhang")
    assert names(panel)[:3] == ["Speaker 0999", "Zhang", "Speaker 0000"]
    project.undo()
    assert names(panel)[:2] == ["Speaker 0999", "Speaker 0000"]
    assert panel.table.lines.count == MANY


def test_a_speaker_far_down_is_shown_once_chosen(panel, desk, named):
    desk.choose("speaker", named["Speaker 0900"])
    assert panel.table.chosen() == [named["Speaker 0900"]]
    fetch_all(panel)
    assert names(panel).count("Speaker 0900") == 1


def test_removing_a_speaker_skips_no_other(panel, named, project):
    shown = names(panel)
    speakers.delete_speaker(project, named[shown[-1]])
    speakers.delete_speaker(project, named["Speaker 0500"])
    fetch_all(panel)
    assert names(panel) == sorted(set(named) - {shown[-1], "Speaker 0500"})


def test_the_filter_finds_in_all_speakers_in_any_case_and_script(panel, named, project):
    speakers.change_speaker(project, named["Speaker 0900"], role="Президент")
    panel.table.lines.filter("президент")
    assert names(panel) == ["Speaker 0900"]
    assert panel.table.lines.shown == 1
    panel.table.lines.filter("")
    assert panel.table.lines.shown == MANY


def test_sorting_is_over_all_speakers(panel, named):
    panel.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert names(panel) == sorted(named, reverse=True)


def test_sorting_by_use_puts_the_most_used_first(panel, named, project, article):
    mentions.mark_mention(project, article.id, 58, 70, speaker=named["Speaker 0700"])
    column = panel.table.lines.columnCount() - 1
    panel.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert names(panel)[0] == "Speaker 0700"


def test_the_tip_of_the_marks_tells_names_from_quotes(panel, project, article, named):
    speaker = named["Speaker 0007"]
    quotes.mark_quote(project, article.id, [(0, 4)], speaker=speaker)
    for start in (0, 5):
        mentions.mark_mention(project, article.id, start, start + 3, speaker=speaker)
    lines = panel.table.lines
    cell = lines.index(lines.row_of(speaker), lines.columnCount() - 1)
    assert cell.data() == "3"
    tip = cell.data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "1 quote said; 2 where named, addressed or in an event"

"""What was overlooked: gone through by keys, dismissed, and called done all the same."""

import pytest

from annotator.editing import codebook, events, mentions, quotes, speakers
from annotator.model.codebook import CustomField
from annotator.ui.points.window import PointsWindow


@pytest.fixture
def walk(window, view):
    view.setFocus()
    return window.points


def test_the_key_goes_to_a_quotation_that_is_in_no_quote(walk, view, press):
    view.move_caret(view.text().index('"We are') - 1)
    press("]")
    assert walk.at is not None
    assert walk.at.rule == "quotation"
    assert view.text()[walk.at.start] == '"'
    assert walk.bar.text()
    first = walk.at
    press("]")
    assert walk.at.start > first.start
    press("[")
    assert walk.at == first


def test_a_dismissed_point_stays_dismissed_until_undo(walk, window, view, press):
    view.move_caret(0)
    press("]")
    point, before = walk.at, len(walk.looking.open)
    press("X")
    assert point not in walk.looking.open
    assert len(walk.looking.open) == before - 1
    press("Ctrl+Z")
    assert point in walk.looking.open


def test_a_quote_without_a_speaker_is_a_point(walk, window, view):
    desk = window.bench.desk
    start = view.text().index('"We are')
    quotes.mark_quote(desk.project, desk.article, [(start, start + 40)])
    walk.looking.hurry()
    assert "no-speaker" in {point.rule for point in walk.looking.open}


def test_what_a_speaker_lacks_is_gone_to_and_filled_in_the_form(walk, window, view, press):
    desk = window.bench.desk
    field = CustomField("speaker", "party", required=True)
    codebook.add_entry(desk.project, "custom_fields", field)
    kulik = speakers.add_speaker(desk.project, "Kulik").id
    start = view.text().index('"We are')
    quotes.mark_quote(desk.project, desk.article, [(start, start + 40)], speaker=kulik)
    view.move_caret(start - 1)
    press("]")
    assert (desk.kind, desk.record) == ("speaker", kulik)
    assert "Required: Party" in walk.bar.text()


def rows(window):
    """The list of points: its headings, and the words and tool tips below each."""
    window._actions["points"].trigger()
    tree = window.bench.findChild(PointsWindow).tree
    listed = {}
    for number in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(number)
        below = (group.child(row) for row in range(group.childCount()))
        listed[group.text(0).split("   ")[0]] = [(one.text(0), one.toolTip(0)) for one in below]
    return listed


def test_what_an_event_lacks_is_called_as_the_codebook_calls_it(walk, window, view):
    project, article = window.bench.desk.project, window.bench.desk.article
    codebook.change_entry(project, "roles", "recipient", name="To whom it is done")
    codebook.require_field(project, "event", "location_country", required=True)
    start = view.text().index("visit")
    events.mark_event(project, article, [(start, start + 5)], type="AID")
    listed = rows(window)
    assert "Required: Country, To whom it is done" in listed
    _, why = listed["Required: Country, To whom it is done"][0]
    assert why == "The codebook asks for what is empty: Country, To whom it is done."


def test_words_are_listed_as_they_stand_in_the_text(walk, window, view):
    project, article = window.bench.desk.project, window.bench.desk.article
    start = view.text().index("Andrei Kulik,")
    mentions.mark_mention(project, article, start, start + 12)
    words, _ = rows(window)["A name that is not linked yet"][0]
    assert " Andrei Kulik, " in words


def test_looking_waits_while_the_caret_moves_and_goes_on_after(walk, view, qtbot):
    looking = walk.looking
    looking._look_later()
    looking._read_records()  # as after a pause
    view.move_caret(view.caret() + 1)
    assert not looking._slices.isActive()
    qtbot.waitUntil(lambda: looking.is_known)


def test_what_is_waited_for_goes_on_while_the_caret_moves(walk, view, monkeypatch):
    monkeypatch.setattr("annotator.ui.points.looking.SHORT", 0)
    looking = walk.looking
    looking._look_later()
    assert not looking.hurry()
    view.move_caret(view.caret() + 1)
    assert looking._slices.isActive()


def test_taking_done_back_is_said(window, press):
    window.bench.page.view.setFocus()
    press("Ctrl+Return", "Ctrl+Return")
    assert window.bench.messages.text() == "Not done any more: the article is under way again."

"""In the form of an event: by which words a participant is named."""

import pytest
from PySide6.QtCore import Qt

from annotator.editing.events import add_participant, mark_event
from annotator.editing.mentions import mark_mention
from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Event
from annotator.ui.desk import Desk
from annotator.ui.record_form import RecordForm


@pytest.fixture
def place(project, article):
    def place(words):
        start = project.text(article.id).index(words)
        return start, start + len(words)

    return place


@pytest.fixture
def event(project, article, place):
    """He met Kim: Kulik is named by his name and by "He", Kim by his."""
    event = mark_event(project, article.id, [place("met")], type="CONSULT")
    for name, named in (("Andrei Kulik", ("Andrei Kulik", "He")), ("Kim", ("Kim",))):
        speaker = add_speaker(project, name)
        for words in named:
            mark_mention(project, article.id, *place(words), speaker=speaker.id)
        add_participant(project, event.id, "actor", speaker.id)
    return event


@pytest.fixture
def form(qtbot, project, event):
    form = RecordForm(Desk(project))
    qtbot.addWidget(form)
    form.resize(460, 900)
    form.show()
    form.desk.choose("event", event.id)
    yield form
    form.release()


@pytest.fixture
def named(form):
    """The fields of the form that say by which words each participant is named."""
    rows = form.page("event").editors["participants"].rows()
    return [row.cells["mention"] for row in rows]


def listed(field):
    field.combo.opened.emit()
    shown = [choice.name for choice in field.shown]
    field._hide_list()
    return shown


def test_each_participant_has_the_places_of_this_speaker_the_nearest_first(named):
    assert listed(named[0]) == ["—", "He", "Andrei Kulik"]
    assert listed(named[1]) == ["—", "Kim"]


def test_a_place_is_chosen_by_its_words(qtbot, project, event, named):
    named[0].control.setFocus()
    qtbot.keyClicks(named[0].line, "he")
    qtbot.keyClick(named[0].line, Qt.Key.Key_Return)
    mention = project.get(Event, event.id).participants[0].mention
    assert named[0].typed() == "He"
    assert mention is not None
    assert "[He] met" in named[0].options.find(mention).about


def test_a_window_closes_while_a_place_has_the_keys(window, view):
    project = window.bench.desk.project
    article = window.bench.desk.article
    speaker = add_speaker(project, "Andrei Kulik")
    start = view.text().index("Kulik stressed")
    named = mark_mention(project, article, start, start + 5, speaker=speaker.id)
    event = mark_event(project, article, [(start + 6, start + 14)], type="CONSULT")
    add_participant(project, event.id, "actor", speaker.id, mention=named.id)
    window.bench.desk.choose("event", event.id)
    rows = window.bench.panels.form.page("event").editors["participants"].rows()
    rows[0].cells["mention"].control.setFocus()
    window.close()
    assert not window.isVisible()

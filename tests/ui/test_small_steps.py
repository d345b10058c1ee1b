"""What happens beside the great steps: where the keys go, what is said, what is not guessed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.editing import articles, events, mentions, quotes, speakers
from annotator.model.annotations import Event, Office, Speaker
from annotator.store.files import open_project
from annotator.ui import actions
from annotator.ui.palette import Palette
from annotator.ui.points.window import PointsWindow
from annotator.ui.words import window as words

WIRE = "LONDON, 3 May 2018 (Reuters) - The minister said so on Thursday.\n"


@pytest.fixture
def project(window):
    return window.bench.desk.project


@pytest.fixture
def may(window, project):
    """A speaker with an office, shown in the form."""
    may = speakers.add_speaker(project, "Theresa May")
    speakers.change_speaker(project, may.id, offices=(Office(role="prime minister"),))
    window.bench.desk.choose("speaker", may.id)
    return may


def said(window):
    return window.bench.messages.text()


def tab_order(row):
    """The row's controls as Tab goes through them, from the first on."""
    first = next(iter(row.cells.values())).control
    found, widget = [first], first.nextInFocusChain()
    while widget is not first and len(found) < 60:
        if row.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def test_tab_goes_to_what_removes_a_row_at_last(window, may):
    (row,) = window.bench.panels.form.page("speaker").editors["offices"].rows()
    stops = tab_order(row)
    assert stops[-1] is row.remove
    assert stops.index(row.cells["country"].control) < len(stops) - 1


def test_a_removed_row_is_told_and_comes_back(window, project, may, press):
    (row,) = window.bench.panels.form.page("speaker").editors["offices"].rows()
    row.remove.click()
    assert said(window) == "Office removed. Ctrl+Z brings it back."
    assert project.get(Speaker, may.id).offices == ()
    press("Ctrl+Z")
    assert project.get(Speaker, may.id).offices == (Office(role="prime minister"),)


@pytest.mark.parametrize(
    ("typed", "country"), [("United", None), ("United Kingdom", "GBR"), ("gbr", "GBR")]
)
def test_leaving_a_list_takes_only_what_is_sure(window, project, may, typed, country):
    field = window.bench.panels.form.page("speaker").editors["country"]
    field.control.setFocus()
    QTest.keyClicks(field.control, typed)
    QTest.keyClick(QApplication.activePopupWidget() or field.control, Qt.Key.Key_Tab)
    assert project.get(Speaker, may.id).country == country
    assert bool(field.problem) == (country is None)
    assert field.typed().startswith("United" if country is None else "GBR")


def test_a_cell_takes_only_a_country_that_is_sure(window, project, may):
    table = window.bench.panels.speakers.table
    index = table.lines.index(table.lines.row_of(may.id), 2)
    table.setCurrentIndex(index)
    table.edit(index)
    line = QApplication.focusWidget()
    QTest.keyClicks(line, "United")
    QTest.keyClick(QApplication.activePopupWidget() or line, Qt.Key.Key_Tab)
    assert project.get(Speaker, may.id).country is None


def test_what_a_deleted_speaker_leaves_behind_is_told(window, project, press):
    desk = window.bench.desk
    kulik = speakers.add_speaker(project, "Andrei Kulik")
    other = articles.add_article(project, "Another text of Kulik.")
    mentions.mark_mention(project, other.id, 16, 21, speaker=kulik.id)
    for start in (0, 20):
        quotes.mark_quote(project, desk.article, [(start, start + 9)], speaker=kulik.id)
    desk.choose("speaker", kulik.id)
    window.annotating.chosen.delete()
    assert said(window) == (
        "Deleted Andrei Kulik: 2 quotes and 1 name in 2 articles have no speaker now."
        " Ctrl+Z brings it back."
    )
    press("Ctrl+Z")
    assert project.find(Speaker, kulik.id) is not None


def test_what_another_window_took_away_is_told_in_words(window, project, seed_project):
    desk = window.bench.desk
    visit = events.mark_event(project, desk.article, [(0, 6)], type="CONSULT")
    desk.choose("event", visit.id)
    window.annotating.ask()
    assert window.bench.page.entry is not None
    with open_project(seed_project, annotator="mina") as other:
        other.undo()
    desk.attempt(lambda: events.change_event(project, visit.id, note="late"))
    assert said(window) == words.gone("event")
    assert window.bench.page.entry is None
    assert project.all(Event) == []


def test_enter_in_the_list_of_points_gives_the_keys_to_the_text(window, view, press, qtbot):
    view.setFocus()
    press("F8")
    listed = window.bench.findChild(PointsWindow)
    row = listed._rows()[2]
    listed.tree.setCurrentItem(row)
    QTest.keyClick(listed.tree, Qt.Key.Key_Return)
    qtbot.waitUntil(view.hasFocus)
    number = row.text(0).split()[0]
    assert f"{number} of {len(window.points.looking.open)}" in window.points.bar.text()


def test_a_key_of_the_line_over_the_text_works_in_the_list_too(window, view, press, qtbot):
    view.setFocus()
    press("F8")
    listed = window.bench.findChild(PointsWindow)
    point = listed._rows()[0].data(0, Qt.ItemDataRole.UserRole)
    listed._go(listed._rows()[0])
    QTest.keyClick(listed.tree, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: point not in window.points.looking.open)


def test_the_list_of_points_covers_neither_form_nor_tables(window, view, press):
    view.setFocus()
    press("F8")
    listed = window.bench.findChild(PointsWindow)
    panels = window.bench.panels
    assert listed.geometry().right() < panels.mapToGlobal(panels.rect().topLeft()).x()


def test_a_pasted_article_tells_its_dateline(window, press):
    QGuiApplication.clipboard().setText(WIRE)
    dialog = window.files.paste()
    assert dialog.focusWidget() is dialog.title
    dialog.accept()
    (_, article) = window.bench.desk.project.all(articles.Article)
    known = article.dateline_place, article.source, article.source_type, article.published
    assert known == ("London", "Reuters", "wire", "2018-05-03")


def test_a_new_project_asks_for_its_name_first(window):
    dialog = window.files.new()
    assert dialog.focusWidget() is dialog.file.line
    assert dialog.file.line.selectedText() == "project"
    dialog.reject()


def test_an_export_begins_with_its_first_field(window):
    dialog = window.files.export()
    assert dialog.focusWidget() is dialog.format
    dialog.reject()


def test_the_sign_of_the_filters_goes_to_the_table_used_last(window, project, view, press):
    panels = window.bench.panels
    events.mark_event(project, window.bench.desk.article, [(0, 6)], type="CONSULT")
    quotes.mark_quote(project, window.bench.desk.article, [(0, 6)])
    panels.events.table.setFocus()
    view.setFocus()
    press("/")
    assert panels.events.isAncestorOf(QApplication.focusWidget())
    press("Esc")
    panels.quotes.table.setFocus()
    view.setFocus()
    press("/")
    assert panels.quotes.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("alias", "fields"),
        ("theme", "dark"),
        ("shortcuts", "keys"),
        ("pdf", "print"),
        ("statistics", "agreement"),
        ("memo", "note"),
        ("undo", "undo"),
    ],
)
def test_actions_are_found_by_other_words(window, press, type_words, typed, action):
    press("Ctrl+K")
    type_words(typed)
    found = window.findChild(Palette)
    names = {item.data(0, Qt.ItemDataRole.UserRole) for item in found._items}
    assert action in names
    found.leave()


def test_other_words_are_for_actions_that_there_are():
    from annotator.ui.words import keys

    assert set(keys.ALSO_CALLED) <= set(actions.BY_NAME)


def test_both_keys_called_enter_do_and_have_one_name(window, press):
    done = window._actions["done"]
    assert "Ctrl+Enter" in done.toolTip()
    status = window.bench.page.records
    press("Ctrl+Return")
    assert status.status == "done"
    press("Ctrl+Enter")
    assert status.status == "in_progress"
    shown = {row.name: actions.shown(row.keys) for row in actions.TABLE}
    assert not any("Return" in keys for keys in shown.values())


def test_what_was_said_of_a_step_goes_with_the_next(window, project, monkeypatch):
    from annotator.ui import messages

    monkeypatch.setattr(messages, "JUST_SAID", 0)
    window.bench.desk.said.emit("Undone: Mark quote.")
    speakers.add_speaker(project, "Kulik")
    assert said(window) == ""

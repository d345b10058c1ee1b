"""Who works, whose work is shown, and that others' is only read."""

import pytest
from PySide6.QtWidgets import QPushButton

from annotator import settings
from annotator.editing import articles, events, layers, mentions, quotes, speakers, team
from annotator.model import codebook
from annotator.model.annotations import Event, Layer, Quote
from annotator.model.article import Article
from annotator.store.files import create, open_project
from annotator.store.teamwork import team as team_of
from annotator.ui import actions
from annotator.ui.words import articles as list_words
from annotator.ui.words import teams as words
from annotator.ui.words.correcting import HIDDEN, KINDS


@pytest.fixture
def shared(seed_project):
    """The seed project, on which bob has worked before mina: a mention, a quote and an event."""
    with open_project(seed_project, annotator="bob") as project:
        article = project.all(Article)[0].id
        text = project.text(article)
        kulik = speakers.add_speaker(project, "Andrei Kulik").id
        start = text.index("Andrei Kulik")
        mentions.mark_mention(project, article, start, start + 12, speaker=kulik)
        start = text.index("We are always")
        quotes.mark_quote(project, article, [(start, start + 20)], speaker=kulik)
        events.mark_event(project, article, [(0, 6)], type="CONSULT")
        articles.add_article(project, "A second article.\nBob said nothing of it.")
    return seed_project


@pytest.fixture
def window(open_window, shared):
    return open_window(shared)


def menu(window, name="layer"):
    """What a menu offers when it opens."""
    found = window._menus[name]
    found.aboutToShow.emit()
    return {action.text(): action for action in found.actions()}


def done(window):
    layers.set_status(window.bench.desk.project, window.bench.desk.article, "done")


def show_bob(window):
    done(window)
    menu(window)["bob  (3 records, started)"].trigger()


def said(window):
    return window.bench.messages.text()


def test_the_others_are_hidden_until_ones_own_work_is_done(window):
    assert not menu(window)["bob  (hidden until yours is done)"].isEnabled()
    assert len(window.bench.page.records) == 0
    show_bob(window)
    assert len(window.bench.page.records) == 3
    assert window.bench.page.whose.text() == words.shown("bob", "annotation")
    assert window.bench.panels.quotes.table.lines.rowCount() == 1
    assert window.bench.page.records.status == "in_progress"


def test_what_can_be_seen_is_offered_when_ones_own_is_done(window, press, qtbot):
    window.points.looking.hurry()
    press("Ctrl+Return")
    offered = [one.text() for one in window.bench.messages.findChildren(QPushButton)]
    assert any(text.startswith(words.see("bob")) for text in offered)
    assert window.bench.messages.take_up()
    assert len(window.bench.page.records) == 3


def test_ones_own_is_a_click_away(window, qtbot):
    show_bob(window)
    window.bench.page.whose.findChild(QPushButton).click()
    assert window.bench.page.whose.text() == ""
    assert len(window.bench.page.records) == 0


def test_the_lead_may_let_all_be_seen_at_once(window, press):
    menu(window, "team")
    action = actions.actions_of(window)["blind"]
    assert action.isChecked()
    action.trigger()
    assert said(window) == words.blind_set(blind=False)
    menu(window, "team")
    assert not action.isChecked()
    menu(window)["bob  (3 records, started)"].trigger()
    assert len(window.bench.page.records) == 3
    press("Ctrl+Z")
    assert team_of(window.bench.desk.project).blind
    assert len(window.bench.page.records) == 0
    assert said(window)


def test_work_that_is_reopened_hides_the_others_again(window):
    show_bob(window)
    layers.set_status(window.bench.desk.project, window.bench.desk.article, "in_progress")
    assert len(window.bench.page.records) == 0
    assert said(window) == words.gone("bob", "annotation")


KEYS = ("Q", "S", "E", "U", "Del", "P", "Alt+Right", "Ctrl+Return", "J", "X")


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_would_change_it_says_that_it_is_only_read(window, view, press, key):
    show_bob(window)
    project = window.bench.desk.project
    before = project.undo_entry
    window.bench.desk.choose("quote", project.all(Quote)[0].id)
    view.setFocus()
    press(key)
    assert said(window) == words.ONLY_READ
    assert project.undo_entry == before


def test_the_mouse_and_the_form_do_not_change_it_either(window, view):
    show_bob(window)
    project = window.bench.desk.project
    quote = project.all(Quote)[0]
    window.bench.desk.choose("quote", quote.id)
    view.span_dragged.emit(quote.id, 0, quote.spans[0].start, quote.spans[0].end + 4)
    assert "bob's work: you can read it, not change it" in said(window)
    assert project.get(Quote, quote.id) == quote


def test_cells_of_the_panels_do_not_change_it_either(window):
    show_bob(window)
    project = window.bench.desk.project
    table = window.bench.panels.quotes.table
    index = table.lines.index(0, 0)
    table.lines.setData(index, "mixed")
    assert project.all(Quote)[0].type == "indirect"
    assert "bob's work" in said(window)


def test_keys_work_again_on_ones_own(window, view, press):
    show_bob(window)
    window.bench.desk.show_layer("")
    view.setFocus()
    view.select_text(0, 6)
    press("S", "Esc")
    assert len(window.bench.page.records) == 1


def test_the_next_article_shows_ones_own_where_the_other_has_done_nothing(window, press):
    show_bob(window)
    press("Alt+PgDown")
    assert window.bench.page.whose.text() == ""
    assert said(window) == words.gone("bob", "annotation")


def test_the_next_article_shows_the_same_persons_work(window, press):
    project = window.bench.desk.project
    team.set_blind(project, blind=False)
    second = project.all(Article)[1].id
    project.annotator = "bob"
    mentions.mark_mention(project, second, 0, 8)
    project.annotator = "mina"
    menu(window)["bob  (3 records, started)"].trigger()
    press("Alt+PgDown")
    assert window.bench.page.whose.text() == words.shown("bob", "annotation")
    assert len(window.bench.page.records) == 1


@pytest.mark.parametrize(
    ("kind", "row"),
    [("gold", "Agreed version  (0 records, new)"), ("import", "Imported: bob  (0 records, new)")],
)
def test_agreed_and_imported_versions_are_shown_too(window, kind, row):
    project = window.bench.desk.project
    bob = project.all(Layer)[0].annotator
    with project.edit("Make a layer"):
        project.save(Layer(id="x", article=window.bench.desk.article, annotator=bob, kind=kind))
    done(window)
    menu(window)[row].trigger()
    assert window.bench.page.whose.text() == words.shown("bob", kind)


def test_the_search_does_not_tell_of_what_is_hidden(window, press):
    press("Ctrl+Shift+F")
    from annotator.ui.finding.search_window import SearchWindow

    found = window.bench.findChild(SearchWindow)
    found.line.setText("always")
    found._look_in("quotes")
    assert found.hits.count() == 0
    found.line.setText("CONSULT")
    found._look_in("events")
    assert found.hits.count() == 0
    done(window)
    found.look()
    assert found.hits.count() == 1
    assert window.bench.desk.project.all(Event)
    found.close()


def test_a_correction_does_not_tell_which_words_others_marked(window, qtbot):
    from annotator.ui.dialogs.correct_text import CorrectDialog

    actions.actions_of(window)["correct"].trigger()
    dialog = window.findChild(CorrectDialog)
    dialog.text.setPlainText(window.bench.page.view.text().replace("Andrei Kulik", "Andrey K"))
    dialog.look()
    qtbot.waitUntil(lambda: dialog.lines.topLevelItemCount() > 0)
    rows = [dialog.lines.topLevelItem(row) for row in range(dialog.lines.topLevelItemCount())]
    assert {row.text(1) for row in rows} <= {f"{kind} (bob)" for kind in KINDS.values()}
    assert {row.text(2) for row in rows} == {HIDDEN}
    assert {row.text(3) for row in rows} == {""}
    dialog.lines.setCurrentItem(rows[0])
    dialog.reject()


def test_who_is_named_so_by_others_is_not_offered(window, press, view):
    start = view.text().index("Kulik stressed")
    project = window.bench.desk.project
    project.annotator = "bob"
    kim = speakers.add_speaker(project, "Somebody Else").id
    mentions.mark_mention(project, window.bench.desk.article, start, start + 5, speaker=kim)
    project.annotator = "mina"
    from annotator.store.speaker_names import speakers_named_so

    assert speakers_named_so(project, window.bench.desk.article, "Kulik") == []


# --- who works here


@pytest.fixture
def unknown(tmp_path):
    """A project in which nobody has said who works."""
    path = tmp_path / "new.sqlite"
    with create(path, codebook.load("plover"), annotator="bob") as project:
        mentions.mark_mention(project, articles.add_article(project, "Kim spoke.").id, 0, 3)
    return path


def test_who_works_is_asked_once(open_window, unknown, qtbot):
    window = open_window(unknown)
    qtbot.waitUntil(lambda: said(window) == words.asked("mina", ["bob"]))
    assert settings.annotator_of(unknown) == "mina"
    window.close()
    again = open_window(unknown)
    qtbot.waitUntil(lambda: again.bench.place() is not None)
    again.bench.articles, again.bench.panels  # noqa: B018
    assert said(again) == ""


def test_the_question_can_be_answered_at_once(open_window, unknown, qtbot):
    window = open_window(unknown)
    qtbot.waitUntil(lambda: bool(said(window)))
    assert window.bench.messages.take_up()
    from annotator.ui.dialogs.work_as import WorkAsDialog

    dialog = window.findChild(WorkAsDialog)
    dialog.name.setCurrentText("anna")
    dialog.accept()
    assert settings.annotator_of(unknown) == "anna"
    assert window.bench.desk.project.annotator == "anna"
    qtbot.waitUntil(lambda: "anna" in window.status())


# --- the list


def test_the_list_shows_what_is_assigned_to_me(window):
    from annotator.editing.assigning import Given, Plan, assign

    project = window.bench.desk.project
    first, second = (one.id for one in project.all(Article))
    third = articles.add_article(project, "A third article.").id
    model = window.bench.articles.model
    choice = window.bench.articles.choice
    choice.choose(mine="assigned")
    assert model.rowCount() == 0
    assign(project, Plan(("bob", "mina"), (Given(first, "mina"), Given(second, "bob", "mina"))))
    assert [model.article(row) for row in range(model.rowCount())] == [first, second]
    layers.set_status(project, first, "done")
    choice.choose(mine="open")
    assert [model.article(row) for row in range(model.rowCount())] == [second]
    assert list_words.ONLY_MINE["open"] in choice.said.text()
    choice.show_all()
    assert model.rowCount() == 3
    assert third in [model.article(row) for row in range(3)]

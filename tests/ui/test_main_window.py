"""The window around the text: saving, undo, articles, other programs, the end."""

import sqlite3

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from annotator import settings
from annotator.editing import articles, mentions, quotes, speakers
from annotator.model import codebook
from annotator.model.annotations import Event, Mention, Quote
from annotator.model.article import Article
from annotator.store.files import create, open_project
from annotator.ui import actions, messages
from annotator.ui.dialogs.keys import KeysDialog
from annotator.ui.words import window as words
from annotator.ui.words.keys import MARK_NAMES


def project_of(window):
    return window.bench.desk.project


def test_the_first_article_is_shown_and_the_text_has_the_focus(window, view):
    assert view.text().startswith("Russia ready for dialogue")
    assert QApplication.focusWidget() is view
    assert window.windowTitle().startswith("seed")


def test_the_status_tells_when_the_last_action_was_saved(window, press, select, qtbot):
    select("Kulik stressed", caret=True)
    press("S", "Esc")
    at = project_of(window).undo_entry.at
    qtbot.waitUntil(lambda: words.local_time(at) in window.status())
    assert window.status().startswith("Saved")
    assert "mina" in window.status()


def test_the_status_counts_quotes_without_speaker(window, press, select, qtbot):
    select("We are always ready", caret=True)
    press("Q", "Esc")
    qtbot.waitUntil(lambda: "1 quote (1 without speaker)" in window.status())


def test_every_action_has_words_and_stands_in_a_menu():
    listed = {name for names in actions.MENUS.values() for name in names}
    assert {row.name for row in actions.TABLE} == set(words.ACTIONS)
    assert {row.name for row in actions.TABLE} <= listed


def test_no_two_actions_have_the_same_keys():
    keys = [row.keys for row in actions.TABLE if row.keys]
    assert len(keys) == len(set(keys))


def test_the_sheet_of_keys_is_made_from_the_table(window, press):
    press("F1")
    page = window.findChild(KeysDialog).page.toPlainText()
    assert all(row.keys in page for row in actions.TABLE if row.keys)
    assert all(name in page for name in MARK_NAMES.values())
    window.findChild(KeysDialog).close()


def test_undo_and_redo_name_the_step_and_who_did_it(window, press, select, qtbot):
    select("Kulik stressed", caret=True)
    press("S", "Esc")
    undo = window.findChild(actions.QAction, "undo")
    qtbot.waitUntil(lambda: "Mark speaker (mina" in undo.text())
    press("Ctrl+Z")
    assert project_of(window).all(Mention) == []
    press("Ctrl+Shift+Z")
    assert len(project_of(window).all(Mention)) == 1


def test_undo_goes_back_past_the_opening_of_the_file(window, press):
    press("Ctrl+Z")
    assert project_of(window).all(Article) == []
    assert window.bench.desk.article == ""
    press("Ctrl+Shift+Z")
    assert len(project_of(window).all(Article)) == 1


def test_a_letter_in_a_field_is_typed_and_marks_nothing(window, press, type_words):
    press("Ctrl+L")
    type_words("qse")
    assert window.bench.articles.filter.text() == "qse"
    assert project_of(window).undo_entry.label == "Add article"


def test_escape_in_the_filter_of_the_list_shows_all_again(window, view, press, type_words, qtbot):
    press("Ctrl+L")
    type_words("nowhere")
    table = window.bench.articles.table
    qtbot.waitUntil(lambda: table.model().rowCount() == 0)
    press("Esc")
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    assert view.hasFocus()


def test_what_cannot_be_done_is_said_and_the_focus_stays(window, view, press):
    press("P")
    assert window.bench.messages.text() == words.CHOOSE_FIRST
    assert QApplication.focusWidget() is view
    press("Esc")
    assert window.bench.messages.text() == ""


def test_a_record_is_selected_by_key_changed_by_edges_and_removed(window, view, press, select):
    project = project_of(window)
    select("We are always")
    press("Q", "Esc")
    quote = project.all(Quote)[0]
    press("Alt+Right", "Alt+Right", "Alt+Shift+Right")
    assert project.get(Quote, quote.id).spans[0].text == "are always ready for"
    press("Alt+Left", "Ctrl+Z")
    assert project.get(Quote, quote.id).spans[0].text == "We are always"
    press("Esc")
    assert window.bench.desk.record == ""
    press("O")
    assert window.bench.desk.record == quote.id
    press("Del")
    assert project.all(Quote) == []


def test_parts_cue_and_addressee_go_to_the_selected_quote(window, press, select):
    project = project_of(window)
    lavrov = speakers.add_speaker(project, "Sergey Lavrov")
    select("meeting with Lavrov")
    select("Lavrov", after="at the meeting with")
    press("S")
    press("1")
    select("We would like to ask", caret=True)
    press("Q", "Esc")
    select("said", after='North Korea," he')
    press("C")
    select("Lavrov", after="at the meeting with")
    press("A")
    select("at the meeting with Lavrov")
    press("L")
    quote = project.all(Quote)[0]
    assert [(span.role, span.text) for span in quote.spans[1:]] == [
        ("source", "he"),
        ("cue", "said"),
        ("addressee", "Lavrov"),
        ("venue", "at the meeting with Lavrov"),
    ]
    assert quote.addressees == (lavrov.id,)


def test_a_part_is_taken_out_where_the_caret_is(window, press, select):
    select("A major condition", caret=True)
    press("Q", "Esc")
    select("political dialogue")
    press("P")
    quote = project_of(window).all(Quote)[0]
    assert "political dialogue" in [span.text for span in quote.spans]
    press("Shift+Del")
    spans = project_of(window).get(Quote, quote.id).spans
    assert len(spans) == len(quote.spans) - 1
    assert "political dialogue" not in [span.text for span in spans]


def test_a_dragged_handle_moves_the_span(window, view, press, select):
    select("We are always")
    press("Q", "Esc")
    quote = project_of(window).all(Quote)[0]
    span = quote.spans[0]
    view.span_dragged.emit(quote.id, 0, span.start, span.end + 6)
    assert project_of(window).get(Quote, quote.id).spans[0].text == "We are always ready"


def test_a_click_in_the_text_chooses_the_record(window, view, select, press):
    select("Kulik stressed", caret=True)
    press("S", "Esc", "Esc")
    mention = project_of(window).all(Mention)[0]
    view.record_clicked.emit(mention.id)
    assert (window.bench.desk.kind, window.bench.desk.record) == ("mention", mention.id)


def test_a_chosen_row_selects_its_words(window, view, press, select):
    select("Kulik stressed", caret=True)
    press("S", "Esc", "Esc")
    mention = project_of(window).all(Mention)[0]
    window.bench.desk.choose("mention", mention.id)
    assert view.selected_record() == mention.id


def test_a_quote_is_linked_with_the_mention_of_its_speaker(window):
    project, article = project_of(window), window.bench.desk.article
    text = project.text(article)
    kulik = speakers.add_speaker(project, "Andrei Kulik").id
    places = [text.index("Andrei Kulik"), text.index("Kulik stressed")]
    made = [mentions.mark_mention(project, article, p, p + 5, speaker=kulik) for p in places]
    start = text.index('"A major condition')
    quote = quotes.mark_quote(project, article, [(start, start + 30)], speaker=kulik)
    assert window.bench.page.records.links(quote) == [made[1].id]


def test_only_touched_records_are_drawn_again(window, view, monkeypatch):
    project, article = project_of(window), window.bench.desk.article
    mentions.mark_mention(project, article, 0, 6)
    drawn = []
    monkeypatch.setattr(view, "replace_record", lambda record, _: drawn.append(record))
    monkeypatch.setattr(view, "show_article", lambda *_: drawn.append("everything"))
    second = mentions.mark_mention(project, article, 7, 12)
    assert drawn == [second.id]


def test_done_is_shown_and_taken_back(window, press):
    press("Ctrl+Return")
    assert window.bench.page.records.status == "done"
    press("Ctrl+Return")
    assert window.bench.page.records.status == "in_progress"


def test_articles_are_stepped_through_with_their_place_kept(window, view, press):
    second = articles.add_article(project_of(window), "Second text.\nMore words.").id
    first = window.bench.desk.article
    view.move_caret(200)
    press("Alt+PgDown")
    assert window.bench.desk.article == second
    press("Alt+PgDown")
    assert window.bench.messages.text() == words.LAST_ARTICLE
    press("Alt+PgUp")
    assert window.bench.desk.article == first
    assert view.caret() == 200


def test_the_next_unfinished_article_is_one_key_away(window, press):
    project = project_of(window)
    for text in ("Second.", "Third.", "Fourth."):
        added = articles.add_article(project, text)
    first = window.bench.desk.article
    press("Alt+PgDown", "Ctrl+Return", "Alt+PgDown", "Ctrl+Return", "Alt+PgUp", "Alt+PgUp")
    assert window.bench.desk.article == first
    press("Ctrl+PgDown")
    assert window.bench.desk.article == added.id
    press("Ctrl+PgDown")
    assert window.bench.messages.text() == words.NO_UNFINISHED_AFTER
    press("Ctrl+PgUp")
    assert window.bench.desk.article == first


def test_pasting_makes_an_article(window, press, qtbot):
    QGuiApplication.clipboard().setText("Talks in Geneva\u00a0today.\nThey met.")
    press("Ctrl+V")
    dialog = window.findChild(QDialog)
    dialog.source.setText("Wire")
    dialog.accept()
    article = project_of(window).get(Article, window.bench.desk.article)
    assert (article.title, article.source) == ("Talks in Geneva\u00a0today.", "Wire")
    assert project_of(window).text(article.id) == "Talks in Geneva\u00a0today.\nThey met."


def test_pasting_nothing_says_so(window, press):
    QGuiApplication.clipboard().clear()
    press("Ctrl+V")
    assert window.bench.messages.text() == words.NO_TEXT_COPIED


def drop(window, *files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_a_dropped_project_is_opened(window, tmp_path):
    path = tmp_path / "other.sqlite"
    create(path, codebook.load("plover"), annotator="mina").close()
    drop(window, path, tmp_path / "news.txt")
    assert window.bench.messages.text() == words.ONE_PROJECT
    drop(window, path)
    assert project_of(window).path == path


def test_a_dropped_file_that_is_none_is_said_in_words_for_the_window(window, tmp_path, qtbot):
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG")
    drop(window, path)
    qtbot.waitUntil(lambda: "picture.png" in window.bench.messages.text())
    assert "--" not in window.bench.messages.text()
    assert ".txt" in window.bench.messages.text()
    qtbot.waitUntil(lambda: window.files.worker is None)


def test_what_was_said_of_an_article_goes_with_it(window, monkeypatch):
    monkeypatch.setattr(messages, "JUST_SAID", 0)
    window.bench.desk.said.emit("Russia: also here (2).")
    other = articles.add_article(project_of(window), "Another text.")
    window.bench.desk.show_article(other.id)
    assert window.bench.messages.text() == ""


def test_dropped_files_are_imported_beside_the_window(window, tmp_path, qtbot):
    file = tmp_path / "news.txt"
    file.write_text("Dropped text.\n", encoding="utf-8")
    drop(window, file)
    qtbot.waitUntil(lambda: window.bench.messages.text().startswith("Imported 1 article"))
    assert window.files.worker is None or window.files.worker.wait()


def test_a_stopped_import_changes_nothing(window, tmp_path, qtbot):
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(f"Text {number}.", encoding="utf-8")
    window.files.import_paths([tmp_path])
    window.files.worker.stop()
    qtbot.waitUntil(lambda: window.files.worker is None)
    assert len(project_of(window).all(Article)) == 1
    assert window.bench.desk.hold == ""


def test_what_cannot_be_imported_is_said(window, tmp_path, qtbot):
    window.files.import_paths([tmp_path / "nowhere.txt"])
    qtbot.waitUntil(lambda: window.files.worker is None)
    assert "nowhere.txt" in window.bench.messages.text()


def test_export_writes_what_was_asked_for(window, press, tmp_path, qtbot):
    press("Ctrl+E")
    dialog = window.findChild(QDialog)
    assert dialog.chosen().name == "csv"  # what most people want
    dialog.format.setCurrentIndex(dialog.format.findText("json:", Qt.MatchFlag.MatchStartsWith))
    dialog.out.line.setText(str(tmp_path / "out.json"))
    dialog.accept()
    qtbot.waitUntil(lambda: window.files.worker is None)
    assert '"title": "Russia ready' in (tmp_path / "out.json").read_text(encoding="utf-8")
    assert "out.json" in window.bench.messages.text()


def test_a_dialog_says_what_is_missing(window, press):
    press("Ctrl+E")
    dialog = window.findChild(QDialog)
    dialog.out.line.clear()
    dialog.accept()
    assert dialog.isVisible()
    dialog.reject()


def test_a_new_project_is_made_and_opened(window, press, tmp_path):
    press("Ctrl+N")
    dialog = window.findChild(QDialog)
    dialog.file.line.setText(str(tmp_path / "fresh"))
    dialog.name.setText("anna")
    dialog.accept()
    assert project_of(window).path == tmp_path / "fresh.sqlite"
    assert project_of(window).annotator == "anna"
    assert str(tmp_path / "fresh.sqlite") in settings.load().recent_projects


def test_opening_what_is_no_project_keeps_the_one_that_is_open(window, tmp_path, seed_project):
    (tmp_path / "x.sqlite").write_text("no", encoding="utf-8")
    window.files.open_path(tmp_path / "x.sqlite")
    assert "is not an Annotator project" in window.bench.messages.text()
    assert project_of(window).path == seed_project


def test_working_as_another_person_shows_their_layer(window, press, select, qtbot):
    select("Kulik stressed", caret=True)
    press("S", "Esc")
    dialog = window.files.work_as()
    dialog.name.setCurrentText("anna")
    dialog.accept()
    assert project_of(window).annotator == "anna"
    assert window.bench.page.records == {}
    assert "You work as anna now" in window.bench.messages.text()


def test_another_programs_change_is_seen(window, seed_project, qtbot):
    with open_project(seed_project, annotator="mina") as other:
        mentions.mark_mention(other, other.all(Article)[0].id, 0, 6)
    qtbot.waitUntil(lambda: len(window.bench.page.records) == 1, timeout=3000)


def test_closing_leaves_one_file(window, seed_project, press, select):
    select("Kulik stressed", caret=True)
    press("S", "Esc")
    window.close()
    assert [file.name for file in seed_project.parent.iterdir()] == [seed_project.name]
    with sqlite3.connect(seed_project) as db:
        assert db.execute("SELECT count(*) FROM mentions").fetchone() == (1,)
    db.close()


def test_the_window_comes_back_where_it_was(open_window, seed_project):
    first = open_window(seed_project)
    first.resize(760, 620)
    first.bench.splitter.setSizes([180, 300, 280])
    sizes = first.bench.splitter.sizes()
    first.close()
    second = open_window(seed_project, size=None)
    assert (second.width(), second.height()) == (760, 620)
    assert second.bench.splitter.sizes() == sizes


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_theme_is_kept(window, name):
    window.set_theme(name)
    assert settings.load().theme == name
    assert window.theme.name == name


def test_a_read_only_project_can_be_read(open_window, tmp_path, qtbot, press):
    path = tmp_path / "read" / "only.sqlite"
    path.parent.mkdir()
    with create(path, codebook.load("plover"), annotator="mina") as project:
        articles.add_article(project, "Talks.")
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        second = open_window(path)
        assert not project_of(second).writable
        qtbot.waitUntil(lambda: "read-only" in second.bench.messages.text())
        second.bench.page.view.select_text(0, 5)
        press("Q")
        assert "read-only" in second.bench.messages.text()
        second.close()
    finally:
        path.parent.chmod(0o755)


def test_an_empty_project_says_how_to_begin(open_window, tmp_path):
    path = tmp_path / "empty.sqlite"
    create(path, codebook.load("plover"), annotator="mina").close()
    window = open_window(path)
    assert window.bench.page._empty.isVisible()
    assert "Ctrl+V" in window.bench.page._empty.text()


def test_keys_pressed_in_an_empty_project_go_nowhere_else(open_window, tmp_path, press):
    path = tmp_path / "empty.sqlite"
    create(path, codebook.load("plover"), annotator="mina").close()
    window = open_window(path)
    assert QApplication.focusWidget() is window.bench.page
    press("Q")
    assert window.bench.articles.filter.text() == ""
    assert words.NO_ARTICLE in window.bench.messages.text()


def test_escape_scrolls_nothing(window, view, press):
    view.move_caret(3200)
    assert view.verticalScrollBar().value() > 0
    view.verticalScrollBar().setValue(0)
    press("Esc")
    assert view.verticalScrollBar().value() == 0


def test_a_chosen_record_brings_the_caret_and_the_entry_to_it(window, view, press):
    view.select_text(3200, 3210)
    press("Q", "Esc")
    view.move_caret(0)
    window.bench.desk.choose("", "")
    window.bench.desk.choose("quote", project_of(window).all(Quote)[0].id)
    assert view.caret() == 3200
    press("W")
    page = window.bench.page
    assert page.rect().contains(page.entry.geometry())


def test_a_project_without_event_types_says_so(window, monkeypatch, press, select):
    project = project_of(window)
    with project.edit("Other codebook"):
        project.save_codebook(codebook.Codebook("Empty", "1"))
    select("visited", caret=True)
    press("E")
    assert window.bench.messages.text() == words.ONLY_EVENT_TYPES
    assert project.all(Event) == []


def test_letters_of_the_text_work_from_the_mouse_too(window, view, select):
    select("Kulik stressed", caret=True)
    button = window._tools.widgetForAction(window.findChild(actions.QAction, "speaker"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(project_of(window).all(Mention)) == 1


def test_a_chosen_speaker_is_brought_into_sight(window, view):
    desk = window.bench.desk
    start = view.text().rindex("North Korea")
    speaker = speakers.add_speaker(desk.project, "North Korea", kind="state")
    mentions.mark_mention(desk.project, desk.article, start, start + 11, speaker=speaker.id)
    view.verticalScrollBar().setValue(0)
    desk.choose("speaker", speaker.id)
    assert view.viewport().rect().contains(view.words_rect(start, start + 11))
    view.verticalScrollBar().setValue(0)
    mentions.mark_mention(desk.project, desk.article, 0, 6, speaker=speaker.id)
    assert view.verticalScrollBar().value() == 0  # an edit moves nothing

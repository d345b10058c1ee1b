"""Finding words: in the article that is shown, and in the whole project."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.editing import articles, quotes
from annotator.ui import finding
from annotator.ui.finding import FindBar, SearchWindow, search_window

TEXT = "Korea and 😀 Corea.\nNorth KOREA, south Korea; Koréa."


@pytest.fixture
def project(window):
    return window.bench.desk.project


@pytest.fixture
def shown(window, project):
    article = articles.add_article(project, TEXT)
    window.bench.desk.show_article(article.id)
    return window


def selected(window):
    view = window.bench.page.view
    start, end = view.selection()
    return start, view.text()[start:end]


def find(window, typed):
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = window.bench.page.findChild(FindBar)
    QTest.keyClicks(bar.line, typed)
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    return bar


def test_words_are_found_whatever_their_case_and_accents(shown):
    bar = find(shown, "korea")
    places = []
    for _ in range(5):
        places.append(selected(shown))
        QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert places == [(0, "Korea"), (25, "KOREA"), (38, "Korea"), (45, "Koréa"), (0, "Korea")]
    assert bar.count.text() == "2 of 4"


def test_shift_enter_goes_back_and_escape_leaves_what_was_found_selected(shown):
    bar = find(shown, "korea")
    QTest.keyClick(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert selected(shown) == (45, "Koréa")
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert selected(shown) == (45, "Koréa")
    assert not shown.bench.page.view.extraSelections()


def test_what_is_nowhere_is_said(shown):
    assert find(shown, "Paris").count.text() == "not found"


def test_f3_goes_on_after_the_bar_is_closed(shown):
    bar = find(shown, "korea")
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    QTest.keyClick(shown, Qt.Key.Key_F3)
    assert selected(shown) == (25, "KOREA")


def test_f3_goes_on_from_where_the_caret_was_put(shown):
    bar = find(shown, "korea")
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    shown.bench.page.view.move_caret(30)
    QTest.keyClick(shown, Qt.Key.Key_F3)
    assert selected(shown) == (38, "Korea")
    shown.bench.page.view.move_caret(30)
    QTest.keyClick(shown, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert selected(shown) == (25, "KOREA")


def test_a_search_of_the_project_goes_to_the_words_in_another_article(shown, project):
    other = articles.add_article(project, "Talks\nThe envoy went to Geneva.").id
    finding.search_project(shown.bench)
    search = shown.bench.findChild(SearchWindow)
    QTest.keyClicks(search.line, "geneva")
    search.look()
    QTest.keyClick(search.line, Qt.Key.Key_Return)
    assert shown.bench.desk.article == other
    assert selected(shown) == (24, "Geneva")


def test_a_search_among_quotes_chooses_the_quote(shown, project):
    quote = quotes.mark_quote(project, shown.bench.desk.article, [(0, 5)])
    search = finding.search_project(shown.bench)
    search.line.setText("korea")
    search.places.buttons()[1].click()
    QTest.keyClick(search.line, Qt.Key.Key_Return)
    assert (shown.bench.desk.kind, shown.bench.desk.record) == ("quote", quote.id)
    assert search.said.text() == "1 place"


def test_hits_in_articles_of_one_title_are_told_apart(shown, project):
    for source, day in (("Reuters", "2018-03-04"), ("TASS", "2018-03-05")):
        text = f"Talks in Bishkek, by {source}."
        articles.add_article(project, text, title="Talks", source=source, published=day)
    search = finding.search_project(shown.bench)
    search.line.setText("bishkek")
    search.look()
    where = {search.hits.item(row).text().split(":")[0] for row in range(search.hits.count())}
    assert where == {"Talks · Reuters · 2018-03-04", "Talks · TASS · 2018-03-05"}


def test_a_search_that_finds_nothing_says_so(shown):
    search = finding.search_project(shown.bench)
    search.line.setText("nowhere at all")
    search.look()
    assert search.hits.count() == 0
    assert search.said.text() == "Nothing has these words there."


def test_the_words_around_a_hit_are_whole(shown, project):
    articles.add_article(
        project, "Long words stand here before " * 4 + "Vienna" + " and behind it" * 9
    )
    search = finding.search_project(shown.bench)
    search.line.setText("vienna")
    search.look()
    hit = search.hits.item(0).data(Qt.ItemDataRole.UserRole)
    said = search_window._said(hit, search.hits.font(), 5000)
    assert said.startswith("… ")
    assert said.endswith(" …")
    known = "Long words stand here before <b>Vienna</b> and behind it …"
    assert set(said.split()) <= set(known.split())


def test_a_hit_is_cut_where_the_list_has_no_room(shown, project):
    articles.add_article(project, "Vienna" + " and a lot behind it" * 9)
    search = finding.search_project(shown.bench)
    search.line.setText("vienna")
    search.look()
    hit = search.hits.item(0).data(Qt.ItemDataRole.UserRole)
    assert search_window._said(hit, search.hits.font(), 150).endswith("…")

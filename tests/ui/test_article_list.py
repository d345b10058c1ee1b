"""The list of articles: what it shows, finds and chooses, also when it is long."""

import time

import pytest

from annotator.editing import articles, layers
from annotator.model.article import Article, text_hash
from annotator.model.ids import new_id
from annotator.ui.article_list import ArticleList
from annotator.ui.article_model import BLOCK
from annotator.ui.desk import Desk
from annotator.ui.words import articles as words


@pytest.fixture
def desk(project):
    return Desk(project)


@pytest.fixture
def listed(qtbot, desk):
    widget = ArticleList(desk)
    qtbot.addWidget(widget)
    widget.resize(240, 500)
    widget.show()
    return widget


def add(project, title, **known):
    return articles.add_article(project, f"{title}\nText of {title}.", **known).id


def titles(listed):
    return [listed.model.index(row, 0).data() for row in range(listed.model.rowCount())]


def test_new_articles_appear_and_removed_ones_go(listed, project):
    first = add(project, "First")
    add(project, "Second")
    assert titles(listed) == ["First", "Second"]
    articles.delete_article(project, first)
    assert titles(listed) == ["Second"]


def test_the_filter_finds_every_word_in_title_source_or_date(listed, project, qtbot):
    add(project, "Talks in Geneva", source="TASS", published="2018-03-20")
    add(project, "Talks 100% done", source="KCNA")
    listed.filter.setText("tass talks 2018")
    qtbot.waitUntil(lambda: titles(listed) == ["Talks in Geneva"])
    listed.filter.setText("100%")
    qtbot.waitUntil(lambda: titles(listed) == ["Talks 100% done"])
    listed.filter.setText("nowhere")
    qtbot.waitUntil(lambda: titles(listed) == [])
    listed.filter.clear()
    qtbot.waitUntil(lambda: len(titles(listed)) == 2)


def test_a_chosen_row_shows_its_article_and_the_other_way_round(listed, desk, project):
    first, second = add(project, "First"), add(project, "Second")
    listed.table.selectRow(1)
    assert desk.article == second
    desk.show_article(first)
    assert listed.table.currentIndex().row() == 0
    assert listed.place() == (1, 2)


def test_the_status_is_the_persons_own(listed, desk, project):
    article = add(project, "First")
    desk.show_article(article)
    assert listed.model.line(0).status == "new"
    layers.set_status(project, article, "done")
    assert listed.model.line(0).status == "done"
    project.annotator = "anna"
    listed.read()
    assert listed.model.line(0).status == "new"


def test_undo_and_redo_of_a_status_are_seen_in_an_article_not_shown(listed, desk, project):
    first, second = add(project, "First"), add(project, "Second")
    layers.set_status(project, first, "done")
    desk.show_article(second)
    project.undo()
    assert listed.model.line(0).status == "new"
    project.redo()
    assert listed.model.line(0).status == "done"


def test_the_filter_finds_words_in_texts(listed, project, qtbot):
    articles.add_article(project, "Talks\nThe minister spoke of denuclearisation.")
    add(project, "Visit")
    listed.filter.setText("denuclear")
    qtbot.waitUntil(lambda: titles(listed) == ["Talks"])


def test_the_menu_narrows_by_status_source_language_and_date(listed, project):
    done = add(project, "Done", source="TASS", language="ru", published="2018-03-20")
    add(project, "Other", source="KCNA", language="ko", published="2017")
    layers.set_status(project, done, "done")
    for field, value in (
        ("status", "done"),
        ("source", "TASS"),
        ("language", "ru"),
        ("date", "2018"),
    ):
        listed.choice.choose(**{field: value})
        assert titles(listed) == ["Done"], field
        listed.choice.said.click()
        assert titles(listed) == ["Done", "Other"]


def test_the_menu_offers_what_the_articles_have(listed, project):
    add(project, "One", source="TASS & Co", language="en", published="2018-03-20")
    listed.choice.menu.aboutToShow.emit()
    names = [action.text() for action in listed.choice.menu.actions()]
    source = listed.choice.menu.actions()[names.index(words.SOURCE)].menu()
    assert [action.text() for action in source.actions()] == ["Any", "TASS && Co  (1)"]
    source.actions()[1].trigger()
    assert listed.choice.said.text() == "✕  Only: TASS & Co"


def test_a_date_is_typed_as_people_write_it(listed, project, qtbot):
    for title, published in (("March", "2018-03-20"), ("May", "2018-05"), ("Year", "2017")):
        add(project, title, published=published)
    for typed, names, said in (
        ("May 2018", ["May"], "2018-05"),
        ("2018-03", ["March"], "2018-03"),
        ("2017..2018", ["March", "May", "Year"], "2017 to 2018"),
        ("since 2018-05", ["May"], "since 2018-05"),
        ("before April 2018", ["March", "Year"], "until 2018-03"),
        ("year since 2017", ["Year"], "since 2017"),
    ):
        listed.filter.setText(typed)
        qtbot.waitUntil(lambda names=names: titles(listed) == names)
        assert listed.choice.said.text() == f"✕  Only: {said}"


def test_the_menu_tells_how_a_date_is_typed(listed, project, qtbot):
    add(project, "One", published="2018-03-20")
    add(project, "Two", published="2019")
    listed.choice.menu.aboutToShow.emit()
    names = [action.text() for action in listed.choice.menu.actions()]
    date = listed.choice.menu.actions()[names.index(words.DATE)].menu()
    date.actions()[-1].trigger()
    qtbot.waitUntil(listed.filter.hasFocus)
    assert "May 2024" in listed.filter.placeholderText()
    listed.filter.setText("in 2019")
    qtbot.waitUntil(lambda: titles(listed) == ["Two"])
    listed.choice.choose(date="2018")
    assert titles(listed) == ["One"]
    assert listed.filter.text() == ""


def test_the_list_is_sorted_by_what_the_menu_says(listed, project):
    add(project, "beta", source="KCNA", published="2018")
    add(project, "Alpha", source="TASS", published="2017-05")
    add(project, "gamma")
    assert titles(listed) == ["beta", "Alpha", "gamma"]
    for order, names in (
        ("title", ["Alpha", "beta", "gamma"]),
        ("source", ["beta", "Alpha", "gamma"]),
        ("published", ["Alpha", "beta", "gamma"]),
    ):
        listed.choice.choose(order=order)
        assert titles(listed) == names, order
    listed.choice.choose(order="", reverse=True)
    assert titles(listed) == ["gamma", "Alpha", "beta"]


def test_an_article_that_comes_in_is_seen_in_a_filtered_list(listed, project):
    add(project, "First", source="TASS")
    listed.choice.choose(source="TASS")
    add(project, "Pasted")
    assert titles(listed) == ["First", "Pasted"]
    assert listed.choice.said.isHidden()


def test_a_hundred_thousand_articles_are_read_in_blocks(listed, desk, project):
    many = 100_000
    rows = (
        Article(id=new_id(), title=f"Article {n}", sha256=text_hash(str(n)), characters=1)
        for n in range(many)
    )
    with project.edit("Many", bulk=True):
        project.add_many(Article, rows)
    assert listed.model.rowCount() == many
    started = time.perf_counter()
    listed.filter.setText("99999")
    listed.read()
    listed.filter.setText("")
    listed.read()
    listed.table.scrollToBottom()
    listed.grab()
    took = time.perf_counter() - started
    assert listed.model.index(many - 1, 0).data() == "Article 99999"
    assert len(listed.model._blocks) * BLOCK < many / 10
    assert took < 2  # a twentieth of what sorting in a proxy takes

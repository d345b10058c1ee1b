"""Entries on official statements: who is offered, what is linked without being asked."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.editing.articles import add_article
from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Event, Mention, Quote, Span, Speaker
from annotator.suggestions.who_said import known_beside, name_in
from annotator.ui.also_here import context
from annotator.ui.proposing import name_at

TEXT = (
    "The UN Security Council adopted a resolution. It demanded access for the UN.\n"
    "Following the update, the Foreign Secretary Boris Johnson said:\n"
    "“We welcome the vote in New York. The Syrian army now claims full control of Aleppo.”\n"
    "SECRETARY KERRY: We met Russian Foreign Minister Sergei Lavrov today.\n"
)


@pytest.fixture
def project(window):
    """The project of the window, which shows a statement."""
    project = window.bench.desk.project
    article = add_article(project, TEXT, source="UK Government", language="en")
    window.bench.desk.show_article(article.id)
    window.bench.page.setFocus()
    return project


@pytest.fixture
def offered(window):
    """What the entry offers, in its order."""

    def offered():
        listed = window.bench.page.entry.list
        return [listed.item(row).text() for row in range(listed.count())]

    return offered


def speakers(project):
    return {one.name: (one.kind, one.role, one.country) for one in project.all(Speaker)}


def test_who_is_named_in_the_line_above_is_offered_with_the_office(project, press, select, offered):
    select("full control", caret=True)
    press("Q")
    assert offered()[0] == "New speaker “Boris Johnson”"
    press("1")
    assert speakers(project) == {"Boris Johnson": ("person", "Foreign Secretary", None)}


def test_the_name_behind_an_office_is_who_spoke():
    source = "Minister for the Middle East, Tobias Ellwood"
    place, kind = name_in(source, Span("source", 0, len(source), source))
    assert (source[slice(*place)], kind) == ("Tobias Ellwood", "name")


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("le ministre des Affaires étrangères, Jean-Yves Le Drian", "Jean-Yves Le Drian", "name"),
        ("Министр иностранных дел России Сергей Лавров", "Сергей Лавров", "name"),
        ("он", "он", "pronoun"),
        ("al-Abadi", "al-Abadi", "name"),
        ("officials", "officials", "nominal"),
    ],
)
def test_who_speaks_in_other_words(source, name, kind):
    place, how = name_in(source, Span("source", 0, len(source), source))
    assert (source[slice(*place)], how) == (name, kind)


def test_what_no_person_is_called_is_of_no_known_kind(window, project, press, select):
    select("access for", caret=True)
    press("E", "1", "Esc")
    select("a resolution")
    press("A")
    select("full control")
    press("B")
    select("Boris Johnson")
    press("B")
    kinds = {one.name: one.kind for one in project.all(Speaker)}
    named = {"Resolution": "document", "Full control": "unknown", "Boris Johnson": "person"}
    assert kinds == named
    assert known_beside("Haider al-Abadi", TEXT, None) == {}


def test_the_word_of_an_owner_is_marked_without_its_ending():
    text = "the regime’s friends"
    assert text[slice(*name_at(text, 6))] == "regime"


def test_a_quote_within_one_is_nested_and_an_event_in_it_is_said_there(
    project, press, select, offered
):
    select("full control", caret=True)
    press("Q", "1")
    select("the vote", caret=True)
    press("Q")
    assert offered()[0] == "Boris Johnson"  # he says "We"
    press("1")
    outer, inner = project.all(Quote)
    assert (inner.parent, inner.speaker) == (outer.id, outer.speaker)
    select("vote in", caret=True)
    press("E", "1", "Esc")
    assert project.all(Event)[0].quote == inner.id


def test_a_quote_around_another_takes_it_in_and_undo_lets_it_go(project, press, select):
    select("full control of Aleppo")
    press("Q", "Esc")
    select("We welcome", caret=True)
    press("Q", "Esc")
    inner, outer = project.all(Quote)
    assert inner.parent == outer.id
    press("Ctrl+Z")
    assert [one.parent for one in project.all(Quote)] == [None]


def test_we_of_a_statement_without_a_speaker_are_who_published_it(project, press, select, offered):
    select("We met", caret=True)
    press("Q", "1")
    assert speakers(project)["Kerry"] == ("person", "Secretary", None)
    select("We welcome", caret=True)
    press("Q", "Esc", "Q", "Esc")
    inner = next(one for one in project.all(Quote) if one.spans[0].text.startswith("the vote"))
    assert inner.parent is not None


def test_a_new_speaker_gets_the_kind_that_the_name_tells(project, press, select):
    select("Security Council", caret=True)
    press("S", "Return")
    assert speakers(project) == {"UN Security Council": ("organisation", None, "UNO")}


def test_who_took_part_is_offered_from_the_sentence_and_the_name_is_linked(
    project, press, select, offered
):
    select("adopted", caret=True)
    press("E", "Return")  # the likeliest type is lit
    assert offered()[0] == "New speaker “UN Security Council”"
    press("1")
    assert "New speaker “UN Security Council”" not in offered()
    press("Esc")
    event, mention = project.all(Event)[0], project.all(Mention)[0]
    assert (event.type, mention.text) == ("AGREE", "UN Security Council")
    assert [(one.role, one.mention) for one in event.participants] == [("actor", mention.id)]
    press("Ctrl+Z")
    assert project.all(Mention) == project.all(Speaker) == []


def test_the_type_that_the_same_words_had_before_is_lit(window, project, press, type_words, select):
    select("demanded", caret=True)
    press("E")
    listed = window.bench.page.entry.list
    assert listed.currentItem().text() == "REQUEST"
    type_words("threaten")
    press("Return", "Esc")
    select("demanded", caret=True)
    press("E")
    assert listed is not window.bench.page.entry.list
    assert window.bench.page.entry.list.currentItem().text() == "THREATEN"


def test_a_typed_whole_name_comes_before_a_longer_one_that_nobody_has(
    project, press, type_words, select, offered
):
    select("met", caret=True)
    press("E", "2")
    type_words("Sergei")
    assert offered()[0] == "New speaker “Sergei Lavrov”"
    press("Ctrl+A")
    type_words("Foreign Lavrov")
    assert offered()[0] == "New speaker “Foreign Lavrov”"


def drag_over(view, words):
    """Select words with the mouse, as a person does."""
    start = view.text().index(words)
    first = view.words_rect(start, start + 1)
    last = view.words_rect(start + len(words) - 1, start + len(words))
    begin, end = first.center(), last.center()
    begin.setX(first.left() + 1)
    end.setX(last.right() - 1)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=begin)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(end),
        QPointF(port.mapToGlobal(end)),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(port, move)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_words_selected_with_the_mouse_answer_who_took_part(window, project, press, select, view):
    select("demanded", caret=True)
    press("E", "Return", "Tab")
    drag_over(view, "the UN")
    event = project.all(Event)[0]
    assert [part.role for part in event.participants] == ["recipient"]
    assert speakers(project) == {"UN": ("organisation", None, "UNO")}
    assert QApplication.focusWidget() is window.bench.page.entry.line
    press("Esc")
    assert window.bench.page.entry is None


def test_another_name_of_a_country_is_the_same_speaker(window, project, press, offered):
    known = add_speaker(project, "United Nations", kind="organisation").id
    window.bench.page.view.move_caret(TEXT.index("UN.") + 1)
    press("S")
    assert offered()[0] == "United Nations"
    press("1")
    assert [one.speaker for one in project.all(Mention)] == [known]


def test_who_has_the_office_comes_before_a_speaker_called_by_it(project, press, select, offered):
    add_speaker(project, "Foreign Secretary")
    add_speaker(project, "Boris Johnson")
    select("full control", caret=True)
    press("Q")
    assert offered()[0] == "Boris Johnson"


def test_a_title_that_is_marked_is_not_in_the_name_of_a_new_speaker(project, press, select):
    select("Russian Foreign Minister Sergei Lavrov")
    press("S", "Return")
    assert speakers(project) == {"Sergei Lavrov": ("person", "Foreign Minister", "RUS")}
    assert project.all(Mention)[0].text == "Russian Foreign Minister Sergei Lavrov"


def test_who_says_we_is_the_first_who_may_have_done_it(project, press, select, offered):
    select("full control", caret=True)
    press("Q", "1")
    select("welcome", caret=True)
    press("E", "Return")
    assert offered()[0] == "Boris Johnson"
    press("1", "Esc")
    assert [(one.kind, one.text) for one in project.all(Mention) if one.text == "We"] == [
        ("pronoun", "We")
    ]


def test_a_place_is_shown_in_whole_words():
    text = "The Federal Government of Iraq, led by Prime Minister Haider\nAl Abadi"
    start = text.index("Iraq")
    assert context(text, start, start + 4) == (
        "The Federal Government of ",
        ", led by Prime Minister",
    )


def test_whom_words_named_in_another_article_is_offered_first(
    window, project, press, select, offered
):
    isil = add_speaker(project, "ISIL").id
    add_speaker(project, "Alpha")
    for text in ("Da’esh attacked.", "Then Da’esh fled."):
        window.bench.desk.show_article(add_article(project, text).id)
        window.bench.page.setFocus()
        select("Da’esh", caret=True)
        press("S")
        if text.startswith("Da"):
            press(*"ISIL")
        assert offered()[0] == "ISIL"
        press("Return")
    assert [one.speaker for one in project.all(Mention)] == [isil, isil]


def test_an_office_that_somebody_holds_offers_who_it_is_and_nobody_new(
    project, press, select, offered
):
    add_speaker(project, "Anna Lind", role="Foreign Secretary", affiliation="Veridia")
    holder = add_speaker(project, "Omar Haddad", role="Foreign Minister", country="RUS")
    select("Russian Foreign Minister")
    press("S")
    assert offered()[0] == "Omar Haddad"
    assert "New speaker “Russian Foreign Minister”" not in offered()[:1]
    press("Return")
    assert project.all(Mention)[0].speaker == holder.id

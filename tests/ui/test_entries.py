"""The entry at the caret: who said it, who is named, what happened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.editing import speakers
from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.ui.entries.entry import Entry
from annotator.ui.entries.field import Choice, Field, fitting
from annotator.ui.entries.names import names_around

WE_ARE = "We are always ready"


@pytest.fixture
def known(window):
    """Three speakers of the project, by name."""
    project = window.bench.desk.project
    names = ("Andrei Kulik", "Kim Jong-un", "Sergey Lavrov")
    return {name: speakers.add_speaker(project, name).id for name in names}


def names(entry):
    return [entry.list.item(row).text() for row in range(entry.list.count())]


def test_letters_fit_whole_names_first_then_starts_then_words():
    kim, kimura, jong = Choice("1", "Kim"), Choice("2", "Kimura"), Choice("3", "Jong Kim")
    lakim = Choice("4", "Lakim")
    assert fitting([lakim, jong, kimura, kim], "kim") == [kim, kimura, jong, lakim]
    assert fitting([lakim, jong], "j k") == [jong]
    assert fitting([jong], "x") == []


def test_names_come_before_other_names():
    ri = Choice("1", "Ri Yong-ho", words=("Kimchi",))
    suk, kim = Choice("2", "Kim Yong-chol"), Choice("3", "Pak Kim", words=("Kimmy",))
    inside = Choice("4", "Hakim")
    assert fitting([ri, inside, kim, suk], "kim") == [suk, kim, ri, inside]
    assert fitting([suk, Choice("5", "Union", words=("kim",))], "KIM")[0].value == "5"  # just so


@pytest.mark.parametrize(
    ("known", "said", "is_called"),
    [
        ("United States", "UN", False),
        ("United States", "U.S.", True),
        ("Eastern Ukraine", "Ukraine", False),
        ("UN Security Council", "UN", False),
        ("UN Security Council", "Security Council", True),
        ("Sergey Lavrov", "Minister Lavrov", False),
        ("Lavrov", "Minister Lavrov", True),
        ("Sergey Lavrov", "lavrov", True),
        ("Chung Eui-yong", "Chung", True),
        ("Boris Johnson", "Boris", False),
    ],
)
def test_a_name_in_the_text_is_somebodys_by_its_end(known, said, is_called):
    assert Choice("1", known).is_called(said) == is_called


def test_names_that_say_where_come_last():
    text = "Attacks in the towns of Jabla, and in Aleppo and Daraya, were claimed by Da’esh."
    at = text.index("were")
    assert next(iter(names_around(text, (at, at + 4)))) == "Da’esh"


def test_an_alias_fits_too():
    assert fitting([Choice("1", "United Nations", words=("ООН",))], "оон")


def test_a_quote_is_marked_before_its_speaker_is_asked_for(window, view, press, select):
    select(WE_ARE, caret=True)
    press("Q")
    quote = window.bench.desk.project.all(Quote)[0]
    words = quote.spans[0].text
    assert words.startswith('"We are')
    assert words.endswith('situation),"')
    assert (quote.speaker, quote.type) == (None, "direct")
    assert QApplication.focusWidget() is window.bench.page.entry.line
    press("Esc")
    assert window.bench.page.entry is None
    assert window.bench.desk.project.all(Quote) == [quote]
    assert QApplication.focusWidget() is view


def test_a_number_takes_the_speaker_and_ends_the_entry(window, press, select, known):
    select(WE_ARE, caret=True)
    press("Q")
    offered = names(window.bench.page.entry)
    press("2")
    assert window.bench.page.entry is None
    project = window.bench.desk.project
    speaker = project.get(Speaker, project.all(Quote)[0].speaker)
    assert speaker.name in offered[1]


def test_letters_filter_and_enter_takes(window, press, type_words, select, known):
    select(WE_ARE, caret=True)
    press("Q")
    type_words("lav")
    assert names(window.bench.page.entry)[0] == "Sergey Lavrov"
    press("Return")
    assert window.bench.desk.project.all(Quote)[0].speaker == known["Sergey Lavrov"]


def test_a_name_not_known_makes_a_speaker_in_one_step_with_the_link(
    window, press, type_words, select, known
):
    project = window.bench.desk.project
    select(WE_ARE, caret=True)
    press("Q")
    type_words("Suh Hoon")
    press("Return")
    made = project.all(Speaker, name="Suh Hoon")[0]
    assert project.all(Quote)[0].speaker == made.id
    press("Ctrl+Z")
    assert project.all(Speaker, name="Suh Hoon") == []
    assert project.all(Quote)[0].speaker is None


def test_tab_asks_to_whom(window, press, type_words, select, known):
    select(WE_ARE, caret=True)
    press("Q", "Tab")
    type_words("kim")
    press("Return", "Esc")
    quote = window.bench.desk.project.all(Quote)[0]
    assert quote.addressees == (known["Kim Jong-un"],)
    assert quote.speaker is None


def test_a_click_at_the_foot_goes_on_as_tab_does(window, press, select, known):
    select(WE_ARE, caret=True)
    press("Q")
    entry = window.bench.page.entry
    said_by = entry.field.caption
    hint = entry.findChild(QWidget, "entryHint")
    QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
    assert entry.field.caption != said_by
    assert QApplication.focusWidget() is entry.line


def test_a_name_marked_offers_a_new_speaker_of_that_name(window, press, select):
    project = window.bench.desk.project
    select("Kulik, director", caret=True)
    press("S")
    press("Return")
    mention = project.all(Mention)[0]
    assert mention.text == "Andrei Kulik"
    assert project.get(Speaker, mention.speaker).name == "Andrei Kulik"


def test_a_surname_marked_offers_the_known_speaker_first(window, press, select, known):
    project = window.bench.desk.project
    select("Kulik stressed", caret=True)
    press("S", "Return")
    assert project.all(Mention)[0].speaker == known["Andrei Kulik"]
    assert len(project.all(Speaker)) == 3


def test_a_pronoun_is_marked_as_one(window, press, select):
    select("he", after="peace, stability and prosperity")
    press("S", "Esc")
    assert window.bench.desk.project.all(Mention)[0].kind == "pronoun"


def test_an_event_is_made_by_its_type_and_then_filled_role_by_role(
    window, press, type_words, select, known
):
    project = window.bench.desk.project
    select("visited", caret=True)
    press("E")
    assert project.all(Event) == []
    type_words("consu")
    press("Return")
    type_words("kulik")
    press("Return")
    type_words("lavrov")
    press("Return", "Tab")
    type_words("kim")
    press("Return", "Esc")
    event = project.all(Event)[0]
    assert (event.type, event.spans[0].text) == ("CONSULT", "visited")
    assert [(part.role, part.speaker) for part in event.participants] == [
        ("actor", known["Andrei Kulik"]),
        ("actor", known["Sergey Lavrov"]),
        ("recipient", known["Kim Jong-un"]),
    ]


def test_escape_before_the_type_makes_no_event(window, press, select):
    select("visited", caret=True)
    press("E", "Esc")
    assert window.bench.desk.project.undo_entry.label == "Add article"


def test_types_are_found_by_what_they_mean(window, press, type_words, select):
    select("hail", caret=True)
    press("E")
    type_words("praises")
    assert "SUPPORT" in names(window.bench.page.entry)


def test_a_click_takes_a_choice(window, press, select, known):
    select(WE_ARE, caret=True)
    press("Q")
    entry = window.bench.page.entry
    place = entry.list.visualItemRect(entry.list.item(1)).center()
    name = entry.list.item(1).text()
    QTest.mouseClick(entry.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    project = window.bench.desk.project
    assert project.get(Speaker, project.all(Quote)[0].speaker).name in name


def test_undoing_the_quote_closes_its_entry(window, press, select):
    select(WE_ARE, caret=True)
    press("Q", "Ctrl+Z")
    assert window.bench.desk.project.all(Quote) == []
    assert window.bench.page.entry is None


def test_letters_offer_a_new_speaker_once(window, press, select):
    select(WE_ARE)
    press("Q")
    QTest.keyClicks(window.bench.page.entry.line, "andrei kulik")
    assert names(window.bench.page.entry).count("New speaker “Andrei Kulik”") == 1


def test_names_around_a_quote_are_offered_as_new_speakers(window, press, select):
    project = window.bench.desk.project
    select(WE_ARE, caret=True)
    press("Q")
    assert names(window.bench.page.entry)[0] == "New speaker “Andrei Kulik”"
    press("Return")
    quote = project.all(Quote)[0]
    assert project.get(Speaker, quote.speaker).name == "Andrei Kulik"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Russian Foreign Minister Sergey Lavrov said", "Sergey Lavrov"),
        ("US Secretary of State Rex Tillerson said", "Rex Tillerson"),
        ("White House Press Secretary Sarah Sanders said", "Sarah Sanders"),
        ("UN Secretary General António Guterres said", "António Guterres"),
        ("President Moon said", "Moon"),
        ("the State Duma said", "State Duma"),
        ("the North Korean side said", ""),
        ("on the Korean Peninsula they said", ""),
    ],
)
def test_a_name_is_offered_without_its_office(text, name):
    whole = f"As {text} “Yes”."
    start = whole.index("“")
    assert list(names_around(whole, (start, start + 5))) == ([name] if name else [])


def test_a_surname_is_offered_as_the_whole_name_beside_it(window, press, select):
    select("We would like to ask", caret=True)
    press("Q")
    offered = names(window.bench.page.entry)
    assert offered[0] == "New speaker “Sergey Lavrov”"
    assert "New speaker “Lavrov”" not in offered


def test_a_known_speaker_whose_surname_stands_there_comes_first(window, press, select, known):
    select("A major condition", caret=True)
    press("Q")
    assert names(window.bench.page.entry)[0] == "Andrei Kulik"


@pytest.mark.parametrize("words", [WE_ARE, "A major condition", "We would like to ask"])
@pytest.mark.usefixtures("known")
def test_the_entry_leaves_the_marked_words_in_sight(window, view, press, select, words):
    window.resize(1200, 620)
    select(words, caret=True)
    press("Q")
    page, entry = window.bench.page, window.bench.page.entry
    span = window.bench.desk.project.all(Quote)[0].spans[0]
    marked = view.words_rect(span.start, span.end)
    marked.moveTopLeft(view.viewport().mapTo(page, marked.topLeft()))
    assert page.rect().contains(marked)
    assert not entry.geometry().intersects(marked)
    assert page.rect().contains(entry.geometry())


def test_the_entry_stays_inside_the_page(window, view, press, qtbot):
    view.setFocus()
    view.move_caret(len(view.text()) - 2)
    press("E")
    page, entry = window.bench.page, window.bench.page.entry
    assert page.rect().contains(entry.geometry())


def test_the_entry_goes_along_when_its_words_are_scrolled(window, view, press, select):
    window.resize(1200, 620)
    select("We would like to ask", caret=True)
    press("E")
    page, entry, bar = window.bench.page, window.bench.page.entry, view.verticalScrollBar()
    before, top = entry.y(), view.caret_rect().top()
    bar.setValue(bar.value() + 1)
    assert view.caret_rect().top() < top
    assert entry.y() - before == view.caret_rect().top() - top
    assert page.rect().contains(entry.geometry())


def numbered_entry(qtbot, *names, create=None):
    parent, taken = QWidget(), []
    qtbot.addWidget(parent)
    choices = [Choice(name, name) for name in names]
    field = Field(
        "type",
        lambda letters: fitting(choices, letters),
        lambda name: taken.append(name) or 1,
        create=create and (lambda name: taken.append(f"new {name}") or 1),
    )
    parent.resize(600, 500)
    entry = Entry(parent, "Event", [field])
    entry.show()
    return entry, taken


def test_digits_go_on_with_a_code_where_codes_are_numbers(qtbot):
    entry, taken = numbered_entry(qtbot, "040", "042", "1413")
    QTest.keyClicks(entry.line, "141")
    assert entry.line.text() == "141"
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert taken == ["1413"]


def test_a_digit_alone_takes_the_choice_of_its_number(qtbot):
    entry, taken = numbered_entry(qtbot, "AID", "AGREE")
    QTest.keyClick(entry.line, Qt.Key.Key_2)
    assert taken == ["AGREE"]


def test_a_digit_behind_letters_is_typed(qtbot):
    entry, taken = numbered_entry(qtbot, "Greece", "Group of Seven", create=True)
    QTest.keyClicks(entry.line, "G7")
    assert (entry.line.text(), taken) == ("G7", [])
    QTest.keyClick(entry.line, Qt.Key.Key_Return)
    assert taken == ["new G7"]

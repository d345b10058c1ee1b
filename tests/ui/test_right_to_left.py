"""Arabic and Hebrew articles in the real window: marked, clicked and pulled where drawn."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.editing.articles import add_article
from annotator.editing.events import add_participant, mark_event
from annotator.editing.mentions import mark_mention
from annotator.editing.speakers import add_speaker
from annotator.model import codebook
from annotator.model.annotations import Mention, Quote
from annotator.store.files import create
from annotator.ui.directions import forward, runs_left

FILES = Path(__file__).parents[1] / "files" / "right-to-left"
# For each language: words of a paragraph, the word before them, and the one after them.
WORDS = {
    "ar": ("الأمم المتحدة", "شعوب", "قد"),
    "he": ("ארגון האומות המאוחדות", "עם", "לטיפול"),
}
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture(params=WORDS)
def language(request):
    return request.param


@pytest.fixture
def window(open_window, tmp_path, language):
    """The window on the Universal Declaration of Human Rights."""
    path = tmp_path / "rights.sqlite"
    text = (FILES / f"{language}.txt").read_text(encoding="utf-8")
    with create(path, codebook.load("plover"), annotator="mina") as project:
        add_article(project, text, language=language, source="United Nations")
    return open_window(path)


@pytest.fixture
def words(view, language):
    """Where the words stand that are worked on: start and end."""
    found, before = WORDS[language][:2]
    start = view.text().index(f"{before} {found}") + len(before) + 1
    view.move_caret(start)
    view.centerCursor()
    return start, start + len(found)


def middle(view, at):
    """The middle of the character as it is drawn."""
    return view.words_rect(at, at + 1).center()


def edge(view, at, *, begins):
    """A point near the side of a character where reading enters or leaves it."""
    rect = view.words_rect(at, at + 1)
    return QPoint(rect.right() - 1 if begins else rect.left() + 1, rect.center().y())


def pull(view, grip, target):
    port = view.viewport()
    QTest.mousePress(port, LEFT, NO_KEYS, grip)
    QTest.mouseMove(port, (grip + target) / 2)
    QTest.mouseMove(port, target)
    QTest.mouseRelease(port, LEFT, NO_KEYS, target)


def test_words_begin_at_the_right(view, words):
    start, end = words
    assert view.words_rect(start, start + 1).left() > view.words_rect(end - 1, end).left()


def test_words_that_the_mouse_passes_over_become_a_quote(window, view, words, press):
    start, end = words
    pull(view, edge(view, start, begins=True), edge(view, end - 1, begins=False))
    assert view.selection() == words
    press("Q", "Esc")
    (quote,) = window.bench.desk.project.all(Quote)
    assert (quote.spans[0].start, quote.spans[0].end) == words
    assert quote.spans[0].text == view.text()[start:end]


def test_a_click_on_each_letter_of_a_mark_chooses_it(window, view, words):
    desk = window.bench.desk
    mention = mark_mention(desk.project, desk.article, *words)
    for at in range(*words):
        if view.text()[at] != " ":
            desk.choose("", "")
            QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, middle(view, at))
            assert desk.record == mention.id


@pytest.fixture
def mention(window, words):
    """The words marked and chosen."""
    desk = window.bench.desk
    mention = mark_mention(desk.project, desk.article, *words)
    desk.choose("mention", mention.id)
    return mention.id


def test_the_end_is_pulled_to_the_left(window, view, words, mention, language):
    start, end = words
    after = view.text().index(WORDS[language][2], end)
    to = after + len(WORDS[language][2])
    down = QPoint(-1, view.fontMetrics().height() // 2)
    pull(view, edge(view, end - 1, begins=False) + down, edge(view, to - 1, begins=False))
    found = window.bench.desk.project.get(Mention, mention)
    assert (found.start, found.end) == (start, to)


def test_the_start_is_pulled_to_the_right(window, view, words, mention, language):
    start, end = words
    before = view.text().rindex(WORDS[language][1], 0, start)
    up = QPoint(1, -(view.fontMetrics().height() // 2))
    pull(view, edge(view, start, begins=True) + up, edge(view, before, begins=True))
    found = window.bench.desk.project.get(Mention, mention)
    assert (found.start, found.end) == (before, end)


def test_the_end_goes_on_in_reading_by_keys(window, view, mention, press, language):
    view.setFocus()
    press("Alt+Right")
    found = window.bench.desk.project.get(Mention, mention)
    assert found.text.replace(",", "").split() == " ".join(WORDS[language][::2]).split()


def test_the_entry_stands_inside_the_page_and_leaves_the_words_in_sight(
    window, view, words, mention, press
):
    view.setFocus()
    press("W")
    page = window.bench.page
    marked = view.words_rect(*words)
    marked.moveTopLeft(view.viewport().mapTo(page, marked.topLeft()))
    assert page.rect().contains(page.entry.geometry())
    assert not page.entry.geometry().intersects(marked)


def test_the_title_begins_where_the_text_does(window):
    shown = window.bench.page.grab().toImage()
    about = window.bench.page._about.geometry()
    ground = shown.pixel(about.topLeft())
    row = about.center().y()
    inked = [x for x in range(about.left(), about.right()) if shown.pixel(x, row) != ground]
    assert min(inked) > about.center().x()


# --- who did it to whom


def test_an_arrow_points_from_the_first_name_to_the_second(window, words):
    desk = window.bench.desk
    event = mark_event(desk.project, desk.article, [words], type="CONSULT")
    for role, name in (("actor", "الأردن"), ("recipient", "مصر")):
        speaker = add_speaker(desk.project, name)
        add_participant(desk.project, event.id, role, speaker.id)
    table = window.bench.panels.events.table
    said = table.lines.index(0, 2).data()
    assert said == "الأردن → مصر"  # as it is copied and searched
    assert not runs_left(forward(said))  # as it is drawn


@given(st.text())
def test_latin_words_never_run_left(text):
    assert not runs_left("a" + text)


def test_what_is_isolated_gives_no_direction():
    assert runs_left("«مصر» a")
    assert not runs_left("\u2068مصر\u2069 a")
    assert runs_left("\u2068a\u2069 مصر")
    assert not runs_left("12 – ?")

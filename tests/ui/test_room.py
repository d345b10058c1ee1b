"""What is seen where there is little room: whole rows, words in full, paragraphs as they run."""

import pytest

from annotator.editing import codebook, quotes
from annotator.exchange.report.style import CSS
from annotator.ui.dialogs.codebook import CodebookDialog
from annotator.ui.dialogs.text_box import TextBox
from annotator.ui.theme import DARK, LIGHT, row_height
from annotator.ui.words import correcting

ARABIC = "أعلن الرئيس يوم الثلاثاء"


@pytest.fixture
def small(open_window, seed_project, qtbot):
    """The window on a small screen, with a quote that has no stance."""
    window = open_window(seed_project, size=(1280, 720))
    desk = window.bench.desk
    for start in range(0, 300, 20):
        quotes.mark_quote(desk.project, desk.article, [(start, start + 18)])
    return window


def width(table, title):
    titles = [one.title for one in table.source.columns]
    return table.columnWidth(titles.index(title))


def test_an_empty_column_gives_its_room_to_the_words(small, qtbot):
    table = small.bench.panels.quotes.table
    qtbot.waitUntil(lambda: table.lines.rowCount() == 15)
    qtbot.wait(0)
    before = width(table, "Words"), width(table, "Stance")
    quotes.change_quote(small.bench.desk.project, table.lines.id_at(0), stance="oppose")
    qtbot.waitUntil(lambda: width(table, "Stance") > before[1])
    assert width(table, "Words") < before[0]


def test_a_panel_ends_under_a_whole_row(small, qtbot):
    quotes_panel, splitter = small.bench.panels.quotes, small.bench.panels.splitter
    for height in (170, 181, 199):
        splitter.setSizes([150, height, 150, 150])
        shown = quotes_panel.table.viewport()
        qtbot.waitUntil(lambda shown=shown: shown.height() % row_height() == 0)


def test_what_a_code_means_is_read_in_full(window, qtbot):
    project = window.bench.desk.project
    long = "Means this, and also that, and is told from the other by what is said here. " * 3
    first = project.codebook.event_types[0]
    codebook.change_entry(project, "event_types", first.code, of="", gloss=long.strip())
    window._actions["codebook"].trigger()
    dialog = window.bench.findChild(CodebookDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.meaning.text() == long.strip()
    needed = dialog.meaning.heightForWidth(dialog.meaning.width())
    qtbot.waitUntil(lambda: dialog.meaning.height() >= needed)


def test_a_text_to_correct_begins_where_it_is_read_from(window, qtbot):
    box = TextBox(f"{ARABIC}\nShort.", window)
    box.resize(500, 200)
    box.show()
    box.repaint()
    arabic, latin = (box.document().findBlockByNumber(n).layout().lineAt(0) for n in (0, 1))
    assert arabic.x() > 200
    assert latin.x() < 20
    assert box.corrected() == f"{ARABIC}\nShort."


def test_a_new_version_of_a_long_title_leaves_room_at_the_foot():
    assert len(correcting.corrected("Long " * 40)) < 110


def test_the_report_has_the_lines_and_the_colours_of_the_window():
    lines = {"speaker": "solid", "event": "dashed", "cue": "wavy", "quote": "solid"}
    for kind, line in lines.items():
        assert f"underline {line} var(--{kind})" in CSS
        for theme in (LIGHT, DARK):
            assert f"--{kind}: {theme.pens[kind]}" in CSS

"""What the actions do that is not one view's own; each takes the window.

Dialogs and what goes with them are imported when they are first asked for: the start is faster so.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.ui import teams
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from annotator.ui.main_window import MainWindow

Run = Callable[["MainWindow"], object]


def undo(window: "MainWindow") -> None:
    """Take back the last step that stands."""
    window.bench.desk.undoing.undo(window.points.key("undo"))


def redo(window: "MainWindow") -> None:
    """Do the step again that was taken back last."""
    window.bench.desk.undoing.redo()


def leave(_window: "MainWindow") -> None:
    """Close all windows, and with them the program."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    QApplication.closeAllWindows()


def take_up_offer(window: "MainWindow") -> None:
    """Do what the message offers, if there is one that offers anything."""
    if not window.bench.messages.take_up():
        window.bench.desk.failed.emit(words.NO_OFFER)


def clear(window: "MainWindow") -> None:
    """Close what lies over the text, select nothing, and go back to the text."""
    window.bench.messages.dismiss()
    window.annotating.clear()
    window.points.leave()
    if window.bench.articles.filter.hasFocus():
        window.bench.articles.filter.clear()
    window.bench.page.setFocus()


def step(window: "MainWindow", by: int, *, unfinished: bool = False) -> None:
    """Show the next or the previous article, or the next one that is not finished."""
    bench = window.bench
    if not bench.articles.step(by, unfinished=unfinished):
        ends = words.LAST_ARTICLE if by > 0 else words.FIRST_ARTICLE
        none = words.NO_UNFINISHED_AFTER if by > 0 else words.NO_UNFINISHED_BEFORE
        bench.desk.said.emit(none if unfinished else ends)
    bench.page.setFocus()


def toggle_list(window: "MainWindow") -> None:
    """Show or hide the list of articles."""
    articles = window.bench.articles
    articles.setVisible(articles.isHidden())


def filter_articles(window: "MainWindow") -> None:
    """Go to the filter of the list of articles."""
    articles = window.bench.articles
    articles.show()
    articles.filter.setFocus()
    articles.filter.selectAll()


def filter_rows(window: "MainWindow") -> None:
    """Go to the filter of the table last used."""
    window.bench.last_table().filter_wanted.emit()


def show_keys(window: "MainWindow") -> None:
    """Show the sheet of keys."""
    from annotator.ui.dialogs.keys import KeysDialog  # noqa: PLC0415

    KeysDialog(window).open()


def show_about(window: "MainWindow") -> None:
    """Say which version this is."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

    from annotator.ui.words import dialogs  # noqa: PLC0415

    QMessageBox.about(window, dialogs.ABOUT_TITLE, dialogs.ABOUT)


def add_words(what: str) -> Run:
    """Make the selected words a part of the selected record: which, is said by a name."""
    return lambda window: window.annotating.add_words(what)


def move_edge(*, start: bool, step: int) -> Run:
    """Move one end of the selected stretch by a word."""
    return lambda window: window.annotating.chosen.move_edge(start=start, step=step)


def take_theme(name: str) -> Run:
    """Take the colours of a name."""
    return lambda window: window.set_theme(name)


def about_article(window: "MainWindow") -> None:
    """See and change what is known about the article."""
    from annotator.ui.dialogs import article_form  # noqa: PLC0415

    article_form.ask_about_article(window.bench.desk, window)


def delete_article(window: "MainWindow") -> None:
    """Remove the article that is shown."""
    from annotator.ui.dialogs import article_form  # noqa: PLC0415

    article_form.delete_shown(window.bench.desk, window.bench.articles)


def correct_text(window: "MainWindow") -> None:
    """Correct the text of the article that is shown."""
    from annotator.ui.dialogs import correct_text  # noqa: PLC0415

    correct_text.correct_shown(window)


def show_codebook(window: "MainWindow") -> None:
    """Show the codebook, to be changed."""
    from annotator.ui.dialogs import codebook  # noqa: PLC0415

    codebook.show_codebook(window)


def enter_form(window: "MainWindow") -> None:
    """Go to the form of the selected record."""
    window.bench.panels.form.enter()


def merge_speaker(window: "MainWindow") -> None:
    """Ask into whom the selected speaker is merged."""
    from annotator.ui.dialogs import merge  # noqa: PLC0415

    merge.merge_chosen(window.bench.desk, window)


def toggle_done(window: "MainWindow") -> None:
    """Call the article done, or take that back, and say what is still open."""
    if window.annotating.toggle_done():
        window.points.say_done()
        teams.offer_others(window)


def split_speaker(window: "MainWindow") -> None:
    """Ask what of the selected speaker goes to another."""
    from annotator.ui.dialogs import split  # noqa: PLC0415

    split.split_chosen(window.bench.desk, window)


def show_card(window: "MainWindow") -> None:
    """Show all that the selected speaker said and did."""
    from annotator.ui.dialogs.merge import chosen_speaker  # noqa: PLC0415
    from annotator.ui.speaker_card import show_card  # noqa: PLC0415

    show_card(window.bench.desk, chosen_speaker(window.bench.desk), window)


def go_to_note(window: "MainWindow") -> None:
    """Go to the note of the selected record."""
    window.annotating.chosen.note(window.bench.panels.form)


def print_article(window: "MainWindow") -> None:
    """Open the article as a page to be printed."""
    from annotator.ui.printing import print_article  # noqa: PLC0415

    print_article(window.bench.desk)


def find(step: int) -> Run:
    """Find words in the article, or go on from the last place by a step."""

    def run(window: "MainWindow") -> None:
        from annotator.ui import finding  # noqa: PLC0415

        page = window.bench.page
        if step:
            finding.find_again(page, step)
        else:
            finding.find_in_article(page)

    return run


def search_project(window: "MainWindow") -> None:
    """Find words in the whole project."""
    from annotator.ui import finding  # noqa: PLC0415

    finding.search_project(window.bench)


def show_palette(window: "MainWindow") -> None:
    """Find an action by its name."""
    from annotator.ui.palette import Palette  # noqa: PLC0415

    Palette(window).begin()


def show_menu(window: "MainWindow", at: "QPoint", *, by_mouse: bool) -> None:
    """Show what can be done with the words at a point of the text."""
    from annotator.ui.article_menu import open_menu  # noqa: PLC0415

    open_menu(window, at, by_mouse=by_mouse)


def save_copy(window: "MainWindow") -> None:
    """Write the whole project into another file."""
    from annotator.ui import safekeeping  # noqa: PLC0415

    safekeeping.ask_for_copy(window)


def show_first_steps(window: "MainWindow") -> None:
    """Show what to press first."""
    from annotator.ui import tour  # noqa: PLC0415

    tour.show(window)

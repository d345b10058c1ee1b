"""Settling what annotators differ in: their work side by side, decided by one key each."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def adjudicate(window: "MainWindow") -> None:
    """Put the annotators' work on the article side by side."""
    from annotator.ui.actions import actions_of  # noqa: PLC0415 - it has this in its table
    from annotator.ui.adjudication.window import AdjudicationWindow  # noqa: PLC0415
    from annotator.ui.words import adjudication as words  # noqa: PLC0415

    desk = window.bench.desk
    if not desk.article:
        desk.failed.emit(words.NO_ARTICLE)
        return
    for old in window.bench.findChildren(AdjudicationWindow):
        old.close()
    actions = actions_of(window)
    opened = AdjudicationWindow(window.bench, window.theme)
    opened.addActions([actions[name] for name in ("undo", "redo", "previous", "next")])
    opened.begin()

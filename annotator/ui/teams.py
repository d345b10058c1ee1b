"""What the Team menu does; each function takes the window. Dialogs are made when asked for."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from annotator import settings
from annotator.ui.words import teams as words
from annotator.ui.words import window as window_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.store.teamwork import OthersLayer
    from annotator.ui.main_window import MainWindow


def prepare(window: "MainWindow", menus: "Mapping[str, QMenu]", blind: QAction) -> None:
    """Let the Team menu say what is true when it opens."""
    blind.setCheckable(True)
    menus["team"].aboutToShow.connect(lambda: _tick(window, blind))
    menus["layer"].aboutToShow.connect(lambda: _fill(window, menus["layer"]))


def _tick(window: "MainWindow", blind: QAction) -> None:
    from annotator.store.teamwork import team  # noqa: PLC0415 - keeps the start fast

    blind.setChecked(team(window.bench.desk.project).blind)


def _fill(window: "MainWindow", menu: QMenu) -> None:
    """List whose work on the article there is."""
    from annotator.store.teamwork import others_layers  # noqa: PLC0415 - keeps the start fast

    menu.clear()
    desk = window.bench.desk
    shown = desk.whose.shown.id if desk.whose.shown else ""
    group = QActionGroup(menu)
    found = others_layers(desk.project, desk.article) if desk.article else []
    rows = [("", words.MINE, True), *((o.id, _row(o), not o.is_hidden) for o in found)]
    for layer, name, may in rows:
        action = QAction(name.replace("&", "&&"), menu, checkable=True)
        action.setChecked(layer == shown)
        action.setEnabled(may)
        action.triggered.connect(lambda _=False, layer=layer: desk.show_layer(layer))
        group.addAction(action)
        menu.addAction(action)
    if len(rows) == 1:
        menu.addAction(words.NOBODY).setEnabled(False)
    _fill_beside(window, menu, found)


def _fill_beside(window: "MainWindow", menu: QMenu, found: "Sequence[OthersLayer]") -> None:
    """List whose work may be shown beside one's own."""
    desk = window.bench.desk
    shown = desk.alongside.shown.id if desk.alongside.shown else ""
    seen = [one for one in found if not one.is_hidden]
    if seen:
        menu.addSeparator()
    for one in seen:
        name = words.beside_row(one.annotator, one.kind).replace("&", "&&")
        action = QAction(name, menu, checkable=True)
        action.setChecked(one.id == shown)
        action.setEnabled(desk.whose.shown is None)
        action.triggered.connect(lambda on, layer=one.id: desk.show_beside(layer if on else ""))
        menu.addAction(action)


def _row(one: "OthersLayer") -> str:
    if one.is_hidden:
        return words.hidden_row(one.annotator, one.kind)
    status = window_words.STATUS_NAMES[one.status]
    return words.layer_row(one.annotator, one.kind, one.records, status)


def toggle_blind(window: "MainWindow") -> None:
    """Hide the others' work until one's own is done, or show it at once: in the whole project."""
    from annotator.editing.team import set_blind  # noqa: PLC0415 - keeps the start fast
    from annotator.store.teamwork import team  # noqa: PLC0415

    desk = window.bench.desk
    blind = not team(desk.project).blind

    def work() -> bool:
        set_blind(desk.project, blind=blind)
        return True

    if desk.attempt(work):
        desk.said.emit(words.blind_set(blind=blind))


def assign(window: "MainWindow") -> None:
    """Ask who gets which articles."""
    from annotator.ui.dialogs import assign  # noqa: PLC0415 - keeps the start fast

    assign.ask(window.bench.desk, window)


def show_progress(window: "MainWindow") -> None:
    """Show how far each person is."""
    from annotator.ui.dialogs import progress  # noqa: PLC0415 - keeps the start fast

    progress.show(window.bench.desk, window)


def merge_project(window: "MainWindow") -> None:
    """Ask for the files of others, show what they would bring, and take it."""
    from annotator.ui import merging  # noqa: PLC0415 - keeps the start fast

    merging.ask(window)


def keep_agreed(window: "MainWindow") -> None:
    """Keep all agreed versions that others kept; only who keeps one writes in it."""
    from annotator.editing.adjudication import take_over  # noqa: PLC0415 - keeps the start fast
    from annotator.store.gold import count_kept  # noqa: PLC0415

    desk = window.bench.desk
    taken = desk.attempt(lambda: take_over(desk.project))
    if taken is not None:
        desk.said.emit(words.kept(taken, count_kept(desk.project, desk.project.annotator)))


def release(window: "MainWindow") -> None:
    """Ask how the agreed version is published."""
    from annotator.ui.dialogs import release  # noqa: PLC0415 - keeps the start fast

    release.ask(window)


def offer_others(window: "MainWindow") -> None:
    """Beside what is said of one's own work, where that is done now, offer to see another's."""
    from annotator.store.teamwork import others_layers, team  # noqa: PLC0415 - keeps the start fast

    bench, desk = window.bench, window.bench.desk
    if not bench.messages.text() or bench.page.records.status != "done":
        return
    found = [
        one
        for one in others_layers(desk.project, desk.article)
        if one.records and one.kind == "annotation" and not one.is_hidden
    ]
    if found and team(desk.project).blind:
        label = words.see(found[0].annotator)
        bench.messages.offer(label, lambda: desk.show_layer(found[0].id))


def greet(window: "MainWindow", *, ask: bool) -> None:
    """Say early what would surprise later: that nothing can be written; once, who works here."""
    from annotator.store.article_list import annotators_at_work  # noqa: PLC0415 - after the paint

    desk = window.bench.desk
    project = desk.project
    if not project.writable:
        desk.failed.emit(window_words.read_only(project.path.name))
    elif ask and not settings.has_annotator(project.path):
        window.files.attempt(lambda: settings.set_annotator(project.path, project.annotator))
        at_work = [name for name, articles in annotators_at_work(project) if articles]
        others = [name for name in at_work if name != project.annotator]
        desk.said.emit(words.asked(project.annotator, others))
        window.bench.messages.offer(words.CHANGE, window.files.work_as)


def show_agreement(window: "MainWindow") -> None:
    """Say how far annotators agree, beside the work."""
    from annotator.ui import agreement  # noqa: PLC0415 - keeps the start fast

    agreement.show_agreement(window)

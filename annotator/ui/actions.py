"""The one table of what the window can do; menus, tools, tips and the sheet of keys are its."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from annotator.store.history import Entry
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: its name in the table of words, its keys, and the function that does it.

    `in_text` says that its keys are the text's alone, so that letters can be typed elsewhere.
    """

    name: str
    keys: str
    run: Callable[["MainWindow"], object]
    in_text: bool = False
    icon: str = ""
    choice: str = ""  # the group that it is one choice of


def _words(what: str) -> Callable[["MainWindow"], object]:
    return lambda window: window.annotating.add_words(what)


def _edge(*, start: bool, step: int) -> Callable[["MainWindow"], object]:
    return lambda window: window.annotating.move_edge(start=start, step=step)


def _theme(name: str) -> Callable[["MainWindow"], object]:
    return lambda window: window.set_theme(name)


TABLE = (
    Action("new", "Ctrl+N", lambda w: w.files.new(), icon="new"),
    Action("open", "Ctrl+O", lambda w: w.files.open(), icon="open"),
    Action("import", "Ctrl+I", lambda w: w.files.import_files(), icon="import"),
    Action("import_folder", "", lambda w: w.files.import_folder()),
    Action("paste", "Ctrl+V", lambda w: w.files.paste()),
    Action("export", "Ctrl+E", lambda w: w.files.export(), icon="export"),
    Action("close", "Ctrl+W", lambda w: w.close()),
    Action("undo", "Ctrl+Z", lambda w: w.undo(), icon="undo"),
    Action("redo", "Ctrl+Shift+Z", lambda w: w.redo(), icon="redo"),
    Action("delete", "Del", lambda w: w.annotating.delete(), in_text=True, icon="delete"),
    Action("remove_part", "Shift+Del", lambda w: w.annotating.remove_part(), in_text=True),
    Action("clear", "Esc", lambda w: w.clear()),
    Action("quote", "Q", lambda w: w.annotating.mark_quote(), in_text=True, icon="quote"),
    Action("speaker", "S", lambda w: w.annotating.mark_mention(), in_text=True, icon="speaker"),
    Action("event", "E", lambda w: w.annotating.mark_event(), in_text=True, icon="event"),
    Action("whose", "W", lambda w: w.annotating.ask(), in_text=True),
    Action("part", "P", _words("part"), in_text=True),
    Action("cue", "C", _words("cue"), in_text=True),
    Action("source", "B", _words("source"), in_text=True),
    Action("addressee", "A", _words("addressee"), in_text=True),
    Action("date", "D", _words("date"), in_text=True),
    Action("place", "L", _words("place"), in_text=True),
    Action("insertion", "I", _words("insertion"), in_text=True),
    Action("cycle", "O", lambda w: w.annotating.cycle(), in_text=True),
    Action("end_out", "Alt+Right", _edge(start=False, step=1), in_text=True),
    Action("end_in", "Alt+Left", _edge(start=False, step=-1), in_text=True),
    Action("start_in", "Alt+Shift+Right", _edge(start=True, step=1), in_text=True),
    Action("start_out", "Alt+Shift+Left", _edge(start=True, step=-1), in_text=True),
    Action("previous", "Ctrl+PgUp", lambda w: w.step(-1), icon="previous"),
    Action("next", "Ctrl+PgDown", lambda w: w.step(1), icon="next"),
    Action("done", "Ctrl+Return", lambda w: w.annotating.toggle_done(), icon="done"),
    Action("articles", "F9", lambda w: w.toggle_list(), icon="articles"),
    Action("filter", "Ctrl+L", lambda w: w.filter_articles()),
    Action("larger", "Ctrl++", lambda w: w.zoom(1)),
    Action("smaller", "Ctrl+-", lambda w: w.zoom(-1)),
    Action("system", "", _theme("system"), choice="theme"),
    Action("light", "", _theme("light"), choice="theme"),
    Action("dark", "", _theme("dark"), choice="theme"),
    Action("annotator", "", lambda w: w.files.work_as()),
    Action("keys", "F1", lambda w: w.show_keys()),
    Action("about", "", lambda w: w.show_about()),
)
BY_NAME = {action.name: action for action in TABLE}

# "-" is a line between; a name in ":" is a menu within.
MENUS: dict[str, tuple[str, ...]] = {
    "file": (
        *("new", "open", ":recent", "-", "import", "import_folder", "paste", "-"),
        *("export", "-", "close"),
    ),
    "edit": ("undo", "redo", "-", "delete", "remove_part", "-", "clear"),
    "annotate": (
        *("quote", "speaker", "event", "-", "whose", ":words", "-", "cycle"),
        *("end_out", "end_in", "start_in", "start_out", "-", "done"),
    ),
    "words": ("part", "cue", "source", "addressee", "date", "place", "insertion"),
    "view": (
        "previous",
        "next",
        "-",
        "articles",
        "filter",
        "-",
        "larger",
        "smaller",
        "-",
        ":theme",
    ),
    "theme": ("system", "light", "dark"),
    "team": ("annotator",),
    "help": ("keys", "-", "about"),
    "recent": (),
}
BAR = ("file", "edit", "annotate", "view", "team", "help")
TOOLS = ("articles", "previous", "next", "-", "speaker", "quote", "event", "-", "undo", "redo")


def make_actions(window: "MainWindow") -> dict[str, QAction]:
    """All actions of the table, with their keys; those of the text belong to nothing yet."""
    groups: dict[str, QActionGroup] = {}
    made = {}
    for row in TABLE:
        text, tip = words.ACTIONS[row.name]
        action = QAction(text, window)
        action.setObjectName(row.name)
        if row.keys:
            action.setShortcut(QKeySequence(row.keys))
        action.setToolTip(tool_tip(text, tip, row.keys))
        action.setStatusTip(tip)
        action.triggered.connect(lambda _=False, row=row: row.run(window))
        if row.in_text:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if row.choice:
            action.setCheckable(True)
            groups.setdefault(row.choice, QActionGroup(window)).addAction(action)
        made[row.name] = action
    return made


def make_menus(window: "MainWindow", actions: dict[str, QAction]) -> dict[str, QMenu]:
    """The menu bar's menus and those within them, by name."""
    menus = {name: QMenu(words.MENUS[name], window) for name in MENUS}
    for name, rows in MENUS.items():
        for row in rows:
            if row == "-":
                menus[name].addSeparator()
            elif row.startswith(":"):
                menus[name].addMenu(menus[row[1:]])
            else:
                menus[name].addAction(actions[row])
    for name in BAR:
        window.menuBar().addMenu(menus[name])
    return menus


def name_steps(actions: dict[str, QAction], steps: Mapping[str, Entry | None]) -> None:
    """Let Undo and Redo say which step they take, and who did it."""
    for name, step in steps.items():
        text, tip = words.ACTIONS[name]
        action, keys = actions[name], BY_NAME[name].keys
        if step is None:
            action.setText(text)
            action.setToolTip(tool_tip(text, tip, keys))
        else:
            action.setText(words.step_tip(text, step.label, step.annotator, step.at))
            action.setToolTip(f"{plain(action.text())}  ({keys})")


def tool_tip(text: str, tip: str, keys: str) -> str:
    """What a button says when the mouse rests on it."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{plain(text)}: {tip}" + (f"  ({shown})" if keys else "")


def plain(text: str) -> str:
    """A menu's words without the sign of its letter and without the dots."""
    return text.replace("&", "").replace(" …", "")


def sheet() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """For the sheet of keys: each menu with its actions' keys, names and what they do."""
    for name, listed in MENUS.items():
        rows = [BY_NAME[row] for row in listed if row in BY_NAME and BY_NAME[row].keys]
        found = [
            (
                QKeySequence(row.keys).toString(QKeySequence.SequenceFormat.NativeText),
                plain(words.ACTIONS[row.name][0]),
                words.ACTIONS[row.name][1],
            )
            for row in rows
        ]
        if found:
            yield plain(words.MENUS[name]), found

"""The one table of what the window can do; menus, tools, tips and the sheet of keys are its."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from annotator.settings import load
from annotator.store.history import Entry
from annotator.ui import doing, teams
from annotator.ui.adjudication import adjudicate
from annotator.ui.menus import BAR, MENUS, OF_AN_ARTICLE
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: its name in the table of words, its keys, and the function that does it.

    `in_text` says that its keys are the text's alone, so that letters can be typed elsewhere;
    `writes`, that it cannot be done in a project that can only be read.
    """

    name: str
    keys: str
    run: Callable[["MainWindow"], object]
    in_text: bool = False
    icon: str = ""
    choice: str = ""  # the group that it is one choice of
    writes: bool = False

    @property
    def marks(self) -> bool:
        """Whether it changes one's own work on the article."""
        return self.writes and (self.in_text or self.name == "done")


TABLE = (
    Action("new", "Ctrl+N", lambda w: w.files.new(), icon="new"),
    Action("open", "Ctrl+O", lambda w: w.files.open(), icon="open"),
    Action("import", "Ctrl+I", lambda w: w.files.import_files(), icon="import", writes=True),
    Action("import_folder", "", lambda w: w.files.import_folder(), writes=True),
    Action("import_with", "", lambda w: w.files.import_with(), writes=True),
    Action("import_details", "", lambda w: w.files.show_import()),
    Action("paste", "Ctrl+V", lambda w: w.files.paste(), writes=True),
    Action("save_copy", "Ctrl+Shift+S", doing.save_copy),
    Action("export", "Ctrl+E", lambda w: w.files.export(), icon="export"),
    Action("print", "Ctrl+P", doing.print_article),
    Action("close", "Ctrl+W", lambda w: w.close()),
    Action("quit", "Ctrl+Q", doing.leave),
    Action("undo", "Ctrl+Z", doing.undo, icon="undo", writes=True),
    Action("redo", "Ctrl+Shift+Z", doing.redo, icon="redo", writes=True),
    Action(
        "delete",
        "Del",
        lambda w: w.annotating.chosen.delete(),
        in_text=True,
        icon="delete",
        writes=True,
    ),
    Action(
        "remove_part",
        "Shift+Del",
        lambda w: w.annotating.chosen.remove_part(),
        in_text=True,
        writes=True,
    ),
    Action("clear", "Esc", doing.clear),
    Action("offer", "F4", doing.take_up_offer),
    Action(
        "quote", "Q", lambda w: w.annotating.mark_quote(), in_text=True, icon="quote", writes=True
    ),
    Action(
        "speaker",
        "S",
        lambda w: w.annotating.mark_mention(),
        in_text=True,
        icon="speaker",
        writes=True,
    ),
    Action(
        "event", "E", lambda w: w.annotating.mark_event(), in_text=True, icon="event", writes=True
    ),
    Action("whose", "W", lambda w: w.annotating.ask(), in_text=True, writes=True),
    Action("part", "P", doing.add_words("part"), in_text=True, writes=True),
    Action("cue", "C", doing.add_words("cue"), in_text=True, writes=True),
    Action("source", "B", doing.add_words("source"), in_text=True, writes=True),
    Action("addressee", "A", doing.add_words("addressee"), in_text=True, writes=True),
    Action("date", "D", doing.add_words("date"), in_text=True, writes=True),
    Action("place", "L", doing.add_words("place"), in_text=True, writes=True),
    Action("insertion", "I", doing.add_words("insertion"), in_text=True, writes=True),
    Action("unsure", "U", lambda w: w.annotating.chosen.toggle_unsure(), in_text=True, writes=True),
    Action("note", "N", doing.go_to_note, in_text=True),
    Action("fields", "F", doing.enter_form, in_text=True),
    Action("merge", "Ctrl+M", doing.merge_speaker, writes=True),
    Action("split", "Ctrl+Shift+M", doing.split_speaker, writes=True),
    Action("also_here", "J", lambda w: w.annotating.also_here(), in_text=True, writes=True),
    Action("card", "R", doing.show_card, in_text=True),
    Action("copy", "Ctrl+C", lambda w: w.annotating.chosen.copy(), in_text=True),
    Action("cycle", "O", lambda w: w.annotating.chosen.cycle(), in_text=True),
    Action("end_out", "Alt+Right", doing.move_edge(start=False, step=1), in_text=True, writes=True),
    Action("end_in", "Alt+Left", doing.move_edge(start=False, step=-1), in_text=True, writes=True),
    Action(
        "start_in",
        "Alt+Shift+Right",
        doing.move_edge(start=True, step=1),
        in_text=True,
        writes=True,
    ),
    Action(
        "start_out",
        "Alt+Shift+Left",
        doing.move_edge(start=True, step=-1),
        in_text=True,
        writes=True,
    ),
    Action("previous", "Alt+PgUp", lambda w: doing.step(w, -1), icon="previous"),
    Action("next", "Alt+PgDown", lambda w: doing.step(w, 1), icon="next"),
    Action("previous_open", "Ctrl+PgUp", lambda w: doing.step(w, -1, unfinished=True)),
    Action("next_open", "Ctrl+PgDown", lambda w: doing.step(w, 1, unfinished=True)),
    Action("done", "Ctrl+Enter", doing.toggle_done, icon="done", writes=True),
    Action("next_point", "]", lambda w: w.points.step(1), in_text=True),
    Action("previous_point", "[", lambda w: w.points.step(-1), in_text=True),
    Action("dismiss", "X", lambda w: w.points.dismiss(), in_text=True, writes=True),
    Action("points", "F8", lambda w: w.points.show_list()),
    Action("article", "Alt+Enter", doing.about_article, writes=True),
    Action("correct", "", doing.correct_text, writes=True),
    Action("delete_article", "Ctrl+Shift+Del", doing.delete_article, writes=True),
    Action("articles", "F9", doing.toggle_list, icon="articles"),
    Action("filter", "Ctrl+L", doing.filter_articles),
    Action("filter_rows", "/", doing.filter_rows, in_text=True),
    Action("find", "Ctrl+F", doing.find(0)),
    Action("find_next", "F3", doing.find(1)),
    Action("find_previous", "Shift+F3", doing.find(-1)),
    Action("search", "Ctrl+Shift+F", doing.search_project, icon="search"),
    Action("larger", "Ctrl++", lambda w: w.bench.page.zoom(1)),
    Action("smaller", "Ctrl+-", lambda w: w.bench.page.zoom(-1)),
    Action("system", "", doing.take_theme("system"), choice="theme"),
    Action("light", "", doing.take_theme("light"), choice="theme"),
    Action("dark", "", doing.take_theme("dark"), choice="theme"),
    Action("codebook", "", doing.show_codebook),
    Action("annotator", "", lambda w: w.files.work_as()),
    Action("adjudicate", "Ctrl+J", adjudicate, writes=True),
    Action("keep_agreed", "", teams.keep_agreed, writes=True),
    Action("blind", "", teams.toggle_blind, writes=True),
    Action("assign", "", teams.assign, writes=True),
    Action("progress", "", teams.show_progress),
    Action("merge_project", "", teams.merge_project, writes=True),
    Action("agreement", "", teams.show_agreement),
    Action("release", "", teams.release),
    Action("palette", "Ctrl+K", doing.show_palette),
    Action("keys", "F1", doing.show_keys),
    Action("first_steps", "", doing.show_first_steps),
    Action("about", "", doing.show_about),
)
_ENTER = "Enter"
BY_NAME = {action.name: action for action in TABLE}

# "-" is a line between; a name in ":" is a menu within.


def make_actions(window: "MainWindow") -> dict[str, QAction]:
    """All actions of the table, with their keys; those of the text belong to nothing yet."""
    groups: dict[str, QActionGroup] = {}
    made = {}
    for row in TABLE:
        text, tip = words.ACTIONS[row.name]
        action = QAction(text, window)
        action.setObjectName(row.name)
        action.setStatusTip(tip)
        action.triggered.connect(lambda _=False, row=row: _run(window, row))
        if row.in_text:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if row.choice:
            action.setCheckable(True)
            groups.setdefault(row.choice, QActionGroup(window)).addAction(action)
        made[row.name] = action
    give_keys(made, keys_now(load().keys))
    return made


def _run(window: "MainWindow", row: Action) -> None:
    """Do what an action is for; where it cannot be done, say why."""
    window.files.attempt(lambda: row.run(window))


def actions_of(window: "MainWindow") -> dict[str, QAction]:
    """A window's actions by name, in the table's order."""
    made = {action.objectName(): action for action in window.findChildren(QAction)}
    return {row.name: made[row.name] for row in TABLE}


def keys_now(changed: Mapping[str, str]) -> dict[str, str]:
    """Each action's keys: the table's, but for those that the person has changed."""
    return {row.name: changed.get(row.name, row.keys) for row in TABLE}


def give_keys(actions: Mapping[str, QAction], keys: Mapping[str, str]) -> None:
    """Let actions have these keys from now on, and say so wherever their keys are shown."""
    for name, action in actions.items():
        action.setShortcuts(_both_enters(keys[name]))
        action.setToolTip(tool_tip(*words.ACTIONS[name], keys[name]))
        if name in words.TOOLBAR:
            beside = shown(keys[name]) if BY_NAME[name].in_text else ""  # a letter, no more
            action.setIconText(f"{words.TOOLBAR[name]}  {beside}".rstrip())


def _both_enters(keys: str) -> list[QKeySequence]:
    """Keys of an action; where Enter is among them, either key of that name does."""
    main = as_enter(keys)
    others = [main.replace(_ENTER, "Return")] if _ENTER in main else []
    return [QKeySequence(one) for one in (main, *others)]


def as_enter(keys: str) -> str:
    """Keys with the one name that the program has for both keys called Enter or Return."""
    return keys.replace("Return", _ENTER)


def allow(
    actions: Mapping[str, QAction], *, writing: bool, article: bool, own: bool = True
) -> None:
    """Let only that be done which can be: nothing is marked or changed without what it is done to.

    `writing` is whether the project can be written, `article` whether an article is shown, `own`
    whether its marks are one's own.
    """
    for row in TABLE:
        fits = (article or row.name not in OF_AN_ARTICLE) and (own or not row.marks)
        actions[row.name].setEnabled(fits and (writing or not row.writes))


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
        action = actions[name]
        keys = action.shortcut().toString()
        if step is None:
            action.setText(text)
            action.setToolTip(tool_tip(text, tip, keys))
        else:
            action.setText(words.step_tip(text, step.label, step.annotator, step.at))
            action.setToolTip(f"{plain(action.text())}  ({shown(keys)})")


def tool_tip(text: str, tip: str, keys: str) -> str:
    """What a button says when the mouse rests on it."""
    return f"{plain(text)}: {tip}" + (f"  ({shown(keys)})" if keys else "")


def shown(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(as_enter(keys)).toString(QKeySequence.SequenceFormat.NativeText)


def plain(text: str) -> str:
    """A menu's words without the sign of its letter and without the dots."""
    return text.replace("&", "").replace(" …", "")


def sheet(keys: Mapping[str, str]) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """For the sheet of keys: each menu with its actions' keys, names and what they do."""
    for name, listed in MENUS.items():
        rows = [row for row in listed if keys.get(row)]
        found = [
            (shown(keys[row]), plain(words.ACTIONS[row][0]), words.ACTIONS[row][1]) for row in rows
        ]
        if found:
            yield plain(words.MENUS[name]), found

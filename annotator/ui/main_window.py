"""The main window: menus, tools, one project's bench, and the line that says what is saved."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QApplication, QMainWindow

from annotator import settings
from annotator.model.times import now
from annotator.store import history
from annotator.store.beginning import first_article
from annotator.store.changes import Edit
from annotator.store.project import Project
from annotator.ui import actions as table
from annotator.ui import doing, sizes, teams
from annotator.ui.bench import Bench
from annotator.ui.elided import ElidedLabel
from annotator.ui.icons import icon
from annotator.ui.keyboard import Keyboard
from annotator.ui.look import window_style
from annotator.ui.menus import TOOLS
from annotator.ui.project_files import ProjectFiles
from annotator.ui.theme import DARK, LIGHT, Theme, palette, scaled, system_theme
from annotator.ui.tools import Tools
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from annotator.ui.annotating import Annotating
    from annotator.ui.points import Walk

FOOT = 28  # pixels of the line at the foot: as high as a message of one line
REFRESH = 50  # milliseconds until the status line follows: the text is painted first
LOOK_AGAIN = 1000  # milliseconds between looks whether another program changed the file
_THEMES = {"light": LIGHT, "dark": DARK}


class MainWindow(QMainWindow):
    """One window on one project; every action is saved when it is done."""

    project_shown = Signal()
    leaving = Signal()  # another project is about to be opened
    closed = Signal()

    def __init__(self, project: Project, *, theme: str = "", remember: bool = True) -> None:
        super().__init__()
        self._settings = settings.load()
        self._remember = remember  # a picture must not change what the person has set
        self._saved_at = ""
        self._points: Walk | None = None
        self.files: ProjectFiles = ProjectFiles(self)
        self._actions = table.make_actions(self)
        self._in_text = [self._actions[row.name] for row in table.TABLE if row.in_text]
        self._keyboard = Keyboard(self, self._actions)
        self._menus = table.make_menus(self, self._actions)
        self._tools = Tools(self, self._actions)
        self.addToolBar(self._tools)
        self._status = ElidedLabel(self)
        self._status.setContentsMargins(10, 0, 10, 2)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setMinimumHeight(scaled(FOOT))
        self.setAcceptDrops(True)
        teams.prepare(self, self._menus, self._actions["blind"])
        self._menus["recent"].aboutToShow.connect(self._list_recent)
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH)
        self._refresh.timeout.connect(self.show_status)
        self._menu_icons = QTimer(self, singleShot=True, interval=200)
        self._menu_icons.timeout.connect(lambda: self._draw_icons(table.BY_NAME))
        self._others = QTimer(self, interval=LOOK_AGAIN)
        self._others.timeout.connect(self._notice_others)
        self._theme_name = theme or self._settings.theme
        self.theme = self._theme_of(self._theme_name)
        self._dress()
        self.show_project(project)
        self._restore()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def annotating(self) -> "Annotating":
        """What the annotating keys do."""
        return self.bench.annotating

    @property
    def points(self) -> "Walk":
        """What is left to look at in the article; made after the text is first painted."""
        if self._points is None:
            from annotator.ui.points import Walk  # noqa: PLC0415 - keeps the start fast

            self._points = Walk(self.bench, self._actions)
            self._points.changed.connect(self._refresh.start)
        return self._points

    def _leave_points(self) -> None:
        if self._points is not None:
            self._points.stop()
            self._points = None

    # --- one project

    def show_project(self, project: Project) -> None:
        """Put a project on the table in place of the one that lies there."""
        first = first_article(project)  # where it cannot be read, the old one stays
        old = self.centralWidget()
        size = self._settings.text_font_size
        self._leave_points()
        self.bench: Bench = Bench(project, text_size=size)
        bench = self.bench
        bench.page.addActions(self._in_text)
        bench.page.view.installEventFilter(self._keyboard)  # the text would take Alt+arrows
        bench.panels_made.connect(self._finish_bench)
        bench.desk.changed.connect(self._changed)
        bench.desk.record_chosen.connect(bench.messages.settle)
        bench.messages.lie_over(self, self._status, self._actions["offer"])
        bench.desk.article_shown.connect(self._allow)
        bench.desk.waiting.connect(lambda: self._allow(bench.desk.article))
        self._allow("")
        bench.counted.connect(self._refresh.start)
        bench.page.view.zoomed.connect(self._zoomed)
        if isinstance(old, Bench):
            sizes.restore_parts(bench, sizes.parts(old))
        self.setCentralWidget(bench)
        bench.page.apply_theme(self.theme)
        if isinstance(old, Bench):
            old.release()
        self._saved_at = history.last_writing(project.db)
        self.setWindowTitle(f"{project.path.stem} – {words.PROGRAM}")
        bench.desk.show_article(first)
        bench.page.setFocus()
        self._others.start()
        self._refresh.start()
        self.project_shown.emit()

    def _allow(self, article: str) -> None:
        """Let the actions be done that can be, now that this article is shown ("" for none)."""
        writing = self.bench.desk.project.writable and not self.bench.desk.hold
        own = self.bench.desk.whose.can_write
        table.allow(self._actions, writing=writing, article=bool(article), own=own)

    def _finish_bench(self) -> None:
        """Do what had to wait until the text was painted."""
        own = [action for action in self._in_text if action.objectName() != "copy"]  # rows: theirs
        for one in self.bench.tables():
            one.addActions(own)
            one.installEventFilter(self._keyboard)
        _ = self.points
        articles = self.bench.articles.table
        articles.addActions([self._actions[name] for name in ("article", "delete_article")])
        articles.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        page = self.bench.page
        page.heading_clicked.connect(self._actions["article"].trigger)
        page.action_wanted.connect(lambda name: self._actions[name].trigger())
        page.view.menu_wanted.connect(lambda at, mouse: doing.show_menu(self, at, by_mouse=mouse))
        if not self.bench.messages.text():  # a failure to open stays to be read
            teams.greet(self, ask=self._remember)
        self.show_status()

    def _changed(self, edit: Edit) -> None:
        if edit.changes:
            self.bench.messages.go_on()
        else:
            self.bench.messages.settle()
        if edit.everything:  # an import, or another program's work
            self._saved_at = history.last_writing(self.bench.desk.project.db)
            self._allow(self.bench.desk.article)
        elif edit.label or edit.changes:
            self._saved_at = now()
        self._refresh.start()

    def _notice_others(self) -> None:
        desk = self.bench.desk
        busy = self.files.worker is not None or self.bench.is_typing()
        quiet = busy or desk.lost()  # what is typed into a cell would go when all is read again
        if not quiet and desk.attempt(desk.project.notice_others):
            desk.said.emit(words.changed_outside())

    def show_status(self) -> None:
        """Say what is true now: the last writing of the file, by whom, and what the article has."""
        project = self.bench.desk.project
        parts = [words.saved(self._saved_at, project.annotator)]
        if self.bench.desk.article:
            parts.append(words.counts(*self.bench.page.records.counts()))
            parts.append(self._points.summary() if self._points else "")
        if not project.writable:
            parts.append(words.READ_ONLY)
        self._status.setText(words.metadata(parts))
        self._status.setToolTip(self.status())
        self.bench.messages.place()  # beside it
        place = self.bench.place()
        self._tools.show_place(words.article_number(*place) if place else "")
        table.name_steps(self._actions, {"undo": project.undo_entry, "redo": project.redo_entry})

    def status(self) -> str:
        """What the status line says."""
        return self._status.text()

    def _zoomed(self, points: int) -> None:
        if self._remember:
            self._keep(text_font_size=points)

    def _list_recent(self) -> None:
        menu = self._menus["recent"]
        menu.clear()
        for name in settings.load().recent_projects:
            action = menu.addAction(name)
            action.triggered.connect(lambda _=False, name=name: self.files.open_path(Path(name)))
        if menu.isEmpty():
            menu.addAction(words.NO_RECENT).setEnabled(False)

    # --- look

    def set_theme(self, name: str) -> None:
        """Take the system's colours, light or dark ones, from now on."""
        self._theme_name = name
        if self._remember:
            self._keep(theme=name)
        self.theme = self._theme_of(name)
        self._dress()
        self.bench.page.apply_theme(self.theme)

    def _theme_of(self, name: str) -> Theme:
        return _THEMES.get(name) or system_theme()

    def _system_changed(self) -> None:
        if self._theme_name == "system":
            self.set_theme("system")

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.theme))
            app.setStyleSheet(window_style(self.theme))
        self._draw_icons(TOOLS)  # those of the menus wait until the text is painted
        self._menu_icons.start()
        self._actions[self._theme_name].setChecked(True)

    def _draw_icons(self, names: Iterable[str]) -> None:
        for name in names:
            row = table.BY_NAME.get(name)
            if row and row.icon:
                drawn = icon(row.icon, self.theme.text, self.devicePixelRatio())
                self._actions[name].setIcon(drawn)

    def _restore(self) -> None:
        """Be where the window was; at first large enough for all three columns."""
        self.resize(QSize(1360, 860))
        if self._remember and self._settings.window_geometry:
            sizes.restore(self, self.bench, self._settings.window_geometry)

    def _save_geometry(self) -> None:
        kept = sizes.kept(self, self.bench)
        if self._remember and kept != self._settings.window_geometry:
            self._keep(window_geometry=kept)

    def _keep(self, **values: object) -> None:
        """Keep what the person has set; where that cannot be, it holds for this window."""
        self._settings = replace(self._settings, **values)  # type: ignore[arg-type]  # by name
        self.files.attempt(lambda: settings.change(**values))

    # --- files from outside, and the end

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the files dropped."""
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self.files.import_paths([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place, and close the file: but for long work nothing is unsaved."""
        if not self.files.work.may_close():
            event.ignore()
            return
        self.files.work.stop()
        self._others.stop()
        self._refresh.stop()
        self._leave_points()
        self._save_geometry()
        self.closed.emit()
        self.bench.release()
        event.accept()

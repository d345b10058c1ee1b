"""What a screen reader is told: every control has a name, the article is text, marks are said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QMenuBar,
    QWidget,
)

from annotator.exchange.importing import import_paths
from annotator.model import codebook
from annotator.model.annotations import Event, Mention, Quote, Speaker, spans_of
from annotator.store import files
from annotator.ui import actions
from annotator.ui.article_records import KIND_OF
from annotator.ui.dialogs.details import DetailsDialog
from annotator.ui.dialogs.keys import ChangeKeysDialog, KeysDialog
from tests.pictures.projects import Projects
from tests.pictures.stage import Stage
from tests.pictures.states import table

SEED_GOLD = "seed-gold.json"
DIALOGS = (
    *("new", "paste", "export", "article", "annotator", "keys", "merge", "first_steps"),
    *("correct", "codebook", "split", "card", "search", "points"),
)
ENTRIES = ("quote", "speaker", "event", "find", "search", "palette")
NAME = QAccessible.Text.Name


def name_of(widget):
    """What a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(NAME).strip()


def is_part(widget):
    """Whether a widget is a part of a field of Qt's, whose name is said instead."""
    parent = widget.parent()
    return parent is not None and (isinstance(parent, QComboBox | QLineEdit) or is_part(parent))


def controls(root):
    """Every widget that can have the focus, and every button."""
    for widget in [root, *root.findChildren(QWidget)]:
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        own = not is_part(widget) and not isinstance(widget, QMenu | QMenuBar)
        of_qt = widget.objectName().startswith("qt_")
        if (takes_focus or isinstance(widget, QAbstractButton)) and own and not of_qt:
            yield widget


def nameless(root):
    """The controls that a screen reader could not name."""
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in controls(root)
        if widget.isVisible() and not name_of(widget)
    ]


@pytest.fixture
def window(open_window, tmp_path, pytestconfig):
    """The window on the annotated seed article, with its panels."""
    path = tmp_path / "gold.sqlite"
    gold = pytestconfig.rootpath / "tests" / "files" / SEED_GOLD
    with files.create(path, codebook.load("plover"), annotator="reference") as project:
        import_paths(project, [gold])
    window = open_window(path, annotator="reference")
    _ = window.bench.articles, window.bench.panels
    return window


@pytest.fixture
def do(window):
    """Does an action of the window."""
    return lambda name: actions.actions_of(window)[name].trigger()


def test_the_walk_sees_what_has_no_name(window):
    """Without this, the tests below might see nothing at all."""
    assert len(list(controls(window))) > 15
    window.bench.articles.filter.setAccessibleName("")
    window.bench.articles.filter.setPlaceholderText("")
    assert [one for one in nameless(window) if one.startswith("QLineEdit")]


def test_every_control_of_the_window_has_a_name(window):
    assert nameless(window) == []


@pytest.mark.parametrize("kind", [Mention, Quote, Event, Speaker])
def test_every_field_of_the_form_has_a_name(window, kind, qtbot):
    desk = window.bench.desk
    record = desk.project.all(kind)[0]
    desk.choose(KIND_OF.get(kind, "speaker"), record.id)
    form = window.bench.panels.form
    qtbot.waitUntil(lambda: len(list(controls(form))) >= 3)
    assert nameless(form) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(window, do, name):
    QGuiApplication.clipboard().setText("Moscow said yes.")
    window.bench.desk.choose("speaker", window.bench.desk.project.all(Speaker)[0].id)
    do(name)
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert dialog.windowTitle()
    assert len(list(controls(dialog))) > 0
    assert nameless(dialog) == []
    dialog.close()


@pytest.fixture
def stage(tmp_path, qtbot):
    """A stage for the states that there are pictures of."""
    stage = Stage(Projects(tmp_path), "light")
    yield stage
    stage.close()


OF_A_TEAM = ("assign-articles", "progress", "release", "settle-differences", "agreement")


@pytest.mark.parametrize("name", [*OF_A_TEAM, "merge-project", "merge-project-speakers"])
def test_every_control_of_a_dialog_for_teams_has_a_name(stage, name):
    table()[name].bring_up(stage)
    dialog = stage.dialog()
    assert dialog.windowTitle()
    assert len(list(controls(dialog))) > 1
    assert nameless(dialog) == []


def test_every_control_of_the_other_dialogs_has_a_name(window):
    keys = KeysDialog(window)
    for dialog in (ChangeKeysDialog(window, keys), DetailsDialog(window, "Title", "So.", "This.")):
        dialog.open()
        assert nameless(dialog) == []
        dialog.close()
    keys.close()


@pytest.mark.parametrize("name", ENTRIES)
def test_what_opens_over_the_window_has_names(window, do, name):
    window.bench.page.view.setFocus()
    window.bench.page.view.select_text(300, 310)
    before = len(list(controls(window)))
    do(name)
    assert len(list(controls(window))) > before
    assert [line for top in QApplication.topLevelWidgets() for line in nameless(top)] == []
    do("clear")


def test_every_action_has_a_tool_tip_with_its_keys(window):
    for name, action in actions.actions_of(window).items():
        keys = actions.shown(actions.BY_NAME[name].keys)
        assert action.toolTip()
        assert not keys or f"({keys})" in action.toolTip()


def test_every_button_without_words_has_a_tool_tip(window):
    for button in window.findChildren(QAbstractButton):
        of_qt = is_part(button) or button.objectName().startswith("qt_")
        assert len(button.text()) > 1 or of_qt or button.toolTip()


# --- the article


def test_the_article_is_read_as_text(window):
    view = window.bench.page.view
    found = QAccessible.queryAccessibleInterface(view)
    text = found.textInterface()
    said = text.text(0, text.characterCount())
    assert said == view.text().rstrip("\n") or said == view.text()
    assert name_of(view)
    view.move_caret(40)
    assert text.cursorPosition() == 40
    assert not text.characterRect(40).isEmpty()


@pytest.fixture
def announced(monkeypatch):
    """What is announced while a screen reader listens."""
    said = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: said.append(event.message()) if hasattr(event, "message") else None,
    )
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield said
    QAccessible.setActive(before)


def test_each_mark_is_said_when_the_caret_enters_it(window, announced):
    """As the arrow keys go: when another mark is under the caret, and only then."""
    view, records = window.bench.page.view, window.bench.page.records
    view.setFocus()
    text, entered = view.text(), ""
    announced.clear()
    for place in range(1, text.index("peace, stability")):
        view.move_caret(place)
        inner = next(iter(view.records_at(place)), "")
        if inner and inner != entered:
            first = spans_of(records[inner])[0]
            assert f": {text[first.start : first.end]}"[:100] in announced.pop()
        assert announced == []
        entered = inner


def test_what_the_window_says_is_said_aloud(window, announced):
    window.bench.desk.failed.emit("The disk is full.")
    window.bench.desk.said.emit("Copied.")
    assert announced == ["The disk is full.", "Copied."]

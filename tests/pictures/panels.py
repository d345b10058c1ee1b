"""The panels on either side: the list, the tables, the form, and their menus."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu

from annotator.editing.articles import add_article
from annotator.model.annotations import Event, Mention, Quote, Speaker
from tests.pictures.stage import Stage
from tests.pictures.states import state

TALL = (1280, 1400)


@state("The list of articles, narrowed to a source", project="samples", shows="list")
def list_narrowed(stage: Stage) -> None:
    choice = stage.window.bench.articles.choice
    choice.choose(source="US State Department", language="en")


@state("What the list can be narrowed to and sorted by", project="samples", shows="menu")
def list_menu(stage: Stage) -> None:
    button = stage.window.bench.articles.choice.button
    menu = button.menu()
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    stage.settle()
    status = menu.actions()[1].menu()
    status.popup(menu.mapToGlobal(QPoint(menu.width(), 24)))


@state("Of which time the list can be, and how to type another", project="seed", shows="menu")
def list_dates(stage: Stage) -> None:
    with_dates(stage)
    button = stage.window.bench.articles.choice.button
    menu = button.menu()
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    stage.settle()
    date = menu.actions()[4]
    date.menu().popup(menu.mapToGlobal(menu.actionGeometry(date).topRight()))


@state("The list of articles of a time that was typed", project="seed", shows="list")
def list_dated(stage: Stage) -> None:
    with_dates(stage)
    articles = stage.window.bench.articles
    articles.filter.setText("2018-05..")
    articles.read()


def with_dates(stage: Stage) -> None:
    """Let articles of several months be there beside the seed's."""
    for title, published in (
        ("Leaders meet in Panmunjom", "2018-04-27"),
        ("Summit is called off", "2018-05-24"),
        ("Summit is held in Singapore", "2018-06-12"),
        ("Talks end without an agreement", "2019-02-28"),
    ):
        text = f"{title}. Read on {published}."
        add_article(stage.desk.project, text, title=title, source="KCNA", published=published)
    stage.settle()


@state("No article fits what was typed", project="samples", shows="list")
def list_nothing_fits(stage: Stage) -> None:
    articles = stage.window.bench.articles
    articles.filter.setText("Atlantis")
    articles.read()


@state("The form of a quote with all its fields", shows="panels", size=TALL)
def form_quote(stage: Stage) -> None:
    stage.choose(Quote, 2)
    _give_room(stage)


@state("The form of an event with all its fields", shows="panels", size=TALL)
def form_event(stage: Stage) -> None:
    stage.choose(Event, 4)
    _give_room(stage)


@state("The form of a speaker with all its fields", shows="panels", size=TALL)
def form_speaker(stage: Stage) -> None:
    stage.choose(Speaker, 2)
    _give_room(stage)


@state("The form of a name in the text", shows="panels")
def form_name(stage: Stage) -> None:
    stage.choose(Mention, 8)


def _give_room(stage: Stage) -> None:
    stage.panels.splitter.setSizes([110, 110, 110, 1000])
    stage.settle()


@state("A field of the form offers what fits", shows="panels")
def form_list(stage: Stage) -> None:
    stage.choose(Quote, 2)
    stage.do("fields")
    stage.press("Down")


@state("A date in words: what it may mean is shown before it is taken", shows="panels")
def form_date(stage: Stage) -> None:
    stage.choose(Quote, 2)
    _give_room(stage)
    line = next(
        one
        for one in stage.panels.form.findChildren(QLineEdit)
        if one.accessibleName().startswith("Said on") and one.isVisible()
    )
    line.setFocus()
    line.selectAll()
    stage.type("on Tuesday")


@state("A cell of a table offers what fits", shows="panels")
def cell_list(stage: Stage) -> None:
    table = stage.panels.quotes.table
    table.setCurrentIndex(table.model().index(1, 1))
    table.setFocus()
    stage.press("F2")


@state("The rows of a panel, filtered", shows="panels")
def panel_filtered(stage: Stage) -> None:
    stage.panels.quotes.table.setFocus()
    stage.press("/")
    stage.type("Kulik")
    stage.until(lambda: stage.panels.quotes.table.model().rowCount() < 12)


@state("No row fits the filter", shows="panels")
def panel_nothing_fits(stage: Stage) -> None:
    stage.panels.quotes.table.setFocus()
    stage.press("/")
    stage.type("Atlantis")
    stage.until(lambda: stage.panels.quotes.table.model().rowCount() == 0)


@state("Several quotes are chosen; the menu of the rows", shows="panels")
def rows_menu(stage: Stage) -> None:
    from annotator.ui.panels.row_menu import row_menu

    table = stage.panels.quotes.table
    table.selectRow(0)
    table.setFocus()
    stage.press("Shift+Down", "Shift+Down")
    menu = row_menu(table, 1, 3)
    menu.popup(table.mapToGlobal(QPoint(120, 90)))


@state("The menu of a speaker's row", shows="panels")
def speaker_menu(stage: Stage) -> None:
    from annotator.ui.panels.row_menu import row_menu

    table = stage.panels.speakers.table
    table.selectRow(1)
    row_menu(table, 0, 1).popup(table.mapToGlobal(QPoint(60, 60)))


def _menu(stage: Stage, title: str) -> QMenu:
    bar = stage.window.menuBar()
    action = next(one for one in bar.actions() if one.text().replace("&", "") == title)
    menu = action.menu()
    menu.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))
    stage.settle()
    return menu


@state("The menu File", shows="menu")
def menu_file(stage: Stage) -> None:
    _menu(stage, "File")


@state("The menu Edit", shows="menu")
def menu_edit(stage: Stage) -> None:
    stage.choose(Quote, 2)
    stage.do("unsure")
    _menu(stage, "Edit")


@state("The menu Annotate", shows="menu")
def menu_annotate(stage: Stage) -> None:
    menu = _menu(stage, "Annotate")
    within = next(one.menu() for one in menu.actions() if one.menu())
    place = menu.actionGeometry(within.menuAction()).topRight()
    within.popup(menu.mapToGlobal(place))


@state("The menu View", shows="menu")
def menu_view(stage: Stage) -> None:
    _menu(stage, "View")


@state("The menu Team", shows="menu")
def menu_team(stage: Stage) -> None:
    _menu(stage, "Team")


@state("The menu Help", shows="menu")
def menu_help(stage: Stage) -> None:
    _menu(stage, "Help")

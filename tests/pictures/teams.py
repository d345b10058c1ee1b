"""What a team sees: who annotates what, how far each is, and each other's work."""

from PySide6.QtCore import QPoint

from annotator.editing.assigning import assign, plan
from annotator.editing.layers import set_status
from annotator.store.teamwork import others_layers
from tests.pictures.stage import Stage
from tests.pictures.states import state

FONT = ("large-font",)


@state("Who gets which articles", project="samples", shows="dialog", looks=FONT)
def assign_articles(stage: Stage) -> None:
    stage.do("assign")
    dialog = stage.dialog()
    for name in ("amira", "ben"):
        dialog.new.setText(name)
        dialog.add()
    dialog.share.setText("20")


@state("How far each annotator is", project="samples", shows="dialog", looks=FONT)
def progress(stage: Stage) -> None:
    project = stage.desk.project
    assign(project, plan(project, ("amira", "ben", "mina"), double=0.2))
    set_status(project, stage.desk.article, "done")
    stage.do("progress")


@state("Another's work, to read only", looks=FONT)
def another_work(stage: Stage) -> None:
    """Mina's annotations of the article, seen by someone who is through with it."""
    stage.desk.project.annotator = "amira"
    set_status(stage.desk.project, stage.desk.article, "done")
    others = others_layers(stage.desk.project, stage.desk.article)
    stage.desk.show_layer(others[0].id)


@state("Whose work on the article there is", shows="menu")
def whose_work(stage: Stage) -> None:
    stage.desk.project.annotator = "amira"
    stage.desk.show_layer("")
    menus = stage.window._menus
    bar = stage.window.menuBar()
    team = menus["team"]
    team.popup(bar.mapToGlobal(bar.actionGeometry(team.menuAction()).bottomLeft()))
    row = team.actionGeometry(menus["layer"].menuAction())
    menus["layer"].popup(team.mapToGlobal(row.topRight() + QPoint(-4, 0)))


@state("The list of what is assigned to me and not done", project="samples", shows="list")
def assigned_to_me(stage: Stage) -> None:
    project = stage.desk.project
    assign(project, plan(project, ("amira", "mina"), double=0.2))
    stage.window.bench.articles.choice.choose(mine="open")

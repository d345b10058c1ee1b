"""What a team sees: who annotates what, how far each is, and each other's work."""

from dataclasses import replace

from PySide6.QtCore import QPoint

from annotator.editing.assigning import Given, Plan, assign
from annotator.editing.events import mark_event
from annotator.editing.layers import set_status
from annotator.editing.quotes import mark_quote
from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Alias, Event, Layer, Quote
from annotator.model.article import Article
from annotator.store.files import open_project, save_copy
from annotator.store.project import Project
from annotator.store.teamwork import others_layers
from annotator.ui import merging
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
    assign(project, in_turn(project, "mina", "amira", "ben"))
    set_status(project, stage.desk.article, "done")
    stage.do("progress")


@state("Another's work, to read only", looks=FONT)
def another_work(stage: Stage) -> None:
    """Mina's annotations of the article, seen by someone who is through with it."""
    stage.desk.project.annotator = "amira"
    set_status(stage.desk.project, stage.desk.article, "done")
    others = others_layers(stage.desk.project, stage.desk.article)
    stage.desk.show_layer(others[0].id)


@state("Another's work beside one's own, paler", looks=FONT)
def beside_work(stage: Stage) -> None:
    annotated_by_ben(stage)
    layer = next(one for one in others_layers(stage.desk.project, stage.desk.article))
    stage.desk.show_beside(layer.id)


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


@state("Releasing the agreed version", shows="dialog", looks=FONT)
def release(stage: Stage) -> None:
    project = stage.desk.project
    layer = project.all(Layer)[0]
    with project.edit("Settle"):
        project.save(replace(layer, id="gold", kind="gold", status="adjudicated"))
    stage.do("release")
    stage.dialog().out.line.setText("/home/mina/talks-release")


@state("The list of what is assigned to me and not done", project="samples", shows="list")
def assigned_to_me(stage: Stage) -> None:
    project = stage.desk.project
    assign(project, in_turn(project, "amira", "mina"))
    stage.window.bench.articles.choice.choose(mine="open")


@state("What two people differ in, their work side by side", shows="dialog", looks=FONT)
def settle_differences(stage: Stage) -> None:
    annotated_by_ben(stage)
    stage.do("adjudicate")
    dialog = stage.dialog()
    dialog.go_on()


@state("A difference that is decided", shows="dialog")
def settled_difference(stage: Stage) -> None:
    annotated_by_ben(stage)
    stage.do("adjudicate")
    dialog = stage.dialog()
    dialog.go_on()
    number = dialog.differences.number()
    dialog.differences.setFocus()
    stage.press("2")
    dialog.differences.choose(number)


@state("The agreed version, as who keeps it writes in it")
def agreed_version(stage: Stage) -> None:
    annotated_by_ben(stage)
    stage.do("adjudicate")
    dialog = stage.dialog()
    dialog.go_on()
    dialog.differences.setFocus()
    stage.press("E")
    dialog.close()


def in_turn(project: Project, *people: str) -> Plan:
    """Give everyone the next article, and each fifth one to two.

    The program deals by ids, which are others each time that the pictures are made.
    """
    ring = [*people, *people]
    given = []
    for number, article in enumerate(project.all(Article)):
        first, second = ring[number % len(people) :][:2]
        given.append(Given(article.id, first, "" if number % 5 else second))
    return Plan(people, tuple(given))


def annotated_by_ben(stage: Stage) -> None:
    """Let ben have marked the first quotes and events as mina did, but for a few."""
    project, article = stage.desk.project, stage.desk.article
    set_status(project, article, "done")
    quotes, events = project.all(Quote)[:5], project.all(Event)[:6]
    project.annotator = "ben"
    for number, quote in enumerate(quotes):
        words = [(s.start, s.end) for s in quote.spans if s.role == "content"]
        parts = [span for span in quote.spans if span.role != "content"]
        kind = "mixed" if number == 1 else quote.type
        mark_quote(project, article, words, parts=parts, type=kind, speaker=quote.speaker)
    for number, event in enumerate(events):
        words = [(s.start, s.end) for s in event.spans if s.role == "trigger"]
        mark_event(project, article, words, type="AID" if number == 2 else event.type)
    set_status(project, article, "done")
    project.annotator = "mina"


@state("What the merge of another project would do", shows="dialog", looks=FONT)
def merge_project(stage: Stage) -> None:
    project = stage.desk.project
    quote = project.all(Quote)[0]
    with project.edit("Here"):
        project.save(replace(quote, stance="support", note="See the answer of the ministry."))
        add_speaker(project, "Chung Myung-soo", role="minister", aliases=(Alias("Chung"),))
    other = project.path.with_name("jonas.sqlite")
    save_copy(project, other)
    with open_project(other, annotator="jonas") as theirs:
        theirs.undo()
        with theirs.edit("There"):
            theirs.save(replace(quote, stance="oppose", certainty="low"))
            add_speaker(theirs, "Chung", kind="organisation", country="KOR")
    merging.look(stage.window, [other])
    stage.until(lambda: stage.window.files.worker is None)


@state("Two speakers that may be one, before a merge", shows="dialog", looks=FONT)
def merge_project_speakers(stage: Stage) -> None:
    merge_project(stage)
    stage.dialog().tabs.setCurrentIndex(1)

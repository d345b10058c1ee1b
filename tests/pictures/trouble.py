"""Empty states, what the message bar says, long work, and what goes wrong outside."""

from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.model.annotations import Quote
from annotator.store.files import open_project
from annotator.store.open_files import State
from annotator.ui.words import importing as importing_words
from annotator.ui.words import safekeeping, teams
from annotator.ui.words import window as words
from tests.pictures.stage import Stage
from tests.pictures.states import state

FONT = ("large-font",)


@state("A project without articles says how to fill it", project="empty", looks=FONT)
def empty(stage: Stage) -> None:
    stage.settle()


@state(
    "An article without marks: each panel says the key that fills it", project="seed", looks=FONT
)
def unmarked(stage: Stage) -> None:
    stage.view.setFocus()


@state("Something was done: the bar says what, and how to take it back", shows="foot")
def message(stage: Stage) -> None:
    stage.choose(Quote, 2)
    stage.press("Del", "Ctrl+Z")


@state("Something could not be done", shows="foot")
def failure(stage: Stage) -> None:
    error = AnnotatorError("The disk is full. Nothing was changed;", "make room and try again.")
    stage.desk.failed.emit(str(error))


@state(
    "Articles are being imported: reading goes on, and it can be stopped",
    project="samples",
    shows="foot",
)
def importing(stage: Stage) -> None:
    stage.window.bench.messages.work(importing_words.IMPORTING, lambda: None)
    stage.window.bench.messages.advance(37, 120)


@state(
    "An import is over; behind “Details …” is what it guessed, divided and left out", shows="page"
)
def imported(stage: Stage) -> None:
    stage.desk.said.emit("Imported 48 articles; left out 2 files that could not be read.")
    stage.window.bench.messages.offer(importing_words.DETAILS, lambda: None)


@state("The project's file is gone: what to do stands in the bar and at the foot", shows="foot")
def file_gone(stage: Stage) -> None:
    from annotator.ui.safekeeping import Safekeeping

    keeper = Safekeeping(stage.window)
    keeper._gone.show()
    path = Path("/home/mina/talks.sqlite")
    copy = Path("/home/mina/backups/talks-2018-03-21.sqlite")
    stage.desk.failed.emit(f"{safekeeping.lost(State.GONE, path)} {safekeeping.rescued(copy)}")


@state("Another program wrote over the file; what it holds now is shown", shows="foot")
def written_over(stage: Stage) -> None:
    path = Path("/home/mina/talks.sqlite")
    copy = Path("/home/mina/backups/talks-2018-03-21.sqlite")
    stage.desk.failed.emit(safekeeping.given_up(path, copy, whole=True))


@state("The file was made read-only while it was open", shows="foot")
def turned_read_only(stage: Stage) -> None:
    stage.desk.failed.emit(safekeeping.turned_read_only(Path("/home/mina/talks.sqlite")))


@state("A project that can only be read")
def read_only(stage: Stage) -> None:
    project = open_project(stage.projects.copy("talks"), annotator="mina")
    project.opened_to_write = False
    stage.window.show_project(project)
    stage.until(lambda: bool(stage.window.bench.messages.text()))
    stage.choose(Quote, 2)


@state("Another program changed the project", shows="foot")
def changed_outside(stage: Stage) -> None:
    stage.desk.said.emit(words.changed_outside())


@state("Once in a project it is said who works there", shows="foot")
def who_works(stage: Stage) -> None:
    stage.desk.said.emit(teams.asked("mina", ["reference"]))
    stage.window.bench.messages.offer(teams.CHANGE, lambda: None)

"""The table of states: each names what it shows and brings it up on a stage."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from tests.pictures.stage import SMALL, Stage

ROOMS = ("reading", "asking", "panels", "dialogs", "teams", "agreeing", "trouble")
Begin = Callable[[Stage], None]


@dataclass(frozen=True)
class State:
    """One picture: what it shows in a sentence, on which project, and what part of the window.

    `looks` are those beside light and dark in which it is drawn too.
    """

    name: str
    what: str
    begin: Begin
    project: str = "talks"
    shows: str = "window"
    size: tuple[int, int] = SMALL
    looks: tuple[str, ...] = ()

    def bring_up(self, stage: Stage) -> None:
        """Open the window on the project, and do what leads to this state."""
        stage.open(self.project, self.size)
        self.begin(stage)
        stage.settle()


ALL: dict[str, State] = {}


def state(what: str, **more) -> Callable[[Begin], Begin]:
    """Put a function into the table: its name is the picture's."""

    def note(begin: Begin) -> Begin:
        name = begin.__name__.replace("_", "-")
        ALL[name] = State(name, what, begin, **more)
        return begin

    return note


def table() -> dict[str, State]:
    """All states, in the order of the pages that list them."""
    for room in ROOMS:
        import_module(f"tests.pictures.{room}")
    return ALL

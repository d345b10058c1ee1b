"""How far annotators agree: the numbers, who said what, and where they differ."""

from annotator.ui.words import agreement as words
from tests.pictures.stage import Stage
from tests.pictures.states import state
from tests.pictures.teams import FONT, annotated_by_ben


def _measured(stage: Stage, unit: str, page: str) -> None:
    annotated_by_ben(stage)
    stage.do("agreement")
    window = stage.dialog()
    stage.until(lambda: window.agreement is not None)
    window.unit.setCurrentIndex(window.unit.findData(unit))
    window.pages.setCurrentIndex(list(words.TABS).index(page))


@state("How far annotators agree, beyond chance", shows="dialog", looks=FONT)
def agreement(stage: Stage) -> None:
    _measured(stage, "quotes", "coefficients")


@state("Who said what of the events that both marked", shows="dialog", looks=FONT)
def agreement_who_said_what(stage: Stage) -> None:
    _measured(stage, "events", "confusion")


@state("Where annotators differ; Enter goes there", shows="dialog", looks=FONT)
def agreement_differences(stage: Stage) -> None:
    _measured(stage, "events", "differences")

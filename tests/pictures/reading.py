"""The article: marks, what is chosen, other scripts, and the sizes of the window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model.annotations import Event, Mention, Quote, Speaker
from tests.pictures.stage import Stage
from tests.pictures.states import state

ALSO = ("large-font", "scale-2")


@state("A quote is chosen: its words, its reporting word, and who said it", looks=ALSO)
def quote_chosen(stage: Stage) -> None:
    stage.choose(Quote, 2)


@state("An event is chosen: what happened, and who took part")
def event_chosen(stage: Stage) -> None:
    stage.choose(Event, 4)


@state("A name in the text is chosen")
def name_chosen(stage: Stage) -> None:
    stage.choose(Mention, 8)


@state("A speaker is chosen: every place that names them is joined")
def speaker_chosen(stage: Stage) -> None:
    stage.choose(Speaker, 2)


@state("The whole window on a large screen", size=(1920, 1080))
def large_screen(stage: Stage) -> None:
    stage.choose(Quote, 2)


@state("The list of articles is hidden: more room for the text")
def list_hidden(stage: Stage) -> None:
    stage.do("articles")


@state("The text was made larger with Ctrl and the wheel", shows="window")
def larger_text(stage: Stage) -> None:
    for _ in range(8):
        stage.do("larger")


@state("The mouse rests on words with several marks", shows="page")
def hovered(stage: Stage) -> None:
    start = stage.view.text().index("Pyongyang announced")
    stage.view.move_caret(start)
    place = stage.view.words_rect(start, start + 5).center()
    viewport = stage.view.viewport()
    QTest.mouseMove(viewport, place)
    stage.settle()
    at = viewport.mapToGlobal(place)
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, place, at))


@state("The right mouse button on a quote: what can be done with it")
def text_menu(stage: Stage) -> None:
    from annotator.ui.article_menu import open_menu

    start = stage.view.text().index("has always been speaking")
    stage.view.move_caret(start)
    at = stage.view.words_rect(start, start + 5).center()
    menu = open_menu(stage.window, at, by_mouse=True)
    stage.settle()
    within = next(one.menu() for one in menu.actions() if one.menu())
    within.popup(menu.mapToGlobal(menu.actionGeometry(within.menuAction()).topRight()))


@state("A stretch is selected in the text, ready for a key", shows="page")
def words_selected(stage: Stage) -> None:
    stage.view.verticalScrollBar().setValue(12)
    stage.select("Chung Eui-yong")


@state("An article in Arabic reads from right to left", project="arabic", looks=ALSO)
def arabic(stage: Stage) -> None:
    stage.choose(Quote)


@state("An event in an Arabic article", project="arabic", shows="page")
def arabic_event(stage: Stage) -> None:
    stage.choose(Event)


@state("A quote is marked in Arabic: who said it?", project="arabic", shows="page")
def arabic_entry(stage: Stage) -> None:
    stage.select("لكل فرد الحق في الحياة والحرية وسلامة شخصه")
    stage.press("Q")


@state("Words are selected in Arabic", project="arabic", shows="page")
def arabic_selected(stage: Stage) -> None:
    stage.select("إيمانها بحقوق الإنسان الأساسية وبكرامة الفرد وقدره وبما للرجال والنساء")


@state("An article in Hebrew", project="hebrew")
def hebrew(stage: Stage) -> None:
    stage.choose(Quote)


@state("One of many articles: the sample project", project="samples")
def samples(stage: Stage) -> None:
    stage.view.setFocus(Qt.FocusReason.OtherFocusReason)

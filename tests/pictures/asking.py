"""What lies over the text for a moment: the entries at the caret, finding, and all actions."""

from annotator.model.annotations import Quote, Speaker
from tests.pictures.stage import Stage
from tests.pictures.states import state

UNMARKED = "MOSCOW, March 20"


@state(
    "Q in a quotation: its parts are read from the sentence, and it asks who said it",
    project="seed",
)
def entry_quote(stage: Stage) -> None:
    stage.caret("We are always ready")
    stage.press("Q")


@state("The same in an article where speakers are known: the likeliest first", shows="page")
def entry_quote_known(stage: Stage) -> None:
    stage.choose(Quote, 2)
    stage.press("W")


@state("S on a name: whom does it name?", project="seed", shows="page")
def entry_speaker(stage: Stage) -> None:
    stage.caret("Andrei Kulik")
    stage.press("S")


@state(
    "A new speaker: role, organisation and country are read beside the name",
    project="seed",
    shows="page",
)
def entry_new_speaker(stage: Stage) -> None:
    stage.caret("Andrei Kulik")
    stage.press("S", "Tab")


@state("E on a word: what happened?", shows="page")
def entry_event(stage: Stage) -> None:
    stage.select("hail")
    stage.press("E")


@state("E: letters find the type by code, name and meaning", shows="page")
def entry_event_typed(stage: Stage) -> None:
    stage.select("hail")
    stage.press("E")
    stage.type("visit")


@state("E: who took part in it, role by role", shows="page")
def entry_event_roles(stage: Stage) -> None:
    stage.select("hail")
    stage.press("E", "1")


@state("Also here: the other places that name a speaker", project="seed", shows="page")
def also_here(stage: Stage) -> None:
    from annotator.editing.mentions import mark_mention
    from annotator.editing.speakers import add_speaker

    project, text = stage.desk.project, stage.view.text()
    speaker = add_speaker(project, "North Korea", country="PRK", kind="state")
    start = text.index("North Korea")
    mark_mention(project, stage.desk.article, start, start + 11, speaker=speaker.id)
    stage.desk.choose("speaker", speaker.id)
    stage.view.setFocus()
    stage.press("J")


@state("] goes to what was overlooked, and says what to press", project="seed", shows="page")
def point(stage: Stage) -> None:
    stage.caret("MOSCOW")
    stage.press("]")


@state("The list of all that is left to look at", project="seed")
def points(stage: Stage) -> None:
    stage.do("points")


@state("Nothing is left to look at", project="empty", shows="window")
def points_none(stage: Stage) -> None:
    stage.do("points")


@state("Words are found in the article", shows="page")
def find(stage: Stage) -> None:
    stage.do("find")
    stage.type("North Korea")
    stage.until(lambda: bool(stage.view.extraSelections()))


@state("Words that are not in the article", shows="page")
def find_nothing(stage: Stage) -> None:
    stage.do("find")
    stage.type("Atlantis")
    stage.press("Return")


@state("Words are searched in the whole project", project="samples")
def search(stage: Stage) -> None:
    stage.do("search")
    stage.type("human rights")
    stage.press("Return")


@state("The search finds nothing", project="samples")
def search_nothing(stage: Stage) -> None:
    stage.do("search")
    stage.type("Atlantis")
    stage.press("Return")


@state("All actions, found by their names")
def palette(stage: Stage) -> None:
    stage.do("palette")


@state("The actions that fit what was typed; those that cannot be done now are grey")
def palette_typed(stage: Stage) -> None:
    stage.do("palette")
    stage.type("speaker")


@state("The card of a speaker: all quotes and events, over time", shows="dialog")
def speaker_card(stage: Stage) -> None:
    stage.choose(Speaker, 2)
    stage.do("card")

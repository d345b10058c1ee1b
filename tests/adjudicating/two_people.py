"""An article on which anna and ben are done, and lena settles what they differ in."""

from dataclasses import dataclass

from annotator.adjudicating.comparing import compare
from annotator.editing import layers
from annotator.editing.articles import add_article
from annotator.editing.events import change_event, mark_event
from annotator.editing.mentions import mark_mention
from annotator.editing.quotes import mark_quote
from annotator.editing.speakers import add_speaker
from annotator.model import codebook
from annotator.model.annotations import Participant
from annotator.store.connection import MEMORY
from annotator.store.files import create
from annotator.store.project import Project

TEXT = "Russia is ready for talks, Kulik said. Chung visited Pyongyang on Monday, he added."


def place(words):
    """Where words stand in the article."""
    start = TEXT.index(words)
    return start, start + len(words)


@dataclass
class Desk:
    """The project, its article, and who spoke in it."""

    project: Project
    article: str
    kulik: str

    def compared(self):
        """The article's layers beside each other as they are now."""
        return compare(self.project, self.article)

    def difference(self, kind):
        """The one difference of a kind."""
        (found,) = [one for one in self.compared().differences if one.kind == kind]
        return found

    def layer(self, name):
        """The id of a person's layer."""
        (side,) = [one for one in self.compared().sides if one.annotator == name]
        return side.layer

    def annotate(self, name, *, visit):
        """Let someone mark a name, a quote of who is named, and an event said in the quote."""
        self.project.annotator = name
        mention = mark_mention(self.project, self.article, *place("Kulik"), speaker=self.kulik)
        words = [place("Russia is ready for talks")]
        quote = mark_quote(self.project, self.article, words, type="indirect", speaker=self.kulik)
        event = mark_event(
            self.project, self.article, [place("visited")], type=visit, quote=quote.id
        )
        part = Participant("actor", self.kulik, mention.id)
        change_event(self.project, event.id, participants=(part,))
        layers.set_status(self.project, self.article, "done")


def two_done():
    """Two people's work that differs in the type of the event; lena is at work."""
    project = create(MEMORY, codebook.load("plover"), annotator="lena")
    desk = Desk(project, add_article(project, TEXT).id, add_speaker(project, "Kulik").id)
    desk.annotate("anna", visit="CONSULT")
    desk.annotate("ben", visit="SUPPORT")
    project.annotator = "lena"
    return desk

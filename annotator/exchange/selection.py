"""What of a project goes into an export."""

from dataclasses import dataclass

from annotator.errors import AnnotatorError
from annotator.model.annotations import Annotator
from annotator.model.article import Article
from annotator.store import listings
from annotator.store.gold import has_agreed
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles (ids) and whose annotations (names) to take; empty means all.

    `gold` takes the agreed version only.
    """

    annotators: tuple[str, ...] = ()
    gold: bool = False
    articles: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Whether the whole project is taken."""
        return not (self.annotators or self.gold or self.articles)

    def takes(self, annotator: str, kind: str) -> bool:
        """Whether a layer of an annotator (name) and kind is taken."""
        return self.takes_annotator(annotator) and (not self.gold or kind == "gold")

    def takes_annotator(self, annotator: str) -> bool:
        """Whether the work of an annotator (name) is taken."""
        return not self.annotators or annotator in self.annotators


def article_ids(project: Project, selection: Selection) -> list[str]:
    """Return the ids of the articles to write, in order: those that are named, or all.

    What was said in an article whose text was corrected is said in the corrected one too, and would
    be counted twice: so older versions are only written where they are named, and in json.
    """
    if selection.articles:
        return listings.article_ids(project, selection.articles)
    return listings.newest_article_ids(project)


def check(project: Project, selection: Selection) -> None:
    """Refuse articles and annotators that are not in the project, with an AnnotatorError."""
    for article in selection.articles:
        if project.find(Article, article) is None:
            raise AnnotatorError(
                f"There is no article {article} in this project.",
                "See the ids with: annotator export PROJECT -o - --table articles",
            )
    if selection.gold and not has_agreed(project):
        raise AnnotatorError(
            "No agreed version of an article is in this project.",
            "Settle the differences first, or export everyone's work.",
            command="Settle the differences first, or leave out --gold.",
        )
    names = {annotator.name for annotator in project.all(Annotator)}
    for name in selection.annotators:
        if name not in names:
            raise AnnotatorError(
                f"No annotator of this project is called {name!r}.",
                f"Take one of {', '.join(sorted(names))}." if names else "There are none yet.",
            )

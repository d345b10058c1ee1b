"""The content of files on its way into a project, inside an edit: articles and layers."""

from collections.abc import Iterator
from dataclasses import replace

from annotator.exchange import registry_intake
from annotator.exchange.counting import Counting
from annotator.exchange.incoming import Given, Incoming, IncomingArticle, IncomingLayer, Registry
from annotator.exchange.problems import Place, Problems
from annotator.exchange.record_intake import Page, RecordIntake
from annotator.model.annotations import Annotator, Layer, Speaker
from annotator.model.article import Article, Assignment, text_hash, title_of
from annotator.model.ids import new_id
from annotator.model.rules import problems as rule_problems
from annotator.store import layered
from annotator.store.project import Project

NO_LANGUAGE = "und"
_EMPTY = (None, "", NO_LANGUAGE, ())


class Intake:
    """Takes what files bring, one after another, and knows what has been taken so far."""

    def __init__(self, project: Project, *, annotator: str, language: str) -> None:
        self._project, self._annotator, self._language = project, annotator, language
        self.articles: list[str] = []
        self.counting = Counting()
        self._records = RecordIntake(project, self.counting)
        self._layers: dict[tuple[str, str], Layer] = {}
        self._is_new = True
        self.begin(Problems(""))

    def begin(self, problems: Problems) -> None:
        """Begin a file, whose ids are its own; what is wrong with it goes to `problems`."""
        self._problems = problems
        self._annotators: dict[str, str] = {}
        self._articles: dict[str, str] = {}
        self._replaced: list[tuple[Place, str, str]] = []
        self._speakers: list[tuple[Place, Speaker]] = []
        self._records.begin(problems)

    def take(self, item: Incoming) -> None:
        """Take the registry of a file, or an article with its layers."""
        if isinstance(item, Registry):
            self._take_registry(item)
            return
        article = self._article(item)
        if article is None:
            return
        self._layers = self._layers_of(article)
        for layer in item.layers:
            self._layer(article, item.text, layer)

    def end(self) -> None:
        """End a file: everything that it links to is there by now, or is told."""
        self._records.end()
        for place, speaker in self._speakers:
            offices = tuple(
                replace(office, article=self._linked(office.article, place))
                for office in speaker.offices
            )
            self._project.save(replace(speaker, offices=offices))
        for place, replacing, replaced in self._replaced:
            linked = self._linked(replaced, place)
            if replacing in self._versions(linked):
                self._problems.add((*place, "replaces"), "the article replaces itself")
            else:
                article = self._project.get(Article, replacing)
                self._project.save(replace(article, replaces=linked))

    def _take_registry(self, registry: Registry) -> None:
        if registry.codebook is not None:
            registry_intake.take_codebook(self._project, registry.codebook, self._problems)
        names: set[str] = set()
        for one in registry.annotators:
            if one.sound and one.given["name"] in names:
                self._problems.add(one.place, f"the name {one.given['name']!r} is there twice")
                self._annotators.setdefault(one.given["id"], "")  # it is no other problem
            elif one.sound:
                names.add(one.given["name"])
                self._take_annotator(one.given, one.place)
        known, waiting = registry_intake.take_speakers(
            self._project, registry.speakers, self._problems, self.counting
        )
        self._speakers += waiting
        self._records.know_speakers(known)

    def _take_annotator(self, given: Given, place: Place) -> None:
        if given["id"] in self._annotators:
            self._problems.add(place, f"the id {given['id']!r} is there twice")
        else:
            self._annotators[given["id"]] = registry_intake.take_annotator(self._project, given)

    def _article(self, item: IncomingArticle) -> Article | None:
        """Return the article of a text, new or there already; None for one that is refused."""
        given = dict(item.given)
        name, replaced = given.pop("id", ""), given.pop("replaces", None)
        if name in self._articles:
            self._problems.add(item.place, f"the id {name!r} is there twice")
            return None
        if self._language and given.get("language", NO_LANGUAGE) == NO_LANGUAGE:
            given["language"] = self._language
        given["assignments"] = self._assignments(given.get("assignments", ()), item.place)
        digest = text_hash(item.text)
        there = layered.article_with(self._project, digest)
        old = self._project.get(Article, there) if there else None
        new = _filled(old, given) if old else self._made(name, item.text, digest, given)
        words = list(rule_problems(new, self._project.codebook))
        for sentence in words:
            self._problems.add(item.place, sentence)
        if words:
            return None
        self._save(old, new, item.text)
        if name:
            self._articles[name] = new.id
        if replaced and not new.replaces:
            self._replaced.append((item.place, new.id, replaced))
        return new

    def _made(self, id: str, text: str, digest: str, given: Given) -> Article:
        """Return a new article; its id is another where another text holds that."""
        free = id and not layered.present(self._project, Article, [id])
        given = {"title": title_of(text, "Untitled"), **given}
        return Article(id=id if free else new_id(), sha256=digest, characters=len(text), **given)

    def _save(self, old: Article | None, new: Article, text: str) -> None:
        self._is_new = old is None
        self.articles.append(new.id)
        if old is None:
            self._project.add_article(new, text)
            self.counting.note(Article, "new")
        else:
            if old != new:
                self._project.save(new)
            self.counting.note(Article, "same" if old == new else "changed")

    def _assignments(self, found: tuple[Assignment, ...], place: Place) -> tuple[Assignment, ...]:
        return tuple(
            replace(one, annotator=annotator)
            for i, one in enumerate(found)
            if (annotator := self._known(one.annotator, (*place, "assignments", i)))
        )

    def _layer(self, article: Article, text: str, item: IncomingLayer) -> None:
        """Take a layer of an article, new or there already, with its records."""
        given = dict(item.given)
        name = given.pop("annotator", "")
        annotator = (
            self._known(name, (*item.place, "annotator"))
            if name
            else registry_intake.annotator_named(self._project, self._annotator)
        )
        kind = given.setdefault("kind", "annotation")
        if not annotator or not self._may_have(article, annotator, kind, item.place):
            return
        old = self._layers.get((annotator, kind))
        layer = (
            Layer(id=new_id(), article=article.id, annotator=annotator, **given)
            if old is None
            else replace(old, **given)
        )
        words = list(self._layer_problems(layer, text))
        for sentence in words:
            self._problems.add(item.place, sentence)
        if words:
            return
        self._layers[annotator, kind] = layer
        if old is None:
            self._records.add_layer(layer)
        elif layer != old:
            self._records.flush()
            self._project.save(layer)
        self._records.take(Page(layer, article.title, text), item.records)

    def _layers_of(self, article: Article) -> dict[tuple[str, str], Layer]:
        """Return the layers that an article has, by annotator and kind."""
        if self._is_new:
            return {}
        self._records.flush()
        found = self._project.all(Layer, article=article.id)
        return {(layer.annotator, layer.kind): layer for layer in found}

    def _layer_problems(self, layer: Layer, text: str) -> Iterator[str]:
        yield from rule_problems(layer, self._project.codebook)
        for one in layer.dismissed:
            if not (one.rule and 0 <= one.start < one.end <= len(text)):
                yield f"dismissed {one.rule} {one.start}..{one.end} lies outside the text"

    def _may_have(self, article: Article, annotator: str, kind: str, place: Place) -> bool:
        """Tell whether an article has no agreed version of someone else."""
        if kind != "gold":
            return True
        for other, of in self._layers:
            if of == "gold" and other != annotator:
                name = self._project.get(Annotator, other).name
                words = f"“{article.title}” has an agreed version already, decided by {name}"
                self._problems.add(place, words)
                return False
        return True

    def _known(self, annotator: str, place: Place) -> str:
        """Return the id in the project of an annotator of the file, or nothing ("") for none."""
        if annotator in self._annotators:
            return self._annotators[annotator]
        if self._project.find(Annotator, annotator) is None:
            self._problems.add(place, f"there is no annotator {annotator!r}")
            return ""
        return annotator

    def _linked(self, article: str | None, place: Place) -> str | None:
        """Return the id in the project of an article that something refers to."""
        if article is None or article in self._articles:
            return self._articles.get(article or "")
        if not layered.present(self._project, Article, [article]):
            self._problems.add(place, f"there is no article {article!r}")
        return article

    def _versions(self, article: str | None) -> set[str]:
        """Return an article (id) and all that it replaces, one by way of the other."""
        found: set[str] = set()
        while article is not None and article not in found:
            found.add(article)
            there = self._project.find(Article, article)
            article = there.replaces if there else None
        return found


def _filled(article: Article, given: Given) -> Article:
    """Return an article with its empty fields filled from what is given."""
    new = {key: value for key, value in given.items() if getattr(article, key) in _EMPTY}
    return replace(article, **new)

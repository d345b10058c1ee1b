"""What a person can do to articles."""

from dataclasses import replace
from typing import Any

from annotator.editing.changes import change, save
from annotator.editing.events import drop_event
from annotator.editing.mentions import drop_mention
from annotator.editing.quotes import drop_quote
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article, clean_text, text_hash, title_of
from annotator.model.ids import new_id
from annotator.model.rules import problems
from annotator.store.project import Project


def add_article(
    project: Project, raw: str, *, otherwise: str = "Untitled", **known: Any
) -> Article:
    """Add a text as an article, titled by its first line unless the title is known.

    A text that the project has already is that article, unchanged. Raises AnnotatorError for a text
    that cannot be an article.
    """
    text = clean_text(raw)
    digest = text_hash(text)
    same = project.all(Article, sha256=digest)
    if same:
        return same[0]
    known = {"title": title_of(text, otherwise), **known}
    article = Article(id=new_id(), sha256=digest, characters=len(text), **known)
    for problem in problems(article, project.codebook):
        raise AnnotatorError(f"{problem[:1].upper()}{problem[1:]}.", "Nothing was changed.")
    with project.edit("Add article"):
        project.add_article(article, text)
    return project.get(Article, article.id)


def change_article(project: Project, id: str, **values: Any) -> Article:
    """Set what is known about an article; never its text."""
    if {"id", "sha256", "characters"} & set(values):
        raise ValueError("the text of an article and its hash are never changed")
    label = "Change article" if len(values) > 1 else ""
    return change(project, Article, id, label=label, **values)


def delete_article(project: Project, id: str) -> None:
    """Remove an article with everyone's annotations of it; what referred to it no longer does."""
    project.get(Article, id)
    with project.edit("Delete article"):
        for layer in project.all(Layer, article=id):
            for event in project.all(Event, layer=layer.id):
                drop_event(project, event.id)
            for quote in project.all(Quote, layer=layer.id):
                drop_quote(project, quote.id)
            for mention in project.all(Mention, layer=layer.id):
                drop_mention(project, mention.id)
            project.delete(Layer, layer.id)
        for later in project.all(Article, replaces=id):
            save(project, replace(later, replaces=None))
        holders = "id IN (SELECT speaker FROM offices WHERE article = ?)"
        for speaker in project.select(Speaker, holders, (id,)):
            offices = tuple(
                replace(office, article=None) if office.article == id else office
                for office in speaker.offices
            )
            save(project, replace(speaker, offices=offices))
        project.delete(Article, id)

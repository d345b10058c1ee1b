"""An annotator's work on an article: where it is, and how far."""

from dataclasses import replace

from annotator.errors import AnnotatorError
from annotator.model.annotations import STATUSES, Annotator, Layer
from annotator.model.article import Article
from annotator.model.ids import new_id
from annotator.store.project import Project

NOTHING = "Nothing was changed; everyone writes in their own work."
_TAKE_OVER = "Nothing was changed; take over its keeping with Team > Keep the agreed versions."
_TAKE_OVER_COMMAND = "Nothing was changed; take over its keeping with: annotator keep PROJECT"
_STATUS_LABELS = {
    "new": "Call the article new",
    "in_progress": "Call the article started",
    "done": "Call the article done",
    "reviewed": "Call the article reviewed",
    "adjudicated": "Call the article agreed",
}


def find_layer(project: Project, article: str) -> Layer | None:
    """Return the layer of the person at work on an article, or None before the first record."""
    found = project.select(
        Layer,
        "article = ? AND kind = ? AND annotator = (SELECT id FROM annotators WHERE name = ?)",
        (article, project.works_on, project.annotator),
    )
    return found[0] if found else None


def own_layer(project: Project, article: str) -> Layer:
    """Return the layer of the person at work on an article, made if need be, inside an edit."""
    found = find_layer(project, article)
    if found is not None:
        return found
    project.get(Article, article)
    annotator = annotator_named(project, project.annotator).id
    layer = Layer(id=new_id(), article=article, annotator=annotator, kind=project.works_on)
    project.save(layer)
    return layer


def set_status(project: Project, article: str, status: str) -> Layer:
    """Say how far the person at work is with an article."""
    if status not in STATUSES:
        raise AnnotatorError(f"{status!r} is not a status.", f"Use one of {', '.join(STATUSES)}.")
    if project.works_on == "gold" and status == "done":
        status = "adjudicated"
    with project.edit(_STATUS_LABELS[status]):
        layer = replace(own_layer(project, article), status=status)
        project.save(layer)
    return layer


def is_own(project: Project, layer: str) -> bool:
    """Whether a layer is the person's own work (`layer` is an id)."""
    found = project.get(Layer, layer)
    name = project.get(Annotator, found.annotator).name
    return found.kind == project.works_on and name == project.annotator


def refuse_others(project: Project, layer: str) -> None:
    """Refuse to change what is not in the person's own work (`layer` is an id)."""
    if is_own(project, layer):
        return
    found = project.get(Layer, layer)
    name = project.get(Annotator, found.annotator).name
    own = name == project.annotator
    whose = {
        "annotation": f"This is {'your own' if own else name + chr(39) + 's'} work",
        "gold": "This is the agreed version" + ("" if own else f", which {name} keeps"),
        "import": f"This was imported as {name}'s",
    }
    words = f"{whose[found.kind]}: you can read it, not change it."
    if found.kind == "gold" and not own:
        raise AnnotatorError(words, _TAKE_OVER, command=_TAKE_OVER_COMMAND)
    raise AnnotatorError(words, NOTHING)


def annotator_named(project: Project, name: str) -> Annotator:
    """Return the annotator of a name, made if need be, inside an edit."""
    found = project.all(Annotator, name=name)
    if found:
        return found[0]
    annotator = Annotator(id=new_id(), name=name)
    project.save(annotator)
    return annotator

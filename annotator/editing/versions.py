"""Correcting the text of an article: a new article that replaces it, with everyone's annotations.

The text of an article never changes; the old version stays as it is, with its annotations.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.editing.version_copies import Followed, copies, follow, layer_copy
from annotator.errors import AnnotatorError
from annotator.model.anchoring import SAME, Moved
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote, Span, Speaker
from annotator.model.article import Article, clean_text, text_hash, title_of
from annotator.model.ids import new_id
from annotator.store.project import Project

Tell = Callable[[int, int], None]
_TOLD = 100  # records after which it is told again how far the work is


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one stretch of one record: same, moved, changed or lost.

    `kind` is mention, quote or event, `record` its id in the old version; `is_kept` tells whether
    the record is in the new version at all. `new` is None where the words are lost.
    """

    kind: str
    record: str
    annotator: str
    old: Span
    new: Span | None
    what: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """A corrected text as it would be kept, and what would become of every marked stretch."""

    title: str
    text: str
    lines: tuple[Line, ...]

    @property
    def to_look_at(self) -> tuple[Line, ...]:
        """The lines that a person should look at: all that are not the same."""
        return tuple(line for line in self.lines if line.what != SAME)

    @property
    def not_kept(self) -> tuple[str, ...]:
        """The records (ids in the old version) that the new version does not have."""
        return tuple(dict.fromkeys(line.record for line in self.lines if not line.is_kept))


@dataclass(frozen=True, slots=True)
class Correction:
    """The new version of an article, and what became of every marked stretch."""

    article: Article
    lines: tuple[Line, ...]


def newer_version(project: Project, article: str) -> Article | None:
    """Return the article that replaces another (id), or None where none does."""
    return next(iter(project.all(Article, replaces=article)), None)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A corrected text with all that is needed to follow what is marked, read already."""

    title: str
    before: str
    text: str
    layers: tuple[Layer, ...]
    records: tuple[Mention | Quote | Event, ...]
    names: Mapping[str, str]

    def preview(self) -> Preview:
        """Return what the correction would do; it may take long, and needs no project."""
        return Preview(self.title, self.text, self.lines(self.follow()))

    def follow(self, tell: Tell = _silent) -> list[Followed]:
        """Return what becomes of each record; `tell` is called with how many are done, of all."""
        followed = []
        for number, one in enumerate(follow(self.before, self.text, self.records)):
            if number % _TOLD == 0:
                tell(number, len(self.records))
            followed.append(one)
        return followed

    def lines(self, followed: Sequence[Followed]) -> tuple[Line, ...]:
        """Return the same a stretch at a time, as people are told it."""
        return tuple(_line(one, moved, self.names) for one in followed for moved in one.spans)


def draft(project: Project, article: str, raw: str) -> Drafted:
    """Read what a correction needs, and refuse what `preview` does."""
    old, text = project.get(Article, article), clean_text(raw)
    _refuse(project, old, text)
    layers = tuple(project.all(Layer, article=article))
    records = tuple(_records(project, layers))
    title, names = _title(project, old, text), _names(project, layers)
    return Drafted(title, project.text(article), text, layers, records, names)


def preview(project: Project, article: str, raw: str) -> Preview:
    """Return what a correction of an article's text would do; writes nothing.

    Raises AnnotatorError for what cannot be its new text, and for an article replaced already.
    """
    return draft(project, article, raw).preview()


def correct_text(project: Project, article: str, raw: str, tell: Tell = _silent) -> Correction:
    """Add a corrected text as the article that replaces another (id), with all annotations.

    They are copied to where their words stand now, with new ids; speakers are shared. A record
    whose quoted words or event word are lost is not copied, but the lines say so. `tell` is called
    with how many records were followed, of how many. Raises AnnotatorError as `preview` does.
    """
    drafted, old = draft(project, article, raw), project.get(Article, article)
    followed = drafted.follow(tell)
    new = replace(
        old,
        id=new_id(),
        title=drafted.title,
        sha256=text_hash(drafted.text),
        characters=len(drafted.text),
        raw_sha256=None,
        replaces=old.id,
        created_at="",
    )
    with project.edit("Correct text of article", bulk=True):
        project.add_article(new, drafted.text)
        _copy_offices(project, old.id, new.id)
        _copy_work(project, new.id, drafted, followed)
    return Correction(project.get(Article, new.id), drafted.lines(followed))


def _refuse(project: Project, old: Article, text: str) -> None:
    """Refuse a correction that would change nothing, or of what is not the newest version."""
    newer = newer_version(project, old.id)
    if newer is not None:
        raise AnnotatorError(
            f"“{old.title}” has been replaced by a newer version already.",
            f"Nothing was changed; correct the newer one, “{newer.title}”.",
        )
    same = project.all(Article, sha256=text_hash(text))
    if any(article.id == old.id for article in same):
        raise AnnotatorError("The text is the same as before.", "Nothing was changed.")
    if same:
        raise AnnotatorError(
            f"This text is in the project already, as “{same[0].title}”.", "Nothing was changed."
        )


def _title(project: Project, old: Article, text: str) -> str:
    """The title of the new version: its first line if that was the old one's, else the same."""
    first = title_of(project.text(old.id), old.title)
    return title_of(text, old.title) if old.title == first else old.title


def _records(project: Project, layers: Sequence[Layer]) -> list[Mention | Quote | Event]:
    found: list[Mention | Quote | Event] = []
    for layer in layers:
        found += project.all(Mention, layer=layer.id)
        found += project.all(Quote, layer=layer.id)
        found += project.all(Event, layer=layer.id)
    return found


def _names(project: Project, layers: Sequence[Layer]) -> dict[str, str]:
    """Whose each layer (id) is."""
    people = {one.id: one.name for one in project.all(Annotator)}
    return {layer.id: people[layer.annotator] for layer in layers}


def _line(one: Followed, moved: Moved, names: Mapping[str, str]) -> Line:
    kind = type(one.record).__name__.lower()
    whose = names[one.record.layer]
    return Line(kind, one.record.id, whose, moved.old, moved.new, moved.what, one.is_kept)


def _copy_work(
    project: Project, article: str, drafted: Drafted, followed: Sequence[Followed]
) -> None:
    """Give the new version (id) everyone's layer, with what is kept in it."""
    new = {}
    for layer in drafted.layers:
        is_same = all(one.is_same for one in followed if one.record.layer == layer.id)
        copy = layer_copy(layer, article, (drafted.before, drafted.text), is_same=is_same)
        new[layer.id] = copy.id
        project.save(copy)
    copied = list(copies(followed, new))
    for kind in (Mention, Quote, Event):
        project.add_many(kind, [one for one in copied if isinstance(one, kind)])


def _copy_offices(project: Project, old: str, new: str) -> None:
    """Let what speakers were in the old version (id) hold for the new one too."""
    holders = "id IN (SELECT speaker FROM offices WHERE article = ?)"
    for speaker in project.select(Speaker, holders, (old,)):
        also = (replace(one, article=new) for one in speaker.offices if one.article == old)
        project.save(replace(speaker, offices=(*speaker.offices, *also)))

"""Making a new project of what can still be read in a damaged one."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import IntegrityError
from typing import TYPE_CHECKING, Any

from annotator.errors import AnnotatorError
from annotator.model.annotations import Annotation, Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article, text_hash
from annotator.store.files import create
from annotator.store.migrations import SCHEMA
from annotator.store.project import Project
from annotator.store.records import TABLES, Row, Table, record_of
from annotator.store.salvage import Wreck, wreck

if TYPE_CHECKING:
    from annotator.model.codebook import Codebook

_KINDS = ("annotators", "articles", "speakers", "layers", "mentions", "quotes", "events")
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Rescue:
    """How many records of each table came into the new project, and what is known to be lost."""

    saved: Mapping[str, int]
    lost: tuple[str, ...]


def rescue(
    damaged: Path, target: Path, codebook: "Codebook", *, annotator: str, progress: Progress
) -> Rescue:
    """Write all that can be read of a damaged project into a new file; the damaged one stays.

    `codebook` is taken where the project's own cannot be read. History is not taken along.
    Raises AnnotatorError where nothing can be read, or the new file cannot be made.
    """
    with wreck(damaged) as found:
        own = _codebook(found)
        with create(target, own or codebook, annotator=annotator) as project:
            try:
                rescuer = _Rescuer(project, found, progress)
                if found.schema > SCHEMA:
                    rescuer.lost.append(
                        f"schema {found.schema}: a newer version's; what only that keeps is lost"
                    )
                if own is None:
                    rescuer.lost.append(f"codebook: {codebook.name} stands in for it")
                with project.edit("Rescue", bulk=True):
                    rescuer.run()
                project.db.execute("DELETE FROM history")
            except BaseException:
                project.close()
                target.unlink(missing_ok=True)
                raise
    return Rescue(dict(rescuer.saved), tuple(rescuer.lost))


def _codebook(found: Wreck) -> "Codebook | None":
    from annotator.model.codebook import Codebook  # noqa: PLC0415 - keeps the start fast

    try:
        row = next(found.rows(TABLES["codebook"]), None)
        return Codebook.from_dict(row["definition"]) if row else None
    except (AnnotatorError, ValueError, KeyError, TypeError):
        return None


class _Rescuer:
    """Takes record after record, and knows which are there for others to lead to."""

    def __init__(self, project: Project, found: Wreck, progress: Progress) -> None:
        self._project, self._found, self._progress = project, found, progress
        self._there: dict[str, set[str]] = {name: set() for name in _KINDS}
        self._later: list[tuple[type[Any], str, str, str]] = []  # kind, id, link, target
        self.saved: Counter[str] = Counter()
        self.lost: list[str] = []

    def run(self) -> None:
        """Take all there is, what is led to before what leads there."""
        for name in _KINDS:
            before = self._found.gaps
            for row in self._found.rows(TABLES[name]):
                self._take(TABLES[name], row)
            if self._found.gaps > before:
                self.lost.append(f"{name}: some could not be read at all")
        for kind, id, link, target in self._later:
            if target in self._there[_table_of(kind)]:
                values: dict[str, Any] = {link: target}
                self._project.save(replace(self._project.get(kind, id), **values))
            else:
                self.lost.append(f"{_table_of(kind)}: {id}: its link to {target} leads nowhere")

    def _take(self, table: Table, row: Row) -> None:
        id = str(row.get("id"))
        try:
            record = self._linked(_whole(table, row))
            with self._project.edit("Rescue"):
                if isinstance(record, Article):
                    self._add(record)
                else:
                    self._project.save(record)
        except (AnnotatorError, IntegrityError, TypeError, ValueError, KeyError) as error:
            self._later = [one for one in self._later if one[1] != id]
            why = str(error).splitlines()[0] if str(error) else type(error).__name__
            self.lost.append(f"{table.name}: {id}: {why}")
            return
        self._there[table.name].add(id)
        self.saved[table.name] += 1
        self._progress(sum(self.saved.values()))

    def _add(self, article: Article) -> None:
        text = self._found.text(article.id)
        _needs(text != "", "its text cannot be read")
        hashed = text_hash(text)
        if hashed != article.sha256:
            self.lost.append(f"articles: {article.id}: its text is not as it was")
        kept = replace(article, sha256=hashed, characters=len(text))
        self._project.add_article(kept, text)

    def _linked(self, record: Any) -> Any:
        """Let a record lead only to what is there; what may come yet is joined at the end."""
        lead: dict[type[Any], Callable[[Any], Any]] = {
            Article: self._article,
            Speaker: self._speaker,
            Layer: self._layer,
            Mention: self._mention,
            Quote: self._quote,
            Event: self._event,
        }
        if isinstance(record, Annotation):
            _needs(record.layer in self._there["layers"], "its layer is lost")
        return lead[type(record)](record) if type(record) in lead else record

    def _article(self, article: Article) -> Any:
        assigned = (a for a in article.assignments if a.annotator in self._there["annotators"])
        return self._put_off(replace(article, assignments=tuple(assigned)), "replaces")

    def _speaker(self, speaker: Speaker) -> Speaker:
        known = (None, *self._there["articles"])
        offices = tuple(one for one in speaker.offices if one.article in known)
        return replace(speaker, offices=offices)

    def _layer(self, layer: Layer) -> Layer:
        _needs(layer.article in self._there["articles"], "its article is lost")
        _needs(layer.annotator in self._there["annotators"], "its annotator is lost")
        return layer

    def _mention(self, mention: Mention) -> Mention:
        return replace(mention, speaker=self._known(mention.speaker, "speakers"))

    def _quote(self, quote: Quote) -> Any:
        _needs(any(s.role == "content" for s in quote.spans), "its words are lost")
        speakers = self._there["speakers"]
        linked = replace(
            quote,
            speaker=self._known(quote.speaker, "speakers"),
            stance_target=self._known(quote.stance_target, "speakers"),
            addressees=tuple(one for one in quote.addressees if one in speakers),
        )
        return self._put_off(linked, "parent")

    def _event(self, event: Event) -> Any:
        _needs(any(s.role == "trigger" for s in event.spans), "its words are lost")
        parts = tuple(
            replace(part, mention=self._known(part.mention, "mentions"))
            for part in event.participants
            if part.speaker in self._there["speakers"]
        )
        linked = replace(event, participants=parts, quote=self._known(event.quote, "quotes"))
        return self._put_off(linked, "same_as")

    def _known(self, id: str | None, table: str) -> str | None:
        if id is None or id in self._there[table]:
            return id
        self.lost.append(f"{table}: {id}: what led to it leads there no more")
        return None

    def _put_off(self, record: Any, link: str) -> Any:
        target = getattr(record, link)
        if target is not None:
            self._later.append((type(record), record.id, link, target))
        return replace(record, **{link: None})


def _whole(table: Table, row: Row) -> Any:
    """Make a record of a row; what an older schema has not is as the model has it."""
    if set(table.columns) <= set(row):
        return record_of(table, row)
    missing = set(table.columns) - set(row)
    full = table.record(**{k: v for k, v in row.items() if k in table.columns})
    return record_of(table, row | {name: getattr(full, name) for name in missing})


def _needs(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise ValueError(otherwise)


def _table_of(kind: type[Any]) -> str:
    return next(name for name, table in TABLES.items() if table.record is kind)

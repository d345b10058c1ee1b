"""The proof of an export to a foreign format: its own reader reads it, article by article."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.errors import AnnotatorError
from annotator.exchange.foreign import reading
from annotator.exchange.foreign.folders import owner, places
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.foreign.planning import Plan
from annotator.exchange.foreign.speakers import SpeakerBook, folded_name
from annotator.exchange.incoming import (
    IncomingArticle,
    IncomingLayer,
    IncomingRecord,
    Registry,
    SourceFile,
)
from annotator.exchange.problems import Problems, by_line
from annotator.exchange.progress import Progress, silent
from annotator.exchange.proving import facts
from annotator.exchange.proving.proof import Ledger, Proof
from annotator.exchange.selection import Selection
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article, text_hash
from annotator.store import layered
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.exchange.formats import Format, Written

_FEW = 20  # records with the same words that are compared one by one
_KINDS: dict[type[Any], str] = {Mention: "mentions", Quote: "quotes", Event: "events"}


def prove(  # noqa: PLR0913, PLR0917 - what was written, from what, and where to
    format: "Format",
    project: Project,
    selection: Selection,
    out: Path,
    written: "Written",
    progress: Progress,
) -> Proof:
    """Read an export again and compare it with what was selected."""
    module, files = format.load(), _files(format, out)
    survey = reading.surveyed([(file, module) for file in files], lambda: progress(0, 0))
    plan = Plan(project, survey, None, SpeakerBook(()))
    proving = _Proving(project, selection, frozenset(format.holds))
    failures: list[str] = []
    for file in files:
        problems = Problems(file.name)
        try:
            for item in reading.read(module, file, plan, problems):
                proving.take(item)
                progress(proving.articles, written.counts.get("articles", 0))
        except AnnotatorError as error:
            failures.append(str(error))
        failures += problems.told(by_line)
    proof = proving.proof(written)
    return Proof(proof.back, proof.lost, (*failures, *plan.lost(), *proof.failures))


class _Proving:
    """Holds what comes in against what is in the project."""

    def __init__(self, project: Project, selection: Selection, claims: frozenset[str]) -> None:
        self._project, self._selection, self._claims = project, selection, claims
        self._annotators = {one.id: one.name for one in project.all(Annotator)}
        self._speakers = {one.id: one for one in project.all(Speaker)}
        owners = Outgoing(project, selection, silent).owners
        folders = places(Path(), owners)
        self._in_folder = {owner(path.name): whose for whose, path in folders.items()}
        self._own_names = {one.id: folded_name(one.name) for one in self._speakers.values()}
        self._read: dict[str, Speaker] = {}
        self._read_names: dict[str, str] = {}
        self._articles: set[str] = set()
        self._matched: set[str] = set()
        self._layers: list[str] = []
        self._ledger = Ledger()

    @property
    def articles(self) -> int:
        """How many articles came in so far."""
        return len(self._articles)

    def take(self, item: Registry | IncomingArticle) -> None:
        """Take what was read again."""
        if isinstance(item, Registry):
            for one in item.speakers:
                speaker = self._read[one.given["id"]] = Speaker(**one.given)
                self._read_names[speaker.id] = folded_name(speaker.name)
            return
        id = layered.article_with(self._project, text_hash(item.text))
        if not id or (self._selection.articles and id not in self._selection.articles):
            return
        if id not in self._articles:
            self._articles.add(id)
            article = self._project.get(Article, id)
            given = {key: item.given.get(key) for key in facts.ARTICLE if item.given.get(key)}
            expected = facts.of_article(article)
            self._ledger.compare(
                expected, {f"articles.{key}": value for key, value in given.items()}
            )
        for layer in item.layers:
            self._layer(id, layer)

    def _layer(self, article: str, layer: IncomingLayer) -> None:
        name, kind = layer.given.get("annotator", ""), layer.given.get("kind", "annotation")
        chosen = [
            one
            for one in self._project.all(Layer, article=article)
            if self._selection.takes(self._annotators[one.annotator], one.kind)
        ]
        by_owner = {(self._annotators[one.annotator], one.kind): one for one in chosen}
        whose = (name, kind) if (name, kind) in by_owner else self._in_folder.get((name, kind))
        candidates = [by_owner[whose]] if whose in by_owner else chosen
        self._layers += [one.id for one in candidates]
        if len(candidates) == 1:
            self._ledger.compare(
                {"layers.annotator": self._annotators[candidates[0].annotator]}
                | _more(candidates[0]),
                {
                    "layers.annotator": name,
                    "layers.kind": kind,
                    "layers.status": layer.given.get("status"),
                },
            )
        self._records(candidates, [_made(record) for record in layer.records])

    def _records(self, layers: Sequence[Layer], found: Sequence[Any]) -> None:
        """Match records by id, else by their words, and compare what they tell."""
        expected = {
            one.id: one
            for layer in layers
            for kind in _KINDS
            for one in self._project.all(kind, layer=layer.id)
        }
        waiting: dict[Any, list[Any]] = {}
        for one in expected.values():
            if one.id not in self._matched:
                waiting.setdefault(self._key(one), []).append(one)
        places, read_places = _places(expected.values()), _places(found)
        for one in found:
            alike = waiting.get(self._key(one), [])
            if alike:
                told = facts.of_record(one, self._read_names, read_places)
                best, said = self._likest(one.id, told, alike, places)
                alike.remove(best)
                self._matched.add(best.id)
                self._ledger.records[_KINDS[type(one)]] += 1
                self._ledger.compare(said | {"records.provenance": best.origin}, told)

    def _key(self, record: Any) -> tuple[Any, ...]:
        """What two records must share to be one: another of these words may have lost its own."""
        typed = f"{_KINDS[type(record)]}.type" in self._claims
        return type(record), typed and record.type, facts.words(record)

    def _likest(
        self, id: str, told: Mapping[str, object], alike: Sequence[Any], places: Mapping[str, Any]
    ) -> tuple[Any, facts.Facts]:
        """Return the record of an id, or the likest of those with the same words; and its facts."""
        same = next((one for one in alike if one.id == id), None)
        chosen = [same] if same is not None else alike[:_FEW]
        pairs = [(one, facts.of_record(one, self._own_names, places)) for one in chosen]
        return max(pairs, key=lambda pair: _likeness(pair[1], told, self._claims))

    def proof(self, written: "Written") -> Proof:
        """Return what came of it."""
        self._ledger.records["articles"] = len(self._articles)
        by_name = {folded_name(one.name): one for one in self._read.values()}
        for speaker in layered.speakers_of(self._project, self._layers):
            name = folded_name(speaker.name)
            said = facts.of_speaker(speaker)
            if name in by_name:
                self._ledger.records["speakers"] += 1
                self._ledger.compare(said, facts.of_speaker(by_name[name]))
            else:
                self._ledger.compare(said | {"speakers.name": name}, {})
        return self._ledger.proof(written.counts, self._claims, written.unfit)


def _files(format: "Format", out: Path) -> list[SourceFile]:
    found = (
        sorted(path for path in out.rglob("*") if path.suffix.lower() in format.suffixes)
        if out.is_dir()
        else [out]
    )
    files = [SourceFile(path, path.name) for path in found]
    module = format.load()
    if hasattr(module, "gathered"):
        gathered: list[SourceFile] = module.gathered(files)
        return gathered
    return files


def _made(record: IncomingRecord) -> Any:
    return record.kind(id=record.id, layer="", **record.given)


def _more(layer: Layer) -> dict[str, str]:
    """What of a layer says more than the default."""
    facts = {} if layer.kind == "annotation" else {"layers.kind": layer.kind}
    return facts | ({} if layer.status == "new" else {"layers.status": layer.status})


def _places(records: Iterable[Any]) -> dict[str, Any]:
    return {record.id: facts.words(record) for record in records}


def _likeness(
    one: Mapping[str, object], other: Mapping[str, object], claims: frozenset[str]
) -> tuple[int, int]:
    """How many facts agree: first those that the format claims to hold."""
    equal = [key for key, value in one.items() if other.get(key) == value]
    return sum(key in claims for key in equal), len(equal)

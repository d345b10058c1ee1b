"""Making a release: the agreed version as a folder that others can use, the same at any time."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.adjudicating.deciding import count_open
from annotator.errors import AnnotatorError
from annotator.exchange.atomic_files import put_in_place
from annotator.exchange.exporting import export
from annotator.exchange.progress import Progress, silent
from annotator.exchange.selection import Selection
from annotator.exchange.writing import WriteOptions
from annotator.model.annotations import Layer
from annotator.model.codebook import dumps
from annotator.releasing import measured, near_duplicates, splits
from annotator.releasing.card import card
from annotator.releasing.checksums import CHECKSUMS, checked, write_checksums
from annotator.releasing.facts import Facts, facts
from annotator.releasing.splits import NAMES, Shares
from annotator.releasing.tables import write_splits
from annotator.store import backups, gold
from annotator.store.files import open_project
from annotator.store.project import Project
from annotator.store.pseudonyms import hide_names, pseudonyms

PARTS = ("texts", "train", "dev", "test", "tables", "agreement")
"""What takes long, for the progress: each counts as much as all articles."""


@dataclass(frozen=True, slots=True)
class ReleaseOptions:
    """How a release is divided, by which seed, and whom to tell how far it is."""

    shares: Shares = field(default_factory=Shares)
    seed: int = 0
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class Released:
    """What a release holds, and how many articles stayed out since something in them is open."""

    facts: Facts
    unfinished: int


def release(project: Project, out: Path, options: ReleaseOptions) -> Released:
    """Write the agreed version of a project into a folder, whole or not at all.

    The same project, shares and seed give the same bytes. Raises AnnotatorError where there is no
    agreed version, or where `out` holds anything but an earlier release; Cancelled where the
    progress does.
    """
    earlier = _earlier(out)
    refuse_without_gold(project)
    with _copy(project, options.seed) as copy, put_in_place(out, folder=True) as folder:
        _open_again(copy)
        refuse_without_gold(copy)
        unfinished = len(gold.unfinished_articles(copy))
        made = _write(copy, folder, options)
        kept = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    for path in earlier - kept:
        (out / path).unlink(missing_ok=True)
    return Released(made, unfinished)


def _write(copy: Project, folder: Path, options: ReleaseOptions) -> Facts:
    articles = gold.released_articles(copy)
    steps = _Steps(len(articles), options.progress)
    groups = near_duplicates.grouped(
        _texts(copy, articles), copy.text, lambda done: steps("texts", done, len(articles))
    )
    divided = splits.divided(groups, options.shares, options.seed)
    by_split = {name: [id for id in articles if divided[id] == name] for name in NAMES}
    by_split = {name: ids for name, ids in by_split.items() if ids}
    for name, ids in by_split.items():
        _export(copy, folder / f"{name}.jsonl", ids, steps.of(name))
    _export(copy, folder / "csv", articles, steps.of("tables"))
    write_splits(folder / "splits.csv", divided, groups)
    _text(folder / "codebook.toml", dumps(copy.codebook))
    found = facts(copy, by_split, groups)
    lines = measured.write(copy, folder, steps.of("agreement"))
    _text(folder / "README.md", card(found, options.shares, options.seed, agreement=lines))
    write_checksums(folder)
    return found


def refuse_without_gold(project: Project) -> None:
    """Refuse a project of which nothing can be released, with an AnnotatorError."""
    if gold.released_articles(project):
        return
    unfinished = len(gold.unfinished_articles(project))
    if unfinished:
        raise AnnotatorError(
            f"Something is open in each of the {unfinished:,} agreed versions of this project.",
            "Settle what is open, with Team > Settle differences …, then release them.",
        )
    raise AnnotatorError(
        "This project has no agreed version to release.",
        "Settle what the annotators differ in first, with Team > Settle differences …",
    )


def _earlier(out: Path) -> set[Path]:
    """Return the files of an earlier release in a folder; refuse a folder of anything else."""
    if out.suffix.lower() == ".zip":
        raise AnnotatorError("A release is a folder.", "Name a folder.")
    if not out.is_dir() or not any(out.iterdir()):
        return set()
    there = {path.relative_to(out) for path in out.rglob("*") if not path.is_dir()}
    if Path(CHECKSUMS) not in there or not there <= checked(out / CHECKSUMS):
        raise AnnotatorError(
            f"{out} holds other files than those of a release.", "Name a new or an empty folder."
        )
    return there


@contextmanager
def _copy(project: Project, seed: int) -> Iterator[Project]:
    """Give a copy of the project in which nobody is named, to be thrown away."""
    names = pseudonyms(project, seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "release.sqlite"
        backups.copy(project.db, path)
        with open_project(path, annotator="") as copy:
            hide_names(copy, names, seed)
            yield copy


def _open_again(copy: Project) -> None:
    """Call those agreed versions unfinished in which something has become open since."""
    doubted = gold.doubted_articles(copy)
    reopened = {article for article in doubted if count_open(copy, article)}
    with copy.edit("Open again"):
        for layer in copy.all(Layer):
            if layer.kind == "gold" and layer.article in reopened:
                copy.save(replace(layer, status="in_progress"))


def _texts(copy: Project, articles: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((id, copy.text(id)) for id in articles)


def _export(copy: Project, out: Path, articles: Sequence[str], progress: Progress) -> None:
    written = export(
        copy,
        out,
        format="csv" if out.name == "csv" else "jsonl",
        selection=Selection(gold=True, articles=tuple(articles)),
        options=WriteOptions(progress=progress),
    )
    if written.proof.failures:
        raise AnnotatorError(
            f"{out.name} was read again, and {written.proof.failures[0]}.", "Nothing was released."
        )


def _text(path: Path, words: str) -> None:
    path.write_text(words, encoding="utf-8", newline="\n")


class _Steps:
    """Tells one progress of several parts, each as long as all articles; it never goes back."""

    def __init__(self, articles: int, progress: Progress) -> None:
        self._articles, self._progress, self._furthest = articles, progress, 0

    def __call__(self, part: str, done: int, total: int) -> None:
        """Tell how far a part is."""
        begun = PARTS.index(part) * self._articles
        within = self._articles * done // total if total else 0
        self._furthest = max(self._furthest, begun + within)  # what was written is read again
        self._progress(self._furthest, len(PARTS) * self._articles)

    def of(self, part: str) -> Progress:
        """The progress of one part."""
        return lambda done, total: self(part, done, total)


def told(released: Released, out: Path) -> str:
    """Return in a sentence what was released, and what one should know before passing it on."""
    found = released.facts
    shares = ", ".join(f"{one.articles:,} {one.name}" for one in found.splits)
    parts = [f"Released {_articles(found.articles)} ({shares}) in {out}"]
    if released.unfinished:
        parts.append(f"{_articles(released.unfinished)} stayed out, where something is open")
    if found.without_licence:
        parts.append(
            f"{_articles(found.without_licence)} name{'s' if found.without_licence == 1 else ''}"
            " no licence: see whether you may pass on the texts"
        )
    return "; ".join(parts) + "."


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"

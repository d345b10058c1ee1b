"""The projects that the pictures show: annotated, the samples, right-to-left, and empty."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from annotator import settings
from annotator.editing.articles import add_article
from annotator.editing.events import add_participant, mark_event
from annotator.editing.mentions import mark_mention
from annotator.editing.quotes import mark_quote
from annotator.editing.speakers import add_speaker
from annotator.exchange.importing import import_paths
from annotator.model import codebook
from annotator.model.spans import cut
from annotator.store.files import create
from annotator.store.project import Project
from annotator.ui import sample

FILES = Path(__file__).parents[1] / "files"
SEED = Path(__file__).parents[2] / "seeds" / "000_fb6f2489e31ca239.txt"
ANNOTATOR = "mina"
_HUMAN_RIGHTS = {"source": "United Nations", "published": "1948-12-10"}


class Projects:
    """Makes each project once, and copies of it for the states that change them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = cache(self._make)
        self._copies = 0

    def _make(self, name: str) -> Path:
        path = self._folder / f"{name}.sqlite"
        with create(path, codebook.load("plover"), annotator=ANNOTATOR) as project:
            _FILL[name](project)
            project.db.execute("PRAGMA journal_mode = DELETE")  # all of it in the one file
        return path

    def copy(self, name: str) -> Path:
        """Copy a project into a folder of its own, where ANNOTATOR works on it."""
        self._copies += 1
        path = self._folder / str(self._copies) / f"{name}.sqlite"
        path.parent.mkdir()
        path.write_bytes(self._made(name).read_bytes())
        settings.set_annotator(path, ANNOTATOR)
        return path


def _annotated(project: Project) -> None:
    """The seed article with its 91 records, as mina's."""
    document = json.loads((FILES / "seed-gold.json").read_text(encoding="utf-8"))
    document["annotators"][0]["name"] = ANNOTATOR
    source = project.path.with_suffix(".json")
    source.write_text(json.dumps(document), encoding="utf-8")
    import_paths(project, [source])


def _unmarked(project: Project) -> None:
    """The seed article as it is read first."""
    text = SEED.read_text(encoding="utf-8")
    add_article(project, text, source="TASS", published="2018-03-20", language="en")


def _samples(project: Project) -> None:
    sample.fill(project)


def _empty(project: Project) -> None:
    """Nothing at all."""


def _arabic(project: Project) -> None:
    article = _rights(project, "ar")
    assembly = add_speaker(project, "الجمعية العامة", kind="organisation", country="UNO")
    nations = add_speaker(project, "الأمم المتحدة", kind="organisation", country="UNO")
    text = project.text(article)
    mark_mention(project, article, *_place(text, assembly.name), speaker=assembly.id)
    for after in ("شعوب", "بالتعاون"):
        place = _place(text, nations.name, after)
        mark_mention(project, article, *place, speaker=nations.id)
    said = _place(text, "على أنه المستوى المشترك الذي ينبغي أن تستهدفه كافة الشعوب والأمم")
    parts = (
        cut(text, "cue", *_place(text, "تنادي")),
        cut(text, "source", *_place(text, assembly.name)),
    )
    mark_quote(
        project,
        article,
        [said],
        parts=parts,
        type="indirect",
        speaker=assembly.id,
        stance="support",
    )
    event = mark_event(project, article, [_place(text, "قد تعهدت")], type="AGREE")
    states = add_speaker(project, "الدول الأعضاء", kind="group")
    add_participant(project, event.id, "actor", states.id)
    add_participant(project, event.id, "recipient", nations.id)


def _hebrew(project: Project) -> None:
    article = _rights(project, "he")
    assembly = add_speaker(project, "העצרת", kind="organisation", country="UNO")
    text = project.text(article)
    mark_mention(project, article, *_place(text, assembly.name), speaker=assembly.id)
    said = _place(text, "את ההכרזה הזאת בדבר זכויות האדם כרמת הישגים כללית לכל העמים והאומות")
    parts = (cut(text, "cue", *_place(text, "מכריזה")),)
    mark_quote(project, article, [said], parts=parts, type="indirect", speaker=assembly.id)


def _rights(project: Project, language: str) -> str:
    """Add the Universal Declaration of Human Rights in a language; return its id."""
    text = (FILES / "right-to-left" / f"{language}.txt").read_text(encoding="utf-8")
    return add_article(project, text, language=language, **_HUMAN_RIGHTS).id


def _place(text: str, words: str, after: str = "") -> tuple[int, int]:
    start = text.index(words, text.index(after) if after else 0)
    return start, start + len(words)


_FILL: dict[str, Callable[[Project], None]] = {
    "talks": _annotated,
    "seed": _unmarked,
    "samples": _samples,
    "empty": _empty,
    "arabic": _arabic,
    "hebrew": _hebrew,
}

"""The quotes of the article: their type, who says them, the words, the stance."""

from collections.abc import Iterable, Sequence
from typing import Any

from annotator.editing import quotes as editing
from annotator.editing.layers import find_layer
from annotator.model.annotations import QUOTE_TYPES, Quote, first_position, words_of
from annotator.store.article_lines import names_of, record_ids
from annotator.store.project import Project
from annotator.ui.panels.lines import Column, Line, LineSource
from annotator.ui.panels.typing import one_of, speaker_called
from annotator.ui.words import panels as words


def _ids(project: Project, article: str) -> list[str]:
    layer = find_layer(project, article)
    return record_ids(project, Quote, layer.id) if layer else []


def _lines(project: Project, article: str, ids: Iterable[str]) -> list[Line]:
    layer = find_layer(project, article)
    quotes = [one for one in project.many(Quote, ids) if layer and one.layer == layer.id]
    names = names_of(project, {quote.speaker for quote in quotes if quote.speaker})
    return [_line(quote, names.get(quote.speaker or "", words.NOBODY)) for quote in quotes]


def _line(quote: Quote, speaker: str) -> Line:
    said = words_of(quote, "content").replace("\n", " ")
    unsure = words.UNSURE if quote.certainty == "low" else ""
    return Line(
        quote.id,
        (quote.type.replace("_", " "), speaker, unsure + said, quote.stance or ""),
        first_position(quote),
        frozenset({quote.speaker} if quote.speaker else ()),
    )


def _set(project: Project, id: str, field: str, typed: str) -> object:
    if field == "speaker":
        with project.edit("Change speaker of quote"):
            speaker = speaker_called(project, typed)
            return editing.change_quote(project, id, speaker=speaker)
    value: Any = one_of(_CHOICES[field](project), typed, field)
    return editing.change_quote(project, id, **{field: value})


def _types(_project: Project) -> Sequence[str]:
    return [name for name in QUOTE_TYPES if name != "reported"]


def _stances(project: Project) -> Sequence[str]:
    return ["", *project.codebook.terms("stances")]


def _speakers(project: Project) -> Sequence[str]:
    return list(names_of(project).values())


_CHOICES = {"type": _types, "stance": _stances}

QUOTES = LineSource(
    kind="quote",
    table="quotes",
    columns=(
        Column(words.TYPE, words.TYPE_TIP, "type", 74, _types),
        Column(words.SAID_BY, words.SAID_BY_TIP, "speaker", 112, _speakers),
        Column(words.WORDS, words.WORDS_TIP),
        Column(words.STANCE, words.STANCE_TIP, "stance", 76, _stances),
    ),
    ids=_ids,
    lines=_lines,
    set=_set,
)

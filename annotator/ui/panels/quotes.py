"""The quotes of the article: their type, who says them, the words, the stance."""

from collections.abc import Iterable, Sequence

from annotator.editing.several import set_field
from annotator.model.annotations import QUOTE_TYPES, Quote, words_of
from annotator.store.article_lines import names_of
from annotator.store.project import Project
from annotator.ui.panels.choices import in_use, quote_types, stances
from annotator.ui.panels.lines import Column, Line, LineSource
from annotator.ui.panels.typing import one_of, speaker_called
from annotator.ui.words import panels as words


def _lines(project: Project, ids: Iterable[str]) -> list[Line]:
    quotes = project.many(Quote, ids)
    names = names_of(project, {quote.speaker for quote in quotes if quote.speaker})
    return [_line(quote, names.get(quote.speaker or "", words.NOBODY)) for quote in quotes]


def _line(quote: Quote, speaker: str) -> Line:
    said = words_of(quote, "content").replace("\n", " ")
    unsure = words.UNSURE if quote.certainty == "low" else ""
    return Line(
        quote.id,
        (quote.type.replace("_", " "), speaker, unsure + said, quote.stance or ""),
        frozenset({quote.speaker} if quote.speaker else ()),
    )


def _set(project: Project, ids: Sequence[str], field: str, typed: str) -> object:
    if field == "speaker":
        with project.edit(words.speaker_of_quotes(len(ids))):
            return set_field(project, Quote, ids, field, speaker_called(project, typed))
    stances = [stance.code for stance in in_use(project.codebook.stances)]
    value = one_of(stances if field == "stance" else QUOTE_TYPES, typed, field)
    return set_field(project, Quote, ids, field, value)


QUOTES = LineSource(
    kind="quote",
    table="quotes",
    columns=(
        Column(
            title=words.TYPE,
            tip=words.TYPE_TIP,
            cell="type",
            field="type",
            letters=7,
            choices=quote_types,
        ),
        Column(
            title=words.SAID_BY,
            tip=words.SAID_BY_TIP,
            cell="speaker",
            field="speaker",
            letters=12,
            grows=1,
            speakers=True,
            new=words.NEW_SPEAKER,
        ),
        Column(title=words.WORDS, tip=words.WORDS_TIP, cell="words", letters=15, grows=4),
        Column(
            title=words.STANCE,
            tip=words.STANCE_TIP,
            cell="stance",
            field="stance",
            letters=9,
            choices=stances,
        ),
    ),
    set=_set,
    record=Quote,
    lines=_lines,
    named=("speaker",),
)

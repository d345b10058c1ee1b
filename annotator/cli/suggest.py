"""`annotator suggest`: what is proposed for articles, one record a line; nothing is written."""

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from annotator.cli.opening import opened
from annotator.cli.output import Bar, say
from annotator.editing.layers import find_layer
from annotator.exchange.json.writing import plain_record
from annotator.exchange.selection import Selection, check
from annotator.model.annotations import Event, Mention, Quote, Speaker, spans_of
from annotator.model.article import Article
from annotator.model.rules import problems
from annotator.model.spans import record_problems
from annotator.store import listings
from annotator.store.project import Project
from annotator.suggestions import suggesting
from annotator.suggestions.registry import Registry
from annotator.suggestions.suggesting import Suggestion

_NO_SPEAKERS = (
    "No events are proposed yet: they are where a known speaker acts, and the project has none."
)


def run(args: Namespace) -> int:
    """Print what is proposed for each article, in the order of its text."""
    with opened(args.project) as project, Bar() as bar:
        check(project, Selection(articles=tuple(args.article)))
        ids = listings.article_ids(project, args.article)
        registry = Registry.of(project.all(Speaker))
        if not registry.speakers and project.codebook.event_types:
            say(_NO_SPEAKERS)
        for number, article in enumerate(ids, start=1):
            for one in _proposed(project, article, registry):
                print(_json(article, one) if args.json else _line(project, article, one))
            bar(number, len(ids))
    return 0


def _proposed(project: Project, id: str, registry: Registry) -> Iterator[Suggestion]:
    """What is proposed for an article, as far as it passes the checks of what is written."""
    text, layer = project.text(id), find_layer(project, id)
    records = _records(project, layer.id) if layer else []
    about = project.get(Article, id)
    article = suggesting.Article(
        id=id,
        text=text,
        publisher=about.source or "",
        language=about.language,
        records=tuple(records),
        dismissed=layer.dismissed if layer else (),
    )
    linked = {one.speaker for one in records if isinstance(one, Mention) and one.speaker}
    speakers, codebook = registry.meant_in(text, linked), project.codebook
    for one in suggesting.suggestions(article, speakers, codebook):
        if not any((*problems(one.record, codebook), *record_problems(one.record, text))):
            yield one


def _records(project: Project, layer: str) -> list[suggesting.Record]:
    found: list[suggesting.Record] = []
    for kind in (Mention, Quote, Event):
        found += project.select(kind, "layer = ?", (layer,))
    return found


def _json(article: str, one: Suggestion) -> str:
    record = plain_record(one.record)
    if one.speaker_name:
        record["speaker_name"] = one.speaker_name
    line: dict[str, Any] = {"article": article, "kind": _kind(one)}
    line |= {"rule": one.rule, "reason": one.reason, "score": one.score, "record": record}
    return json.dumps(line, ensure_ascii=False)


def _line(project: Project, article: str, one: Suggestion) -> str:
    """Return a proposal as one line: how sure, what, where, and the words."""
    span = spans_of(one.record)[0]
    words = " ".join(span.text.split())
    title = project.get(Article, article).title
    speaker = getattr(one.record, "speaker", None)
    who = one.speaker_name or (project.get(Speaker, speaker).name if speaker else "")
    if isinstance(one.record, Event):
        who = one.record.type
    shown = (f"{one.score:.2f}", _kind(one), f"{title}:{span.start}", who, words)
    return "  ".join(filter(None, shown))


def _kind(one: Suggestion) -> str:
    return type(one.record).__name__.lower()

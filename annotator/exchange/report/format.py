"""A page to read and to print: articles with their marks and tables as one HTML file.

It needs no other file, no script and no network, and the same project gives the same bytes.
"""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.proving import pages
from annotator.exchange.report import page as report_page
from annotator.exchange.report.style import CSS
from annotator.exchange.report.tables import Names
from annotator.exchange.selection import Selection, article_ids
from annotator.model.annotations import Annotator, Layer
from annotator.model.article import Article
from annotator.store import layered
from annotator.store.project import Project

LEFT_OUT = "positions and provenance are only in json"
_KEY = {
    "speaker": "name of a speaker",
    "quote": "quoted words",
    "cue": "reporting word",
    "event": "event word",
    "detail": "words for whom, when and where",
}


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write the page, one article after another."""
    ids = article_ids(project, selection)
    counts = dict.fromkeys(("articles", "mentions", "quotes", "events"), 0)
    texts: list[str] = []
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_head(project, ids))
        for number, id in enumerate(ids, 1):
            layers = _layers(project, selection, id)
            article = project.get(Article, id)
            page = report_page.read(project, article, list(layers), f"a{number}")
            speakers = {one.id: one.name for one in page.speakers}
            names = Names(speakers, page.numbers, _names(layers), project.codebook)
            file.writelines(report_page.html(page, project.text(id), names))
            counts["articles"] += 1
            texts.append(article.sha256)
            for kind in ("mentions", "quotes", "events"):
                counts[kind] += len(getattr(page, kind))
            options.progress(number, len(ids))
        file.write("</main>\n</body>\n</html>\n")
    return Written(counts, (LEFT_OUT,), proof=pages.proof(out, texts, counts))


def _layers(project: Project, selection: Selection, article: str) -> dict[Layer, str]:
    """Return the selected layers of an article, each with its annotator's name, by name."""
    found = {
        layer: project.get(Annotator, layer.annotator).name
        for layer in layered.layers_of(project, [article])
    }
    taken = {layer: name for layer, name in found.items() if selection.takes(name, layer.kind)}
    return dict(sorted(taken.items(), key=lambda one: (one[1], one[0].kind)))


def _names(layers: dict[Layer, str]) -> dict[str, str]:
    """Return who annotated each layer, and that it is the agreed version."""
    return {
        layer.id: f"{name}, agreed version" if layer.kind == "gold" else name
        for layer, name in layers.items()
    }


def _head(project: Project, ids: Sequence[str]) -> Iterator[str]:
    """Yield the page up to its first article."""
    title = f"{len(ids):,} articles"
    if len(ids) == 1:
        title = project.get(Article, ids[0]).title
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title)}</title>\n<style>{CSS}</style>\n</head>\n<body>\n<main>\n"
    key = (f'<li class="key"><span class="{kind}">{_KEY[kind]}</span></li>' for kind in _KEY)
    yield f'<ul class="key">{"".join(key)}</ul>\n'
    if len(ids) > 1:
        yield "<nav>\n<ol>\n"
        for number, id in enumerate(ids, 1):
            heading = escape(project.get(Article, id).title)
            yield f'<li><a href="#a{number}"><bdi>{heading}</bdi></a></li>\n'
        yield "</ol>\n</nav>\n"

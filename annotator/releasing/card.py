"""The data card of a release: what it holds, where it is from, and how it was made (Markdown)."""

from collections.abc import Iterator, Sequence

from annotator import __version__
from annotator.releasing import near_duplicates
from annotator.releasing.facts import Counts, Facts
from annotator.releasing.splits import Shares

FILES = {
    "README.md": "this card",
    "{split}.jsonl": (
        "the articles of each split with their texts and all annotations, an article a line after"
        " a header line (Annotator's exchange format; positions count Unicode code points)"
    ),
    "csv/": "the same as six tables, described by csv/datapackage.json (Frictionless)",
    "splits.csv": (
        "each article's split, and the first of those with nearly the same text (`group`)"
    ),
    "codebook.toml": "the types, roles and fields that were annotated with, and what they mean",
    "agreement.html": "how far the annotators agree: a page to read",
    "agreement.json": "the same as numbers",
    "agreement.csv": "the same as a table",
    "SHA256SUMS": "checksums; `sha256sum -c SHA256SUMS` proves that nothing was changed",
}
_MOST = 25  # lines of a list


def card(facts: Facts, shares: Shares, seed: int, *, agreement: Sequence[str]) -> str:
    """Return the card; `agreement` are lines about that, none where nobody's can be compared."""
    parts = [
        _head(facts),
        _files(facts, measured=bool(agreement)),
        _splits(facts, shares, seed),
        _texts(facts),
        _people(facts, agreement),
        _made(facts),
    ]
    return "\n".join(line for part in parts for line in (*part, "")).rstrip() + "\n"


def _head(facts: Facts) -> Iterator[str]:
    total = [sum(getattr(one, kind) for one in facts.splits) for kind in _KINDS]
    yield "# Speakers, quotes and events: an annotated corpus"
    yield ""
    yield (
        f"{facts.articles:,} articles with {total[2]:,} names of speakers in the text,"
        f" {total[3]:,} quotes and {total[4]:,} events: the version on which the annotators agreed."
    )


def _files(facts: Facts, *, measured: bool) -> Iterator[str]:
    yield "## Files"
    yield ""
    names = ", ".join(f"{one.name}.jsonl" for one in facts.splits)
    for name, what in FILES.items():
        if measured or not name.startswith("agreement"):
            yield f"- `{names if name == '{split}.jsonl' else name}`: {what}"


_KINDS = ("articles", "characters", "mentions", "quotes", "events")


def _splits(facts: Facts, shares: Shares, seed: int) -> Iterator[str]:
    yield "## Splits"
    yield ""
    yield f"| split | {' | '.join(_KINDS)} |"
    yield f"|---|{'---:|' * len(_KINDS)}"
    for one in facts.splits:
        numbers = " | ".join(f"{getattr(one, kind):,}" for kind in _KINDS)
        yield f"| {one.name} | {numbers} |"
    yield ""
    yield (
        f"Divided by article, {shares} (train/dev/test), by chance with seed {seed}. Texts that"
        f" share {near_duplicates.LEAST:.0%} of their runs of {near_duplicates.RUN} words"
        " (Jaccard index) are never in two splits, nor are texts that others link in this way:"
        f" {facts.articles:,} articles make {facts.groups:,} groups."
    )


def _texts(facts: Facts) -> Iterator[str]:
    yield "## Texts"
    yield ""
    first, last = facts.dates
    unknown = f"; of {facts.undated:,} it is not known" if facts.undated else ""
    yield f"Published: {f'{first} to {last}' if first else 'no date is known'}{unknown}."
    for title, counts in (
        ("Sources", facts.sources),
        ("Kinds of source", facts.source_types),
        ("Languages (BCP 47; und: not said)", facts.languages),
        ("Licences of the texts", facts.licences),
    ):
        yield from _counts(title, counts)
    if facts.without_licence:
        yield ""
        yield (
            f"**{facts.without_licence:,} of {facts.articles:,} articles name no licence: their"
            " texts may be others' property. Pass them on only where you may.**"
        )


def _counts(title: str, counts: Counts) -> Iterator[str]:
    yield ""
    yield f"{title}:"
    yield ""
    for value, count in list(counts.items())[:_MOST]:
        yield f"- {_plain(value)}: {count:,}"
    if len(counts) > _MOST:
        rest = sum(list(counts.values())[_MOST:])
        yield f"- {len(counts) - _MOST:,} others: {rest:,}"


def _people(facts: Facts, agreement: Sequence[str]) -> Iterator[str]:
    yield "## Annotators"
    yield ""
    yield "By pseudonym, which stands in all files in place of a name."
    yield ""
    yield "| annotator | articles annotated | articles settled |"
    yield "|---|---:|---:|"
    for one in facts.people:
        yield f"| {one.name} | {one.annotated:,} | {one.settled:,} |"
    yield ""
    several = f"{facts.by_several:,} of {facts.articles:,} articles"
    yield f"{several} were annotated by two people or more."
    if agreement:
        yield ""
        yield from agreement


def _made(facts: Facts) -> Iterator[str]:
    yield "## How it was made"
    yield ""
    yield (
        f"Annotated with the codebook {facts.codebook} in Annotator {__version__}. Each annotator"
        " worked alone; what they differed in was settled record by record into an agreed version,"
        " and this is that version of the articles in which nothing was open. A record's `sources`"
        " name the annotators' records it comes from."
    )


def _plain(value: str) -> str:
    """Words of others as one line that is no Markdown."""
    line = " ".join(value.split())
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>#|" else sign for sign in line)

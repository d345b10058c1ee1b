"""How far the annotators agree, as the files of a release and a few lines for its card."""

from collections.abc import Iterator
from pathlib import Path

from annotator.agreement.measuring import Options, measure
from annotator.agreement.reports import SUFFIXES, written
from annotator.agreement.results import Agreement
from annotator.exchange.progress import Progress
from annotator.store import side_by_side
from annotator.store.listings import speaker_names
from annotator.store.project import Project

TITLE = "Agreement of the annotators"


def write(project: Project, folder: Path, progress: Progress) -> list[str]:
    """Write the reports into a folder, and return lines for the card; none where none is due."""
    shared = side_by_side.shared(project)
    if not shared.articles:
        return []
    agreement = measure(
        side_by_side.read(project, shared),
        shared.annotators,
        Options(names=speaker_names(project), codebook=project.codebook, left_out=shared.left_out),
        total=len(shared.articles),
        progress=progress,
    )
    if not agreement.articles:
        return []
    for suffix in SUFFIXES:
        path = folder / f"agreement{suffix}"
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(written(agreement, suffix, TITLE))
    return list(_lines(agreement))


def _lines(agreement: Agreement) -> Iterator[str]:
    yield f"Records were matched by {agreement.match}; F1 of each pair of annotators:"
    yield ""
    yield "| records | annotators | articles | F1 |"
    yield "|---|---|---:|---:|"
    for unit in agreement.units.values():
        for pair in unit.pairs:
            f1 = "undefined" if pair.f1 is None else f"{pair.f1:.2f}"
            yield f"| {unit.unit} | {pair.a}, {pair.b} | {pair.articles:,} | {f1} |"

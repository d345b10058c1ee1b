"""`annotator agreement`: how far the people who annotated the same articles agree."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from annotator.agreement import wording
from annotator.agreement.as_json import plain
from annotator.agreement.as_text import as_text
from annotator.agreement.matching import Matching
from annotator.agreement.measuring import Options, measure
from annotator.agreement.reports import check_suffix, written
from annotator.agreement.results import Agreement
from annotator.agreement.units import UNITS
from annotator.cli.opening import opened, refuse_same
from annotator.cli.output import Bar, print_json, say
from annotator.errors import AnnotatorError
from annotator.exchange.atomic_files import put_in_place
from annotator.store import side_by_side
from annotator.store.listings import one_state, speaker_names


def run(args: Namespace) -> int:
    """Print the tables or JSON; with -o, write a report instead."""
    matching = Matching.parse(args.match)
    if args.out is not None:
        check_suffix(args.out)
        refuse_same(args.project, args.out)
    agreement = _measured(args, matching)
    if args.out is not None:
        _write(agreement, args.out, args.project.stem)
    if args.json:
        print_json(plain(agreement))
    elif args.out is None:
        print(as_text(agreement))
    return 0


def _measured(args: Namespace, matching: Matching) -> Agreement:
    """Measure, article by article, all of one state of the project."""
    with opened(args.project) as project, one_state(project), Bar() as bar:
        found = side_by_side.shared(project, args.annotator, gold=args.gold)
        if not found.articles:
            raise _nothing_shared(args, found.left_out)
        options = Options(
            units=tuple(dict.fromkeys(args.unit)) or tuple(UNITS),
            matching=matching,
            names=speaker_names(project),
            codebook=project.codebook,
            left_out=found.left_out,
            reference=found.reference,
        )
        articles = side_by_side.read(project, found)
        total = len(found.articles)
        agreement = measure(articles, found.people, options, total=total, progress=bar)
    if not agreement.articles:
        raise _nothing_shared(args, agreement.left_out)
    return agreement


def _nothing_shared(args: Namespace, left_out: Mapping[str, int]) -> AnnotatorError:
    if args.gold:
        return AnnotatorError(
            wording.nothing_settled(args.annotator, left_out),
            "Settle what people differ in first: Team > Settle differences … in the window.",
        )
    return AnnotatorError(
        wording.nothing_shared(args.annotator, left_out),
        "Let two people annotate the same articles; merge their files into one project.",
    )


def _write(agreement: Agreement, out: Path, title: str) -> None:
    with put_in_place(out) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        file.writelines(written(agreement, out.suffix, title))
    articles = agreement.articles
    say(f"Wrote the agreement in {articles:,} article{'' if articles == 1 else 's'} to {out}.")

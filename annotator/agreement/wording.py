"""The words of reports and of the terminal: what measures and attributes are called."""

from collections.abc import Iterator, Mapping, Sequence

from annotator.agreement.marks import FIELD
from annotator.agreement.results import Agreement, Coefficient, Score, UnitAgreement

FIXED = "\N{NO-BREAK SPACE}"
MEASURES = {
    "krippendorff_alpha_u": "Krippendorff’s α for unitizing",
    "krippendorff_alpha": "Krippendorff’s α",
    "fleiss_kappa": "Fleiss’s κ",
    "cohen_kappa": "Cohen’s κ",
}
ATTRIBUTES = {
    "spans": "place in the text",
    "place": "place in the text",
    "kind": "kind",
    "type": "type",
    "speaker": "speaker",
    "addressees": "said to",
    "act": "kind of act",
    "stance": "stance",
    "stance_target": "stance towards",
    "date": "date",
    "venue": "venue",
    "in_headline": "in the headline",
    "certainty": "certainty",
    "cue": "reporting word",
    "source": "said by (in the text)",
    "mode": "how",
    "contexts": "why",
    "cameo_code": "CAMEO code",
    "location": "place of the event",
    "location_country": "country of the event",
    "modality": "happened or planned",
    "polarity": "denied or not",
    "participants": "who and to whom",
    "actor": "who",
    "recipient": "to whom",
}


def attribute(name: str) -> str:
    """Return what an attribute is called."""
    return ATTRIBUTES.get(name, name.removeprefix(FIELD).replace("_", " "))


def number(value: float | None) -> str:
    """Return a coefficient or share with two decimals, a dash for none."""
    return "–" if value is None else f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def interval(ci: tuple[float, float] | None) -> str:
    """Return an interval in brackets, or nothing."""
    return "" if ci is None else f"[{number(ci[0])},{FIXED}{number(ci[1])}]"


def remarks(coefficient: Coefficient) -> str:
    """Say why a coefficient is undefined, and how many records it leaves out, and why."""
    found = [f"{count:,} {why}" for why, count in coefficient.skipped.items()]
    if coefficient.undefined is not None:
        found.insert(0, f"undefined: {coefficient.undefined}")
    return "; ".join(found)


def people(names: Sequence[str]) -> str:
    """Return the annotators between whom something is."""
    return f"{FIXED}– ".join(names)


def between(names: Sequence[str]) -> str:
    """Return the annotators of a coefficient; "all" for more than two."""
    return people(names) if len(names) < 3 else "all"


def percent(share: float | None) -> str:
    """Return a share in percent."""
    return "–" if share is None else f"{100 * share:.0f}{FIXED}%"


def articles(count: int) -> str:
    """Return a number of articles."""
    return f"{count:,} article{'' if count == 1 else 's'}"


def nothing_shared(annotators: Sequence[str], left_out: Mapping[str, int]) -> str:
    """Say that there is nothing to compare, and why: `annotators` are those asked for, or none."""
    who = f"two of {', '.join(annotators)}" if annotators else "two people"
    return f"No article was annotated by {who}{_because(left_out)}."


def nothing_settled(annotators: Sequence[str], left_out: Mapping[str, int]) -> str:
    """Say that there is no agreed version to compare work with, and why."""
    who = f"{' or '.join(annotators)}" if annotators else "anybody"
    return f"No article that {who} annotated has a settled agreed version{_because(left_out)}."


def _because(left_out: Mapping[str, int]) -> str:
    why = ", ".join(f"{articles(count)} {why}" for why, count in left_out.items())
    return f": {why}" if why else ""


def who(agreement: Agreement, unit: UnitAgreement) -> str:
    """Name whose work is compared, and with what where it is not with each other's."""
    names = ", ".join(name for name in unit.annotators if name != agreement.reference)
    return f"{names}, each with the {agreement.reference}" if agreement.reference else names


def left_out(agreement: Agreement) -> Iterator[str]:
    """Yield what is to be known about the articles that do not count, or are not done."""
    for why, count in agreement.left_out.items():
        yield f"Not counted: {articles(count)} {why}."
    if agreement.unfinished:
        yield f"Counted, but not called done by everyone: {articles(agreement.unfinished)}."


def pair(score: Score) -> str:
    """Return the two annotators of a score."""
    return people((score.a, score.b))

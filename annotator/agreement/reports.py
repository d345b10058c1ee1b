"""Agreement as a file: a page to read, a table for spreadsheets, or JSON."""

import json
from collections.abc import Iterator
from pathlib import PurePath

from annotator.agreement.results import Agreement
from annotator.errors import AnnotatorError

SUFFIXES = (".html", ".csv", ".json")


def check_suffix(out: PurePath) -> None:
    """Refuse a file name that tells no form of report, with an AnnotatorError."""
    if out.suffix.lower() not in SUFFIXES:
        raise AnnotatorError(
            f"{out.name} tells no form of report.", "End it in .html, .csv or .json."
        )


def written(agreement: Agreement, suffix: str, title: str) -> Iterator[str]:
    """Yield a report in the form that a suffix tells; the title is the project's.

    Lines end as they shall in the file. Raises AnnotatorError for a suffix of no form.
    """
    check_suffix(PurePath(f"report{suffix}"))
    if suffix.lower() == ".html":
        from annotator.agreement.page import page  # noqa: PLC0415 - only where it is wanted

        yield from page(agreement, title)
        return
    from annotator.agreement.as_csv import as_csv  # noqa: PLC0415
    from annotator.agreement.as_json import plain  # noqa: PLC0415

    found = plain(agreement)
    if suffix.lower() == ".csv":
        yield as_csv(found)
    else:
        yield json.dumps(found, ensure_ascii=False, indent=1) + "\n"

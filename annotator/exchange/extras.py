"""The libraries that single formats need, and what to install where one is missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from annotator.errors import AnnotatorError


@contextmanager
def needed(library: str, extra: str) -> Iterator[None]:
    """Import a library within; AnnotatorError that says what to install where it is missing."""
    try:
        yield
    except ImportError as error:
        raise AnnotatorError(
            f"This format needs {library}, which is not installed.",
            f'Install it with: pip install "diplomatic-annotator[{extra}]"',
        ) from error

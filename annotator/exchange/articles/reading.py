"""What all readers of articles do with the text of a file: clean it, divide it, look into it."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.exchange.articles import datelines, facts
from annotator.exchange.articles.databases import divided
from annotator.exchange.incoming import Given, IncomingArticle, SourceFile
from annotator.exchange.problems import Located, Place, Problems
from annotator.model.article import clean_text, title_of

_NOTHING: Given = {}


def articles(
    file: SourceFile,
    text: str,
    known: Given,
    problems: Problems,
    otherwise: Given = _NOTHING,
) -> Iterator[IncomingArticle]:
    """Yield the article of a file, or all those that a news database put into it.

    `known` is what the file says of itself, or the hash of its bytes, which else is read again;
    `otherwise` what it says perhaps, which holds where the text says nothing else. Raises
    AnnotatorError for a text that cannot be kept.
    """
    raw = known.get("raw_sha256") or raw_hash(file.path)
    text = _kept(file, text)
    division = divided(text)
    if not division.articles:
        whole = article(file, text, known | {"raw_sha256": raw}, otherwise)
        day = otherwise.get("published")
        if day and whole.given["published"] == day:
            problems.note(
                f"{file.name} tells no date; it was published about when it was made: {day}"
            )
        yield whole
        return
    count = len(division.articles)
    problems.note(
        f"{file.name} is from {division.database}:"
        f" {'its article' if count == 1 else f'its {count:,} articles'} came in without the rest"
    )
    for words, given in division.articles:
        yield article(file, words, given | {"raw_sha256": raw})


def article(
    file: SourceFile, text: str, known: Given, otherwise: Given = _NOTHING, place: Place = ()
) -> IncomingArticle:
    """Return an article with what is known of it and what its dateline says.

    Raises AnnotatorError, with the name of the file, for a text that cannot be kept.
    """
    kept = _kept(file, text)
    line = datelines.dateline_of(kept)
    is_wire = line.agency and known.get("source", line.agency) == line.agency
    read = facts.given(
        dateline_place=line.place,
        source=line.agency,
        source_type="wire" if is_wire else "",
        published=line.published or datelines.day_of(kept),
    )
    first_line = {"title": title_of(kept, file.path.stem)}
    return IncomingArticle(kept, first_line | otherwise | read | known, place)


def _kept(file: SourceFile, text: str) -> str:
    """Return a text as it is kept; AnnotatorError with the name of the file where it cannot be."""
    try:
        return clean_text(text)
    except AnnotatorError as error:
        raise AnnotatorError(f"{file.name}: {error.message}", error.hint) from None


def raw_hash(path: Path) -> str:
    """Return the SHA-256 of the bytes of a file."""
    with path.open("rb") as raw:
        return file_digest(raw, "sha256").hexdigest()


def located(_file: SourceFile, places: list[Place]) -> list[Located]:
    """Return each place as one of the first line: these files have no lines to tell."""
    return [(1, place) for place in places]

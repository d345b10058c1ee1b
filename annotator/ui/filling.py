"""What the words for a part of a record say of it: when, where, who said it, and to whom."""

from collections.abc import Iterable
from typing import Any

from annotator.model import countries, date_words
from annotator.model.annotations import Event, Quote
from annotator.model.article import Article
from annotator.store.article_lines import speakers_called
from annotator.store.project import Project
from annotator.ui.article_records import ArticleRecords, Record

Place = tuple[int, int]


def known_by(
    project: Project,
    records: ArticleRecords,
    article: Article,
    part: tuple[Quote | Event, str, Place],
) -> dict[str, Any]:
    """The empty fields of a record that a part of it fills: their names and values.

    `part` is the record, the role of the words in it, and where they stand.
    """
    record, role, place = part
    said = " ".join(project.text(article.id)[slice(*place)].split())
    if role == "date" and record.date is None:
        date = date_of(said, article.published)
        return {"date": date} if date else {}
    if role == "venue" and isinstance(record, Quote) and not record.venue:
        return {"venue": said}
    if role == "location" and isinstance(record, Event) and not record.location:
        country = None if record.location_country else country_in(said)
        return {"location": said} | ({"location_country": country} if country else {})
    if role in ("source", "addressee") and isinstance(record, Quote):
        speaker = speaker_in(project, records, place, said)
        if speaker and role == "source" and record.speaker is None:
            return {"speaker": speaker}
        if speaker and role == "addressee" and speaker not in record.addressees:
            return {"addressees": (*record.addressees, speaker)}
    return {}


def lacks(record: Quote | Event, role: str) -> bool:
    """Whether words of a role were to fill a field that is empty."""
    if role == "date":
        return record.date is None
    if isinstance(record, Quote):
        empty = {"source": record.speaker is None, "addressee": not record.addressees}
        return empty.get(role, False)
    return False


def quote_holding(records: Iterable[Record], place: Place) -> Quote | None:
    """The innermost quote whose quoted or reporting words hold a place, but are not just it."""
    found = [
        (span.end - span.start, number, one)
        for number, one in enumerate(records)
        if isinstance(one, Quote)
        for span in one.spans
        if span.role in ("content", "cue")
        and span.start <= place[0]
        and place[1] <= span.end
        and (span.start, span.end, span.role) != (*place, "content")
    ]
    return min(found)[2] if found else None


def date_of(said: str, published: str | None) -> str:
    """The EDTF date that words name, counted from the day of the article; "" for none."""
    readings = date_words.resolve(said, published or "")
    return readings[0].edtf if readings else ""


def country_in(said: str) -> str:
    """The code of the country that words name, alone or as in "in Seoul, South Korea"; or ""."""
    parts = said.replace("(", ",").replace(")", "").split(",")
    for part in (said, parts[-1], parts[0]):
        bare = part.split()
        while bare and bare[0].islower():  # "in", "at the": never part of a name
            bare = bare[1:]
        code = countries.named(" ".join(bare))
        if code:
            return code
    return ""


def speaker_in(project: Project, records: ArticleRecords, place: Place, said: str) -> str:
    """The speaker whom words name: of the widest mention in them, or of just this name; or ""."""
    found = records.mentions_in(*place)
    widest = max(found, key=lambda mention: mention.end - mention.start, default=None)
    if widest is not None:
        return widest.speaker or ""
    called = speakers_called(project, said)
    return called[0] if len(set(called)) == 1 else ""

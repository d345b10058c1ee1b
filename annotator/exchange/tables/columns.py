"""The columns of the tables: what each means, its type, and whether edits of it come back."""

from dataclasses import dataclass

from annotator.model import annotations as known
from annotator.model.article import SOURCE_TYPES
from annotator.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it means, its Frictionless type, and whether an edit comes back."""

    name: str
    meaning: str
    type: str = "string"
    editable: bool = False
    choices: tuple[str, ...] = ()


def _edited(name: str, meaning: str, choices: tuple[str, ...] = ()) -> Column:
    return Column(name, meaning, editable=True, choices=choices)


_EDTF = "EDTF: 2018-03-20, 2018-03, about 2018-03~, from 2018-03-05/2018-03-06"
_CODE = "code of ISO 3166-1 (three letters), or UNO EUR IGO NGO ISM IMG MNC"

_TITLE = Column("article_title", "the title of that article")
_ARTICLE = (Column("article", "the id of the article that it stands in"), _TITLE)
_PLACE = (
    *_ARTICLE,
    Column("source", "who published the article"),
    Column("published", f"when the article was published ({_EDTF})"),
)
_ANNOTATOR = Column("annotator", "who marked it; with (gold) behind the name, the agreed version")
_SPEAKER_ID = Column("speaker_id", "the id of the speaker")
_CERTAINTY = _edited("certainty", "how sure the annotator is", known.CERTAINTIES)
_NOTE = _edited("note", "a remark of the annotator")
_DATE_START = Column("date_start", "the first day that the date covers", "date")
_DATE_END = Column("date_end", "the last day that the date covers", "date")
_SENTENCE = Column("sentence", "the sentence or sentences around the first of these words")

ARTICLES = (
    Column("id", "the article's id"),
    _edited("title", "the title of the article"),
    _edited("source", "who published it"),
    _edited("source_type", "what kind of source that is", SOURCE_TYPES),
    _edited("byline", "who wrote it"),
    _edited("dateline_place", "the place that it reports from"),
    _edited("published", f"when it was published ({_EDTF})"),
    _edited("url", "where it was found"),
    _edited("language", "its language (BCP 47; und where unknown)"),
    _edited("licence", "under what licence it may be used"),
    _edited("note", "a remark"),
    Column("characters", "the length of its text in Unicode code points", "integer"),
    Column("sha256", "the SHA-256 of its text in UTF-8"),
    Column("status", "how far the annotators are; several joined by |"),
)
SPEAKERS = (
    Column("id", "the speaker's id"),
    _edited("name", "the speaker's name"),
    _edited("kind", "what kind of speaker this is", known.SPEAKER_KINDS),
    _edited("role", "the speaker's office or function"),
    _edited("affiliation", "the body that the speaker belongs to"),
    _edited("country", f"the speaker's country: {_CODE}"),
    _edited("sector", "the speaker's sector (PLOVER's codes)"),
    _edited("cameo_code", "the speaker's CAMEO actor code"),
    _edited("wikidata", "the speaker's item in Wikidata (Q and a number)"),
    _edited("aliases", "other names of the speaker, joined by |"),
    _edited("note", "a remark"),
    Column("mentions", "how many times the exported annotations name the speaker", "integer"),
    Column("quotes", "how many exported quotes are the speaker's", "integer"),
)
MENTIONS = (
    Column("id", "the id of this place in the text"),
    *_ARTICLE,
    _ANNOTATOR,
    _edited("speaker", "the name of the speaker who is named here"),
    _edited("kind", "how the speaker is named", known.MENTION_KINDS),
    _CERTAINTY,
    _NOTE,
    _SPEAKER_ID,
    Column("offsets", "where the words stand, START..END in code points, END not included"),
    Column("text", "the words"),
)
QUOTES = (
    Column("id", "the quote's id"),
    *_PLACE,
    _ANNOTATOR,
    _edited("type", "how it is quoted", known.QUOTE_TYPES),
    _edited("speaker", "the name of the speaker who says it"),
    _edited("act", "what the speaker does by saying it (the codebook's codes)"),
    _edited("stance", "how it stands to its target (the codebook's codes)"),
    _edited("stance_target", "the name of the speaker whom the stance is about"),
    _edited("addressees", "the names of those to whom it is said, joined by |"),
    _edited("date", f"when it was said ({_EDTF})"),
    _edited("venue", "where or on what occasion it was said"),
    Column("in_headline", "whether it stands in the headline", "boolean", editable=True),
    _CERTAINTY,
    _NOTE,
    _SPEAKER_ID,
    _DATE_START,
    _DATE_END,
    Column("text", "the quoted words; parts joined by …"),
    Column("cue", "the reporting words (said, told …); parts joined by …"),
    Column("said_by", "the words that name the speaker; parts joined by …"),
    Column("offsets", "where the quoted words stand, START..END in code points, joined by |"),
    Column("cue_offsets", "where the reporting words stand, in the same form"),
    Column("parent", "the id of the quote that this one is quoted in"),
    _SENTENCE,
)
EVENTS = (
    Column("id", "the event's id"),
    *_PLACE,
    _ANNOTATOR,
    _edited("type", "what happened (the codebook's codes)"),
    _edited("mode", "how it happened (the codebook's codes)"),
    _edited("contexts", "the fields of politics (the codebook's codes), joined by |"),
    _edited("cameo_code", "the CAMEO code of the event"),
    _edited("date", f"when it happened ({_EDTF})"),
    _edited("location", "where it happened"),
    _edited("location_country", f"the country where it happened: {_CODE}"),
    _edited("modality", "whether it is told as a fact, a plan or a condition", known.MODALITIES),
    _edited("polarity", "whether it is told to have happened or not", known.POLARITIES),
    _CERTAINTY,
    _NOTE,
    Column("quad_class", "the quad class of its type"),
    Column("actors", "the names of those who did it, joined by |"),
    Column("recipients", "the names of those to whom it was done, joined by |"),
    _DATE_START,
    _DATE_END,
    Column("trigger", "the words that express it most clearly; parts joined by …"),
    Column("offsets", "where these words stand, START..END in code points, joined by |"),
    Column("quote", "the id of the quote that tells of it"),
    _SENTENCE,
)
PARTICIPANTS = (
    Column("event", "the id of the event"),
    Column("event_type", "what happened (the codebook's codes)"),
    Column("role", "the part that the speaker took (the codebook's codes)"),
    _edited("speaker", "the name of the speaker"),
    _SPEAKER_ID,
    Column("article", "the id of the article that it stands in"),
    _ANNOTATOR,
)

_FIELD_TYPES = {"number": "number", "boolean": "boolean"}


def custom(codebook: Codebook, record: str, others: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns of the codebook's own fields of a record.

    A field named like another column is written `fields.NAME`.
    """
    taken = {column.name for column in others}
    return tuple(
        Column(
            f"fields.{field.name}" if field.name in taken else field.name,
            field.gloss or f"the project's own field {field.name}",
            _FIELD_TYPES.get(field.kind, "string"),
            editable=True,
            choices=field.choices,
        )
        for field in codebook.fields_of(record)
    )

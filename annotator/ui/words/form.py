"""Words of the record form: its labels, what they mean, and the names of the choices."""

from collections.abc import Mapping

from annotator.model import dates
from annotator.model.annotations import Annotation
from annotator.ui.words.window import ROLE_NAMES, local_time

EMPTY = (
    "Nothing is selected.\n\n"
    "Click a mark in the text or a row in a list\nto see all its fields here."
)
FORM = "All fields of the selected record"
NONE = "—"
PLACEHOLDER_DATE = "YYYY-MM-DD"
DATE_WORDS = "Or in words, as “March 5-6” or “on Tuesday”: what they may mean is shown below."
PLACEHOLDER_PICK = "Type to find"
REMOVE = "Remove"
RETIRED = "Retired from the codebook"

MERGE = "Merge into …"
MERGE_TIP = "Say which other speaker of the project is this one, and make the two one"

TITLES = {"speaker": "Speaker", "mention": "Name in the text", "quote": "Quote", "event": "Event"}

# The label of each field, and what it asks for.
LABELS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "speaker": {
        "name": ("Name", "The full name, as the project lists it"),
        "kind": ("Kind", "What the speaker is"),
        "role": ("Role", "The office or function now, as “foreign minister”"),
        "affiliation": ("Organisation", "Where the speaker belongs, as “White House”"),
        "country": ("Country", "The country, or UNO, EUR, IGO, NGO … where it is none"),
        "sector": ("Sector", "The part of society the speaker acts for"),
        "cameo_code": ("CAMEO code", "The actor's code in CAMEO, as RUSGOV"),
        "wikidata": ("Wikidata", "The item in Wikidata: Q and a number, as Q42"),
        "aliases": ("Other names", "What else the speaker is called"),
        "offices": ("Offices", "What the speaker was at a time"),
        "note": ("Note", "Anything worth keeping"),
    },
    "mention": {
        "text": ("Words", "The words in the text"),
        "speaker": ("Speaker", "Whom the words name"),
        "kind": ("Named by", "How the words name the speaker"),
        "certainty": ("How sure", "How sure you are of this record"),
        "note": ("Note", "Anything worth keeping"),
    },
    "quote": {
        "speaker": ("Said by", "Who said it"),
        "addressees": ("Said to", "To whom it was said"),
        "type": ("Kind", "How the text gives the words"),
        "spans": ("Words", "The stretches of text that this quote marks"),
        "act": ("Act", "What the speaker does by saying it"),
        "stance": ("Stance", "How the speaker stands to what it is about"),
        "stance_target": ("About", "Whom the stance is about"),
        "date": ("Said on", "When it was said"),
        "venue": ("Said at", "Where or on what occasion it was said"),
        "in_headline": ("Headline", "The quote stands in the headline"),
        "parent": ("Within quote", "The quote that this one is quoted in"),
        "certainty": ("How sure", "How sure you are of this record"),
        "note": ("Note", "Anything worth keeping"),
    },
    "event": {
        "type": ("Event type", "What happened, by the codebook"),
        "mode": ("How", "How it was done"),
        "participants": ("Who, to whom", "Who takes part, and in which role"),
        "spans": ("Words", "The stretches of text that this event marks"),
        "contexts": ("Why", "The fields of politics it belongs to"),
        "modality": ("Happened?", "Whether it happened, is planned, depends, or is denied"),
        "polarity": ("Polarity", "Whether the text says that it is, or that it is not"),
        "date": ("Date", "When it happened or is to happen"),
        "location": ("Place", "Where it happened"),
        "location_country": ("Country", "The country where it happened"),
        "quote": ("Said in quote", "The quote that tells of the event"),
        "same_as": ("Same event as", "The event that this one names again"),
        "cameo_code": ("CAMEO code", "The event's code in CAMEO, as 036"),
        "certainty": ("How sure", "How sure you are of this record"),
        "note": ("Note", "Anything worth keeping"),
    },
}

# What stands in one row of a list.
CELLS: Mapping[str, Mapping[str, str]] = {
    "addressees": {"": "Speaker"},
    "contexts": {"": "Why"},
    "participants": {"role": "Role", "speaker": "Speaker", "mention": "Named in the text by"},
    "aliases": {"name": "Other name", "kind": "Kind of name"},
    "offices": {
        "role": "Role",
        "affiliation": "Organisation",
        "country": "Country",
        "valid": "Time",
        "article": "In article",
    },
}
CELL_HINTS = {"mention": NONE}  # in an empty cell that has no room for its name
ROW_NAMES = {
    "addressees": "Said to",
    "contexts": "Why",
    "participants": "Participant",
    "aliases": "Other name",
    "offices": "Office",
}
ADD = {
    "addressees": "Add a speaker",
    "contexts": "Add a context",
    "participants": "Add a participant",
    "aliases": "Add a name",
    "offices": "Add an office",
}

# The closed lists: each value's name and what it means.
CHOICES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "speaker_kinds": {
        "person": ("Person", "one human being"),
        "organisation": ("Organisation", "a ministry, company, party, agency"),
        "state": ("State", "a country as an actor"),
        "group": ("Group", "people without an organisation, as “experts”"),
        "document": ("Document", "a text that speaks, as a treaty or a report"),
        "unknown": ("Unknown", "the text does not tell"),
    },
    "alias_kinds": {
        "alias": ("Alias", "another name in use"),
        "transliteration": ("Transliteration", "the same name in other letters"),
        "abbreviation": ("Abbreviation", "a short form, as UN"),
        "native": ("Native", "the name in its own language"),
    },
    "mention_kinds": {
        "name": ("Name", "a proper name, as “Andrei Kulik”"),
        "nominal": ("Description", "words that describe, as “the minister”"),
        "pronoun": ("Pronoun", "as “he”, “they”"),
        "metonym": ("Metonym", "a place for who acts there, as “Pyongyang”"),
    },
    "quote_types": {
        "direct": ("Direct", "the very words, in quotation marks"),
        "indirect": ("Indirect", "in the writer's words, as “said that …”"),
        "mixed": ("Mixed", "partly in quotation marks"),
        "free_indirect": ("Free indirect", "the speaker's words without marks or “that”"),
        "reported": ("Reported", "only that something was said, as “spoke about …”"),
    },
    "modalities": {
        "asserted": ("Happened", "the text says that it happens or happened"),
        "planned": ("Planned", "it is to happen"),
        "conditional": ("If", "it depends on something else"),
        "denied": ("Denied", "somebody says that it did not happen"),
    },
    "polarities": {
        "positive": ("Positive", "it is so"),
        "negative": ("Negative", "it is not so"),
    },
    "certainties": {
        "high": ("High", "you would say so again"),
        "medium": ("Medium", "another reading is possible"),
        "low": ("Low", "a guess, to look at again"),
    },
}
QUAD_CLASSES = {
    "verbal_cooperation": "verbal cooperation",
    "material_cooperation": "material cooperation",
    "verbal_conflict": "verbal conflict",
    "material_conflict": "material conflict",
}
ORIGINS = {"manual": "Marked by hand", "suggested": "Suggested", "imported": "Imported"}

SPAN_ROLES = ("Quoted words", "Reporting word", "Event word", "Named again")


def role_name(role: str) -> str:
    """The analyst's word for the role of a span."""
    return "Named again" if role == "other_mention" else ROLE_NAMES.get(role, role)


def shown(words: str) -> str:
    """Words of a text in one line."""
    return " ".join(words.split())


def first_words(words: str, role: str = "") -> str:
    """The first words of a record, to choose it by."""
    line = shown(words)
    short = line if len(line) <= 60 else line[:59].rstrip() + "…"
    return f"{role} – {short}" if role else short


def around(before: str, said: str, after: str) -> str:
    """Words with what stands around them, to tell one “he” from another."""
    return shown(f"… {before}[{said}]{after} …")


def custom_field(name: str) -> str:
    """The label of a field that the codebook adds."""
    return name.replace("_", " ").capitalize()


def term(code: str, name: str) -> str:
    """A codebook's term: the code and its name, once where they are the same word."""
    return name if code.replace("_", " ").casefold() == name.casefold() else f"{code} – {name}"


def about_type(gloss: str, quad_class: str) -> str:
    """What a codebook says of an event type."""
    return " · ".join(filter(None, (gloss, QUAD_CLASSES.get(quad_class, ""))))


def date_tip(asks: str) -> str:
    """What a date asks for, and how it may be written."""
    return f"{asks}\n{dates.HINT}\n{DATE_WORDS}"


def required(label: str) -> str:
    """The label of a field that the codebook asks for."""
    return f"{label} *"


def required_tip(tip: str) -> str:
    """What a field asks for that has to be filled."""
    return f"{tip}\nThe codebook requires it." if tip else "The codebook requires it."


def retired(about: str) -> str:
    """What a retired entry of the codebook means, on the records that have it."""
    return f"{RETIRED} · {about}" if about else RETIRED


def none_fits(typed: str) -> str:
    """Said where nothing in a list has the typed words."""
    return f"“{typed}” is not in the list. Choose one that is, or press Esc for what was there."


def several_fit(typed: str) -> str:
    """Said where several things in a list have the typed words."""
    return f"“{typed}” fits more than one. Choose one from the list."


def no_speaker(typed: str) -> str:
    """Said where typed letters are nobody's name."""
    return f"“{typed}” is no speaker yet. Press Enter behind the name to make one, or Esc."


def new_speaker(name: str) -> str:
    """The row that makes a new speaker."""
    return f"New speaker “{name}”"


def new_speaker_step(name: str) -> str:
    """The step that makes a speaker and chooses them."""
    return f"New speaker {name}"


def needs_one() -> str:
    """Said where a field was emptied that cannot be empty."""
    return "This field cannot be empty. Choose one from the list."


def no_number(typed: str) -> str:
    """Said where a number is asked for."""
    return f"“{typed}” is not a number. Write it like 3 or 2.5."


def numbered(label: str, number: int) -> str:
    """One row of a list, for those who hear the window."""
    return f"{label} {number}"


def remove(what: str) -> str:
    """The button that takes a row out."""
    return f"{REMOVE}: {what}" if what else REMOVE


def removed(what: str) -> str:
    """Said when a row was taken out."""
    return f"{what} removed. Ctrl+Z brings it back."


def origin(record: Annotation) -> str:
    """Where a record comes from, and who changed it last."""
    made = ORIGINS.get(record.origin, record.origin)
    score = "" if record.score is None else f"{record.score:.2f}"
    changed = f"changed {local_time(record.updated_at)}" if record.updated_at else ""
    who = f"by {record.updated_by}" if record.updated_by and changed else ""
    return " · ".join(filter(None, (made, record.tool, score, f"{changed} {who}".strip())))


def says_nothing(said: str, *, dated: bool) -> str:
    """Said when words for a date tell none, by what is known of the day the article is of."""
    if dated:
        return f"“{said}” is marked, but is no date that can be read: fill in Date in the form."
    return f"“{said}” is marked, but the article has no date to count from: Alt+Enter sets it."

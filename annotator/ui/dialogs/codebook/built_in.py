"""The fields that every project has, as rows of the codebook: they can be asked for, no more."""

from dataclasses import dataclass

from annotator.model.codebook import Codebook
from annotator.ui.words import codebook as words
from annotator.ui.words.form import LABELS
from annotator.ui.words.window import ROLE_NAMES

# What may be empty, by kind of record; the others always say something. The last of quotes and
# events are parts of the text that may be marked.
_FIELDS: dict[str, tuple[str, ...]] = {
    "speaker": (
        *("role", "affiliation", "country", "sector", "aliases", "offices"),
        *("cameo_code", "wikidata", "note"),
    ),
    "quote": (
        *("speaker", "addressees", "act", "stance", "stance_target", "date", "venue", "parent"),
        *("note", "cue", "source"),
    ),
    "event": (
        *("mode", "participants", "contexts", "date", "location", "location_country", "quote"),
        *("same_as", "cameo_code", "note"),
    ),
}


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A field of a kind of record, and whether the codebook requires it."""

    record: str
    name: str
    label: str
    gloss: str
    required: bool
    retired: bool = False

    @property
    def key(self) -> str:
        """What no field of a project's own is called."""
        return f"built in: {self.name}"


def built_in(codebook: Codebook, record: str) -> tuple[BuiltIn, ...]:
    """The built-in fields of a kind of record; of events, also each role of the codebook."""
    required = codebook.required_fields.get(record, ())
    rows = [(name, *_words(record, name)) for name in _FIELDS[record]]
    if record == "event":
        rows += [(one.code, words.role(one.name), one.gloss) for one in codebook.roles]
    return tuple(BuiltIn(record, *row, row[0] in required) for row in rows)


def _words(record: str, name: str) -> tuple[str, str]:
    """How the form calls a field, and what it asks for; parts are called as the text calls them."""
    return LABELS[record].get(name) or (ROLE_NAMES[name], words.MARKED)

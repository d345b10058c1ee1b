"""Words of the codebook dialog, in one place for translation."""

TITLE, CLOSE = "Codebook", "Close"
PARTS, ENTRIES, HOLDERS = "Parts of the codebook", "Entries", "Records that have it"
ADD, RETIRE, RESTORE, RETIRED = "Add", "Retire", "Take back", "retired"
ADD_TIP = "Add this entry to the list"
RETIRE_TIP = "No other record can get it; those that have it keep it (Delete)"
RESTORE_TIP = "Let records get it again (Delete)"
COUNTING = "…"
REQUIRED, CHOICES, KIND = "Required", "Choices: yes, no, …", "Kind of value"
HINT = (
    "Double-click or F2 changes a cell. A changed code is changed in all records too."
    " Every change is kept at once; Ctrl+Z takes it back."
)
ONLY_READ = "This project is read-only: the codebook can be looked at."
NO_CODE = "Type a code for the new entry first."
NO_NAME = "Type a name for the new field first."

# Each list of a codebook: what it is called, and what its entries are.
LISTS = {
    "event_types": ("Event types", "What happened"),
    "modes": ("Modes", "How it was done"),
    "contexts": ("Contexts", "The fields of politics that an event belongs to (“Why”)"),
    "roles": ("Roles", "The parts that speakers take in an event"),
    "quote_acts": ("Acts of quotes", "What speakers do by saying something"),
    "stances": ("Stances", "How speakers stand to what a quote is about"),
    "speaker": ("Fields of speakers", "What is noted of speakers, and what this project adds"),
    "quote": ("Fields of quotes", "What is noted of quotes, and what this project adds"),
    "event": ("Fields of events", "What is noted of events, and what this project adds"),
}
COLUMNS = {
    "code": "Code",
    "name": "Name",
    "gloss": "Meaning",
    "field": "Field",
    "kind": "Value",
    "required": "Required",
    "used": "Used by",
    "retired": "",
}
KINDS = {"text": "Text", "choice": "One of", "number": "Number", "boolean": "Yes or no"}

FOLLOWING = "Changing the records …"
BUILT_IN, MARKED = "built in", "Words of the text that are marked for it"
ALWAYS_THERE = "Every record has it. Where it is required and empty, ] leads to the record."
NO_KIND = "That is no kind of value."
KIND_TIP = "Type Text, Number, Yes or no, or the choices with commas between them."


def kind_changed(field: str, count: int) -> str:
    """Said after a field got another kind of value."""
    followed = "one record" if count == 1 else f"{count:,} records"
    return f"“{field}” is changed, also in {followed}." if count else f"“{field}” is changed."


def heading(part: str, of: str) -> str:
    """What the chosen list is, over its table."""
    name, about = LISTS[of if part == "custom_fields" else part]
    return f"<b>{name} of {of}</b> · {about}" if part == "modes" else f"<b>{name}</b> · {about}"


def role(name: str) -> str:
    """A participant in a role, as a field that may be required."""
    return f"Who: {name.lower()}"


def kind(value: str, choices: tuple[str, ...]) -> str:
    """What kind of value a field has."""
    return f"{KINDS[value]}: {', '.join(choices)}" if choices else KINDS[value]


def held(code: str, count: int, shown: int) -> str:
    """How many records have an entry, over the first of them."""
    if not count:
        return f"No record has “{code}”."
    first = f"; the first {shown}:" if shown < count else ":"
    return f"{_records(count)} “{code}”{first}"


def added(code: str) -> str:
    """Said after an entry was added."""
    return f"Added “{code}”."


def renamed(old: str, new: str, count: int) -> str:
    """Said after a code was renamed."""
    followed = "one record" if count == 1 else f"{count:,} records"
    return f"“{old}” is now “{new}”, also in {followed}." if count else f"“{old}” is now “{new}”."


def retired(code: str, count: int) -> str:
    """Said after an entry was retired."""
    still = f"{_records(count)} it still, listed above." if count else "No record has it."
    return f"“{code}” is retired. {still}"


def restored(code: str) -> str:
    """Said after an entry was taken back."""
    return f"Records can get “{code}” again."


def holder(what: str, title: str) -> str:
    """A record that has an entry, and its article."""
    return f"{what}  ·  {title}" if title else what


def _records(count: int) -> str:
    return "One record has" if count == 1 else f"{count:,} records have"

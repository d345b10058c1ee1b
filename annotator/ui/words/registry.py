"""Words of the registry of speakers: other places, the card, splitting."""

from annotator.store.speaker_card import Reach

CHOOSE_SPEAKER = "Choose a speaker first, or a quote or name that has one."
ALSO_HERE_HINT = "Enter marks what is ticked · Space ticks · Esc leaves it"


def also_here(name: str, count: int) -> str:
    """The head of the list of places."""
    return f"Also here ({count:,}): {name}"


def also_here_offer(name: str, count: int) -> str:
    """Said after a speaker was marked who is named elsewhere too."""
    return f"{name}: also here ({count:,}). J shows where, to be marked in one step."


def nowhere_else(name: str) -> str:
    """Said where there is nothing to offer."""
    return f"{name} is named nowhere else in this article."


def marked_also(name: str, count: int) -> str:
    """Said after the other places were marked."""
    places = "1 place" if count == 1 else f"{count:,} places"
    return f"{name} marked in {places}. Ctrl+Z takes it back."


def in_context(before: str, name: str, after: str) -> str:
    """A name with the words around it."""
    return f"… {before}«{name}»{after} …"


def deleted(name: str, reach: Reach) -> str:
    """Said after a speaker was deleted, of whom much may be told in other articles."""
    counts = (reach.quotes, "quote"), (reach.mentions, "name"), (reach.events, "event")
    parts = [f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s" for n, noun in counts if n]
    if not parts:
        return f"Deleted {name}. Ctrl+Z brings it back."
    listed = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    places = "1 article" if reach.articles == 1 else f"{reach.articles:,} articles"
    have = "has" if reach.quotes + reach.mentions + reach.events == 1 else "have"
    return f"Deleted {name}: {listed} in {places} {have} no speaker now. Ctrl+Z brings it back."


SPLIT_TITLE, SPLIT_DOES = "Split the speaker", "Split"
SPLIT_INTO = "Goes to"
SPLIT_WHAT = "What goes there"
SPLIT_NOBODY = "Choose who gets what is ticked, or type the name of a new speaker."
SPLIT_NOTHING = "Tick what belongs to the other speaker."
SPLIT_UNUSED = "Nothing in your work refers to this speaker yet, so there is nothing to split."
USE_NAMES = {
    "mention": "Name",
    "speaker": "Said by",
    "addressee": "Said to",
    "target": "Stance on",
    "participant": "Event",
}


def split_means(name: str) -> str:
    """What splitting does, in a sentence."""
    return f"What you tick goes to the other speaker; the rest stays with {name}."


def use_line(role: str, text: str, title: str) -> str:
    """A row of what refers to a speaker."""
    short = text if len(text) <= 80 else f"{text[:79]}…"
    return f"{USE_NAMES[role]}: {' '.join(short.split())}  ·  {title}"


def split_done(name: str, other: str, count: int) -> str:
    """Said after a split."""
    records = "1 record" if count == 1 else f"{count:,} records"
    return f"{records} of {name} went to {other}. Ctrl+Z takes it back."


CARD_COLUMNS = {
    "quote": ("Date", "Type", "Stance", "Words", "Article"),
    "event": ("Date", "Type", "Role", "Event word", "Article"),
}
CARD_TABS = "Quotes and events"
CARD_HINT = "Enter or a double click goes there"
OTHER_NAMES, OFFICES = "Also: {}", "Offices"


def card_title(name: str) -> str:
    """The title of a speaker's card."""
    return f"Speaker card – {name}"


def tab(kind: str, count: int) -> str:
    """The head of one of the card's lists."""
    return f"{'Quotes' if kind == 'quote' else 'Events'} ({count:,})"


def office(parts: list[str], when: str) -> str:
    """An office in a line, with when it was held."""
    held = ", ".join(parts)
    return f"{held} ({when})" if when else held

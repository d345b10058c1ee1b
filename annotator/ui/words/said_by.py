"""Words of what is said where a quote has another speaker, and words that name the one before."""

UNMARK, UNMARK_ALL = "Unmark the words", "Unmark them"


def still_named(said: str, former: str) -> str:
    """Said where the words that say who spoke are those of another speaker."""
    return f"“{said}” still stands as “Said by”, and names {former}."


def still_named_in(count: int) -> str:
    """Said where that is so in several quotes."""
    return f"In {count:,} quotes, words that name the former speaker still stand as “Said by”."


def pass_on(said: str, now: str) -> str:
    """What lets words as “he” name the new speaker too."""
    return f"Let “{said}” name {now}"


def unmarked(count: int) -> str:
    """Said after the words were taken out."""
    how = "the quote" if count == 1 else f"{count:,} quotes"
    return f"The words are no longer in {how}; the name in the text stays marked."


def passed_on(said: str, now: str) -> str:
    """Said after words name somebody else."""
    return f"“{said}” names {now} now."

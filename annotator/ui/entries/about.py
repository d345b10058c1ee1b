"""What is known of a new speaker, asked for behind Tab: role, organisation and country."""

from collections.abc import Callable, Sequence

from annotator.editing import speakers
from annotator.model import countries
from annotator.model.annotations import Mention, Speaker
from annotator.ui.desk import Desk
from annotator.ui.entries.field import Choice, Field, fitting
from annotator.ui.words import window as words


def about_fields(desk: Desk, mention: Mention) -> list[Field]:
    """The fields of the speaker whom a mention was just linked to; each may be changed."""
    return [
        _field(desk, mention, "role", _as_typed),
        _field(desk, mention, "affiliation", _as_typed),
        _field(desk, mention, "country", _countries),
    ]


def _field(
    desk: Desk, mention: Mention, name: str, choices: Callable[[str], Sequence[Choice]]
) -> Field:
    def speaker() -> Speaker | None:
        linked = desk.project.get(Mention, mention.id).speaker
        return desk.project.find(Speaker, linked) if linked else None

    def stands() -> str:
        found = speaker()
        return (getattr(found, name) or "") if found else ""

    def take(typed: str) -> object:
        found = speaker()
        value = typed.strip() or None
        if found is None or getattr(found, name) == value:
            return found
        change = {name: value}
        return desk.attempt(lambda: speakers.change_speaker(desk.project, found.id, **change))

    return Field(
        words.ABOUT_NEW[name],
        choices,
        take,
        placeholder=words.ABOUT_NEW[name],
        filled=stands,
        applies=lambda: speaker() is not None,
    )


def _as_typed(letters: str) -> list[Choice]:
    return [Choice(letters, letters or words.NOTHING_KNOWN)]


def _countries(letters: str) -> list[Choice]:
    if not letters:
        return [Choice("", words.NOTHING_KNOWN)]
    every = [
        Choice(code, code, country.name, (country.name,))
        for code, country in countries.countries().items()
    ]
    return fitting(every, letters)

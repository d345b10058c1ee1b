"""The project's speakers, those of the article first."""

from collections.abc import Sequence

from annotator.editing import speakers as editing
from annotator.model import countries
from annotator.model.annotations import Speaker
from annotator.store.project import Project
from annotator.ui.panels.lines import Column, Line, Source
from annotator.ui.words import panels as words


def line_of(speaker: Speaker, count: int) -> Line:
    """A speaker as a row, with how often the article has them."""
    cells = (
        speaker.name,
        speaker.role or speaker.affiliation or "",
        speaker.country or "",
        f"×{count}" if count else "",
    )
    return Line(speaker.id, cells, 0)


def _set(project: Project, id: str, field: str, typed: str) -> object:
    value: str | None = typed.strip() or None
    if field == "name":
        return editing.change_speaker(project, id, name=typed.strip())
    if field == "country" and value is not None:
        value = value.upper() if countries.is_country(value.upper()) else value
    return editing.change_speaker(project, id, **{field: value})


def _countries(_project: Project) -> Sequence[str]:
    return list(countries.countries())


SPEAKERS = Source(
    kind="speaker",
    table="speakers",
    columns=(
        Column(words.NAME, words.NAME_TIP, "name", 142),
        Column(words.ROLE, words.ROLE_TIP, "role"),
        Column(words.COUNTRY, words.COUNTRY_TIP, "country", 64, _countries),
        Column(words.HERE, words.HERE_TIP, width=54, numbers=True),
    ),
    set=_set,
)

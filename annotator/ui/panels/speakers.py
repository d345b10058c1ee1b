"""The project's speakers, those of the article first."""

from collections.abc import Sequence

from annotator.editing.several import set_field
from annotator.model import countries
from annotator.model.annotations import Speaker
from annotator.store.project import Project
from annotator.ui.panels.choices import all_countries, roles
from annotator.ui.panels.lines import Column, Line, Source
from annotator.ui.words import panels as words


def line_of(speaker: Speaker, quotes: int, uses: int) -> Line:
    """A speaker as a row, with how many quotes and places of any kind the article has of them."""
    cells = (
        speaker.name,
        speaker.role or speaker.affiliation or "",
        speaker.country or "",
        f"{quotes:,}" if quotes else "",
        f"{uses:,}" if uses else "",
    )
    return Line(speaker.id, cells)


def _set(project: Project, ids: Sequence[str], field: str, typed: str) -> object:
    value: str | None = typed.strip() or None
    if field == "name":
        return set_field(project, Speaker, ids, field, typed.strip())
    if field == "country" and value is not None:
        value = value.upper() if countries.is_country(value.upper()) else value
    return set_field(project, Speaker, ids, field, value)


SPEAKERS = Source(
    kind="speaker",
    table="speakers",
    columns=(
        Column(
            title=words.NAME,
            tip=words.NAME_TIP,
            field="name",
            letters=15,
            grows=2,
            single=True,
        ),
        Column(
            title=words.ROLE,
            tip=words.ROLE_TIP,
            field="role",
            letters=12,
            grows=3,
            choices=roles,
            lit=False,
        ),
        Column(
            title=words.COUNTRY,
            tip=words.COUNTRY_TIP,
            field="country",
            letters=3,
            choices=all_countries,
            sure=True,
        ),
        Column(title=words.QUOTES, tip=words.QUOTES_TIP, letters=4, numbers=True),
        Column(title=words.HERE, tip=words.HERE_TIP, letters=4, numbers=True),
    ),
    set=_set,
)

"""Which facts the columns of tables hold, and which of a project none of them does."""

from collections.abc import Iterable, Mapping

from annotator.exchange.proving.facts import ARTICLE, FACTS, KEYS, SPEAKER
from annotator.exchange.selection import Selection, article_ids
from annotator.model.annotations import Annotator
from annotator.store import layered
from annotator.store.project import Project
from annotator.store.valued import Ids, field_names, roles, valued

_OTHER_NAMES = {
    "speakers.name": ("speakers.name",),
    "mentions.text": ("mentions.words",),
    "quotes.text": ("quotes.words",),
    "quotes.cue": ("quotes.cue words",),
    "quotes.said_by": ("quotes.source words",),
    "events.trigger": ("events.words",),
    "participants.role": ("events.participants",),
    "mentions.annotator": ("layers.annotator", "layers.kind"),
    "quotes.annotator": ("layers.annotator", "layers.kind"),
    "events.annotator": ("layers.annotator", "layers.kind"),
    "articles.status": ("layers.status",),
}
"""The facts of columns that are called otherwise than they."""
_COLUMNS = {
    "articles": ARTICLE,
    "speakers": tuple(one for one in SPEAKER if one not in ("aliases", "offices")),
    "layers": ("status", "kind"),
    "mentions": ("speaker", "kind", "certainty", "note"),
    "quotes": tuple(
        fact for fact in FACTS["quotes"] if " " not in fact and fact not in ("words", "addressees")
    ),
    "events": tuple(
        fact
        for fact in FACTS["events"]
        if " " not in fact and fact not in ("words", "participants")
    ),
}
"""The columns in the store that hold facts of the same name."""


def held(headers: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the facts that tables with these columns hold; own fields are columns of their own."""
    found: set[str] = set()
    for table, columns in headers.items():
        for column in columns:
            found.update(_OTHER_NAMES.get(f"{table}.{column}", (f"{table}.{column}",)))
        found |= {f"{table}.fields"} if table in ("speakers", "quotes", "events") else set()
    return found & {f"{kind}.{fact}" for kind, facts in FACTS.items() for fact in facts}


def lost(
    project: Project, selection: Selection, headers: Mapping[str, Iterable[str]]
) -> tuple[str, ...]:
    """Return the facts that the selection has and that tables with these columns do not hold.

    Of a single table only the facts of its own kind count.
    """
    kinds = {kind for kind in FACTS if len(headers) > 1 or kind in headers}
    wanted = {key for key in KEYS if key.partition(".")[0] in kinds} - held(headers)
    return tuple(sorted(present(project, selection, frozenset(wanted))))


def present(
    project: Project, selection: Selection, wanted: frozenset[str] = frozenset(KEYS)
) -> set[str]:
    """Return which of some facts any article, speaker or record of a selection tells."""
    articles, layers = _scope(project, selection)
    found = {"articles.text"}
    if valued(project, "layers", ("annotator",), articles=articles, layers=layers):
        found |= {"layers.annotator", "records.provenance"}
    for table, columns in _COLUMNS.items():
        asked = [column for column in columns if f"{table}.{column}" in wanted]
        if asked:
            said = valued(project, table, asked, articles=articles, layers=layers)
            found |= {f"{table}.{column}" for column in said}
    return (found | _of_parts(project, articles, layers, wanted)) & wanted


def _scope(project: Project, selection: Selection) -> tuple[Ids, Ids]:
    """The articles and layers (ids) of a selection; None for all, so that none need be listed."""
    if selection.is_all:
        return None, None
    articles = article_ids(project, selection)
    names = {one.id: one.name for one in project.all(Annotator)}
    layers = layered.layers_of(project, articles)
    return articles, [one.id for one in layers if selection.takes(names[one.annotator], one.kind)]


def _of_parts(project: Project, articles: Ids, layers: Ids, wanted: frozenset[str]) -> set[str]:
    """The facts that the store keeps in tables of their own."""
    scope = {"articles": articles, "layers": layers}
    found = {f"quotes.{role} words" for role in roles(project, "quote_spans", layers)}
    found |= {f"events.{role} words" for role in roles(project, "event_spans", layers)}
    for table, column, fact in (
        ("quote_addressees", "speaker", "quotes.addressees"),
        ("participants", "speaker", "events.participants"),
        ("participants", "mention", "events.participants' mentions"),
        ("aliases", "name", "speakers.aliases"),
        ("offices", "speaker", "speakers.offices"),
    ):
        if fact in wanted and valued(project, table, (column,), **scope):
            found.add(fact)
    return found | {f"mentions.{name}" for name in field_names(project, "mentions", layers)}

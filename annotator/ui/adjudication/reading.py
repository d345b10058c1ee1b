"""Pieces of records as people read them: names for ids, words for places, the codebook's names."""

from collections.abc import Hashable, Mapping
from typing import Any

from annotator.adjudicating.comparing import Comparison, Difference
from annotator.adjudicating.saying import LINKS, Record, said_in
from annotator.model.annotations import Event, Quote, Speaker, spans_of
from annotator.store.project import Project
from annotator.ui.words import adjudication as words
from annotator.ui.words import form

_SPEAKERS = ("speaker", "stance_target", "addressees")
_CHOICES = {"certainty": "certainties", "modality": "modalities", "polarity": "polarities"}
_TYPES = {("quote", "type"): "quote_types", ("mention", "kind"): "mention_kinds"}


class Reader:
    """Reads the records of one comparison."""

    def __init__(self, project: Project, comparison: Comparison) -> None:
        self._project, self._comparison = project, comparison
        self._text = project.text(comparison.article)
        self._roles = {one.code: one.name for one in project.codebook.roles}
        self._numbers = {
            id: number for number, one in enumerate(comparison.differences) for id in one.ids
        }

    def said(self, record: Record | None) -> dict[str, Hashable]:
        """Return what a record says; nothing of none. Links of agreed ones lead where theirs do."""
        if record is None:
            return {}
        return said_in(record, self._numbers | self._made(record))

    def shown(self, kind: str, name: str, said: Mapping[str, Hashable]) -> str:
        """Return one piece as people read it."""
        if not said:
            return words.NOTHING
        value: Any = said.get(name)
        if value in (None, (), "", False):
            return words.EMPTY
        if name == "words" or name.endswith(" words"):
            return form.shown(" … ".join(self._text[start:end] for start, end in value))
        return self._named(kind, name, value)

    def _named(self, kind: str, name: str, value: Any) -> str:
        several = value if isinstance(value, tuple) else (value,)
        if name in _SPEAKERS:
            return ", ".join(map(self._name, several))
        if name == "participants":
            parts = ((self._roles.get(role, role), self._name(id)) for role, id in several)
            return "; ".join(f"{role}: {who}" for role, who in parts)
        if name in LINKS and isinstance(value, int):
            return self.words_of(self._comparison.differences[value])
        if value is True:
            return words.YES
        listed = _CHOICES.get(name) or _TYPES.get((kind, name), "")
        choices = form.CHOICES.get(listed, {})
        return ", ".join(choices[one][0] if one in choices else str(one) for one in several)

    def words_of(self, one: Difference) -> str:
        """Return the first words of what annotators marked, or the agreed version alone has."""
        first = next(iter(one.records.values()), one.agreed)
        return form.first_words(spans_of(first)[0].text) if first is not None else ""

    def _made(self, record: Record) -> dict[str, int]:
        """The differences from which those agreed records come that an agreed record leads to."""
        found = {}
        for link in LINKS:
            target = getattr(record, link, None)
            linked = self._project.find(Event if link == "same_as" else Quote, target or "")
            for source in linked.sources if linked is not None else ():
                if source in self._numbers:
                    found[str(target)] = self._numbers[source]
        return found

    def _name(self, speaker: str) -> str:
        found = self._project.find(Speaker, speaker)
        return found.name if found else speaker

"""Who is named by the marks of a layer: one speaker a group of marks, found when asked for."""

from collections import Counter
from collections.abc import Mapping

from annotator.exchange.foreign.chains import Chains
from annotator.exchange.foreign.document import DocumentLayer, Mark
from annotator.exchange.foreign.page import Page
from annotator.exchange.foreign.planning import Plan
from annotator.exchange.foreign.references import item_of, known
from annotator.exchange.foreign.words import mention_kind
from annotator.model.annotations import MENTION_KINDS, SPEAKER_KINDS


class Naming:
    """Finds the speakers whom marks name."""

    def __init__(
        self, plan: Plan, page: Page, layer: DocumentLayer, marks: Mapping[str, Mark]
    ) -> None:
        self._plan, self._page, self._marks = plan, page, marks
        self._chains = Chains(layer, marks.values(), plan.mapping)
        self._speakers: dict[tuple[str, bool], str | None] = {}
        self._is_told = {group: self._says_more(group) for group in self._chains.members}

    def speaker(self, mark: str, *, needed: bool = False) -> str | None:
        """Return the speaker (id) of a mark; one who is only described if one is `needed`.

        Whom a mark names itself goes before those with whom it stands in a group.
        """
        if own := self._attributed(self._marks[mark]):
            kind = self._told(self._marks[mark], SPEAKER_KINDS) or "unknown"
            about = known(self._marks[mark].references)
            return self._plan.speakers.named(own, kind=kind, **about)
        group = self._chains.of(mark)
        for asked in (True, needed):  # one who was needed once is the speaker ever after
            if (found := self._speakers.get((group, asked))) is not None:
                return found
        if (group, needed) not in self._speakers:
            self._speakers[group, needed] = self._found(group, needed=needed)
        return self._speakers[group, needed]

    def linked(self, mark: Mark) -> str | None:
        """Return the speaker of a mark where the file says more of it than that it is a name."""
        if self._attributed(mark):
            return self.speaker(mark.id)
        group = self._chains.of(mark.id)
        if self._is_told[group]:
            return self.speaker(mark.id, needed=True)
        return self._speakers.get((group, True)) or self._speakers.get((group, False))

    def _says_more(self, group: str) -> bool:
        """Whether a group is in several places, or a name or an item is given to it."""
        members = self._chains.members[group]
        first = members[0].parts
        return any(
            one.parts != first or self._given_name(one) or item_of(one.references)
            for one in members
        )

    def item(self, mark: Mark) -> str:
        """Return the item in Wikidata that the speaker of a mark gets by it, or nothing ("")."""
        if self._attributed(mark):
            return item_of(mark.references)
        members = self._chains.members[self._chains.of(mark.id)]
        return item_of(one for member in members for one in member.references)

    def kind(self, mark: Mark) -> str:
        """Return how a mark names: by its label, or by its words."""
        told = self._told(mark, MENTION_KINDS)
        return told or mention_kind(self._page.words(mark.parts))

    def is_mention(self, mark: Mark) -> bool:
        """Whether a mark becomes a mention; the label of a chain may be beside one of its own."""
        target = self._plan.mapping.target("spans", mark.label)
        if target == "chain":
            return self._chains.stands_for(mark) == mark.id
        return target.startswith("mention")

    def by_name(self, name: str) -> str:
        """Return the speaker of a name."""
        return self._plan.speakers.named(name)

    def _found(self, group: str, *, needed: bool) -> str | None:
        members = self._chains.members[group]
        kind = next(filter(None, (self._told(one, SPEAKER_KINDS) for one in members)), "")
        name = self._name(group, members)
        references = [one for mark in members for one in mark.references]
        if not kind and all(self._names(one) for one in members):
            kind = "unknown"
        item = item_of(references)
        first = next((one for one in members if self.kind(one) == "nominal"), members[0])
        words = self._page.words(first.parts)
        if item and not any(map(self._attributed, members)):
            return self._plan.speakers.identified(item, name or words, kind=kind or "unknown")
        if name:
            return self._plan.speakers.named(name, kind=kind, **known(references))
        if not needed:
            return None
        key = f"{self._page.sha256}\n{first.parts}"
        return self._plan.speakers.unnamed(words, key, kind=kind or "unknown")

    def _names(self, mark: Mark) -> bool:
        target = self._plan.mapping.target("spans", mark.label)
        return target == "chain" or target.startswith("mention")

    def _name(self, group: str, members: list[Mark]) -> str:
        """The name of a group: the one that is given, else the one that it has most often."""
        for mark in members:
            if name := self._given_name(mark):
                return name
        names = Counter(
            self._page.words(mark.parts) for mark in members if self.kind(mark) == "name"
        )
        best = max(names.values(), default=0)
        own = max((name for name in names if names[name] == best), key=len, default="")
        return self._chains.name(group) or own

    def _given_name(self, mark: Mark) -> str:
        """The name that an attribute or a reference of a mark gives to its speaker."""
        named = (one.name for one in mark.references if one.name)
        return self._attributed(mark) or next(named, "")

    def _attributed(self, mark: Mark) -> str:
        """The name that an attribute of a mark gives to its speaker, or nothing ("")."""
        target = self._plan.mapping.target
        for key, value in mark.attributes.items():
            if isinstance(value, str) and value and target("attributes", key) == "speaker":
                return value
        return ""

    def _told(self, mark: Mark, kinds: tuple[str, ...]) -> str:
        """The kind that the mapping gives to a mark's label, or nothing ("")."""
        words = self._plan.mapping.target("spans", mark.label).split()[1:]
        return next((word for word in words if word in kinds), "")

"""The plan of an import of foreign files: their mapping, the codebook it needs, what is lost."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from annotator.exchange.foreign.guess import guessed
from annotator.exchange.foreign.mapping import NameMapping, over
from annotator.exchange.foreign.mapping_file import dumps
from annotator.exchange.foreign.speakers import SpeakerBook
from annotator.exchange.foreign.survey import Survey
from annotator.exchange.foreign.targets import IGNORE, PARTS
from annotator.model.annotations import Speaker
from annotator.model.codebook import Codebook, CustomField, EventType, Role
from annotator.store import layered
from annotator.store.project import Project

_ASK = "To change this mapping, save it as FILE.toml and import with --mapping FILE.toml:"


class Plan:
    """How the names of some files become records of a project, and what did not fit so far."""

    def __init__(
        self,
        project: Project,
        survey: Survey,
        given: NameMapping | None = None,
        speakers: SpeakerBook | None = None,
    ) -> None:
        add_types = not layered.has_records(project)
        guess = guessed(survey, project.codebook, add_types=add_types)
        self.mapping = over(given, guess.mapping) if given else guess.mapping
        self._reasons = guess.reasons if given is None else {}
        self.speakers = speakers or SpeakerBook(project.all(Speaker))
        self.losses: Counter[str] = Counter()
        self._survey = survey
        self._is_guess = given is None or any(
            not given.knows(part, name) for part in PARTS for name in survey.counts[part]
        )
        self._before = project.codebook
        self.codebook = self._widened(project.codebook) if self.mapping.add_types else self._before

    @property
    def printed(self) -> str:
        """The mapping as TOML with how often each name is there, or nothing where all was given."""
        if not self._is_guess or not any(self._survey.counts.values()):
            return ""
        return f"# {_ASK}\n{dumps(self.mapping, dict(self._remarks()))}"

    def notes(self) -> Iterator[str]:
        """Yield what was added to the codebook, and what was left out, a sentence each."""
        for what, codes in _added(self._before, self.codebook).items():
            yield f"The codebook has new {what}: {', '.join(codes)}"

    def lost(self) -> Iterator[str]:
        """Yield what of the files has no place in the project, with how often."""
        for words, count in sorted(self.losses.items()):
            yield f"Left out: {words}{f' ({count:,} times)' if count > 1 else ''}"

    def _widened(self, codebook: Codebook) -> Codebook:
        """Return the codebook with the event types, roles and fields that the mapping names."""
        names = self._names()
        types = [EventType(c, c) for c in names["event"] if c not in codebook.terms("event_types")]
        roles = [Role(c, c) for c in names["participant"] if c not in codebook.terms("roles")]
        known = {(one.record, one.name) for one in codebook.custom_fields}
        fields = [
            CustomField(record, name)
            for name in names["field"]
            for record in sorted(self._records_with(name))
            if (record, name) not in known
        ]
        wider = replace(
            codebook,
            event_types=(*codebook.event_types, *types),
            roles=(*codebook.roles, *roles),
            custom_fields=(*codebook.custom_fields, *fields),
        )
        return Codebook.from_dict(wider.to_dict())  # which refuses what cannot be a code

    def _names(self) -> dict[str, list[str]]:
        """The names behind `event`, `participant` and `field` that the files need, in order."""
        found: dict[str, dict[str, None]] = {"event": {}, "participant": {}, "field": {}}
        for part in PARTS:
            for name in sorted(self._survey.counts[part]):
                of, _, own = name.rpartition("/") if part == "roles" else ("", "", name)
                head, _, rest = self.mapping.target(part, own, of).partition(" ")
                if head in found:
                    found[head][rest] = None
        return {head: list(names) for head, names in found.items()}

    def _records_with(self, field: str) -> set[str]:
        """The kinds of record (quote, event) that an attribute for this field is said of."""
        found = set()
        for name, owners in self._survey.owners.items():
            if self.mapping.target("attributes", name) == f"field {field}":
                found |= {
                    self.mapping.target(part, label).partition(" ")[0] for part, label in owners
                }
        return found & {"quote", "event"}

    def _remarks(self) -> Iterator[tuple[tuple[str, str], str]]:
        for part in PARTS:
            for key, target in self.mapping.tables[part].items():
                count = sum(
                    count
                    for name, count in self._survey.counts[part].items()
                    if self._key_of(part, name) == key
                )
                said = (_times(count), self._reasons.get((part, key), ""), self._lack(target))
                yield (part, key), "; ".join(filter(None, said))

    def _key_of(self, part: str, name: str) -> str:
        """The entry of the mapping that holds for a name."""
        of, _, own = name.rpartition("/") if part == "roles" else ("", "", name)
        return self.mapping.key(part, own, of)

    def _lack(self, target: str) -> str:
        """Say what comes of a code that the codebook does not have, or nothing ("")."""
        head, _, code = target.partition(" ")
        kept = {"event": "left out", "participant": "kept as other_mention"}.get(head, "")
        part = {"event": "event_types", "participant": "roles"}.get(head, "")
        if target == IGNORE:
            return "left out"
        if not part or code in self._before.terms(part):
            return ""
        return "new in the codebook" if self.mapping.add_types else f"not in the codebook: {kept}"


def _times(count: int) -> str:
    return f"{count:,} times" if count > 1 else "once" if count else ""


def _added(before: Codebook, after: Codebook) -> Mapping[str, list[str]]:
    lists: dict[str, Iterable[str]] = {
        "event types": [one.code for one in after.event_types[len(before.event_types) :]],
        "roles": [one.code for one in after.roles[len(before.roles) :]],
        "fields": dict.fromkeys(
            one.name for one in after.custom_fields[len(before.custom_fields) :]
        ),
    }
    return {what: list(codes) for what, codes in lists.items() if codes}

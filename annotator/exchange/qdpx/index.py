"""What a REFI-QDA project says beside its texts, by id, and how much of it finds no place."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from annotator.errors import AnnotatorError
from annotator.exchange.foreign.kept import Kept
from annotator.exchange.qdpx.archive import (
    Archive,
    Element,
    children,
    guid,
    local,
    target,
    words,
)

OURS = "annotator"
"""The name of notes that hold what a coding cannot say, and of programs (in lower case) of ours."""
UNCODED = "{n} selection{s} without a code"
NO_CODE = "the unknown code of {n} coding{s}"
_NOTES = "{n} note{s} on no text or coding"
_LINKS = "{n} link{s} beyond one person's codings of a text"
_CASES = "{n} case{s} of no text"
_DESCRIBED = "the description of {n} code{s}"
_UNDER = "what {n} code{s} stand under"
_PROJECT = "the description of the project"
_COUNTED = {"Set": "{n} set{s}", "Graph": "{n} graph{s}"}
_LISTED = ("User", "Codes", "Sets", "Variable", "Case", "Note", "Link", "Set", "Graph")


@dataclass(slots=True)
class Index:
    """What a project says of users, codes, variables, cases and notes; links by their origin.

    `losses` counts what has no place, in words with `{n}` and `{s}`; what waits for a text to
    need it is counted until one does.
    """

    notes: Kept
    links: Kept
    cases: Kept
    users: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    losses: Counter[str] = field(default_factory=Counter)
    _taken: set[tuple[str, str]] = field(default_factory=set)

    def note(self, id: str) -> tuple[str, str]:
        """Return the name and the words of a note; nothing ("") where there is none."""
        name, text = next(self.notes.of(id), ("", ""))
        if text and name != OURS:
            self._take(_NOTES, id)
        return name, text

    def links_from(self, id: str) -> Iterator[tuple[int, str, str]]:
        """Yield number, name and end of each link from something."""
        yield from self.links.of(id)

    def take_link(self) -> None:
        """Count a link that found its place."""
        self.losses[_LINKS] -= 1

    def cases_of(self, source: str) -> Iterator[str]:
        """Yield what is known of each case that a source belongs to, in words."""
        for id, name, said, codes, values in self.cases.of(source):
            self._take(_CASES, id)
            known = [said, *(self.codes.get(one, "") for one in codes)]
            known += [f"{self.variables.get(ref) or 'value'}: {value}" for ref, value in values]
            inside = ", ".join(filter(None, known))
            yield f"Case: {name} ({inside})" if inside else f"Case: {name}"

    def told(self) -> str:
        """Return what has no place, counted, in words; nothing ("") where all has one."""
        return ", ".join(
            what.format(n=f"{count:,}", s="" if count == 1 else "s")
            for what, count in self.losses.items()
            if count > 0
        )

    def _take(self, what: str, id: str) -> None:
        if (what, id) not in self._taken:
            self._taken.add((what, id))
            self.losses[what] -= 1


def index(archive: Archive, stack: ExitStack) -> Index:
    """Look through a project for what its texts refer to."""
    found = Index(Kept(stack), Kept(stack), Kept(stack))
    for number, element in enumerate(archive.elements(*_LISTED, "Description"), 1):
        match local(element):
            case "User":
                found.users[guid(element)] = element.get("name", "") or element.get("id", "")
            case "Codes":
                _codes(found, element, tell=archive.origin.lower() != OURS)
            case "Variable":
                found.variables[guid(element)] = element.get("name", "")
            case "Case":
                _case(found, element, guid(element) or str(number))
            case "Note":
                note = element.get("name", ""), _note(archive, element)
                found.losses[_NOTES] += note[0] != OURS
                found.notes.add(guid(element), note)
            case "Link":
                found.losses[_LINKS] += 1
                link = (number, element.get("name") or "Link", target(element))
                found.links.add(guid(element, "originGUID"), link)
            case "Sets":
                found.losses[_COUNTED["Set"]] += sum(1 for _ in children(element, "Set"))
            case "Set" | "Graph" as kind:
                found.losses[_COUNTED[kind]] += 1
            case _:
                found.losses[_PROJECT] += bool((element.text or "").strip())
    return found


def variable_values(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the id of each variable that an element has a value of, and the value."""
    for value in children(element, "VariableValue"):
        ref = next((target(one) for one in children(value, "VariableRef")), "")
        yield ref, next((one.text for one in value if local(one).endswith("Value")), "") or ""


def _codes(found: Index, element: Element, *, tell: bool) -> None:
    """Take the names of codes; `tell` that their descriptions and order are not taken."""
    for code in element.iter():
        if local(code) == "Code":
            found.codes[guid(code)] = code.get("name", "")
            if tell:
                found.losses[_DESCRIBED] += bool(words(code, "Description"))
                found.losses[_UNDER] += sum(1 for _ in children(code, "Code"))


def _case(found: Index, case: Element, id: str) -> None:
    found.losses[_CASES] += 1
    codes = [target(one) for one in children(case, "CodeRef")]
    known = words(case, "Description"), codes, list(variable_values(case))
    for ref in children(case, "SourceRef"):
        found.cases.add(target(ref), (id, case.get("name", ""), *known))


def _note(archive: Archive, element: Element) -> str:
    """The words of a note; nothing ("") for one whose text is not there."""
    if found := words(element, "PlainTextContent", "Description"):
        return found
    try:
        return archive.text(element.get("plainTextPath", ""))
    except AnnotatorError:
        return ""

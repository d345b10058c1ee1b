"""The codebook of theirs: of one name both become one; of another its codes must be known here.

What either side has added is in the codebook that both become, and what both changed is as it was
changed last. A code that one side took away (by renaming it) goes when no record has it any more.
"""

from typing import Any

from annotator.merging.codebook_facts import (
    Order,
    codebook_facts,
    definition_from,
    is_entry,
    named,
    path_of,
)
from annotator.merging.facts import Facts, last, united, united_times
from annotator.merging.meeting import Meeting
from annotator.merging.told import MergeProblems
from annotator.model.codebook import Codebook
from annotator.model.codebook_terms import Code
from annotator.store import layered
from annotator.store.codes_in_use import codes_used

ID = "codebook"
_WORDS = {"quote_acts": "speech act", "custom_fields": "field"}


def take_codebook(meeting: Meeting) -> None:
    """Let our codebook know all codes that theirs uses, or refuse them."""
    ours, theirs = meeting.ours.codebook, meeting.theirs.codebook
    if ours != theirs and ours.name == theirs.name:
        _unite(meeting, ours.to_dict(), theirs.to_dict())
    elif ours != theirs and not layered.has_records(meeting.ours):
        _keep(meeting, theirs.to_dict())
        meeting.told.codebook.append(
            f"{meeting.file}: the project has the codebook {theirs.name} {theirs.version} now"
        )
    _refuse_unknown(meeting)


def _unite(meeting: Meeting, ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    times = (meeting.here.times(ID, ID), meeting.there.times(ID, ID))
    mine, other = codebook_facts(ours), codebook_facts(theirs)
    facts, clashes = united(mine, other, times, same=True)
    moments = united_times(times)
    for fact in facts:
        if facts[fact] is None:  # it may be used yet; what is not goes at the end
            facts[fact] = mine.get(fact) or other.get(fact)
            if is_entry(fact):
                meeting.removed_codes.add(fact)
    for clash in clashes:
        if not is_entry(clash.fact):
            meeting.told.codebook.append(
                f"{meeting.file}: codebook: {clash.fact}: {clash.ours} | {clash.theirs}:"
                f" {'ours' if clash.ours_stands else 'theirs'} stands"
            )
    _both_choices(facts, mine, other)
    added = {fact: last(moments, fact) for fact in facts}
    new = definition_from(ours, facts, Order((ours, theirs), added))
    if new != ours:
        _keep(meeting, new)
        _tell(meeting, mine, codebook_facts(new))


def _both_choices(facts: Facts, mine: Facts, other: Facts) -> None:
    """Let a field that is a choice offer what either side offers."""
    for fact, value in facts.items():
        sides = (mine.get(fact), other.get(fact))
        if isinstance(value, dict) and all(isinstance(s, dict) and s.get("choices") for s in sides):
            every = sorted({choice for side in sides if side for choice in side["choices"]})
            rest = [choice for choice in every if choice not in value["choices"]]
            facts[fact] = value | {"choices": [*value["choices"], *rest]}


def _keep(meeting: Meeting, definition: dict[str, Any]) -> None:
    meeting.ours.save_codebook(Codebook.from_dict(definition))


def _tell(meeting: Meeting, before: Facts, after: Facts) -> None:
    for fact, value in after.items():
        if is_entry(fact) and value and not before.get(fact):
            meeting.told.codebook.append(f"{meeting.file}: new in the codebook: {named(fact)}")
    changed = any(before.get(fact) != value for fact, value in after.items() if not is_entry(fact))
    if changed:
        meeting.told.codebook.append(f"{meeting.file}: entries of the codebook changed")


def _refuse_unknown(meeting: Meeting) -> None:
    known = _codes(meeting.ours.codebook)
    unknown = sorted(codes_used(meeting.theirs) - known)
    if unknown:
        own, other = meeting.ours.codebook, meeting.theirs.codebook
        raise MergeProblems(
            f"{meeting.file} is coded by {other.name} {other.version}, the project by {own.name}"
            f" {own.version}, which does not know these codes.",
            [f"{meeting.file}: {_told(code)}" for code in unknown],
            "Nothing was changed; add them to the project's codebook, or export that project and"
            " import it with a mapping.",
        )


def _codes(codebook: Codebook) -> set[Code]:
    facts = codebook_facts(codebook.to_dict())
    found = set()
    for fact, value in facts.items():
        if value and is_entry(fact):
            found.add(_code(fact))
    return found


def _code(fact: str) -> Code:
    part, *rest = path_of(fact)
    return Code(part, rest[0] if len(rest) > 1 else "", rest[-1])


def _told(code: Code) -> str:
    words = _WORDS.get(code.part, code.part.removesuffix("s").replace("_", " "))
    return f"{words} {code.code!r}{f' of {code.of}' if code.of else ''}"


def drop_unused(meeting: Meeting) -> None:
    """Take out the codes that one side took away, if no record has them now."""
    if not meeting.removed_codes:
        return
    used = codes_used(meeting.ours)
    gone = {fact for fact in meeting.removed_codes if _code(fact) not in used}
    definition = meeting.ours.codebook.to_dict()
    facts = {
        fact: None if fact in gone else value for fact, value in codebook_facts(definition).items()
    }
    moments = united_times((meeting.here.times(ID, ID), meeting.there.times(ID, ID)))
    added = {fact: last(moments, fact) for fact in facts}
    new = definition_from(definition, facts, Order((definition, definition), added))
    if gone and new != definition:
        _keep(meeting, new)

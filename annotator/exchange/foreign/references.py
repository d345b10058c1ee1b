"""What the references of marks tell: a speaker of ours, an item in Wikidata."""

from collections.abc import Iterable

from annotator.exchange.foreign.document import Reference

OWN = "annotator"
"""The database of a reference that is a speaker of ours."""
_WIKIDATA = "wikidata"


def known(references: Iterable[Reference]) -> dict[str, str]:
    """Return what references tell of a speaker: our id, the item in Wikidata."""
    found = {}
    for one in references:
        if one.database.casefold() == OWN:
            found["id"] = one.id
        elif is_item(one):
            found["wikidata"] = one.id
    return found


def item_of(references: Iterable[Reference]) -> str:
    """Return the first item in Wikidata among references, or nothing ("")."""
    return next((one.id for one in references if is_item(one)), "")


def is_item(reference: Reference) -> bool:
    """Tell whether a reference is an item of Wikidata."""
    id = reference.id
    is_id = id[:1] == "Q" and id[1:].isascii() and id[1:].isdigit() and id[1] != "0"
    return is_id and reference.database.casefold() == _WIKIDATA

"""PLOVER's JSON: a list of event records, one a line, for programs of event data."""

import json
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import RECORD_KINDS
from annotator.exchange.json.writing import Object, Outgoing
from annotator.exchange.plover.records import Records
from annotator.exchange.proving import table_facts
from annotator.exchange.proving.holds import PLOVER
from annotator.exchange.proving.proof import Proof
from annotator.exchange.selection import Selection
from annotator.model import codebook
from annotator.store.project import Project


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write the events as records; those of types that PLOVER does not have are left out."""
    outgoing = Outgoing(project, selection, options.progress)
    top = outgoing.top()
    plover = codebook.load("plover")
    types = {code: code for code in plover.terms("event_types")}
    records = Records(
        {one["id"]: one for one in top["speakers"]},
        {one["id"]: one["name"] for one in top["annotators"]},
        f"{plover.name} {plover.version}",
    )
    written, counts, left_out = array("q"), Counter[str](), 0
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for article in outgoing.articles():
            for record in records.of(article, types):
                line = json.dumps(record, ensure_ascii=False)
                file.write(f"{',' * bool(written)}\n{line}")
                written.append(hash(line))
            counts.update(_counts(article))
            left_out += _others(article, types)
        file.write("\n]\n")
    return _proven(project, selection, out, (counts, written, left_out))


def _counts(article: Object) -> Counter[str]:
    """How many records of each kind an article has."""
    found = Counter({"articles": 1})
    for layer in article["layers"]:
        found.update({kind: len(layer[kind]) for kind in RECORD_KINDS})
    return found


def _others(article: Object, types: Mapping[str, str]) -> int:
    """How many events of an article are of types that PLOVER does not have."""
    return sum(one["type"] not in types for layer in article["layers"] for one in layer["events"])


def _proven(
    project: Project,
    selection: Selection,
    out: Path,
    done: tuple[Counter[str], "array[int]", int],
) -> Written:
    """Read the records again, and tell what of the selection they do not hold."""
    counts, lines, left_out = done
    equal = sum(again == line for again, line in zip(map(hash, _again(out)), lines, strict=True))
    missing = len(lines) - equal
    totals = {kind: counts[kind] for kind in ("articles", *RECORD_KINDS)}
    back = {"articles": counts["articles"], "mentions": 0, "quotes": 0, "events": equal}
    had = {f"{kind}.words" for kind in RECORD_KINDS if counts[kind]}
    proof = Proof(
        {kind: (back[kind], total) for kind, total in totals.items()},
        tuple(sorted((table_facts.present(project, selection) | had) - PLOVER)),
        (f"{missing:,} records did not come back as written",) if missing else (),
    )
    events = "1 event" if left_out == 1 else f"{left_out:,} events"
    words = f"left out {events} of types that PLOVER does not have"
    return Written(totals, (words,) if left_out else (), {"events": left_out}, proof)


def _again(path: Path) -> Iterator[str]:
    """Yield the records of a file as they were written, each read as JSON."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            plain = line.rstrip("\n").removesuffix(",")
            if plain not in ("[", "]"):
                yield json.dumps(json.loads(plain), ensure_ascii=False)

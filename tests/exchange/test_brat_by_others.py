"""brat as others see it: a reader of the published format, spoilt files, a long novel."""

import re
import time
from collections import Counter
from contextlib import suppress

import brat_spec
from brat_folders import TEXT, places
from hypothesis import given, settings
from hypothesis import strategies as st
from random_projects import projects

from annotator.errors import AnnotatorError
from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.model import codebook
from annotator.model.annotations import Event, Mention, Quote, Speaker, spans_of
from annotator.model.article import Article, text_hash
from annotator.store.connection import MEMORY
from annotator.store.files import create


@settings(deadline=None, max_examples=40)
@given(made=projects())
def test_another_reader_takes_our_export_and_finds_every_span(made, tmp_path_factory):
    out = tmp_path_factory.mktemp("spec") / "out"
    export(made, out, format="brat")
    found, texts = Counter(), set()
    for path in out.rglob("*.ann"):
        text, standoff = brat_spec.read(path)
        texts.add(text_hash(text.removeprefix("\ufeff")))
        shift = int(text.startswith("\ufeff"))
        found.update(
            (start - shift, end - shift)
            for _, parts, _ in standoff.marks.values()
            for start, end in parts
        )
    assert texts == {one.sha256 for one in made.all(Article)}
    for article in made.all(Article):
        text = made.text(article.id)
        for start, end in places(made, article.id):
            for piece in re.finditer("[^\n]+", text[start:end]):
                assert (start + piece.start(), start + piece.end()) in found
    made.close()


def test_what_we_write_is_what_the_configuration_allows(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out", format="brat")
    allowed = brat_spec.configured(tmp_path / "out" / "annotation.conf")
    (path,) = (tmp_path / "out").glob("*.ann")
    _, standoff = brat_spec.read(path)
    events = allowed["events"]
    triggers = {trigger for _, trigger, _ in standoff.events.values()}
    labels = {label for id, (label, *_) in standoff.marks.items() if id not in triggers}
    assert labels <= set(allowed["entities"])
    assert {name for name, *_ in standoff.attributes} <= {
        *allowed["attributes"],
        "speaker",
        "venue",
    } | {
        "mode",
        "contexts",
        "date",
        "location",
        "cameo_code",
        "location_country",
        "addressees",
        "stance_target",
        "actor",
        "recipient",
    }
    for label, _, arguments in standoff.events.values():
        roles = {one.partition(":")[0].rstrip("*?") for one in events[label]}
        assert {role.rstrip("0123456789") for role, _ in arguments} <= roles


LINES = st.sampled_from(
    [
        "T1\tPerson 0 5\tParis",
        "T2\tSay 6 10\tsaid",
        "T3\tWords 11 15;16 25\t“no” on Monday",
        "E1\tSay:T2 Source:T1 Content:T3",
        "R1\tCoref Arg1:T1 Arg2:T4",
        "T4\tPerson 46 48\tHe",
        "A1\tNegation E1",
        "N1\tReference T1 Wikidata:Q90\tParis",
        "#1\tAnnotatorNotes T1\tnote",
        "*\tEquiv T1 T4",
        "QUOTE\tQ1\t0\t0\t0\t1\tParis said",
        "ATTRIB\tQ1\tParis-1",
        "#2\tAnnotatorRecord T1\tabc",
        "#3\tAnnotatorParts T1\t0..2|3..5",
    ]
)
SIGNS = st.sampled_from(
    ["\t", " ", ":", ";", "\r", "-1", "999999999", "٣", "T1", "E1", "\x00", "|", "\ufeff", "²"]
)


@st.composite
def spoilt(draw):
    """Lines of an .ann file, of which some are cut, doubled or have signs put in."""
    lines = draw(st.lists(LINES, max_size=14))
    for _ in range(draw(st.integers(0, 4))):
        if lines:
            at = draw(st.integers(0, len(lines) - 1))
            place = draw(st.integers(0, len(lines[at])))
            end = draw(st.integers(place, len(lines[at])))
            lines[at] = lines[at][:place] + draw(SIGNS | st.just("")) + lines[at][end:]
    return lines


@settings(deadline=None, max_examples=150)
@given(lines=spoilt())
def test_spoilt_lines_are_told_and_stop_nothing(lines, tmp_path_factory):
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "a.txt").write_bytes(TEXT.encode())
    (folder / "a.ann").write_bytes("\n".join(lines).encode())
    with create(MEMORY, codebook.load("plover"), annotator="m") as project:
        imported = import_paths(project, [folder])
        assert len(project.all(Article)) == 1
        assert all("\n" not in words for words in (*imported.left_out, *imported.warnings))
        for kind in (Mention, Quote, Event):
            for record in project.all(kind):
                assert all(TEXT[one.start : one.end] == one.text for one in spans_of(record))
        assert import_paths(project, [folder]).counting.of("new") == {}


@settings(deadline=None, max_examples=60)
@given(raw=st.binary(max_size=200))
def test_any_bytes_for_an_ann_file_are_told(raw, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bytes")
    (folder / "a.txt").write_bytes(TEXT.encode())
    (folder / "a.ann").write_bytes(raw)
    with create(MEMORY, codebook.load("plover"), annotator="m") as project:
        with suppress(AnnotatorError):  # where the bytes are no text
            import_paths(project, [folder])
        assert len(project.all(Article)) <= 1


def test_a_long_novel_and_its_quotes_come_in_within_seconds(project, tmp_path):
    text = "“Who goes there?” said Huck to the widow. 🕊\n" * 25_000
    lines, step = [], 44 * 12
    for number in range(2000):
        at = number * step
        lines += [
            f"T{number * 2 + 1}\tQuotation {at} {at + 17}\t“Who goes there?”",
            f"T{number * 2 + 2}\tSource {at + 23} {at + 27}\tHuck",
            f"E{number + 1}\tQuotation:T{number * 2 + 1} Source:T{number * 2 + 2}",
        ]
    (tmp_path / "novel.txt").write_text(text, encoding="utf-8")
    (tmp_path / "novel.ann").write_text("\n".join(lines), encoding="utf-8")
    before = time.process_time()
    import_paths(project, [tmp_path])
    assert time.process_time() - before < 20
    (huck,) = project.all(Speaker)
    assert len(project.all(Quote, speaker=huck.id)) == 2000

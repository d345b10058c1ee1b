"""brat: what other programs wrote comes in, and ours comes back."""

import re
from collections import Counter
from pathlib import Path

import pytest
from brat_folders import TEXT, places

from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.model import codebook
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote, Speaker, spans_of
from annotator.model.article import Article, text_hash
from annotator.store.connection import MEMORY
from annotator.store.files import create

FOREIGN = Path(__file__).parents[1] / "files" / "foreign"
TUTORIAL = FOREIGN / "brat-news-tutorial"
LITBANK = FOREIGN / "litbank"


@pytest.fixture
def folder(tmp_path):
    """Write files of a brat folder and return it."""

    def save(ann, text=TEXT, name="a"):
        place = tmp_path / "brat"
        place.mkdir(exist_ok=True)
        (place / f"{name}.txt").write_bytes(text.encode())
        (place / f"{name}.ann").write_bytes("".join(f"{line}\n" for line in ann).encode())
        return place

    return save


def text_bounds(path):
    """The places of the T lines of an .ann file, read as the published format says."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"T\d+\t\S+ ([\d ;]+)\t(.*)$", line):
            for piece in match[1].split(";"):
                start, end = piece.split()
                yield int(start), int(end)


@pytest.mark.parametrize(
    "path",
    sorted([*TUTORIAL.glob("*.ann"), *LITBANK.glob("coref-brat/*.ann")]),
    ids=lambda p: p.stem,
)
def test_every_marked_word_of_real_files_comes_in(project, path):
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    imported = import_paths(project, [path])
    (article,) = imported.articles
    assert (imported.left_out, project.get(Article, article).sha256) == ((), text_hash(text))
    assert set(text_bounds(path)) <= places(project, article)


def test_what_real_events_relations_attributes_and_notes_become(project):
    import_paths(project, [TUTORIAL / "000-introduction.ann"])
    (event,) = project.all(Event)
    names = {one.id: (one.name, one.kind) for one in project.all(Speaker)}
    roles = [(part.role, names[part.speaker][0]) for part in event.participants]
    assert roles == [
        ("actor", "Citibank"),
        ("Money-Arg", "$100 million"),
        ("recipient", "Raul Salinas de Gortari"),
        ("recipient", "banks"),
    ]
    assert (event.type, event.certainty, event.spans[0].text) == (
        "Transfer-money",
        "high",
        "moving",
    )
    found = {one.text: one for one in project.all(Mention)}
    assert found["$100 million"].note == "100000000 USD"
    president = found["former Mexican president"]
    assert (president.kind, names[president.speaker][0]) == ("nominal", "Carlos Salinas de Gortari")
    assert president.note == "Individual; Wikipedia:64488 Carlos Salinas de Gortari"
    assert names[found["Citibank"].speaker] == ("Citibank", "organisation")


def test_equivalent_names_are_one_speaker(project):
    import_paths(project, [TUTORIAL / "060-relation_annotation.ann"])
    found = {one.start: one.speaker for one in project.all(Mention)}
    assert found[483] == found[515] == found[530] is not None
    assert found[1264] is None


def test_the_chains_of_litbank_are_speakers_and_its_quotes_have_them(project):
    import_paths(project, [LITBANK])
    huck, widow = (project.all(Speaker, name=name)[0] for name in ("Huck", "the Widow Douglas"))
    assert len(project.all(Mention, speaker=huck.id)) == 121
    assert len(project.all(Mention, speaker=widow.id)) == 33
    watson = project.all(Speaker, name="Miss Watson")[0]
    quotes = project.all(Quote, speaker=watson.id)
    assert sorted(one.spans[0].text[:14] for one in quotes) == [
        "“ Do n't gap a",
        "“ Do n't put y",
        "“ Do n't scrun",
    ]
    assert len(project.all(Article)) == 3


def test_the_same_files_again_change_nothing(project):
    import_paths(project, [TUTORIAL])
    again = import_paths(project, [TUTORIAL])
    assert again.counting.of("new") == again.counting.of("changed") == {}


def test_an_event_whose_arguments_are_source_cue_and_content_is_a_quote(project, folder):
    path = folder(
        [
            "T1\tSay 6 10\tsaid",
            "T2\tPerson 0 5\tParis",
            "T3\tWords 11 15\t“no”",
            "E1\tSay:T1 Source:T2 Content:T3",
        ]
    )
    import_paths(project, [path])
    (quote,) = project.all(Quote)
    assert [(one.role, one.text) for one in quote.spans] == [
        ("content", "“no”"),
        ("cue", "said"),
        ("source", "Paris"),
    ]
    assert quote.type == "direct"
    assert project.get(Speaker, quote.speaker).name == "Paris"


def test_codes_that_a_project_with_records_does_not_know_need_a_mapping(project, folder, tmp_path):
    import_paths(project, [TUTORIAL / "000-introduction.ann"])
    path = folder(
        ["T1\tDeparture 40 44\tleft", "T2\tPerson 27 39\tThe minister", "E1\tDeparture:T1 Who:T2"]
    )
    imported = import_paths(project, [path])
    assert imported.counts["events"]["new"] == 0
    assert any("Departure" in words for words in imported.warnings)
    assert 'Departure = "event Departure"' in imported.mapping
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        '[events]\nDeparture = "event RETREAT"\n[roles]\nWho = "participant actor"\n'
    )
    import_paths(project, [path], mapping=mapping)
    (event,) = project.all(Event, type="RETREAT")
    assert project.get(Speaker, event.participants[0].speaker).name == "The minister"
    project.undo()
    mapping.write_text(imported.mapping.replace("add_types = false", "add_types = true"))
    import_paths(project, [path], mapping=mapping)
    assert [one.type for one in project.all(Event)] == ["Transfer-money", "Departure"]
    project.undo()
    assert "Departure" not in project.codebook.terms("event_types")


def test_folders_that_share_names_are_annotators(project, tmp_path):
    for name, word in (("mina", "Paris"), ("omar", "minister")):
        (tmp_path / "b" / name).mkdir(parents=True)
        start = TEXT.index(word)
        (tmp_path / "b" / name / "x.txt").write_text(TEXT, encoding="utf-8")
        line = f"T1\tPerson {start} {start + len(word)}\t{word}\n"
        (tmp_path / "b" / name / "x.ann").write_text(line, encoding="utf-8")
    import_paths(project, [tmp_path / "b"])
    names = {one.id: one.name for one in project.all(Annotator)}
    found = {names[layer.annotator] for layer in project.all(Layer)}
    assert found == {"mina", "omar"}
    assert len(project.all(Article)) == 1


def collection(root, **files):
    """Write files by folder and name: a text and the lines of its annotations."""
    for name, (text, line) in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".txt").write_text(text, encoding="utf-8")
        path.with_suffix(".ann").write_text(f"{line}\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "files",
    [
        {
            "train__1": ("Lee left.", "T1\tPerson 0 3\tLee"),
            "test__1": ("Kim left.", "T1\tPerson 0 3\tKim"),
        },
        {
            "names__1": ("Lee left.", "T1\tPerson 0 3\tLee"),
            "events__1": ("Lee left.", "T1\tLeave 4 8\tleft"),
        },
    ],
    ids=["other texts", "other labels"],
)
def test_folders_that_share_names_but_no_text_or_no_label_are_one_persons(project, tmp_path, files):
    import_paths(project, [collection(tmp_path / "b", **files)])
    names = {one.id: one.name for one in project.all(Annotator)}
    assert {names[layer.annotator] for layer in project.all(Layer)} == {"mina"}
    assert len(project.all(Mention)) == 2 - len(project.all(Event))


def test_folders_of_ours_are_annotators_whatever_they_marked(project, tmp_path):
    line = "T1\t{}\n#1\tAnnotatorRecord T1\t{}"
    files = {
        "mina__1": ("Lee left.", line.format("Person 0 3\tLee", "m1")),
        "omar__1": ("Lee left.", line.format("AID 4 8\tleft", "e1")),
    }
    import_paths(project, [collection(tmp_path / "b", **files)])
    assert len({layer.annotator for layer in project.all(Layer)}) == 2


def test_files_of_shared_tasks_are_read_together(project, tmp_path):
    (tmp_path / "x.txt").write_text("Lee left Rome.", encoding="utf-8")
    (tmp_path / "x.a1").write_text("T1\tPerson 0 3\tLee\n", encoding="utf-8")
    (tmp_path / "x.a2").write_text(
        "T2\tLeave 4 8\tleft\nE1\tLeave:T2 Agent:T1\nnonsense\n", encoding="utf-8"
    )
    imported = import_paths(project, [tmp_path])
    (event,) = project.all(Event)
    assert project.get(Speaker, event.participants[0].speaker).name == "Lee"
    assert imported.passed_over == 0
    (told,) = imported.left_out
    assert told.endswith("x.a1:5: this is no line of brat's")


def test_mentions_of_one_speaker_are_written_as_the_same(project, gold_path, tmp_path):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out", format="brat")
    (path,) = (tmp_path / "out").glob("*.ann")
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    words = {line[0]: line[2] for line in lines if line[0].startswith("T")}
    groups = [[words[id] for id in line[1].split()[1:]] for line in lines if line[0] == "*"]
    named = Counter(one.speaker for one in project.all(Mention) if one.speaker)
    assert sorted(map(len, groups)) == sorted(count for count in named.values() if count > 1)
    assert {"Andrei Kulik", "Kulik"} <= set(max(groups, key=lambda group: "Kulik" in group))


def test_whom_a_mark_names_itself_goes_before_its_group(project, folder):
    path = folder(
        [
            "T1\tPerson 0 5\tParis",
            "T2\tPerson 27 39\tThe minister",
            "*\tEquiv T1 T2",
            "#1\tspeaker T1\tKim",
            "#2\tspeaker T2\tLee",
        ]
    )
    import_paths(project, [path])
    found = {one.text: project.get(Speaker, one.speaker).name for one in project.all(Mention)}
    assert found == {"Paris": "Kim", "The minister": "Lee"}


def test_one_text_under_two_names_is_one_article_with_the_annotations_of_both(project, folder):
    folder(["T1\tPerson 0 5\tParis"], name="a")
    import_paths(project, [folder(["T1\tPerson 31 39\tminister"], name="b")])
    (article,) = project.all(Article)
    assert places(project, article.id) == {(0, 5), (31, 39)}


@pytest.mark.parametrize("count_cr", [True, False])
def test_offsets_count_carriage_returns_or_not(project, folder, count_cr):
    at = TEXT.index("minister") + count_cr
    path = folder([f"T1\tPerson {at} {at + 8}\tminister"], TEXT.replace("\n", "\r\n"))
    imported = import_paths(project, [path])
    assert imported.left_out == ()
    assert project.all(Mention)[0].text == "minister"


def test_fragments_are_a_hull_with_parts_and_those_of_two_lines_are_one(project, folder):
    path = folder(
        ["T1\tPerson 0 5;27 39\tParis The minister", "T2\tPerson 16 26;27 30\ton Monday. The"]
    )
    import_paths(project, [path])
    first, second = sorted(project.all(Mention), key=lambda one: one.start)
    assert (first.start, first.end, first.fields["parts"]) == (0, 39, [[0, 5], [27, 39]])
    assert (second.text, "parts" in second.fields) == ("on Monday.\nThe", False)


def test_our_export_comes_back_as_it_was(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    written = export(project, tmp_path / "out", format="brat")
    assert written.counts["events"] == 18
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        imported = import_paths(second, [tmp_path / "out"])
        assert imported.left_out == imported.warnings == ()
        for kind in (Mention, Quote, Event):
            assert Counter(map(_shape, second.all(kind))) == Counter(map(_shape, project.all(kind)))


def _shape(record):
    """A record's id, kind of statement and marked words."""
    spans = sorted((one.role, one.start, one.end, one.text) for one in spans_of(record))
    return record.id, record.certainty, record.note, tuple(spans)


def test_what_cannot_be_read_is_left_out_and_told(project, folder):
    path = folder(["T1\tPerson 0 5\tBerlin", "T2\tPerson 27 39\tThe minister", "nonsense"])
    (path / "b.ann").write_text("T1\tPerson 0 5\tParis\n", encoding="utf-8")
    imported = import_paths(project, [path])
    assert imported.left_out == (
        f"{path / 'a.ann'}:1: T1 says 'Berlin', but the text there is 'Paris'",
        f"{path / 'a.ann'}:3: this is no line of brat's",
        f"{path / 'b.ann'} has no text: b.txt is not there. Put b.txt beside it.",
    )
    assert imported.sentence() == (
        "Imported 1 article and 1 mention; left out 1 file that could not be read;"
        " left out 2 records with a problem."
    )


def test_what_hangs_on_what_is_not_there_is_told_with_its_line(project, folder):
    lines = [
        "T1\tPerson 0 5\tKulik",
        "R1\tKnows Arg1:T1 Arg2:T77",
        "E1\tBeratung:T99 Agent:T1",
        "#1\tAnnotatorNotes E1\ta note",
        "*\tEquiv T1 T88",
    ]
    imported = import_paths(project, [folder(lines, "Kulik left.")])
    assert [words.partition(".ann:")[2] for words in imported.left_out] == [
        "2: R1 is left out, since there is no T77",
        "3: E1 is left out, since there is no T99",
        "4: there is no E1",
        "5: there is no T88",
    ]
    assert "Beratung" not in project.codebook.terms("event_types")
    assert imported.warnings == ()


def test_names_of_files_in_capitals_are_a_pair(project, tmp_path):
    (tmp_path / "A.TXT").write_text("Kulik left.")
    (tmp_path / "A.ANN").write_text("T1\tPerson 0 5\tKulik\n")
    imported = import_paths(project, [tmp_path])
    assert imported.sentence() == "Imported 1 article and 1 mention."


def test_a_file_without_a_text_is_counted_as_a_file(project, tmp_path):
    for name, text in (("a", ""), ("b", "Kulik left.")):
        (tmp_path / f"{name}.txt").write_text(text)
        (tmp_path / f"{name}.ann").write_text("")
    imported = import_paths(project, [tmp_path])
    assert imported.sentence() == "Imported 1 article; left out 1 file that could not be read."

"""Tokens with tags both ways: columns of other programs, ours read by spaCy's own converter."""

from collections import Counter

import foreign_documents as both
import pytest
from foreign_trips import RANDOM, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from random_projects import projects

from annotator.editing.events import mark_event
from annotator.editing.mentions import mark_mention
from annotator.errors import AnnotatorError
from annotator.exchange.conll import format as conll_format
from annotator.exchange.conll import reading as conll_reading
from annotator.exchange.exporting import export
from annotator.exchange.foreign import plain_lines
from annotator.exchange.foreign.outgoing_layer import NAME_LABELS
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.exchange.selection import Selection
from annotator.model import codebook
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote
from annotator.model.article import Article
from annotator.store.connection import MEMORY
from annotator.store.files import create

CONLL_2003 = """-DOCSTART- -X- -X- O

EU NNP B-NP B-ORG
rejects VBZ B-VP O
German JJ B-NP B-MISC
call NN I-NP O

Peter NNP B-NP B-PER
Blackburn NNP I-NP I-PER

-DOCSTART- -X- -X- O

BRUSSELS NNP B-NP B-LOC
"""


@pytest.fixture
def save(tmp_path):
    """Write a file and return its path."""

    def saved(content, name="a.conll"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8", newline="")
        return path

    return saved


def test_names_of_conll_2003_come_in_and_its_phrases_do_not(project, save):
    imported = import_paths(project, [save(CONLL_2003)])
    assert imported.left_out == ()
    assert {project.text(one.id) for one in project.all(Article)} == {
        "EU rejects German call\nPeter Blackburn",
        "BRUSSELS",
    }
    labels = {one.text: one.fields["label"] for one in project.all(Mention)}
    assert labels == {"EU": "ORG", "German": "MISC", "Peter Blackburn": "PER", "BRUSSELS": "LOC"}


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("B-X I-X O B-X B-X", ["a b", "d", "e"]),  # IOB2
        ("I-X I-X O I-X B-X", ["a b", "d", "e"]),  # IOB1
        ("B-X E-X O S-X S-X", ["a b", "d", "e"]),  # BIOES
        ("B-X L-X O U-X U-X", ["a b", "d", "e"]),  # BILOU
        ("B-X I-Y I-Y O O", ["a", "b c"]),
        ("B-X E-X I-X O S-X", ["a b", "c", "e"]),
    ],
)
def test_every_scheme_is_read(save, tags, found):
    rows = "".join(f"{word}\t{tag}\n" for word, tag in zip("abcde", tags.split(), strict=True))
    ((document,), problems) = both.read(conll_format, save(rows))
    marks = document.layers[0].marks
    assert problems == []
    assert [document.text[start:end] for mark in marks for start, end in mark.parts] == found


def test_spacy_reads_the_names_in_our_export(project, gold_path, tmp_path):
    from spacy.training.converters import conll_ner_to_docs

    import_paths(project, [gold_path])
    export(project, tmp_path / "out.conll")
    content = (tmp_path / "out.conll").read_text(encoding="utf-8")
    (doc,) = conll_ner_to_docs(content, no_print=True)
    own = Counter(one.text.split()[0] for one in project.all(Mention))
    assert len(doc.ents) > 40
    assert {one.label_ for one in doc.ents} <= {"Mention", *NAME_LABELS.values()}
    for one in doc.ents:
        assert any(first.startswith(one[0].text) for first in own)
    text = project.text(project.all(Article)[0].id)
    assert "".join(token.text for token in doc) == "".join(text.split())


def test_the_words_of_our_records_come_back(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    written = export(project, tmp_path / "out.conll")
    assert written.proof.failures == ()
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        imported = import_paths(second, [tmp_path / "out.conll"])
        assert imported.left_out == imported.warnings == ()
        for kind, roles in ((Quote, ("content", "cue", "source")), (Event, ("trigger",))):
            assert _spans(second, kind, roles) == _spans(project, kind, roles)


def _spans(project, kind, roles):
    return Counter(
        (one.role, one.start, one.end, one.text)
        for record in project.all(kind)
        for one in record.spans
        if one.role in roles
    )


def test_an_event_that_lost_a_blank_is_not_taken_for_another_of_its_words(
    project, article, tmp_path
):
    blank = project.text(article.id).index(" ")
    mark_event(project, article.id, [(0, blank)], type="ASSAULT")
    mark_event(project, article.id, [(0, blank + 1)], type="REJECT")
    proof = export(project, tmp_path / "out", format="conll").proof
    assert (proof.back["events"], proof.failures) == ((1, 2), ())


@RANDOM
@given(projects())
def test_texts_come_back_to_the_sign_and_what_does_not_fit_is_counted(tmp_path_factory, project):
    out = tmp_path_factory.mktemp("d") / "out"
    written = export(project, out, format="conll")
    counted = [words for words in written.proof.failures if "did not come back" in words]
    assert counted == []
    with create(MEMORY, project.codebook, annotator="other") as second:
        imported = import_paths(second, [out])
        assert imported.left_out == ()
        assert texts(second) == texts(project)
    project.close()


def test_each_annotator_has_a_file_that_is_named_so(project, article, tmp_path):
    at = project.text(article.id).index("Andrei Kulik")
    for name in ("mina", "omar"):
        project.annotator = name
        mark_mention(project, article.id, at, at + len("Andrei Kulik"))
    with pytest.raises(AnnotatorError, match="work of 2 annotators is several files"):
        export(project, tmp_path / "out.conll")
    export(project, tmp_path / "mina.conll", selection=Selection(("mina",)))
    export(project, tmp_path / "out", format="conll")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "mina.conll",
        "omar.conll",
    ]
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        import_paths(second, [tmp_path / "out"])
        names = {one.id: one.name for one in second.all(Annotator)}
        assert {names[one.annotator] for one in second.all(Layer)} == {"mina", "omar"}


def test_the_proof_knows_whose_a_file_is_that_cannot_bear_the_name(project, article, tmp_path):
    for name in ("omar", "a:b", "a/b"):
        project.annotator = name
        mark_mention(project, article.id, 0, 6)
    export_to = tmp_path / "out"
    proof = export(project, export_to, format="conll").proof
    assert proof.back["mentions"] == (3, 3)
    assert proof.failures == ()
    assert {one.name for one in export_to.iterdir()} == {"omar.conll", "a-b.conll", "a-b 2.conll"}


def test_rows_that_are_too_short_are_told_with_their_line(project, save):
    imported = import_paths(project, [save("Paris\tB-LOC\nsaid\nno\tO\n")])
    assert [words.partition(":")[2] for words in imported.left_out] == [
        "2: this row has 1 columns, not 2"
    ]


@pytest.mark.parametrize("content", ["", "\n\n", "one two three\nfour five six\n", "a\tb\n"])
def test_files_without_tags_are_refused(project, save, content):
    with pytest.raises(ImportProblems, match=r"a\.conll"):
        import_paths(project, [save(content)])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text(max_size=4), min_size=1, max_size=5).map("\t".join)))
def test_whatever_stands_in_the_rows_is_read_or_told(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("d") / "a.conll"
    path.write_bytes("\n".join(rows).encode("utf-8", "surrogatepass"))
    try:
        found, _ = both.read(conll_format, path)
    except AnnotatorError as error:
        assert "a.conll" in str(error)  # noqa: PT017
    else:
        for document in found:
            for mark in document.layers[0].marks if document.layers else ():
                assert 0 <= mark.parts[0][0] <= mark.parts[0][1] <= len(document.text)


def test_a_file_may_be_longer_than_a_text_and_a_text_may_not(project, save, monkeypatch):
    monkeypatch.setattr(conll_reading, "LARGEST_TEXT", 2_000)
    texts = [f"-DOCSTART- -X- -X- O\n\nText{number} NN O B-PER\n" for number in range(200)]
    imported = import_paths(project, [save("".join(texts))])
    assert len(imported.articles) == 200
    endless = save("-DOCSTART- -X- -X- O\n\n" + "word NN O B-PER\n" * 200, "b.conll")
    with pytest.raises(ImportProblems, match=r"b\.conll:\d+: this text has more than"):
        import_paths(project, [endless])


def test_a_line_without_end_is_refused(project, save, monkeypatch):
    monkeypatch.setattr(plain_lines, "LONGEST_ROW", 1_000)
    with pytest.raises(ImportProblems, match="has a line of more than"):
        import_paths(project, [save("EU NNP B-NP B-ORG\n" + "x" * 2_000)])


def test_latin_letters_in_another_encoding_are_read(project, tmp_path):
    path = tmp_path / "a.conll"
    rows = "Zürich NNP O B-LOC\nüber IN O O\nÄnderungen NN O O\nfür IN O O\nMünchen NNP O B-LOC\n"
    path.write_bytes(rows.encode("cp1252"))
    imported = import_paths(project, [path])
    assert "München" in project.text(imported.articles[0])
    assert any("was read as" in words for words in imported.warnings)


UNER = """# sent_id = w-1
# text = Paris isn't  small.
1\tParis\tB-LOC\t-\t-
2\tis\tO\t-\t-
3\tn't\tO\t-\t-
4\tsmall\tO\t-\t-
5\t.\tO\t-\t-

# sent_id = w-2
# text = Some other words.
1\tOslo\tB-LOC\t-\t-
2\ttoo\tO\t-\t-
"""
UD = """# global.columns = ID FORM NE MISC
1-2\tdu\t_\t_
1\tde\tO\t_
2\tle\tO\tSpaceAfter=No
3\tX\tB-ORG\t_
"""
GERMEVAL = """#\tn-tv.de vom 26.02.2005 [2005-02-26]
1\tSchartau\tB-PER\tO
2\tsagte\tO\tO

#\tn-tv.de vom 27.02.2005 [2005-02-27]
1\tBerlin\tB-LOC\tB-ORG
2\t1996\tO\tO
"""


@pytest.mark.parametrize(
    ("content", "text", "names"),
    [
        (UNER, "Paris isn't  small.\nOslo too", ["Paris", "Oslo"]),
        (GERMEVAL, "Schartau sagte\nBerlin 1996", ["Schartau", "Berlin", "Berlin"]),
        ("1\tMali\tS-LOC\n2\twon\tO\n", "Mali won", ["Mali"]),
        ("bc/cctv 0 0 Bob NNP B-PER\nbc/cctv 0 1 won VBD O\n", "Bob won", ["Bob"]),
        ("B-LOC\tMali\nO\twon\n", "Mali won", ["Mali"]),
        ("1 B-ORG\n2 I-ORG\n", "1 2", ["1 2"]),
        ("7 CD B-X\n8 CD O\n", "7 8", ["7"]),
        (UD, "de leX", ["X"]),
    ],
)
def test_words_are_found_behind_what_counts_them(save, content, text, names):
    ((document,), problems) = both.read(conll_format, save(content))
    marks = document.layers[0].marks
    assert problems == []
    assert document.text == text
    assert [document.text[start:end] for mark in marks for start, end in mark.parts] == names

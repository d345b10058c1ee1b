"""spaCy's DocBin both ways: what spaCy writes, what it reads of ours, and files made to harm."""

import zlib

import foreign_documents as both
import pytest
import spacy
import srsly
from foreign_trips import RANDOM, texts, without_blanks
from hypothesis import given, settings
from hypothesis import strategies as st
from random_projects import projects
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from annotator.editing.articles import add_article
from annotator.errors import AnnotatorError
from annotator.exchange.exporting import export
from annotator.exchange.foreign.unfit import is_mention
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.exchange.spacy import format as spacy_format
from annotator.exchange.spacy import packed as spacy_packed
from annotator.model import codebook
from annotator.model.annotations import Mention, Quote, spans_of
from annotator.model.article import Article
from annotator.store.connection import MEMORY
from annotator.store.files import create
from annotator.store.listings import article_ids

TEXT = "🕊️ Kim\u00a0Jong-un said:  “We are ready.”\nقال كيم ذلك. "


@pytest.fixture
def nlp():
    return spacy.blank("en")


@pytest.fixture
def save(tmp_path):
    """Write Docs as spaCy does and return the path."""

    def saved(*docs, **how):
        path = tmp_path / "a.spacy"
        DocBin(docs=docs, **how).to_disk(path)
        return path

    return saved


def spanned(doc, words, label, **more):
    start = doc.text.index(words)
    return doc.char_span(start, start + len(words), label=label, **more)


def test_entities_spans_and_categories_of_spacy_come_in(project, nlp, save):
    doc = nlp(TEXT)
    doc.ents = [spanned(doc, "Kim\u00a0Jong-un", "PERSON", kb_id="Q56226")]
    doc.spans["sc"] = [spanned(doc, "“We are ready.”", "QUOTE"), spanned(doc, "said", "CUE")]
    doc.cats = {"diplomacy": 1.0, "sport": 0.0}
    imported = import_paths(project, [save(doc, nlp("No marks."))])
    assert imported.left_out == ()
    (mention,), (quote,) = project.all(Mention), project.all(Quote)
    assert (mention.text, mention.fields["label"]) == ("Kim\u00a0Jong-un", "PERSON")
    assert {(one.role, one.text) for one in quote.spans} == {
        ("content", "“We are ready.”"),
        ("cue", "said"),
    }
    first = next(one for one in project.all(Article) if one.title.startswith("🕊️"))
    assert project.text(first.id) == TEXT
    assert first.note == "diplomacy"


def test_what_has_no_place_is_told_and_groups_of_spans_are_noted(project, nlp, save):
    doc = nlp(TEXT)
    doc.spans["speakers"] = [spanned(doc, "Kim\u00a0Jong-un", "PERSON")]
    doc.spans["sc"] = [spanned(doc, "said", "CUE")]
    if not Doc.has_extension("desk"):
        Doc.set_extension("desk", default=None)
    doc._.desk = "Asia"
    empty = Doc(nlp.vocab, words=[])
    path = save(doc, empty, empty, store_user_data=True)
    imported = import_paths(project, [path])
    assert imported.left_out == ()
    assert f"{path}: passed over 2 texts without words" in imported.warnings
    assert f"{path}: left out what programs keep with texts: desk (1)" in imported.warnings
    assert {one.text: one.note for one in project.all(Mention)}["Kim\u00a0Jong-un"] == (
        "group: speakers"
    )


def test_a_doc_whose_spaces_nobody_knows_is_read_as_spacy_reads_it(nlp, save):
    doc = Doc(nlp.vocab, words=["Paris", "said", "no"])
    ((found,), problems) = both.read(spacy_format, save(doc))
    assert (found.text, problems) == (doc.text, [])


def test_spacy_reads_our_export(project, gold_path, tmp_path, nlp):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out.spacy")
    (doc,) = DocBin().from_disk(tmp_path / "out.spacy").get_docs(nlp.vocab)
    (article,) = project.all(Article)
    assert doc.text == project.text(article.id)
    own = {one.id: one for one in project.all(Mention)}
    found = {one.id_: one.text for one in doc.spans["sc"] if is_mention(one.label_)}
    assert found == {id: one.text for id, one in own.items()}
    assert {one.text for one in doc.ents} <= {one.text for one in own.values()}
    assert len(doc.ents) > 40
    quotes = {one.text for one in doc.spans["sc"] if one.label_ == "Quote"}
    for quote in project.all(Quote):
        assert {one.text for one in spans_of(quote) if one.role == "content"} <= quotes


def test_our_export_comes_back_as_it_was(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out.spacy")
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        imported = import_paths(second, [tmp_path / "out.spacy"])
        assert imported.left_out == imported.warnings == ()
        assert both.records(second) == both.records(project)


def test_a_folder_has_some_texts_a_file_and_comes_back(project, tmp_path, monkeypatch):
    monkeypatch.setattr(spacy_format, "A_FILE", 2)
    for number in range(5):
        add_article(project, f"{TEXT} {number}")
    out = tmp_path / "out"
    export(project, out, format="spacy")
    assert sorted(file.name for file in out.iterdir()) == [f"part-000{n}.spacy" for n in (1, 2, 3)]
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        import_paths(second, [out])
        assert texts(second) == texts(project)


def test_one_file_of_several_vocabularies_is_as_spacy_writes_one(
    project, gold_path, tmp_path, monkeypatch
):
    monkeypatch.setattr(spacy_format, "AT_ONCE", 2)
    import_paths(project, [gold_path])
    for number in range(4):
        add_article(project, f"{TEXT} {number}")
    export(project, tmp_path / "out.spacy")
    ours = DocBin().from_disk(tmp_path / "out.spacy")
    docs = list(ours.get_docs(Vocab()))
    assert [doc.text for doc in docs] == [project.text(id) for id in article_ids(project, ())]
    theirs = DocBin(attrs=ours.attrs, docs=docs, store_user_data=True)
    names = ("version", "attrs", "strings", "cats", "flags", "span_groups", "user_data")
    for name in names:
        assert getattr(ours, name) == getattr(theirs, name), name
    for name in ("tokens", "spaces"):
        pairs = zip(getattr(ours, name), getattr(theirs, name), strict=True)
        assert all(one.tolist() == other.tolist() for one, other in pairs), name


def test_a_project_without_articles_is_a_file_that_spacy_reads(project, tmp_path):
    export(project, tmp_path / "out.spacy")
    assert len(DocBin().from_disk(tmp_path / "out.spacy")) == 0


def test_what_was_changed_in_spacy_loses_nothing_else(gold_path, tmp_path, project, nlp):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out.spacy")
    (doc,) = DocBin().from_disk(tmp_path / "out.spacy").get_docs(nlp.vocab)
    first, *others = doc.spans["sc"]
    longer = Span(doc, first.start, first.end + 1, first.label, span_id=first.id)
    doc.spans["sc"] = [longer, *others[:-1]]
    doc.ents = []
    DocBin(docs=[doc], store_user_data=True).to_disk(tmp_path / "changed.spacy")
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        import_paths(second, [tmp_path / "changed.spacy"])
        changed, before = both.records(second), both.records(project)
    different = {id for id in before if changed.get(id) != before[id]}
    assert changed[first.id_][1:] == before[first.id_][1:]
    assert len(different) == 2


@RANDOM
@given(projects())
def test_documents_are_read_as_they_were_written(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("d") / "out.spacy"
    found, problems = both.read(spacy_format, both.written(spacy_format, project, path))
    assert problems == []
    expected = without_blanks(both.plain(both.outgoing(project)))
    assert without_blanks(both.plain(found)) == expected
    project.close()


def test_a_file_that_unpacks_without_end_is_refused(project, tmp_path, monkeypatch):
    monkeypatch.setattr(spacy_packed, "LARGEST_UNPACKED_DOCBIN", 9_000_000)
    path = tmp_path / "a.spacy"
    pack = zlib.compressobj()
    path.write_bytes(b"".join(pack.compress(bytes(1 << 20)) for _ in range(10)) + pack.flush())
    with pytest.raises(ImportProblems, match=r"a\.spacy unpacks to more than 9 MB"):
        import_paths(project, [path])


def test_a_file_that_unpacks_to_much_more_than_text_does_is_refused(project, tmp_path):
    (tmp_path / "a.spacy").write_bytes(zlib.compress(bytes(20_000_000)))
    with pytest.raises(ImportProblems, match=r"a\.spacy unpacks to more than 200 times its size"):
        import_paths(project, [tmp_path / "a.spacy"])


@pytest.mark.parametrize("content", [b"", b"text", zlib.compress(b"\x80"), zlib.compress(b"")])
def test_files_that_are_no_docbin_are_refused(project, tmp_path, content):
    (tmp_path / "a.spacy").write_bytes(content)
    with pytest.raises(ImportProblems, match=r"a\.spacy is no sound \.spacy file"):
        import_paths(project, [tmp_path / "a.spacy"])


def packed():
    """A DocBin with an entity and a span, unpacked."""
    nlp = spacy.blank("en")
    doc = nlp(TEXT)
    doc.ents = [spanned(doc, "said", "CUE")]
    doc.spans["sc"] = [spanned(doc, "said", "CUE")]
    return zlib.decompress(DocBin(docs=[doc]).to_bytes())


PACKED = packed()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_spoilt_file_is_told_and_ends_in_nothing_else(tmp_path_factory, data):
    raw = bytearray(PACKED)
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=9))
    path = tmp_path_factory.mktemp("d") / "a.spacy"
    path.write_bytes(zlib.compress(bytes(raw)))
    with create(MEMORY, codebook.load("plover"), annotator="x") as project:
        try:
            import_paths(project, [path])
        except ImportProblems as problem:
            assert "a.spacy" in str(problem)  # noqa: PT017


@settings(max_examples=40, deadline=None)
@given(both.VALUES)
def test_any_value_in_the_place_of_a_docbin_is_refused(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("d") / "a.spacy"
    try:
        path.write_bytes(zlib.compress(srsly.msgpack_dumps(value)))
    except OverflowError:
        return
    with pytest.raises(AnnotatorError, match="no sound"):
        both.read(spacy_format, path)

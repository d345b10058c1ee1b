"""What an import does: the same text, the same record, new ids, links, people and codebooks."""

import io
import os
import sys
from dataclasses import replace

import pytest

from annotator.editing import articles, mentions, quotes
from annotator.errors import AnnotatorError
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.exchange.progress import Cancelled
from annotator.model import codebook
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article, Assignment
from annotator.store.connection import MEMORY
from annotator.store.files import create


def layer_of(gold):
    return gold["articles"][0]["layers"][0]


def test_a_text_that_is_there_is_the_same_article_and_its_empty_fields_are_filled(
    project, gold, saved
):
    own = articles.add_article(project, gold["articles"][0]["text"], title="Mine", source="Wire")
    imported = import_paths(project, [saved(gold)])
    (article,) = project.all(Article)
    assert (article.id, article.title, article.source) == (own.id, "Mine", "Wire")
    assert (article.published, article.language) == ("2018-03-20", "en")
    assert imported.articles == (own.id,)
    assert imported.counts["articles"] == {"new": 0, "changed": 1, "same": 0}
    assert len(project.all(Mention)) == 61


def test_only_what_a_file_names_and_changed_is_written(project, gold, saved):
    import_paths(project, [saved(gold)])
    project.annotator = gold["annotators"][0]["name"]
    quotes.change_quote(project, "q01", venue="Moscow")
    first = layer_of(gold)["quotes"][0]
    del first["venue"]
    first["note"] = "changed"
    imported = import_paths(project, [saved(gold)])
    assert imported.counts["quotes"] == {"new": 0, "changed": 1, "same": 11}
    quote = project.get(Quote, "q01")
    assert (quote.note, quote.venue) == ("changed", "Moscow")
    project.undo()
    assert project.get(Quote, "q01").note != "changed"


def test_an_id_that_another_layer_holds_gets_a_new_one_and_links_follow(project, gold, saved):
    import_paths(project, [saved(gold)])
    gold["annotators"][0] = {"id": "n1", "name": "second"}
    path = saved(gold)
    assert import_paths(project, [path]).counts["events"]["new"] == 18
    first, second = project.all(Layer)
    assert first.annotator != second.annotator
    for link in (Quote, Mention):
        assert {one.layer for one in project.all(link)} == {first.id, second.id}
    theirs = {one.id for one in project.all(Quote, layer=second.id)}
    said = {one.quote for one in project.all(Event, layer=second.id)} - {None}
    assert said
    assert said <= theirs
    again = import_paths(project, [path])
    assert again.counting.of("new") == again.counting.of("changed") == {}


def test_an_id_of_another_article_gets_a_new_one(project, gold, saved):
    import_paths(project, [saved(gold)])
    other = {"id": gold["articles"][0]["id"], "text": "Another text.", "replaces": None}
    (new,) = import_paths(project, [saved(other, name="x.jsonl")]).articles
    assert new != other["id"]
    assert project.text(new) == "Another text."


def test_links_reach_records_that_come_later_and_records_that_are_there(project, gold, saved):
    article = gold["articles"][0]
    event = {"type": "AGREE", "same_as": "e01", "spans": layer_of(gold)["events"][0]["spans"]}
    article["layers"].insert(0, {"annotator": "n1", "events": [event | {"id": "x1"}]})
    gold["articles"].append({"id": "x", "text": "Later text."})
    article["replaces"] = "x"
    import_paths(project, [saved(gold)])
    assert project.get(Event, "x1").same_as == "e01"
    article["layers"] = [{"annotator": "n1", "events": [event | {"id": "x2"}]}]
    import_paths(project, [saved(gold)])
    assert project.get(Event, "x2").same_as == "e01"
    assert project.get(Article, article["id"]).replaces == "x"
    gold["articles"] = [{"id": "y", "text": "Third.", "replaces": "x"}]
    import_paths(project, [saved(gold)])
    assert project.get(Article, "y").replaces == "x"


def test_an_office_follows_its_article(project, gold, saved):
    own = articles.add_article(project, gold["articles"][0]["text"])
    gold["speakers"][0]["offices"] = [{"role": "director", "article": gold["articles"][0]["id"]}]
    import_paths(project, [saved(gold)])
    (office,) = project.get(Speaker, "a01").offices
    assert (office.role, office.article) == ("director", own.id)


def test_people_are_known_by_name(project, gold, saved, article):
    mentions.mark_mention(project, article.id, 0, 6)
    mina = project.all(Annotator)[0]
    gold["annotators"][0]["name"] = "mina"
    import_paths(project, [saved(gold)])
    assert project.all(Annotator) == [mina]
    assert {layer.annotator for layer in project.all(Layer)} == {mina.id}


def test_someone_without_work_takes_the_id_of_the_file(project, gold, saved, article):
    with project.edit("Assign"):
        project.save(Annotator(id="own", name="reference"))
        project.save(replace(article, assignments=(Assignment("own"),)))
    import_paths(project, [saved(gold)])
    assert [one.id for one in project.all(Annotator)] == ["n1"]
    assert project.get(Article, article.id).assignments == (Assignment("n1"),)
    project.undo()
    assert [one.id for one in project.all(Annotator)] == ["own"]
    assert project.get(Article, article.id).assignments == (Assignment("own"),)
    project.redo()
    assert [one.id for one in project.all(Annotator)] == ["n1"]


def test_a_layer_without_annotator_is_of_the_person_who_imports(project, gold, saved):
    del layer_of(gold)["annotator"]
    import_paths(project, [saved(gold)], annotator="noor")
    (layer,) = project.all(Layer)
    assert project.get(Annotator, layer.annotator).name == "noor"


def test_a_project_without_records_takes_the_codebook_of_the_file(gold, saved):
    with create(MEMORY, codebook.load("cameo"), annotator="mina") as project:
        import_paths(project, [saved(gold)])
        assert project.codebook == codebook.load("plover")
        project.undo()
        assert project.codebook == codebook.load("cameo")


def test_a_project_with_records_refuses_codes_that_its_codebook_has_not(gold, saved):
    with create(MEMORY, codebook.load("cameo"), annotator="mina") as project:
        own = articles.add_article(project, "A text.")
        mentions.mark_mention(project, own.id, 0, 1)
        with pytest.raises(ImportProblems) as refused:
            import_paths(project, [saved(gold)])
        assert len(refused.value.problems) >= 18
        assert all("in the codebook CAMEO" in problem for problem in refused.value.problems)
        assert len(project.all(Article)) == 1


def test_what_is_not_said_of_a_record_is_imported_now(project, gold, saved):
    import_paths(project, [saved(gold)])
    mention = project.get(Mention, "m01")
    assert (mention.origin, mention.updated_by, mention.certainty) == ("imported", "mina", "high")
    assert mention.created_at == mention.updated_at != ""


def test_a_second_agreed_version_is_refused(project, gold, saved):
    layer_of(gold)["kind"] = "gold"
    import_paths(project, [saved(gold)])
    gold["annotators"][0]["name"] = "second"
    with pytest.raises(ImportProblems, match="has an agreed version already, decided by reference"):
        import_paths(project, [saved(gold)])


def test_a_dry_run_counts_and_writes_nothing(project, gold_path):
    imported = import_paths(project, [gold_path], dry_run=True)
    assert imported.counts["quotes"]["new"] == 12
    assert imported.sentence().startswith("Would import 1 article, 16 speakers, 61 mentions")
    assert project.all(Article) == []
    assert project.undo_entry is None


def test_several_files_and_folders_are_one_step(project, gold, saved, tmp_path):
    (tmp_path / "folder" / "__MACOSX").mkdir(parents=True)
    (tmp_path / "folder" / ".hidden.txt").write_text("hidden")
    (tmp_path / "folder" / "__MACOSX" / "a.txt").write_text("not this")
    (tmp_path / "folder" / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "folder" / "b.txt").write_text("First line\nand more.")
    (tmp_path / "folder" / "a.txt").write_text("Another.")
    saved({"title": "T", "text": "A third.", "words": 2}, name="folder/c.jsonl")
    imported = import_paths(project, [tmp_path / "folder", saved(gold)])
    assert imported.sentence() == (
        "Imported 4 articles, 16 speakers, 61 mentions, 12 quotes and 18 events;"
        " passed over 1 file of no known format."
    )
    found = project.all(Article)
    assert [one.title for one in found[:3]] == ["Another.", "First line", "T"]
    assert imported.articles == tuple(one.id for one in found)
    (warning,) = imported.warnings
    assert warning.endswith("c.jsonl:1: the key 'words' is not known")
    project.undo()
    assert project.all(Article) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(project, tmp_path):
    (tmp_path / "a.txt").write_text("A text.")
    os.mkfifo(tmp_path / "b.txt")
    imported = import_paths(project, [tmp_path])
    assert imported.sentence() == "Imported 1 article; passed over 1 file of no known format."


def test_a_program_without_standard_input_says_so(project, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(AnnotatorError, match="There is no standard input"):
        import_paths(project, ["-"], format="text")


def test_strict_refuses_what_would_be_passed_over(project, saved):
    path = saved({"text": "A text.", "words": 2}, name="x.jsonl")
    with pytest.raises(ImportProblems, match="the key 'words' is not known"):
        import_paths(project, [path], strict=True)
    assert project.all(Article) == []


def test_standard_input_needs_a_format(project, gold_path, monkeypatch):
    with pytest.raises(AnnotatorError, match="Standard input tells no format"):
        import_paths(project, ["-"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gold_path.read_bytes())))
    assert import_paths(project, ["-"], format="json").counts["quotes"]["new"] == 12


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing.json", "There is no file"),
        ("file.xyz", "No format is known for file.xyz"),
        ("empty", "There is nothing to import in"),
    ],
)
def test_what_cannot_be_found_is_told(project, tmp_path, name, sentence):
    (tmp_path / "file.xyz").write_text("x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(AnnotatorError, match=sentence):
        import_paths(project, [tmp_path / name])


def test_a_cancelled_import_changes_nothing(project, saved):
    def stop(done, total):
        assert total == 3
        if done == 2:
            raise Cancelled

    path = saved(*({"text": f"Text {i}."} for i in range(3)), name="x.jsonl")
    with pytest.raises(Cancelled):
        import_paths(project, [path], progress=stop)
    assert project.all(Article) == []
    assert project.undo_entry is None


def test_the_language_holds_for_articles_that_say_none(project, saved):
    import_paths(
        project,
        [saved({"text": "One."}, {"text": "Zwei.", "language": "de"}, name="x.jsonl")],
        language="en",
    )
    assert [one.language for one in project.all(Article)] == ["en", "de"]

"""Which files an import finds, in folders and archives, and which it leaves alone."""

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from annotator.exchange import limits, sources, unpacking
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.exchange.progress import Cancelled
from annotator.model.annotations import Annotator, Layer
from annotator.model.article import Article

CAS = Path(__file__).parents[1] / "files" / "foreign" / "uima-cas"


@pytest.fixture
def zipped(tmp_path):
    """Write an archive of texts by name, and return its path."""

    def write(texts, name="texts.zip"):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
            for member, text in texts.items():
                opened.writestr(member, text)
        return path

    return write


def titles(project):
    return [one.title for one in project.all(Article)]


def refusal(project, path):
    """What is said of a path that cannot be imported at all, when nothing may change."""
    with pytest.raises(ImportProblems) as refused:
        import_paths(project, [path])
    assert project.all(Article) == []
    assert project.undo_entry is None
    return refused.value.message


def test_an_archive_is_read_like_a_folder(project, zipped):
    path = zipped(
        {
            "b/two.txt": "Two.",
            "a/one.txt": "One.",
            "__MACOSX/a/._one.txt": "no",
            ".hidden.txt": "no",
            "a/picture.png": b"\x89PNG",
        }
    )
    imported = import_paths(project, [path])
    assert imported.sentence() == "Imported 2 articles; passed over 1 file of no known format."
    assert titles(project) == ["One.", "Two."]


def test_archives_in_folders_are_read_and_those_in_archives_are_told(project, zipped, tmp_path):
    inner = zipped({"deep.txt": "Deep."}, "inner.zip")
    path = zipped({"one.txt": "One.", "inner.zip": inner.read_bytes()}, "outer.zip")
    inner.unlink()
    imported = import_paths(project, [tmp_path])
    assert titles(project) == ["One."]
    assert imported.left_out == (
        f"{path}/inner.zip is an archive within an archive. Unpack it first.",
    )


def test_two_files_of_one_name_and_links_in_an_archive_are_not_lost_unsaid(project, tmp_path):
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("one.txt", "One.")
        with pytest.warns(UserWarning, match="Duplicate name"):
            opened.writestr("one.txt", "Another one.")
        opened.writestr(link, "one.txt")
    imported = import_paths(project, [path])
    assert sorted(titles(project)) == ["Another one.", "One."]
    assert imported.left_out == (f"{path}/link.txt is a link, which is not followed.",)


def test_the_work_of_each_in_a_project_of_inception_is_read(project, zipped):
    types = (CAS / "inception_typesystem.xml").read_bytes()
    xmi = (CAS / "cas_with_smileys.xmi").read_bytes()

    def work(name):
        return zipped({f"{name}.xmi": xmi, "TypeSystem.xml": types}, "work.zip").read_bytes()

    path = zipped(
        {
            "exportedproject.json": '{"name": "p", "source_documents": [{"format": "text"}]}',
            "annotation/a.txt/ann.zip": work("ann"),
            "annotation/a.txt/INITIAL_CAS.zip": work("INITIAL_CAS"),
            "annotation/a.txt/ben.zip": work("ben"),
            "curation/a.txt/CURATION_USER.zip": work("CURATION_USER"),
        }
    )
    imported = import_paths(project, [path])
    assert imported.left_out == ()
    assert imported.passed_over == 1
    names = {one.id: one.name for one in project.all(Annotator)}
    layers = {(names[one.annotator], one.kind) for one in project.all(Layer)}
    assert layers == {
        ("ann", "annotation"),
        ("ben", "annotation"),
        ("CURATION_USER", "gold"),
        (project.annotator, "import"),
    }


def test_archives_within_archives_have_a_largest_size_together(project, zipped, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST_UNPACKED", 1_000)
    inner = zipped({"a.xmi": "x" * 600}, "inner.zip").read_bytes()
    path = zipped({"a.zip": inner, "b.zip": inner, "c.txt": "A text."})
    told = " ".join(import_paths(project, [path]).left_out)
    assert "b.zip unpacks to more than" in told
    assert "a.zip unpacks" not in told


@pytest.mark.parametrize("content", ['{"name": "x", "version": 1}', "{", "no JSON", "{}"])
def test_json_of_no_known_format_in_a_folder_is_passed_over(project, tmp_path, content):
    (tmp_path / "a.txt").write_text("Kulik left.")
    (tmp_path / "a.ann").write_text("T1\tPerson 0 5\tKulik\n")
    (tmp_path / "package.json").write_text(content)
    imported = import_paths(project, [tmp_path])
    assert imported.sentence() == (
        "Imported 1 article and 1 mention; passed over 1 file of no known format."
    )


def test_json_of_ours_in_a_folder_is_still_refused_as_a_whole(project, tmp_path):
    (tmp_path / "a.txt").write_text("A text.")
    (tmp_path / "b.json").write_text('{"format": "diplomatic-annotator", "articles": [{}]')
    assert "b.json" in refusal(project, tmp_path)


def test_files_before_in_and_behind_an_archive_are_told_by_their_places(project, zipped, tmp_path):
    for name in ("a.txt", "z.txt", "sub/b.txt", "sub/good.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Good." if "good" in name else "")
    path = zipped({"m.txt": "", "deep/n.txt": ""}, "m.zip")
    told = [words.partition(": ")[0] for words in import_paths(project, [tmp_path]).left_out]
    inside = [f"{path}/m.txt", f"{path}/deep/n.txt"]
    outside = [f"{tmp_path}/{name}" for name in ("a.txt", "z.txt", "sub/b.txt")]
    assert told == [outside[0], *inside, *outside[1:]]


def test_what_is_wrong_in_an_archive_is_told_by_its_name_there(project, zipped):
    path = zipped({"a.txt": "A text.", "b/empty.txt": ""})
    (words,) = import_paths(project, [path]).left_out
    assert words.startswith(f"{path}/b/empty.txt: The text is empty.")


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt"])
def test_no_file_is_written_outside_of_the_folder(project, zipped, tmp_path, name):
    path = zipped({"good.txt": "Good.", name: "Bad."})
    assert "would be written outside of its folder" in refusal(project, path)
    assert [one.name for one in tmp_path.rglob("*.txt")] == []


def test_a_bomb_is_not_unpacked(project, zipped):
    path = zipped({"bomb.txt": b"0" * (limits.RATIO_FROM + 1)})
    assert "times its size, as no text does" in refusal(project, path)


def test_an_archive_that_lies_about_its_size_is_damaged(project, zipped):
    path = zipped({"bomb.txt": b"0" * (limits.RATIO_FROM + 1)})
    raw = path.read_bytes()
    path.write_bytes(raw.replace(struct.pack("<L", limits.RATIO_FROM + 1), struct.pack("<L", 9)))
    assert "is damaged or not complete" in refusal(project, path)


def test_an_archive_has_a_largest_size_and_number_of_files(project, zipped, monkeypatch):
    path = zipped({"a.txt": "A text.", "b.txt": "Another text."})
    monkeypatch.setattr(unpacking, "MOST_MEMBERS", 1)
    assert "holds 2 files; 1 are the most" in refusal(project, path)
    monkeypatch.setattr(unpacking, "MOST_MEMBERS", 2)
    monkeypatch.setattr(sources, "LARGEST_UNPACKED", 10)
    with pytest.raises(Exception, match="unpacks to more than"):
        unpacking.check(zipfile.ZipFile(path).infolist(), "a.zip", 10)


def test_a_locked_archive_is_told(project, zipped):
    path = zipped({"a.txt": "A text."})
    raw = bytearray(path.read_bytes())
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1  # the flags of its only member
    path.write_bytes(raw)
    assert "is locked with a password" in refusal(project, path)


def test_half_an_archive_is_told(project, zipped):
    path = zipped({"a.txt": "A text."})
    path.write_bytes(path.read_bytes()[:-30])
    assert "is damaged or not complete" in refusal(project, path)


def test_what_an_archive_links_to_is_not_read(project, zipped, tmp_path):
    path = zipped({"a.txt": "A text."})
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as opened:
        opened.writestr(link, "/etc/passwd")
    import_paths(project, [path])
    assert titles(project) == ["A text."]


def test_unpacking_can_be_stopped(project, zipped):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        import_paths(project, [zipped({"a.txt": "A text."})], progress=stop)
    assert project.all(Article) == []


def test_the_parts_of_a_saved_page_are_no_articles(project, tmp_path):
    for folder in ("page_files", "Seite_Dateien", "texts_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "part.txt").write_text(f"A text in {folder}.")
    for page in ("page.html", "Seite.htm"):
        (tmp_path / page).write_text("<html></html>")
    import_paths(project, [tmp_path])
    assert titles(project) == ["A text in texts_files."]


@pytest.mark.parametrize(
    ("name", "head", "sentence"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc is an old Word file"),
        ("a.odt", b"PK\x03\x04", "a.odt is an OpenDocument text"),
        ("a.xyz", b"xyz", "No format is known for a.xyz"),
    ],
)
def test_what_cannot_be_read_is_named(project, tmp_path, name, head, sentence):
    (tmp_path / name).write_bytes(head)
    with pytest.raises(Exception, match=sentence):
        import_paths(project, [tmp_path / name])

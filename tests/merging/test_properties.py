"""Whatever people did in their copies: merged twice is merged once, in any order, and back."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from annotator.merging.merging import merge
from annotator.model import codebook
from annotator.store import checking, files
from tests.merging.conftest import at_work, exported
from tests.merging.histories import histories, trees, work

MANY = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def team(folder: Path, acts) -> list[Path]:
    """Make a project with a history, and copies of it that were worked on apart."""
    *apart, before = acts
    for old in folder.glob("*"):
        old.unlink()
    base = folder / "base.sqlite"
    with files.create(base, codebook.load("plover"), annotator="mina") as project:
        work(project, [("add_article", 0, 1), ("add_speaker", 0, 0), ("mark_quote", 0, 1)])
        work(project, before)
    made = []
    for name, own in zip("abcd", apart, strict=False):
        path = folder / f"{name}.sqlite"
        path.write_bytes(base.read_bytes())
        with at_work(path) as project:
            work(project, own)
        made.append(path)
    return made


def merged(path: Path, *others: Path):
    """Merge into a copy of a project, one file after another; return the copy."""
    out = path.with_stem("-".join([path.stem, *(f"({one.stem})" for one in others)]))
    out.write_bytes(path.read_bytes())
    for other in others:
        with at_work(out) as project:
            merge(project, [other])
            assert list(checking.check(project, lambda *_: None)) == []
    return out


def merged_as(tree, made: list[Path]) -> Path:
    """Merge files in the order that a tree says."""
    if isinstance(tree, int):
        return made[tree]
    into, other = (merged_as(part, made) for part in tree)
    return merged(into, other)


@given(histories(3))
@MANY
def test_the_order_in_which_files_are_merged_does_not_matter(tmp_path, acts):
    a, b, c = team(tmp_path, acts)
    assert exported(merged(a, b, c)) == exported(merged(a, c, b))


@given(histories(4), trees(4), trees(4))
@MANY
def test_whoever_merges_what_first_gets_the_same(tmp_path, acts, tree, other):
    made = team(tmp_path, acts)
    assert exported(merged_as(tree, made)) == exported(merged_as(other, made))


@given(histories(2))
@MANY
def test_who_merges_does_not_matter(tmp_path, acts):
    a, b = team(tmp_path, acts)
    assert exported(merged(a, b)) == exported(merged(b, a))


@given(histories(3))
@MANY
def test_merging_again_changes_nothing_and_says_nothing(tmp_path, acts):
    a, b, c = team(tmp_path, acts)
    once = merged(a, b, c)
    before = exported(once)
    with at_work(once) as project:
        steps = project.undo_entry
        for other in (b, c, a, merged(c, b)):
            told = merge(project, [other])
            assert not told.changes_something
            assert (told.conflicts, told.gone) == ([], [])
        assert project.undo_entry == steps
    assert exported(once) == before


@given(histories(2))
@MANY
def test_undo_of_a_merge_gives_back_what_was_there(tmp_path, acts):
    a, b = team(tmp_path, acts)
    before, after = exported(a), exported(merged(a, b))
    with at_work(a) as project:
        merge(project, [b])
        if project.undo_entry and project.undo_entry.label == "Merge another project":
            project.undo()
            assert list(checking.check(project, lambda *_: None)) == []
    assert exported(a) == before
    with at_work(a) as project:
        if project.redo_entry and project.redo_entry.label == "Merge another project":
            project.redo()
            assert exported(a) == after

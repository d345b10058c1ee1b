"""An import with options: all that the command line takes, in one dialog."""

import pytest
from PySide6.QtWidgets import QFileDialog

from annotator.model.article import Article
from annotator.ui.dialogs.columns import ColumnsDialog
from annotator.ui.dialogs.import_options import ImportDialog
from annotator.ui.words import importing as words

LONG = "Northland is ready for talks with all sides, an official said on Tuesday. " * 3


@pytest.fixture
def project(window):
    return window.bench.desk.project


@pytest.fixture
def dialog(window):
    window._actions["import_with"].trigger()
    return window.findChild(ImportDialog)


@pytest.fixture
def go(window, dialog, qtbot):
    """Import with what the dialog says now."""

    def go(*paths):
        dialog.files.line.setText("; ".join(map(str, paths)))
        dialog.accept()
        qtbot.waitUntil(lambda: window.files.worker is None)

    return go


def titles(project):
    return [article.title for article in project.all(Article)][1:]


def test_what_is_missing_is_said(dialog, tmp_path):
    dialog.accept()
    assert dialog.problem() == words.NO_FILES
    dialog.files.line.setText(str(tmp_path / "nowhere.txt"))
    assert dialog.problem() == words.nothing_there(tmp_path / "nowhere.txt")
    dialog.files.line.setText(str(tmp_path))
    assert dialog.problem() == ""
    dialog.mapping.line.setText(str(tmp_path / "no.toml"))
    assert "no.toml" in dialog.problem()
    dialog.mapping.line.setText("")
    dialog.language.setText("no language")
    assert dialog.problem()
    assert dialog.isVisible()


def test_articles_get_the_language_that_is_said(project, dialog, go, tmp_path):
    (tmp_path / "news.txt").write_text("Новости\n\nТекст.", encoding="utf-8")
    dialog.language.setText("ru")
    go(tmp_path / "news.txt")
    assert [one.language for one in project.all(Article)][1:] == ["ru"]


def test_a_strict_import_takes_all_or_nothing(window, project, dialog, go, tmp_path):
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK no document")
    dialog.strict.setChecked(True)
    go(tmp_path / "a.txt", tmp_path / "b.docx")
    assert titles(project) == []
    assert "b.docx" in window.bench.messages.text()


def test_columns_of_a_file_need_no_question(window, project, dialog, go, tmp_path):
    table, columns = tmp_path / "t.csv", tmp_path / "columns.toml"
    table.write_text(f"Kop,Inhoud\nTalks,{LONG}\n", encoding="utf-8")
    columns.write_text('[columns]\ntitle = "Kop"\ntext = "Inhoud"\n', encoding="utf-8")
    dialog.columns.line.setText(str(columns))
    go(table)
    assert window.findChild(ColumnsDialog) is None
    assert titles(project) == ["Talks"]


def test_a_mapping_says_what_names_become(window, project, dialog, go, tmp_path):
    (tmp_path / "a.txt").write_text("Kim met Lee.", encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tWEIRD 0 3\tKim\n", encoding="utf-8")
    mapping = tmp_path / "m.toml"
    mapping.write_text("nonsense = ", encoding="utf-8")
    dialog.mapping.line.setText(str(mapping))
    go(tmp_path / "a.ann")
    assert "m.toml" in window.bench.messages.text()
    assert titles(project) == []


def test_files_and_a_folder_are_chosen(dialog, tmp_path, monkeypatch):
    chosen = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    dialog.files._choose()
    assert list(map(str, dialog.files.paths())) == chosen
    dialog.mapping._choose()
    assert list(map(str, dialog.mapping.paths())) == chosen[:1]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog.files._choose_folder()
    assert dialog.files.paths() == [tmp_path]

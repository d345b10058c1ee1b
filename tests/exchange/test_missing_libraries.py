"""What is said where a library that a format needs is not installed."""

import sys

import pytest

from annotator.errors import AnnotatorError
from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems


@pytest.fixture
def hide(monkeypatch):
    """Let a library not be there."""

    def hidden(module):
        for name in [one for one in sys.modules if one.partition(".")[0] == module]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, module, None)

    return hidden


@pytest.mark.parametrize(
    ("name", "format", "library"),
    [
        ("cassis", "cas", "dkpro-cassis"),
        ("spacy", "spacy", "spacy"),
        ("pyarrow", "parquet", "pyarrow"),
    ],
)
@pytest.mark.usefixtures("article")
def test_one_sentence_says_what_to_install(  # noqa: PLR0917 - fixtures
    project, tmp_path, hide, name, format, library
):
    hide(name)
    out = tmp_path / ("out.spacy" if format == "spacy" else "out")
    with pytest.raises(AnnotatorError) as told:
        export(project, out, format=format)
    assert str(told.value) == (
        f"This format needs {library}, which is not installed."
        f' Install it with: pip install "diplomatic-annotator[{format}]"'
    )
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "suffix", "library"),
    [("cassis", ".xmi", "dkpro-cassis"), ("spacy", ".spacy", "spacy")],
)
def test_reading_says_it_too(  # noqa: PLR0917 - fixtures
    project, tmp_path, hide, name, suffix, library
):
    hide(name)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"x")
    with pytest.raises(ImportProblems, match=f"needs {library}, which is not installed"):
        import_paths(project, [path])

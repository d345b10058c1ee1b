"""A small project file, and ways to type a command at it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.__main__ import main
from annotator.editing import articles, events, quotes, speakers
from annotator.model import codebook
from annotator.store import files

ROOT = Path(__file__).parents[2]
TEXT = "MOSCOW. “We are ready,” Suh said in Pyongyang.\nThey will consult in May."


@pytest.fixture
def path(tmp_path):
    """A project of one article, with a speaker, a quote and an event: four steps of history."""
    path = tmp_path / "talks.sqlite"
    with files.create(path, codebook.load("plover"), annotator="mina") as project:
        article = articles.add_article(project, TEXT)
        speaker = speakers.add_speaker(project, "Suh Hoon")
        quotes.mark_quote(project, article.id, [(8, 23)], speaker=speaker.id)
        events.mark_event(project, article.id, [(57, 64)], type="CONSULT")
    return path


@pytest.fixture
def typed(capsys):
    """Type a command; returns its exit code and what it says on stdout and stderr."""

    def run(*words):
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def process():
    """Type a command in a process of its own; returns it when it has ended."""

    def run(*words, **options):
        return subprocess.run(
            [sys.executable, "-m", "annotator", *map(str, words)],
            cwd=options.pop("cwd", ROOT),
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
            capture_output=True,
            check=False,
            **options,
        )

    return run

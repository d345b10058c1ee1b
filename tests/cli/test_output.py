"""The progress bar, JSON, and what becomes of troubles with the system."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.cli import output
from annotator.cli.output import Bar


class Terminal(io.StringIO):
    """A stderr that is a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """A clock that is set by hand."""
    times = [1.0]
    monkeypatch.setattr(output.time, "monotonic", lambda: times[0])
    return times


def test_a_terminal_shows_how_far_it_is(monkeypatch, clock):
    screen = Terminal()
    monkeypatch.setattr(output.sys, "stderr", screen)
    with Bar() as bar:
        bar(300, 1200)
    bars = screen.getvalue().split("\r")
    assert bars[1] == f"[{'#' * 7}{'.' * 23}] 300 of 1,200"
    assert bars[2] == " " * len(bars[1])
    assert bars[3:] == [""]


def test_where_the_end_is_not_known_it_counts(monkeypatch, clock):
    screen = Terminal()
    monkeypatch.setattr(output.sys, "stderr", screen)
    Bar()(1234, 0)
    assert screen.getvalue() == "\r1,234"


def test_the_bar_is_not_drawn_more_often_than_eyes_see(monkeypatch, clock):
    screen = Terminal()
    monkeypatch.setattr(output.sys, "stderr", screen)
    bar = Bar()
    for done in range(1000):
        bar(done, 1000)
        clock[0] += output.BAR_EVERY / 100
    assert screen.getvalue().count("\r") == pytest.approx(10, abs=1)


def test_a_pipe_shows_nothing(capsys):
    with Bar() as bar:
        bar(1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_trouble_of_the_system_is_said(capsys):
    def work():
        raise OSError(28, "No space left on device", "out.csv")

    assert output.exit_code(work) == 1
    assert capsys.readouterr().err == "out.csv: No space left on device.\n"


def test_a_fault_of_ours_is_not_hidden():
    def work():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        output.exit_code(work)


def test_without_a_console_words_go_nowhere(monkeypatch):
    monkeypatch.setattr(output.sys, "stdout", None)
    monkeypatch.setattr(output.sys, "stderr", None)
    output.speak_utf8()
    with output.sys.stdout, output.sys.stderr:
        assert output.exit_code(lambda: print("result") or 0) == 0


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_json_is_the_same_whether_it_is_there_or_read_on(value):
    def read_on(one):
        if isinstance(one, dict):
            return {key: read_on(inner) for key, inner in one.items()}
        return map(read_on, one) if isinstance(one, list) else one

    written = json.dumps(value, ensure_ascii=False, indent=1)
    assert "".join(output._written(read_on(value), "\n")) == written
    assert "".join(output._written(value, "\n")) == written

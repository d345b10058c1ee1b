"""What is typed goes to the right place, with the right exit code, and loads what it needs."""

import os
import signal
import subprocess
import sys
from functools import partial

import pytest

from annotator import __version__
from annotator.__main__ import main
from annotator.cli import output, parser

COMMANDS = [
    *("new", "import", "export", "formats", "info", "search", "suggest", "history", "undo", "redo"),
    *("check", "backup", "restore", "rescue"),
    *("assign", "merge", "agreement", "keep", "release", "screenshot"),
]


def test_help_lists_every_command_and_nothing_else(typed):
    code, out, _ = typed("--help")
    assert code == 0
    listed = out.partition("commands:\n")[2].partition("\n\n")[0]
    assert [line.split()[0] for line in listed.splitlines()] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_own_help(command, typed):
    code, out, _ = typed(command, "--help")
    assert code == 0
    assert out.startswith(f"usage: annotator {command}")


def test_version(typed):
    assert typed("--version") == (0, f"Annotator {__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        ["info"],
        ["info", "p", "--jso"],
        ["info", "p", "q"],
        ["--annotator", "mina"],
        ["undo", "p", "0"],
        ["undo", "p", "two"],
        ["search", "p", "word", "--in", "speaker"],
        ["search", "p", "word", "--limit", "-1"],
        ["export", "p"],
        ["export", "p", "-o", "x.csv", "--delimiter", "||"],
        ["import", "p"],
        ["import", "p", "x", "--annotator", " "],
        ["new", "-"],
        ["backup", "p", "-o", "-"],
        ["screenshot", "p"],
        ["screenshot", "p", "-o", "x.png", "--size", "1440"],
        ["screenshot", "p", "-o", "x.png", "--size", "0x9"],
        ["screenshot", "p", "-o", "x.png", "--scale", "nan"],
        ["screenshot", "p", "-o", "x.png", "--theme", "pink"],
        ["screenshot", "p", "-o", "x.png", "--ui-language", "xx"],
    ],
)
def test_wrong_usage(words, typed):
    code, out, err = typed(*words)
    assert (code, out) == (2, "")
    assert "error:" in err


@pytest.mark.parametrize("command", ["split"])
def test_a_command_that_is_not_there_is_wrong_usage(command, typed):
    code, _, err = typed(command, "p.sqlite")
    assert code == 2
    assert err.startswith(f"'{command}' is neither a command nor a file; ")


def test_a_mistyped_command_is_guessed(typed):
    assert typed("serch", "p.sqlite", "word") == (
        2,
        "",
        "'serch' is neither a command nor a file; did you mean search?\n",
    )


@pytest.mark.parametrize("words", [[], ["a.sqlite"], ["./info"], ["talks/info", "a.txt"], ["a.b"]])
def test_what_is_no_command_goes_to_the_window(words):
    assert parser.asks_for_window(words)


def test_a_file_without_a_suffix_goes_to_the_window(path, monkeypatch):
    path.rename(path.with_name("talks"))
    monkeypatch.chdir(path.parent)
    assert parser.asks_for_window(["talks"])


def test_a_file_that_is_named_like_a_command(path, monkeypatch, typed):
    path.rename(path.with_name("info"))
    monkeypatch.chdir(path.parent)
    assert not parser.asks_for_window(["info"])
    code, out, _ = typed("info", "./info")
    assert code == 0
    assert out.startswith("articles")


def test_the_window_says_that_there_is_no_project(tmp_path, typed):
    pytest.importorskip("PySide6")
    missing = tmp_path / "none.sqlite"
    said = f"There is no project {missing}. Make it with: annotator new PROJECT\n"
    assert typed(missing) == (1, "", said)


WITHOUT_QT = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "PySide6":
            raise ImportError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Refuse())
from annotator.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def without_qt(*words):
    command = [sys.executable, "-c", WITHOUT_QT, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "words",
    [
        ["info", "PROJECT"],
        ["check", "PROJECT"],
        ["search", "PROJECT", "ready"],
        ["suggest", "PROJECT"],
        ["history", "PROJECT"],
        ["formats"],
        ["export", "PROJECT", "-o", "-", "--format", "json"],
    ],
)
def test_commands_need_no_qt(words, path):
    done = without_qt(*(path if word == "PROJECT" else word for word in words))
    assert (done.returncode, done.stdout != "") == (0, True), done.stderr


def test_without_qt_the_picture_says_what_to_install(path):
    done = without_qt("screenshot", path, "-o", path.with_suffix(".png"))
    assert done.returncode == 1
    assert done.stderr.startswith("The window cannot be drawn here: No module named 'PySide6")
    assert "Install PySide6-Essentials" in done.stderr


def test_a_command_loads_no_other(path):
    code = (
        "import sys; from annotator.__main__ import main; main(sys.argv[1:]);"
        "print(*(name for name in sys.modules if name.startswith('annotator.cli.')))"
    )
    command = [sys.executable, "-c", code, "history", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert loaded == {
        f"annotator.cli.{name}"
        for name in ("argument_kinds", "arguments", "history", "opening", "output", "parser")
    }


def test_what_is_said_is_utf8_whatever_the_place(path, process):
    done = process("search", path, "ready")
    assert "“We are" in done.stdout.decode()


def test_a_reader_that_has_enough_is_no_error(path):
    command = [
        sys.executable,
        "-m",
        "annotator",
        "export",
        str(path),
        "-o",
        "-",
        "--format",
        "json",
    ]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (output.NOBODY_READS, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize(("wish", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_import_that_is_ended_takes_all_back_quietly(path, process, tmp_path, wish, code):
    work = tmp_path / "work"
    work.mkdir()
    os.mkfifo(path.with_name("slow.txt"))  # the import waits for its words
    command = [
        sys.executable,
        "-m",
        "annotator",
        "import",
        str(path),
        str(path.with_name("slow.txt")),
    ]
    here = {**os.environ, "TMPDIR": str(work)}
    # a shell may have started the tests deaf to Ctrl+C, which they would pass on
    hearing = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    importing = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        env=here,
        preexec_fn=hearing,  # noqa: PLW1509 - no thread holds anything that this needs
    )
    with path.with_name("slow.txt").open("wb"):  # opens when the import reads
        importing.send_signal(wish)
        _, err = importing.communicate(timeout=30)
    assert (importing.returncode, err) == (code, b"")
    assert list(work.iterdir()) == []
    assert process("check", path).returncode == 0
    assert b'"articles": 1' in process("info", path, "--json").stdout


def test_memory_that_is_used_up_is_one_sentence(monkeypatch, capsys):
    def greedy(words):
        raise MemoryError

    monkeypatch.setattr(parser, "parse", greedy)
    assert main(["formats"]) == output.PROBLEM
    assert capsys.readouterr().err.startswith("There is not enough memory for this. ")


def test_ctrl_c_at_any_moment_is_quiet(monkeypatch, capsys):
    def interrupted(words):
        raise KeyboardInterrupt

    monkeypatch.setattr(parser, "parse", interrupted)
    assert main(["formats"]) == output.STOPPED
    assert capsys.readouterr() == ("", "")

"""A process killed at any moment loses no acknowledged edit and leaves a whole file."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from edits import contents
from storm import state

from annotator.model import codebook
from annotator.store import checking, files

STORM = Path(__file__).with_name("storm.py")
KILLS = 20 if "ANNOTATOR_EXAMPLES" in os.environ else 200


def killed_storm(path, seed, *, steps, seconds):
    """Let a storm of edits rage for some steps and seconds, kill it; return what it said last."""
    child = subprocess.Popen(
        [sys.executable, STORM, path, str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout.readline() == "ready\n"
    said = "".join(child.stdout.readline() for _ in range(steps))
    time.sleep(seconds)  # any moment will do, in the midst of a step too
    child.send_signal(signal.SIGKILL)
    said += child.stdout.read()
    child.stdout.close()
    child.wait()
    whole = said[: said.rfind("\n") + 1].splitlines()
    return [int(number) for number in whole[-1].split()] if whole else None


def one_step_apart(before, after):
    """Tell whether a state of history is another one, or what one more step makes of it."""
    done, undone, dropped = (b - a for a, b in zip(before, after, strict=True))
    edited = done >= 0 and undone <= 0 and dropped == -undone and done <= VERB_STEPS
    return edited or (done, undone, dropped) in ((-1, 1, 0), (1, -1, 0))


VERB_STEPS = 2  # the most steps that one of the storm's verbs takes


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_kills_in_a_storm_of_edits_lose_nothing(tmp_path):
    chance = random.Random(20180320)
    path = tmp_path / "storm.sqlite"
    files.create(path, codebook.load("plover"), annotator="mina").close()
    before = [0, 0, 0]
    for kill in range(KILLS):
        moment = {"steps": chance.randrange(5), "seconds": chance.random() * 0.02}
        acknowledged = killed_storm(path, kill, **moment) or before
        with files.open_project(path, annotator="mina") as project:
            before = state(project)
            assert one_step_apart(acknowledged, before)
            assert list(checking.check(project, lambda *_: None)) == []
    with files.open_project(path, annotator="mina") as project:
        last = contents(project)
        while project.undo_entry:
            project.undo()
        while project.redo_entry and state(project)[0] < before[0]:
            project.redo()
        assert contents(project) == last
    assert sum(before) > KILLS

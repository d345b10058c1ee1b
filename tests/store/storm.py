"""Edits a project until it is killed, and says after each step that it is done.

    python storm.py PROJECT SEED

Each line it prints is the state of history after a step that the store has acknowledged.
"""

import random
import sys
from pathlib import Path

from edits import do_something

from annotator.store import files


def state(project):
    """The steps done, undone and dropped so far, by which any state of the file is known."""
    counts = dict(project.db.execute("SELECT state, count(*) FROM history GROUP BY state"))
    return [counts.get(name, 0) for name in ("done", "undone", "dropped")]


def main():
    chance = random.Random(sys.argv[2])
    with files.open_project(Path(sys.argv[1]), annotator="mina") as project:
        print("ready", flush=True)
        while True:
            dice = chance.random()
            if dice < 0.1 and project.undo_entry:
                project.undo()
            elif dice < 0.15 and project.redo_entry:
                project.redo()
            else:
                do_something(project, chance.randrange)
            print(*state(project), flush=True)


if __name__ == "__main__":
    main()

"""Makes all pictures of the window in docs/pictures, or checks that nothing is cut off in any.

python tests/pictures                 all of it, a few minutes
python tests/pictures entry           only the pictures whose names begin with these letters
python tests/pictures --check         draw nothing; list what is cut off or overlaps
python tests/pictures -o FOLDER       into another folder
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_SCREEN = {"name": "", "x": 0, "y": 0}
# The dots an inch that letters are measured by, and the pixels of a point, of each look. Qt reads
# them when it starts, so each look has a process of its own.
LOOKS = {"light": (96, 1), "dark": (96, 1), "large-font": (192, 1), "scale-2": (96, 2)}

THEN = "2018-03-21T09:30:00.000Z"


def main() -> int:
    """Make the pictures; the exit code tells whether all went well."""
    parser = argparse.ArgumentParser(prog="tests/pictures")
    parser.add_argument("name", nargs="?", default="", help="how the names of the pictures begin")
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--check", action="store_true", help="list what is cut off or overlaps")
    parser.add_argument("--look", choices=LOOKS, help="one look only")
    chosen = parser.parse_args()
    if chosen.look and "ANNOTATOR_PICTURES" in os.environ:
        return one_look(chosen)
    code = 0
    for look in [chosen.look] if chosen.look else LOOKS:
        code |= another_process(look, sys.argv[1:])
    if not chosen.check and not chosen.name and not chosen.look:
        from tests.pictures.index import write_index

        write_index(chosen.out)
    return code


def another_process(look: str, arguments: list[str]) -> int:
    """Make the pictures of one look, far from the user's own folders and settings."""
    with tempfile.TemporaryDirectory() as home:
        screen = Path(home) / "screen.json"
        dots, scale = LOOKS[look]
        size = {"width": 1280 * scale, "height": 720 * scale}
        known = {**_SCREEN, **size, "logicalDpi": dots, "logicalBaseDpi": dots, "dpr": 1}
        screen.write_text(json.dumps({"screens": [known]}), encoding="utf-8")
        surroundings = {
            **{name: value for name, value in os.environ.items() if not name.startswith("QT_")},
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "QT_SCALE_FACTOR": str(scale),
            "ANNOTATOR_HOME": home,
            "ANNOTATOR_PICTURES": "1",
            "PYTHONPATH": str(ROOT),
            "TZ": "UTC",
        }
        command = [sys.executable, __file__, *arguments, "--look", look]
        return subprocess.call(command, env=surroundings)


def one_look(chosen: argparse.Namespace) -> int:
    """Draw or check every state in one look."""
    from annotator.model import times

    times.now = lambda: THEN  # before others take it from there: the same picture at any time
    from annotator.ui.app import application
    from tests.pictures import png
    from tests.pictures.faults import faults_of
    from tests.pictures.projects import Projects
    from tests.pictures.stage import Stage
    from tests.pictures.states import table

    application()
    count, seen = 0, set()
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Projects(Path(folder)), "dark" if chosen.look == "dark" else "light")
        for name, state in table().items():
            is_common = chosen.look in ("light", "dark") or chosen.check
            if not name.startswith(chosen.name) or not (is_common or chosen.look in state.looks):
                continue
            state.bring_up(stage)
            seen.update(type(one).__name__ for one in stage.over())
            if chosen.check:
                faults = faults_of(stage.over())
                count += len(faults)
                print(*(f"{chosen.look}/{name}: {fault}" for fault in faults), sep="\n", end="")
                print("\n" if faults else "", end="")
            else:
                png.write(stage.picture(state.shows), chosen.out / chosen.look / f"{name}.png")
            stage.close()
    unseen = dialogs() - seen if chosen.check and not chosen.name else set()
    print(*(f"{chosen.look}: {one} is in no picture\n" for one in sorted(unseen)), sep="", end="")
    return 1 if count or unseen else 0


def dialogs() -> set[str]:
    """The names of all dialogs of the program, but for those that others are made from."""
    import pkgutil
    from importlib import import_module

    from PySide6.QtWidgets import QDialog

    import annotator.ui

    for module in pkgutil.walk_packages(annotator.ui.__path__, "annotator.ui."):
        import_module(module.name)
    found, waiting = set(), [QDialog]
    while waiting:
        kinds = [one for one in waiting.pop().__subclasses__() if "annotator" in one.__module__]
        waiting += kinds
        found.update(one.__name__ for one in kinds if not one.__subclasses__())
    return found


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    code = main()
    sys.stdout.flush()
    os._exit(code)  # Qt takes itself apart in an order of its own

"""`annotator rescue`: what it says, and when it fails."""

import json
import re

PAGE = 4096


def test_a_damaged_project_is_rescued_into_a_new_one(path, typed, tmp_path):
    content = path.read_bytes()
    path.write_bytes(b"\0" * 16 + content[16:])
    new = tmp_path / "new.sqlite"
    code, out, err = typed("rescue", path, "-o", new)
    assert (code, out) == (0, "")
    assert err == (
        f"{new}: 1 article, 1 speaker, 0 mentions, 1 quote and 1 event (no loss was found);"
        " the history is not in it.\n"
    )
    assert json.loads(typed("check", new, "--json")[1]) == {"ok": True, "problems": []}
    assert path.read_bytes()[:16] == b"\0" * 16


def test_every_loss_is_a_line(path, typed, tmp_path):
    content = bytearray(path.read_bytes())
    content = content.replace(b"They will consult", b"They want to meet")
    path.write_bytes(content)
    code, _, err = typed("rescue", path, "-o", tmp_path / "new.sqlite")
    assert code == 0
    lost = [line for line in err.splitlines() if line.startswith("lost: ")]
    assert re.search(rf"\({len(lost)} loss(es)?, listed above\)", err)


def test_a_project_is_not_rescued_into_itself(path, typed):
    assert typed("rescue", path, "-o", path) == (
        1,
        "",
        f"{path} is the project itself. Name another file.\n",
    )

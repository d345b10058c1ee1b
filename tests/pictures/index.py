"""The page that lists all pictures with what they show."""

from pathlib import Path

from tests.pictures.states import ROOMS, table

HEAD = """# Pictures of the window

Made by `.venv/bin/python tests/pictures` from the real window; do not edit them. The articles:
TASS, all rights reserved (the seed article); public statements of governments; the Universal
Declaration of Human Rights in Arabic and Hebrew. Their sources and terms stand beside them in
`resources/samples` and `tests/files`.
"""
TITLES = {
    "reading": "The article",
    "asking": "What is asked over the text",
    "panels": "Lists, tables, forms and menus",
    "dialogs": "Dialogs",
    "teams": "Teams: who works on what, merging, settling, releasing",
    "agreeing": "How far annotators agree",
    "trouble": "Empty, at work, and in trouble",
}


def write_index(folder: Path) -> None:
    """Write README.md into the folder: for each state a line with its pictures."""
    lines = [HEAD]
    for room in ROOMS:
        lines += ["", f"## {TITLES[room]}", "", "| what | pictures |", "|---|---|"]
        for name, state in table().items():
            if state.begin.__module__.rpartition(".")[2] == room:
                looks = ("light", "dark", *state.looks)
                links = ", ".join(f"[{look}]({look}/{name}.png)" for look in looks)
                lines.append(f"| {state.what} | {links} |")
    (folder / "README.md").write_text("\n".join(lines).replace("\n\n\n", "\n\n") + "\n", "utf-8")

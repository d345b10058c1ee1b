"""Words of teams: who works, whose work is shown, who gets which articles."""

MINE = "My own work"
NOBODY = "Nobody else has worked on this article"
BACK, ALONE = "Show my own", "Only my own"
ONLY_READ = (
    "This is not your own work: you can read it, not change it. Team > Show work of … goes back."
)
CHANGE = "Change …"
KEEPING = "You write in the agreed version, apart from everyone's own work."
KINDS = {"annotation": "{name}", "gold": "Agreed version", "import": "Imported: {name}"}


def layer(name: str, kind: str) -> str:
    """Whose a layer is, in a menu."""
    return KINDS[kind].format(name=name)


def layer_row(name: str, kind: str, records: int, status: str) -> str:
    """Whose a layer is, how much is in it, and how far it is."""
    many = "1 record" if records == 1 else f"{records:,} records"
    return f"{layer(name, kind)}  ({many}, {status})"


def hidden_row(name: str, kind: str) -> str:
    """Whose a layer is that may not be seen yet."""
    return f"{layer(name, kind)}  (hidden until yours is done)"


def shown(name: str, kind: str) -> str:
    """Said over the text while another's work is shown."""
    whose = {
        "annotation": f"You see the work of {name}",
        "gold": "You see the agreed version",
        "import": f"You see what was imported for {name}",
    }
    return f"{whose[kind]}, to read only."


def beside(name: str, kind: str) -> str:
    """Said over the text while another's work is shown beside one's own."""
    whose = {
        "annotation": f"Beside your own you see the work of {name}",
        "gold": "Beside your own you see the agreed version",
        "import": f"Beside your own you see what was imported for {name}",
    }
    return f"{whose[kind]}: the paler marks, to read only."


def beside_row(name: str, kind: str) -> str:
    """In a menu, whose work is to be shown beside one's own."""
    return f"{layer(name, kind)}, beside my own"


def gone(name: str, kind: str) -> str:
    """Said when what was shown cannot be seen here."""
    if kind == "gold":
        return "There is no agreed version of this article to be seen: you see your own work."
    return f"There is no work of {name} to be seen in this article: you see your own."


def see(name: str) -> str:
    """Offered when one's own work is done and another's is no longer hidden."""
    return f"See {name}'s work"


def asked(name: str, others: list[str]) -> str:
    """Said once in a project, of who works there."""
    also = f" So far {', '.join(others)} worked here." if others else ""
    return f"You work here as {name}.{also} Team > Working as … changes that."


def working(name: str) -> str:
    """Said after another person went to work."""
    return f"You work as {name} now: what you mark is {name}'s, and others' work is not changed."


def blind_set(*, blind: bool) -> str:
    """Said after that was switched."""
    if blind:
        return "Others' work on an article is hidden now until one's own is done, for everyone."
    return "Others' work can be seen by everyone now, also before one's own is done."


ASSIGN_TITLE, ASSIGN_DOES = "Assign articles", "Assign"
ASSIGN_PEOPLE, ASSIGN_NEW, ASSIGN_ADD = "People", "Name of another person", "Add"
ASSIGN_SHARE, SEED, ASSIGN_GIVES = "To two people (%)", "Seed", "Each gets"
SEED_TIP = "The same number gives the same result; another number deals the articles anew"
ASSIGN_TABLE = "What each would get"
ASSIGN_COLUMNS = (
    ("Name", "Who gets articles"),
    ("Has", "Articles assigned before"),
    ("Gets", "Articles that nobody has yet"),
    ("Twice", "How many of these another person gets too"),
    ("In all", "Articles assigned then"),
)
ASSIGN_NOTHING = "Every article is assigned already; import more, then assign these."
RELEASE_TITLE, RELEASE_DOES, RELEASE_TO = "Release the agreed version", "Release", "Folder"
RELEASE_SPLIT, RELEASING = "Parts", "Releasing …"
RELEASE_NO_FOLDER = "Name the folder to write."
RELEASE_HINT = (
    "All articles whose agreed version has nothing open, as JSONL and CSV, with the codebook, the"
    " agreement of the annotators, a data card and checksums. Annotators appear by pseudonym; texts"
    " that are nearly the same are never in two parts."
)
PROGRESS_TITLE, CLOSE = "Progress", "Close"
PROGRESS_NOBODY = "Nobody has worked here or been given articles yet: see Team > Assign articles …"
PROGRESS_COLUMNS = (
    ("Name", "Who annotates"),
    ("Assigned", "Articles assigned to this person"),
    ("Not begun", "How many of the assigned ones are not begun"),
    ("Started", "Articles under way"),
    ("Done", "Articles that this person is through with"),
    ("Twice", "How many of the assigned ones another person works on too"),
)


def assign_sums(had: int, others: int) -> str:
    """What stays as it is."""
    parts = []
    if had:
        parts.append(f"{_articles(had)} assigned before stay{'s' if had == 1 else ''}")
    if others:
        begun = "was" if others == 1 else "were"
        parts.append(f"{_articles(others)} {begun} begun by others and left to them")
    return f"{'; '.join(parts)}." if parts else ""


def assigned(count: int, people: int) -> str:
    """Said after articles were given."""
    whom = "1 person" if people == 1 else f"{people:,} people"
    return f"{_articles(count)} assigned to {whom}. Ctrl+Z takes it back."


def no_longer(name: str) -> str:
    """Someone who has stopped."""
    return f"{name} (no longer active)"


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"


def kept(taken: dict[str, int], mine: int) -> str:
    """Said when one has taken over the keeping of agreed versions, by whose they were."""
    if not mine:
        return "There is no agreed version yet: it is begun with Team > Settle differences …"
    versions = "1 agreed version" if mine == 1 else f"{mine:,} agreed versions"
    if not taken:
        return f"You keep {versions} already, and nobody else keeps any."
    whose = ", ".join(f"{name}: {count:,}" for name, count in sorted(taken.items()))
    return f"You keep {versions} now. Whose they were: {whose}."

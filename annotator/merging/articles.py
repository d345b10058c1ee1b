"""Articles: the same text is the same article, and the smallest id stands."""

from collections import defaultdict
from collections.abc import Iterator

from annotator.errors import AnnotatorError
from annotator.merging.meeting import Meeting, derived
from annotator.merging.told import CHANGED, NEW, SAME, SameTitle
from annotator.model.article import text_hash
from annotator.store.changes import Change
from annotator.store.merged import sha256s, sizes, some, texts, titles
from annotator.store.project import Project
from annotator.store.records import Row

AT_ONCE = 100  # articles in memory at once
CHARACTERS = 2_000_000  # of their texts


def blocks(project: Project) -> Iterator[list[str]]:
    """Yield the ids of a project's articles, a few at a time and fewer of long ones."""
    block: list[str] = []
    held = 0
    for id, characters in sizes(project):
        if block and (len(block) >= AT_ONCE or held + characters > CHARACTERS):
            yield block
            block, held = [], 0
        block.append(id)
        held += characters
    if block:
        yield block


def take_articles(meeting: Meeting) -> None:
    """Find or add each article of theirs."""
    there = sha256s(meeting.theirs)
    own = _find(meeting, there)
    alike = _titles(meeting, set(there.values()))
    for block in blocks(meeting.theirs):
        meeting.progress(0, 0)
        known = [own[id] for id in block if id in own]
        mine = {row["id"]: row for row in some(meeting.ours, "articles", known)}
        found = texts(meeting.theirs, block)
        for row in some(meeting.theirs, "articles", block):
            _refuse_false_text(meeting, row, found[row["id"]])
            if row["id"] in own:
                _meet(meeting, mine[own[row["id"]]], row)
            else:
                _tell_same_title(meeting, row, alike)
                _add(meeting, row, found[row["id"]])


def _find(meeting: Meeting, there: dict[str, str]) -> dict[str, str]:
    """Settle the id of each article of theirs; return those that we have, by their id."""
    here = sha256s(meeting.ours)
    # Of two with one text the smaller id is the last here.
    ours = {sha: id for id, sha in sorted(here.items(), reverse=True)}
    own = {}
    for id, sha in sorted(there.items()):
        if sha in ours:
            if id < ours[sha] and id not in here:
                _rename(meeting, here, ours[sha], id)
                ours[sha] = id
            own[id] = ours[sha]
            meeting.articles[id] = ours[sha]
        else:
            meeting.articles[id] = _free(meeting, here, ours, id, sha)
            ours.setdefault(sha, meeting.articles[id])
        meeting.ids[sha] = meeting.articles[id]
        meeting.here.names[meeting.articles[id]] = sha
    return {id: meeting.articles[id] for id in own}


def _rename(meeting: Meeting, here: dict[str, str], old: str, new: str) -> None:
    meeting.rename("articles", old, new)
    here[new] = here.pop(old)
    meeting.told.others += 1


def _free(meeting: Meeting, here: dict[str, str], ours: dict[str, str], id: str, sha: str) -> str:
    """Return the id of an article that is new here: its own unless another text has that.

    Of two texts with one id that of the smaller hash keeps it, whoever comes first.
    """
    if id not in here:
        return id
    if here[id] < sha:
        return derived(sha, id)
    held = here[id]
    _rename(meeting, here, id, derived(held, id))
    ours[held] = derived(held, id)
    return id


def _meet(meeting: Meeting, mine: Row, row: Row) -> None:
    """Change what is newer in theirs; when the text came in is no news."""
    new = meeting.met("articles", mine, row)
    state = CHANGED if new != mine else SAME
    new = new | {"created_at": max(mine["created_at"], row["created_at"])}
    changed = meeting.change("articles", mine, new)
    dead = ("articles", mine["id"]) in meeting.dead_here
    meeting.told.others += changed and not dead
    _tally(meeting, row, state, dead=dead)


def _tally(meeting: Meeting, row: Row, state: str, *, dead: bool = False) -> None:
    dead_there = ("articles", row["id"]) in meeting.dead_there
    meeting.tally("articles", ("articles", row["sha256"]), state, dead=(dead, dead_there))


def _add(meeting: Meeting, row: Row, text: str) -> None:
    new = _ours(meeting, row)
    meeting.check("articles", row)
    meeting.ours.apply(Change("articles", new["id"], None, new | {"body": [[text]]}))
    _tally(meeting, row, NEW)


def _ours(meeting: Meeting, row: Row) -> Row:
    """An article of theirs with our ids, and without its number there."""
    annotators = meeting.annotators
    return row | {
        "id": meeting.articles[row["id"]],
        "number": None,
        "replaces": meeting.articles.get(row["replaces"]),
        "assignments": [[annotators[who], purpose] for who, purpose in row["assignments"]],
    }


def _refuse_false_text(meeting: Meeting, row: Row, text: str) -> None:
    if text_hash(text) != row["sha256"]:
        raise AnnotatorError(
            f"{meeting.file} is not whole: the text of “{row['title']}” is not the one that was"
            " annotated.",
            "Nothing was changed; take a backup of that file.",
            command=f"Nothing was changed; see what else with: annotator check {meeting.file}",
        )


def _titles(meeting: Meeting, there: set[str]) -> dict[str, list[str]]:
    """The articles of ours that theirs does not have, by title in small letters."""
    found: dict[str, list[str]] = defaultdict(list)
    for id, title, sha in titles(meeting.ours):
        if sha not in there and ("articles", id) not in meeting.dead_here:
            found[title.casefold()].append(id)
    return found


def _tell_same_title(meeting: Meeting, row: Row, alike: dict[str, list[str]]) -> None:
    if ("articles", row["id"]) in meeting.dead_there:
        return
    for own in alike.get(row["title"].casefold(), ()):
        same = SameTitle(meeting.file, row["title"], own, meeting.articles[row["id"]])
        meeting.told.same_titles.append(same)

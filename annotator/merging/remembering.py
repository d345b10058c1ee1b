"""What a merge keeps of what theirs knows, so that it does not matter which file comes first."""

from annotator.merging.meeting import Meeting


def remember(meeting: Meeting) -> None:
    """Write what theirs knows of earlier changes and ours does not."""
    _changed(meeting)
    for key, gone in meeting.there.deleted.items():
        here = meeting.here.deleted.get(key)
        is_news = here is None or here.at < gone.at
        if is_news and not meeting.has_note("deleted", *key):
            meeting.note("deleted", *key, at=gone.at, value=gone.place)
    _former_ids(meeting)
    meeting.write_notes()


def _changed(meeting: Meeting) -> None:
    maps = {
        "annotators": meeting.annotators,
        "articles": meeting.articles,
        "speakers": meeting.speakers,
        "layers": meeting.layers,
        "team": {"team": "team"},
        "codebook": {"codebook": "codebook"},
    }
    for (table, id), facts in meeting.there.changed.items():
        own = maps[table].get(id)
        if own is None:
            continue
        known = meeting.here.times(table, own)
        for fact, moments in facts.items():
            for moment in moments:
                if moment not in known.get(fact, ()):
                    meeting.note("changed", table, own, fact=fact, at=moment)


def _former_ids(meeting: Meeting) -> None:
    """Keep the ids that speakers of theirs had, so that they are met again in older files."""
    former = {**meeting.there.renamed, **meeting.there.joined}
    for (table, id), first in former.items():
        new, seen = first, {id}
        while (table, new) in former and new not in seen:
            seen.add(new)
            new = former[table, new]
        own = meeting.speakers.get(new)
        if table != "speakers" or own in (None, id) or meeting.has_note("joined", table, id):
            continue
        if {meeting.here.joined.get((table, id)), meeting.here.renamed.get((table, id))} == {None}:
            meeting.note("joined", table, id, value=own or "")

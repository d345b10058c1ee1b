"""Which speakers names in foreign files stand for: those of the registry by name, or new ones."""

from collections.abc import Iterator, Sequence
from uuid import UUID, uuid5

from annotator.exchange.incoming import Given, Registered
from annotator.model.annotations import Speaker

LONGEST_NAME = 200
_MADE = UUID("0f6d3a52-7b1e-4d0c-8f43-5a9a3de1c7b4")


class SpeakerBook:
    """Known speakers by name and alias, and those that files add to them."""

    def __init__(self, known: Sequence[Speaker]) -> None:
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()
        for speaker in known:
            self._taken.add(speaker.id)
            self._ids.setdefault(folded_name(speaker.name), speaker.id)
        for speaker in known:
            for alias in speaker.aliases:
                self._ids.setdefault(folded_name(alias.name), speaker.id)
        self._new: dict[str, Given] = {}

    def named(self, name: str, **known: str) -> str:
        """Return the id of the speaker of a name, who is added with what is known if need be."""
        folded = folded_name(name)
        if folded not in self._ids:
            self._ids[folded] = self._add(known.pop("id", ""), name, folded, known)
        id = self._ids[folded]
        if id in self._new:
            self._new[id] = {key: value for key, value in known.items() if value} | self._new[id]
        return id

    def unnamed(self, words: str, key: str, **known: str) -> str:
        """Return the id of someone who is only described (the minister): another one each key."""
        id = str(uuid5(_MADE, f"described\n{key}"))
        if id not in self._taken:
            self._add(id, words, key, known)
        return id

    def fresh(self) -> Iterator[Registered]:
        """Yield the speakers that were added since this was last asked."""
        new, self._new = self._new, {}
        return (Registered(given, ()) for given in new.values())

    def _add(self, id: str, name: str, key: str, known: Given) -> str:
        own = id if id and id not in self._taken else str(uuid5(_MADE, key))
        self._taken.add(own)
        self._new[own] = {"id": own, "name": _shown(name)} | {k: v for k, v in known.items() if v}
        return own


def _shown(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def folded_name(name: str) -> str:
    """Return a name as it is matched: in small letters, one space between words."""
    return _shown(name).casefold()

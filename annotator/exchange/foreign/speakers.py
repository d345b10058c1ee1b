"""Which speakers foreign files name: those of the registry by name or item, or new ones."""

from collections.abc import Iterator, Sequence
from uuid import UUID, uuid5

from annotator.exchange.incoming import Given, Registered
from annotator.model.annotations import Speaker

LONGEST_NAME = 200
_MADE = UUID("0f6d3a52-7b1e-4d0c-8f43-5a9a3de1c7b4")


class SpeakerBook:
    """Known speakers by name, alias and item in Wikidata, and those that files add to them."""

    def __init__(self, known: Sequence[Speaker]) -> None:
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()
        self._by_item: dict[str, str] = {}
        self._items: dict[str, str] = {}
        for speaker in known:
            self._taken.add(speaker.id)
            self._ids.setdefault(folded_name(speaker.name), speaker.id)
            self._keep_item(speaker.id, speaker.wikidata or "")
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
            self._keep_item(id, self._new[id].get("wikidata", ""))
        return id

    def identified(self, item: str, name: str, **known: str) -> str:
        """Return the id of the speaker of an item in Wikidata: who has it, else who is called so.

        Who is called so and has another item is somebody else.
        """
        folded = folded_name(name)
        if item in self._by_item:
            return self._by_item[item]
        if folded not in self._ids:
            return self.named(name, wikidata=item, **known)
        id = self._ids[folded]
        if id in self._items:
            return self._add("", name, f"{folded}\n{item}", {**known, "wikidata": item})
        self._new.setdefault(id, {"id": id})["wikidata"] = item
        self._keep_item(id, item)
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
        self._keep_item(own, known.get("wikidata", ""))
        return own

    def _keep_item(self, id: str, item: str) -> None:
        if item:
            self._by_item.setdefault(item, id)
            self._items.setdefault(id, item)


def _shown(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def folded_name(name: str) -> str:
    """Return a name as it is matched: in small letters, one space between words."""
    return _shown(name).casefold()

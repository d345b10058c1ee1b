"""Links between records in a partial export: what leads out of it is taken off and counted."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store.layered import holders
from annotator.store.project import Project
from annotator.store.records import Row

MENTION = 2  # where the row of a participant has its mention
_LINKS: dict[type[Any], tuple[tuple[str, type[Any]], ...]] = {
    Quote: (("parent", Quote),),
    Event: (("quote", Quote), ("same_as", Event)),
}


class Links:
    """Takes off what leads to articles and layers not in an export; `None` means all are in it."""

    def __init__(
        self, project: Project, articles: Collection[str], layers: Collection[str] | None
    ) -> None:
        self._project, self._articles, self._layers = project, articles, layers
        self._cut = 0

    def of_speaker(self, speaker: Speaker) -> Speaker:
        """Return a speaker without offices in articles that are not in the export."""
        if self._layers is None:
            return speaker
        offices = tuple(one for one in speaker.offices if self._has(one.article))
        self._cut += len(speaker.offices) - len(offices)
        return replace(speaker, offices=offices)

    def of_article(self, article: Article) -> Article:
        """Return an article that replaces no other but one in the export."""
        if self._layers is None or self._has(article.replaces):
            return article
        self._cut += 1
        return replace(article, replaces=None)

    def of_rows(self, kind: type[Any], rows: list[Row]) -> list[Row]:
        """Return mentions, quotes or events that refer to none but those in the export."""
        if self._layers is not None:
            for key, of in _LINKS.get(kind, ()):
                self._cut_links(rows, key, of)
            if kind is Event:
                parts = [part for row in rows for part in row["participants"]]
                self._cut_links(parts, MENTION, Mention)
        return rows

    def left_out(self) -> tuple[str, ...]:
        """Say how many links were taken off."""
        if not self._cut:
            return ()
        links = "1 link leads" if self._cut == 1 else f"{self._cut:,} links lead"
        return (f"{links} to what is not in the export and left out",)

    def _has(self, article: str | None) -> bool:
        return article is None or article in self._articles

    def _cut_links(self, rows: list[Any], key: Any, kind: type[Any]) -> None:
        """Take off the links under one key that lead to records that are not in the export."""
        wanted = sorted({row[key] for row in rows} - {None})
        found = holders(self._project, {kind: wanted})[kind] if wanted else {}
        for row in rows:
            if row[key] is not None and found.get(row[key]) not in (self._layers or ()):
                row[key] = None
                self._cut += 1

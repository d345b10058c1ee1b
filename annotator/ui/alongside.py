"""Another's work on the article beside one's own: drawn paler, named, and only to be read."""

from typing import TYPE_CHECKING

from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.store import article_marks
from annotator.store.article_marks import Mark
from annotator.store.project import Project
from annotator.ui.article_view.spans import BESIDE

if TYPE_CHECKING:
    from annotator.store.teamwork import OthersLayer

_KINDS: dict[str, type[Mention | Quote | Event]] = {
    "mention": Mention,
    "quote": Quote,
    "event": Event,
}


class Alongside:
    """One person's work, in every article where it may be seen."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._wanted = ("", "")  # whose, and of which kind
        self.shown: OthersLayer | None = None
        self._kinds: dict[str, str] = {}  # of its records, by id

    def want(self, article: str, layer: str) -> None:
        """Show a layer (id) from now on, and in other articles the same person's; "" for none."""
        found = next((one for one in self._visible(article) if one.id == layer), None)
        self._wanted = (found.annotator, found.kind) if found else ("", "")
        self.follow(article)

    def follow(self, article: str) -> bool:
        """Find the same person's work in an article; return whether another layer is shown now."""
        before = self.shown.id if self.shown else ""
        self.shown = None
        if any(self._wanted):
            same = (
                one for one in self._visible(article) if (one.annotator, one.kind) == self._wanted
            )
            self.shown = next(same, None)
        return before != (self.shown.id if self.shown else "")

    def marks(self) -> list[Mark]:
        """Everything there is to draw of it now."""
        layer = self.shown.id if self.shown else ""
        read = article_marks.marks(self._project, layer) if layer else []
        self._kinds = {mark[0]: mark[1] for mark in read}
        return [(id, BESIDE + kind, *where) for id, kind, *where in read]  # type: ignore[misc]

    def describe(self, id: str, role: str) -> str:
        """What a tool tip says of a stretch: whose it is, and what; "" for one's own."""
        kind = self._kinds.get(id)
        if kind is None or self.shown is None:
            return ""
        from annotator.ui.words import teams, window  # noqa: PLC0415 - keeps the start fast

        record: Mention | Quote | Event | None = self._project.find(_KINDS[kind], id)
        if record is None:
            return ""
        speaker = None if isinstance(record, Event) else record.speaker
        found = self._project.find(Speaker, speaker) if speaker else None
        said = window.record_words(record, found.name if found else "", role)
        return f"{teams.layer(self.shown.annotator, self.shown.kind)}: {said}"

    def _visible(self, article: str) -> "list[OthersLayer]":
        from annotator.store.teamwork import others_layers  # noqa: PLC0415 - keeps the start fast

        listed = others_layers(self._project, article) if article else []
        return [one for one in listed if not one.is_hidden]

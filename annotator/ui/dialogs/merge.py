"""Asks which other speaker is the same one, and makes the two one."""

from PySide6.QtWidgets import QLabel, QWidget

from annotator.editing.speakers import merge_speakers
from annotator.model.annotations import Mention, Quote, Speaker
from annotator.store.project import Project
from annotator.store.speaker_names import speakers_like
from annotator.ui.desk import Desk
from annotator.ui.dialogs.form import FormDialog
from annotator.ui.entries.everyone import Everyone
from annotator.ui.entries.field import folded
from annotator.ui.record_form.options import SpeakerOptions
from annotator.ui.record_form.picker import Picker
from annotator.ui.words import dialogs as words

_ONE_ARROW = "QComboBox::down-arrow { image: none; }"  # the field draws its own


class MergeDialog(FormDialog):
    """The speaker who stays, chosen from all the others."""

    def __init__(self, parent: QWidget | None, project: Project, speaker: Speaker) -> None:
        super().__init__(parent, words.MERGE_TITLE, words.MERGE_DOES)
        alike = _alike(project, speaker)
        others = SpeakerOptions(project, Everyone(project), but=speaker.id, first=alike)
        self.into = Picker(others, self, empty=False)
        self.into.setStyleSheet(_ONE_ARROW)
        self.into.describe(words.MERGE_INTO, words.MERGE_NOBODY)
        self.into.given.connect(self._give)
        self.into.entered.connect(self.accept)
        means = QLabel(words.merge_means(speaker.name), self)
        means.setObjectName("muted")
        means.setWordWrap(True)
        self.form.addRow(words.MERGE_INTO, self.into)
        self.form.addRow("", means)
        same = [id for id in alike if project.get(Speaker, id).name == speaker.name]
        if len(same) == 1:
            self.into.open(same[0])
        self.into.control.setFocus()

    def _give(self, value: str | None) -> None:
        self.into.open(value)
        self.grow()

    def kept(self) -> str:
        """The speaker who stays; "" while none is chosen."""
        return self.into.stored or ""

    def problem(self) -> str:
        """What is missing."""
        self.into.flush()
        return self.into.problem or ("" if self.kept() else words.MERGE_NOBODY)


def _alike(project: Project, speaker: Speaker) -> list[str]:
    """The other speakers of a like name, those of just this name first."""
    names = [speaker.name, *(one.name for one in speaker.aliases)]
    like = [one for name in names for one in speakers_like(project, name)]
    like.sort(key=lambda one: folded(one.name) != folded(speaker.name))
    return list(dict.fromkeys(one.id for one in like if one.id != speaker.id))


def chosen_speaker(desk: Desk) -> str | None:
    """The speaker who is chosen, or whom the chosen words name, or who said the chosen quote."""
    if desk.kind == "speaker":
        return desk.record
    kind = {"mention": Mention, "quote": Quote}.get(desk.kind)
    found: Mention | Quote | None = desk.project.find(kind, desk.record) if kind else None
    return found.speaker if found else None


def merge_chosen(desk: Desk, parent: QWidget) -> None:
    """Merge the speaker who is chosen, or the one whom the chosen words name."""
    speaker = chosen_speaker(desk)
    if speaker:
        merge(desk, speaker, parent)
    else:
        desk.failed.emit(words.MERGE_WHOM)


def merge(desk: Desk, dropped: str, parent: QWidget | None) -> None:
    """Ask for the speaker who stays, then merge, choose that one and say how to take it back."""
    speaker = desk.project.get(Speaker, dropped)
    dialog = MergeDialog(parent, desk.project, speaker)

    def work() -> None:
        kept = dialog.kept()
        merged = desk.attempt(lambda: merge_speakers(desk.project, kept, dropped))
        if merged is not None:
            desk.choose("speaker", kept)
            desk.said.emit(words.merged(speaker.name, merged.name))

    dialog.accepted.connect(work)
    dialog.open()

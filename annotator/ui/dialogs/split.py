"""Asks what of a speaker belongs to another one, and moves that there."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from annotator.editing.speakers import add_speaker, split_speaker
from annotator.model.annotations import Speaker
from annotator.store.project import Project
from annotator.store.speaker_card import SpeakerUse, uses_of
from annotator.ui.desk import Desk
from annotator.ui.dialogs.form import FormDialog
from annotator.ui.dialogs.merge import chosen_speaker
from annotator.ui.entries.everyone import Everyone
from annotator.ui.record_form.new_speaker import NewSpeaker
from annotator.ui.record_form.options import SpeakerOptions
from annotator.ui.record_form.picker import Picker
from annotator.ui.theme import row_height, scaled
from annotator.ui.words import registry as words
from annotator.ui.words.form import around

_ONE_ARROW = "QComboBox::down-arrow { image: none; }"  # the field draws its own
_AROUND = 20  # characters beside a name
_HIGH = 260  # pixels of the list


class SplitDialog(FormDialog):
    """Everything that refers to a speaker, to be ticked, and the speaker who gets it."""

    def __init__(self, parent: QWidget | None, project: Project, speaker: Speaker) -> None:
        super().__init__(parent, words.SPLIT_TITLE, words.SPLIT_DOES)
        self.setMinimumWidth(scaled(560))
        others = SpeakerOptions(project, Everyone(project), but=speaker.id)
        self.into = Picker(others, self, empty=False, creates=True)
        self.into.setStyleSheet(_ONE_ARROW)
        self.into.describe(words.SPLIT_INTO, words.SPLIT_NOBODY)
        self.into.given.connect(self._give)
        self.into.entered.connect(self.accept)
        self._uses = uses_of(project, speaker.id)
        self.list = QListWidget(self)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(_HIGH)
        self.list.setAccessibleName(words.SPLIT_WHAT)
        for use in self._uses:
            line = words.use_line(use.role, _shown(project, use), use.title)
            item = QListWidgetItem(line, self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setSizeHint(QSize(0, row_height()))
            item.setToolTip(line)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        means = QLabel(words.split_means(speaker.name), self)
        means.setObjectName("muted")
        means.setWordWrap(True)
        self.form.addRow(words.SPLIT_WHAT, self.list)
        self.form.addRow(words.SPLIT_INTO, self.into)
        self.form.addRow("", means)
        QWidget.setTabOrder(self.list, self.into.control)  # as they are read
        self.list.setFocus()

    def ticked(self) -> list[SpeakerUse]:
        """What goes to the other speaker."""
        on = Qt.CheckState.Checked
        return [one for row, one in enumerate(self._uses) if self.list.item(row).checkState() == on]

    def _give(self, value: str | None) -> None:
        """Take a speaker, or the name of a new one, which no list has."""
        if isinstance(value, NewSpeaker):
            self.into.stored = value
            self.into.write(value)
        else:
            self.into.open(value)
        self.grow()

    def other(self) -> str:
        """The speaker who gets it, or the NewSpeaker to make; "" while none is chosen."""
        return self.into.stored or ""

    def problem(self) -> str:
        """What is missing."""
        if not self.ticked():
            return words.SPLIT_NOTHING
        typed = self.into.typed().strip()
        if not isinstance(self.other(), NewSpeaker) or self.other() != typed:
            self.into.enter()
        return "" if self.other() else words.SPLIT_NOBODY


def _shown(project: Project, use: SpeakerUse) -> str:
    """The words of a use; those of a name with what stands around them: there are many “he”."""
    if use.kind != "mention":
        return use.words
    text, end = project.text(use.article), use.start + len(use.words)
    before = text[max(0, use.start - _AROUND) : use.start]
    return around(before, use.words, text[end : end + _AROUND])


def split_chosen(desk: Desk, parent: QWidget) -> None:
    """Split the speaker who is chosen, or the one whom the chosen words name."""
    speaker = chosen_speaker(desk)
    if speaker is None:
        desk.failed.emit(words.CHOOSE_SPEAKER)
    elif not uses_of(desk.project, speaker):
        desk.failed.emit(words.SPLIT_UNUSED)
    else:
        split(desk, speaker, parent)


def split(desk: Desk, id: str, parent: QWidget | None) -> None:
    """Ask what goes to whom, then split, choose the other speaker and say how to take it back."""
    speaker = desk.project.get(Speaker, id)
    dialog = SplitDialog(parent, desk.project, speaker)

    def work() -> Speaker:
        other = dialog.other()
        with desk.project.edit("Split speaker"):
            if isinstance(other, NewSpeaker):
                other = add_speaker(desk.project, str(other), kind=speaker.kind).id
            moved = [(use.kind, use.id, use.role) for use in dialog.ticked()]
            return split_speaker(desk.project, id, moved, other)

    def accepted() -> None:
        count = len(dialog.ticked())
        done = desk.attempt(work)
        if done is not None:
            desk.choose("speaker", done.id)
            desk.said.emit(words.split_done(speaker.name, done.name, count))

    dialog.accepted.connect(accepted)
    dialog.open()

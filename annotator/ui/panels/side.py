"""The three panels over the form of the chosen record, with borders that can be dragged."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QSplitter, QToolButton, QVBoxLayout, QWidget

from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Speaker
from annotator.ui.desk import Desk
from annotator.ui.panels.events import EVENTS
from annotator.ui.panels.line_model import LineModel
from annotator.ui.panels.panel import Panel
from annotator.ui.panels.quotes import QUOTES
from annotator.ui.panels.speaker_model import SpeakerModel
from annotator.ui.panels.speakers import SPEAKERS
from annotator.ui.record_form import RecordForm
from annotator.ui.theme import scaled
from annotator.ui.words import panels as words

_LEAST = 70  # pixels: the head of a panel, those of its columns, and a row
_SHARES = (185, 205, 205, 255)  # pixels of the panels and the form in a window of 900


class SpeakersPanel(Panel):
    """The project's speakers, those of the article first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SpeakerModel(desk, SPEAKERS), words.SPEAKERS, words.EMPTY_SPEAKERS)
        self._desk = desk
        add = QToolButton(self)
        add.setText(words.ADD_SPEAKER)
        add.setToolTip(words.ADD_SPEAKER_TIP)
        add.setAccessibleName(words.ADD_SPEAKER_TIP)
        add.clicked.connect(self._ask_for_speaker)
        self.head.addWidget(add)

    def _ask_for_speaker(self) -> None:
        name, taken = QInputDialog.getText(self, words.SPEAKERS, words.NEW_SPEAKER_QUESTION)
        if taken and name.strip():
            self.add(name)

    def add(self, name: str) -> Speaker | None:
        """Add a speaker by name, and choose it."""
        speaker = self._desk.attempt(lambda: add_speaker(self._desk.project, name))
        if speaker is not None:
            self._desk.choose("speaker", speaker.id)
        return speaker


class QuotesPanel(Panel):
    """The quotes of the article by the person at work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, LineModel(desk, QUOTES), words.QUOTES, words.EMPTY_QUOTES)


class EventsPanel(Panel):
    """The events of the article by the person at work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, LineModel(desk, EVENTS), words.EVENTS, words.EMPTY_EVENTS)


class SidePanels(QWidget):
    """Speakers, quotes and events, and under them every field of the chosen record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.speakers, self.quotes = SpeakersPanel(desk), QuotesPanel(desk)
        self.events, self.form = EventsPanel(desk), RecordForm(desk)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        for widget in (self.speakers, self.quotes, self.events, self.form):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.count() - 1, 1)
            widget.setMinimumHeight(scaled(_LEAST))
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(_SHARES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

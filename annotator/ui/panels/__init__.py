"""The right side of the window: speakers, quotes and events in sight at once, and the form."""

from annotator.ui.panels.side import EventsPanel, QuotesPanel, SidePanels, SpeakersPanel

__all__ = ["EventsPanel", "QuotesPanel", "SidePanels", "SpeakersPanel"]

"""How far annotators agree, in tables, and where they differ, beside the article."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.ui.agreement.window import AgreementWindow
    from annotator.ui.main_window import MainWindow


def show_agreement(window: "MainWindow") -> "AgreementWindow":
    """Measure how far annotators agree, in a window beside the work; or come back to it."""
    from annotator.ui.agreement.window import AgreementWindow  # noqa: PLC0415 - keeps the start fast

    found = window.findChild(AgreementWindow)
    opened = found or AgreementWindow(window)
    opened.show()
    opened.raise_()
    opened.activateWindow()
    if found is None:
        opened.begin()
    return opened

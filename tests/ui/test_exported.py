"""What the window says of an export: a sentence, and what the format does not hold on demand."""

from pathlib import Path

from annotator.exchange.proving.proof import Proof
from annotator.exchange.writing import Written
from annotator.ui import exported
from annotator.ui.dialogs.details import DetailsDialog

OUT = Path("out.json")
COUNTS = {"articles": 1, "quotes": 12}


def test_numbers_are_told_once_where_all_came_back():
    written = Written(COUNTS, proof=Proof({"articles": (1, 1), "quotes": (12, 12)}))
    assert exported.said(written, OUT) == (
        "Wrote 1 article and 12 quotes, and all of it was there when the file was read again."
        " It is in out.json"
    )


def test_what_did_not_come_back_is_counted():
    written = Written(COUNTS, proof=Proof({"articles": (1, 1), "quotes": (9, 12)}))
    assert "9 of 12 quotes" in exported.said(written, OUT)


def test_a_format_that_is_not_read_again_claims_nothing():
    assert exported.said(Written(COUNTS), OUT) == "Wrote 1 article and 12 quotes. It is in out.json"


def test_what_the_format_does_not_hold_is_listed_on_demand(window):
    lost = Proof({"quotes": (12, 12)}, lost=("quotes.act", "quotes.stance"))
    exported.tell(window, Written(COUNTS, ("positions are only in json",), proof=lost), OUT)
    assert "act" not in window.bench.messages.text()
    window.bench.messages._more.click()
    details = window.findChild(DetailsDialog).details.toPlainText()
    assert details.splitlines()[0] == "positions are only in json"
    assert {"act", "stance"} <= set(details.splitlines())

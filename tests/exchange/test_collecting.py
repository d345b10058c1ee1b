"""The collector of garbage looks seldom during an export, and as before after it."""

import gc

import pytest

from annotator.exchange.exporting import export
from annotator.exchange.formats import WriteOptions
from annotator.exchange.progress import Cancelled


@pytest.mark.usefixtures("article")
def test_the_collector_is_as_before_even_after_a_stopped_export(project, tmp_path):
    usual, seen = gc.get_threshold(), []

    def stop(_done, _total):
        seen.append(gc.get_threshold())
        raise Cancelled

    with pytest.raises(Cancelled):
        export(project, tmp_path / "out.json", options=WriteOptions(progress=stop))
    assert seen[0][0] > usual[0]
    assert gc.get_threshold() == usual

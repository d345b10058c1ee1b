"""Sources of a REFI-QDA project that are no text, and the texts that belong to them."""

from collections import Counter
from collections.abc import Iterator

from annotator.exchange.qdpx.archive import Element, children, guid, local

MEDIA = {
    "PictureSource": "{n} picture{s}",
    "AudioSource": "{n} recording{s}",
    "VideoSource": "{n} film{s}",
    "PDFSource": "{n} PDF document{s} without text",
}
_SELECTIONS = {
    "PictureSelection": "{n} selection{s} in pictures",
    "AudioSelection": "{n} selection{s} of recordings",
    "VideoSelection": "{n} selection{s} of films",
    "PDFSelection": "{n} selection{s} on pages of PDF documents",
}
_TEXTS = ("Representation", "TextDescription", "Transcript")
_OF_ALL = ("Description", "Coding", "NoteRef", "VariableValue")


def texts(source: Element, losses: Counter[str]) -> Iterator[Element]:
    """Yield the texts of a source, named after it and with what is said of it as a whole.

    What of the source is no text is counted in `losses`.
    """
    kind = local(source)
    if kind not in MEDIA:
        yield source
        return
    found = list(children(source, *_TEXTS))
    losses[MEDIA[kind]] += not found
    losses.update(_SELECTIONS[local(one)] for one in children(source, *_SELECTIONS))
    name = source.get("name", "")
    for text in found:
        own = text.get("name", "")
        text.set("name", f"{name} ({own})" if name and own and len(found) > 1 else name or own)
        text.set("guid", source.get("guid", ""))
        text.extend(list(children(source, *_OF_ALL)))
        _place(text)
        yield text


def _place(transcript: Element) -> None:
    """Give the selections of a transcript the places of the points that they lie between."""
    points = {guid(one): one.get("position", "") for one in children(transcript, "SyncPoint")}
    for selection in children(transcript, "TranscriptSelection"):
        for end, point in (("startPosition", "fromSyncPoint"), ("endPosition", "toSyncPoint")):
            selection.set(end, points.get(guid(selection, point), ""))

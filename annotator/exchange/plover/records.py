"""Events as event records of PLOVER, in the form of its gold standard records.

The types are those of the PLOVER manual (draft 2.0), in which cooperation that is yet to come is
AGREE; here types are coded by what is denoted, so that it is folded on the way out.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.model import dates
from annotator.model.sentences import sentence_ends, sentences_around

Object = Mapping[str, Any]
AGREE = "AGREE"
FUTURE_COOPERATION = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))
"""Types of cooperation that PLOVER codes as AGREE while they are only planned or promised."""
_AUXILIARY = {"planned": "future", "conditional": "hypothetical", "denied": "negation"}
_SIDES = {"actor": "SRC", "recipient": "TAR"}


def folded(type: str, mode: str | None, modality: str) -> tuple[str, str]:
    """Return the type and mode as which PLOVER codes an event of this modality."""
    if type in FUTURE_COOPERATION and modality == "planned":
        return AGREE, ""
    return type, mode or ""


class Records:
    """Makes the records of one project; `speakers` and `annotators` are by id."""

    def __init__(
        self, speakers: Mapping[str, Object], annotators: Mapping[str, str], version: str
    ) -> None:
        self._speakers, self._annotators, self._version = speakers, annotators, version

    def of(self, article: Object, types: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """Yield the records of an article; `types` are PLOVER's for the codebook's.

        Events of types that have none are passed over.
        """
        ends = sentence_ends(article["text"])
        for layer in article["layers"]:
            mentions = {one["id"]: one for one in layer["mentions"]}
            for event in layer["events"]:
                if event["type"] in types:
                    yield {
                        **self._head(article, layer, event),
                        **self._sides(event, mentions),
                        **_what(event, types[event["type"]]),
                        **_words(article["text"], ends, event, mentions),
                        **self._tail(article, layer, event),
                    }

    def _head(self, article: Object, layer: Object, event: Object) -> dict[str, Any]:
        kind = "" if layer["kind"] == "annotation" else f"-{layer['kind']}"
        return {
            "id": f"{event['id']}{kind}",
            "date": _first_day(event["date"]) or _first_day(article["published"]),
        }

    def _sides(self, event: Object, mentions: Mapping[str, Object]) -> dict[str, Any]:
        """Who did it to whom; who takes part otherwise stands in `other`, with the role."""
        found: dict[str, list[dict[str, str]]] = {"source": [], "target": [], "other": []}
        names = {"actor": "source", "recipient": "target"}
        for part in event["participants"]:
            side = names.get(part["role"], "other")
            actor = self._actor(part, mentions.get(part["mention"] or ""))
            found[side].append(actor if side != "other" else {"role": part["role"], **actor})
        return {side: actors for side, actors in found.items() if actors or side != "other"}

    def _actor(self, part: Object, mention: Object | None) -> dict[str, str]:
        speaker = self._speakers[part["speaker"]]
        actor = {
            "actorText": mention["text"] if mention else speaker["name"],
            "actorName": speaker["name"],
            "code": speaker["country"] or "",
        }
        return actor | ({"sector": speaker["sector"]} if speaker["sector"] else {})

    def _tail(self, article: Object, layer: Object, event: Object) -> dict[str, Any]:
        place = {"name": event["location"], "country code": event["location_country"]}
        place = {key: value for key, value in place.items() if value}
        return {
            **({"eventLoc": place} if place else {}),
            "language": article["language"],
            "publication": article["source"] or "",
            "coder": self._annotators[layer["annotator"]],
            "version": self._version,
            "dateCoded": (event["updated_at"] or "")[:10],
            **({"comment": event["note"]} if event["note"] else {}),
        }


def _what(event: Object, own: str) -> dict[str, Any]:
    """What happened; as what it was coded where PLOVER folds that."""
    type, mode = folded(own, event["mode"], event["modality"])
    auxiliary = [_AUXILIARY[event["modality"]]] if event["modality"] in _AUXILIARY else []
    if event["polarity"] == "negative" and "negation" not in auxiliary:
        auxiliary.append("negation")
    return {
        "event": type,
        **({"codedAs": event["type"]} if type != event["type"] else {}),
        "mode": mode,
        **({"codedMode": event["mode"]} if event["mode"] and not mode else {}),
        "context": ", ".join(event["contexts"]),
        **({"auxiliaryModes": auxiliary} if auxiliary else {}),
        **({"modality": event["modality"]} if event["modality"] != "asserted" else {}),
        **({"polarity": event["polarity"]} if event["polarity"] != "positive" else {}),
    }


def _words(
    text: str, ends: Sequence[int], event: Object, mentions: Mapping[str, Object]
) -> dict[str, Any]:
    """The event words, the sentences around them, and these with their marks."""
    triggers = [(one["start"], one["end"]) for one in event["spans"] if one["role"] == "trigger"]
    start, end = min(triggers)[0], max(end for _, end in triggers)
    sentence = sentences_around(text, ends, start, end)
    begin = text.find(sentence, max(0, start - len(sentence) + 1))
    begin = text.find(sentence) if begin < 0 else begin  # event words that are only blanks
    marks: dict[tuple[int, int], list[str]] = {place: ["EVT"] for place in triggers}
    for part in event["participants"]:
        mention = mentions.get(part["mention"] or "")
        if mention and (side := _SIDES.get(part["role"], "")):
            sides = marks.setdefault((mention["start"], mention["end"]), [])
            sides += [side] if side not in sides else []
    within = {(a - begin, b - begin): sides for (a, b), sides in marks.items()}
    return {
        "eventText": " ".join(text[a:b] for a, b in sorted(triggers)),
        "text": sentence,
        "textInfo": {"markup": _marked(sentence, within)},
    }


def _marked(sentence: str, marks: Mapping[tuple[int, int], Sequence[str]]) -> str:
    """A sentence with the marks that lie in it and over none before: `(EVT: held)`."""
    pieces, at = [], 0
    for (start, end), sides in sorted(marks.items()):
        if at <= start < end <= len(sentence):
            pieces += [sentence[at:start], f"({'/'.join(sides)}: {sentence[start:end]})"]
            at = end
    return "".join([*pieces, sentence[at:]])


def _first_day(date: str | None) -> str:
    return dates.parse(date).start if date and dates.is_valid(date) else ""

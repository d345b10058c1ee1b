"""What labels most likely mean whose name tells nothing: by their words and what they lead to."""

from collections.abc import Callable, Mapping

from annotator.exchange.foreign.survey import Survey
from annotator.exchange.foreign.usage import Usage

NOT_QUOTED = {"statement": "event", "speech": "event", "utterance": "event", "said": "cue"}
"""Names of quoted words that also name something else where verbs are marked so."""
UNSURE = "nothing tells; see whether it is right"
_NO_TYPE = "an event by use, of a type that the codebook does not have"


class ByUse:
    """Guesses of one survey; `relations` are what relations become, `event_type` a label's type."""

    def __init__(
        self,
        survey: Survey,
        relations: Mapping[str, str],
        event_type: Callable[[str], str],
    ) -> None:
        self._survey, self._relations, self._event_type = survey, relations, event_type
        self._deeds = {
            source
            for name, ends in survey.ends.items()
            if relations[name].startswith("participant ")
            for source, _ in ends
        }

    def span(self, label: str) -> tuple[str, str]:
        """Return what a label of spans becomes, and by what that was guessed."""
        usage = self._usage(label)
        if usage.are_quoted:
            return "quote content", "its words are quoted"
        if label in self._deeds:
            return self._event(label, "it leads to who takes part")
        if usage.are_verbs:
            return self._event(label, "its words are verbs")
        return "mention", "its words are names" if usage.are_names else UNSURE

    def quoted(self, label: str, plain: str) -> tuple[str, str]:
        """Return what a label becomes that is called like quoted words; `plain` is its name."""
        other = NOT_QUOTED.get(plain, "")
        if not other or not self._usage(label).are_verbs:
            return "quote content", ""
        if other == "cue":
            return "quote cue", "its words are verbs"
        target, reason = self._event(label, "its words are verbs")
        return (target, reason) if target != "mention" else ("quote content", reason)

    def relation(self, name: str, spans: Mapping[str, tuple[str, str]]) -> str:
        """Return what a relation becomes, now that it is known what it leads from and to.

        What is called `attribution` leads from a quote to who says it, or to more of its words.
        """
        target = self._relations[name]
        heads = {
            spans.get(label, ("", ""))[0].partition(" ")[0]
            for ends in self._survey.ends[name]
            for label in ends
        }
        return "source" if target == "content" and heads == {"quote", "mention"} else target

    def _usage(self, label: str) -> Usage:
        return self._survey.usage.get(label) or Usage()

    def _event(self, label: str, reason: str) -> tuple[str, str]:
        """An event where the codebook has its type or gets it; else a mention, which keeps all."""
        code = self._event_type(label)
        return (f"event {code}", reason) if code else ("mention", _NO_TYPE)

"""The seed article as one person annotated it: text, speakers, mentions, quotes."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotator.model.annotations import Alias, Mention, Quote, Span, Speaker

FILES = Path(__file__).parent.parent / "files"


@pytest.fixture(scope="session")
def gold():
    data = json.loads((FILES / "seed-gold.json").read_text(encoding="utf-8"))
    article = data["articles"][0]
    layer = article["layers"][0]
    return SimpleNamespace(
        text=article["text"],
        speakers=[_speaker(one) for one in data["speakers"]],
        mentions=[
            Mention(layer="l", **{key: one[key] for key in _MENTION}) for one in layer["mentions"]
        ],
        quotes=[_quote(one) for one in layer["quotes"]],
    )


_MENTION = ("id", "speaker", "start", "end", "text", "kind")
_SPEAKER = ("id", "name", "kind", "role", "affiliation", "country")


def _speaker(one):
    aliases = tuple(Alias(alias["name"], alias["kind"]) for alias in one["aliases"])
    return Speaker(aliases=aliases, **{key: one[key] for key in _SPEAKER})


def _quote(one):
    spans = tuple(Span(s["role"], s["start"], s["end"], s["text"]) for s in one["spans"])
    known = {key: one[key] for key in ("id", "type", "speaker")}
    return Quote(layer="l", spans=spans, addressees=tuple(one["addressees"]), **known)

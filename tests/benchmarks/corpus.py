"""Made-up articles with records, the same for the same number: what the benchmarks work on."""

import random
from typing import Any

from annotator.model.article import text_hash

COUNTRIES = ("Russia", "Mongolia", "Vietnam", "Norway", "Egypt", "Japan", "Brazil", "Serbia")
CODES = ("RUS", "MNG", "VNM", "NOR", "EGY", "JPN", "BRA", "SRB")
PEOPLE = ("Kulik", "Hansen", "Tanaka", "Farouk", "Jovanovic", "Carvalho", "Petrova", "Demir")
CUES = ("said", "stressed", "told reporters", "pointed out", "went on to say", "added")
SAID = tuple(
    """\
“We are always ready for the closest dialogue with {a} and all other parties concerned in the \
interests of creating conditions for practical steps towards this goal \U0001f54a,”
“{a} has always spoken in favour of a settlement of the region’s problems by diplomatic means, \
with due account of the legal interests of the sides,”
“A major condition for fruitful cooperation with {a} is the stability of the military and \
political situation in the whole of the region,”
""".splitlines()
)
DEEDS = (
    ("held talks", "CONSULT"),
    ("visited", "CONSULT"),
    ("signed a protocol", "COOPERATE"),
    ("lodged a protest", "PROTEST"),
    ("sent humanitarian supplies", "AID"),
    ("imposed restrictions", "SANCTION"),
)
FILLER = "The sides went over the agenda of the coming meetings and agreed to keep in touch. "


def exchange(articles: int, seed: int = 20180320) -> dict[str, Any]:
    """Return a document of the exchange format: 17 records in each article of about 3 KB."""
    chance = random.Random(seed)
    speakers = [
        {"id": f"s{i}", "name": f"{name} of {country}", "country": code}
        for i, (name, country, code) in enumerate(zip(PEOPLE, COUNTRIES, CODES, strict=True))
    ]
    return {
        "format": "diplomatic-annotator",
        "version": 1,
        "offset_unit": "unicode code point",
        "codebook": {"name": "PLOVER", "version": "2.0"},
        "annotators": [{"id": "n1", "name": "mina"}],
        "speakers": speakers,
        "articles": [_article(i, chance) for i in range(articles)],
    }


def long_article(characters: int, spans: int) -> tuple[str, list[tuple[int, int]]]:
    """Return one long text of many paragraphs and the places of so many quotes in it."""
    sentence = SAID[0].format(a="Norway") + " Kulik said. "
    lines, places, length = [], [], 0
    filler = max(1, (characters // spans - len(sentence)) // len(FILLER))
    for _ in range(spans):
        line = sentence + FILLER * filler + "\n"
        places.append((length, length + len(SAID[0].format(a="Norway"))))
        lines.append(line)
        length += len(line)
    return "".join(lines), places


class _Text:
    """A text that grows, and notes where its parts stand."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def add(self, words: str, role: str = "") -> dict[str, Any]:
        """Add words, and return them as a span."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return {"role": role, "start": start, "end": self.length, "text": words}


def _article(number: int, chance: random.Random) -> dict[str, Any]:
    text = _Text()
    text.add(f"Report {number}: {chance.choice(COUNTRIES)} ready for talks\n")
    layer: dict[str, Any] = {"annotator": "n1", "kind": "annotation", "status": "done"}
    layer["mentions"] = [_mention(f"m{number}-{i}", text, chance) for i in range(3)]
    layer["quotes"] = [_quote(f"q{number}-{i}", text, chance) for i in range(6)]
    layer["events"] = [_event(f"e{number}-{i}", text, chance) for i in range(8)]
    text.add(FILLER * 12)
    whole = "".join(text.parts)
    return {
        "id": f"a{number}",
        "title": f"Report {number}",
        "text": whole,
        "sha256": text_hash(whole),
        "source": "Made up",
        "published": "2018-03-20",
        "language": "en",
        "layers": [layer],
    }


def _mention(name: str, text: _Text, chance: random.Random) -> dict[str, Any]:
    speaker = chance.randrange(len(PEOPLE))
    span = text.add(PEOPLE[speaker])
    text.add(" came. ")
    return {"id": name, "speaker": f"s{speaker}"} | {k: span[k] for k in ("start", "end", "text")}


def _quote(name: str, text: _Text, chance: random.Random) -> dict[str, Any]:
    content = text.add(chance.choice(SAID).format(a=chance.choice(COUNTRIES)), "content")
    text.add(" he ")
    cue = text.add(chance.choice(CUES), "cue")
    text.add(".\n")
    speaker = f"s{chance.randrange(len(PEOPLE))}"
    return {"id": name, "type": "direct", "speaker": speaker, "spans": [content, cue]}


def _event(name: str, text: _Text, chance: random.Random) -> dict[str, Any]:
    words, kind = chance.choice(DEEDS)
    text.add("They ")
    trigger = text.add(words, "trigger")
    text.add(f" in {chance.choice(COUNTRIES)}. ")
    roles = ("actor", "recipient")
    parts = [{"role": role, "speaker": f"s{chance.randrange(8)}"} for role in roles]
    return {"id": name, "type": kind, "spans": [trigger], "participants": parts}

"""Projects made at random: every kind of record with every field, over any text."""

from dataclasses import replace

from hypothesis import strategies as st

from annotator.model import annotations as model
from annotator.model import codebook
from annotator.model.article import Article, Assignment, clean_text, text_hash
from annotator.model.spans import cut
from annotator.store.connection import MEMORY
from annotator.store.files import create

FIELD_NAMES = ("tone", "the venue", "\u0642\u0627\u0644", "\U0001f54a")
PLOVER = replace(
    codebook.load("plover"),
    custom_fields=tuple(
        codebook.CustomField(record, name) for record in codebook.RECORDS for name in FIELD_NAMES
    ),
)
TYPES = tuple(PLOVER.terms("event_types"))
MOMENTS = st.sampled_from(("2018-03-20T09:30:00.000Z", "2024-02-29T23:59:59.999Z"))
DATES = st.none() | st.sampled_from(("2018", "2018-03-20~", "2018-03-05/2018-03-06", "../2018"))
COUNTRIES = st.none() | st.sampled_from(("RUS", "KOR", "UNO"))
CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
WORDS = st.text(CHARACTERS, max_size=12)
NAMES = st.text(CHARACTERS, min_size=1, max_size=12).filter(str.strip)
OPTIONAL = st.none() | WORDS
HARD = (
    "\U0001f54a\ufe0f",
    "e\u0301",
    "\u00a0",
    "\u2028",
    "\x85",
    "\r\n",
    "\r",
    "\n",
    "قال",
    "“",
    "\u00ad",
)
TEXTS = st.lists(WORDS | st.sampled_from(HARD), min_size=1, max_size=12).map("".join)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
FIELDS = st.dictionaries(st.sampled_from(FIELD_NAMES), VALUES, max_size=2)


class Maker:
    """Draws the records of one project, each with ids of its own."""

    def __init__(self, draw):
        self.draw = draw
        self.made = 0

    def id(self, kind):
        self.made += 1
        return f"{kind}{self.draw(st.integers(0, 9))}-{self.made}"

    def some(self, ids, **how):
        return self.draw(st.lists(st.sampled_from(ids), **how)) if ids else []

    def one_or_none(self, ids):
        return self.draw(st.none() | st.sampled_from(ids)) if ids else None

    def spans(self, text, needed, roles):
        others = self.draw(st.lists(st.sampled_from(roles), max_size=3))
        return tuple(self.span(text, role) for role in (needed, *others))

    def span(self, text, role):
        start = self.draw(st.integers(0, len(text) - 1))
        return cut(text, role, start, self.draw(st.integers(start + 1, len(text))))

    def provenance(self, kind):
        draw = self.draw
        known = {
            "certainty": draw(st.sampled_from(model.CERTAINTIES)),
            "note": draw(WORDS),
            "fields": draw(FIELDS),
            "origin": draw(st.sampled_from(model.ORIGINS)),
            "tool": draw(OPTIONAL),
            "score": draw(st.none() | st.floats(0, 1)),
            "created_at": draw(MOMENTS),
            "updated_at": draw(MOMENTS),
            "updated_by": draw(NAMES),
        }
        if kind == "gold":
            known |= {"sources": tuple(draw(st.lists(NAMES, max_size=2))), "reason": draw(OPTIONAL)}
        return known

    def article(self, text, annotators, earlier):
        draw = self.draw
        chosen = draw(st.lists(st.sampled_from(annotators), unique=True, max_size=2))
        return Article(
            id=self.id("a"),
            title=draw(NAMES),
            sha256=text_hash(text),
            characters=len(text),
            source=draw(OPTIONAL),
            source_type=draw(st.none() | st.just("wire")),
            byline=draw(OPTIONAL),
            published=draw(DATES),
            url=draw(OPTIONAL),
            language=draw(st.sampled_from(("und", "en", "ar"))),
            licence=draw(OPTIONAL),
            note=draw(WORDS),
            replaces=self.one_or_none(earlier),
            created_at=draw(MOMENTS),
            assignments=tuple(
                Assignment(one, draw(st.sampled_from(("work", "double")))) for one in chosen
            ),
        )

    def speaker(self, articles):
        draw = self.draw
        office = st.builds(
            model.Office,
            role=OPTIONAL,
            affiliation=OPTIONAL,
            country=COUNTRIES,
            valid=DATES,
            article=st.none() | st.sampled_from(articles) if articles else st.none(),
        )
        alias = st.builds(model.Alias, NAMES, st.sampled_from(model.ALIAS_KINDS))
        return model.Speaker(
            id=self.id("s"),
            name=draw(NAMES),
            kind=draw(st.sampled_from(model.SPEAKER_KINDS)),
            role=draw(OPTIONAL),
            country=draw(COUNTRIES),
            sector=draw(st.sampled_from((None, "GOV", "MIL"))),
            cameo_code=draw(st.sampled_from((None, "KORGOV", "IGOUNO"))),
            wikidata=draw(st.none() | st.just("Q42")),
            aliases=tuple(draw(st.lists(alias, max_size=2))),
            offices=tuple(draw(st.lists(office, max_size=2))),
            note=draw(WORDS),
            fields=draw(FIELDS),
        )

    def mention(self, layer, text, speakers):
        span = self.span(text, "mention")
        return model.Mention(
            id=self.id("m"),
            layer=layer.id,
            speaker=self.one_or_none(speakers),
            start=span.start,
            end=span.end,
            text=span.text,
            kind=self.draw(st.sampled_from(model.MENTION_KINDS)),
            **self.provenance(layer.kind) | {"fields": {}},
        )

    def quote(self, layer, text, speakers, quotes):
        draw = self.draw
        return model.Quote(
            id=self.id("q"),
            layer=layer.id,
            type=draw(st.sampled_from(model.QUOTE_TYPES)),
            speaker=self.one_or_none(speakers),
            parent=self.one_or_none(quotes),
            addressees=tuple(self.some(speakers, unique=True, max_size=2)),
            act=self.one_or_none(tuple(PLOVER.terms("quote_acts"))),
            stance=self.one_or_none(tuple(PLOVER.terms("stances"))),
            stance_target=self.one_or_none(speakers),
            date=draw(DATES),
            venue=draw(OPTIONAL),
            in_headline=draw(st.booleans()),
            spans=self.spans(text, "content", model.QUOTE_ROLES),
            **self.provenance(layer.kind),
        )

    def event(self, layer, text, speakers, links):
        draw = self.draw
        mentions, quotes, events = links
        roles = tuple(PLOVER.terms("roles"))
        part = [
            model.Participant(draw(st.sampled_from(roles)), one, self.one_or_none(mentions))
            for one in self.some(speakers, max_size=3)
        ]
        return model.Event(
            id=self.id("e"),
            layer=layer.id,
            type=draw(st.sampled_from(TYPES)),
            contexts=tuple(self.some(tuple(PLOVER.terms("contexts")), unique=True, max_size=2)),
            cameo_code=draw(st.sampled_from((None, "036", "1042"))),
            date=draw(DATES),
            location=draw(OPTIONAL),
            location_country=draw(COUNTRIES),
            modality=draw(st.sampled_from(model.MODALITIES)),
            polarity=draw(st.sampled_from(model.POLARITIES)),
            quote=self.one_or_none(quotes),
            same_as=self.one_or_none(events),
            spans=self.spans(text, "trigger", model.EVENT_ROLES),
            participants=tuple(part),
            **self.provenance(layer.kind),
        )


@st.composite
def projects(draw, *, versions=False):
    """A project in memory, filled; with `versions` some articles correct others."""
    maker = Maker(draw)
    project = create(MEMORY, PLOVER, annotator="maker")
    names = draw(st.lists(NAMES, unique=True, min_size=1, max_size=3))
    annotators = [
        model.Annotator(id=maker.id("n"), name=name, active=draw(st.booleans())) for name in names
    ]
    texts = draw(
        st.lists(TEXTS.filter(str.strip).map(clean_text), unique=True, min_size=1, max_size=3)
    )
    with project.edit("Fill", bulk=True):
        project.add_many(model.Annotator, annotators)
        articles = []
        for text in texts:
            earlier = [one.id for one in articles] if versions else []
            article = maker.article(text, [one.id for one in annotators], earlier)
            project.add_article(article, text)
            articles.append(article)
        speakers = [
            maker.speaker([one.id for one in articles]) for _ in range(draw(st.integers(0, 3)))
        ]
        project.add_many(model.Speaker, speakers)
        for article, text in zip(articles, texts, strict=True):
            _fill(
                maker,
                project,
                (article, text),
                ([one.id for one in annotators], [one.id for one in speakers]),
            )
    return project


def _fill(maker, project, where, known):
    """Add layers with records to one article."""
    (article, text), (annotators, speakers) = where, known
    draw = maker.draw
    pairs = st.tuples(st.sampled_from(annotators), st.sampled_from(model.LAYER_KINDS))
    chosen = draw(
        st.lists(pairs, unique_by=lambda pair: pair[1] if pair[1] == "gold" else pair, max_size=3)
    )
    for annotator, kind in chosen:
        gone = (model.Dismissed("rule", 0, len(text)),) if draw(st.booleans()) else ()
        status = draw(st.sampled_from(model.STATUSES))
        layer = model.Layer(
            id=maker.id("l"),
            article=article.id,
            annotator=annotator,
            kind=kind,
            status=status,
            dismissed=gone,
        )
        project.add_many(model.Layer, [layer])
        mentions = [maker.mention(layer, text, speakers) for _ in range(draw(st.integers(0, 2)))]
        quotes = []
        for _ in range(draw(st.integers(0, 2))):
            quotes.append(maker.quote(layer, text, speakers, [one.id for one in quotes]))
        events = []
        for _ in range(draw(st.integers(0, 2))):
            links = ([one.id for one in found] for found in (mentions, quotes, events))
            events.append(maker.event(layer, text, speakers, links))
        project.add_many(model.Mention, mentions)
        project.add_many(model.Quote, quotes)
        project.add_many(model.Event, events)

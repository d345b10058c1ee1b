"""What a field can be chosen from: closed lists, the codebook's terms, speakers, other records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from annotator.model import countries
from annotator.model.annotations import Event, Layer, Quote, first_position, words_of
from annotator.model.article import Article
from annotator.model.codebook import EventType, Term
from annotator.store.changes import Edit
from annotator.store.project import Project
from annotator.store.speaker_names import speaker_names
from annotator.ui.entries.everyone import Everyone, as_choice
from annotator.ui.entries.field import Choice, fitting
from annotator.ui.keyboard import by_place
from annotator.ui.words import form as words

_RANKED = 1000  # choices that are put in order; few letters fit more, and need no fine order
_SHOWN = 300  # rows that a list shows at most; more letters show the others


class Options:
    """One list to choose from, read when first asked for and kept until `forget`."""

    def __init__(self, load: Callable[[], Iterable[Choice]]) -> None:
        self._load = load
        self._by_value: dict[str, Choice] | None = None
        self._keys: list[tuple[str, Choice]] = []

    def forget(self) -> None:
        """Read the list again when it is next asked for."""
        self._by_value = None

    def belong_to(self, item: Any) -> None:
        """Offer what fits this item of a list; most lists are the same for all of them."""

    def all(self) -> Mapping[str, Choice]:
        """Every choice by its value, in order, the retired ones too."""
        if self._by_value is None:
            self._by_value = {choice.value: choice for choice in self._load()}
            self._keys = [
                ("\n".join((choice.name, *choice.words)).casefold(), choice)
                for choice in self._by_value.values()
                if not choice.retired
            ]
        return self._by_value

    def find(self, value: str) -> Choice:
        """The choice of a value; one that the list does not have is shown as it is."""
        return self.all().get(value) or Choice(value, value)

    def fitting(self, letters: str) -> list[Choice]:
        """The choices that letters fit, the best first, as many as are worth showing.

        Where none does, what a Latin keyboard types with the same keys is tried.
        """
        return self._fitting(letters) or self._fitting(by_place(letters))

    def _fitting(self, letters: str) -> list[Choice]:
        self.all()
        wanted = letters.casefold().split()
        if not wanted:
            return [choice for _, choice in self._keys[:_SHOWN]]
        near = [(key, choice) for key, choice in self._keys if all(part in key for part in wanted)]
        if len(near) > _RANKED:
            near.sort(key=lambda pair: not pair[0].startswith(wanted[0]))
        return fitting([choice for _, choice in near[:_RANKED]], letters)[:_SHOWN]


class SpeakerOptions(Options):
    """The speakers of a project; the names that a form shows are read one by one.

    One may be left out: `but` is its id. Those whose ids come `first` head the list.
    """

    def __init__(
        self, project: Project, everyone: Everyone, but: str = "", first: Sequence[str] = ()
    ) -> None:
        super().__init__(lambda: everyone.likely(""))
        self._project, self._everyone = project, everyone
        self._but, self._first = but, first
        self._known: dict[str, Choice] = {}

    def forget(self) -> None:
        """Read the names again when they are next asked for."""
        super().forget()
        self._known.clear()

    def _fitting(self, letters: str) -> list[Choice]:
        found = fitting(self._everyone.likely(letters), letters)
        if not letters.strip():
            self.expect(self._first)
            found = list(dict.fromkeys([*map(self.find, self._first), *found]))
        return [choice for choice in found if choice.value != self._but]

    def expect(self, ids: Iterable[str]) -> None:
        """Read the names of these speakers at once."""
        for name in speaker_names(self._project, set(ids) - set(self._known)):
            self._known[name.id] = as_choice(name)

    def find(self, value: str) -> Choice:
        """A speaker by id."""
        if value not in self._known:
            self.expect([value])
        return self._known.get(value) or Choice(value, value)


class RecordOptions(Options):
    """The quotes or the events of the same layer, in the order of the text."""

    def __init__(self, project: Project, kind: type[Quote] | type[Event], of: "Sources") -> None:
        super().__init__(self._records)
        self._project, self._kind, self._of = project, kind, of

    def find(self, value: str) -> Choice:
        """A record by id, without reading the others."""
        found: Quote | Event | None = self._project.find(self._kind, value)
        return Choice(value, value) if found is None else _record(found)

    def _records(self) -> list[Choice]:
        here = self._of.record
        records: list[Quote | Event] = list(self._project.all(self._kind, layer=here.layer))
        records.sort(key=first_position)
        return [_record(record) for record in records if record.id != here.id]


class ArticleOptions(Options):
    """The article that is shown, and those that the speaker's offices name already."""

    def __init__(self, project: Project, of: "Sources") -> None:
        super().__init__(self._articles)
        self._project, self._of = project, of

    def find(self, value: str) -> Choice:
        """An article by id."""
        found = self._project.find(Article, value)
        return Choice(value, value) if found is None else _article(found)

    def _articles(self) -> list[Choice]:
        held = [office.article for office in getattr(self._of.record, "offices", ())]
        ids = dict.fromkeys(id for id in (self._of.article, *held) if id)
        return [_article(one) for one in self._project.many(Article, ids)]


class Sources:
    """Every list that the fields of one project's records are chosen from, by name."""

    def __init__(self, project: Project, everyone: Everyone) -> None:
        self._project = project
        self.record: Any = None
        self.article = ""  # the one that is shown
        self.speakers = SpeakerOptions(project, everyone)
        self._lists: dict[str, Options] = {
            "speakers": self.speakers,
            "quotes": RecordOptions(project, Quote, self),
            "events": RecordOptions(project, Event, self),
            "modes": Options(self._modes),
            "articles": ArticleOptions(project, self),
            "countries": Options(_countries),
            "sectors": Options(_sectors),
        }

    def __getitem__(self, name: str) -> Options:
        """The list of this name; `custom:kind:field` is that of a custom field."""
        if name not in self._lists:
            self._lists[name] = Options(lambda: self._choices(name))
        return self._lists[name]

    def published(self) -> str:
        """When the record's article was published, or else the one that is shown; "" unknown."""
        layer = self._project.find(Layer, getattr(self.record, "layer", ""))
        found = self._project.find(Article, layer.article if layer else self.article)
        return (found.published or "") if found else ""

    def show(self, record: Any, article: str) -> None:
        """Offer what fits a record beside the article that is shown."""
        self.record, self.article = record, article
        for name in ("modes", "quotes", "events", "articles"):
            self._lists[name].forget()
        self.speakers.expect(_speakers_of(record))

    def follow(self, edit: Edit) -> None:
        """Read again what an edit touched, when it is next asked for."""
        for name in ("speakers", "quotes", "events"):
            if edit.touches(name):
                self._lists[name].forget()

    def _choices(self, name: str) -> Sequence[Choice]:
        if name in words.CHOICES:
            listed = words.CHOICES[name].items()
            return [Choice(value, shown, about, (value,)) for value, (shown, about) in listed]
        codebook = self._project.codebook
        if name.startswith("custom:"):
            _, kind, own = name.split(":", 2)
            fields = (field for field in codebook.fields_of(kind) if field.name == own)
            return [Choice(value, value) for field in fields for value in field.choices]
        return [_term(term) for term in codebook.terms(name).values()]

    def _modes(self) -> list[Choice]:
        types = self._project.codebook.terms("event_types")
        found = types.get(self.record.type)
        return [_term(mode) for mode in found.modes] if isinstance(found, EventType) else []


def _term(term: Term) -> Choice:
    about = term.gloss
    if isinstance(term, EventType):
        about = words.about_type(term.gloss, term.quad_class)
    shown = words.term(term.code, term.name)
    if term.retired:
        return Choice(term.code, shown, words.retired(about), retired=True)
    return Choice(term.code, shown, about, (term.code, term.name))


def _record(record: Quote | Event) -> Choice:
    if isinstance(record, Quote):
        return Choice(record.id, words.first_words(words_of(record, "content")))
    return Choice(record.id, words.first_words(words_of(record, "trigger"), record.type))


def _countries() -> list[Choice]:
    return [
        Choice(
            country.code,
            words.term(country.code, country.name),
            "",
            (country.code, country.alpha2, country.name, *country.other_names),
        )
        for country in countries.countries().values()
    ]


def _sectors() -> list[Choice]:
    return [
        Choice(code, words.term(code, gloss), "", (code, gloss))
        for code, gloss in countries.sectors().items()
    ]


def _article(article: Article) -> Choice:
    about = ", ".join(filter(None, (article.source, article.published)))
    return Choice(article.id, article.title, about)


def linked(record: Any) -> set[str]:
    """Every record that a record names."""
    found = (getattr(record, name, None) for name in ("parent", "quote", "same_as"))
    return _speakers_of(record) | {id for id in found if id}


def _speakers_of(record: Any) -> set[str]:
    """Every speaker that a record points to."""
    parts = [part.speaker for part in getattr(record, "participants", ())]
    single = [getattr(record, name, None) for name in ("speaker", "stance_target")]
    found = (*single, *getattr(record, "addressees", ()), *parts)
    return {speaker for speaker in found if speaker}

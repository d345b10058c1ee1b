"""The codebook: what ships, what is refused and how, and that nothing is lost on the way."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import AnnotatorError
from annotator.model import codebook as books
from annotator.model.codebook import Codebook, Context, CustomField, EventType, Mode, Role

CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf", "Cn", "Co"])
CODES = st.text(CHARACTERS.filter(lambda letter: letter != "|"), min_size=1, max_size=8)
PROSE = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


def lists(kind, *more):
    """Terms of one list, each code once."""
    term = st.builds(kind, CODES, NAMES, PROSE, *more)
    return st.lists(term, max_size=4, unique_by=lambda term: term.code).map(tuple)


EVENT_TYPES = lists(
    EventType, st.sampled_from(["", *books.QUAD_CLASSES]), st.booleans(), lists(Mode)
)
CHOICES = st.lists(CODES, min_size=1, max_size=3, unique=True).map(tuple)
FIELDS = st.one_of(
    st.builds(
        CustomField,
        st.sampled_from(books.RECORDS),
        CODES,
        st.sampled_from(["text", "number", "boolean"]),
        st.just(()),
        PROSE,
        st.booleans(),
    ),
    st.builds(CustomField, st.sampled_from(books.RECORDS), CODES, st.just("choice"), CHOICES),
)


@st.composite
def codebooks(draw):
    types = draw(EVENT_TYPES)
    codes = [each.code for each in types]
    keys = draw(st.lists(CODES, max_size=len(codes), unique=True))
    colours = st.dictionaries(
        st.sampled_from([*codes, *books.QUAD_CLASSES]), st.just("#0072B2"), max_size=3
    )
    return Codebook(
        name=draw(NAMES),
        version=draw(NAMES),
        event_types=types,
        contexts=draw(lists(Context)),
        roles=draw(lists(Role)),
        colours=draw(colours),
        keys=dict(zip(codes, keys, strict=False)),
        required_fields=draw(st.dictionaries(st.sampled_from(books.RECORDS), CHOICES)),
        custom_fields=tuple(
            draw(st.lists(FIELDS, max_size=3, unique_by=lambda field: (field.record, field.name)))
        ),
    )


@settings(max_examples=50)
@given(codebooks())
def test_a_codebook_goes_through_json_and_back(book):
    assert Codebook.from_dict(json.loads(json.dumps(book.to_dict()))) == book


@settings(max_examples=40)
@given(book=codebooks())
def test_a_codebook_goes_through_toml_and_back(tmp_path_factory, book):
    path = tmp_path_factory.getbasetemp() / "book.toml"
    path.write_text(books.dumps(book), encoding="utf-8", newline="")
    assert books.load(path) == book


@pytest.mark.parametrize("name", books.SHIPPED)
def test_a_shipped_codebook_goes_through_json_and_back(name):
    book = books.load(name)
    assert Codebook.from_dict(json.loads(json.dumps(book.to_dict()))) == book


def test_plover_has_its_types_modes_and_contexts():
    book = books.load("plover")
    assert (book.name, book.version) == ("PLOVER", "2.0")
    assert len(book.event_types) == 16
    assert sum(len(each.modes) for each in book.event_types) == 67
    assert len(book.contexts) == 37
    assert list(book.terms("roles")) == ["actor", "recipient", "third_party"]
    assert [each.code for each in book.event_types if each.recipient_required] == [
        "COOPERATE",
        "AID",
        "SANCTION",
    ]
    assert [mode.code for mode in book.event_type("CONSULT").modes][:2] == ["visit", "third-party"]


def test_cameo_has_all_codes_under_their_roots():
    book = books.load("cameo")
    assert (book.name, book.version) == ("CAMEO", "1.1b3")
    assert len(book.event_types) == 318
    roots = [each.code for each in book.event_types if not each.parent]
    assert roots == [f"{number:02}" for number in range(1, 21)]
    assert book.event_type("1042").parent == "104"


def test_each_event_type_has_a_quad_class_and_a_colour():
    for name in books.SHIPPED:
        book = books.load(name)
        for each in book.event_types:
            assert book.quad_class(each.code) in books.QUAD_CLASSES
            assert book.colour(each.code) == book.colours[each.quad_class]


@pytest.mark.parametrize(("code", "plover"), [("09", "ACCUSE"), ("14", "PROTEST")])
def test_quad_classes_are_those_of_the_codebook_itself(code, plover):
    assert books.load("cameo").quad_class(code) != books.load("plover").quad_class(plover)


def test_an_unknown_event_type_is_an_error_that_names_it():
    with pytest.raises(AnnotatorError, match=r"PLOVER 2\.0 has no event type 'DEMAND'"):
        books.load("plover").event_type("DEMAND")


def test_shipped_knows_what_ships_by_name_and_version():
    assert books.shipped("PLOVER", "2.0") == books.load("plover")
    assert books.shipped("PLOVER", "1.0") is None
    assert books.shipped("Plover", "2.0") is None
    assert books.shipped("Mine", "2.0") is None


def test_a_colour_is_the_types_own_or_its_parents():
    types = (EventType("a", "A"), EventType("a1", "A1", parent="a"), EventType("b", "B"))
    book = Codebook("Mine", "1", types, colours={"a": "#000000"})
    assert [book.colour(each.code) for each in types] == ["#000000", "#000000", ""]


def test_a_term_without_a_name_shows_its_code():
    book = Codebook.from_dict({"name": "Mine", "version": "1", "roles": [{"code": "actor"}]})
    assert book.roles == (Role("actor", "actor"),)


def test_fields_are_found_by_record():
    venue, tone = CustomField("quote", "venue"), CustomField("event", "tone")
    book = Codebook("Mine", "1", custom_fields=(venue, tone))
    assert book.fields_of("event") == (tone,)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ({"name": None}, "at name: it must be text"),
        ({"name": ""}, "at name: it is empty"),
        ({"rolls": []}, "unknown key 'rolls'"),
        ({"roles": {}}, "at roles: it must be a list"),
        ({"roles": ["actor"]}, "at roles 1: it must be a table"),
        ({"roles": [{"name": "Actor"}]}, "at roles 1: code is missing"),
        ({"roles": [{"code": "a"}, {"code": "a"}]}, "at roles: 'a' is there twice"),
        ({"contexts": [{"code": "a|b"}]}, "at contexts 1, code: 'a|b' cannot be a code"),
        ({"contexts": [{"code": "a", "gloss": "\ud83d"}]}, "contexts 1, gloss: it holds half"),
        ({"event_types": [{"code": "A", "quad_class": "verbal"}]}, "'verbal' is not known here"),
        ({"event_types": [{"code": "A", "recipient_required": "no"}]}, "recipient_required: it"),
        ({"event_types": [{"code": "A", "modes": [{"kode": "x"}]}]}, "event_types 1, modes 1: unk"),
        ({"event_types": [{"code": "A", "parent": "B"}]}, "type A: its parent 'B' does not stand"),
        ({"event_types": [{"code": "A", "parent": "A"}]}, "type A: its parent 'A' does not stand"),
        ({"keys": {"A": "a"}}, "at keys: 'A' is not known here"),
        ({"colours": []}, "at colours: it must be a table"),
        ({"colours": {"material_conflict": "red"}}, "'red' is not a colour"),
        ({"required_fields": {"article": ["title"]}}, "required_fields: unknown key 'article'"),
        ({"required_fields": {"quote": [1]}}, "at required_fields, quote: it must be text"),
        ({"custom_fields": [{"record": "quote"}]}, "at custom_fields 1: name is missing"),
        ({"custom_fields": [{"record": "q", "name": "x"}]}, "custom_fields 1, record: 'q' is not"),
        ({"custom_fields": [{"record": "quote", "name": "x"}] * 2}, "'quote x' is there twice"),
        (
            {"custom_fields": [{"record": "quote", "name": "x", "kind": "choice"}]},
            "at custom_fields 1, choices: they do not fit the kind 'choice'",
        ),
    ],
)
def test_what_is_wrong_is_refused_by_the_name_of_its_key(part, words):
    with pytest.raises(AnnotatorError) as caught:
        Codebook.from_dict({"name": "Mine", "version": "1", **part})
    assert words in caught.value.message
    assert caught.value.hint


def test_what_is_needed_is_named():
    with pytest.raises(AnnotatorError, match="version is missing"):
        Codebook.from_dict({"name": "Mine"})
    with pytest.raises(AnnotatorError, match="it must be a table"):
        Codebook.from_dict([])


def test_a_key_stands_for_one_type():
    types = [{"code": "A"}, {"code": "B"}]
    plain = {"name": "Mine", "version": "1", "event_types": types, "keys": {"A": "x", "B": "x"}}
    with pytest.raises(AnnotatorError, match="at keys: 'x' is there twice"):
        Codebook.from_dict(plain)


def test_a_missing_file_says_what_can_be_given(tmp_path):
    with pytest.raises(AnnotatorError, match=r"There is no codebook.*plover, cameo or the path"):
        books.load(tmp_path / "none.toml")


def test_a_folder_is_not_a_codebook(tmp_path):
    with pytest.raises(AnnotatorError, match="cannot be read"):
        books.load(tmp_path)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'name = "A"\nversion = \n', "line 2"),
        (b'name = "\xff"\n', "not UTF-8"),
        (b"version = " + b"1" * 5000, "too long a number"),
        (b"version = " + b"[" * 5000, "lists too deep"),
        (b'name = "A"\nversion = 1\n', r"mine\.toml: .* at version: it must be text"),
    ],
)
def test_a_bad_file_is_named_with_its_place(tmp_path, data, words):
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(AnnotatorError, match=words):
        books.load(path)

"""What changed cells do: each becomes the field's value, in one step, or is told with its place."""

import re
from dataclasses import replace

import pytest

from annotator.editing.codebook import retire
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.model import dates
from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.model.codebook import CustomField

BOOK = "the codebook PLOVER 2.0"


def short(words):
    """Words without the folder of the file at their beginning."""
    return re.sub(r"^.*?/(?=\w+\.csv\b)", "", words)


def lines(imported):
    return [short(change.line()) for change in imported.changes]


def problems(project, *paths, **how):
    with pytest.raises(ImportProblems) as found:
        import_paths(project, paths, **how)
    return [short(problem) for problem in found.value.problems]


def test_changed_cells_are_one_step_that_undo_takes_back(seed, edited, content):
    before, table = content(), edited("quotes")
    table.set("q01", "stance", "neutral")
    table.set("q02", "note", "=1+1 is\ntwo")
    imported = import_paths(seed, [table.save()])
    assert lines(imported) == [
        "quotes.csv:2: stance: support -> neutral",
        "quotes.csv:3: note: (empty) -> =1+1 is\\ntwo",
    ]
    assert imported.sentence() == "Changed 2 quotes; 10 quotes already there."
    assert seed.get(Quote, "q01").stance == "neutral"
    assert seed.get(Quote, "q02").note == "=1+1 is\ntwo"
    seed.undo()
    assert content() == before


@pytest.mark.parametrize(
    ("where", "cell", "value"),
    [
        ("articles 000_fb6f2489e31ca239 published", "2018-03-21 00:00:00", "2018-03-21"),
        ("articles 000_fb6f2489e31ca239 published", "21.3.2018", "2018-03-21"),
        ("articles 000_fb6f2489e31ca239 published", "3/21/2018", "2018-03-21"),
        ("articles 000_fb6f2489e31ca239 published", "Mar-18", "2018-03"),
        ("articles 000_fb6f2489e31ca239 language", "", "und"),
        ("articles 000_fb6f2489e31ca239 source", "", None),
        ("speakers a01 kind", "Organisation", "organisation"),
        ("speakers a01 country", " PRK ", "PRK"),
        ("quotes q01 in_headline", "FALSCH", False),
        ("quotes q01 speaker", "Andrei Kulik", "a01"),
        ("quotes q01 speaker", "Kulik", "a01"),
        ("quotes q01 speaker", "", None),
        ("quotes q01 stance_target", "Russia", "a10"),
        ("quotes q01 addressees", "Russia|Andrei Kulik", ("a10", "a01")),
        ("quotes q01 note", "'=1", "=1"),
        ("quotes q01 note", "one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("events e01 contexts", "military|economic", ("military", "economic")),
        ("events e01 cameo_code", "42", "042"),
        ("events e01 cameo_code", "042", "042"),
        ("events e01 cameo_code", "42.0", "042"),
        ("events e01 date", "2018.0", "2018"),
        ("events e01 date", "43178", "2018-03-19"),
        ("events e01 polarity", "negative", "negative"),
        ("mentions m001 speaker", "Russia", "a10"),
    ],
)
def test_a_cell_becomes_the_value_of_its_field(seed, edited, where, cell, value):
    table, key, column = where.split()
    kinds = {"articles": Article, "speakers": Speaker, "quotes": Quote, "events": Event}
    kind = kinds.get(table, Mention)
    sheet = edited(table)
    key = key if kind is not Mention else seed.all(Mention)[0].id
    sheet.set(key, column, cell)
    import_paths(seed, [sheet.save()])
    assert getattr(seed.get(kind, key), column) == value


@pytest.mark.parametrize(
    ("where", "cell"),
    [
        ("articles 000_fb6f2489e31ca239 published", "20.03.2018"),
        ("articles 000_fb6f2489e31ca239 published", "3/20/18"),
        ("articles 000_fb6f2489e31ca239 characters", "2888.0"),
        ("quotes q01 in_headline", "TRUE"),
        ("quotes q01 in_headline", "1.0"),
        ("quotes q01 published", "20/03/2018"),
        ("events e01 cameo_code", "36"),
        ("speakers a01 mentions", "1"),
        ("speakers a01 quotes", "0"),
    ],
)
def test_what_a_spreadsheet_writes_in_its_own_way_is_no_change(seed, edited, where, cell):
    table, key, column = where.split()
    sheet = edited(table)
    if column == "characters":
        cell = sheet.get(key, column) + ".0"
    sheet.set(key, column, cell)
    step = seed.undo_entry
    imported = import_paths(seed, [sheet.save()])
    assert (imported.changes, imported.warnings) == ((), ())
    assert seed.undo_entry == step


def test_a_date_that_may_be_two_is_the_one_it_was(seed, edited):
    table = edited("quotes")
    table.set("q01", "date", "2018-03-05")
    import_paths(seed, [table.save()])
    table.set("q01", "date", "3/5/2018")
    assert import_paths(seed, [table.save()]).changes == ()
    table.set("q01", "date", "3/6/2018")
    (problem,) = problems(seed, table.save())
    assert problem == (
        "quotes.csv:2: date: '3/6/2018' may be 2018-06-03 or 2018-03-06; write it like that"
    )


def test_every_problem_is_told_with_file_row_and_column_and_nothing_is_written(
    seed, edited, content
):
    before, table = content(), edited("quotes")
    table.set("q01", "stance", "suport")
    table.set("q02", "speaker", "Nobody")
    table.set("q02", "date", "soon")
    table.set("q03", "type", "")
    table.set("q04", "venue", "#REF!")
    table.set("q05", "note", "fine")
    table.set("q06", "in_headline", "maybe")
    table.rows[6][0] = "q99"
    table.rows[8][0] = "q10"
    table.rows.append([*["q12"], *[""] * (len(table.header) - 1), "too much"])
    assert problems(seed, table.save()) == [
        f"quotes.csv:2: stance: 'suport' is not known in {BOOK}; did you mean support?",
        "quotes.csv:3: speaker: no speaker is called 'Nobody'; add it to the table of speakers",
        f"quotes.csv:3: date: 'soon' is not a date. {dates.HINT}",
        "quotes.csv:4: type: it is empty",
        "quotes.csv:5: venue: it is #REF!, a formula that went wrong; write the value instead",
        "quotes.csv:7: in_headline: 'maybe' is neither true nor false",
        "quotes.csv:8: id: there is no quote 'q99'; a new row has no id",
        "quotes.csv:11: id: the id 'q10' is there twice",
        "quotes.csv:14: the row has more cells than there are columns",
    ]
    assert content() == before


def test_context_that_differs_is_listed_and_stays(seed, edited, content):
    table = edited("quotes")
    table.set("q01", "text", "Russia ready")
    table.set("q01", "offsets", "0..12")
    table.set("q02", "source", "Reuters")
    table.header.append("my own")
    table.rows[0].append("mine")
    before = content()
    imported = import_paths(seed, [table.save()])
    assert imported.changes == ()
    assert [short(words).partition(" (")[0] for words in imported.warnings] == [
        "quotes.csv:1: the column 'my own' is not known",
        "quotes.csv:2: text: not changed, since the column is only context",
        "quotes.csv:2: offsets: not changed, since the column is only context",
        "quotes.csv:3: source: not changed, since the column is only context",
    ]
    assert content() == before
    assert len(problems(seed, table.path, strict=True)) == 4


def test_a_count_that_cannot_be_is_listed(seed, edited):
    table = edited("speakers")
    table.set("a01", "mentions", "9" * 5000)
    table.set("a02", "mentions", "four")
    assert len(import_paths(seed, [table.save()]).warnings) == 2


def test_changed_context_is_not_listed_without_end(seed, edited):
    table = edited("mentions")
    for row in table.rows:
        row[table.header.index("article_title")] = "Another"
    imported = import_paths(seed, [table.save()])
    assert len(imported.warnings) == 21
    assert imported.warnings[-1].endswith(
        "mentions.csv: article_title: not changed in 41 more rows"
    )


def test_a_name_that_two_speakers_have_is_told_unless_the_id_says_whom(seed, edited):
    speakers, quotes = edited("speakers"), edited("quotes")
    speakers.set("a01", "name", "Russia")
    quotes.set("q01", "speaker", "Russia")
    names = [speakers.save(), quotes.save()]
    (problem,) = problems(seed, *names)
    assert problem == (
        "quotes.csv:2: speaker: 2 speakers are called 'Russia'; put the id of one in speaker_id"
    )
    quotes.set("q01", "speaker_id", "a10")
    import_paths(seed, [speakers.path, quotes.save()])
    assert seed.get(Quote, "q01").speaker == "a10"
    quotes = edited("quotes")
    quotes.set("q01", "speaker_id", "a01")
    import_paths(seed, [quotes.save()])
    assert seed.get(Quote, "q01").speaker == "a01"
    quotes.set("q01", "speaker_id", "a06")
    quotes.set("q01", "speaker", "Kulik")
    (problem,) = problems(seed, quotes.save())
    assert problem == (
        "quotes.csv:2: speaker: it is 'Kulik', but speaker_id is that of 'North Korea'"
    )


def test_a_speaker_who_is_renamed_is_known_by_both_names(seed, edited):
    speakers, quotes = edited("speakers"), edited("quotes")
    speakers.set("a01", "name", "Andrey Kulik")
    quotes.set("q01", "speaker", "Andrey Kulik")
    assert import_paths(seed, [quotes.save(), speakers.save()]).warnings == ()
    assert seed.get(Quote, "q01").speaker == "a01"
    assert seed.get(Quote, "q02").speaker == "a01"


def test_an_event_of_another_type_loses_a_mode_that_this_does_not_have(seed, edited):
    table = edited("events")
    table.set("e01", "type", "PROTEST")
    table.set("e01", "mode", "riot")
    import_paths(seed, [table.save()])
    table.set("e01", "type", "AID")
    imported = import_paths(seed, [table.save()])
    assert seed.get(Event, "e01").mode is None
    assert lines(imported) == [
        "events.csv:2: type: PROTEST -> AID",
        "events.csv:2: mode: riot -> (empty)",
    ]


def test_what_was_cut_to_fit_a_cell_stays_whole(seed, edited):
    long = "é" * 40_000
    with seed.edit("Note"):
        seed.save(replace(seed.get(Quote, "q01"), note=long))
    table = edited("quotes")
    table.set("q01", "stance", "neutral")
    import_paths(seed, [table.save()])
    assert seed.get(Quote, "q01").note == long
    table.set("q01", "note", "short")
    (problem,) = problems(seed, table.save())
    assert problem == (
        "quotes.csv:2: note: the cell holds only the beginning, so it cannot be changed in a table"
    )


def test_another_speaker_takes_part(seed, edited, content):
    before, table = content(), edited("participants")
    table.set("e01", "speaker", "Andrei Kulik")
    imported = import_paths(seed, [table.save()])
    assert lines(imported) == ["participants.csv:2: speaker: Russia -> Andrei Kulik"]
    assert [part.speaker for part in seed.get(Event, "e01").participants] == ["a01", "a06"]
    seed.undo()
    assert content() == before


def test_a_changed_role_is_context(seed, edited):
    table = edited("participants")
    table.set("e01", "role", "recipient")
    imported = import_paths(seed, [table.save()])
    assert imported.changes == ()
    (warning,) = imported.warnings
    assert "participants.csv:2: role: not changed" in warning


def test_the_projects_own_fields(seed, edited):
    own = (
        CustomField("quote", "tone", "choice", ("-cold", "warm")),
        CustomField("quote", "weight", "number"),
        CustomField("quote", "note", "boolean"),
        CustomField("quote", "source"),
    )
    with seed.edit("Fields"):
        seed.save_codebook(replace(seed.codebook, custom_fields=own))
    table = edited("quotes")
    for column, cell in {
        "tone": "'-COLD",
        "weight": "1,5",
        "fields.note": "WAHR",
        "fields.source": "=x",
    }.items():
        table.set("q01", column, cell)
    import_paths(seed, [table.save()])
    known = {"tone": "-cold", "weight": 1.5, "note": True, "source": "=x"}
    assert seed.get(Quote, "q01").fields == known
    table.set("q01", "weight", "")
    table.set("q01", "tone", "warm")
    import_paths(seed, [table.save()])
    del known["weight"]
    assert seed.get(Quote, "q01").fields == known | {"tone": "warm"}
    table.set("q01", "tone", "hot")
    table.set("q01", "weight", "1,500")
    assert problems(seed, table.save()) == [
        "quotes.csv:2: tone: 'hot' is not known; it is one of -cold, warm",
        "quotes.csv:2: weight: '1,500' may be 1500 or 1.500",
    ]


def test_a_retired_code_stays_where_it_is_and_goes_nowhere_else(seed, edited):
    retire(seed, "stances", "oppose")
    retire(seed, "stances", "support")
    table = edited("quotes")
    table.set("q01", "note", "support stays")
    import_paths(seed, [table.save()])
    assert seed.get(Quote, "q01").stance == "support"
    table.set("q01", "stance", "oppose")
    assert problems(seed, table.save()) == [
        "quotes.csv:2: stance: 'oppose' is retired from the codebook"
    ]


def test_a_row_that_breaks_off_is_no_change(seed, edited):
    table = edited("quotes")
    table.save()
    whole = table.path.read_bytes()
    half = whole[: whole.index(b"q07")]
    table.path.write_bytes(half[:-300])
    (problem,) = problems(seed, table.path)
    assert problem.startswith("quotes.csv:7: the row ends after") or "cannot be read on" in problem

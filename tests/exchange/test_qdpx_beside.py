"""What a REFI-QDA project says beside its codings of texts: taken where it has a place, or told."""

from functools import partial

import pytest
from qdpx_projects import ID, TEXT, project_xml, saved, selection, told

from annotator.exchange.importing import import_paths
from annotator.model.annotations import Mention
from annotator.model.article import Article


@pytest.fixture
def save(tmp_path):
    """Write a .qdpx file and return its path."""
    return partial(saved, tmp_path / "p.qdpx")


def within(kind, inside, more):
    """A project whose text is that of a source of another kind, with more about that source."""
    tag = {"PDFSource": "Representation", "AudioSource": "Transcript"}[kind]
    xml = project_xml(inside).replace("TextSource", tag)
    xml = xml.replace(f"<{tag} ", f"<{kind} guid='{ID.format('c')}' name='Scan'>{more}<{tag} ")
    return xml.replace(f"</{tag}>", f"</{tag}></{kind}>")


def test_the_text_of_a_pdf_comes_in_and_its_pages_are_told(project, save):
    code = f'<Coding><CodeRef targetGUID="{ID.format(3)}"/></Coding>'
    more = f"<Description>of Tuesday</Description><PDFSelection>{code}</PDFSelection>{code}"
    imported = import_paths(project, [save(within("PDFSource", selection("said", 4), more))])
    (article,) = project.all(Article)
    assert article.characters == len(TEXT) - 2
    assert (article.title, article.note) == ("Scan", "of Tuesday; Person")
    assert "1 selection on pages of PDF documents" in told(imported)


def test_the_transcript_of_a_recording_comes_in_with_its_codings(project, save):
    at = TEXT.index("The minister")
    points = "".join(
        f'<SyncPoint guid="{ID.format(number)}" timeStamp="{number}" position="{place}"/>'
        for number, place in (("d", at), ("e", at + len("The minister")))
    )
    inside = (
        f'{points}<TranscriptSelection guid="{ID.format(9)}" fromSyncPoint="{ID.format("d")}"'
        f' toSyncPoint="{{{ID.format("e").upper()}}}"><Coding guid="{ID.format(8)}">'
        f'<CodeRef targetGUID="{ID.format(3)}"/></Coding></TranscriptSelection>'
    )
    imported = import_paths(project, [save(within("AudioSource", inside, ""))])
    assert imported.left_out == ()
    assert [one.text for one in project.all(Mention)] == ["The minister"]
    assert project.all(Article)[0].title == "Scan"


def test_a_case_goes_into_the_note_of_its_text(project, save):
    ref = f'<VariableRef targetGUID="{ID.format("a")}"/>'
    case = (
        f'<Case guid="{ID.format("b")}" name="Bob"><VariableValue>{ref}'
        f"<IntegerValue>44</IntegerValue></VariableValue>"
        f'<SourceRef targetGUID="{ID.format(6)}"/></Case>'
    )
    variable = f'<Variable guid="{ID.format("a")}" name="Age" typeOfVariable="Integer"/>'
    more = f'<Cases>{case}<Case name="Ann"/></Cases><Variables>{variable}</Variables>'
    imported = import_paths(project, [save(project_xml("", more))])
    assert project.all(Article)[0].note == "Case: Bob (Age: 44)"
    assert "1 case of no text" in told(imported)


def test_what_has_no_place_is_told_in_one_line(project, save):
    unknown = selection("said", 9) + "<PlainTextSelection/>"
    note = f'<Note guid="{ID.format("e")}"><PlainTextContent>memo</PlainTextContent></Note>'
    ends = f'originGUID="{ID.format(9)}" targetGUID="{ID.format("f")}"'
    xml = project_xml(unknown, f"<Notes>{note}</Notes>", f"<Links><Link {ends}/></Links>")
    xml = xml.replace("</Codes>", "</Codes><Sets><Set/><Set/></Sets>")
    xml = xml.replace('name="All" isCodable="false">', 'name="All"><Description>x</Description>')
    xml = xml.replace(
        "</Project>", "<Graphs><Graph/></Graphs><Description>y</Description></Project>"
    )
    assert told(import_paths(project, [save(xml)])) == (
        "the description of 1 code, what 3 codes stand under, 2 sets, 1 note on no text or coding,"
        " 1 link beyond one person's codings of a text, 1 graph, the description of the project,"
        " the unknown code of 1 coding, 1 selection without a code, 1 picture"
    )

"""Word documents: all that a reader sees comes in, nothing is run or fetched, half ones told."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest

from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.model.article import Article

docx = pytest.importorskip("docx")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FOOTNOTES = (
    f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve"> A/RES/73/1.'
    "</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
RELATION = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/footnotes" Target="footnotes.xml"/></Relationships>'
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "statement.docx"


@pytest.fixture
def document():
    """A document with a title, a heading, a paragraph, a table and another paragraph."""
    made = docx.Document()
    made.add_paragraph("On the talks", style="Title")
    made.add_heading("First part", 1)
    made.add_paragraph("“We are ready,”\tthe minister said\nin Northam.")
    table = made.add_table(2, 2)
    for row, words in zip(table.rows, (("Who", "What"), ("Northland", "talks")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    made.add_paragraph("The end.")
    return made


def rewritten(path, changes):
    """Change parts of a document; `changes` maps a part's name to what replaces its text."""
    with zipfile.ZipFile(path) as opened:
        parts = {one: opened.read(one) for one in opened.namelist()}
    for name, change in changes.items():
        parts[name] = change(parts.get(name, b"").decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)


def imported(project, path):
    (one,) = import_paths(project, [path]).articles
    return project.get(Article, one), project.text(one)


def refusal(project, path):
    with pytest.raises(ImportProblems) as refused:
        import_paths(project, [path])
    assert project.all(Article) == []
    return refused.value.message


def test_paragraphs_headings_and_tables_come_in_their_order(project, document, path):
    document.core_properties.author = "Ada Brock"
    document.core_properties.language = "en-GB"
    document.core_properties.created = datetime(2018, 3, 20, tzinfo=UTC)
    document.save(path)
    article, text = imported(project, path)
    assert text == (
        "On the talks\nFirst part\n“We are ready,”\tthe minister said\nin Northam.\n"
        "Who\tWhat\nNorthland\ttalks\nThe end."
    )
    assert (article.title, article.byline, article.language) == (
        "On the talks",
        "Ada Brock",
        "en-GB",
    )
    assert article.published == "2018-03-20?"


def test_that_a_day_is_that_of_the_file_is_said(project, path):
    made = docx.Document()
    made.core_properties.author = "Ada Brock"  # else it is the library's empty document
    made.core_properties.created = datetime(2019, 1, 1, tzinfo=UTC)
    made.add_paragraph("We are ready.")
    made.save(path)
    (said,) = import_paths(project, [path]).warnings
    assert said.endswith("tells no date; it was published about when it was made: 2019-01-01?")


def test_the_day_in_the_text_goes_before_the_day_of_the_file(project, path):
    made = docx.Document()
    made.core_properties.author = "Ada Brock"
    made.core_properties.title = "Document1"
    made.core_properties.created = datetime(2019, 1, 1, tzinfo=UTC)
    for words in ("Statement on the talks", "20 March 2018", "We are ready."):
        made.add_paragraph(words)
    made.save(path)
    article, _ = imported(project, path)
    assert (article.title, article.published) == ("Statement on the talks", "2018-03-20")


def test_footnotes_are_numbered_and_stand_at_the_end(project, document, path):
    document.save(path)
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    part = 'PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
    kind = f'<Override {part}officedocument.wordprocessingml.footnotes+xml"/></Types>'
    rewritten(
        path,
        {
            "word/document.xml": lambda xml: xml.replace(
                "<w:t>The end.</w:t></w:r>", f"<w:t>The end.</w:t></w:r>{mark}"
            ),
            "word/footnotes.xml": lambda _: FOOTNOTES,
            "word/_rels/document.xml.rels": lambda xml: xml.replace("</Relationships>", RELATION),
            "[Content_Types].xml": lambda xml: xml.replace("</Types>", kind),
        },
    )
    _, text = imported(project, path)
    assert text.endswith("The end.[1]\n[1] A/RES/73/1.")


def test_what_was_deleted_is_out_and_what_was_inserted_in(project, document, path):
    document.save(path)
    tracked = (
        '<w:p><w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>new</w:t></w:r></w:ins>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>in a field</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    rewritten(
        path, {"word/document.xml": lambda xml: xml.replace("<w:sectPr", tracked + "<w:sectPr", 1)}
    )
    _, text = imported(project, path)
    assert text.endswith("The end.\nnew\nin a field")


def test_a_document_of_a_news_database_is_divided(project, path):
    made = docx.Document()
    for i in (1, 2):
        for words in (
            f"Headline {i}",
            "The Example Times",
            f"March 2{i}, 2018 Tuesday",
            "Copyright 2018 The Example Times All Rights Reserved",
            "Length: 9 words",
            "Body",
            f"Text {i}.",
            "End of Document",
        ):
            made.add_paragraph(words)
    made.save(path)
    done = import_paths(project, [path])
    assert [project.text(one) for one in done.articles] == [
        "Headline 1\nText 1.",
        "Headline 2\nText 2.",
    ]
    assert project.get(Article, done.articles[1]).published == "2018-03-22"
    assert "from Nexis: its 2 articles" in done.warnings[0]


@pytest.mark.parametrize("name", ["statement.doc", "statement.txt", "statement"])
def test_a_document_is_known_by_what_it_is(project, document, tmp_path, name):
    document.save(tmp_path / name)
    assert imported(project, tmp_path / name)[0].title == "On the talks"


def test_a_document_with_macros_is_only_read(project, document, tmp_path):
    path = tmp_path / "statement.docm"
    document.save(path)
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    rewritten(path, {"[Content_Types].xml": lambda xml: xml.replace(plain, macros)})
    assert imported(project, path)[0].title == "On the talks"


def test_entities_are_neither_expanded_nor_fetched(project, document, path, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    document.save(path)
    bomb = "".join(f'<!ENTITY b{i} "{f"&b{i - 1};" * 10}">' for i in range(1, 12))
    dtd = f'<!DOCTYPE w:document [<!ENTITY b0 "bomb"><!ENTITY f SYSTEM "{secret.as_uri()}">{bomb}]>'
    rewritten(
        path,
        {
            "word/document.xml": lambda xml: xml.replace(
                "<w:document", f"{dtd}<w:document", 1
            ).replace("The end.", "The &f;&b11;end.")
        },
    )
    text = refusal(project, path)
    assert "declares a document type or entities, which are never read" in text
    assert "secret" not in text
    assert "bomb" not in text


def test_half_documents_and_empty_ones_are_told(project, document, path):
    document.save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "statement.docx is damaged or not complete" in refusal(project, path)
    rewritten_zip = BytesIO()
    with zipfile.ZipFile(rewritten_zip, "w") as opened:
        opened.writestr("word/document.xml", "<not-closed>")
    path.write_bytes(rewritten_zip.getvalue())
    assert "statement.docx is damaged or not complete" in refusal(project, path)
    docx.Document().save(path)
    assert "statement.docx has no text" in refusal(project, path)


def test_a_bomb_is_not_opened(project, document, path):
    document.save(path)
    rewritten(path, {"word/media/bomb.bin": lambda _: "0" * 11_000_000})
    assert "times its size" in refusal(project, path)


def test_numbers_that_word_counts_come_in_as_they_are_seen(project, path):
    made = docx.Document()
    listed = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="77"/></w:numPr></w:pPr>%s</w:p>'
    )
    places = ((0, "Decides"), (1, "to meet"), (1, "to talk"), (0, "Calls"), (1, "upon all"))
    made.add_paragraph("A list", style="List Bullet")
    made.save(path)
    body = "".join(listed % (level, f"<w:r><w:t>{words}</w:t></w:r>") for level, words in places)
    levels = (
        '<w:abstractNum w:abstractNumId="88"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1">'
        '<w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1 (%2)"/></w:lvl>'
        "</w:abstractNum>"
    )
    num = '<w:num w:numId="77"><w:abstractNumId w:val="88"/></w:num></w:numbering>'
    rewritten(
        path,
        {
            "word/document.xml": lambda xml: xml.replace("<w:sectPr", f"{body}<w:sectPr", 1),
            "word/numbering.xml": lambda xml: xml.replace(
                "<w:abstractNum ", f"{levels}<w:abstractNum ", 1
            ).replace("</w:numbering>", num),
        },
    )
    assert imported(project, path)[1].split("\n") == [
        "• A list",
        "3. Decides",
        "3 (i) to meet",
        "3 (ii) to talk",
        "4. Calls",
        "4 (i) upon all",
    ]


@pytest.mark.parametrize(
    ("number", "kind", "written"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (28, "upperLetter", "BB"),
        (1994, "lowerRoman", "mcmxciv"),
        (0, "lowerRoman", "0"),
        (10**9, "upperRoman", "1000000000"),
        (3, "none", ""),
    ],
)
def test_numbers_are_written_in_the_manner_of_the_list(number, kind, written):
    from annotator.exchange.articles.docx_numbers import written as as_written

    assert as_written(number, kind) == written

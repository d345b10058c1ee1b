"""The dialogs, with what they say where something is missing."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton

from annotator.model.annotations import Speaker
from tests.pictures.stage import Stage
from tests.pictures.states import state

FONT = ("large-font",)


@state("The first steps, at the first start", project="samples", looks=FONT)
def first_steps(stage: Stage) -> None:
    stage.do("first_steps")


@state("A new project", shows="dialog", looks=FONT)
def new_project(stage: Stage) -> None:
    dialog = stage.window.files.new()
    dialog.file.line.setText("/home/mina/talks.sqlite")


@state("A new project needs a name for who annotates", shows="dialog")
def new_project_problem(stage: Stage) -> None:
    dialog = stage.window.files.new()
    dialog.file.line.setText("")
    dialog.check()


@state("A copied text becomes an article", shows="dialog", looks=FONT)
def paste(stage: Stage) -> None:
    text = "Minister welcomes talks\nThe minister said on Tuesday that the talks were useful.\n"
    QGuiApplication.clipboard().setText(text)
    stage.do("paste")


@state("What is known about an article", shows="dialog", looks=FONT)
def article_form(stage: Stage) -> None:
    stage.do("article")


@state("Correcting a text: what becomes of the marks is shown before", shows="dialog", looks=FONT)
def correct_text(stage: Stage) -> None:
    stage.do("correct")
    dialog = stage.dialog()
    box = dialog.findChild(QPlainTextEdit)
    words = box.toPlainText()
    changed = words.replace("Andrei Kulik", "Andrey Kulik", 1).replace("hail the ", "", 1)
    box.selectAll()
    box.insertPlainText(changed)
    dialog.look()


@state("Export: formats, articles, whose annotations", shows="dialog", looks=FONT)
def export(stage: Stage) -> None:
    dialog = stage.window.files.export()
    dialog.out.line.setText("/home/mina/talks.zip")


@state("Export as a page to read", shows="dialog")
def export_report(stage: Stage) -> None:
    dialog = stage.window.files.export()
    box: QComboBox = dialog.format
    box.setCurrentIndex(next(i for i in range(box.count()) if "report" in box.itemText(i)))
    dialog.out.line.setText("/home/mina/talks.html")


@state("Merging two speakers", shows="dialog", looks=FONT)
def merge(stage: Stage) -> None:
    stage.choose(Speaker, 2)
    stage.do("merge")


@state("Splitting a speaker", shows="dialog", looks=FONT)
def split(stage: Stage) -> None:
    stage.choose(Speaker, 2)
    stage.do("split")


@state("Whose annotations are shown and made", shows="dialog")
def work_as(stage: Stage) -> None:
    stage.do("annotator")


@state("The codebook: event types", shows="dialog", looks=FONT)
def codebook(stage: Stage) -> None:
    stage.do("codebook")
    stage.until(lambda: bool(stage.dialog()))


@state("The codebook: an entry that was retired, and what still has it", shows="dialog")
def codebook_retired(stage: Stage) -> None:
    from annotator.ui.dialogs.codebook.parts import Part

    stage.do("codebook")
    dialog = stage.dialog()
    dialog.parts.choose(Part("stances"))
    dialog.table.selectRow(dialog.entries.row_of("support"))
    dialog.retire.click()


@state("The codebook: fields of a project's own", shows="dialog")
def codebook_fields(stage: Stage) -> None:
    from annotator.ui.dialogs.codebook.parts import Part

    stage.do("codebook")
    stage.dialog().parts.choose(Part("custom_fields", "quote"))


@state("All keys on one sheet, and what the marks mean", shows="dialog", looks=FONT)
def keys(stage: Stage) -> None:
    stage.do("keys")


@state("Changing a key: one that another action has is refused", shows="dialog", looks=FONT)
def keys_changed(stage: Stage) -> None:
    from annotator.ui.dialogs.keys import ChangeKeysDialog

    stage.do("keys")
    sheet = stage.dialog()
    button = next(one for one in sheet.findChildren(QPushButton) if "hange" in one.text())
    button.click()
    stage.settle()
    change = stage.window.findChild(ChangeKeysDialog) or sheet.findChild(ChangeKeysDialog)
    sheet.hide()
    change.choose("quote")
    change.edit.setKeySequence("S")
    change.take.click()


@state("The columns of a table of articles, as they were guessed", shows="dialog", looks=FONT)
def import_columns(stage: Stage) -> None:
    from annotator.exchange.articles.columns import guessed
    from annotator.exchange.articles.table_format import Survey
    from annotator.ui.dialogs.columns import ColumnsDialog

    header = ("No", "Headline", "Date", "Newspaper", "Full text")
    words = "Northland is ready for talks with all sides, a ministry official said on Tuesday."
    row = ["1", "Ready for talks", "03/04/2018", "The Example Times", words]
    survey = Survey("talks.csv", header, ((2, row),), guessed(header, [row]))
    ColumnsDialog(stage.window, survey).open()


@state("What an import guessed, divided and left out", shows="dialog")
def import_details(stage: Stage) -> None:
    from annotator.ui.dialogs.details import DetailsDialog
    from annotator.ui.words import importing as words

    lines = (
        f"{words.NOT_READ}\ntalks/scan.pdf has no text: its pages are pictures. Run recognition"
        " (OCR) on it first.\ntalks/11.docx is damaged or not complete. Fetch or save it again.\n\n"
        f"{words.TOLD}\ntalks/news.txt is from Nexis: its 36 articles came in without the rest"
    )
    sentence = "Imported 48 articles; left out 2 files that could not be read."
    DetailsDialog(stage.window, words.DETAILS_TITLE, sentence, lines).open()


@state("What edited tables change, before it is done", shows="dialog", looks=FONT)
def edited_tables(stage: Stage) -> None:
    from annotator.exchange.counting import Counting
    from annotator.exchange.edited.ledger import CHANGED, DELETED, NEW, CellChange
    from annotator.exchange.importing import Imported
    from annotator.ui.dialogs.edited_tables import EditedTablesDialog

    quote, words = (
        "talks.xlsx:quotes",
        "direct: “We are always ready for the most close dialogue …”",
    )
    changes = (
        CellChange(quote, 2, CHANGED, words, "stance", "neutral", "support"),
        CellChange(quote, 2, CHANGED, words, "venue", "", "the reception at the embassy"),
        CellChange(quote, 7, CHANGED, "indirect: to halt tests", "speaker", "Suh Hoon", "Moon"),
        CellChange("talks.xlsx:speakers", 18, NEW, "Lee Nak-yon"),
        CellChange("talks.xlsx:events", 0, DELETED, "CONSULT: visited (e05)"),
    )
    told = ("talks.xlsx:quotes:3: text: not changed",)
    found = Imported(Counting(), warnings=told, changes=changes, missing=2)
    EditedTablesDialog(stage.window, found, deletes=False).open()


@state("An import with all that can be said of it", shows="dialog", looks=FONT)
def import_options(stage: Stage) -> None:
    stage.do("import_with")
    dialog = stage.over()[-1]
    dialog.check()


@state("A mistake of the program's own, with details to send", shows="dialog")
def crash(stage: Stage) -> None:
    from annotator.ui.dialogs.details import DetailsDialog
    from annotator.ui.words import dialogs as words
    from annotator.ui.words import safekeeping

    trace = "Traceback (most recent call last):\n  …\nKeyError: 'q7'"
    kept = safekeeping.mistake_kept(Path("/home/mina/annotator/mistakes.txt"))
    sentence = f"{words.CRASH} {kept}"
    DetailsDialog(stage.window, words.CRASH_TITLE, sentence, trace).open()

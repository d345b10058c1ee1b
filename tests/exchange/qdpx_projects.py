"""REFI-QDA projects as programs write them, small ones for tests."""

import zipfile

TEXT = "🕊 Paris said “no”.\r\nThe minister left.\r\n"
ID = "0000000{}-0000-4000-8000-000000000000"


def selection(words, code, *, more="", note="", units=len):
    """A selection of the first place of some words."""
    at = TEXT.index(words)
    start, end = units(TEXT[:at]), units(TEXT[: at + len(words)])
    return (
        f'<PlainTextSelection guid="{{{ID.format(9)}}}" name="{words}" startPosition="{start}"'
        f' endPosition="{end}" creatingUser="{ID.format(1)}">{note}'
        f'<Coding guid="{ID.format(8)[:-1]}{code}"><CodeRef targetGUID="{ID.format(code)}"/>{more}'
        "</Coding></PlainTextSelection>"
    )


def project_xml(inside, notes="", links="", path='plainTextPath="internal://a.txt"'):
    """A project with three codes, as programs write it."""
    codes = "".join(
        f'<Code guid="{{{ID.format(number).upper()}}}" name="{name}" isCodable="true"/>'
        for number, name in ((2, "Quote"), (3, "Person"), (4, "Cue"))
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="p">'
        f'<Users><User guid="{ID.format(1)}" name="mina"/></Users>'
        f'<CodeBook><Codes><Code guid="{ID.format(5)}" name="All" isCodable="false">{codes}'
        f"</Code></Codes></CodeBook><Sources>"
        f'<TextSource guid="{ID.format(6)}" name="Interview" {path}>{inside}</TextSource>'
        f'<PictureSource guid="{ID.format(7)}" path="internal://b.png"/></Sources>{notes}{links}'
        "</Project>"
    )


def saved(path, xml, text=TEXT, name="project.qde", folder="Sources"):
    """Write a .qdpx file and return its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
        archive.writestr(f"{folder}/a.txt", text)
    return path


def told(imported):
    """What an import passed over, as it says."""
    (found,) = [words for words in imported.warnings if "passed over" in words]
    return found.partition("passed over ")[2]

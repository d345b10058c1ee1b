"""REFI-QDA projects (.qdpx), as QualCoder, NVivo, ATLAS.ti and MAXQDA exchange them."""

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from annotator.exchange.foreign.document import Document
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import SourceFile
from annotator.exchange.problems import Problems
from annotator.exchange.qdpx import archive as qdpx_archive
from annotator.exchange.qdpx.index import index
from annotator.exchange.qdpx.media import MEDIA, texts
from annotator.exchange.qdpx.reading import SourceReading
from annotator.exchange.qdpx.writing import ProjectWriting, text_file
from annotator.exchange.selection import Selection
from annotator.store.project import Project


def documents(file: SourceFile, problems: Problems) -> Iterator[Document]:
    """Yield each text of a project with its codings.

    Raises AnnotatorError for an archive that is damaged, not safe, or no project.
    """
    with ExitStack() as stack, qdpx_archive.opened(file) as archive:
        found = index(archive, stack)
        for source in archive.elements("TextSource", *MEDIA):
            for text in texts(source, found.losses):
                yield from SourceReading(archive, found, problems).document(text)
        if told := found.told():
            problems.note(f"{file.name}: passed over {told}")


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write a project with a source for each article and a user for each annotator."""
    outgoing = Outgoing(project, selection, options.progress)
    with ExitStack() as stack, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        writing = ProjectWriting(project.codebook, stack)
        for document in outgoing.documents():
            path = writing.add(document, str(document.place[0]))
            archive.writestr(zipfile.ZipInfo(f"sources/{path}"), text_file(document.text))
        with archive.open("project.qde", "w", force_zip64=True) as qde:
            for part in writing.xml():
                qde.write(part.encode())
    return outgoing.written()

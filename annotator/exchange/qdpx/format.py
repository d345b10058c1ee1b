"""REFI-QDA projects (.qdpx), as QualCoder, NVivo, ATLAS.ti and MAXQDA exchange them."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from annotator.exchange.foreign.document import Document
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import SourceFile
from annotator.exchange.problems import Problems
from annotator.exchange.qdpx import archive as qdpx_archive
from annotator.exchange.qdpx import reading as qdpx_reading
from annotator.exchange.qdpx.reading import MEDIA, SourceReading
from annotator.exchange.qdpx.writing import ProjectWriting, text_file
from annotator.exchange.selection import Selection
from annotator.store.project import Project


def documents(file: SourceFile, problems: Problems) -> Iterator[Document]:
    """Yield each text of a project with its codings.

    Raises AnnotatorError for an archive that is damaged, not safe, or no project.
    """
    with ExitStack() as stack, qdpx_archive.opened(file) as archive:
        found = qdpx_reading.index(archive, stack)
        passed_over: Counter[str] = Counter()
        for source in archive.elements("TextSource", *MEDIA):
            kind = qdpx_archive.local(source)
            texts = list(qdpx_archive.children(source, "Representation"))
            if kind in MEDIA and not texts:
                passed_over[MEDIA[kind]] += 1
            for text in texts if kind in MEDIA else [source]:
                text.attrib.setdefault("name", source.get("name", ""))
                reading = SourceReading(archive, found, problems)
                yield from reading.document(text)
                passed_over["selections without a code"] += reading.passed_over
        told = [f"{count:,} {what}" for what, count in passed_over.items() if count]
        if told:
            problems.note(f"{file.name}: passed over {', '.join(told)}")


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

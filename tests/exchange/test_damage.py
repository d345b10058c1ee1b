"""Whatever happens to a file: its articles come in, or one sentence says why not."""

import random
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from annotator.errors import AnnotatorError
from annotator.exchange.formats import FORMATS, format_named
from annotator.exchange.importing import import_paths
from annotator.exchange.incoming import ReadOptions, SourceFile
from annotator.exchange.json import format as json_format
from annotator.exchange.json import lines_format as jsonl_format
from annotator.exchange.json import stream as json_stream
from annotator.exchange.problems import ImportProblems, Problems
from annotator.model.article import Article

FILES = Path(__file__).parents[1] / "files"
SAMPLES = Path(__file__).parents[2] / "resources" / "samples" / "government-statements.jsonl"
NEEDED = {
    "docx": ("docx", "python-docx"),
    "pdf": ("pypdf", "pypdf"),
    "html": ("trafilatura", "trafilatura"),
    "rtf": ("striprtf", "striprtf"),
}
EMAIL = (
    b"From: A <a@example.org>\nSubject: =?utf-8?b?0J/RgNC4?=\nDate: Tue, 20 Mar 2018 10:00:00 GMT\n"
    b'Content-Type: multipart/alternative; boundary="x"\n\n--x\nContent-Type: text/plain;'
    b" charset=utf-8; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\nSo =E2=80=94 \n"
    b"it is.\n--x\nContent-Type: text/html\n\n<p>So<p>it is.\n--x--\n"
)
RTF = rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 A;}}\'cf text \u1055? more\par\cell\row}"


def workbook():
    book = Workbook()
    for row in (("text", "title", "date"), ("One text.", "A", "2018-03-20"), ("Another.", "B", "")):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


WHOLE = {
    "docx": (FILES / "documents" / "statement.docx").read_bytes,
    "pdf": (FILES / "documents" / "statement.pdf").read_bytes,
    "html": (FILES / "pages" / "news.html").read_bytes,
    "text": (FILES / "databases" / "nexis-uni.txt").read_bytes,
    "rtf": lambda: RTF,
    "eml": lambda: EMAIL,
    "table.csv": lambda: b'text,title,date\n"One, ""two""\nthree",A,2018\nB,C,D\n',
    "table.jsonl": lambda: b'{"body":"One.","headline":"A"}\n{"body":"Two.","x":[1,{"a":2}]}\n',
    "table.xlsx": workbook,
}


def damaged(raw, chance):
    """Bytes as a bad disk, a broken connection or a careless program leaves them."""
    found = bytearray(raw)
    for _ in range(chance.choice([1, 2, 8])):
        at = chance.randrange(len(found) or 1)
        till = at + chance.choice([1, 8, 200])
        noise = bytes(chance.randrange(256) for _ in range(chance.choice([1, 4, 30])))
        match chance.randrange(5):
            case 0:
                found[at : at + 1] = noise[:1]
            case 1:
                del found[at:till]
            case 2:
                found[at:at] = noise
            case 3:
                found[at:at] = found[at:till] * 3
            case 4:
                del found[at:]
    return bytes(found)


def damaged_inside(raw, chance):
    """A zipped document of which one part is damaged, and the rest whole."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as opened, zipfile.ZipFile(out, "w") as made:
        names = opened.namelist()
        hit = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            part = opened.read(name)
            made.writestr(name, damaged(part, chance) if name == hit else part)
    return out.getvalue()


@pytest.mark.parametrize("seed", range(15))
@pytest.mark.parametrize("kind", WHOLE)
def test_a_damaged_file_is_read_or_told(tmp_path, kind, seed):
    name, _, suffix = kind.partition(".")
    if name in NEEDED:
        pytest.importorskip(NEEDED[name][0])
    chance, whole = random.Random(f"{kind} {seed}"), WHOLE[kind]()
    harm = damaged_inside if whole.startswith(b"PK") and seed % 2 else damaged
    path = tmp_path / f"a.{suffix or name}"
    path.write_bytes(harm(whole, chance))
    file, problems = SourceFile(path, path.name), Problems(path.name)
    try:
        found = list(format_named(name).load().read(file, ReadOptions(), problems))
    except AnnotatorError as error:
        found = [error.message]
    assert found or len(problems)


@pytest.mark.parametrize("name", NEEDED)
def test_what_has_to_be_installed_is_said(project, tmp_path, monkeypatch, name):
    library, package = NEEDED[name]
    monkeypatch.setitem(sys.modules, library, None)
    for loaded in [one for one in sys.modules if one.startswith(f"{library}.")]:
        monkeypatch.setitem(sys.modules, loaded, None)
    path = tmp_path / f"a.{name}"
    path.write_bytes(WHOLE[name]())
    with pytest.raises(ImportProblems) as refused:
        import_paths(project, [path])
    assert f"This format needs {package}, which is not installed." in refused.value.message
    assert f'pip install "diplomatic-annotator[{name}]"' in refused.value.message


def test_nothing_heavy_is_loaded_before_it_is_used():
    modules = [f"annotator.exchange.{one.module}" for one in FORMATS]
    heavy = ["lxml", "docx", "pypdf", "trafilatura", "striprtf", "openpyxl", "charset_normalizer"]
    code = (
        f"import sys, importlib\n"
        f"for one in {[*modules, 'annotator.exchange.importing']}: importlib.import_module(one)\n"
        f"print([one for one in {heavy} if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_text_of_a_thousand_megabytes_is_told_at_once(project, tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.seek(1_000_000_000)
        file.write(b".")
    with pytest.raises(ImportProblems, match=r"long\.txt has 1,000 MB; 64 MB are the most"):
        import_paths(project, [path])


def test_a_line_of_ours_without_end_is_told(project, tmp_path, monkeypatch):
    monkeypatch.setattr(jsonl_format, "LONGEST_LINE", 1000)
    path = tmp_path / "long.jsonl"
    path.write_text('{"text": "short"}\n{"text": "' + "x" * 5000)
    with pytest.raises(ImportProblems, match=r"long\.jsonl:2: the line has more than"):
        import_paths(project, [path])
    assert project.all(Article) == []


@pytest.mark.parametrize("begin", ['{"format": "', "no json "])
def test_a_document_of_ours_without_end_is_told(project, tmp_path, monkeypatch, begin):
    monkeypatch.setattr(json_stream, "_LONGEST", 2_000_000)
    monkeypatch.setattr(json_format, "LARGEST_WHOLE", 2_000_000)
    path = tmp_path / "long.json"
    path.write_text(begin + "x" * 5_000_000)
    with pytest.raises(ImportProblems, match="MB"):
        import_paths(project, [path], format="json")


def test_the_sample_statements_come_in(project):
    done = import_paths(project, [SAMPLES])
    assert len(done.articles) == 52
    assert {one.language for one in project.all(Article)} == {"en"}
    assert all(one.source and one.url and one.licence for one in project.all(Article))

"""How large what is read may be, so that no file can fill the memory or go on without end."""

from annotator.errors import AnnotatorError
from annotator.exchange.incoming import SourceFile

MEGABYTE = 1_000_000

LARGEST_TEXT = 64 * MEGABYTE  # bytes of a file of plain text; the longest novels have 5
LARGEST_PAGE = 64 * MEGABYTE  # bytes of a saved web page with the pictures in it
LARGEST_MARKUP = 8 * MEGABYTE  # characters of it without them; their tree takes 30 times that
MOST_ELEMENTS = 30_000  # of a web page in which an article is looked for; news have 2,000
LARGEST_MESSAGE = 64 * MEGABYTE  # bytes of an e-mail with all its attachments
LONGEST_HEADER = 5_000  # characters of a line over an e-mail, the rest of which is not looked at
MOST_PARTS = 1_000  # of an e-mail
LARGEST_RICH_TEXT = 16 * MEGABYTE  # characters of rich text without its pictures; a minute's work
LARGEST_DOCUMENT = 256 * MEGABYTE  # bytes of a PDF, Word or Excel file with all its pictures
MOST_PAGES = 5_000  # of a PDF
LARGEST_PAGE_OF_PDF = 20 * MEGABYTE  # bytes of what draws one page of it, unpacked
LONGEST_PAGE = 30  # seconds to read one page of it
LARGEST_PART = 64 * MEGABYTE  # bytes of the text of a Word file, unpacked
LARGEST_CAS = 64 * MEGABYTE  # bytes of a UIMA CAS; a novel with its tokens has 30
LARGEST_UNPACKED_DOCBIN = 2_000 * MEGABYTE  # bytes of a .spacy file; a word takes some 60
LARGEST_TABLE = 4_000 * MEGABYTE  # bytes of a table of text, which is read row by row
LARGEST_WHOLE = 512 * MEGABYTE  # bytes of a file of ours that cannot be read piece by piece
LONGEST_LINE = 256 * MEGABYTE  # bytes of an article with its annotations in a line of ours
LONGEST_ROW = 16 * MEGABYTE  # characters of a row or line of a table
LARGEST_ITEM = 64 * MEGABYTE  # characters of one text with its annotations in a file of JSON
MOST_COLUMNS = 1_000  # of a table
MOST_EMPTY_ROWS = 10_000  # of a table, after which it is taken to be over

LARGEST_UNPACKED = 2_000 * MEGABYTE  # bytes of all that is in a .zip
MOST_MEMBERS = 100_000  # files in a .zip
HIGHEST_RATIO = 200  # unpacked to packed; text has about 4, ten thousand equal lines have 100
RATIO_FROM = 10 * MEGABYTE  # bytes unpacked from which the ratio counts


def within(file: SourceFile, largest: int) -> None:
    """Raise AnnotatorError for a file of more bytes than `largest`."""
    size = file.path.stat().st_size
    if size > largest:
        raise AnnotatorError(
            f"{file.name} has {size // MEGABYTE:,} MB; {largest // MEGABYTE:,} MB are the most"
            " that can be read of such a file.",
            "Divide it into several files.",
        )

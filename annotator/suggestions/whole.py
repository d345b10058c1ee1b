"""All quotes of a whole article: those of its paragraphs, and statements of several of them."""

import re
from collections.abc import Iterator

from annotator.model.quotation import quotations
from annotator.suggestions.languages import detect
from annotator.suggestions.languages import language as language_of
from annotator.suggestions.proposals import QuoteProposal
from annotator.suggestions.quotes import all_in, around, statement
from annotator.suggestions.statements import statement_at

_MARK = re.compile('\\s*[“«„「『"]')
_MANY_WORDS = 8  # of a quotation that is no title and no so-called word
_ENDS = (".", "!", "?", ",", "…", "。", "！", "？", "؟", "，")
Place = tuple[int, int]


def quotes_of(text: str, *, language: str = "") -> list[QuoteProposal]:
    """Return the quotes that can be read from an article, in the order of the text, each once.

    `language` is a BCP 47 code; the text's is guessed where it is empty or "und".
    """
    code = language if language not in ("", "und") else detect(text)
    found: dict[tuple[Place, ...], QuoteProposal] = {}
    for one in (*_statements(text, code), *_of_paragraphs(text, code)):
        found.setdefault(_content(one), one)
    return sorted(found.values(), key=lambda one: (_content(one)[0][0], -_content(one)[0][1]))


def paragraphs(text: str) -> Iterator[Place]:
    """The paragraphs; those that one quotation runs through are one."""
    start, end = 0, _end_of_line(text, 0)
    while start < len(text):
        further = _runs_on(text, start, end)
        if further:
            end = further
            continue
        if text[start:end].strip():
            yield start, end
        start, end = end + 1, _end_of_line(text, end + 1)


def _runs_on(text: str, start: int, end: int) -> int:
    """Where the next paragraph ends if a quotation runs on into it; 0 where none does."""
    behind = _MARK.match(text, end) if end < len(text) else None
    following = _end_of_line(text, behind.end()) if behind else 0
    return following if following and _crosses(text, start, end, following) else 0


def _crosses(text: str, start: int, end: int, following: int) -> bool:
    return any(one.start < end < one.end for one in quotations(text, start, following))


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _of_paragraphs(text: str, code: str) -> Iterator[QuoteProposal]:
    for start, end in paragraphs(text):
        found = all_in(text, start, end, language=code)
        yield from found
        taken = [place for one in found for place in _content(one)]
        for one in quotations(text, start, end):
            inside = any(a < one.end and one.start < b for a, b in taken)
            if one.depth == 0 and not inside and _may_be_said(text[one.start : one.end]):
                alone = around(text, one.start + 1, language=code)
                yield from filter(None, (alone,))


def _may_be_said(words: str) -> bool:
    """Whether a quotation without a verb beside it is speech, by its length and end."""
    return len(words.split()) >= _MANY_WORDS and words[1:-1].rstrip().endswith(_ENDS)


def _statements(text: str, code: str) -> Iterator[QuoteProposal]:
    """What stands below "The Minister said:" or behind "QUESTION:", without quotation marks."""
    lines = [found.span() for found in re.finditer(r"[^\n]+", text)]
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        if ":" not in line and "：" not in line:
            continue
        head = line.rstrip().endswith((":", "："))
        caret = lines[number + 1][0] if head and number + 1 < len(lines) else end
        found = statement_at(text, caret, language_of(code))
        if found and found.content[0][0] in range(start, caret + 1):
            yield statement(text, found)


def _content(quote: QuoteProposal) -> tuple[Place, ...]:
    return tuple((span.start, span.end) for span in quote.part("content"))

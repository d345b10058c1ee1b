"""What quotation marks say about a quote."""

import re
from collections.abc import Sequence

OPENING = "\"“„‟«‹「『﹁'‘"
CLOSING = "\"”“»›」』﹂'’"
_INNER = re.compile('["“”„‟«»「」『』]')


def type_from_marks(stretches: Sequence[str]) -> str:
    """Return direct for words wholly in quotation marks, mixed where some are, else indirect."""
    first, last = stretches[0].lstrip(), stretches[-1].rstrip(" ,.;:!?。，、\n")
    if len(first) > 1 and first[0] in OPENING and last[-1:] and last[-1] in CLOSING:
        return "direct"
    return "mixed" if any(_INNER.search(words) for words in stretches) else "indirect"

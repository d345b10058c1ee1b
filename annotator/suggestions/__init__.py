"""Proposals for an annotator, each with its rule, its reason and how sure it is; pure functions.

- `quotes.around(text, caret, known=(), language="")`: the quote at a caret, or None.
- `speakers.likely(text, quote, mentions, speakers)`: who may have said a quote, likeliest first.
- `speakers.beside(text, start, end)`: role, organisation and country read beside a name.
- `speakers.name_at(text, caret)`: the place of the name at a caret, or None.
- `names.occurrences(text, speaker, mentions, others=())`: where else a speaker is named.
- `points.to_look_at(text, records, dismissed=(), codebook=None)`: what the annotator may have
  overlooked.

Places are half-open, in code points; the words of every span are those of the text at its place.
"""

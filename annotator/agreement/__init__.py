"""How far the layers of several annotators agree: alignment and coefficients; pure functions.

- `marks.mark_of(record)`: a mention, quote or event as what is compared of it, a `Mark`.
- `matching.Matching`: when two marks may be one: exact, by overlap (IoU), or by token (word).
- `alignment.align(a, b, matching)`: the marks of two layers, paired one to one: a `Pairing`.
- `groups.align_all(layers, matching)`: the same for two or more layers of one article.

Whatever is given is given back as it is, in the order of the text. Nothing depends on the order in
which marks come, nor on which annotator comes first. Places are half-open, in code points.
"""

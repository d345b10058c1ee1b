"""Publishing the agreed version: what is in a release, how it is divided, and the files of it.

- `near_duplicates.grouped(texts, read)`: which articles have nearly the same text.
- `splits.divided(groups, shares, seed)`: train, dev and test, no group in two of them.
- `releasing.release(project, out, options)`: the folder, the same bytes for the same project.
"""

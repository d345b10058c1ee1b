"""Other programs' annotations, both ways: documents of marks, links and frames, mapped to ours.

How to write a new foreign format is told in docs/foreign.md.
"""

"""Columns with IOB2 labels, both ways."""

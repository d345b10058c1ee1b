"""spaCy's DocBin, both ways."""

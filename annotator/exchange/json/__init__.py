"""The program's own JSON, whole or a line an article: lossless, both ways."""

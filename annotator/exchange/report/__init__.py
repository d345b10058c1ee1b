"""The report: an article with its annotations as one page to read."""

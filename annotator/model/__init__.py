"""The words of the field as plain values: articles, annotations, codebooks, dates, countries."""

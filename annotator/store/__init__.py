"""One project is one SQLite file; everything that reads or writes it lives here."""

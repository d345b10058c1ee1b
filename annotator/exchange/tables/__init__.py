"""The tables that spreadsheets and data frames read: csv, xlsx and parquet."""

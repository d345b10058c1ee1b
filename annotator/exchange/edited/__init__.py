"""Our tables back from a spreadsheet: read, compared with the project, and taken as one edit."""

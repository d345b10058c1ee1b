"""UIMA CAS as INCEpTION has it, both ways."""

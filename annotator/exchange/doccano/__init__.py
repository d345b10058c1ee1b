"""doccano's lines of JSON, both ways."""

"""Label Studio's JSON, both ways."""

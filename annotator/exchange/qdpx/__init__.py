"""REFI-QDA projects, both ways."""

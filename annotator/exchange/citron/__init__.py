"""Citron's annotation JSON, both ways."""

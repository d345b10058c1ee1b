"""PLOVER's JSON, written only."""

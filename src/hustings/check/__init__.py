"""The check: every election claim in a story, set against the record."""

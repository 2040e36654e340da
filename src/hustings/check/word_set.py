"""A set of words written as a line of text, as the check's lists of words are."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text that blanks part."""
    return frozenset(text.split())

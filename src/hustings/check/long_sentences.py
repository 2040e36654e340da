"""Sentences that never end, cut into pieces: a text without full stops is still read in good time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hustings.check.story import Sentence, Story

LONGEST = 1000
"""Characters; the longest sentences of newspapers have about 600."""


def with_endings(story: Story) -> Story:
    """Return a story with no sentence longer than LONGEST, cut at blanks where there are any."""
    if all(len(one.text) <= LONGEST for one in story.sentences):
        return story
    pieces = [piece for one in story.sentences for piece in _cut(one)]
    numbered = (replace(piece, number=number) for number, piece in enumerate(pieces))
    return replace(story, sentences=tuple(numbered))


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    text, at = sentence.text, 0
    while len(text) - at > LONGEST:
        blank = text.rfind(" ", at + 1, at + LONGEST)
        end = blank if blank > 0 else at + LONGEST
        yield _piece(sentence, at, end)
        at = end + 1 if blank > 0 else end
    yield _piece(sentence, at, len(text))


def _piece(sentence: Sentence, start: int, end: int) -> Sentence:
    text = sentence.text[start:end]
    return replace(sentence, start=sentence.start + start, end=sentence.start + end, text=text)

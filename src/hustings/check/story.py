"""A story: its text, its sentences with their places, and the day it was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or heading: its number from 0, offsets into the text, its paragraph's number."""

    number: int
    start: int
    end: int
    text: str
    paragraph: int
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """A story as given. day: the day it was written, where it or the user says so."""

    text: str
    sentences: tuple[Sentence, ...]
    day: date | None = None

"""The written stories: texts with labelled claims, each with twins in which one thing is false."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.story_labels import Label, Twin
from benchmarks.story_sentences import Made

FOLDER = Path(__file__).parent / "stories"
HELD_OUT = FOLDER / "held_out"
KINDS = {"digits", "winner", "party", "seat", "measure", "election", "direction"}
VERDICTS = {"supported", "imprecise", "not checkable", "not judged"}
ANYWHERE = "*"
"""In a twin's `also`: the change makes the whole story doubtful, such as another seat."""


def story_paths(held_out: bool) -> list[Path]:
    """Return the files of the stories, in order of their names."""
    folder = HELD_OUT if held_out else FOLDER
    return [path for path in sorted(folder.glob("*.toml")) if path.name != "templates.toml"]


def read_story(path: Path) -> Made:
    """Return a story with its labels and twins, offsets counted in its text."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    text = raw["text"]
    labels = [Label(*span(text, one["quote"]), one["type"], one["verdict"]) for one in raw.get("claims", ())]
    twins = tuple(_twin(text, one) for one in raw.get("twins", ()))
    day = raw["date"]
    assert isinstance(day, date)
    return Made(path.stem, day, text, tuple(labels), twins)


def span(text: str, quote: str) -> tuple[int, int]:
    """Return where the quote stands; ValueError where it does not stand there exactly once."""
    if text.count(quote) != 1:
        raise ValueError(f"{quote!r} stands {text.count(quote)} times in the story")
    start = text.index(quote)
    return start, start + len(quote)


def _twin(text: str, raw: dict[str, Any]) -> Twin:
    start, end = span(text, raw["replace"])
    false = text[:start] + raw["with"] + text[end:]
    also = raw.get("also", [])
    elsewhere = tuple(span(false, quote) for quote in also if quote != ANYWHERE)
    changed = _changed_words(raw["replace"], raw["with"])
    places = [(start + changed[0], start + changed[1])]
    quote = span(false, raw["quote"])
    if not any(first < quote[1] and quote[0] < last for first, last in places):
        places.append(quote)
    return Twin(
        false,
        *quote,
        raw["type"],
        raw["kind"],
        ANYWHERE in also,
        tuple(places),
        elsewhere,
    )


def _changed_words(old: str, new: str) -> tuple[int, int]:
    """Return the part of the new words that differs from the old."""
    first, last = 0, 0
    shorter = min(len(old), len(new))
    while first < shorter and old[first] == new[first]:
        first += 1
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return (first, len(new) - last) if first < len(new) - last else (0, len(new))

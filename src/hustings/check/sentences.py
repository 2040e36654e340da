"""A story's text cut into paragraphs, headings and sentences, and the day it says it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hustings.check.story import Sentence, Story

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9ÀÝ£])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|rev|revd|sir|st|rt|hon|cllr|sen|gov|gen|col|lt|no|vs|v|approx|c|ca|jan|feb|mar|"
    r"apr|jun|jul|aug|sept|sep|oct|nov|dec|maj|e\.g|i\.e|inc|ltd|jr|sr)|\b[a-z])\.$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[-*•–·]|\d{1,2}[.)])\s+")
_CLOSED = re.compile(r"[.!?…,;][\"'”’)\]]*\s*$")
_WRAPPED, _WIDEST, _RAGGED = 50, 110, 25
"""Characters: a wrapped line is longer than the first, no longer than the second, and so ragged at most."""
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTHS = _MONTH.split("|")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH}),?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_DATELINE = 400


def read_story(text: str, day: date | None = None) -> Story:
    """Return a story cut into sentences.

    day: the day it was written; where not given, a full date near the
    beginning is taken for it, if it has one.
    """
    found: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_blocks(text)):
        lines = list(_lines(text, start, end))
        for first, last in lines:
            alone = len(lines) == 1 or last - first <= _WRAPPED
            heading = alone and not _CLOSED.search(text[first:last]) and text[first:last].count(" ") < 16
            for begin, stop in _sentences(text, first, last):
                found.append(Sentence(len(found), begin, stop, text[begin:stop], paragraph, heading))
    return Story(text, tuple(found), day or dateline(text))


def dateline(text: str) -> date | None:
    """Return the first full date near the beginning of a text; None where there is none."""
    head = text[:_DATELINE]
    found: list[tuple[int, int, int, int]] = []
    for one in _ISO.finditer(head):
        found.append((one.start(), int(one[1]), int(one[2]), int(one[3])))
    for one in _DAY_FIRST.finditer(head):
        found.append((one.start(), int(one[3]), _MONTHS.index(one[2].lower()) + 1, int(one[1])))
    for one in _MONTH_FIRST.finditer(head):
        found.append((one.start(), int(one[3]), _MONTHS.index(one[1].lower()) + 1, int(one[2])))
    for _, year, month, day in sorted(found):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start: int | None = None
    end = 0
    for line in re.finditer(r"[^\n]*\n?", text):
        if line.group().strip():
            start = line.start() if start is None else start
            end = line.end()
        elif start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines that stand by themselves; lines that were only wrapped by width are joined."""
    spans = [line.span() for line in _LINE.finditer(text, start, end)]
    if not _is_wrapped([len(text[first:last].rstrip()) for first, last in spans]):
        yield from spans
        return
    begin = last = start
    for first, stop in spans:
        if first > start and _BULLET.match(text, first, stop):
            yield begin, last
            begin = first
        last = stop
    yield begin, last


def _is_wrapped(widths: list[int]) -> bool:
    """Whether lines were broken by width: all but the last are about as long, and none is very short."""
    *body, _ = widths
    return bool(body) and min(body) > _WRAPPED and max(body) <= _WIDEST and max(body) - min(body) <= _RAGGED


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _END.finditer(text, start, end):
        if stop.group().startswith(".") and _ABBREVIATION.search(
            text, max(begin, stop.start() - 12), stop.start() + 1
        ):
            continue
        yield from _trimmed(text, begin, stop.end())
        begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    said = text[start:end]
    if said.strip():
        yield start + len(said) - len(said.lstrip()), start + len(said.rstrip())

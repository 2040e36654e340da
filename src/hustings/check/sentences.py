"""A story's text cut into paragraphs, headings and sentences, and the day it says it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hustings.check.story import Sentence, Story

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9ÀÝ£])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|rev|revd|sir|st|rt|hon|cllr|sen|gov|gen|col|lt|no|vs|v|approx|c|ca|jan|feb|mar|"
    r"apr|jun|jul|aug|sept|sep|oct|nov|dec|maj|e\.g|i\.e|inc|ltd|jr|sr)|\b[a-z])\.$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[-*•–·]|\d{1,2}[.)])\s+")
_CLOSED = re.compile(r"[.!?…,;][\"'”’)\]]*\s*$")
_WRAPPED = 58
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
    """Yield the lines that stand by themselves; lines that were only wrapped are joined."""
    begin = last = start
    for number, line in enumerate(_LINE.finditer(text, start, end)):
        said = line.group()
        if number and (_BULLET.match(said) or _stands_alone(text[begin:last])):
            yield begin, last
            begin = line.start()
        last = line.end()
    yield begin, last


def _stands_alone(before: str) -> bool:
    """Whether what came before ends at its line: a short last line was not wrapped by width."""
    line = before.rpartition("\n")[2]
    return len(line.strip()) <= _WRAPPED


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

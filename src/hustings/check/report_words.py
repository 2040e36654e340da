"""Verdicts, counts and sources in words and signs, the same on every kind of report."""

from __future__ import annotations

from collections.abc import Iterable

from hustings.check.checked import Checked
from hustings.check.judgement import Evidence, Verdict
from hustings.check.marking import WORST_FIRST
from hustings.tell.wording import day_in_words

SIGNS = {
    Verdict.SUPPORTED: "✓",
    Verdict.IMPRECISE: "≈",
    Verdict.REFUTED: "✗",
    Verdict.NOT_CHECKABLE: "?",
    Verdict.NOT_JUDGED: "·",
}
"""A sign for each verdict, so that colour is never the only one."""
_LONGEST = 90


class Sources:
    """The files and other sources that a report points into, numbered from 1 as first pointed at."""

    def __init__(self, checked: Checked) -> None:
        every = (each for one in checked.claims for each in one.judgement.evidence)
        places = dict.fromkeys((each.source, each.file) for each in every)
        self._numbers = {place: number for number, place in enumerate(places, start=1)}

    def number(self, one: Evidence) -> int:
        """Return the number of the source that evidence stands in."""
        return self._numbers[one.source, one.file]

    def pointers(self, evidence: Iterable[Evidence]) -> str:
        """Return where figures stand, such as "[1] rows 2132 and 2131; [3]"."""
        rows: dict[int, list[str]] = {}
        for one in evidence:
            rows.setdefault(self.number(one), []).extend([str(one.row)] if one.row else [])
        return "; ".join(f"[{number}]{_rows(found)}" for number, found in rows.items())

    def pointed(self, one: Evidence) -> str:
        """Return a figure and where it stands, such as "votes of A B: 24,120 [1] row 17"."""
        return f"{one.figure} {self.pointers([one])}"

    def listed(self) -> list[tuple[int, str]]:
        """Return each source with its number: the publisher, and the file's path in a mirror."""
        places = ((number, source, file) for (source, file), number in self._numbers.items())
        return [(number, f"{source}: {file}" if file else source) for number, source, file in places]


def _rows(found: list[str]) -> str:
    rows = list(dict.fromkeys(found))
    if not rows:
        return ""
    return f" row {rows[0]}" if len(rows) == 1 else f" rows {', '.join(rows[:-1])} and {rows[-1]}"


def counts_in_words(checked: Checked) -> str:
    """Return how many claims have each verdict, worst first, as one line that is a key to the signs."""
    counts = checked.count()
    told = [f"{SIGNS[verdict]} {counts[verdict]} {verdict}" for verdict in WORST_FIRST if counts[verdict]]
    return "  ".join(told) if told else "No claim on an election was recognised."


def about_in_words(checked: Checked) -> str:
    """Return the day of the story, what it was set against, and how long it is."""
    day = f"Story of {day_in_words(checked.story.day)}" if checked.story.day else "Story without a date"
    names = ", ".join(checked.elections)
    against = f"set against {names}" if names else "no election is recognised in it"
    sentences = len(checked.story.sentences)
    return f"{day}; {against}; {sentences} sentence{'s' if sentences != 1 else ''} read."


def said_in_words(text: str, longest: int = _LONGEST) -> str:
    """Return a claim's words in quotation marks on one line, the middle left out where they are many.

    >>> said_in_words("won the seat again", 12)
    '“won … again”'
    """
    words = " ".join(text.split()).strip("“”\"' ")
    if len(words) <= longest:
        return f"“{words}”"
    half = longest // 2
    first, last = words[:half].rpartition(" ")[0], words[-half:].partition(" ")[2]
    return f"“{first or words[:half]} … {last or words[-half:]}”"


def not_understood_in_words(checked: Checked) -> str:
    """Return the numbers that no claim used, each once, as written."""
    said = (" ".join(checked.story.text[one.start : one.end].split()) for one in checked.not_understood)
    return ", ".join(dict.fromkeys(said))

"""Verdicts and evidence in words and signs, the same on every kind of report."""

from __future__ import annotations

from hustings.check.checked import Checked
from hustings.check.judgement import Evidence, Verdict

SIGNS = {
    Verdict.SUPPORTED: "✓",
    Verdict.IMPRECISE: "≈",
    Verdict.REFUTED: "✗",
    Verdict.NOT_CHECKABLE: "?",
    Verdict.NOT_JUDGED: "·",
}
"""A sign for each verdict, so that colour is never the only one."""


def evidence_in_words(one: Evidence) -> str:
    """Return where a figure stands, such as "votes of A B: 24,120 (candidacies.csv, row 17)"."""
    place = ""
    if one.file:
        name = one.file.rpartition("/")[2]
        place = f" ({name}, row {one.row})" if one.row else f" ({name})"
    return f"{one.figure}{place}; {one.source}"


def counts_in_words(checked: Checked) -> str:
    """Return how many claims have each verdict, as one line."""
    counts = checked.count()
    told = [f"{count} {verdict}" for verdict, count in counts.items() if count]
    sentences = len(checked.story.sentences)
    read = f"{sentences} sentence{'s' if sentences != 1 else ''} read"
    return f"{read}: {', '.join(told)}" if told else f"{read}: no claim on an election was recognised"

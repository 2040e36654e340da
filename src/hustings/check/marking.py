"""A sentence cut where claims begin and end: each stretch with the worst verdict on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hustings.check.judgement import Judged, Verdict
from hustings.check.story import Sentence

Numbered = tuple[int, Judged]
"""A claim with its number in the story, from 1."""

WORST_FIRST = (
    Verdict.REFUTED,
    Verdict.IMPRECISE,
    Verdict.NOT_CHECKABLE,
    Verdict.SUPPORTED,
    Verdict.NOT_JUDGED,
)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a sentence, blanks and line ends as one blank.

    verdict: the worst of the claims they stand in, None where in none.
    ending: the claims that end with them.
    """

    text: str
    verdict: Verdict | None
    ending: tuple[Numbered, ...]


def stretches(sentence: Sentence, claims: Sequence[Numbered]) -> Iterator[Stretch]:
    """Yield the stretches of a sentence in order; together they are its text."""
    spans = [(number, one, *_within(one, sentence)) for number, one in claims]
    edges = sorted({sentence.start, sentence.end, *(at for *_, start, end in spans for at in (start, end))})
    begin: dict[int, list[Verdict]] = {}
    finish: dict[int, list[Numbered]] = {}
    for number, one, start, end in spans:
        begin.setdefault(start, []).append(one.judgement.verdict)
        finish.setdefault(end, []).append((number, one))
    on: Counter[Verdict] = Counter()
    for first, last in zip(edges, edges[1:], strict=False):
        on.update(begin.get(first, ()))
        on.subtract(one.judgement.verdict for _, one in finish.get(first, ()))
        worst = next((verdict for verdict in WORST_FIRST if on[verdict] > 0), None)
        text = sentence.text[first - sentence.start : last - sentence.start]
        yield Stretch(_BLANKS.sub(" ", text), worst, tuple(finish.get(last, ())))


def _within(one: Judged, sentence: Sentence) -> tuple[int, int]:
    """Return a claim's place, clipped to the sentence it is told under."""
    passage = one.claim.passage
    start = min(max(passage.start, sentence.start), sentence.end - 1)
    return start, min(max(passage.end, start + 1), sentence.end)

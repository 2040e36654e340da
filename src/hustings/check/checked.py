"""A story checked: every claim with its judgement, and the numbers that no claim used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hustings.check.judgement import Judged, Verdict
from hustings.check.quantity import Quantity
from hustings.check.story import Story


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a story.

    elections: short names of those it was set against; places: for a story
    given as HTML, the offset in the page of every character of its text, else
    none. missing: what could not be obtained, with the reason. dropped: why
    proposals of an extractor were not kept.
    """

    story: Story
    claims: tuple[Judged, ...]
    not_understood: tuple[Quantity, ...]
    elections: tuple[str, ...]
    places: Sequence[int] = ()
    missing: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def is_refuted(self) -> bool:
        """Whether any claim is refuted."""
        return any(one.judgement.verdict is Verdict.REFUTED for one in self.claims)

    def count(self) -> dict[Verdict, int]:
        """Return how many claims have each verdict, in the order of verdicts."""
        counts = Counter(one.judgement.verdict for one in self.claims)
        return {verdict: counts[verdict] for verdict in Verdict}

    def by_sentence(self) -> dict[int, list[tuple[int, Judged]]]:
        """Return the claims of each sentence that has any, each with its number in the story, from 1."""
        found: dict[int, list[tuple[int, Judged]]] = {}
        for number, one in enumerate(self.claims, start=1):
            found.setdefault(one.claim.passage.sentence, []).append((number, one))
        return found

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return offsets into the text as it was given: the page, where it was HTML."""
        if not self.places:
            return start, end
        return self.places[start], self.places[max(end - 1, start)] + 1

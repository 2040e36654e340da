"""Claims that a person has signed off, as ClaimReview for search engines and fact-check databases."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from hustings.check.checked import Checked
from hustings.check.judgement import Judged, Verdict

RATINGS = {
    Verdict.REFUTED: (1, "Refuted"),
    Verdict.IMPRECISE: (3, "Imprecise"),
    Verdict.SUPPORTED: (5, "Supported"),
}
"""Value from 1, worst, to 5, best, and its name; other verdicts are no ratings and are left out."""


def claim_reviews(
    checked: Checked, reviewer: str, signed: Collection[int], day: date | None = None
) -> list[dict[str, Any]]:
    """Return a ClaimReview for each signed claim that has a rating.

    signed: numbers of claims, from 1, as the reports print them. day: when the
    review is published. Source: schema.org/ClaimReview.
    """
    numbered = enumerate(checked.claims, start=1)
    return [
        _review(one, checked, reviewer, day)
        for number, one in numbered
        if number in signed and one.judgement.verdict in RATINGS
    ]


def _review(one: Judged, checked: Checked, reviewer: str, day: date | None) -> dict[str, Any]:
    value, name = RATINGS[one.judgement.verdict]
    said: dict[str, Any] = {"@type": "Claim"}
    if checked.story.day is not None:
        said["datePublished"] = checked.story.day.isoformat()
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": " ".join(one.claim.passage.text.split()),
        "itemReviewed": said,
        "author": {"@type": "Person", "name": reviewer},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": name,
            "ratingExplanation": one.judgement.reason,
        },
    }
    return review | ({"datePublished": day.isoformat()} if day else {})

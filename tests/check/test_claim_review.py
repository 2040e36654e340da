"""ClaimReview: only what a person signed, only what has a rating."""

from __future__ import annotations

from datetime import date

from hustings.check.check import check
from hustings.check.claim_review import claim_reviews
from hustings.check.reading_once import NoFiles
from hustings.check.record import Record
from hustings.sources.example import example

SIX = Record(NoFiles(), {"uk-2024": example()})
CHECKED = check(
    "Jeremy Corbyn won Islington North, a historic upset. Adnan Hussain won Blackburn by 231 votes.",
    SIX,
    date(2024, 7, 5),
)
EVERY = range(1, len(CHECKED.claims) + 1)
REFUTED = next(n for n, one in enumerate(CHECKED.claims, start=1) if one.judgement.verdict == "refuted")


def test_only_claims_that_were_signed_are_reviewed() -> None:
    (review,) = claim_reviews(CHECKED, "A. Person", [REFUTED])
    assert review["author"] == {"@type": "Person", "name": "A. Person"}
    assert "231" in review["claimReviewed"]
    assert claim_reviews(CHECKED, "A. Person", []) == []


def test_a_refuted_claim_has_the_worst_rating_and_the_reason() -> None:
    (review,) = claim_reviews(CHECKED, "A. Person", [REFUTED], date(2024, 7, 6))
    rating = review["reviewRating"]
    assert (rating["ratingValue"], rating["worstRating"], rating["alternateName"]) == (1, 1, "Refuted")
    assert "132" in rating["ratingExplanation"]
    assert review["datePublished"] == "2024-07-06"
    assert review["itemReviewed"] == {"@type": "Claim", "datePublished": "2024-07-05"}


def test_what_is_not_judged_has_no_rating_and_no_review() -> None:
    kinds = {one.judgement.verdict.value for one in CHECKED.claims}
    assert "not judged" in kinds
    ratings = {one["reviewRating"]["alternateName"] for one in claim_reviews(CHECKED, "A. Person", EVERY)}
    assert ratings == {"Refuted", "Supported"}

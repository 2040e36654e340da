"""What the patterns make of a text on the six seats of the example."""

from __future__ import annotations

from datetime import date

from hustings.check.claim import Claim, ClaimType, ContestClaim
from hustings.check.claiming import Found, claims
from hustings.check.naming import tagged
from hustings.check.record import Record
from hustings.check.sentences import read_story

from .reading import DAY, six


def found(text: str, record: Record | None = None, day: date = DAY) -> Found:
    """Return the claims of a text and its unused numbers."""
    asked = record or six()
    story = read_story(text, day)
    return claims(tagged(story, asked), story, asked)


def said(text: str, record: Record | None = None) -> list[tuple[str, str | None, str | None]]:
    """Return each claim's type, whose it is, and its number; opinions and causes left out."""
    return [
        (claim.type.value, _whose(claim), _number(claim))
        for claim in found(text, record).claims
        if claim.type not in (ClaimType.OPINION, ClaimType.CAUSE)
    ]


def of_type(text: str, kind: ClaimType) -> list[ContestClaim]:
    """Return the contest claims of one type."""
    return [one for one in found(text).claims if isinstance(one, ContestClaim) and one.type is kind]


def _whose(claim: Claim) -> str | None:
    who = getattr(claim, "who", None)
    return who.key.split(".")[0] if who else getattr(claim, "party", None)


def _number(claim: Claim) -> str | None:
    number = getattr(claim, "said", None)
    if number is None:
        return None
    if number.unit.name in ("PERCENT", "POINTS"):
        return f"{float(number.value * 100):g}%"
    return str(number.value)

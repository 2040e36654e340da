"""How much may be claimed: five levels, the verbs each allows, and the gates before them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from hustings.errors import ElectionError

FEWEST_TREATED = 5


class Level(IntEnum):
    """What stands behind a figure, from arithmetic to an experiment."""

    ACCOUNTING = 0
    ASSOCIATION = 1
    TESTED = 2
    QUASI_EXPERIMENT = 3
    RANDOMISED = 4


class Design(StrEnum):
    """How endorsed and other seats came to differ."""

    CHOSEN = "chosen by the endorser"
    DISCONTINUITY = "a rule's threshold"
    WITHDRAWAL = "a withdrawal"
    TIMING = "timing"
    RANDOMISED = "drawn by lot"


class Doubt(StrEnum):
    """What a test of the effect said. Blind: it could not have seen four points."""

    PASSED = "passed"
    ALARM = "alarm"
    BLIND = "blind"
    NOT_MADE = "not made"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a claim would stand on.

    treated, controls: units left after trimming. party_wide: one party backed
    everywhere, so nothing varies between seats. dated: the list was published,
    with a known day, before polling day.
    """

    treated: int
    controls: int
    party_wide: bool
    dated: bool
    design: Design = Design.CHOSEN
    placebos: Doubt = Doubt.NOT_MADE
    sensitivity: Doubt = Doubt.NOT_MADE


@dataclass(frozen=True, slots=True)
class Claim:
    """The level a claim may have, what keeps it from a higher one, and its verbs."""

    level: Level
    reasons: tuple[str, ...]

    @property
    def verbs(self) -> tuple[str, ...]:
        """The plain words this level allows."""
        return VERBS[self.level]

    @property
    def allows_estimate(self) -> bool:
        """Whether any effect may be estimated; below that, accounting and scenarios only."""
        return self.level > Level.ACCOUNTING


VERBS: dict[Level, tuple[str, ...]] = {
    Level.ACCOUNTING: ("would have been enough to", "would have taken", "won by", "amounts to"),
    Level.ASSOCIATION: ("went with", "did better by", "is associated with"),
    Level.TESTED: ("is likely to have added", "probably helped", "is consistent with having moved"),
    Level.QUASI_EXPERIMENT: ("added, as far as the rule or its timing can show,", "moved", "led to"),
    Level.RANDOMISED: ("caused", "added", "changed"),
}
QUASI = (Design.DISCONTINUITY, Design.WITHDRAWAL, Design.TIMING)


def claim_level(grounds: Grounds) -> Claim:
    """Return the highest level the grounds bear, with the reason for each gate that holds it back.

    ElectionError where a list that names seats leaves none to compare with.
    """
    if grounds.controls == 0 and not grounds.party_wide:
        raise ElectionError(
            f"all {grounds.treated} seats are endorsed, want some that are not, to compare with"
        )
    if grounds.party_wide:
        return _only_accounting("one party is backed everywhere; nothing varies between seats")
    if grounds.treated < FEWEST_TREATED:
        return _only_accounting(f"{grounds.treated} endorsed seats, want at least {FEWEST_TREATED}")
    level, reasons = _by_design(grounds)
    if not grounds.dated and level > Level.ASSOCIATION:
        level = Level.ASSOCIATION
    if not grounds.dated:
        reasons += ("the list is not dated before polling day and may follow the result",)
    return Claim(level, reasons)


def refuse_estimate(grounds: Grounds) -> None:
    """Raise ElectionError where no effect may be estimated; to be called before any estimator."""
    claim = claim_level(grounds)
    if not claim.allows_estimate:
        raise ElectionError(
            f"no effect can be estimated: {'; '.join(claim.reasons)}; accounting and scenarios are offered"
        )


def _only_accounting(reason: str) -> Claim:
    return Claim(Level.ACCOUNTING, (reason,))


def _by_design(grounds: Grounds) -> tuple[Level, tuple[str, ...]]:
    if grounds.design is Design.RANDOMISED:
        return Level.RANDOMISED, ()
    found = (("placebos", grounds.placebos), ("sensitivity", grounds.sensitivity))
    failed = tuple(f"{name}: {doubt}" for name, doubt in found if doubt is not Doubt.PASSED)
    if grounds.design in QUASI and grounds.placebos is not Doubt.ALARM:
        return Level.QUASI_EXPERIMENT, ()
    if failed:
        return Level.ASSOCIATION, failed
    return Level.TESTED, ("seats were chosen by the endorser, not by a threshold, by timing or by lot",)

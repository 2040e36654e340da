"""An effect in words: the paragraph for everybody, its verbs by the claim level, and what cannot be said."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hustings.endorse.claim_level import VERBS, Level
from hustings.endorse.deciding import SeatChance
from hustings.endorse.discontinuity import NAME as DISCONTINUITY
from hustings.endorse.effect_report import EffectReport, Estimated
from hustings.endorse.estimate import Estimate
from hustings.figures import NOT_KNOWN, percent, points, rounded, whole

FEW = 8
"""Seats that a sentence names; of more it gives numbers."""
_NAMED = 3
LEVELS = {
    Level.ACCOUNTING: "accounting: what happened, with no assumption",
    Level.ASSOCIATION: "adjusted association",
    Level.TESTED: "adjusted association that survived placebos and sensitivity",
    Level.QUASI_EXPERIMENT: "quasi-experiment",
    Level.RANDOMISED: "drawn by lot",
}
_REASONS = {
    "placebos: alarm": "placebos raise an alarm",
    "placebos: blind": "placebos could not have seen a difference of four points",
    "placebos: not made": "no placebo could be made",
    "sensitivity: alarm": "something unmeasured, as strong as what is measured, could explain it",
    "the list is not dated before polling day and may follow the result": (
        "not all of the list is dated before polling day, so that it may follow the result"
    ),
}
_GAINED = {Level.TESTED: 0, Level.QUASI_EXPERIMENT: 0, Level.RANDOMISED: 1}
_MOVED = {Level.TESTED: 2, Level.QUASI_EXPERIMENT: 1, Level.RANDOMISED: 2}
"""Which verb of a level stands before a gain, and which before a loss."""


def paragraph(report: EffectReport) -> str:
    """Return the account for everybody, in whole sentences; every figure and name is the report's own."""
    return " ".join(
        filter(
            None, [_account(report), _closest(report), _scenario(report), _data(report), _threshold(report)]
        )
    )


def level_in_words(report: EffectReport) -> str:
    """Return the claim level with its number."""
    return f"Claim level {int(report.claim.level)} of 4: {LEVELS[report.claim.level]}"


def reasons_in_words(report: EffectReport) -> list[str]:
    """Return what keeps the claim from a higher level."""
    return [_REASONS.get(one, one) for one in report.claim.reasons]


def points_in_words(value: float | None, decimals: int = 1) -> str:
    """Return a fraction of the vote as signed points; a dash where there is none.

    >>> points_in_words(0.1264), points_in_words(None)
    ('+12.6', '–')
    """
    if value is None or value != value:
        return NOT_KNOWN
    if abs(value) == float("inf"):
        return "−∞" if value < 0 else "∞"
    return points(Fraction(value), decimals)


def interval_in_words(low: float, high: float) -> str:
    """Return an interval in points.

    >>> interval_in_words(-0.077, 0.008)
    '−7.7 to +0.8'
    """
    return f"{points_in_words(low)} to {points_in_words(high)}"


def decimal(value: float, decimals: int = 2) -> str:
    """Return a figure that is no share at so many decimals; a dash where there is none."""
    if value != value or abs(value) == float("inf"):
        return NOT_KNOWN
    return str(rounded(Fraction(value), decimals)).replace("-", "−")


def chance(value: float | None) -> str:
    """Return a probability in whole per cent, with the ends left open; a dash where there is none.

    >>> chance(0.63), chance(0.999), chance(0.001), chance(None)
    ('63%', 'over 99%', 'under 1%', '–')
    """
    if value is None:
        return NOT_KNOWN
    if not 0.01 <= value <= 0.99:
        return "under 1%" if value < 0.5 else "over 99%"
    return percent(Fraction(value), 0)


def p_in_words(value: float) -> str:
    """Return a p-value at three decimals, never as nothing.

    >>> p_in_words(0.0127), p_in_words(0.00004)
    ('0.013', 'under 0.001')
    """
    return "under 0.001" if value < 0.001 else decimal(value, 3)


def worth_in_words(report: EffectReport) -> str:
    """Return the scenario's range, such as "2 to 4 points"."""
    low, high = (Fraction(one) * 100 for one in (report.deciding.worth.low, report.deciding.worth.high))
    told = [str(rounded(one, 1)).removesuffix(".0").replace("-", "−") for one in (low, high)]
    return f"{told[0]} points" if low == high else f"{told[0]} to {told[1]} points"


def outcome_in_words(found: Estimated) -> str:
    """Return what was compared: a share, or its change."""
    is_share = found.compared.new == found.compared.labels
    return "a share" if is_share else "a change of share"


def _account(report: EffectReport) -> str:
    accounts = report.accounts
    seats = report.listed.seats
    what = "candidate" if seats == 1 else "candidates"
    made_up = " (made up)" if report.listed.is_made_up and "made up" not in report.listed.endorser else ""
    whom = f"endorsed {whole(seats)} {what}"
    if report.listed.is_party_wide:
        labels = sorted({one.candidacy.party for one in accounts.accounts})
        whom = f"backed {_joined(labels, 'and')} everywhere, {whole(seats)} {what}"
    told = f"{report.listed.endorser}{made_up} {whom} ({report.title})"
    if not accounts.accounts:
        return f"{told}; none of these seats is declared."
    waiting = f", {whole(len(accounts.undeclared))} are not declared" if accounts.undeclared else ""
    return f"{told}: {whole(accounts.won)} won, {whole(accounts.second)} came second{waiting}."


def _closest(report: EffectReport) -> str:
    first = next((one for one in report.accounts.accounts if one.to_change is not None), None)
    if first is None:
        return ""
    part = f", {percent(first.of_electorate, 2)} of the electorate," if first.of_electorate else ""
    voters = "voter" if first.to_change == 1 else "voters"
    return (
        f"In {first.seat}, the closest, {whole(first.to_change)} {voters} changing sides{part} "
        f"{VERBS[Level.ACCOUNTING][0]} change whether the one endorsed won."
    )


def _scenario(report: EffectReport) -> str:
    won = [one for one in report.deciding.seats if one.account.won]
    start = f"If the endorsement was worth {worth_in_words(report)}, it"
    if not won:
        return "None of them won, so that it decided no seat for them." if report.deciding.seats else ""
    sure = [one for one in won if one.is_decided]
    probable = [one for one in won if not one.is_decided and one.decided >= 0.5]
    if len(sure) + len(probable) > FEW:
        return f"{start} {_many(report, sure)}{_harm(report)}."
    perhaps = [one for one in won if one.decided < 0.5 and not one.is_not_decided]
    told: list[str] = []
    for adverb, seats in (("", sure), ("probably ", probable), ("perhaps ", perhaps)):
        verb = "" if told else "decided "
        told += [f"{adverb}{verb}{_names(seats)}"] if seats else []
    rest = _neither([one for one in won if one.is_not_decided], bool(told))
    told += [rest] if rest else []
    joined = f"{', '.join(told[:-1])}, and {told[-1]}" if len(told) > 1 else told[0]
    return f"{start} {joined}{_harm(report)}."


def _neither(seats: Sequence[SeatChance], is_contrast: bool) -> str:
    names = [one.account.seat for one in seats]
    if not names:
        return ""
    if len(names) > FEW:
        return f"none of the other {len(names)} seats won"
    if not is_contrast:
        return f"did not decide {_joined(names, 'or')}"
    return f"not {names[0]}" if len(names) == 1 else f"neither {_joined(names, 'nor')}"


def _many(report: EffectReport, sure: Sequence[SeatChance]) -> str:
    low, high = report.deciding.middle
    first = f", most surely {_names(sure[:_NAMED])}" if sure else ""
    about = rounded(Fraction(report.deciding.expected), 0)
    return f"decided about {about} seats (90% interval {low} to {high}, by where its votes came from){first}"


def _harm(report: EffectReport) -> str:
    harmed = [one for one in report.deciding.seats if one.handed >= 0.5]
    if not harmed:
        return ""
    what = _names(harmed) if len(harmed) <= FEW else f"{len(harmed)} seats"
    return f"; it probably handed {what} from one rival to another"


def _data(report: EffectReport) -> str:
    found = report.estimated
    reasons = _joined(reasons_in_words(report), "and")
    if found is None:
        return f"What it was worth cannot be estimated: {reasons}."
    effect = _effect(report, found)
    if report.claim.level > Level.ASSOCIATION:
        what = f" What keeps it from a higher level: {reasons}." if reasons else ""
        return f"{effect[0].upper()}{effect[1:]}.{what}"
    return (
        f"The data of this election alone cannot tell that it was worth that: {effect}. This is an "
        f"association: {'; '.join(reasons_in_words(report))}{_late(found)}."
    )


def _effect(report: EffectReport, found: Estimated) -> str:
    one = found.beside.primary
    told = f"{_verb(one, report.claim.level, outcome_in_words(found))} comparable seats"
    nothing = ", which cannot be told from nothing" if covers_nothing(one) else ""
    return f"the endorsement {told} (95% interval {interval_in_words(one.low, one.high)}){nothing}"


def _verb(one: Estimate, level: Level, outcome: str) -> str:
    """Return the verb that a level allows, with the size of the effect."""
    size = points_in_words(abs(one.effect)).lstrip("+")
    if level <= Level.ASSOCIATION:
        than = "higher" if one.effect >= 0 else "lower"
        return f"{VERBS[Level.ASSOCIATION][0]} {outcome} {size} points {than} than in"
    if one.effect >= 0:
        return f"{VERBS[level][_GAINED[level]]} {size} points against"
    return f"{VERBS[level][_MOVED[level]]} the share by {points_in_words(one.effect)} points against"


def _threshold(report: EffectReport) -> str:
    """Return what the endorser's own threshold tells; "" where it tells nothing."""
    found, claim = report.estimated, report.threshold
    lines = found.beside.lines if found else ()
    one = next((line.estimate for line in lines if line.name == DISCONTINUITY), None)
    if found is None or one is None or claim is None:
        return ""
    told = f"{_verb(one, claim.level, outcome_in_words(found))} the seats just short of it"
    interval = interval_in_words(one.low, one.high)
    nothing = ", which cannot be told from nothing" if covers_nothing(one) else ""
    return (
        f"At the threshold of its own rule (level {int(claim.level)}), of seats there alone, the endorsement "
        f"{told} (95% interval {interval}){nothing}."
    )


def covers_nothing(one: Estimate) -> bool:
    """Whether the interval holds 0."""
    return one.low <= 0 <= one.high


def _late(found: Estimated) -> str:
    one = found.doubts.invented
    if one is None:
        return ""
    return (
        f"; completing a list of {one.dated} by the {one.added} best results would of itself invent about "
        f"{points_in_words(one.mean)} points"
    )


def _names(seats: Sequence[SeatChance]) -> str:
    return _joined([one.account.seat for one in seats], "and")


def _joined(words: Sequence[str], last: str) -> str:
    """Return words as a list in a sentence; with "nor" between every two.

    >>> _joined(["a", "b", "c"], "and"), _joined(["a", "b"], "nor")
    ('a, b and c', 'a nor b')
    """
    if last == "nor":
        return " nor ".join(words)
    return " ".join(filter(None, [", ".join(words[:-1]), last if len(words) > 1 else "", *words[-1:]]))

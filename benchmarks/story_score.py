"""The score of a check on stories with known truth: recall, precision with intervals, wrong flags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from math import sqrt

from benchmarks.story_labels import Label, Twin
from benchmarks.story_sentences import Made

DECIDED = {"supported", "imprecise", "refuted"}
DECIDABLE = {"supported", "imprecise"}
ALIKE = (
    {"majority", "previous_majority", "lead"},
    {"lost", "unseated", "beat"},
    {"won", "gain", "hold", "kept_seat"},
    {"turnout", "national_turnout", "turnout_change"},
    {"share", "share_change"},
    {"seats", "seats_change", "place_seats"},
    {"party_share", "party_share_change"},
    {"lost_deposit", "lost_deposits"},
    {"weekday", "polling_day", "by_election_date"},
    {"worst_since", "record", "first_since", "held_since"},
)
"""Types between which readers may differ: a dated majority, or one that is the previous one."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One claim as the check reports it."""

    start: int
    end: int
    type: str
    verdict: str
    reason: str = ""


Check = Callable[[str, date], list[Flag]]


@dataclass
class Score:
    """Counts by claim type.

    found: by a claim of the very type; found_alike: by one of a type alike
    alone. looks: supported flags without a label of their type.
    """

    texts: int = 0
    flagged_texts: int = 0
    wrong_flags: int = 0
    labelled: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    found_alike: Counter[str] = field(default_factory=Counter)
    supported_right: Counter[str] = field(default_factory=Counter)
    supported_wrong: Counter[str] = field(default_factory=Counter)
    refuted_right: Counter[str] = field(default_factory=Counter)
    refuted_wrong: Counter[str] = field(default_factory=Counter)
    imprecise: Counter[str] = field(default_factory=Counter)
    looks: int = 0
    twins: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def interval(right: int, wrong: int) -> tuple[float, float]:
    """Return Wilson's 95% interval of right ÷ (right + wrong)."""
    n, z = right + wrong, 1.96
    if not n:
        return 0.0, 1.0
    p = right / n
    middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(0.0, (middle - half) / (1 + z * z / n)), min(1.0, (middle + half) / (1 + z * z / n))


def score(stories: Iterable[Made], check: Check) -> Score:
    """Return the score over true texts and their twins."""
    total = Score()
    for story in stories:
        flags = check(story.text, story.day)
        _score_true(total, story, flags)
        refuted = {(flag.type, story.text[flag.start : flag.end]) for flag in flags if _is(flag, "refuted")}
        for twin in story.twins:
            _score_twin(total, story, twin, check(twin.text, story.day), refuted)
    return total


def _is(flag: Flag, verdict: str) -> bool:
    return flag.verdict == verdict


def _meets(flag: Flag, start: int, end: int) -> bool:
    return flag.start < end and start < flag.end


def _score_true(total: Score, story: Made, flags: list[Flag]) -> None:
    total.texts += 1
    wrong = [flag for flag in flags if _is(flag, "refuted")]
    total.flagged_texts += bool(wrong)
    total.wrong_flags += len(wrong)
    for flag in wrong:
        total.refuted_wrong[flag.type] += 1
        total.errors.append(_told("TRUE, REFUTED", story, story.text, flag))
    for label in story.labels:
        if label.verdict in DECIDABLE:
            _score_label(total, story, label, [flag for flag in flags if flag.verdict in DECIDED])
    for flag in flags:
        if _is(flag, "imprecise"):
            total.imprecise[flag.type] += 1
        if _is(flag, "supported"):
            meeting = [label for label in story.labels if _meets(flag, label.start, label.end)]
            if any(label.verdict in DECIDABLE and label.type == flag.type for label in meeting):
                total.supported_right[flag.type] += 1
            else:
                total.looks += 1
                total.errors.append(_told("SUPPORTED, NO SUCH LABEL", story, story.text, flag))


def _score_label(total: Score, story: Made, label: Label, decided: list[Flag]) -> None:
    total.labelled[label.type] += 1
    meeting = [flag for flag in decided if _meets(flag, label.start, label.end)]
    if any(flag.type == label.type for flag in meeting):
        total.found[label.type] += 1
        return
    alike = any({flag.type, label.type} <= group for flag in meeting for group in ALIKE)
    total.found_alike[label.type] += alike
    as_what = ", ".join(sorted({flag.type for flag in meeting})) or "nothing"
    quote = story.text[label.start : label.end]
    total.errors.append(f"NOT FOUND {story.template}: {label.type} (found {as_what}): {quote!r}")


def _score_twin(
    total: Score, story: Made, twin: Twin, flags: list[Flag], before: set[tuple[str, str]]
) -> None:
    total.twins[twin.kind] += 1
    start, end = _sentence(twin.text, twin.start, twin.end)
    refuted = [flag for flag in flags if _is(flag, "refuted")]
    right = [flag for flag in refuted if twin.whole or _meets(flag, start, end) or _doubted(flag, twin)]
    total.caught[twin.kind] += bool(right)
    for flag in right:
        total.refuted_right[flag.type] += 1
    for flag in refuted:
        if flag not in right and (flag.type, twin.text[flag.start : flag.end]) not in before:
            total.refuted_wrong[flag.type] += 1
            total.errors.append(_told(f"TWIN ({twin.kind}), REFUTED ELSEWHERE", story, twin.text, flag))
    passed = [
        flag for flag in flags if _is(flag, "supported") and flag.type == twin.type and _changed(flag, twin)
    ]
    total.passed[twin.kind] += bool(passed)
    for flag in passed:
        total.supported_wrong[flag.type] += 1
        total.errors.append(_told(f"TWIN ({twin.kind}), SUPPORTED", story, twin.text, flag))
    if not right and not passed:
        quote = twin.text[twin.start : twin.end]
        total.errors.append(f"TWIN ({twin.kind}), MISSED {story.template}: {twin.type}: {quote!r}")


def _changed(flag: Flag, twin: Twin) -> bool:
    return any(_meets(flag, *place) for place in twin.places)


def _doubted(flag: Flag, twin: Twin) -> bool:
    return any(_meets(flag, *place) for place in (*twin.places, *twin.also))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentences that the words stand in, roughly."""
    breaks = (". ", "\n", "! ", "? ")
    first = max((text.rfind(one, 0, start) for one in breaks), default=0)
    last = min((at for one in breaks if (at := text.find(one, end)) >= 0), default=len(text))
    return max(first, 0), last


def _told(what: str, story: Made, text: str, flag: Flag) -> str:
    quote = text[flag.start : flag.end]
    return f"{what} {story.template}: {flag.type}: {quote!r}\n    {flag.reason}"

"""The boxes of a keying form: their names, and what is typed in them read as figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from hustings.errors import ElectionError
from hustings.night.keyed import Keyed
from hustings.record.clock import moment
from hustings.record.contest import Contest
from hustings_desk.standing import on_the_notice

REASONS = (
    "want of an official mark",
    "voting for more than one candidate",
    "writing or mark by which the voter could be identified",
    "unmarked or void for uncertainty",
)
"""Why papers are rejected, in the words of the notice. Source: RPA 1983 Sch. 1 r. 47."""
TOTALS = {
    "valid_votes": "Total of valid votes",
    "rejected": "Rejected papers, total",
    "electorate": "Electorate",
    "verified": "Ballot papers verified",
}
HOUR = "declared_at"
BLANK = "Blank is not nought. Type the figure, or 0 if it was nought."
BLANK_OR_DASH = "Blank is not nought. Type the figure, or - where it was not announced."
_DASHES = frozenset("-–—−")
_SEPARATED = re.compile(r"[\s,.'’\u00a0\u202f]")
_DIGITS = re.compile(r"[0-9]{1,9}")
_BARE_HOUR = re.compile(r"([01]?\d|2[0-3])([0-5]\d)")


class BoxError(ElectionError):
    """A box that holds no number."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as typed: figures where every box holds one; problems by box otherwise."""

    figures: Keyed
    problems: Mapping[str, str]


def names_of_boxes(contest: Contest) -> dict[str, str]:
    """Return the words beside each box by its name, in the order of the notice."""
    return {
        **{f"votes:{one.key}": one.person.name for one in on_the_notice(contest)},
        "valid_votes": TOTALS["valid_votes"],
        **{f"rejected:{reason}": f"Rejected: {reason}" for reason in REASONS},
        **{name: TOTALS[name] for name in ("rejected", "electorate", "verified")},
    }


def read_figure(text: str, may_be_unannounced: bool) -> int | None:
    """Return the figure typed in a box, with or without separators; None for a dash. BoxError otherwise."""
    bare = text.strip()
    if not bare:
        raise BoxError(BLANK_OR_DASH if may_be_unannounced else BLANK)
    if bare in _DASHES:
        if may_be_unannounced:
            return None
        raise BoxError("A figure is needed here: it is always announced.")
    digits = _SEPARATED.sub("", bare)
    if not _DIGITS.fullmatch(digits):
        raise BoxError(f"{bare!r} is no whole number of votes.")
    return int(digits)


def read_form(contest: Contest, typed: Mapping[str, str], day: date | None, zone: str) -> Typed:
    """Return the figures of a form, with what is wrong in which box."""
    figures: dict[str, int | None] = {}
    problems: dict[str, str] = {}
    for box in names_of_boxes(contest):
        try:
            figures[box] = read_figure(typed.get(box, ""), not is_always_announced(box))
        except BoxError as wrong:
            figures[box] = None
            problems[box] = str(wrong)
    hour = None
    try:
        hour = read_hour(typed.get(HOUR, ""), day, zone)
    except ElectionError as wrong:
        problems[HOUR] = str(wrong)
    dashed = frozenset(box for box, figure in figures.items() if figure is None and box not in problems)
    blank = Keyed(contest.key, {}, declared_at=hour, not_announced=dashed)
    return Typed(with_boxes(blank, figures), problems)


def read_hour(text: str, day: date | None, zone: str) -> datetime | None:
    """Return the moment of declaration typed as a local hour, 0412 or 04:12; None for a dash."""
    bare = text.strip()
    if not bare:
        raise BoxError("Type the hour of the declaration, such as 0412, or - where it was not announced.")
    if bare in _DASHES:
        return None
    short = _BARE_HOUR.fullmatch(bare)
    return moment(f"{short[1]}:{short[2]}" if short else bare, day, zone)


def is_always_announced(box: str) -> bool:
    """Whether a declaration cannot be without the figure: votes, and their total."""
    return box.startswith("votes:") or box == "valid_votes"


def with_boxes(figures: Keyed, changed: Mapping[str, int | None]) -> Keyed:
    """Return keyed figures with other figures in some boxes; a reason's box without a figure goes."""
    votes, reasons = dict(figures.votes), dict(figures.rejected_by_reason)
    totals: dict[str, int | None] = {}
    for box, figure in changed.items():
        kind, _, rest = box.partition(":")
        if kind == "votes":
            votes[rest] = figure
        elif not rest:
            totals[box] = figure
        elif figure is None:
            reasons.pop(rest, None)
        else:
            reasons[rest] = figure
    return replace(
        figures,
        votes=votes,
        rejected_by_reason=reasons,
        valid_votes=totals.get("valid_votes", figures.valid_votes),
        rejected=totals.get("rejected", figures.rejected),
        electorate=totals.get("electorate", figures.electorate),
        verified=totals.get("verified", figures.verified),
    )

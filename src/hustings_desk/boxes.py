"""The boxes of a keying form: their names, and what is typed in them read as figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from hustings.errors import DeclarationError, ElectionError
from hustings.night.keyed import Keyed, NotAnnounced, figure_typed
from hustings.night.rejected_papers import UK_REASONS, RejectionReason
from hustings.record.clock import moment
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings_desk.standing import on_the_notice

TOTALS = {
    "valid_votes": "Total of valid votes",
    "rejected": "Rejected papers, total",
    "electorate": "Electorate",
    "verified": "Ballot papers verified",
}
HOUR = "declared_at"
BLANK = "Blank is not nought. Type the figure, or 0 if it was nought."
BLANK_OR_DASH = "Blank is not nought. Type the figure, or - where it was not announced."
DASHES = frozenset("-–—−")
_BARE_HOUR = re.compile(r"([01]?\d|2[0-3])([0-5]\d)")


class BoxError(ElectionError):
    """A box that holds no number."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as typed: figures where every box holds one; problems by box otherwise."""

    figures: Keyed
    problems: Mapping[str, str]


def reasons_of(election: Election) -> tuple[RejectionReason, ...]:
    """Return the reasons that a notice lists for rejected papers; none where the law is not the UK's."""
    return UK_REASONS if election.has_deposits else ()


def names_of_boxes(contest: Contest, reasons: Sequence[RejectionReason] = UK_REASONS) -> dict[str, str]:
    """Return the words beside each box by its name, in the order of the notice."""
    return {
        **{f"votes:{one.key}": one.person.name for one in on_the_notice(contest)},
        "valid_votes": TOTALS["valid_votes"],
        **{f"rejected:{reason.key}": f"Rejected: {reason.words}" for reason in reasons},
        **{name: TOTALS[name] for name in ("rejected", "electorate", "verified")},
    }


def read_figure(text: str, may_be_unannounced: bool) -> int | None:
    """Return the figure typed in a box; None for a dash. BoxError where it is blank or no figure."""
    try:
        figure = figure_typed(text)
    except DeclarationError as wrong:
        raise BoxError(str(wrong)) from None
    if figure is None:
        raise BoxError(BLANK_OR_DASH if may_be_unannounced else BLANK)
    if not isinstance(figure, NotAnnounced):
        return figure
    if may_be_unannounced:
        return None
    raise BoxError("A figure is needed here: it is always announced.")


def read_form(contest: Contest, typed: Mapping[str, str], election: Election) -> Typed:
    """Return the figures of a form, with what is wrong in which box."""
    figures: dict[str, int | None] = {}
    problems: dict[str, str] = {}
    for box in names_of_boxes(contest, reasons_of(election)):
        try:
            figures[box] = read_figure(typed.get(box, ""), not is_always_announced(box))
        except BoxError as wrong:
            figures[box] = None
            problems[box] = str(wrong)
    hour = None
    try:
        hour = read_hour(typed.get(HOUR, ""), election.day or contest.day, election.zone)
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
    if bare in DASHES:
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

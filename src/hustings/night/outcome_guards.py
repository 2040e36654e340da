"""Guards of outcome and hour: a tie, a winner changed by a correction, a time that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from hustings.night.guard_context import Finding, GuardContext, Severity, full
from hustings.night.keyed import Keyed

CLOCKS_DIFFER = timedelta(minutes=5)
"""A clock at the count may be this much ahead of the desk's."""


def tie_at_the_top(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find candidacies level at the top: nobody is elected until the lot is recorded.

    Source: RPA 1983 Sch. 1 r. 49.
    """
    votes = full(keyed)
    top = _top(votes or {})
    if votes and len(top) > 1:
        names = " and ".join(context.name(key) for key in top)
        words = f"{names} are level on {votes[top[0]]:,} votes. Whom did the returning officer draw by lot?"
        yield Finding("tie_at_the_top", Severity.WARNING, tuple(f"votes:{key}" for key in top), words)


def winner_changed(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find a correction that elects somebody else than the figures that stand."""
    votes, standing = full(keyed), context.standing
    if not votes or standing is None or not standing.votes:
        return
    before, after = _top(standing.votes), _top(votes)
    if before != after:
        old, new = (" and ".join(context.name(key) for key in top) for top in (before, after))
        words = f"This correction changes the winner: {old} stands first now, {new} would."
        yield Finding("winner_changed", Severity.WARNING, tuple(f"votes:{key}" for key in after), words)


def unlike_the_rush(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find figures that elect somebody else than the winner announced before them."""
    votes = full(keyed)
    top = _top(votes or {})
    if votes and context.rushed is not None and context.rushed not in top:
        said, found = context.name(context.rushed), " and ".join(context.name(key) for key in top)
        words = f"{said} was announced as the winner; by these figures it is {found}."
        yield Finding("unlike_the_rush", Severity.WARNING, tuple(f"votes:{key}" for key in top), words)


def countermanded(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find figures for a poll that was countermanded: those of the new poll, or of another contest.

    Source: RPA 1983 Sch. 1 r. 63: the proceedings begin afresh.
    """
    if context.is_countermanded:
        words = "This poll was countermanded or abandoned. Are these the figures of the new poll?"
        yield Finding("countermanded", Severity.WARNING, ("valid_votes",), words)


def stands_already(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find figures that stand already, every one that is keyed: an import counted twice."""
    votes, standing = full(keyed), context.standing
    if standing is None or votes != dict(standing.votes):
        return
    wholes = ((keyed.valid_votes, standing.valid_votes), (keyed.rejected, standing.rejected))
    pairs = (*wholes, (keyed.electorate, standing.electorate))
    if all(figure in (None, stood) for figure, stood in pairs):
        words = "The same figures stand already. Is anything corrected, or is it the same notice again?"
        yield Finding("stands_already", Severity.WARNING, ("valid_votes",), words)


def before_the_close(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find a declaration timed before the close of poll, which there cannot be.

    Source: RPA 1983 Sch. 1 r. 1 and 44: counting begins after the close.
    """
    at, close = keyed.declared_at, context.close
    if at is not None and close is not None and at < close:
        words = "The time of declaration is before the close of poll."
        yield Finding("before_the_close", Severity.IMPOSSIBLE, ("declared_at",), words)


def in_the_future(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find a declaration timed later than now, by more than clocks differ."""
    at, moment = keyed.declared_at, context.moment
    if at is not None and moment is not None and at > moment + CLOCKS_DIFFER:
        words = "The time of declaration is still to come. Is the hour, or the day, right?"
        yield Finding("in_the_future", Severity.WARNING, ("declared_at",), words)


def _top(votes: Mapping[str, int]) -> tuple[str, ...]:
    most = max(votes.values(), default=0)
    return tuple(sorted(key for key, count in votes.items() if count == most))

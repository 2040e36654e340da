"""What a candidacy's share should be near, by the forecast or by how its party moved elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from hustings.night.guard_context import GuardContext, Peer
from hustings.record.contest import Seat

FEWEST_PEERS = 8
"""From so many contests on a median says something of a region."""


def expected_shares(context: GuardContext) -> dict[str, float]:
    """Return expected shares by candidacy key, as fractions of 1; whoever nothing is known of is left out.

    The forecast's mean where there is one. Else the baseline's share moved as
    the party moved in the region, or everywhere while too few of the region
    are declared: by the median change where it rose, in the median proportion
    where it fell, so that no share falls below 0.
    """
    if context.outlook is not None:
        return {one.candidacy: one.share_mean for one in context.outlook.candidacies}
    found = {}
    for candidacy in context.contest.candidacies:
        before = context.base.share(candidacy.party) if context.base else None
        moves = _moves(context, candidacy.party)
        if before is None or not moves:
            continue
        change = median(after - then for then, after in moves)
        ratio = min(1.0, median(after / then for then, after in moves))
        found[candidacy.key] = float(before) + change if change >= 0 else float(before) * ratio
    return found


def of_region(context: GuardContext, peers: Iterable[Peer]) -> list[Peer]:
    """Return the peers that lie in the contest's region; in its nation where it has no region."""
    place = _place(context.contest.seat)
    return [peer for peer in peers if _place(peer.contest.seat) == place]


def _place(seat: Seat) -> str:
    return seat.region or seat.country


def _moves(context: GuardContext, party: str) -> list[tuple[float, float]]:
    """Return the party's shares before and now, in the region, or everywhere while it has too few."""
    stood = [peer for peer in context.peers if peer.shares.get(party, (0.0, 0.0))[0]]
    near = of_region(context, stood)
    chosen = next((some for some in (near, stood) if len(some) >= FEWEST_PEERS), [])
    return [peer.shares[party] for peer in chosen]

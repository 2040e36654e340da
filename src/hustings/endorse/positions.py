"""Picks in the object model that BallotData publishes: endorser, positions with picks, events of change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hustings.endorse.organisation import Organisation
from hustings.endorse.picks import Pick, in_order, last_positions
from hustings.record.contest import Contest
from hustings.record.election import Election


def positions_json(picks: Iterable[Pick], organisation: Organisation, election: Election) -> dict[str, Any]:
    """Return picks as endorser, positions that stand, and events in order.

    Keys are those of BallotData's client 1.0.0 where it has them; ids are the
    record's keys. Added: stance ("neutral" has no picks), grade, and party for
    a party-wide pick, whose contest is None.
    """
    told = tuple(picks)
    contests = {key: now.contest for key, now in election.state().contests.items()}
    endorser = {
        "slug": organisation.short,
        "name": organisation.name,
        "category": organisation.kind.value,
        "website_url": organisation.site or None,
    }
    day = election.day.isoformat() if election.day else None
    standing = [one for one in last_positions(told) if one.position != "withdrawn"]
    return {
        "endorser": endorser,
        "election": {"slug": election.name, "name": election.title, "date": day},
        "positions": [_position(one, contests) for one in standing],
        "events": _events(told, contests),
    }


def _position(pick: Pick, contests: dict[str, Contest]) -> dict[str, Any]:
    picked = [{**_choice(pick, contests), **_said(pick)}] if pick.position == "endorse" else []
    return {"contest": _contest(pick, contests), "stance": pick.position, "picks": picked}


def _events(picks: Iterable[Pick], contests: dict[str, Contest]) -> list[dict[str, Any]]:
    seen: dict[tuple[str | None, str | None], str] = {}
    events = []
    for number, pick in enumerate(in_order(picks), start=1):
        target = (pick.contest, pick.candidacy if pick.contest else pick.party)
        kind = "updated" if target in seen else "created"
        kind = "deleted" if pick.position == "withdrawn" else kind
        seen[target] = pick.position
        events.append(
            {
                "id": str(number),
                "type": f"endorsement.{kind}",
                "occurred_at": f"{pick.published.isoformat()}T00:00:00Z" if pick.published else None,
                "stance": pick.position,
                "endorsement": _said(pick),
                "contest": _contest(pick, contests),
                "choice": _choice(pick, contests),
            }
        )
    return events


def _contest(pick: Pick, contests: dict[str, Contest]) -> dict[str, Any] | None:
    if pick.contest is None:
        return None
    contest = contests.get(pick.contest)
    return {"id": pick.contest, "title": contest.seat.name if contest else None}


def _choice(pick: Pick, contests: dict[str, Contest]) -> dict[str, Any]:
    there = contests[pick.contest].candidacies if pick.contest in contests else ()
    named = next((one.person.name for one in there if one.key == pick.candidacy), None)
    return {"choice_id": pick.candidacy, "label": named or pick.party, "party": pick.party}


def _said(pick: Pick) -> dict[str, Any]:
    return {
        "rank": None,
        "statement": None,
        "source_url": pick.source,
        "published_on": pick.published.isoformat() if pick.published else None,
        "grade": pick.grade.value,
    }

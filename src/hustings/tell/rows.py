"""The rows of the tables: one contest, its candidacies and the House by party, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from fractions import Fraction

from hustings.figures import number
from hustings.record.baseline import Base
from hustings.record.change import (
    butler_swing,
    dissolution_label,
    result_label,
    share_change,
    steed_swing,
    swing_parties,
)
from hustings.record.contest import Candidacy
from hustings.record.election import Election, counted
from hustings.record.house import house
from hustings.record.state import ContestState, State
from hustings.record.tabulation import Tabulation
from hustings.tell.columns import Row


def table_rows(election: Election, now: State | None = None) -> dict[str, list[Row]]:
    """Return the rows of every table, by table name, with their columns in order."""
    now = now or election.state()
    standings = now.contests.values()
    return {
        "contests": [contest_row(election, standing) for standing in standings],
        "candidacies": [row for standing in standings for row in candidacy_rows(election, standing)],
        "parties": party_rows(election, now),
    }


def contest_row(election: Election, standing: ContestState) -> Row:
    """Return one contest in the columns of CONTESTS; what is not known or not yet so is None."""
    contest = standing.contest
    row: Row = {
        "election": election.name,
        "contest": contest.key,
        "seat_code": contest.seat.code,
        "seat": contest.seat.name,
        "region": contest.seat.region or None,
        "country": contest.seat.country or None,
        "county": contest.seat.county or None,
        "kind": contest.seat.kind or None,
        "polling_day": contest.day,
    }
    tabulation, base = counted(standing), election.base(contest)
    return (
        row
        | _declared(standing)
        | _elected(tabulation, standing, election.has_deposits)
        | _compared(election, tabulation, base)
    )


def candidacy_rows(election: Election, standing: ContestState) -> Iterator[Row]:
    """Yield everyone who stands in one contest, in the columns of CANDIDACIES, most votes first.

    Before a declaration they come in the order of the publisher's list. Where a
    tie waits for its lot there are votes and shares, and no one has a rank.
    """
    contest, tabulation, base = standing.contest, counted(standing), election.base(standing.contest)
    places = ranks(tabulation) if tabulation else {}
    for candidacy in in_order(standing):
        person = candidacy.person
        yield {
            "election": election.name,
            "contest": contest.key,
            "seat_code": contest.seat.code,
            "seat": contest.seat.name,
            "candidacy": candidacy.key,
            "name": person.name,
            "first_name": person.first_name or None,
            "surname": person.surname or None,
            "party": candidacy.party,
            "description": candidacy.description or None,
            "adjunct": candidacy.adjunct,
            "sitting": candidacy.sitting,
            "former": candidacy.former,
            "mnis": person.mnis,
            "democracy_club": person.democracy_club,
            "votes": _votes(standing, candidacy),
            "share": number(_share(standing, candidacy)),
            "rank": places.get(candidacy.key),
            "elected": candidacy.key == tabulation.winner.key if tabulation else None,
            "deposit_lost": tabulation.loses_deposit(candidacy)
            if tabulation and election.has_deposits
            else None,
            "share_change": number(share_change(tabulation, base, candidacy)) if tabulation else None,
            "baseline_kind": base.kind.value if base else None,
        }


def party_rows(election: Election, now: State | None = None) -> list[Row]:
    """Return the House by party, in the columns of PARTIES: most seats, then most votes, first."""
    baseline = election.baseline
    return [
        {
            "election": election.name,
            "party": total.party.abbreviation,
            "name": total.party.name,
            "standing": total.party.standing.value,
            "seats": total.seats,
            "change": total.change,
            "gains": total.gains,
            "losses": total.losses,
            "candidacies": total.candidacies,
            "votes": total.votes,
            "share": number(total.share),
            "share_change": number(total.share_change),
            "lost_deposits": total.lost_deposits,
            "baseline": baseline.name if baseline else None,
            "baseline_kind": baseline.kind.value if baseline else None,
        }
        for total in house(election, now).parties
    ]


def in_order(standing: ContestState) -> tuple[Candidacy, ...]:
    """Return who stands: as ranked, by votes where a tie waits for its lot, else as listed."""
    tabulation = counted(standing)
    if tabulation is not None:
        return tabulation.ranking
    if standing.declaration is None:
        return standing.contest.candidacies
    votes = standing.declaration.votes
    return tuple(sorted(standing.contest.candidacies, key=lambda one: (-votes[one.key], one.key)))


def ranks(counted_contest: Tabulation) -> dict[str, int]:
    """Return everyone's place by candidacy key, from 1; those level share one, but for a lot's winner."""
    votes, places = counted_contest.declaration.votes, dict[str, int]()
    last: Candidacy | None = None
    for place, candidacy in enumerate(counted_contest.ranking, start=1):
        is_level = last is not None and place > 2 and votes[last.key] == votes[candidacy.key]
        places[candidacy.key] = places[last.key] if last and is_level else place
        last = candidacy
    return places


def _declared(standing: ContestState) -> Row:
    declaration = standing.declaration
    has_votes = declaration is not None and declaration.unopposed is None
    at = declaration.declared_at if declaration else None
    return {
        "declared_at": at.astimezone(UTC) if at else None,
        "status": standing.status.value,
        "elected_by": _elected_by(standing),
        "electorate": declaration.electorate if declaration else None,
        "valid_votes": declaration.valid_votes if declaration and has_votes else None,
        "rejected": declaration.rejected if declaration else None,
        "none_of_the_above": declaration.none_of_the_above if declaration else None,
        "turnout": number(declaration.turnout) if declaration else None,
        "ballot_box_turnout": number(declaration.ballot_box_turnout) if declaration else None,
    }


def _elected_by(standing: ContestState) -> str | None:
    """Return poll, lot or unopposed; None where nobody is elected yet."""
    if standing.declaration is None or not standing.is_decided:
        return None
    if standing.declaration.unopposed is not None:
        return "unopposed"
    return "lot" if standing.declaration.is_tied else "poll"


def _elected(tabulation: Tabulation | None, standing: ContestState, has_deposits: bool) -> Row:
    second = tabulation.second if tabulation else None
    return {
        "winner": tabulation.winner.person.name if tabulation else None,
        "winner_party": tabulation.winner.party if tabulation else None,
        "second": second.person.name if second else None,
        "second_party": second.party if second else None,
        "majority": tabulation.majority if tabulation else None,
        "majority_share": number(tabulation.majority_share) if tabulation else None,
        "candidacies": len(standing.contest.candidacies),
        "lost_deposits": tabulation.lost_deposits if tabulation and has_deposits else None,
    }


def _compared(election: Election, tabulation: Tabulation | None, base: Base | None) -> Row:
    label = result_label(tabulation, base) if tabulation else None
    before = dissolution_label(tabulation, base) if tabulation else None
    parties = swing_parties(tabulation, base) if tabulation and base else None
    butler = steed = None
    if tabulation and base and parties:
        butler = number(butler_swing(tabulation, base, *parties))
        steed = number(steed_swing(tabulation, base, *parties))
    has_swing = butler is not None or steed is not None
    return {
        "label": str(label) if label else None,
        "dissolution_label": str(before) if before else None,
        "baseline": election.baseline.name if election.baseline and base else None,
        "baseline_kind": base.kind.value if base else None,
        "baseline_winner": base.winner if base else None,
        "swing_to": parties[0] if parties and has_swing else None,
        "swing_from": parties[1] if parties and has_swing else None,
        "butler_swing": butler,
        "steed_swing": steed,
    }


def _votes(standing: ContestState, candidacy: Candidacy) -> int | None:
    return standing.declaration.votes.get(candidacy.key) if standing.declaration else None


def _share(standing: ContestState, candidacy: Candidacy) -> Fraction | None:
    votes = _votes(standing, candidacy)
    if votes is None or standing.declaration is None or not standing.declaration.valid_votes:
        return None
    return Fraction(votes, standing.declaration.valid_votes)

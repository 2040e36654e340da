"""The House and a seat as JSON carries them: shares as fractions of 1, keys in a fixed order."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hustings.figures import number
from hustings.record.change import sitting_members
from hustings.record.contest import Candidacy
from hustings.record.declaration import Declaration
from hustings.record.election import Election, counted
from hustings.record.house import House, PartyTotal
from hustings.record.state import ContestState, State
from hustings.tell.columns import Row, Value
from hustings.tell.rows import candidacy_rows, contest_row, in_order

Plain = dict[str, Any]
"""A JSON object."""


def house_json(house: House, election: Election) -> Plain:
    """Return the House by party as one JSON object; its keys are in docs/reference/data.md."""
    return {
        "election": house.election,
        "as_at_entry": house.as_at_entry,
        "declared": house.declared,
        "undeclared": house.undeclared,
        "parties": [_party(total) for total in house.parties],
        "overall_majority": house.overall_majority,
        "title": election.title,
        "as_at": moment_json(house.as_at),
        "seats": house.seats,
        "is_whole_house": house.is_whole_house,
        "tied": house.tied,
        "electorate": house.electorate,
        "valid_votes": house.valid_votes,
        "rejected": house.rejected,
        "none_of_the_above": house.none_of_the_above,
        "turnout": number(house.turnout),
        "ballot_box_turnout": number(house.ballot_box_turnout),
        "baseline": baseline_json(election),
        "attribution": list(election.attribution),
        "note": election.note,
    }


def seat_json(election: Election, key: str, now: State | None = None) -> Plain:
    """Return one contest as one JSON object; its keys are in docs/reference/data.md.

    key: the contest's. An undeclared seat lists its candidacies without
    figures. Raises ElectionError where the election has no such contest.
    """
    standing = election.contest(key)
    now = now or election.state()
    standing = now.contests.get(key, ContestState(standing.contest))
    seat = contest_json(election, standing)
    return {
        "election": election.name,
        **seat,
        "as_at_entry": now.as_at_entry,
        "as_at": moment_json(now.as_at),
        "attribution": list(election.attribution),
        "note": election.note,
    }


def contest_json(election: Election, standing: ContestState) -> Plain:
    """Return what stands in one contest, without the election's own particulars."""
    row = {column: _plain(value) for column, value in contest_row(election, standing).items()}
    copied = ("electorate", "valid_votes", "rejected", "turnout", "majority")
    further = (
        *("region", "country", "county", "kind", "polling_day", "declared_at", "status"),
        *("elected_by", "none_of_the_above", "ballot_box_turnout"),
        *("winner", "winner_party", "second", "second_party", "majority_share", "lost_deposits"),
    )
    declaration = standing.declaration
    return {
        "seat": {"code": row["seat_code"], "name": row["seat"]},
        **{key: row[key] for key in copied},
        "result": row["label"],
        "candidacies": [_candidacy(one, declaration) for one in candidacy_rows(election, standing)],
        "contest": row["contest"],
        **{key: row[key] for key in further},
        "rejected_by_reason": dict(declaration.rejected_by_reason) if declaration else {},
        "dissolution_label": row["dissolution_label"],
        "baseline": _baseline(row),
        "swings": _swings(row),
        "sitting_members": _sitting(standing),
        "lot": standing.lot,
        "reason": standing.reason,
        "corrected": [_corrected(old, reason) for old, reason in standing.corrected],
    }


def baseline_json(election: Election) -> Plain | None:
    """Return the name and kind of what the election is compared with."""
    if election.baseline is None:
        return None
    return {"name": election.baseline.name, "kind": election.baseline.kind.value}


def moment_json(moment: datetime | None) -> str | None:
    """Return a moment in UTC as ISO 8601."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _party(total: PartyTotal) -> Plain:
    return {
        "party": total.party.abbreviation,
        "name": total.party.name,
        "seats": total.seats,
        "change": total.change,
        "votes": total.votes,
        "share": number(total.share),
        "share_change": number(total.share_change),
        "gains": total.gains,
        "losses": total.losses,
        "candidacies": total.candidacies,
        "lost_deposits": total.lost_deposits,
        "standing": total.party.standing.value,
    }


def _candidacy(row: Row, declaration: Declaration | None) -> Plain:
    lines = declaration.line_votes.get(str(row["candidacy"])) if declaration else None
    further = (
        *("rank", "description", "adjunct", "sitting", "former"),
        *("first_name", "surname", "mnis", "democracy_club"),
    )
    return {
        "name": row["name"],
        "party": row["party"],
        "votes": row["votes"],
        "share": row["share"],
        "change": row["share_change"],
        "elected": row["elected"],
        "deposit_lost": row["deposit_lost"],
        "key": row["candidacy"],
        **{key: row[key] for key in further},
        "lines": dict(lines) if lines else None,
    }


def _baseline(row: Plain) -> Plain | None:
    if row["baseline"] is None:
        return None
    return {"name": row["baseline"], "kind": row["baseline_kind"], "winner": row["baseline_winner"]}


def _swings(row: Plain) -> list[Plain]:
    """Return the swings that can be reckoned; an empty list where none can."""
    return [
        {"name": name, "from": row["swing_from"], "to": row["swing_to"], "value": row[f"{name}_swing"]}
        for name in ("butler", "steed")
        if row[f"{name}_swing"] is not None
    ]


def _sitting(standing: ContestState) -> list[Plain]:
    tabulation = counted(standing)
    if tabulation is None:
        members = [candidacy for candidacy in in_order(standing) if candidacy.sitting]
        return [_member(candidacy, None) for candidacy in members]
    return [_member(member.candidacy, member.outcome.value) for member in sitting_members(tabulation)]


def _member(candidacy: Candidacy, outcome: str | None) -> Plain:
    return {"name": candidacy.person.name, "party": candidacy.party, "outcome": outcome}


def _corrected(declaration: Declaration, reason: str) -> Plain:
    return {
        "reason": reason,
        "electorate": declaration.electorate,
        "valid_votes": declaration.valid_votes,
        "rejected": declaration.rejected,
        "votes": dict(declaration.votes),
    }


def _plain(value: Value) -> str | int | float | bool | None:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value

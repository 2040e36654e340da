"""Corrections of figures that stood: what the ledger says of each, box by box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import Correction, Kind, Retraction
from hustings_desk.standing import words_of_reason


@dataclass(frozen=True, slots=True)
class Change:
    """One figure as declared and as corrected; None where it was not announced."""

    what: str
    declared: int | None
    corrected: int | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """One correction, or a withdrawal, which has no new figures. by: a role with a number, never a name."""

    entry: int
    contest: Contest
    at: datetime
    by: str
    source: str
    reason: str
    is_withdrawn: bool
    changes: Sequence[Change]


def register_of(election: Election) -> list[Corrected]:
    """Return every correction and withdrawal of figures in the ledger, latest first."""
    contests = {key: one.contest for key, one in election.state().contests.items()}
    standing: dict[str, Declaration] = {}
    found = []
    for number, entry in enumerate(election.ledger, start=1):
        payload = entry.payload
        if isinstance(payload, Declaration):
            standing[payload.contest] = payload
        elif isinstance(payload, Correction | Retraction) and payload.contest in standing:
            contest = contests[payload.contest]
            old = standing.pop(payload.contest)
            new = payload.declaration if isinstance(payload, Correction) else None
            if new is not None:
                standing[payload.contest] = new
            found.append(
                Corrected(
                    number,
                    contest,
                    entry.at,
                    entry.by,
                    entry.source,
                    payload.reason,
                    entry.kind is Kind.RETRACT,
                    changes(contest, old, new),
                )
            )
    return found[::-1]


def changes(contest: Contest, old: Declaration, new: Declaration | None) -> list[Change]:
    """Return the figures that differ; all that stood where nothing stands after."""
    before, after = _figures(contest, old), _figures(contest, new) if new else {}
    names = [*before, *(name for name in after if name not in before)]
    told = [Change(name, before.get(name), after.get(name)) for name in names]
    return [one for one in told if one.declared != one.corrected]


def _figures(contest: Contest, declaration: Declaration) -> dict[str, int | None]:
    names = {one.key: one.person.name for one in contest.candidacies}
    return {
        **{names.get(key, key): votes for key, votes in declaration.votes.items()},
        "valid votes": declaration.valid_votes,
        "rejected": declaration.rejected,
        **{
            f"rejected: {words_of_reason(reason)}": papers
            for reason, papers in declaration.rejected_by_reason.items()
        },
        "electorate": declaration.electorate,
    }

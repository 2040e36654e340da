"""What a desk is founded on: the election it is set up for, kept in one row, and made whole again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from hustings.record.baseline import Base, Baseline, BaselineKind
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.record.ledger import Ledger
from hustings.record.party import Party
from hustings_desk.models import Setup


def setup_of(election: Election, is_rehearsal: bool) -> Setup:
    """Return the row that keeps an election's particulars, not yet saved."""
    baseline = election.baseline
    return Setup(
        pk=1,
        name=election.name,
        title=f"REHEARSAL: {election.title}" if is_rehearsal and not election.is_test else election.title,
        day=election.day,
        seats=election.seats,
        zone=election.zone,
        has_deposits=election.has_deposits,
        mode="test" if is_rehearsal or election.is_test else "live",
        attribution=list(election.attribution),
        note=_note(election, is_rehearsal),
        parties=msgspec.json.encode(dict(election.parties)).decode(),
        baseline_name=baseline.name if baseline else "",
        baseline_kind=baseline.kind.value if baseline else "",
        baseline=msgspec.json.encode(dict(baseline.bases)).decode() if baseline else "",
    )


def contests_of(election: Election) -> tuple[Contest, ...]:
    """Return who stands where, by seat name, without a figure."""
    contests = [standing.contest for standing in election.state().contests.values()]
    return tuple(sorted(contests, key=lambda contest: (contest.seat.name, contest.key)))


def add_parties(parties: Mapping[str, Party]) -> None:
    """Keep parties that the set-up does not know yet; those it knows stay as they are."""
    text = Setup.objects.values_list("parties", flat=True).get(pk=1)
    known = _parties(text)
    if not set(parties) <= set(known):
        both = msgspec.json.encode({**parties, **known}).decode()
        Setup.objects.filter(pk=1).update(parties=both)


def election_of(setup: Setup, ledger: Ledger) -> Election:
    """Return the election of a set-up with a ledger, as everything in the library takes it."""
    return Election(
        setup.name,
        setup.title,
        ledger,
        _parties(setup.parties),
        setup.day,
        setup.seats,
        _baseline(setup.baseline_name, setup.baseline_kind, setup.baseline),
        True,
        tuple(setup.attribution),
        setup.note or None,
        setup.has_deposits,
        setup.zone,
    )


def _note(election: Election, is_rehearsal: bool) -> str:
    if election.note or not is_rehearsal:
        return election.note or ""
    return "REHEARSAL: for practice only, never to be published as a result."


@lru_cache(4)
def _parties(text: str) -> Mapping[str, Party]:
    return msgspec.json.decode(text, type=dict[str, Party])


@lru_cache(4)
def _baseline(name: str, kind: str, text: str) -> Baseline | None:
    if not text:
        return None
    return Baseline(name, BaselineKind(kind), msgspec.json.decode(text, type=dict[str, Base]))

"""A borrowed House: the seats, parties and votes before of a real election, with made-up people."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hustings.errors import ElectionError
from hustings.night.scene import (
    FORMER_MEMBER,
    INDEPENDENT,
    STANDS_AGAIN,
    Ground,
    Scene,
    made_up_candidacy,
)
from hustings.record.baseline import Base, Labels, actual_base
from hustings.record.contest import Candidacy, Contest
from hustings.record.election import Election
from hustings.record.party import Party, Standing

FEWEST = 6
"""Seats that a rehearsal needs, so that each thing that can happen has a seat of its own."""
_URBAN = {"Borough": 0.7, "Burgh": 0.7, "County": -0.4}
_USUAL_ELECTORATE, _USUAL_TURNOUT = 70_000, 0.65


def borrowed_house(like: Election, seed: int) -> Scene:
    """Return the seats of an election, compared with its result; nobody real stands.

    A label that holds the name of a person who stood under it reads as
    independent. Raises ElectionError for a set of contests with days of their
    own, for a rehearsal, and for fewer than FEWEST contested seats.
    """
    contests = like.state().contests
    if like.is_test:
        raise ElectionError(f"{like.name} is a rehearsal; want a real election to follow")
    if like.day is None:
        raise ElectionError(f"{like.name}: contests have days of their own, so there is no night to rehearse")
    contested = sum(len(standing.contest.candidacies) > 1 for standing in contests.values())
    if contested < FEWEST:
        raise ElectionError(f"{like.name} has {contested} contested seats, a rehearsal needs {FEWEST}")
    rng = Random(f"hustings people {seed}")
    impersonal = _impersonal([standing.contest for standing in contests.values()], like)
    parties = {label: party for label, party in impersonal.items() if label == party.abbreviation}
    grounds = [_ground(like, contests[key].contest, impersonal, rng) for key in sorted(contests)]
    return Scene(tuple(grounds), parties)


def _impersonal(contests: list[Contest], like: Election) -> dict[str, Party]:
    """Return the party that each label reads as in the rehearsal."""
    names = {(one.party, one.person.name.casefold()) for contest in contests for one in contest.candidacies}
    parties = {label: like.parties.get(label, Party(label, label)) for label, _ in sorted(names)}
    alone = next(
        (party for party in parties.values() if party.is_shared_label),
        Party(INDEPENDENT, "Independent", Standing.INDEPENDENT),
    )
    personal = {label for label, name in names if name in parties[label].name.casefold()}
    read = {label: alone if label in personal else party for label, party in parties.items()}
    return {**read, alone.abbreviation: alone}


def _ground(like: Election, contest: Contest, read: dict[str, Party], rng: Random) -> Ground:
    standing = list(contest.candidacies)
    rng.shuffle(standing)
    counted = like.tabulation(contest.key)
    winner = counted.winner.key if counted else None
    again = rng.random() < STANDS_AGAIN
    made_up: dict[str, Candidacy] = {
        one.key: made_up_candidacy(number, read[one.party], sitting=again and one.key == winner)
        for number, one in enumerate(standing, start=1)
    }
    before: dict[str, float | None] = dict.fromkeys(one.key for one in made_up.values())
    base: Base | None = None
    electorate, turnout = _USUAL_ELECTORATE, _USUAL_TURNOUT
    if counted is not None:
        shared = frozenset(label for label, party in read.items() if party.is_shared_label)
        renamed = {label: party.abbreviation for label, party in read.items() if label != party.abbreviation}
        holder = made_up[counted.winner.key].person if again else FORMER_MEMBER
        base = replace(actual_base(counted, Labels(shared, renamed)), holder=holder)
        electorate = counted.declaration.electorate or int(base.valid_votes / _USUAL_TURNOUT) or electorate
        turnout = base.valid_votes / electorate or turnout
        before |= {made_up[one.key].key: float(counted.share(one) or 0) or None for one in counted.ranking}
    urban = _URBAN.get(contest.seat.kind or "", 0.0) + rng.gauss(0, 0.4)
    people = tuple(made_up.values())
    alone = tuple(one.key for one in people if read[one.party].is_shared_label)
    now = int(electorate * (1 + rng.gauss(0.015, 0.01)))
    return Ground(contest.seat, people, before, alone, urban, now, turnout, base)

"""Alerts: what an entry of the ledger made true that somebody wants to be told of at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hustings.figures import whole
from hustings.night.chances import chance_in_words
from hustings.night.outlook import Forecast, SeatStatus
from hustings.record.change import Outcome, result_label, sitting_members
from hustings.record.clock import close_of_poll
from hustings.record.contest import Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election, counted
from hustings.record.entry import Correction, Entry, Retraction
from hustings.record.house import house
from hustings.record.state import ContestState, State
from hustings.record.tabulation import Tabulation
from hustings.tell.wording import majority_in_words, member_in_words, result_in_words

UPSET_BELOW = 0.1
"""A winner whose chance was smaller than this before the declaration is an upset."""
CLOSE_BELOW = 100
"""A majority of fewer votes than this is told of."""

Chances = Mapping[str, Mapping[str, float]]
"""The chance of winning, from 0 to 1, by contest and candidacy key."""
Backed = Mapping[str, Mapping[str, Sequence[str]]]
"""Who backs whom: the endorsers' names, by contest and candidacy key."""


class AlertKind(StrEnum):
    """What an alert is of; each person chooses among them."""

    GAIN = "gain"
    DEFEAT = "defeat"
    UPSET = "upset"
    CLOSE = "close"
    MAJORITY = "majority"
    ENDORSED = "endorsed"
    CORRECTION = "correction"


EXPLAINED: Mapping[AlertKind, str] = {
    AlertKind.GAIN: "a seat is gained",
    AlertKind.DEFEAT: "a sitting member is defeated",
    AlertKind.UPSET: "an upset: the winner's chance was under one in ten before the declaration",
    AlertKind.CLOSE: "a majority under 100 votes",
    AlertKind.MAJORITY: "a party reaches an overall majority",
    AlertKind.ENDORSED: "an endorsed candidate is elected",
    AlertKind.CORRECTION: "a published figure is corrected or withdrawn",
}


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to tell. contest: its key, "" of the whole House; entry: which entry made it true.

    words: a sentence that stands alone; that of a rehearsal begins so.
    """

    kind: AlertKind
    contest: str
    entry: int
    words: str


def alerts(
    election: Election, before: State, after: State, chances: Chances, backed: Backed
) -> tuple[Alert, ...]:
    """Return what the last entry of `after` made true, at most one alert of a kind.

    before: the state one entry earlier. chances: a forecast's, made before
    the entry; empty where there was none, and then nothing is an upset. Nothing
    is told of an entry made before the close of poll, but in a rehearsal.
    """
    entry = election.ledger.entries[after.as_at_entry - 1]
    key: str = getattr(entry.payload, "contest", None) or ""
    if key not in after.contests or _is_early(election, entry, after):
        return ()
    now = after.contests[key]
    facts = _facts(election, now, chances.get(key, {}), backed.get(key, {}))
    known = _facts(election, before.contests[key], chances.get(key, {}), backed.get(key, {}))
    told = [(kind, words) for kind, (fact, words) in facts.items() if known.get(kind, (None, ""))[0] != fact]
    told += [(AlertKind.CORRECTION, words) for words in _corrected(before.contests[key], now, entry)]
    mark = "REHEARSAL: " if election.is_test else ""
    found = [
        Alert(kind, key, after.as_at_entry, f"{mark}{now.contest.seat.name}: {words}") for kind, words in told
    ]
    if _winner(before.contests[key]) != _winner(now):
        found += [
            Alert(AlertKind.MAJORITY, "", after.as_at_entry, mark + words)
            for words in _overall_majority(election, before, after)
        ]
    return tuple(found)


def chances_of(forecast: Forecast) -> dict[str, dict[str, float]]:
    """Return every undeclared seat's chances as a forecast has them."""
    return {
        seat.contest: {one.candidacy: one.win for one in seat.candidacies}
        for seat in forecast.seats
        if seat.status is not SeatStatus.DECLARED
    }


def backed_by_entries(now: State) -> dict[str, dict[str, list[str]]]:
    """Return who backs whom by the endorsements of the ledger, those withdrawn left out.

    An endorsement of a party in all seats counts where one person alone
    stands for it and the endorser says nothing of the seat.
    """
    last = {(one.endorser, one.contest, one.candidacy or one.party): one for one in now.endorsements}
    found: dict[str, dict[str, list[str]]] = {}
    for key, standing in now.contests.items():
        own = {one.endorser for one in last.values() if one.contest == key}
        for one in last.values():
            if one.position != "endorse" or one.contest not in (key, None):
                continue
            if one.contest is None and one.endorser in own:
                continue
            meant = [
                candidacy.key
                for candidacy in standing.contest.candidacies
                if (candidacy.key == one.candidacy if one.contest else candidacy.party == one.party)
            ]
            if len(meant) == 1:
                found.setdefault(key, {}).setdefault(meant[0], []).append(one.endorser)
    return found


def _is_early(election: Election, entry: Entry, after: State) -> bool:
    if election.is_test:
        return False
    day = max(standing.contest.day for standing in after.contests.values())
    return entry.at < close_of_poll(election.day or day, election.zone)


def _facts(
    election: Election,
    standing: ContestState,
    chances: Mapping[str, float],
    backed: Mapping[str, Sequence[str]],
) -> dict[AlertKind, tuple[object, str]]:
    """Return what is true of a decided contest, by kind: what tells it from what was true before; words."""
    tally = counted(standing)
    if tally is None:
        return {}
    base, winner = election.base(tally.contest), tally.winner
    name = f"{winner.person.name} ({winner.party})"
    facts: dict[AlertKind, tuple[object, str]] = {}
    label = result_label(tally, base)
    if label is not None and label.is_gain:
        facts[AlertKind.GAIN] = (label, f"{result_in_words(tally, base)}; {name} is elected")
    lost = [one for one in sitting_members(tally) if one.outcome is Outcome.DEFEATED]
    if lost:
        words = "; ".join(map(member_in_words, lost))
        facts[AlertKind.DEFEAT] = (tuple(one.candidacy.key for one in lost), f"{words} by {name}")
    chance = chances.get(winner.key)
    if chance is not None and chance < UPSET_BELOW:
        words = f"an upset: {name} is elected; the forecast before gave {chance_in_words(chance)}"
        facts[AlertKind.UPSET] = (winner.key, words)
    if tally.majority is not None and tally.majority < CLOSE_BELOW:
        facts[AlertKind.CLOSE] = (winner.key, _close(tally, name))
    if winner.key in backed:
        words = f"{name} is elected, endorsed by {', '.join(backed[winner.key])}"
        facts[AlertKind.ENDORSED] = (winner.key, words)
    return facts


def _close(tally: Tabulation, name: str) -> str:
    majority = tally.majority or 0
    votes = "1 vote" if majority == 1 else f"{whole(majority)} votes"
    return f"{name} is elected after a lot" if tally.lot else f"{name} is elected by {votes}"


def _corrected(before: ContestState, now: ContestState, entry: Entry) -> Iterator[str]:
    if before.declaration is None:
        return
    if isinstance(entry.payload, Retraction):
        yield f"the figures are withdrawn. Reason: {entry.payload.reason}"
    if isinstance(entry.payload, Correction) and now.declaration is not None:
        changes = list(_changes(before.declaration, now.declaration, now.contest))
        was, winner = _winner(before), _winner(now)
        if was != winner and was is not None and winner is not None:
            changes.insert(
                0, f"THE WINNER IS NOW {_name(now.contest, winner)}, before {_name(now.contest, was)}"
            )
        yield f"corrected: {'; '.join(changes)}. Reason: {entry.payload.reason}"


def _changes(old: Declaration, new: Declaration, contest: Contest) -> Iterator[str]:
    for candidacy in contest.candidacies:
        was, now = old.votes.get(candidacy.key), new.votes.get(candidacy.key)
        if was != now:
            yield f"{candidacy.person.name} {whole(now)} votes, before {whole(was)}"
    for name in ("valid_votes", "rejected", "electorate"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield f"{name.replace('_', ' ')} {whole(now)}, before {whole(was)}"


def _overall_majority(election: Election, before: State, after: State) -> Iterator[str]:
    was, now = house(election, before), house(election, after)
    held = was.parties[0].party.abbreviation if was.overall_majority is not None else None
    holds = now.parties[0].party.abbreviation if now.overall_majority is not None else None
    if holds is not None and holds != held:
        first = now.parties[0]
        words = (
            f"{first.party.name}: {whole(first.seats)} of {whole(now.seats)} seats. {majority_in_words(now)}"
        )
        yield f"{words}, with {whole(now.undeclared)} undeclared" if now.undeclared else words
    elif held is not None and holds is None:
        yield f"{was.parties[0].party.name} no longer has an overall majority, after a correction"


def _winner(standing: ContestState) -> str | None:
    tally = counted(standing)
    return None if tally is None else tally.winner.key


def _name(contest: Contest, key: str) -> str:
    candidacy = contest.candidacy(key)
    return f"{candidacy.person.name} ({candidacy.party})"

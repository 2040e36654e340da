"""What later entries mend of an earlier moment: how candidacies are named, and who declared before whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hustings.errors import ElectionError
from hustings.record.declaration import Declaration
from hustings.record.election import Election
from hustings.record.entry import Correction, Entry, Kind, Lot, Payload, Renomination
from hustings.record.ledger import Ledger
from hustings.record.state import ContestState, State, state


def mended(now: State, election: Election) -> State:
    """Return a moment of an election as its prepared night can read it.

    Every contest is as it is nominated at the end of the election's ledger,
    with the figures that stood at the moment: a name mended later changes keys.
    A corrected seat keeps the place in the order that it first declared in.
    Raises ElectionError where a contest is nominated in a way that the
    election does not know: the night wants preparing anew.
    """
    renominations: dict[str, list[Entry]] = {}
    for entry in election.ledger:
        if isinstance(entry.payload, Renomination):
            renominations.setdefault(entry.payload.contest, []).append(entry)
    contests = {
        key: _first_entered(_as_nominated(standing, election, renominations.get(key, [])), election.ledger)
        for key, standing in now.contests.items()
    }
    return replace(now, contests=contests)


def _as_nominated(standing: ContestState, election: Election, later: list[Entry]) -> ContestState:
    known = election.state().contests.get(standing.contest.key)
    if known is None or known.contest == standing.contest:
        return standing
    nominated = [entry.payload.nomination for entry in later if isinstance(entry.payload, Renomination)]
    done = nominated.index(standing.contest) + 1 if standing.contest in nominated else 0
    if later[done:]:
        standing = _renominated(standing, later[done:])
    now, prepared = ({one.key for one in those.contest.candidacies} for those in (standing, known))
    if now != prepared:
        name = known.contest.seat.name
        raise ElectionError(f"{name} was nominated otherwise when the night was prepared; prepare it anew")
    return standing


def _renominated(standing: ContestState, later: list[Entry]) -> ContestState:
    """Return the contest with its figures under the keys of later nominations, by the ledger's own rules."""
    key, first = standing.contest.key, later[0]
    said: list[tuple[Kind, Payload]] = [(Kind.NOMINATE, standing.contest)]
    if standing.declaration is not None:
        said.append((Kind.ENTER, standing.declaration))
    if standing.lot is not None:
        said.append((Kind.LOT, Lot(key, standing.lot)))
    before = [replace(first, kind=kind, payload=payload) for kind, payload in said]
    new = state(Ledger((*before, *later))).contests[key]
    return replace(standing, contest=new.contest, declaration=new.declaration, lot=new.lot)


def _first_entered(standing: ContestState, ledger: Ledger) -> ContestState:
    """Return the contest with the entry of its first figures since they were last retracted."""
    if standing.entry is None or not standing.corrected or standing.entry > len(ledger):
        return standing
    if not isinstance(ledger.entries[standing.entry - 1].payload, Correction):
        return standing
    entered = _entered(standing.contest.key, ledger.entries[: standing.entry])
    return standing if entered is None else replace(standing, entry=entered)


def _entered(key: str, entries: Iterable[Entry]) -> int | None:
    found = [
        number
        for number, entry in enumerate(entries, start=1)
        if isinstance(entry.payload, Declaration) and entry.payload.contest == key
    ]
    return found[-1] if found else None

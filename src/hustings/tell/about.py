"""What every exported file says of itself: whose figures, as at which entry, compared with what."""

from __future__ import annotations

from hustings.record.baseline import BaselineKind
from hustings.record.election import Election
from hustings.record.state import State

READING = (
    ("Figures", "votes, electorates and rejected papers are the publisher's; the rest is computed from them"),
    ("Shares", "fractions of 1, unrounded; a change of share or a swing is a difference of such fractions"),
    ("Blank", "not announced, not yet known, or not comparable; never 0"),
    ("Times", "UTC"),
)


def about(election: Election, now: State) -> list[tuple[str, str]]:
    """Return what a reader of the figures must be told, as names and values, in order."""
    told = [
        ("Election", election.name),
        ("Title", election.title),
        ("Polling day", election.day.isoformat() if election.day else "each contest has its own"),
        ("As at entry", str(now.as_at_entry)),
        ("Declared", f"{len(now.declared)} of {len(now.contests)} contests"),
        *(("Attribution", line) for line in election.attribution),
    ]
    if election.note:
        told.append(("Note", election.note))
    if election.baseline:
        told.append(("Compared with", f"{election.baseline.name}, {_kind(election.baseline.kind)}"))
    return [*told, *READING]


def about_text(election: Election, now: State) -> str:
    """Return the same as lines of text."""
    return "".join(f"{name}: {value}\n" for name, value in about(election, now))


def _kind(kind: BaselineKind) -> str:
    if kind is BaselineKind.NOTIONAL:
        return "a notional result: old votes re-cast on new boundaries, an estimate"
    return "an actual result"

"""An exit poll or a seat forecast in a file: seats by party, which must fill the House."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from hustings.errors import Fault, FaultsError
from hustings.record.election import Election


class _Outside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """kind: such as "exit poll"; source: who published it, when. others: seats of all not named."""

    kind: str
    source: str
    seats: dict[str, int]
    others: int = 0


def read_outside(path: Path, election: Election) -> dict[str, float]:
    """Return seats by party label; FaultsError where the file is none or does not fill the House."""
    try:
        told = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _Outside)
    except OSError as wrong:
        raise FaultsError([Fault(path.name, 1, "", f"cannot be read: {wrong.strerror}")]) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as wrong:
        raise FaultsError([Fault(path.name, 1, "", f"is no prior: {wrong}")]) from None
    seats = election.seats or len(election.state().contests)
    faults = [
        Fault(path.name, 1, f"seats.{label}", f"no party {label} stands in {election.name}")
        for label in told.seats
        if label not in election.parties
    ]
    faults += [
        Fault(path.name, 1, f"seats.{label}", f"{count} seats, want 0 or more")
        for label, count in {**told.seats, "others": told.others}.items()
        if count < 0
    ]
    total = sum(told.seats.values()) + told.others
    if total != seats:
        faults.append(Fault(path.name, 1, "seats", f"add up to {total}, the House has {seats}"))
    if faults:
        raise FaultsError(faults)
    return {label: float(count) for label, count in told.seats.items()}

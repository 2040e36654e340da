"""An open election desk for first-past-the-post elections.

>>> import hustings
>>> example = hustings.load("example")
>>> counted = example.tabulation("E14001305")
>>> counted.winner.person.name, counted.majority
('Jeremy Corbyn', 7247)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hustings.errors import (
        AmbiguousNameError,
        ElectionError,
        Fault,
        FaultsError,
        NameNotFoundError,
        TieError,
    )
    from hustings.record.baseline import Baseline, NotionalResult
    from hustings.record.change import (
        butler_swing,
        dissolution_label,
        result_label,
        share_change,
        sitting_members,
        steed_swing,
    )
    from hustings.record.contest import Candidacy, Contest, Seat
    from hustings.record.declaration import Declaration
    from hustings.record.election import Election
    from hustings.record.entry import Entry, Kind
    from hustings.record.house import House, house
    from hustings.record.ledger import Ledger
    from hustings.record.measures import Measure, ordered
    from hustings.record.party import Party
    from hustings.record.person import Person
    from hustings.record.state import State, state
    from hustings.record.tabulation import Tabulation, tabulate
    from hustings.sources.elsewhere import load_mapped
    from hustings.sources.opening import load, load_history, load_lineage
    from hustings.tell.export import export
    from hustings.tell.tables import candidacies_table, contests_table, parties_table

__version__ = "0.1.0"

_ROOMS = {
    "errors": (
        "AmbiguousNameError",
        "ElectionError",
        "Fault",
        "FaultsError",
        "NameNotFoundError",
        "TieError",
    ),
    "record.baseline": ("Baseline", "NotionalResult"),
    "record.change": (
        "butler_swing",
        "dissolution_label",
        "result_label",
        "share_change",
        "sitting_members",
        "steed_swing",
    ),
    "record.contest": ("Candidacy", "Contest", "Seat"),
    "record.declaration": ("Declaration",),
    "record.election": ("Election",),
    "record.entry": ("Entry", "Kind"),
    "record.house": ("House", "house"),
    "record.ledger": ("Ledger",),
    "record.measures": ("Measure", "ordered"),
    "record.party": ("Party",),
    "record.person": ("Person",),
    "record.state": ("State", "state"),
    "record.tabulation": ("Tabulation", "tabulate"),
    "sources.elsewhere": ("load_mapped",),
    "sources.opening": ("load", "load_history", "load_lineage"),
    "tell.export": ("export",),
    "tell.tables": ("candidacies_table", "contests_table", "parties_table"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = sorted([*_HOME, "__version__"])


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that the import stays light."""
    if name not in _HOME:
        raise AttributeError(f"hustings has no {name!r}")
    found = getattr(import_module(f"hustings.{_HOME[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__

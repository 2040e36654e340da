"""What may stand beside the figures where it is given: who endorses, effects, postcodes, signed head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hustings.endorse.organisation import Organisation
from hustings.endorse.postcodes import Postcodes
from hustings.record.history import Since
from hustings.record.signing import SignedHead

if TYPE_CHECKING:
    from hustings.endorse.effect_report import EffectReport


@dataclass(frozen=True, slots=True)
class Further:
    """Everything optional; a page that needs what is not given says so, or is not there.

    organisations: endorsers by the name their picks bear. effects: what an
    endorsement changed, by the same name. postcodes: where each lies. since:
    how far back seats were as few or as many, told once the House is whole.
    signed: a signature over the head of the ledger, at its entry or before.
    """

    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    effects: Mapping[str, EffectReport] = field(default_factory=dict)
    postcodes: Postcodes | None = None
    since: tuple[Since, ...] = ()
    signed: SignedHead | None = None

"""What is pictured: an election at one entry of its ledger, its forecast if any, and the words for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from hustings.night.outlook import Forecast, SeatOutlook
from hustings.publish.kept import Kept
from hustings.record.baseline import Base
from hustings.record.contest import Contest, Seat
from hustings.record.election import Election, counted
from hustings.record.party import Party
from hustings.record.state import ContestState, State, Status
from hustings.record.tabulation import Tabulation
from hustings.tell.wording import result_in_words

Say = Callable[[str], str]
"""A sentence in English to the reader's language, as gettext does; names in braces are filled in later."""


def in_english(text: str) -> str:
    """Return the text as it is."""
    return text


def own_name(named: Party | Seat) -> str:
    """Return what its publisher calls it."""
    return named.name


UNDECLARED_IN_WORDS = in_english("undeclared")
TIED_IN_WORDS = in_english("tied, waits for a lot")
REHEARSAL = in_english("REHEARSAL")
_OPEN_IN_WORDS = {
    Status.RUSHED: in_english("{party} announced as winner, figures not declared"),
    Status.RECOUNT: in_english("undeclared, votes are being counted again"),
    Status.RETRACTED: in_english("undeclared, earlier figures were taken back"),
    Status.COUNTERMANDED: in_english("poll countermanded"),
}


@dataclass(frozen=True, eq=False)
class Pictured:
    """An election at one entry of its ledger.

    forecast: of the same entry, or None. say: translation of sentences;
    result: of a declaration, such as "Ind gain from Lab, majority 132". kept:
    what earlier pictures in the same words worked out. seat, party, place: what
    one is called in those words.
    """

    election: Election
    now: State
    forecast: Forecast | None = None
    say: Say = in_english
    result: Callable[[Tabulation, Base | None], str] = result_in_words
    kept: Kept = field(default_factory=Kept)
    seat: Callable[[Seat], str] = own_name
    party: Callable[[Party], str] = own_name
    place: Callable[[str], str] = str

    @cached_property
    def tabulations(self) -> dict[str, Tabulation]:
        """Decided contests, counted, by key."""
        found = {key: counted(standing) for key, standing in self.now.contests.items()}
        return {key: one for key, one in found.items() if one is not None}

    @cached_property
    def outlooks(self) -> dict[str, SeatOutlook]:
        """The forecast's seats by contest key."""
        return {one.contest: one for one in self.forecast.seats} if self.forecast else {}

    def base(self, contest: Contest) -> Base | None:
        """Return what the contest is compared with."""
        return self.election.base(contest)

    def told(self, standing: ContestState) -> str:
        """Return what is so in a contest, without its name."""
        one = self.tabulations.get(standing.contest.key)
        if one is not None:
            return self.result(one, self.base(standing.contest))
        if standing.is_declared:
            return self.say(TIED_IN_WORDS)
        told = self.say(_OPEN_IN_WORDS.get(standing.status, UNDECLARED_IN_WORDS))
        if standing.status is Status.RUSHED and standing.rushed is not None:
            return told.format(party=standing.contest.candidacy(standing.rushed).party)
        return told

    def head(self, contest: Contest, told: str) -> str:
        """Return the name of a seat with what is so there, such as "Islington North: Ind hold"."""
        return f"{self.seat(contest.seat)}: {told}"

"""What stands in one contest, laid out for a page: who has how many votes, and what that means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hustings.night.rejected_papers import UK_REASONS
from hustings.record.change import share_change
from hustings.record.contest import Candidacy, Contest
from hustings.record.declaration import Declaration
from hustings.record.election import Election, counted
from hustings.record.finding import folded
from hustings.record.state import ContestState
from hustings.record.tabulation import Tabulation, loses_deposit
from hustings.tell.wording import baseline_in_words, result_in_words, turnouts_in_words


@dataclass(frozen=True, slots=True)
class Line:
    """One candidacy with its figures, as far as they are known."""

    candidacy: Candidacy
    party: str
    votes: int | None = None
    share: Fraction | None = None
    change: Fraction | None = None
    is_first: bool = False
    loses_deposit: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A contest's figures with what follows from them; counted is None until one winner stands."""

    state: ContestState
    lines: Sequence[Line]
    counted: Tabulation | None
    words: str
    turnout: str
    compared: str
    rejected: Sequence[tuple[str, int]] = ()

    @property
    def majority(self) -> int | None:
        """The winner's lead in votes; None where nobody has one yet."""
        return self.counted.majority if self.counted else None

    @property
    def majority_share(self) -> Fraction | None:
        """The majority as a share of valid votes; None where there is none."""
        return self.counted.majority_share if self.counted else None


def on_the_notice(contest: Contest) -> tuple[Candidacy, ...]:
    """Return candidacies in the order of notices and ballot papers: by surname, then by other names.

    Source: RPA 1983 Sch. 1 r. 14(3), r. 19(2)(b).
    """
    return tuple(
        sorted(
            contest.candidacies,
            key=lambda one: (folded(one.person.surname), folded(one.person.first_name), one.key),
        )
    )


def standing_in(election: Election, state: ContestState) -> Standing:
    """Return what stands in a contest; before figures do, its candidacies in the order of the notice."""
    declaration = state.declaration
    compared = baseline_in_words(election)
    if declaration is None:
        lines = [Line(one, _party(election, one)) for one in on_the_notice(state.contest)]
        return Standing(state, lines, None, "", "", compared)
    tabulated = counted(state)
    base = election.base(state.contest)
    ranking = tabulated.ranking if tabulated else _by_votes(state.contest, declaration)
    lines = [
        Line(
            one,
            _party(election, one),
            declaration.votes.get(one.key),
            tabulated.share(one) if tabulated else None,
            share_change(tabulated, base, one) if tabulated else None,
            tabulated is not None and one.key == tabulated.winner.key,
            election.has_deposits and loses_deposit(declaration, one.key),
        )
        for one in ranking
    ]
    words = result_in_words(tabulated, base) if tabulated else "A tie: the lot decides"
    turnout = turnouts_in_words(declaration.turnout, declaration.ballot_box_turnout)
    rejected = [(words_of_reason(key), papers) for key, papers in declaration.rejected_by_reason.items()]
    return Standing(state, lines, tabulated, words, turnout, compared, rejected)


def words_of_reason(key: str) -> str:
    """Return why papers were rejected in words; the key where it is another country's."""
    return next((one.words for one in UK_REASONS if one.key == key), key)


def tied_in(state: ContestState) -> tuple[Candidacy, ...]:
    """Return the candidacies level at the top that wait for a lot; none where nothing is tied."""
    declaration = state.declaration
    if declaration is None or not declaration.is_tied or state.lot is not None:
        return ()
    top = max(declaration.votes.values())
    return tuple(one for one in on_the_notice(state.contest) if declaration.votes[one.key] == top)


def _by_votes(contest: Contest, declaration: Declaration) -> list[Candidacy]:
    return sorted(on_the_notice(contest), key=lambda one: -declaration.votes.get(one.key, 0))


def _party(election: Election, one: Candidacy) -> str:
    party = election.parties.get(one.party)
    return party.name if party else one.description

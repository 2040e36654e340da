"""The verdict on who won, who beat whom, who lost, who was unseated, and on deposits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hustings.check.case import Case, is_by_election, labels_of, named, not_checkable
from hustings.check.claim import ClaimType, ContestRef
from hustings.check.conventions import share_of, valid_row
from hustings.check.earlier import earlier_results
from hustings.check.evidence import Row
from hustings.check.figure import in_words
from hustings.check.judgement import Judgement, Verdict
from hustings.check.ruling import against, ruled
from hustings.figures import whole
from hustings.record.contest import Candidacy
from hustings.record.party import Standing
from hustings.record.tabulation import Tabulation, loses_deposit


def won(case: Case, counted: Tabulation) -> Judgement:
    """Return the verdict on who was elected."""
    winner = counted.winner
    told = f"{named(winner)} won {case.where}{_by(counted)}"
    if not case.who and not case.claim.party:
        return not_checkable(f"Who is said to have won {case.where} is not clear.", f"{told}.", actual=told)
    if any(one.key == winner.key for one in case.who):
        return ruled(case, Verdict.SUPPORTED, f"{told}.", first_two(case, counted))
    if case.claim.party and not case.claim.who:
        as_speaker = speaker(case, counted, case.claim.party)
        if as_speaker is not None:
            return as_speaker
    return against(case, f"{told}, not {_said(case)}.", first_two(case, counted, case.who), _before(case))


def beat(case: Case, counted: Tabulation) -> Judgement:
    """Return the verdict on one person or party beating another; ahead without winning is imprecise."""
    if not case.other:
        if case.claim.other_party:
            absent = f"No candidate of {case.claim.other_party} is on record in {case.where}."
            return not_checkable(absent, f"{named(counted.winner)} won.")
        return won(case, counted)
    order = [one.key for one in counted.ranking]
    who = case.who or ((counted.winner,) if not case.claim.party else ())
    if not who:
        return not_checkable(f"No candidate of {case.claim.party} is on record in {case.where}.")
    votes = case.declaration.votes
    ahead = [(one, two) for one in who for two in case.other if order.index(one.key) < order.index(two.key)]
    best = next((pair for pair in ahead if pair[0].key == counted.winner.key), next(iter(ahead), None))
    first, second = best or (who[0], case.other[0])
    rows = (case.row(first), case.row(second))
    told = (
        f"{named(first)} had {whole(votes.get(first.key))} votes in {case.where},"
        f" {named(second)} {whole(votes.get(second.key))}"
    )
    if best is None:
        return against(case, f"{told}.", (*rows, *first_two(case, counted)), _before(case))
    if first.key == counted.winner.key:
        return ruled(case, Verdict.SUPPORTED, f"{told}.", rows, ("A lot decided.",) if counted.lot else ())
    note = f"{named(first)} finished ahead but did not win; {named(counted.winner)} did."
    return ruled(
        case, Verdict.IMPRECISE, f"{told}; neither won.", (*rows, *first_two(case, counted)), (note,)
    )


def lost(case: Case, counted: Tabulation) -> Judgement:
    """Return the verdict on who was not elected; of a party, whether it held the seat before too."""
    told = f"{named(counted.winner)} won {case.where}{_by(counted)}"
    rows = first_two(case, counted, case.who)
    party = None if case.claim.who else case.claim.party
    if not case.who and not party:
        return not_checkable(f"Who is said to have lost {case.where} is not clear.", f"{told}.", actual=told)
    if any(one.key == counted.winner.key for one in case.who):
        if len(case.who) > 1:
            return not_checkable(f"Several people stood as {case.who[0].party} in {case.where}.", f"{told}.")
        return against(case, f"{told}; {named(counted.winner)} did not lose.", rows, _before(case))
    if party and not _held(case, party):
        return ruled(
            case, Verdict.IMPRECISE, f"{told}; {party} did not win, but did not hold the seat before.", rows
        )
    return ruled(case, Verdict.SUPPORTED, f"{told}.", rows)


def unseated(case: Case, counted: Tabulation) -> Judgement:
    """Return the verdict on a sitting member's defeat: of the other, or of a loser named alone."""
    winner = counted.winner
    told = f"{named(winner)} won {case.where}{_by(counted)}"
    by_winner = not case.other and any(one.key == winner.key for one in case.who)
    fallen = case.other or (() if by_winner else case.who)
    sat = [one for one in counted.ranking if was_member(case, one)]
    rows = first_two(case, counted, (*case.who, *case.other))
    if case.other and case.who and not any(one.key == winner.key for one in case.who):
        return against(case, f"{told}, not {_said(case)}.", rows)
    if any(one.key == winner.key for one in fallen):
        return against(case, f"{told}, so {named(winner)} was not unseated.", rows)
    beaten = [one for one in (fallen or counted.ranking[1:]) if one in sat]
    if beaten:
        return ruled(case, Verdict.SUPPORTED, f"{told}; {named(beaten[0])} sat before and lost.", rows)
    if not fallen and not by_winner:
        return not_checkable(f"Who is said to have been unseated in {case.where} is not clear.", f"{told}.")
    if fallen and all(one.sitting is None for one in fallen):
        return not_checkable(
            f"The record does not say who sat for {case.contest.seat.name} before.", f"{told}."
        )
    who = named(fallen[0]) if fallen else "nobody who lost here"
    return against(case, f"{told}; {who} {'was not a' if fallen else 'was the'} sitting member.", rows)


def deposit(case: Case) -> Judgement:
    """Return the verdict on a lost or kept deposit, decided on whole votes."""
    is_lost = case.claim.type is ClaimType.LOST_DEPOSIT
    if not case.election.has_deposits:
        return not_checkable(f"No rule on deposits is known for {case.election.title}.")
    if len(case.who) != 1 or case.who[0].key not in case.declaration.votes:
        return not_checkable(f"Whose deposit in {case.where} is meant is not clear from the text.")
    one, share = case.who[0], share_of(case, case.who[0])
    loses = loses_deposit(case.declaration, one.key)
    kept = "lost" if loses else "kept"
    reason = (
        f"{named(one)} had {in_words(share)} of the valid votes in {case.where}"
        f" and {kept} the deposit (it is lost at one-twentieth or less)."
    )
    rows = (case.row(one), valid_row(case))
    return ruled(case, Verdict.SUPPORTED, reason, rows) if loses is is_lost else against(case, reason, rows)


def speaker(case: Case, counted: Tabulation, party: str) -> Judgement | None:
    """Return imprecise where the Speaker is counted with a party stood for before; None for anyone else."""
    label = case.election.parties.get(counted.winner.party)
    if label is None or label.standing is not Standing.SPEAKER:
        return None
    told = f"{counted.winner.person.name} won {case.where} as the Speaker"
    for name, _ in case.record.generals:
        election = case.record.election(name)
        standings = election.state().contests.values() if election else ()
        stood = [
            one
            for standing in standings
            for one in standing.contest.candidacies
            if one.person.is_same_person(counted.winner.person)
        ]
        if election and any(party.casefold() in labels_of(election, one.party) for one in stood):
            return ruled(
                case, Verdict.IMPRECISE, f"{told}; formerly elected for {party}.", (case.row(counted.winner),)
            )
    return not_checkable(f"{told}; whether {party} may count the Speaker is not on record.", actual=told)


def was_member(case: Case, one: Candidacy) -> bool:
    """Whether a candidate sat at dissolution, or won the seat before where the publisher does not say."""
    if one.sitting is not None and (one.sitting or not is_by_election(case.contest)):
        return one.sitting
    holders = (earlier.base.holder for earlier in earlier_results(case.record, case.ref))
    return any(holder.is_same_person(one.person) for holder in holders if holder)


def first_two(case: Case, counted: Tabulation, more: Sequence[Candidacy] = ()) -> tuple[Row, ...]:
    """Return the rows of the first two, and of more."""
    if case.declaration.unopposed:
        return (case.row(counted.winner, f"elected unopposed: {counted.winner.person.name}"),)
    return tuple(dict.fromkeys(case.row(one) for one in (*counted.ranking[:2], *more)))


def _held(case: Case, party: str) -> bool:
    low = party.casefold()
    return any(
        low in labels_of(case.election, earlier.base.winner)
        for earlier in earlier_results(case.record, case.ref)
    ) or any(low in labels_of(case.election, one.party) for one in case.contest.candidacies if one.sitting)


def _by(counted: Tabulation) -> str:
    if counted.majority is None:
        return " unopposed"
    return " after a lot" if counted.lot else f" by {whole(counted.majority)} votes"


def _said(case: Case) -> str:
    if len(case.who) == 1:
        return named(case.who[0])
    return case.claim.party or ", ".join(named(one) for one in case.who)


def by_election_instead(case: Case) -> Judgement | None:
    """Return not checkable where the claim is right of a by-election since; None where it is not."""
    for earlier in earlier_results(case.record, case.ref):
        if earlier.counted is None or not is_by_election(earlier.counted.contest):
            continue
        winner, ranked = earlier.counted.winner, earlier.counted.ranking
        who = [one for one in ranked if any(each.person.is_same_person(one.person) for each in case.who)]
        said = case.claim.party if not case.claim.who else None
        is_winner = winner in who or said == winner.party
        if (case.claim.type is ClaimType.LOST) is not is_winner:
            reason = f"{named(winner)} won {earlier.name}; which poll is meant is not clear from the text."
            return not_checkable(reason, actual=f"{named(winner)} won {earlier.name}")
    return None


def _before(case: Case) -> Iterable[str]:
    """Yield what makes it true of an earlier result: the person or party won then."""
    for earlier in earlier_results(case.record, case.ref):
        base = earlier.base
        for one in case.who:
            if base.holder is not None and base.holder.is_same_person(one.person):
                yield f"{one.person.name} won {earlier.name}."
            elif base.winner == one.party and not case.claim.who:
                yield f"{one.party} won {earlier.name}."


def judge_outcome(case: Case, frame: Sequence[ContestRef]) -> Judgement:
    """Return the verdict on an outcome other than hold and gain."""
    if case.claim.type in (ClaimType.LOST_DEPOSIT, ClaimType.KEPT_DEPOSIT):
        return deposit(case)
    counted = case.counted
    if counted is None:
        return not_checkable(f"{case.where} is level at the top and waits for its lot.")
    rules = {ClaimType.WON: won, ClaimType.BEAT: beat, ClaimType.LOST: lost, ClaimType.UNSEATED: unseated}
    judged = rules[case.claim.type](case, counted)
    return by_election_instead(case) or judged if judged.verdict is Verdict.REFUTED else judged

"""The readings of a contest's changes that are accepted: by base, by measure, by swing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from hustings.check.case import Case, contest_in_words
from hustings.check.claim import ClaimType
from hustings.check.earlier import Earlier
from hustings.check.evidence import Row
from hustings.check.figure import Figure, Kind, goes
from hustings.check.swings import bases, label_before, swings, told
from hustings.figures import whole
from hustings.record.contest import Candidacy
from hustings.record.declaration import Declaration
from hustings.record.tabulation import Tabulation

RELATIVE = "a change in per cent of the old figure"


def majorities_before(case: Case) -> Iterator[tuple[Earlier, Figure]]:
    """Yield earlier majorities with where each is from, in votes and then in points."""
    for earlier in bases(case):
        if earlier.base.majority is not None:
            what = f"the majority in {earlier.name}"
            value, note = Fraction(earlier.base.majority), told(earlier)
            yield earlier, Figure(value, what, Kind.COUNT, earlier.rows(), note)
            share = earlier.base.majority_share
            if share is not None:
                shared = f"{what}, as a share of valid votes"
                yield earlier, Figure(share, shared, Kind.SHARE, earlier.rows(), note)


def previous_majorities(case: Case) -> Iterator[Figure]:
    """Yield earlier majorities; of a party named as its holder, where it held the seat."""
    label = case.claim.party if case.claim.type is ClaimType.PREVIOUS_MAJORITY else None
    for earlier, figure in majorities_before(case):
        if label is None or label_before(case, earlier, label) == earlier.base.winner:
            yield figure


def majority_pairs(case: Case) -> Iterator[tuple[Figure, Figure]]:
    """Yield the majority before and now, in votes and in points, by base."""
    counted = case.counted
    if counted is None or counted.majority is None or counted.second is None:
        return
    rows = (case.row(counted.winner), case.row(counted.second))
    now = Figure(Fraction(counted.majority), f"the majority in {case.where}", Kind.COUNT, rows)
    share = counted.majority_share
    for _, then in majorities_before(case):
        if then.kind is Kind.COUNT:
            yield then, now
        elif share is not None:
            yield then, Figure(share, f"{now.what}, as a share of valid votes", Kind.SHARE, rows)


def majority_changes(case: Case) -> Iterator[Figure]:
    """Yield the change of the majority: by how many votes, to how many, by what factor, points, per cent."""
    for then, now in majority_pairs(case):
        difference, rows = now.value - then.value, (*now.rows, *then.rows)
        what = f"the change of the majority in {case.where}"
        if then.kind is Kind.SHARE:
            yield Figure(difference, f"{what}, in points", Kind.POINTS, rows, then.convention)
            continue
        yield Figure(difference, what, Kind.CHANGE, rows, then.convention)
        if case.claim.direction is None or goes(difference, case.claim.direction):
            yield Figure(now.value, now.what, Kind.COUNT, rows, then.convention)
        if then.value:
            ratio = now.value / then.value
            yield Figure(ratio, f"{now.what} against the one before", Kind.RATIO, rows, then.convention)
            yield _relative(difference, then, what, rows)


def _relative(difference: Fraction, then: Figure, what: str, rows: tuple[Row, ...]) -> Figure:
    note = "; ".join(filter(None, (then.convention, RELATIVE)))
    return Figure(
        difference / then.value, f"{what}, against the old figure", Kind.RELATIVE, rows, note, is_rare=True
    )


def share_pairs(case: Case) -> Iterator[tuple[Figure, Figure]]:
    """Yield the share before and now of whoever is meant, by base; an independent's is the person's own."""
    total = case.declaration.valid_votes
    for one in case.who if total else ():
        if one.key not in case.declaration.votes:
            continue
        value = Fraction(case.declaration.votes[one.key], total)
        rows = (case.row(one), Row(case.ref, f"valid votes: {whole(total)}"))
        now = Figure(value, f"the vote share of {one.person.name} in {case.where}", Kind.SHARE, rows)
        for earlier in bases(case):
            yield from ((then, now) for then in _shares_then(earlier, one))


def _shares_then(earlier: Earlier, one: Candidacy) -> Iterator[Figure]:
    share = earlier.base.share(one.party)
    what = f"the {one.party} share in {earlier.name}"
    if share is not None:
        yield Figure(share, what, Kind.SHARE, earlier.rows((one.party,)), told(earlier))
    elif one.party not in earlier.base.shared_labels and one.party not in earlier.base.votes:
        note = told(earlier, f"{one.party} did not stand there before")
        yield Figure(Fraction(0), what, Kind.SHARE, earlier.rows(), note)
    own = _same(earlier.counted, one) if earlier.counted else None
    if own is not None and (own.party != one.party or share is None):
        mine = earlier.counted.share(own) if earlier.counted else None
        if mine is not None:
            note = told(earlier, f"{own.person.name}'s own share before, then standing as {own.party}")
            what = f"the vote share of {own.person.name} in {earlier.name}"
            yield Figure(mine, what, Kind.SHARE, earlier.rows((own.party,)), note)


def _same(counted: Tabulation, one: Candidacy) -> Candidacy | None:
    return next((old for old in counted.ranking if old.person.is_same_person(one.person)), None)


def vote_changes(case: Case) -> Iterator[Figure]:
    """Yield by how many votes whoever is meant has more or fewer than party or person had before."""
    for one in case.who:
        now = case.declaration.votes.get(one.key)
        for earlier in bases(case) if now is not None else ():
            own = _same(earlier.counted, one) if earlier.counted else None
            mine = earlier.counted.declaration.votes.get(own.key) if earlier.counted and own else None
            for then in dict.fromkeys((earlier.base.votes.get(one.party), mine)):
                if then is not None and now is not None:
                    what = f"the change of the votes of {one.person.name} in {case.where}"
                    rows = (case.row(one), *earlier.rows((one.party,)))
                    yield Figure(Fraction(now - then), what, Kind.CHANGE, rows, told(earlier))


def shares_before(case: Case) -> Iterator[Figure]:
    """Yield the earlier shares of whoever is meant; of a party that no longer stands, by its label."""
    yield from (then for then, _ in share_pairs(case))
    if not case.who and case.claim.party:
        for earlier in bases(case):
            label = label_before(case, earlier, case.claim.party)
            share = earlier.base.share(label) if label else None
            if label and share is not None:
                what = f"the {label} share in {earlier.name}"
                yield Figure(share, what, Kind.SHARE, earlier.rows((label,)), told(earlier))


def changes_of(
    pairs: Callable[[Case], Iterator[tuple[Figure, Figure]]],
) -> Callable[[Case], Iterator[Figure]]:
    """Return how changes are told from pairs of shares: in points, then against the old share."""

    def changes(case: Case) -> Iterator[Figure]:
        for then, now in pairs(case):
            what, rows = f"the change of {now.what}", (*now.rows, *then.rows)
            difference = now.value - then.value
            yield Figure(difference, what, Kind.POINTS, rows, then.convention)
        for then, now in pairs(case):
            if then.value:
                what, rows = f"the change of {now.what}", (*now.rows, *then.rows)
                yield _relative(now.value - then.value, then, what, rows)

    return changes


def turnout_pairs(case: Case) -> Iterator[tuple[Figure, Figure]]:
    """Yield turnout before and now, on valid votes and then with rejected papers, by base."""
    for earlier in bases(case):
        before = earlier.counted.declaration if earlier.counted else None
        rows = _turnout_rows(case.declaration, case.where, Row(case.ref, ""))
        then_rows = earlier.rows()
        if before is not None and earlier.ref is not None and earlier.counted is not None:
            where = contest_in_words(earlier.counted.contest)
            then_rows = _turnout_rows(before, where, Row(earlier.ref, ""))
        then, now = earlier.base.turnout, case.declaration.turnout
        if then is not None and now is not None:
            yield (
                Figure(then, f"the turnout in {earlier.name}", Kind.SHARE, then_rows, told(earlier)),
                Figure(now, f"the turnout in {case.where}", Kind.SHARE, rows),
            )
        then, now = before.ballot_box_turnout if before else None, case.declaration.ballot_box_turnout
        if then is not None and now is not None:
            note = told(earlier, "rejected papers counted in")
            yield (
                Figure(then, f"the turnout in {earlier.name}", Kind.SHARE, then_rows, note),
                Figure(now, f"the turnout in {case.where}", Kind.SHARE, rows),
            )


def turnouts_before(case: Case) -> Iterator[Figure]:
    """Yield earlier turnouts."""
    return (then for then, _ in turnout_pairs(case))


def _turnout_rows(declaration: Declaration, where: str, row: Row) -> tuple[Row, ...]:
    counts = f"valid votes {whole(declaration.valid_votes)}, electorate {whole(declaration.electorate)}"
    return (Row(row.about, f"{where}: {counts}"),)


PAIRS: dict[ClaimType, Callable[[Case], Iterator[tuple[Figure, Figure]]]] = {
    ClaimType.MAJORITY_CHANGE: majority_pairs,
    ClaimType.SHARE_CHANGE: share_pairs,
    ClaimType.TURNOUT_CHANGE: turnout_pairs,
}
"""Before and now, for what is told "from A to B"."""


CHANGES: dict[ClaimType, Callable[[Case], Iterator[Figure]]] = {
    ClaimType.PREVIOUS_MAJORITY: previous_majorities,
    ClaimType.MAJORITY_CHANGE: majority_changes,
    ClaimType.SHARE_CHANGE: changes_of(share_pairs),
    ClaimType.TURNOUT_CHANGE: changes_of(turnout_pairs),
    ClaimType.SWING: swings,
}

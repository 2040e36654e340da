"""The effect of an endorsement: the account and the gates first, then estimates, doubts and scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hustings.endorse.accounting import Accounts, accounted, endorsed
from hustings.endorse.background import Background
from hustings.endorse.claim_level import Claim, Design, Grounds, Level, claim_level
from hustings.endorse.common_support import trimmed
from hustings.endorse.deciding import Deciding, Worth, deciding
from hustings.endorse.discontinuity import NAME as DISCONTINUITY
from hustings.endorse.doubting import Tell
from hustings.endorse.effect_report import EffectReport, Estimated, Listed
from hustings.endorse.endorsers import Endorser
from hustings.endorse.estimating import Work, estimated
from hustings.endorse.gathering import bloc_of
from hustings.endorse.picks import Grade, Pick, standing
from hustings.endorse.studying import gathered
from hustings.errors import ElectionError
from hustings.record.election import Election

NOTHING = Background()


@dataclass(frozen=True, slots=True)
class Settings:
    """How a report is made; the same give the same report. draws: of lists, of signs, and of worths."""

    seed: int = 1
    draws: int = 2_000
    worth: Worth = Worth()


STANDARD = Settings()


def _silent(what: str) -> None:
    """Tell nobody."""


def effect(
    election: Election,
    endorser: Endorser,
    settings: Settings = STANDARD,
    background: Background = NOTHING,
    tell: Tell = _silent,
) -> EffectReport:
    """Return what an endorser's standing endorsements changed, as far as can be told.

    Arithmetic and scenarios always; estimates where at least five endorsed
    seats can be compared and not all are endorsed. tell: is told what is
    under way. Raises ElectionError where nothing is endorsed, or a covariate
    is an outcome in disguise.
    """
    tell("the account")
    published = endorser.picks(election)
    picks = standing(published)
    if not picks:
        raise ElectionError(f"no endorsement by {endorser.organisation.name} stands in {election.name}")
    accounts = accounted(election, picks)
    dated = _dated(election, picks)
    labels = tuple(sorted({one.candidacy.party for one in accounts.accounts}))
    bloc = settings.worth.bloc or bloc_of(endorser.method(), labels)
    work = Work(election, endorser, background, published, dated, bloc, settings.seed, settings.draws, tell)
    found, claim = _told(work, picks, accounts)
    tell("seats decided")
    return EffectReport(
        election.name,
        election.title,
        election.day,
        election.is_test,
        settings.seed,
        settings.draws,
        _listed(work, picks),
        accounts,
        claim,
        _threshold(found),
        "" if found else "; ".join(claim.reasons),
        found,
        _decided(work, accounts, replace(settings.worth, bloc=bloc), (found, claim)),
        election.attribution,
    )


def _told(work: Work, picks: Sequence[Pick], accounts: Accounts) -> tuple[Estimated | None, Claim]:
    grounds = _grounds(work, picks, accounts)
    claim = _gate(grounds)
    if not claim.allows_estimate:
        return None, claim
    work.tell("seats to compare")
    # A covariate that is an outcome is refused here, aloud; what follows only lets less be said.
    found = gathered(work.election, picks, work.background.census)
    support = trimmed(found.study)
    treated = support.study.treated
    grounds = replace(grounds, treated=int(treated.sum()), controls=int((~treated).sum()))
    claim = _gate(grounds)
    if not claim.allows_estimate:
        return None, claim
    try:
        made = estimated(work, found, support)
    except ElectionError as wrong:
        return None, Claim(Level.ACCOUNTING, (str(wrong),))
    asked = made.doubts
    return made, claim_level(replace(grounds, placebos=asked.placebos.doubt, sensitivity=asked.hidden.doubt))


def _threshold(found: Estimated | None) -> Claim | None:
    """Return the claim of the endorser's own threshold, which stands on its own grounds."""
    lines = found.beside.lines if found is not None else ()
    one = next((line.estimate for line in lines if line.name == DISCONTINUITY), None)
    if found is None or one is None:
        return None
    placebos = found.doubts.placebos.doubt
    is_dated = found.compared.dated == found.compared.endorsed
    grounds = Grounds(one.n_treated, one.n_control, False, is_dated, Design.DISCONTINUITY, placebos)
    return _gate(grounds)


def _gate(grounds: Grounds) -> Claim:
    try:
        return claim_level(grounds)
    except ElectionError as wrong:
        return Claim(Level.ACCOUNTING, (str(wrong),))


def _grounds(work: Work, picks: Sequence[Pick], accounts: Accounts) -> Grounds:
    """Return the grounds before anything is estimated; others: seats with an endorsed label, unendorsed."""
    labels = {one.candidacy.party for one in accounts.accounts}
    backed = {contest for contest, _ in endorsed(work.election, picks)}
    contests = work.election.state().contests
    others = [
        key
        for key, now in contests.items()
        if key not in backed and any(one.party in labels for one in now.contest.candidacies)
    ]
    return Grounds(
        len(accounts.accounts),
        len(others) if work.election.baseline is not None else 0,
        any(pick.is_party_wide for pick in picks),
        work.dated >= backed,
    )


def _decided(work: Work, accounts: Accounts, worth: Worth, told: tuple[Estimated | None, Claim]) -> Deciding:
    found, claim = told
    data = None
    if found is not None:
        # A list that may follow the result speaks for itself alone; its dated part, where it can, for both.
        one = found.beside.dated or found.beside.primary
        data = one.effect, one.se, claim.level
    return deciding(work.election, accounts.accounts, worth, work.rng("deciding"), work.draws, data)


def _dated(election: Election, picks: Sequence[Pick]) -> frozenset[str]:
    """Return seats endorsed on a known day before the poll, none of an election without a day."""
    contests = election.state().contests
    return frozenset(
        pick.contest
        for pick in picks
        if pick.contest is not None
        and pick.contest in contests
        and pick.published is not None
        and pick.published < contests[pick.contest].contest.day
    )


def _listed(work: Work, picks: Sequence[Pick]) -> Listed:
    contests = work.election.state().contests
    names = {key: now.contest.seat.name for key, now in contests.items()}
    inferred = [names[pick.contest] for pick in picks if pick.contest and pick.grade is not Grade.STATED]
    undated = [names[pick.contest] for pick in picks if pick.contest and pick.contest not in work.dated]
    organisation = work.endorser.organisation
    return Listed(
        organisation.name,
        organisation.is_made_up,
        any(pick.is_party_wide for pick in picks),
        len(endorsed(work.election, picks)),
        tuple(sorted(inferred)),
        tuple(sorted(undated)),
        organisation.notice,
    )

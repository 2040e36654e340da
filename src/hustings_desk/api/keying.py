"""Keying: a key of a contest, a settlement where two differ, a rush, a recount."""

from __future__ import annotations

from typing import Any

from ninja import Body, Router

from hustings.night.keyed import differences
from hustings_desk import acting, entering
from hustings_desk.api.answers_desk import Entered, Keys, OutcomeSaid
from hustings_desk.api.bearer import Asked, Bearer
from hustings_desk.api.bodies import Agreed, Figures, Key, Nothing, Whom
from hustings_desk.api.problems import Problem
from hustings_desk.api.reading import REFUSALS, there
from hustings_desk.archive import book
from hustings_desk.entering import from_text, latest_settlement
from hustings_desk.models import Account, Keying, Round, Settlement
from hustings_desk.queue import waiting_on
from hustings_desk.tokens import KEY

router = Router(tags=["keying"], auth=Bearer(KEY))
SENT = {**REFUSALS, **{code: REFUSALS[409] for code in (400, 413, 415)}}


@router.get("/contests/{contest}/keys", response={200: Keys, **REFUSALS})
def keys(request: Asked, contest: Key) -> dict[str, Any]:
    """Say how many of a contest's two keys are in, and which boxes differ once both are.

    What somebody keyed is never told. A settlement proposed is, for those who may agree to it.
    """
    held, account = book(), request.auth.account
    there(held, contest)
    found = waiting_on(contest, account, held)
    current = _open(contest) if found else None
    if found is None or current is None:
        nothing: dict[str, Any] = {"purpose": None, "keys": 0, "is_mine": False, "being_keyed": 0}
        return {"contest": contest, **nothing, "differ": [], "settlement": None}
    return {
        "contest": contest,
        "purpose": found.purpose,
        "keys": found.keys,
        "is_mine": found.is_mine,
        "being_keyed": found.being_keyed,
        "differ": _differing(current),
        "settlement": _proposed(current, account),
    }


@router.post("/contests/{contest}/keys", response={200: OutcomeSaid, **SENT})
def key(request: Asked, contest: Key, figures: Body[Figures]) -> dict[str, Any]:
    """Send one key of a contest: the figures of its notice.

    The second key, by another account, enters and confirms figures that are
    equal. A machine is one of the two at most. A form sent twice counts once.
    """
    there(book(), contest)
    sent = figures.sent(request.auth.account, contest)
    outcome = entering.key(sent)
    return _outcome(outcome, contest, Keying.objects.get(form=sent.form).round)


@router.post("/contests/{contest}/settlements", response={200: OutcomeSaid, **SENT})
def settle(request: Asked, contest: Key, figures: Body[Figures]) -> dict[str, Any]:
    """Propose, from the notice, the figures of a contest whose two keys differ."""
    there(book(), contest)
    sent = figures.sent(request.auth.account, contest)
    outcome = entering.settle(sent)
    return _outcome(outcome, contest, Settlement.objects.get(form=sent.form).round)


@router.post("/contests/{contest}/agreements", response={200: OutcomeSaid, **SENT})
def agree(request: Asked, contest: Key, agreed: Body[Agreed]) -> dict[str, Any]:
    """Stand behind a settlement that somebody proposed."""
    there(book(), contest)
    settlement = Settlement.objects.filter(pk=agreed.settlement, round__contest=contest).first()
    if settlement is None:
        raise Problem(404, "not-found", "there is no settlement of this number in this contest")
    outcome = entering.agree(request.auth.account, settlement)
    return _outcome(outcome, contest, settlement.round)


@router.post("/contests/{contest}/rush", response={200: Entered, **SENT})
def rush(request: Asked, contest: Key, whom: Body[Whom]) -> dict[str, Any]:
    """Say who won before the figures come. It is for people, not for machines."""
    there(book(), contest)
    return {"contest": contest, "entry": acting.rush(request.auth.account, contest, whom.candidacy)}


@router.post("/contests/{contest}/recount", response={200: Entered, **SENT})
def recount(request: Asked, contest: Key, nothing: Body[Nothing]) -> dict[str, Any]:
    """Say that a recount is ordered. It is for people, not for machines."""
    there(book(), contest)
    return {"contest": contest, "entry": acting.recount(request.auth.account, contest)}


def _outcome(outcome: entering.Outcome, contest: str, current: Round) -> dict[str, Any]:
    current.refresh_from_db()
    return {"outcome": outcome.value, "contest": contest, "entry": current.entry}


def _open(contest: str) -> Round | None:
    return Round.objects.filter(contest=contest, closed_at__isnull=True).first()


def _differing(current: Round) -> list[str]:
    keyed = [from_text(one.figures) for one in current.keyings.all()]
    return [one.box for one in differences(*keyed)] if len(keyed) == 2 else []


def _proposed(current: Round, account: Account) -> dict[str, Any] | None:
    latest = latest_settlement(current)
    if latest is None or account.is_machine:
        return None
    return {
        "number": latest.pk,
        "is_mine": latest.account_id == account.pk,
        "agreed": latest.agreements.count(),
        "boxes": from_text(latest.figures).boxes(),
    }

"""Editing: what an editor says of a contest beside its figures."""

from __future__ import annotations

from typing import Any

from ninja import Body, Router

from hustings_desk import acting
from hustings_desk.api.answers_desk import Done, Entered, Opened
from hustings_desk.api.bearer import Asked, Bearer
from hustings_desk.api.bodies import Because, Called, Key, Whom
from hustings_desk.api.keying import SENT
from hustings_desk.api.reading import there
from hustings_desk.archive import book
from hustings_desk.tokens import EDIT

router = Router(tags=["editing"], auth=Bearer(EDIT))


@router.post("/contests/{contest}/retraction", response={200: Entered, **SENT})
def retract(request: Asked, contest: Key, because: Body[Because]) -> dict[str, Any]:
    """Withdraw the figures that stand; nothing stands until new ones come."""
    there(book(), contest)
    return {"contest": contest, "entry": acting.retract(request.auth.account, contest, because.reason)}


@router.post("/contests/{contest}/correction", response={200: Opened, **SENT})
def correct(request: Asked, contest: Key, because: Body[Because]) -> dict[str, Any]:
    """Open a correction: two people key the figures anew, and the old ones stand until they agree."""
    there(book(), contest)
    opened = acting.open_correction(request.auth.account, contest, because.reason)
    return {"contest": contest, "purpose": opened.purpose, "reason": opened.reason}


@router.post("/contests/{contest}/set-aside", response={200: Done, **SENT})
def set_aside(request: Asked, contest: Key, because: Body[Because]) -> dict[str, Any]:
    """Close what is being keyed without an entry: it is kept, and counts no more."""
    there(book(), contest)
    acting.abandon(request.auth.account, contest, because.reason)
    return {"contest": contest, "done": "set aside"}


@router.post("/contests/{contest}/lot", response={200: Entered, **SENT})
def lot(request: Asked, contest: Key, whom: Body[Whom]) -> dict[str, Any]:
    """Say who a tie went to by lot."""
    there(book(), contest)
    return {"contest": contest, "entry": acting.draw_lot(request.auth.account, contest, whom.candidacy)}


@router.post("/contests/{contest}/countermand", response={200: Entered, **SENT})
def countermand(request: Asked, contest: Key, because: Body[Because]) -> dict[str, Any]:
    """Say that the poll is countermanded or abandoned."""
    there(book(), contest)
    return {"contest": contest, "entry": acting.countermand(request.auth.account, contest, because.reason)}


@router.post("/contests/{contest}/call", response={200: Done, **SENT})
def call(request: Asked, contest: Key, called: Body[Called]) -> dict[str, Any]:
    """Call an undeclared seat for a candidacy, apart from the model's call."""
    there(book(), contest)
    acting.call(request.auth.account, contest, called.candidacy, called.reason)
    return {"contest": contest, "done": "called"}


@router.post("/contests/{contest}/un-call", response={200: Done, **SENT})
def un_call(request: Asked, contest: Key, because: Body[Because]) -> dict[str, Any]:
    """Take a call back, or hold the model's back."""
    there(book(), contest)
    acting.call(request.auth.account, contest, "", because.reason)
    return {"contest": contest, "done": "un-called"}

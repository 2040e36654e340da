"""Reading: the election, its contests, the House, the ledger, the register."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import Field

from hustings.record.house import house
from hustings.record.register import register
from hustings.record.state import ContestState, Status
from hustings.tell.plain import baseline_json, house_json, seat_json
from hustings.tell.register_told import register_json
from hustings.tell.rows import contest_row
from hustings_desk.acting import calls_in_force
from hustings_desk.api.answers import ContestSaid, ElectionSaid, HouseSaid, SeatSaid
from hustings_desk.api.answers_desk import CallSaid, Candidates, CorrectedSaid, Lines
from hustings_desk.api.bearer import Asked, Bearer
from hustings_desk.api.bodies import Key
from hustings_desk.api.freshness import fresh
from hustings_desk.api.problems import Problem, ProblemSaid
from hustings_desk.archive import Book, book, lines
from hustings_desk.tokens import READ

MOST_LINES, MOST_CANDIDACIES = 500, 1000
router = Router(tags=["reading"], auth=Bearer(READ), by_alias=True)
REFUSALS = {code: ProblemSaid for code in (401, 403, 404, 409, 422, 429, 503)}
UNCHANGED = {304: None}


@router.get("/election", response={200: ElectionSaid, **UNCHANGED, **REFUSALS})
def election(request: Asked, response: HttpResponse) -> dict[str, Any]:
    """Say which election this desk is for, and how far its count has come.

    Its tag tells whether anything was entered since: ask with If-None-Match.
    """
    held = fresh(request, response)
    contests, asked = held.now.contests.values(), held.election
    of = [one.status for one in contests]
    return {
        "name": asked.name,
        "title": asked.title,
        "day": asked.day,
        "zone": asked.zone,
        "seats": asked.seats,
        "mode": held.setup.mode,
        "entries": held.entries,
        "head": held.head,
        "progress": {
            "contests": len(contests),
            "candidacies": sum(len(one.contest.candidacies) for one in contests),
            "declared": len(held.now.declared),
            "confirmed": of.count(Status.CONFIRMED),
            "tied": len(held.now.tied),
            "rushed": of.count(Status.RUSHED),
            "recounts": of.count(Status.RECOUNT),
        },
        "baseline": baseline_json(asked),
        "attribution": list(asked.attribution),
        "note": asked.note,
    }


@router.get("/contests", response={200: list[ContestSaid], **UNCHANGED, **REFUSALS})
def contests(
    request: Asked, response: HttpResponse, status: Annotated[Status | None, Query()] = None
) -> list[dict[str, Any]]:
    """List contests, or those of one status."""
    held = fresh(request, response)
    standings = [one for one in held.now.contests.values() if status in (None, one.status)]
    return [_contest(held, one) for one in standings]


@router.get("/contests/{contest}", response={200: SeatSaid, **UNCHANGED, **REFUSALS})
def contest(request: Asked, response: HttpResponse, contest: Key) -> dict[str, Any]:
    """Say everything known of one contest, as `hustings seat --format json` does."""
    held = fresh(request, response)
    return seat_json(held.election, there(held, contest).contest.key)


@router.get("/house", response={200: HouseSaid, **UNCHANGED, **REFUSALS})
def the_house(request: Asked, response: HttpResponse) -> dict[str, Any]:
    """Say how the House stands by party, as `hustings house --format json` does."""
    asked = fresh(request, response).election
    return house_json(house(asked), asked)


@router.get("/candidates", response={200: Candidates, **UNCHANGED, **REFUSALS})
def candidates(
    request: Asked,
    response: HttpResponse,
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Field(ge=1, le=MOST_CANDIDACIES)] = MOST_CANDIDACIES,
) -> dict[str, Any]:
    """List who stands, a part at a time."""
    held = fresh(request, response)
    found = [
        {
            "contest": standing.contest.key,
            "seat": {"code": standing.contest.seat.code, "name": standing.contest.seat.name},
            "key": one.key,
            "name": one.person.name,
            "party": one.party,
            "description": one.description,
            "sitting": one.sitting,
        }
        for standing in held.now.contests.values()
        for one in standing.contest.candidacies
    ]
    return {"total": len(found), "offset": offset, "candidacies": found[offset : offset + limit]}


@router.get("/entries", response={200: Lines, **UNCHANGED, **REFUSALS})
def entries(
    request: Asked,
    response: HttpResponse,
    after: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0,
    limit: Annotated[int, Field(ge=1, le=MOST_LINES)] = MOST_LINES,
) -> dict[str, Any]:
    """Give the ledger's lines after an entry, oldest first: all that changed since it.

    Ask again after `next`. With If-None-Match the answer is 304 until something is entered.
    """
    held = fresh(request, response)
    found = [
        {"payload": None, "salt": None, **line} for line in lines(after, limit) if line["n"] <= held.entries
    ]
    last = found[-1]["n"] if found else min(after, held.entries)
    return {"entries": held.entries, "head": held.head, "next": last, "lines": found}


@router.get("/corrections", response={200: list[CorrectedSaid], **UNCHANGED, **REFUSALS})
def corrections(request: Asked, response: HttpResponse) -> list[dict[str, Any]]:
    """Give the register of corrections, latest first: as declared, as corrected, why, from which source."""
    return register_json(register(fresh(request, response).election.ledger))[::-1]


@router.get("/calls", response={200: list[CallSaid], **REFUSALS})
def calls(request: Asked) -> list[dict[str, Any]]:
    """Give editors' words on undeclared seats, the latest on each; the model's calls are not among them."""
    return [
        {
            "contest": key,
            "candidacy": word.candidacy,
            "reason": word.reason,
            "entry": word.entry,
            "at": word.at,
        }
        for key, word in calls_in_force(book()).items()
    ]


def there(held: Book, contest: str) -> ContestState:
    """Return what stands in a contest; Problem where there is no such contest."""
    standing = held.now.contests.get(contest)
    if standing is None:
        raise Problem(404, "not-found", "there is no contest of this key; /contests lists them")
    return standing


def _contest(held: Book, standing: ContestState) -> dict[str, Any]:
    row = contest_row(held.election, standing)
    copied = ("region", "country", "polling_day", "status", "winner", "winner_party", "majority")
    return {
        "contest": row["contest"],
        "seat": {"code": row["seat_code"], "name": row["seat"]},
        **{name: row[name] for name in copied},
        "entry": standing.entry,
        "result": row["label"],
    }

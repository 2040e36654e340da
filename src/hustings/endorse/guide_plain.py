"""A guide as plain data: JSON in full, and one row a seat for CSV."""

from __future__ import annotations

from typing import Any

from hustings.endorse.choice import Choice
from hustings.endorse.guide import Guide
from hustings.endorse.guide_words import outcome_in_words
from hustings.figures import number

GUIDE_COLUMNS = (
    "code", "seat", "region", "outcome", "candidacy", "name", "party", "grade", "published", "reasons",
    "sources", "winner", "winner_party", "result", "place", "votes", "share",
)  # fmt: skip


def guide_json(guide: Guide) -> dict[str, Any]:
    """Return the whole guide; shares are fractions of 1, and results null until they stand beside it."""
    organisation = guide.organisation
    return {
        "organisation": {
            "name": organisation.name,
            "short": organisation.short,
            "kind": organisation.kind.value,
            "site": organisation.site or None,
            "imprint": organisation.imprint or None,
            "notice": organisation.notice or None,
            "made_up": organisation.is_made_up,
        },
        "election": guide.election,
        "title": guide.title,
        "polling_day": guide.polling_day.isoformat() if guide.polling_day else None,
        "as_of": guide.day.isoformat() if guide.day else None,
        "method": _method(guide),
        "baseline": guide.baseline,
        "results": guide.has_results,
        "test": guide.is_test,
        "seats": [_choice(one) for one in guide.choices],
        "attribution": list(guide.attribution),
    }


def guide_rows(guide: Guide) -> list[dict[str, Any]]:
    """Return one row a seat, in the order of the seats' names; columns are GUIDE_COLUMNS."""
    return [guide_row(one) for one in guide.choices]


def choice_json(choice: Choice, guide: Guide) -> dict[str, Any]:
    """Return one seat of a guide, with whose it is."""
    return {"organisation": guide.organisation.name, "election": guide.election, **_choice(choice)}


def _method(guide: Guide) -> dict[str, Any] | None:
    if guide.method is None:
        return None
    return {
        "version": guide.method.version,
        "effective": guide.method.effective.isoformat(),
        "source": guide.method.source or None,
    }


def _choice(choice: Choice) -> dict[str, Any]:
    row = guide_row(choice)
    result = {key: row.pop(key) for key in ("winner", "winner_party", "result", "place", "votes", "share")}
    del row["sources"]
    row["reasons"] = list(choice.reasons)
    row["tried"] = list(choice.tried)
    row["sources"] = [
        {"what": one.words, "source": one.source, "day": one.day.isoformat() if one.day else None}
        for one in choice.grounds
    ]
    row["result"] = result if choice.result else None
    return row


def guide_row(choice: Choice) -> dict[str, Any]:
    """Return one seat as a row; columns are GUIDE_COLUMNS."""
    seat, candidacy, result = choice.contest.seat, choice.candidacy, choice.result
    return {
        "code": choice.contest.key,
        "seat": seat.name,
        "region": seat.region,
        "outcome": outcome_in_words(choice),
        "candidacy": candidacy.key if candidacy else None,
        "name": candidacy.person.name if candidacy else None,
        "party": candidacy.party if candidacy else None,
        "grade": choice.grade.value if choice.grade else None,
        "published": choice.published.isoformat() if choice.published else None,
        "reasons": " ".join(choice.reasons),
        "sources": " ; ".join(dict.fromkeys(one.source for one in choice.grounds)),
        "winner": result.winner.person.name if result else None,
        "winner_party": result.winner.party if result else None,
        "result": result.label if result else None,
        "place": result.place if result else None,
        "votes": result.votes if result else None,
        "share": number(result.share) if result else None,
    }

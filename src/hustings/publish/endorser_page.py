"""A page for each endorser: what it backs and, once votes are counted, how its picks fared; all alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hustings.endorse.endorser_score import EndorserScore, endorser_score
from hustings.endorse.picks import Pick, last_positions, pick_row
from hustings.publish.addresses import ENDORSERS
from hustings.publish.archive import as_json
from hustings.publish.candidacy_lines import Line, line, placed_line, told
from hustings.publish.edition import Edition
from hustings.publish.page import DataFile, Page
from hustings.publish.words import Words
from hustings.record.finding import folded
from hustings.tell.csv_text import as_csv

_SHOWN = 10
_COLUMNS = (
    *("endorser", "contest", "seat", "candidacy", "name", "party", "published", "source", "grade"),
    *("votes", "place", "elected"),
)


@dataclass(frozen=True, slots=True)
class _Backed:
    """A candidacy that an endorser backs, as it stands now."""

    line: Line
    pick: Pick


def endorser_pages(edition: Edition) -> Iterator[Page | DataFile]:
    """Yield the list of endorsers, and a page, JSON and CSV for each; nothing where nobody endorses."""
    names = edition.directory.endorsers
    if not names:
        return
    every = {endorser: _backed(edition, endorser) for endorser in names}
    yield Page(
        ENDORSERS,
        "endorsers.html",
        edition.now.as_at_entry,
        (edition.now, every),
        lambda words: endorsers_content(edition, every, words),
    )
    for endorser, those in every.items():
        yield from _endorser(edition, endorser, those)


def _backed(edition: Edition, endorser: str) -> tuple[_Backed, ...]:
    found = [
        _Backed(line(edition, edition.now.contests[key], candidacy), pick)
        for key, backings in edition.backings.items()
        for candidacy, pick in backings
        if pick.endorser == endorser
    ]
    return tuple(sorted(found, key=lambda one: folded(one.line.standing.contest.seat.name)))


def _endorser(edition: Edition, endorser: str, those: tuple[_Backed, ...]) -> Iterator[Page | DataFile]:
    stem = f"endorsers/{edition.directory.endorsers[endorser]}"
    rests_on = (those, edition.now if _is_over(those) else None)
    last = edition.publication.last_entries
    entry = max((last[one.line.standing.contest.key] for one in those), default=edition.now.as_at_entry)
    data = {"json": f"{stem}.json", "csv": f"{stem}.csv"}
    yield DataFile(data["json"], (rests_on, entry), lambda: as_json(_plain(edition, endorser, those, entry)))
    yield DataFile(data["csv"], those, lambda: as_csv([_row(one) for one in those], _COLUMNS).encode())
    yield Page(
        f"{stem}.html",
        "endorser.html",
        entry,
        rests_on,
        lambda words: endorser_content(edition, endorser, those, words),
        data,
    )


def _is_over(those: tuple[_Backed, ...]) -> bool:
    """Whether every pick has its figures, so that they can be scored as a whole."""
    return bool(those) and all(one.line.standing.is_decided for one in those)


def _score(edition: Edition, endorser: str, those: tuple[_Backed, ...]) -> EndorserScore | None:
    if not _is_over(those):
        return None
    own = [pick for pick in edition.publication.picks if pick.endorser == endorser]
    return endorser_score(own, edition.then, edition.publication.at)


def endorsers_content(
    edition: Edition, every: dict[str, tuple[_Backed, ...]], words: Words
) -> dict[str, Any]:
    """Return what the template of the list is filled with: endorsers in the order of their names."""
    return {
        "title": words._("Endorsers"),
        "rows": [
            {
                "name": endorser,
                "page": edition.directory.endorser_page(endorser),
                "picks": len(those),
                "declared": sum(one.line.standing.is_declared for one in those),
                "won": sum(one.line.is_elected for one in those),
            }
            for endorser, those in every.items()
        ],
        "has_votes": edition.house.declared > 0,
    }


def endorser_content(
    edition: Edition, endorser: str, those: tuple[_Backed, ...], words: Words
) -> dict[str, Any]:
    """Return what the template of an endorser is filled with."""
    keys = {(one.line.standing.contest.key, one.line.candidacy.key) for one in those}
    near = [
        one
        for one in edition.closest
        if one.tabulation.second and (one.tabulation.contest.key, one.tabulation.second.key) in keys
    ]
    own = [pick for pick in edition.publication.picks if pick.endorser == endorser]
    other = [pick for pick in last_positions(own) if pick.position != "endorse" and pick.contest]
    return {
        "title": endorser,
        "organisation": edition.publication.further.organisations.get(endorser),
        "rows": [told(edition, one.line, words) | _pick(one.pick, words) for one in those],
        "declared": sum(one.line.standing.is_declared for one in those),
        "won": sum(one.line.is_elected for one in those),
        "second": sum(one.line.place == 2 for one in those),
        "near": [placed_line(edition, one, words) for one in near[:_SHOWN]],
        "positions": [_other(edition, pick, words) for pick in other if pick.contest in edition.names],
        "score": _score(edition, endorser, those),
        **_effect(edition, endorser),
    }


def _pick(pick: Pick, words: Words) -> dict[str, Any]:
    return {
        "published": words.day(pick.published) if pick.published else "",
        "source": pick.source,
        "grade": pick.grade.value,
    }


def _other(edition: Edition, pick: Pick, words: Words) -> dict[str, Any]:
    key = str(pick.contest)
    word = words._("neutral here") if pick.position == "neutral" else words._("endorsement withdrawn")
    return {
        "seat": words.seat(edition.now.contests[key].contest.seat),
        "page": edition.seat_page(key),
        "what": word,
        **_pick(pick, words),
    }


def _effect(edition: Edition, endorser: str) -> dict[str, Any]:
    """Return the account of what the endorsement changed, in the library's own words, where it is given."""
    report = edition.publication.further.effects.get(endorser)
    if report is None:
        return {"effect": "", "effect_level": "", "effect_reasons": []}
    from hustings.endorse.effect_words import level_in_words, paragraph, reasons_in_words

    return {
        "effect": paragraph(report),
        "effect_level": level_in_words(report),
        "effect_reasons": reasons_in_words(report),
    }


def _row(one: _Backed) -> dict[str, Any]:
    contest, candidacy = one.line.standing.contest, one.line.candidacy
    picked = pick_row(one.pick)
    return {
        "endorser": one.pick.endorser,
        "contest": contest.key,
        "seat": contest.seat.name,
        "candidacy": candidacy.key,
        "name": candidacy.person.name,
        "party": candidacy.party,
        "published": picked["published"],
        "source": picked["source"],
        "grade": picked["grade"],
        "votes": one.line.votes,
        "place": one.line.place,
        "elected": one.line.is_elected if one.line.standing.is_decided else None,
    }


def _plain(edition: Edition, endorser: str, those: tuple[_Backed, ...], entry: int) -> dict[str, Any]:
    report = edition.publication.further.effects.get(endorser)
    effect = None
    if report is not None:
        from hustings.endorse.effect_plain import effect_json

        effect = effect_json(report)
    return {
        "endorser": endorser,
        "election": edition.election.name,
        "as_at_entry": entry,
        "picks": [_row(one) for one in those],
        "effect": effect,
        "attribution": list(edition.election.attribution),
    }

"""The neighbours of a seat: those it shares a boundary with, who holds them, and by how much."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from hustings.figures import whole
from hustings.publish.addresses import quoted
from hustings.publish.edition import Edition
from hustings.publish.party_marks import party_mark
from hustings.publish.seat_parts import Part, SeatPart
from hustings.publish.seats_page import undeclared
from hustings.publish.words import Words
from hustings.record.finding import folded


def neighbours() -> SeatPart:
    """Return the section that lists the seats around; it rests on what stands in each of them."""
    return SeatPart(_standing, _section, _around)


def _around(edition: Edition, key: str) -> list[str]:
    """Return the contest keys of the seats around, by name; worked out once on one ground."""
    return edition.kept.of(("around", key), None, partial(_found, edition, key))


def _found(edition: Edition, key: str) -> list[str]:
    geography = edition.publication.geography
    if geography is None:
        return []
    contests = edition.by_code
    codes = geography.neighbours(edition.now.contests[key].contest.seat.code)
    found = [contests[code] for code in codes if code in contests]
    return [one.key for one in sorted(found, key=lambda one: (folded(one.seat.name), one.key))]


def _standing(edition: Edition, key: str) -> object:
    return tuple(edition.now.contests[other] for other in _around(edition, key))


def _section(edition: Edition, key: str, words: Words) -> Part | None:
    lines = [_line(edition, other, words) for other in _around(edition, key)]
    if not lines:
        return None
    body = Markup('<ul class="lines neighbours">{}</ul>').format(Markup("").join(lines))
    return Part("neighbours", words._("Neighbouring seats"), body)


def _line(edition: Edition, key: str, words: Words) -> Markup:
    standing, counted = edition.now.contests[key], edition.tabulations.get(key)
    name = Markup('<a href="{}">{}</a>').format(
        quoted(f"{edition.names[key]}.html"), words.seat(standing.contest.seat)
    )
    if counted is None:
        told = undeclared(standing.status, standing.is_declared, words)
        return Markup('<li>{} <span class="at">{}</span></li>').format(name, told)
    majority = words._("majority {votes}").format(votes=whole(counted.majority))
    party = party_mark(counted.winner.party)
    return Markup('<li>{} <span class="at">{}, {}</span></li>').format(name, party, majority)

"""The past in a terminal: people across elections, records, seats since 1918."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from hustings.figures import percent, signed, whole
from hustings.record.corrections import Corrected
from hustings.record.election import Election
from hustings.record.history import SeatTotal, Since, said
from hustings.record.measures import Measure, Placed
from hustings.record.member import PartyChange
from hustings.record.people import Appearance, Known
from hustings.record.published import Difference
from hustings.tell.screens import page, plain_table, seats_screen
from hustings.tell.wording import day_in_words

_MANY = 12


def people_screen(
    found: Sequence[Known], changes: Sequence[PartyChange], attribution: Sequence[str]
) -> RenderableType:
    """Return people, each with every time they stood; above a dozen one line each."""
    if len(found) > _MANY:
        listed = [(one.name, str(len(one.appearances)), _last(one)) for one in found]
        table = plain_table(("Name", "Stood", "Last"), listed, "Stood")
        return page(f"{len(found)} people", table, "Type more of the name to see each in full.", *attribution)
    parts: list[RenderableType] = []
    for one in found:
        also = f", also as {', '.join(one.other_names)}" if one.other_names else ""
        rows = [_appearance(appearance) for appearance in one.appearances]
        parts += [Text(one.name + also, style="bold"), plain_table(_COLUMNS, rows, "Votes Share"), Text("")]
    parts += [Text(_change(change)) for change in changes]
    namesakes = {one.name for one in found if not one.has_identifier}
    note = "Appearances are joined only where the publishers' person numbers say so."
    return Group(*parts, page("", note if namesakes or len(found) > 1 else "", *attribution))


def records_screen(
    headings: Mapping[str, tuple[Measure, Sequence[Placed]]],
    totals: Sequence[SeatTotal],
    findings: Sequence[Since],
    attribution: Sequence[str],
) -> RenderableType:
    """Return records of contests since 2010, and of seats since 1918."""
    parts: list[RenderableType] = []
    for heading, (measure, placed) in headings.items():
        parts += [seats_screen(placed, measure, heading=f"{heading}, general elections since 2010"), Text("")]
    parties = list(dict.fromkeys(total.party for total in totals))
    by_election: dict[str, dict[str, SeatTotal]] = {}
    for total in totals:
        by_election.setdefault(total.election, {})[total.party] = total
    rows = [
        (said(election), *(_seats(of.get(party)) for party in parties))
        for election, of in sorted(by_election.items())
    ]
    table = plain_table(("Election", *parties), rows)
    note = (
        "Published seats; in brackets how many more or fewer the file of constituencies gives, "
        "which goes by party blocks. Notes on single figures: --format json."
    )
    sources = f"Published by: {'; '.join(dict.fromkeys(total.source for total in totals))}."
    words = [Text(one.sentence) for one in findings]
    return Group(
        *parts, page("Seats since 1918", table, note, sources, Text(""), *words, Text(""), *attribution)
    )


def differences_screen(
    compared: Mapping[str, int], found: Sequence[Difference], attribution: Sequence[str]
) -> RenderableType:
    """Return what the publisher printed otherwise than the votes give, by cause, and the counts."""
    differ = Counter(one.election for one in found)
    rows = [(name, whole(count), whole(differ[name])) for name, count in compared.items()]
    parts: list[RenderableType] = [plain_table(("Election", "Compared", "Differ"), rows, "Compared Differ")]
    causes: dict[str, list[Difference]] = {}
    for one in found:
        causes.setdefault(one.cause, []).append(one)
    for cause, own in sorted(causes.items(), key=lambda pair: -len(pair[1])):
        seats = list(dict.fromkeys(f"{one.seat} ({one.figure})" for one in own))
        more = f" and {len(seats) - _SOME} more" if len(seats) > _SOME else ""
        parts += [
            Text(""),
            Text(f"{len(own)} × {cause}", style="bold"),
            Text(", ".join(seats[:_SOME]) + more),
        ]
    last = "Every single one: --format csv."
    return page("Figures compared with the publisher's own", *parts, Text(""), last, *attribution)


def corrections_screen(found: Sequence[Corrected], first: Election, second: Election) -> RenderableType:
    """Return what a later release gives differently, one a line."""
    rows = [
        (
            one.contest.seat.name,
            one.what if one.candidacy is None else f"{one.what}, {one.candidacy}",
            _figure(one.old),
            _figure(one.new),
        )
        for one in found
    ]
    figures = {one.contest.key for one in found if one.candidacy is None}
    heading = f"{second.title}: {len(found)} corrections, figures of {len(figures)} seats"
    file = "/".join(found[0].source.split("/")[-3:]) if found else ""
    source = f"Old: {first.name}. New: {second.name}, {file}." if found else ""
    table = plain_table(("Seat", "What", "Old", "New"), rows, "Old New")
    return page(heading, table, source, *([second.note] if second.note else []), *second.attribution)


def _figure(value: int | str | None) -> str:
    return value if isinstance(value, str) else whole(value)


_SOME = 6
_COLUMNS = ("Day", "Seat", "Party", "Votes", "Share", "")


def _appearance(one: Appearance) -> tuple[str, ...]:
    tabulation, contest = one.tabulation, one.standing.contest
    day = day_in_words(contest.day)
    if tabulation is None:
        return (day, contest.seat.name, one.candidacy.party, "", "", "not declared")
    votes = tabulation.declaration.votes.get(one.candidacy.key)
    word = "elected" if tabulation.winner.key == one.candidacy.key else ""
    return (
        day,
        contest.seat.name,
        one.candidacy.party,
        whole(votes),
        percent(tabulation.share(one.candidacy)),
        word,
    )


def _change(one: PartyChange) -> str:
    when = day_in_words(one.first)
    if not one.is_dated:
        when = f"between {when} and {day_in_words(one.last)}"
    return f"{one.name}, {when}: from {one.before} to {one.after}, {one.what} (source: {one.source})"


def _last(known: Known) -> str:
    last = known.appearances[-1]
    contest = last.standing.contest
    return f"{last.candidacy.party}, {contest.seat.name}, {contest.day.year}"


def _seats(total: SeatTotal | None) -> str:
    if total is None:
        return "–"
    return f"{total.seats} ({signed(total.difference)})" if total.difference else str(total.seats)

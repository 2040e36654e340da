"""Figures for a terminal of 80 columns: the House, a seat, a list of seats, people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from rich.bar import Bar
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from hustings.figures import percent, points, signed, whole
from hustings.record.change import dissolution_label, result_label, share_change, sitting_members
from hustings.record.contest import Candidacy
from hustings.record.declaration import Declaration
from hustings.record.election import Election, counted
from hustings.record.house import House, PartyTotal
from hustings.record.measures import Measure, Placed
from hustings.record.state import ContestState, Status
from hustings.record.tabulation import Tabulation
from hustings.tell.rows import in_order
from hustings.tell.wording import (
    baseline_in_words,
    day_in_words,
    hour_in_words,
    majority_in_words,
    member_in_words,
    moment_in_words,
    progress_in_words,
    result_in_words,
    swings_in_words,
    turnout_in_words,
    turnouts_in_words,
)

_BAR = 14
_USUAL = 78
"""Columns a screen has at least for bars to be shown."""
_SMALL = 200
"""A party without seats is shown by name from one in so many votes on."""


def house_screen(house: House, election: Election, *, notes: bool = True) -> RenderableType:
    """Return the House as a table of parties, with bars of seats; notes as in `seat_screen`."""
    shown = [total for total in house.parties if total.seats or total.losses or _is_large(total)]
    rest = [total for total in house.parties if total not in shown]
    most = max((total.seats for total in shown), default=0)
    rows: list[tuple[RenderableType, ...]] = [
        (
            clip(total.party.name, 22),
            whole(total.seats),
            signed(total.change),
            whole(total.votes),
            percent(total.share),
            points(total.share_change),
            _bar(total.seats, most) if total.seats else "",
        )
        for total in shown
    ]
    if rest:
        votes = sum(total.votes for total in rest)
        share = sum(total.share or 0 for total in rest) or None
        rows.append(
            (
                f"{len(rest)} other{'s' if len(rest) > 1 else ''}",
                "0",
                "",
                whole(votes),
                percent(share),
                "",
                "",
            )
        )
    table = _Roomy(_parties(rows), _parties([row[:-1] for row in rows]))
    progress = progress_in_words(house, election.zone)
    heading = f"{election.title}\n{progress}\n{baseline_in_words(election).capitalize()}"
    foot = [majority_in_words(house), turnout_in_words(house)]
    return page(heading, table, *foot, *(_notes(election) if notes else ()))


@dataclass(frozen=True, slots=True)
class _Roomy:
    """What is shown on a screen of the usual width, and on a narrower one."""

    usual: RenderableType
    narrow: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.usual if options.max_width >= _USUAL else self.narrow


def _parties(rows: Iterable[Sequence[RenderableType]]) -> Table:
    """Return a row a party; where rows have one cell more, it is the bar."""
    table = columns_table(
        ("Party", "left"), *((name, "right") for name in ("Seats", "+/−", "Votes", "Share", "+/−"))
    )
    for row in rows:
        if len(row) > len(table.columns):
            table.add_column("", width=_BAR)
        table.add_row(*row)
    return table


def seat_screen(
    standing: ContestState, election: Election, *, notes: bool = True, as_at: datetime | None = None
) -> RenderableType:
    """Return one contest in full: candidacies, turnout both ways, swings, sitting members.

    notes: whether the attribution follows; where it stands once for several.
    as_at: the moment it is shown as at, to be told.
    """
    contest, tabulation = standing.contest, counted(standing)
    seat, base = contest.seat, election.base(contest)
    places = dict.fromkeys(filter(None, (seat.county, seat.region, seat.country)))
    told = (f"{seat.name} ({seat.code})", ", ".join(places), day_in_words(contest.day))
    heading = " · ".join(filter(None, told)) + _as_at(as_at, election)
    if tabulation is None:
        foot = _figures(standing.declaration) if standing.declaration else ()
        return page(heading, _nominations(standing), *foot, *(_notes(election) if notes else ()))
    heading += f"\n{result_in_words(tabulation, base)}"
    if tabulation.majority_share is not None:
        heading += f" ({percent(tabulation.majority_share)} of votes)"
    table = columns_table(("Candidacy", "left"), ("Party", "left"), ("Votes", "right"), ("Share", "right"))
    table.add_column("+/−", justify="right", no_wrap=True)
    table.add_column("", style="italic")
    for candidacy in tabulation.ranking:
        table.add_row(
            clip(candidacy.person.name, 28),
            Text(candidacy.party + (" Co-op" if candidacy.is_joint else "")),
            whole(None if tabulation.declaration.unopposed else tabulation.votes(candidacy)),
            percent(tabulation.share(candidacy)),
            points(share_change(tabulation, base, candidacy)),
            _remark(tabulation, candidacy, election.has_deposits),
        )
    foot = _seat_foot(tabulation, standing, election)
    return page(heading, table, *foot, *(_notes(election) if notes else ()))


def seats_screen(
    placed: Sequence[Placed],
    measure: Measure,
    election: Election | None = None,
    heading: str = "",
    *,
    notes: bool = True,
    as_at: datetime | None = None,
) -> RenderableType:
    """Return contests in order, one a line; with years or days where they are of several polling days."""
    days = [("Day", "right")] if election and election.day is None else []
    table = columns_table(("", "right"), ("Seat", "left"), *days, ("Result", "left"), ("Majority", "right"))
    shown = {Measure.MAJORITY: "% of votes"}.get(measure, measure.value.capitalize())
    table.add_column(shown, justify="right", no_wrap=True)
    for place, one in enumerate(placed, start=1):
        label = result_label(one.tabulation, one.base)
        year = "" if election else f" {one.tabulation.contest.day.year}"
        table.add_row(
            str(place),
            clip(one.tabulation.contest.seat.name, 34 - len(year)) + year,
            *([one.tabulation.contest.day.isoformat()] if days else []),
            str(label or one.tabulation.winner.party),
            whole(one.tabulation.majority),
            _value(one, measure),
        )
    if not placed:
        table = Table.grid()
        table.add_row("No seat to list: none is counted yet, or none fits.")
    title = " · ".join(filter(None, (heading, election.title if election else "")))
    if election and measure in (Measure.SWING, Measure.OVERTURNED):
        named = "\nButler swing to the winner, in points" if measure is Measure.SWING else ""
        title += f"{named}\n{baseline_in_words(election).capitalize()}"
    title += _as_at(as_at, election)
    return page(title, table, *(_notes(election) if election and notes else ()))


def plain_table(columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: str = "") -> RenderableType:
    """Return rows of text under a header. numbers: the columns to set to the right, joined by blanks."""
    table = columns_table(*((name, "right" if name in numbers.split() else "left") for name in columns))
    for column in table.columns:
        column.no_wrap = False
    for row in rows:
        table.add_row(*row)
    return table


def _value(one: Placed, measure: Measure) -> str:
    if measure is Measure.DECLARED:
        at = one.tabulation.declaration.declared_at
        return hour_in_words(at, one.election.zone) if at else ""
    if measure is Measure.MAJORITY:
        return percent(one.tabulation.majority_share)
    if not isinstance(one.value, Fraction):
        return str(one.value)
    return points(one.value) if measure is Measure.SWING else percent(one.value)


def _nominations(standing: ContestState) -> RenderableType:
    declared = standing.declaration
    word = {Status.COUNTERMANDED: "poll countermanded", Status.RECOUNT: "recount"}.get(
        standing.status, "tied: the lot is not recorded yet" if declared else "not declared"
    )
    table = columns_table(("Candidacy", "left"), ("Party", "left"), ("Votes", "right"))
    if declared:
        table.add_column("Share", justify="right", no_wrap=True)
    for candidacy in in_order(standing):
        votes = declared.votes.get(candidacy.key) if declared else None
        row = (clip(candidacy.person.name, 34), candidacy.party, whole(votes))
        valid = declared.valid_votes if declared else None
        share = percent(Fraction(votes, valid) if votes is not None and valid else None)
        table.add_row(*row, *([share] if declared else []))
    lines = [Text(word, style="bold")] + ([Text(standing.reason)] if standing.reason else [])
    return Group(*lines, table)


def _seat_foot(tabulation: Tabulation, standing: ContestState, election: Election) -> Iterable[str]:
    declaration, base = tabulation.declaration, election.base(tabulation.contest)
    yield from _figures(declaration)
    if base is not None:
        yield from swings_in_words(tabulation, base)
    for member in sitting_members(tabulation):
        yield member_in_words(member)
    at_dissolution = dissolution_label(tabulation, base)
    if at_dissolution and str(at_dissolution) != str(result_label(tabulation, base)):
        yield f"Against the member at dissolution: {at_dissolution}"
    if standing.corrected:
        yield f"Corrected {len(standing.corrected)} time(s); latest reason: {standing.reason}"
    yield baseline_in_words(election).capitalize()


def _figures(declaration: Declaration) -> Iterable[str]:
    yield (
        f"Electorate {whole(declaration.electorate)} · valid votes {whole(declaration.valid_votes)} · "
        f"rejected papers {whole(declaration.rejected)}"
    )
    yield turnouts_in_words(declaration.turnout, declaration.ballot_box_turnout)
    if declaration.none_of_the_above is not None:
        yield f"None of the above: {whole(declaration.none_of_the_above)} papers"


def _as_at(moment: datetime | None, election: Election | None) -> str:
    return f"\nAs at {moment_in_words(moment, election.zone)}" if moment and election else ""


def _remark(tabulation: Tabulation, candidacy: Candidacy, has_deposits: bool) -> str:
    words = ["elected"] if candidacy.key == tabulation.winner.key else []
    if candidacy.sitting:
        words.append("sitting")
    if has_deposits and tabulation.loses_deposit(candidacy):
        words.append("deposit lost")
    return ", ".join(words)


def _is_large(total: PartyTotal) -> bool:
    return total.share is not None and total.share * _SMALL >= 1


def _bar(seats: int, most: int) -> Bar:
    """Return a bar that fits its column; a single seat still shows."""
    return Bar(most or 1, 0, max(seats, most / 80) if seats else 0)


def clip(text: str, width: int) -> str:
    """Return text in so many columns, an ellipsis at its end where it is longer."""
    return text if len(text) <= width else text[: width - 1] + "…"


def columns_table(*columns: tuple[str, str]) -> Table:
    """Return an empty table of columns, each a name and the side it is set to, "left" or "right"."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name, side in columns:
        # Text gives way on a narrow screen; a figure cut short would be another figure.
        right = side == "right"
        table.add_column(name, justify="right" if right else "left", no_wrap=right, overflow="fold")
    return table


def _notes(election: Election) -> tuple[str, ...]:
    return (*([election.note] if election.note else []), *election.attribution)


def page(heading: str, *parts: RenderableType) -> RenderableType:
    """Return parts under a heading; text is shown as it is, never as markup."""
    shown = [Text(part) if isinstance(part, str) else part for part in parts if part != ""]
    first = (
        [Text(heading.split("\n")[0], style="bold"), *map(Text, heading.split("\n")[1:])] if heading else []
    )
    return Group(*first, Text(""), *shown)

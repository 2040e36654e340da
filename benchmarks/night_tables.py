"""The tables of the night's bench: every cell, the targets, the orders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from rich.table import Table

from benchmarks.night_measures import Cell, mean, pooled

METHODS = ("uniform swing", "ridge", "elex-model", "hustings")
HARDEST = ("Con first", "Lab first")
INFINITE = float("inf")


@dataclass(frozen=True)
class Key:
    """Which forecast a cell is of."""

    night: str
    order: str
    stage: float


Cells = Mapping[Key, Mapping[str, Cell]]


@dataclass(frozen=True)
class Goal:
    """A measure, what it is called, and the target it must reach: between low and high."""

    measure: str
    words: str
    low: float = -INFINITE
    high: float = INFINITE

    @property
    def target(self) -> str:
        """The target in words; empty where there is none."""
        if self.low > -INFINITE:
            return f"{self.low:.2f}-{self.high:.2f}"
        return f"<= {self.high:g}" if self.high < INFINITE else ""

    def met(self, value: float) -> str:
        """Whether a figure reaches the target, in words."""
        if not self.target:
            return ""
        return "yes" if self.low <= value <= self.high else "NO"


GOALS = (
    Goal("share_error", "share error, points", high=2.4),
    Goal("winners", "winners right"),
    Goal("seat_error", "sum of seat errors"),
    Goal("brier", "Brier score", high=0.13),
    Goal("seat_votes", "90% of seat votes cover", 0.88, 0.92),
    Goal("seat_votes_width", "  mean width, points"),
    Goal("seat_votes_score", "  interval score, points"),
    Goal("totals", "90% of seat totals cover", 0.85, 0.95),
    Goal("totals_width", "  mean width, seats"),
    Goal("totals_crps", "  CRPS, seats"),
    Goal("votes", "90% of vote totals cover", 0.85, 0.95),
    Goal("votes_width", "  mean width, points"),
    Goal("votes_score", "  interval score, points"),
    Goal("votes_crps", "  CRPS, points"),
)
COVERAGES = tuple(goal for goal in GOALS if goal.target and goal.low > -INFINITE)


def points(cells: Cells) -> Table:
    """Return every night, order and stage: what all methods have."""
    table = Table(title="Share error in points / winners right / sum of seat errors", box=None)
    for name in ("Night", "Order", "Declared", *METHODS):
        table.add_column(name)
    for key, row in cells.items():
        table.add_row(*_name(key), *(_point(row[method]) for method in METHODS))
    return table


def intervals(cells: Cells) -> Table:
    """Return every night, order and stage: chances and 90% intervals, as coverage (width, score)."""
    title = "Brier, and coverage of 90% intervals (mean width, then interval score or CRPS)"
    table = Table(title=title, box=None)
    for name in ("Night", "Order", "Declared", "seat votes", "  elex-model", "vote totals", "  elex-model"):
        table.add_column(name)
    table.add_column("seat totals")
    table.add_column("Brier")
    for key, row in cells.items():
        ours, peer = row["hustings"], row["elex-model"]
        votes = [_interval(one, "seat_votes", "score") for one in (ours, peer)]
        nation = [_interval(one, "votes", "score") for one in (ours, peer)]
        seats = _interval(ours, "totals", "crps")
        table.add_row(*_name(key), *votes, *nation, seats, f"{ours.brier:.3f}")
    return table


def targets(cells: Cells) -> Table:
    """Return our figures in the real order beside targets and peers, pooled and by night."""
    nights = list(dict.fromkeys(key.night for key in cells))
    table = Table(title="Real order, pooled over nights; ± 95%, a night being one cluster", box=None)
    for name in ("", "Target", "hustings", *(night[3:] for night in nights), "Met", *reversed(METHODS[:3])):
        table.add_column(name)
    for goal in GOALS:
        ours = by_night(cells, "hustings", goal.measure)
        found, reach = pooled(ours)
        peers = [_peer(cells, method, goal.measure) for method in reversed(METHODS[:3])]
        each = [f"{value:.2f}" for value in ours]
        table.add_row(goal.words, goal.target, f"{found:.3f} ±{reach:.3f}", *each, goal.met(found), *peers)
    return table


def differences(cells: Cells) -> Table:
    """Return how far we are from each peer, night by night, so that what a night does to all falls out."""
    table = Table(title="hustings less the other, real order (below 0: ours is smaller)", box=None)
    for name in ("", *METHODS[:3]):
        table.add_column(name)
    for measure, words in (("share_error", "share error, points"), ("seat_error", "sum of seat errors"),
                           ("seat_votes_score", "interval score of seat votes, points"),
                           ("votes_score", "interval score of vote totals, points")):  # fmt: skip
        ours = by_night(cells, "hustings", measure)
        shown = []
        for method in METHODS[:3]:
            theirs = by_night(cells, method, measure)
            found, reach = pooled([a - b for a, b in zip(ours, theirs, strict=True)])
            shown.append(_missing(cells, method) if isnan(found) else f"{found:+.2f} ±{reach:.2f}")
        table.add_row(words, *shown)
    return table


def orders(cells: Cells) -> Table:
    """Return all orders, pooled over nights and stages."""
    table = Table(title="By order, pooled; coverage (mean width, then interval score or CRPS)", box=None)
    for name in ("Order", *METHODS, "seat votes", "  elex-model", "vote totals", "seat totals", "Brier"):
        table.add_column(name)
    for order in dict.fromkeys(key.order for key in cells):
        rows = {method: of(cells, method, order) for method in METHODS}
        errors = [_number(mean(rows[method], "share_error")) for method in METHODS]
        ours = Cell(*(mean(rows["hustings"], name) for name in Cell.__dataclass_fields__))
        peer = Cell(*(mean(rows["elex-model"], name) for name in Cell.__dataclass_fields__))
        found = [_interval(one, "seat_votes", "score") for one in (ours, peer)]
        found.append(_interval(ours, "votes", "score"))
        table.add_row(order, *errors, *found, _interval(ours, "totals", "crps"), f"{ours.brier:.3f}")
    return table


def hardest(cells: Cells) -> Iterable[str]:
    """Yield how seat totals are covered where one party's safest seats come first."""
    nights = list(dict.fromkeys(key.night for key in cells))
    first = [by_night(cells, "hustings", "totals", order) for order in HARDEST]
    each = [sum(both) / len(both) for both in zip(*first, strict=True)]
    cover = sum(each) / len(each)
    width = sum(mean(of(cells, "hustings", order), "totals_width") for order in HARDEST) / len(HARDEST)
    met = "yes" if cover >= 0.85 else "NO"
    yield f"Hardest orders: 90% of seat totals cover {cover:.3f}, width {width:.0f} (target 0.85): {met}"
    yield "  by night: " + ", ".join(
        f"{night} {value:.3f}" for night, value in zip(nights, each, strict=True)
    )


def lowest(cells: Cells) -> Iterable[str]:
    """Yield for each coverage with a target the night where it is lowest."""
    nights = list(dict.fromkeys(key.night for key in cells))
    for goal in COVERAGES:
        value, night = min(zip(by_night(cells, "hustings", goal.measure), nights, strict=True))
        met = "yes" if value >= 0.80 else "NO"
        yield f"No night below 0.80, {goal.words}: lowest {value:.3f}, {night} (target 0.80): {met}"


def of(cells: Cells, method: str, order: str, night: str | None = None) -> list[Cell]:
    """Return a method's cells in one order, of one night or of all."""
    return [row[method] for key, row in cells.items() if key.order == order and night in (None, key.night)]


def by_night(cells: Cells, method: str, measure: str, order: str = "real") -> Sequence[float]:
    """Return one figure a night, the mean over its stages."""
    nights = dict.fromkeys(key.night for key in cells)
    return [mean(of(cells, method, order, night), measure) for night in nights]


def _peer(cells: Cells, method: str, measure: str) -> str:
    found, reach = pooled(by_night(cells, method, measure))
    return _missing(cells, method) if isnan(found) else f"{found:.2f} ±{reach:.2f}"


def _missing(cells: Cells, method: str) -> str:
    """Why there is no figure: the method was not run, or has no such thing."""
    return "not run" if isnan(mean(of(cells, method, "real"), "share_error")) else "none"


def _name(key: Key) -> tuple[str, str, str]:
    return key.night, key.order, f"{key.stage:.0%}"


def _point(cell: Cell) -> str:
    if isnan(cell.share_error):
        return "-"
    return f"{cell.share_error:.2f} / {cell.winners:.2f} / {cell.seat_error:.0f}"


def _interval(cell: Cell, measure: str, last: str) -> str:
    cover, width, score = (getattr(cell, name) for name in (measure, f"{measure}_width", f"{measure}_{last}"))
    return "-" if isnan(cover) else f"{cover:.2f} ({width:.1f}, {score:.1f})"


def _number(value: float) -> str:
    return "-" if isnan(value) else f"{value:.2f}"

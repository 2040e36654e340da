"""Pictures of an effect as SVG, drawn by Altair: estimates, leave-one-out, tipping, seats, balance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from hustings.endorse.effect_report import EffectReport, Estimated
from hustings.endorse.estimate import Estimate
from hustings.endorse.sensitivity import Tipping
from hustings.night.score_pictures import COLOURS, INK, LINE

MOST = 24
"""Seats or figures that a picture has room for; the table has all."""
_WIDTH, _ROW = 230, 20
_LINES = ("nothing is left", "not told from nothing")
_DASHES = ((1, 0), (6, 3))
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")


def drawn(report: EffectReport) -> dict[str, str]:
    """Return the pictures as SVG by name: seats, number, and where estimated the others.

    Drawn without a browser and without any connection. Raises ImportError
    without the optional parts Altair and vl-convert.
    """
    charts: dict[str, Any] = {}
    if any(one.account.won for one in report.deciding.seats):
        charts["seats"] = _seats(report)
    if len(report.deciding.number) > 1:
        charts["number"] = _number(report)
    if report.estimated is not None:
        charts |= _estimated(report.estimated)
    return {name: _svg(chart) for name, chart in charts.items()}


def _estimated(found: Estimated) -> dict[str, Any]:
    estimates = [(one.name, one.estimate) for one in found.beside.lines if one.estimate is not None]
    lead = [("lead over rival", found.beside.margin)]
    dated = [("dated alone", found.beside.dated)] if found.beside.dated else []
    left = [(one.name, one.estimate) for one in found.left[:MOST] if one.estimate is not None]
    charts = {
        "estimates": _intervals([*estimates, *dated, *lead], found.beside.primary),
        "tipping": _tipping(found),
        "balance": _balance(found),
    }
    return charts | ({"left": _intervals(left, found.beside.primary)} if left else {})


def _svg(chart: Any) -> str:
    import vl_convert

    axis = {
        "labelColor": INK, "titleColor": INK, "tickColor": LINE, "domainColor": LINE, "gridColor": LINE,
        "gridOpacity": 0.6, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
        "labelLimit": 190,
    }  # fmt: skip
    chart = chart.configure(font="sans-serif", background="transparent", aria=False)
    chart = chart.configure_axis(**axis).configure_view(strokeWidth=0)
    words = {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "labelLimit": 260}
    chart = chart.configure_legend(orient="top", title=None, columns=1, symbolStrokeWidth=2, **words)
    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


def _intervals(lines: Sequence[tuple[str, Estimate]], primary: Estimate) -> Any:
    """Return estimates with their intervals, a dotted line at nothing, a dashed one at the primary."""
    import altair as alt

    rows = [
        {"name": name, "effect": 100 * one.effect, "low": 100 * one.low, "high": 100 * one.high}
        for name, one in lines
    ]
    order = [str(row["name"]) for row in rows]
    base = alt.Chart(_values(rows)).encode(
        y=alt.Y("name:N", sort=order, title=None, axis=alt.Axis(grid=False))
    )
    x = alt.X("effect:Q", title="Points", axis=alt.Axis(tickCount=5))
    parts = [
        _upright(0, [1, 3]),
        _upright(100 * primary.effect, [6, 4]),
        base.mark_rule(color=COLOURS[0], strokeWidth=3).encode(x=alt.X("low:Q"), x2="high:Q"),
        base.mark_point(filled=True, size=80, color=INK, opacity=1).encode(x=x),
    ]
    return alt.layer(*parts).properties(width=_WIDTH, height=_ROW * len(rows))


def _upright(at: float, dash: list[int]) -> Any:
    import altair as alt

    return alt.Chart(_values([{"at": at}])).mark_rule(color=INK, strokeDash=dash).encode(x="at:Q")


def _tipping(found: Estimated) -> Any:
    import altair as alt

    hidden = found.doubts.hidden
    most = float(hidden.tipping.treatment[-1])
    sign = 1 if hidden.fit.effect >= 0 else -1
    rows = [
        {"line": line, "x": x, "y": y}
        for line, surface in zip(_LINES, (sign * hidden.tipping.effect, hidden.tipping.near), strict=True)
        for x, y in _border(hidden.tipping, surface)
    ]
    points = [
        {
            "x": min(one.confounder.treatment, most),
            "y": min(one.confounder.outcome, most),
            "group": one.confounder.name.split(" ", 2)[-1],
            "times": one.confounder.name.split(" ", 1)[0] + "×",
        }
        for one in hidden.imagined
    ]
    scale, axis = alt.Scale(domain=[0, most]), alt.Axis(format=".0%", tickCount=5)
    x = alt.X("x:Q", title="Part of endorsement it would explain", scale=scale, axis=axis)
    y = alt.Y("y:Q", title="Part of the outcome", scale=scale, axis=axis)
    dash = alt.StrokeDash("line:N", scale=alt.Scale(domain=list(_LINES), range=[list(d) for d in _DASHES]))
    parts = [alt.Chart(_values(rows)).mark_line(color=INK, strokeWidth=2).encode(x=x, y=y, strokeDash=dash)]
    if points:
        groups = list(dict.fromkeys(str(point["group"]) for point in points))
        colour = alt.Color("group:N", scale=alt.Scale(domain=groups, range=list(COLOURS[: len(groups)])))
        shape = alt.Shape("group:N", scale=alt.Scale(domain=groups, range=list(_SHAPES[: len(groups)])))
        dots = alt.Chart(_values(points)).encode(x=x, y=y)
        parts.append(dots.mark_point(filled=True, size=70, opacity=1).encode(color=colour, shape=shape))
        for n, group in enumerate(groups):
            own = alt.Chart(_values(point for point in points if point["group"] == group)).encode(x=x, y=y)
            aside = own.mark_text(dx=(14, -14)[n % 2], dy=(-8, 10)[n // 2 % 2], color=INK, fontSize=11)
            parts.append(aside.encode(text="times:N"))
    return alt.layer(*parts).properties(width=_WIDTH + 60, height=_WIDTH + 20)


def _border(tipping: Tipping, surface: Any) -> Iterable[tuple[float, float]]:
    """Yield for each strength with endorsement the least with the outcome at which the surface is below 0."""
    for column, treatment in enumerate(tipping.treatment):
        below = np.flatnonzero(surface[:, column] <= 0)
        if len(below) and treatment > 0:
            yield float(treatment), float(tipping.outcome[below[0]])


def _seats(report: EffectReport) -> Any:
    import altair as alt

    won = [one for one in report.deciding.seats if one.account.won][:MOST]
    rows = [{"name": one.account.seat, "mean": one.decided, "low": one.low, "high": one.high} for one in won]
    order = [str(row["name"]) for row in rows]
    base = alt.Chart(_values(rows)).encode(
        y=alt.Y("name:N", sort=order, title=None, axis=alt.Axis(grid=False))
    )
    scale, axis = alt.Scale(domain=[0, 1]), alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1])
    parts = (
        base.mark_rule(color=COLOURS[0], strokeWidth=4).encode(x=alt.X("low:Q", scale=scale), x2="high:Q"),
        base.mark_point(filled=True, size=80, color=INK, opacity=1).encode(
            x=alt.X("mean:Q", title="Probability that it decided the seat", scale=scale, axis=axis)
        ),
    )
    return alt.layer(*parts).properties(width=_WIDTH, height=_ROW * len(rows))


def _number(report: EffectReport) -> Any:
    import altair as alt

    likely = [n for n, part in enumerate(report.deciding.number) if part >= 0.001]
    numbers = range(min(likely), max(likely) + 1)
    rows = [{"seats": n, "part": report.deciding.number[n]} for n in numbers]
    x = alt.X("seats:O", title="Seats decided", axis=alt.Axis(labelAngle=0, grid=False, labelOverlap=True))
    y = alt.Y("part:Q", title=None, axis=alt.Axis(format=".0%", tickCount=4))
    chart = alt.Chart(_values(rows)).mark_bar(color=COLOURS[0])
    return chart.encode(x=x, y=y).properties(width=_WIDTH + 60, height=130)


def _balance(found: Estimated) -> Any:
    import altair as alt

    kinds = ("plain means", "once weighted")
    rows = [
        {"name": one.name, "kind": kind, "gap": gap}
        for one in found.compared.balance[:MOST]
        for kind, gap in zip(kinds, (one.gap, one.weighted), strict=True)
    ]
    order = [one.name for one in found.compared.balance[:MOST]]
    points = alt.Chart(_values(rows)).mark_point(filled=True, size=60, opacity=0.9)
    points = points.encode(
        x=alt.X("gap:Q", title="Gap in standard deviations", axis=alt.Axis(tickCount=5)),
        y=alt.Y("name:N", sort=order, title=None, axis=alt.Axis(grid=False)),
        color=alt.Color("kind:N", scale=alt.Scale(domain=list(kinds), range=[COLOURS[1], COLOURS[0]])),
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=list(kinds), range=["circle", "square"])),
    )
    chart = alt.layer(_upright(0, [1, 3]), points)
    return chart.properties(width=_WIDTH, height=int(0.8 * _ROW) * len(order))


def _values(rows: Iterable[Mapping[str, Any]]) -> Any:
    import altair as alt

    return alt.InlineData(values=[dict(row) for row in rows])

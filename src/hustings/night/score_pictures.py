"""Pictures of the sheet of scores as SVG, drawn by Altair: reliability, error by stage, seats by time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hustings.night.chances import share_in_words
from hustings.night.measure_words import BY_FIELD, Unit
from hustings.night.score_plain import reliability_rows
from hustings.night.score_sheet import MODEL, ScoreSheet

INK, LINE = "#111111", "#c9c9c9"
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00")
"""By method. Source: Okabe and Ito, colours that people of every colour vision tell apart."""
_DASHES = ((1, 0), (6, 3), (2, 2), (8, 2, 2, 2), (1, 3))
_WIDTH, _LOW = 290, 100
_DRAWN = 150
"""Forecasts of a night that the picture of seats has room for; the others lie between them."""
_PARTIES = 6
"""Parties with most seats in the end, or once expected, that are drawn."""


def drawn(sheet: ScoreSheet) -> dict[str, str]:
    """Return the pictures as SVG by name: reliability, error, and seats: with the night behind it.

    Drawn without a browser and without any connection. Raises ImportError
    without the optional parts Altair and vl-convert.
    """
    charts: dict[str, Any] = {"error": _error(sheet)}
    if sheet.reliability() is not None:
        charts["reliability"] = _reliability(sheet)
    charts |= {f"seats:{night}": _seats(sheet, night) for night in sheet.elections if sheet.night(night)}
    return {name: _svg(chart) for name, chart in charts.items()}


def _svg(chart: Any) -> str:
    import vl_convert

    axis = {
        "labelColor": INK, "titleColor": INK, "tickColor": LINE, "domainColor": LINE, "gridColor": LINE,
        "gridOpacity": 0.6, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
    }  # fmt: skip
    chart = chart.configure(font="sans-serif", background="transparent", aria=False)
    chart = chart.configure_axis(**axis).configure_view(strokeWidth=0)
    words = {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "labelLimit": 260}
    chart = chart.configure_legend(orient="top", title=None, columns=1, symbolStrokeWidth=2, **words)
    chart = chart.configure_title(color=INK, fontSize=13, anchor="start", frame="group")
    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


def _reliability(sheet: ScoreSheet) -> Any:
    import altair as alt

    rows = [
        {"method": method, **row}
        for method in sheet.methods
        if (table := sheet.reliability(method)) is not None
        for row in reliability_rows(table)
    ]
    scale, axis = alt.Scale(domain=[0, 1]), alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1])
    ideal = alt.Chart(_values([{"x": 0, "y": 0}, {"x": 1, "y": 1}])).mark_line(color=INK, strokeDash=[4, 4])
    points = (
        alt.Chart(_values(rows))
        .mark_point(filled=True, opacity=0.9)
        .encode(
            x=alt.X("mean_chance:Q", title="Chance given", scale=scale, axis=axis),
            y=alt.Y("frequency:Q", title="Came true", scale=scale, axis=axis),
            size=alt.Size("chances:Q", legend=None, scale=alt.Scale(type="log", range=[40, 300])),
            **_by_method(sheet, {row["method"] for row in rows}, is_line=False),
        )
    )
    diagonal = ideal.encode(x=alt.X("x:Q", scale=scale), y=alt.Y("y:Q", scale=scale))
    return (diagonal + points).properties(width=_WIDTH, height=_WIDTH)


def _error(sheet: ScoreSheet) -> Any:
    import altair as alt

    return alt.vconcat(*(_error_of(sheet, field) for field in ("share_error", "seat_error")))


def _error_of(sheet: ScoreSheet, field: str) -> Any:
    import altair as alt

    measure = BY_FIELD[field]
    times = 100 if measure.unit is Unit.POINTS else 1
    rows = [
        {"method": method, "stage": share_in_words(stage, 0), "value": value * times}
        for method in sheet.methods
        for stage in sheet.stages
        if (value := sheet.at_stage(field, stage, method)) is not None
    ]
    order = [share_in_words(stage, 0) for stage in sheet.stages]
    x = alt.X("stage:N", sort=order, title="Seats declared", axis=alt.Axis(labelAngle=0, grid=False))
    y = alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=4))
    chosen = {str(row["method"]) for row in rows}
    base = alt.Chart(_values(rows)).encode(x=x, y=y)
    lines = base.mark_line(strokeWidth=2.5).encode(**_by_method(sheet, chosen))
    points = base.mark_point(filled=True, size=70, opacity=1).encode(
        **_by_method(sheet, chosen, is_line=False)
    )
    return (lines + points).properties(width=_WIDTH, height=130, title=measure.heading)


def _seats(sheet: ScoreSheet, night: str) -> Any:
    import altair as alt

    whole_night = sheet.night(night)
    scores = (*whole_night[:-1][:: 1 + len(whole_night) // _DRAWN], whole_night[-1])
    most: dict[str, int] = {}
    for one in scores:
        for total in one.totals:
            most[total.party] = max(most.get(total.party, 0), total.actual, total.median)
    chosen = sorted(most, key=lambda party: (-most[party], party))[:_PARTIES]
    rows = [
        {"x": one.declared, **{key: getattr(total, key) for key in ("p5", "p95", "median", "declared")}}
        | {"party": total.party, "actual": total.actual}
        for one in scores
        for total in one.totals
        if total.party in chosen
    ]
    panels = [
        _party(party, [row for row in rows if row["party"] == party], "Seats declared" if n == 0 else None)
        for n, party in reversed(list(enumerate(reversed(chosen))))
    ]
    return alt.vconcat(*panels, spacing=8)


def _party(party: str, rows: Sequence[Mapping[str, Any]], below: str | None) -> Any:
    import altair as alt

    base = alt.Chart(_values(rows)).encode(
        x=alt.X("x:Q", title=below, axis=alt.Axis(tickCount=5, grid=False))
    )
    blue = COLOURS[0]
    scale = alt.Scale(zero=True, nice=True)
    y = alt.Y("p5:Q", title=None, scale=scale, axis=alt.Axis(tickCount=3))
    parts = (
        base.mark_area(color=blue, opacity=0.28).encode(y=y, y2="p95:Q"),
        base.mark_line(color=INK, strokeWidth=1.5, strokeDash=[1.5, 3]).encode(y="declared:Q"),
        base.mark_line(color=INK, strokeWidth=1.5, strokeDash=[6, 4]).encode(y="actual:Q"),
        base.mark_line(color=blue, strokeWidth=2.5).encode(y="median:Q"),
    )
    title = f"{party}, {rows[-1]['actual']} in the end"
    return alt.layer(*parts).properties(width=_WIDTH, height=_LOW, title=title)


def _by_method(sheet: ScoreSheet, present: set[str], is_line: bool = True) -> dict[str, Any]:
    """Return a colour and a dash or shape for every method, so that none is told by colour alone."""
    import altair as alt

    methods = [method for method in sheet.methods if method in present]
    places = [sheet.methods.index(method) % len(COLOURS) for method in methods]
    colour = alt.Scale(domain=methods, range=[COLOURS[n] for n in places])
    legend = alt.Legend() if len(methods) > 1 or methods != [MODEL] else None
    shapes = ("circle", "square", "triangle-up", "diamond", "cross")
    look: Any
    if is_line:
        dashes = alt.Scale(domain=methods, range=[list(_DASHES[n]) for n in places])
        look = {"strokeDash": alt.StrokeDash("method:N", scale=dashes, legend=legend)}
    else:
        kinds = alt.Scale(domain=methods, range=[shapes[n] for n in places])
        look = {"shape": alt.Shape("method:N", scale=kinds, legend=legend)}
    return {"color": alt.Color("method:N", scale=colour, legend=legend), **look}


def _values(rows: Iterable[Mapping[str, Any]]) -> Any:
    import altair as alt

    return alt.InlineData(values=[dict(row) for row in rows])

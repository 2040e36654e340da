"""The forecast of the House as a picture: seats declared so far, the median, the interval as a whisker."""

from __future__ import annotations

from collections.abc import Sequence

from hustings.figures import whole
from hustings.night.chances import seats_in_words
from hustings.night.outlook import Forecast, PartyOutlook
from hustings.publish.drawing import element, hatching, picture, safe
from hustings.publish.party_colours import sign
from hustings.publish.pictured import REHEARSAL, Say, in_english

_WIDTH, _ROW, _HEAD, _FOOT, _LINE = 360, 26, 34, 30, 13
_LEFT, _RIGHT = 52, 268
"""Where the scale begins and ends; before it stand the parties, behind it the figures."""
_MOST = 9


def forecast_picture(forecast: Forecast, say: Say = in_english, name: str = "forecast") -> str:
    """Return the picture, a row a party: filled what is declared, hatched what is forecast.

    The whisker is the 90% interval and the dot the median. It says in words
    that it is a forecast and an estimate; a rehearsal's says so too.
    """
    rows = _rows(forecast)
    seats = forecast.declared + forecast.undeclared
    top = max([seats // 2 + 20, *(one.p95 for one in rows)])
    half = _x(seats // 2 + 1, top)
    height = _HEAD + _ROW * len(rows) + _FOOT
    said = say(in_english("Forecast, an estimate: seats with 90% interval"))
    if forecast.is_rehearsal:
        said = f"{say(REHEARSAL)} – {said}"
    needed = say(in_english("{needed} for a majority")).format(needed=whole(seats // 2 + 1))
    parts = [
        element("text", safe(said), x=0, y=11, font_size=11, class_="heading"),
        element("text", safe(needed), x=half, y=27, font_size=10, class_="caption"),
        *(_drawn(one, n, top, name) for n, one in enumerate(rows)),
        element("path", d=f"M{half} {_HEAD - 4}V{height - _FOOT}", class_="half"),
    ]
    key = (
        say(in_english("filled: declared so far; hatched: forecast, to the median")),
        say(in_english("line: 90% interval")),
    )
    lines = ((text, height - _FOOT + _LINE * (n + 1)) for n, text in enumerate(key))
    parts += [element("text", safe(text), x=0, y=y, font_size=10, class_="heading") for text, y in lines]
    told = "; ".join(_told(one, say) for one in rows)
    inside = hatching(name, _WIDTH) + "".join(parts)
    return picture(name, (_WIDTH, height), (said, told), inside, "forecast-picture")


def _rows(forecast: Forecast) -> Sequence[PartyOutlook]:
    likely = [one for one in forecast.house.values() if one.p95 or one.declared]
    return sorted(likely, key=lambda one: (-one.median, -one.mean, one.party))[:_MOST]


def _told(one: PartyOutlook, say: Say) -> str:
    text = say(in_english("{party}: forecast {median}, 90% interval {interval}, declared {declared}"))
    return text.format(
        party=one.party,
        median=whole(one.median),
        interval=seats_in_words(one.p5, one.p95),
        declared=whole(one.declared),
    )


def _drawn(one: PartyOutlook, n: int, top: int, name: str) -> str:
    y, middle = _HEAD + _ROW * n, _HEAD + _ROW * n + 12
    declared, median = _x(one.declared, top), _x(one.median, top)
    low, high = _x(one.p5, top), _x(one.p95, top)
    bar = {"y": y + 4, "height": 16}
    forecast = {"x": declared, "width": max(0, median - declared)}
    whisker = f"M{low} {y + 7}v10M{low} {middle}H{high}M{high} {y + 7}v10"
    figures = f"{whole(one.median)} ({seats_in_words(one.p5, one.p95)})"
    parts = [
        element("text", safe(one.party[:8]), x=_LEFT - 5, y=y + 16, font_size=11, class_="label"),
        element("rect", x=_LEFT, width=declared - _LEFT, class_="shape", **bar),
        element("rect", class_="shape forecast c2", **forecast, **bar),
        element("rect", class_="hatch", fill=f"url(#{name}-hatch)", **forecast, **bar),
        element("path", d=whisker, class_="whisker"),
        element("circle", cx=median, cy=middle, r="3.5", class_="median"),
        element("text", safe(figures), x=_RIGHT + 12, y=y + 16, font_size=11, class_="figures"),
    ]
    return element("g", "".join(parts), class_=f"seat {sign(one.party).css}")


def _x(seats: int, top: int) -> int:
    return _LEFT + (_RIGHT - _LEFT) * seats // top
